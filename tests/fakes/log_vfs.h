/*
 * log_vfs.h - SQLite's own files, with a log of what was written, cut and synced: from it
 * the disk can be drawn as a cut of the power would leave it.
 */
#pragma once

#include "base/err.h"

#define LOG_VFS "logged"

enum disk_file { DISK_DB, DISK_WAL, DISK_FILES };

enum disk_what { DISK_WRITE, DISK_CUT, DISK_SYNC, DISK_ACK };

struct disk_op {
    enum disk_what what;
    enum disk_file file;
    int64_t at; /* of a cut: the new size; of an ack: the number of the event */
    size_t len;
    unsigned char *bytes;
};

struct disk_log {
    struct disk_op *ops;
    size_t n, room;
};

/* Makes it known to SQLite under that name; `log` must live as long. */
void log_vfs_start(struct disk_log *log);
void log_vfs_stop(void);

void disk_ack(struct disk_log *log, int64_t event);
void disk_log_done(struct disk_log *log);
