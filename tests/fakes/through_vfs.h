/*
 * through_vfs.h - what a layer over the system's VFS and its files leaves as it is. A
 * layer's own VFS begins with `struct through_vfs`, its file with `struct through_file`.
 */
#pragma once

#include "base/keep.h"

#include <sqlite3.h>

struct through_vfs {
    sqlite3_vfs vfs; /* first: SQLite sees this */
    sqlite3_vfs *real;
};

struct through_file {
    sqlite3_file base; /* first: SQLite sees this */
    struct through_vfs *vfs;
    sqlite3_file *real;
};

static sqlite3_file *real_of(sqlite3_file *base)
{
    return ((struct through_file *)(void *)base)->real;
}

/* A layer's VFS of so many bytes under this name, over that of the system; its files take
 * `file_size`. */
static inline void *through_new(const char *name, size_t size, size_t file_size,
                                int (*open)(sqlite3_vfs *, const char *, sqlite3_file *,
                                            int, int *))
{
    struct through_vfs *made = keep_new(size);

    made->real = sqlite3_vfs_find("unix-excl");
    made->vfs = *made->real;
    made->vfs.zName = name;
    made->vfs.pNext = NULL;
    made->vfs.szOsFile = (int)file_size + made->real->szOsFile;
    made->vfs.xOpen = open;
    return made;
}

/* Opens the file below, which stands behind the layer's own of `size` bytes. */
static inline int through_open(sqlite3_vfs *base, const char *name, sqlite3_file *out,
                               size_t size, int flags, int *out_flags)
{
    struct through_vfs *vfs = (struct through_vfs *)(void *)base;
    struct through_file *file = (struct through_file *)(void *)out;

    memset(file, 0, size);
    file->vfs = vfs;
    file->real = (sqlite3_file *)(void *)((char *)file + size);
    return vfs->real->xOpen(vfs->real, name, file->real, flags, out_flags);
}

static int through_read(sqlite3_file *base, void *into, int len, sqlite3_int64 at)
{
    return real_of(base)->pMethods->xRead(real_of(base), into, len, at);
}

static int through_size(sqlite3_file *base, sqlite3_int64 *size)
{
    return real_of(base)->pMethods->xFileSize(real_of(base), size);
}

static int through_lock(sqlite3_file *base, int level)
{
    return real_of(base)->pMethods->xLock(real_of(base), level);
}

static int through_unlock(sqlite3_file *base, int level)
{
    return real_of(base)->pMethods->xUnlock(real_of(base), level);
}

static int through_reserved(sqlite3_file *base, int *out)
{
    return real_of(base)->pMethods->xCheckReservedLock(real_of(base), out);
}

static int through_control(sqlite3_file *base, int op, void *arg)
{
    return real_of(base)->pMethods->xFileControl(real_of(base), op, arg);
}

static int through_shm_map(sqlite3_file *base, int page, int size, int extend,
                           void volatile **out)
{
    return real_of(base)->pMethods->xShmMap(real_of(base), page, size, extend, out);
}

static int through_shm_lock(sqlite3_file *base, int at, int n, int flags)
{
    return real_of(base)->pMethods->xShmLock(real_of(base), at, n, flags);
}

static void through_shm_barrier(sqlite3_file *base)
{
    real_of(base)->pMethods->xShmBarrier(real_of(base));
}

static int through_shm_unmap(sqlite3_file *base, int to_delete)
{
    return real_of(base)->pMethods->xShmUnmap(real_of(base), to_delete);
}

/* The rest a layer names itself: xClose, xWrite, xTruncate, xSync, and what the disk
 * promises. */
#define THROUGH_METHODS                                                      \
    .iVersion = 2, .xRead = through_read, .xFileSize = through_size,         \
    .xLock = through_lock, .xUnlock = through_unlock,                        \
    .xCheckReservedLock = through_reserved, .xFileControl = through_control, \
    .xShmMap = through_shm_map, .xShmLock = through_shm_lock,                \
    .xShmBarrier = through_shm_barrier, .xShmUnmap = through_shm_unmap
