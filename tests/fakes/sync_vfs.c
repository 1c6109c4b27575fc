/*
 * sync_vfs.c - a thin layer over the system's VFS.
 *
 * What a write overwrites is kept until the file's next sync, so that it can be put back:
 * the process then ends as if the writes had never reached the disk.
 */

#include "tests/fakes/sync_vfs.h"

#include "base/keep.h"
#include "tests/fakes/through_vfs.h"

/* What stood where something was written. */
struct before {
    struct before *older;
    sqlite3_int64 at, size; /* size: of the whole file */
    int len;                /* bytes that were there */
    char bytes[];
};

struct file {
    sqlite3_file base; /* first: SQLite sees this */
    struct counted_vfs *vfs;
    struct file *next;
    struct before *unsynced; /* newest first */
    sqlite3_file *real;
};

struct counted_vfs {
    sqlite3_vfs vfs; /* first */
    sqlite3_vfs *real;
    struct fate *fate;
    struct file *files;
};

static struct file *file_of(sqlite3_file *base)
{
    return (struct file *)(void *)base;
}

static sqlite3_file *real_of(sqlite3_file *base)
{
    return file_of(base)->real;
}

/* Writes are kept only in a life that is to end before one of its syncs. */
static bool is_kept(const struct file *file)
{
    const struct fate *fate = file->vfs->fate;

    return fate->ends_before && fate->end_at_sync > fate->syncs;
}

static int keep(struct file *file, sqlite3_int64 at, sqlite3_int64 len)
{
    sqlite3_int64 size = 0;
    struct before *before;
    int rc = file->real->pMethods->xFileSize(file->real, &size);

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
    return len > 0
               ? file->real->pMethods->xRead(file->real, before->bytes, before->len, at)
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
            (void)file->real->pMethods->xWrite(file->real, at->bytes, at->len, at->at);
        (void)file->real->pMethods->xTruncate(file->real, at->size);
    }
}

static int xClose(sqlite3_file *base)
{
    struct file *file = file_of(base), **at = &file->vfs->files;

    while (*at != file)
        at = &(*at)->next;
    *at = file->next;
    forget(file);
    return file->real->pMethods->xClose(file->real);
}

static bool is_full(struct fate *fate)
{
    if (fate->full_after > 0 && --fate->full_after == 0)
        fate->is_full = true;
    return fate->is_full;
}

static int xWrite(sqlite3_file *base, const void *bytes, int len, sqlite3_int64 at)
{
    if (is_full(file_of(base)->vfs->fate))
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
    struct counted_vfs *vfs = file_of(base)->vfs;
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
    struct counted_vfs *vfs = (struct counted_vfs *)(void *)base;
    struct file *file = file_of(out);
    int rc;

    memset(file, 0, sizeof(*file));
    file->real = (sqlite3_file *)(void *)(file + 1);
    rc = vfs->real->xOpen(vfs->real, name, file->real, flags, out_flags);
    if (rc != SQLITE_OK)
        return rc;
    file->vfs = vfs;
    file->next = vfs->files;
    vfs->files = file;
    file->base.pMethods = &methods;
    return SQLITE_OK;
}

void sync_vfs_start(struct fate *fate)
{
    struct counted_vfs *vfs = (struct counted_vfs *)(void *)sqlite3_vfs_find(SYNC_VFS);

    if (vfs) { /* a test that starts anew */
        vfs->fate = fate;
        return;
    }
    vfs = keep_new(sizeof(*vfs));

    vfs->real = sqlite3_vfs_find("unix-excl");
    vfs->vfs = *vfs->real;
    vfs->vfs.zName = SYNC_VFS;
    vfs->vfs.pNext = NULL;
    vfs->vfs.szOsFile = (int)sizeof(struct file) + vfs->real->szOsFile;
    vfs->vfs.xOpen = xOpen;
    vfs->fate = fate;
    (void)sqlite3_vfs_register(&vfs->vfs, 0);
}
