/*
 * through_vfs.h - what a layer over a file of SQLite leaves as it is. In one file of a
 * program that knows the file below: real_of.
 */
#pragma once

#include <sqlite3.h>

static sqlite3_file *real_of(sqlite3_file *base);

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
