/* A thin layer over the system's VFS that writes down what reaches the disk, and when; of
 * any thread, for the log of the database is moved by one of its own. */

#include "tests/fakes/log_vfs.h"

#include "base/keep.h"
#include "tests/fakes/through_vfs.h"

#include <pthread.h>

struct file {
    sqlite3_file base; /* first: SQLite sees this */
    struct logged_vfs *vfs;
    sqlite3_file *real;
    bool is_logged;
    enum disk_file which;
};

struct logged_vfs {
    sqlite3_vfs vfs; /* first */
    sqlite3_vfs *real;
    struct disk_log *log;
};

static struct file *file_of(sqlite3_file *base)
{
    return (struct file *)(void *)base;
}

static sqlite3_file *real_of(sqlite3_file *base)
{
    return file_of(base)->real;
}

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static void add(struct disk_log *log, const struct disk_op *op)
{
    pthread_mutex_lock(&order);
    if (log->n == log->room) {
        log->room = log->room ? 2 * log->room : 1024;
        log->ops = keep_resize(log->ops, log->room * sizeof(*log->ops));
    }
    log->ops[log->n++] = *op;
    pthread_mutex_unlock(&order);
}

static void note(struct file *file, enum disk_what what, int64_t at, const void *bytes,
                 size_t len)
{
    struct disk_op op = {.what = what, .file = file->which, .at = at, .len = len};

    if (!file->is_logged)
        return;
    if (len > 0) {
        op.bytes = keep_new(len);
        memcpy(op.bytes, bytes, len);
    }
    add(file->vfs->log, &op);
}

void disk_ack(struct disk_log *log, int64_t event)
{
    add(log, &(struct disk_op){.what = DISK_ACK, .at = event});
}

void disk_log_done(struct disk_log *log)
{
    for (size_t i = 0; i < log->n; i++)
        free(log->ops[i].bytes);
    free(log->ops);
    *log = (struct disk_log){0};
}

static int xClose(sqlite3_file *base)
{
    return real_of(base)->pMethods->xClose(real_of(base));
}

static int xWrite(sqlite3_file *base, const void *bytes, int len, sqlite3_int64 at)
{
    note(file_of(base), DISK_WRITE, at, bytes, (size_t)len);
    return real_of(base)->pMethods->xWrite(real_of(base), bytes, len, at);
}

static int xTruncate(sqlite3_file *base, sqlite3_int64 size)
{
    note(file_of(base), DISK_CUT, size, NULL, 0);
    return real_of(base)->pMethods->xTruncate(real_of(base), size);
}

static int xSync(sqlite3_file *base, int flags)
{
    note(file_of(base), DISK_SYNC, 0, NULL, 0);
    return real_of(base)->pMethods->xSync(real_of(base), flags);
}

static int xSectorSize(sqlite3_file *base)
{
    (void)base;
    return 512;
}

/* A disk that promises nothing: neither whole sectors beyond 512 bytes nor order. */
static int xDeviceCharacteristics(sqlite3_file *base)
{
    (void)base;
    return 0;
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
    struct logged_vfs *vfs = (struct logged_vfs *)(void *)base;
    struct file *file = file_of(out);
    int rc;

    memset(file, 0, sizeof(*file));
    file->real = (sqlite3_file *)(void *)(file + 1);
    rc = vfs->real->xOpen(vfs->real, name, file->real, flags, out_flags);
    if (rc != SQLITE_OK)
        return rc;
    file->vfs = vfs;
    file->which = flags & SQLITE_OPEN_WAL ? DISK_WAL : DISK_DB;
    file->is_logged = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB)) != 0;
    file->base.pMethods = &methods;
    return SQLITE_OK;
}

void log_vfs_start(struct disk_log *log)
{
    struct logged_vfs *vfs = keep_new(sizeof(*vfs));

    vfs->real = sqlite3_vfs_find("unix-excl");
    vfs->vfs = *vfs->real;
    vfs->vfs.zName = LOG_VFS;
    vfs->vfs.pNext = NULL;
    vfs->vfs.szOsFile = (int)sizeof(struct file) + vfs->real->szOsFile;
    vfs->vfs.xOpen = xOpen;
    vfs->log = log;
    (void)sqlite3_vfs_register(&vfs->vfs, 0);
}

void log_vfs_stop(void)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(LOG_VFS);

    if (vfs)
        (void)sqlite3_vfs_unregister(vfs);
    free(vfs);
}
