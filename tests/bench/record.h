/*
 * record.h - what was written down: shared by recorder.c, which writes it, and replay.c,
 * which does it again.
 */
#pragma once

#include "tests/bench/recorder.h"

enum deed {
    DEED_INT,
    DEED_TEXT, /* ends with NUL */
    DEED_SPAN, /* with its length */
    DEED_BLOB,
    DEED_STEP,
    DEED_RESET,
    DEED_CLEAR,
    DEED_EXEC,
    DEED_CHECKPOINT
};

struct op {
    uint8_t deed, at;
    uint16_t statement;
    uint32_t len;
    int64_t value; /* or where its bytes begin */
};

enum { RECORD_PLACES = 1024 };

struct record_place {
    const sqlite3_stmt *stmt;
    uint32_t number;
};

struct clerk {
    enum recording what;
    struct record_place places[RECORD_PLACES];
    struct statement_time statements[RECORDED_STATEMENTS];
    size_t n_statements;
    struct op *ops;
    size_t n_ops, ops_room, mark;
    char *bytes;
    size_t n_bytes, bytes_room;
    struct recorded_times times;
};

struct clerk *recorder_clerk(void);

/* The linker's names for what it wraps: SQLite itself. */
int __real_sqlite3_bind_int64(sqlite3_stmt *stmt, int at, sqlite3_int64 value);
int __real_sqlite3_bind_text(sqlite3_stmt *stmt, int at, const char *text, int len,
                             void (*end)(void *));
int __real_sqlite3_bind_blob64(sqlite3_stmt *stmt, int at, const void *bytes,
                               sqlite3_uint64 len, void (*end)(void *));
int __real_sqlite3_step(sqlite3_stmt *stmt);
int __real_sqlite3_reset(sqlite3_stmt *stmt);
int __real_sqlite3_clear_bindings(sqlite3_stmt *stmt);
int __real_sqlite3_finalize(sqlite3_stmt *stmt);
int __real_sqlite3_exec(sqlite3 *db, const char *sql, sqlite3_callback row, void *arg,
                        char **said);
int __real_sqlite3_wal_checkpoint_v2(sqlite3 *db, const char *name, int mode, int *pages,
                                     int *moved);
