/*
 * sync_vfs.c - a thin layer over the system's VFS.
 *
 * What a write overwrites is kept until the file's next sync, so that it can be put back:
 * the process then ends as if the writes had never reached the disk.
 */

#include "tests/fakes/sync_vfs.h"

#include "tests/fakes/through_vfs.h"

/* What stood where something was written. */
struct before {
    struct before *older;
    sqlite3_int64 at, size; /* size: of the whole file */
    int len;                /* bytes that were there */
    char bytes[];
};

struct file {
    struct through_file through; /* first */
    struct file *next;
    struct before *unsynced; /* newest first */
};

struct counted_vfs {
    struct through_vfs through; /* first */
    struct fate *fate;
    struct file *files;
};

static struct file *file_of(sqlite3_file *base)
{
    return (struct file *)(void *)base;
}

static struct counted_vfs *vfs_of(const struct file *file)
{
    return (struct counted_vfs *)(void *)file->through.vfs;
}

/* Writes are kept only in a life that is to end before one of its syncs. */
static bool is_kept(const struct file *file)
{
    const struct fate *fate = vfs_of(file)->fate;

    return fate->ends_before && fate->end_at_sync > fate->syncs;
}

static int keep(struct file *file, sqlite3_int64 at, sqlite3_int64 len)
{
    sqlite3_int64 size = 0;
    struct before *before;
    int rc = file->through.real->pMethods->xFileSize(file->through.real, &size);

    if (rc != SQLITE_OK)
        return rc;
    if (at + len > size)
        len = size > at ? size - at : 0;
    before = keep_new(sizeof(*before) + (size_t)len);
    before->at = at;
    before->size = size;
    before->len = (int)len;
    before->older = file->unsynced;
    file->unsynced = before;
    return len > 0 ? file->through.real->pMethods->xRead(file->through.real,
                                                         before->bytes, before->len, at)
                   : SQLITE_OK;
}

static void forget(struct file *file)
{
    while (file->unsynced) {
        struct before *before = file->unsynced;

        file->unsynced = before->older;
        free(before);
    }
}

static void take_back(struct file *file)
{
    for (const struct before *at = file->unsynced; at; at = at->older) {
        if (at->len > 0)
            (void)file->through.real->pMethods->xWrite(file->through.real, at->bytes,
                                                       at->len, at->at);
        (void)file->through.real->pMethods->xTruncate(file->through.real, at->size);
    }
}

static int xClose(sqlite3_file *base)
{
    struct file *file = file_of(base), **at = &vfs_of(file)->files;

    while (*at != file)
        at = &(*at)->next;
    *at = file->next;
    forget(file);
    return file->through.real->pMethods->xClose(file->through.real);
}

static bool is_full(struct fate *fate)
{
    if (fate->full_after > 0 && --fate->full_after == 0)
        fate->is_full = true;
    return fate->is_full;
}

static int xWrite(sqlite3_file *base, const void *bytes, int len, sqlite3_int64 at)
{
    if (is_full(vfs_of(file_of(base))->fate))
        return SQLITE_FULL;
    if (is_kept(file_of(base))) {
        int rc = keep(file_of(base), at, len);

        if (rc != SQLITE_OK)
            return rc;
    }
    return real_of(base)->pMethods->xWrite(real_of(base), bytes, len, at);
}

static int xTruncate(sqlite3_file *base, sqlite3_int64 size)
{
    if (is_kept(file_of(base))) {
        int rc = keep(file_of(base), size, INT32_MAX);

        if (rc != SQLITE_OK)
            return rc;
    }
    return real_of(base)->pMethods->xTruncate(real_of(base), size);
}

static int xSync(sqlite3_file *base, int flags)
{
    struct counted_vfs *vfs = vfs_of(file_of(base));
    struct fate *fate = vfs->fate;
    bool is_last = ++fate->syncs == fate->end_at_sync;
    int rc;

    if (is_last && fate->ends_before) {
        for (struct file *file = vfs->files; file; file = file->next)
            take_back(file);
        fate_end(fate);
    }
    if (fate->syncs == fate->bad_sync) {
        for (struct file *file = vfs->files; file; file = file->next)
            take_back(file);
        return SQLITE_IOERR_FSYNC;
    }
    forget(file_of(base));
    rc = real_of(base)->pMethods->xSync(real_of(base), flags);
    if (is_last)
        fate_end(fate);
    return rc;
}

static int xSectorSize(sqlite3_file *base)
{
    return real_of(base)->pMethods->xSectorSize(real_of(base));
}

static int xDeviceCharacteristics(sqlite3_file *base)
{
    return real_of(base)->pMethods->xDeviceCharacteristics(real_of(base));
}

static const sqlite3_io_methods methods = {
    THROUGH_METHODS,
    .xClose = xClose,
    .xWrite = xWrite,
    .xTruncate = xTruncate,
    .xSync = xSync,
    .xSectorSize = xSectorSize,
    .xDeviceCharacteristics = xDeviceCharacteristics,
};

static int xOpen(sqlite3_vfs *base, const char *name, sqlite3_file *out, int flags,
                 int *out_flags)
{
    struct file *file = file_of(out);
    int rc = through_open(base, name, out, sizeof(*file), flags, out_flags);

    if (rc != SQLITE_OK)
        return rc;
    file->next = vfs_of(file)->files;
    vfs_of(file)->files = file;
    file->through.base.pMethods = &methods;
    return SQLITE_OK;
}

void sync_vfs_start(struct fate *fate)
{
    struct counted_vfs *vfs = (struct counted_vfs *)(void *)sqlite3_vfs_find(SYNC_VFS);

    if (vfs) { /* a test that starts anew */
        vfs->fate = fate;
        return;
    }
    vfs = through_new(SYNC_VFS, sizeof(*vfs), sizeof(struct file), xOpen);
    vfs->fate = fate;
    (void)sqlite3_vfs_register(&vfs->through.vfs, 0);
}
