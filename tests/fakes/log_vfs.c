/* A thin layer over the system's VFS that writes down what reaches the disk, and when; of
 * any thread, for the log of the database is moved by one of its own. */

#include "tests/fakes/log_vfs.h"

#include "tests/fakes/through_vfs.h"

#include <pthread.h>

struct file {
    struct through_file through; /* first */
    bool is_logged;
    enum disk_file which;
};

struct logged_vfs {
    struct through_vfs through; /* first */
    struct disk_log *log;
};

static struct file *file_of(sqlite3_file *base)
{
    return (struct file *)(void *)base;
}

static struct logged_vfs *vfs_of(const struct file *file)
{
    return (struct logged_vfs *)(void *)file->through.vfs;
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
    add(vfs_of(file)->log, &op);
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
    struct file *file = file_of(out);
    int rc = through_open(base, name, out, sizeof(*file), flags, out_flags);

    if (rc != SQLITE_OK)
        return rc;
    file->which = flags & SQLITE_OPEN_WAL ? DISK_WAL : DISK_DB;
    file->is_logged = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB)) != 0;
    file->through.base.pMethods = &methods;
    return SQLITE_OK;
}

void log_vfs_start(struct disk_log *log)
{
    struct logged_vfs *vfs =
        through_new(LOG_VFS, sizeof(*vfs), sizeof(struct file), xOpen);

    vfs->log = log;
    (void)sqlite3_vfs_register(&vfs->through.vfs, 0);
}

void log_vfs_stop(void)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(LOG_VFS);

    if (vfs)
        (void)sqlite3_vfs_unregister(vfs);
    free(vfs);
}
