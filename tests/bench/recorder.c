/* The door between the program and SQLite, with a clerk beside it. */

#include "tests/bench/record.h"

#include "tests/bench/bench.h"

#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <threads.h>
#include <unistd.h>

/* What the linker calls in place of SQLite. */
int __wrap_sqlite3_bind_int64(sqlite3_stmt *stmt, int at, sqlite3_int64 value);
int __wrap_sqlite3_bind_text(sqlite3_stmt *stmt, int at, const char *text, int len,
                             void (*end)(void *));
int __wrap_sqlite3_bind_blob64(sqlite3_stmt *stmt, int at, const void *bytes,
                               sqlite3_uint64 len, void (*end)(void *));
int __wrap_sqlite3_step(sqlite3_stmt *stmt);
int __wrap_sqlite3_reset(sqlite3_stmt *stmt);
int __wrap_sqlite3_clear_bindings(sqlite3_stmt *stmt);
int __wrap_sqlite3_finalize(sqlite3_stmt *stmt);
int __wrap_sqlite3_exec(sqlite3 *db, const char *sql, sqlite3_callback row, void *arg,
                        char **said);
int __wrap_sqlite3_wal_checkpoint_v2(sqlite3 *db, const char *name, int mode, int *pages,
                                     int *moved);

/* The one state of the bench that hangs from nothing: the linker's doors take no
 * argument of ours. */
static struct clerk clerk;

/* Of the thread that began it: the log is moved by another, which is not replayed. */
static thread_local bool is_watched;

struct clerk *recorder_clerk(void)
{
    return &clerk;
}

static size_t place_of(const sqlite3_stmt *stmt)
{
    size_t at = ((uintptr_t)stmt >> 4) % RECORD_PLACES;

    while (clerk.places[at].stmt != stmt && clerk.places[at].stmt)
        at = (at + 1) % RECORD_PLACES;
    return at;
}

/* The number of a statement; a new one is known by its SQL. */
static uint32_t number_of(sqlite3_stmt *stmt)
{
    size_t at = place_of(stmt);
    const char *sql;
    size_t n;

    if (clerk.places[at].stmt)
        return clerk.places[at].number;
    sql = sqlite3_sql(stmt);
    for (n = 0; n < clerk.n_statements; n++)
        if (strcmp(clerk.statements[n].sql, sql) == 0)
            break;
    if (n == RECORDED_STATEMENTS)
        bench_die("more than %d statements", RECORDED_STATEMENTS);
    if (n == clerk.n_statements) {
        clerk.statements[n] = (struct statement_time){.sql = strdup(sql)};
        if (!clerk.statements[n].sql)
            abort();
        clerk.n_statements++;
    }
    clerk.places[at].stmt = stmt;
    clerk.places[at].number = (uint32_t)n;
    return (uint32_t)n;
}

static void *grown(void *array, size_t *room, size_t need, size_t each)
{
    if (need <= *room)
        return array;
    *room = need < 65536 ? 65536 : need * 2;
    array = realloc(array, *room * each);
    if (!array)
        abort();
    return array;
}

static size_t keep_bytes(const void *bytes, size_t len)
{
    size_t at = clerk.n_bytes;

    clerk.bytes = grown(clerk.bytes, &clerk.bytes_room, at + len, 1);
    if (len > 0)
        memcpy(clerk.bytes + at, bytes, len);
    clerk.n_bytes += len;
    return at;
}

static void note(enum deed deed, uint32_t statement, int at, int64_t value, size_t len)
{
    clerk.ops = grown(clerk.ops, &clerk.ops_room, clerk.n_ops + 1, sizeof(*clerk.ops));
    clerk.ops[clerk.n_ops++] = (struct op){.deed = (uint8_t)deed,
                                           .at = (uint8_t)at,
                                           .statement = (uint16_t)statement,
                                           .len = (uint32_t)len,
                                           .value = value};
}

static bool is_recording(void)
{
    return is_watched && clerk.what == RECORD_ALL;
}

static bool is_timing(void)
{
    return is_watched && clerk.what == RECORD_TIMES;
}

int __wrap_sqlite3_bind_int64(sqlite3_stmt *stmt, int at, sqlite3_int64 value)
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = __real_sqlite3_bind_int64(stmt, at, value);

    if (is_recording())
        note(DEED_INT, number_of(stmt), at, value, 0);
    if (is_timing())
        clerk.times.binds_ns += bench_ns() - began;
    return code;
}

int __wrap_sqlite3_bind_text(sqlite3_stmt *stmt, int at, const char *text, int len,
                             void (*end)(void *))
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = __real_sqlite3_bind_text(stmt, at, text, len, end);

    if (is_recording()) {
        size_t bytes = len < 0 ? strlen(text) + 1 : (size_t)len;

        note(len < 0 ? DEED_TEXT : DEED_SPAN, number_of(stmt), at,
             (int64_t)keep_bytes(text, bytes), bytes);
    }
    if (is_timing())
        clerk.times.binds_ns += bench_ns() - began;
    return code;
}

int __wrap_sqlite3_bind_blob64(sqlite3_stmt *stmt, int at, const void *bytes,
                               sqlite3_uint64 len, void (*end)(void *))
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = __real_sqlite3_bind_blob64(stmt, at, bytes, len, end);

    if (is_recording())
        note(DEED_BLOB, number_of(stmt), at, (int64_t)keep_bytes(bytes, len), len);
    if (is_timing())
        clerk.times.binds_ns += bench_ns() - began;
    return code;
}

static void count_step(uint32_t number, int64_t ns)
{
    struct statement_time *statement = &clerk.statements[number];
    bool is_commit = strcmp(statement->sql, "COMMIT") == 0;

    statement->ns += ns;
    statement->n++;
    if (is_commit) {
        clerk.times.commits_ns += ns;
        clerk.times.n_commits++;
    } else {
        clerk.times.steps_ns += ns;
        clerk.times.n_steps++;
    }
}

int __wrap_sqlite3_step(sqlite3_stmt *stmt)
{
    int64_t began;
    int code;

    if (is_recording())
        note(DEED_STEP, number_of(stmt), 0, 0, 0);
    if (!is_timing())
        return __real_sqlite3_step(stmt);
    began = bench_ns();
    code = __real_sqlite3_step(stmt);
    count_step(number_of(stmt), bench_ns() - began);
    return code;
}

int __wrap_sqlite3_reset(sqlite3_stmt *stmt)
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = __real_sqlite3_reset(stmt);

    if (is_recording())
        note(DEED_RESET, number_of(stmt), 0, 0, 0);
    if (is_timing())
        clerk.times.binds_ns += bench_ns() - began;
    return code;
}

int __wrap_sqlite3_clear_bindings(sqlite3_stmt *stmt)
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = __real_sqlite3_clear_bindings(stmt);

    if (is_recording())
        note(DEED_CLEAR, number_of(stmt), 0, 0, 0);
    if (is_timing())
        clerk.times.binds_ns += bench_ns() - began;
    return code;
}

/* Its place may be another statement's next; those behind it keep theirs. */
int __wrap_sqlite3_finalize(sqlite3_stmt *stmt)
{
    struct record_place kept[RECORD_PLACES];

    if (stmt && clerk.places[place_of(stmt)].stmt) {
        memcpy(kept, clerk.places, sizeof(kept));
        memset(clerk.places, 0, sizeof(clerk.places));
        for (size_t i = 0; i < RECORD_PLACES; i++)
            if (kept[i].stmt && kept[i].stmt != stmt)
                clerk.places[place_of(kept[i].stmt)] = kept[i];
    }
    return __real_sqlite3_finalize(stmt);
}

int __wrap_sqlite3_exec(sqlite3 *db, const char *sql, sqlite3_callback row, void *arg,
                        char **said)
{
    if (is_recording()) {
        size_t len = strlen(sql) + 1;

        note(DEED_EXEC, 0, 0, (int64_t)keep_bytes(sql, len), len);
    }
    return __real_sqlite3_exec(db, sql, row, arg, said);
}

int __wrap_sqlite3_wal_checkpoint_v2(sqlite3 *db, const char *name, int mode, int *pages,
                                     int *moved)
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = __real_sqlite3_wal_checkpoint_v2(db, name, mode, pages, moved);

    if (is_recording())
        note(DEED_CHECKPOINT, 0, 0, mode, 0);
    if (is_timing()) {
        clerk.times.checkpoints_ns += bench_ns() - began;
        clerk.times.n_checks++;
    }
    return code;
}

/* SQLite's sync of its files, instead of the C library's. */
int fdatasync(int fd)
{
    int64_t began = is_timing() ? bench_ns() : 0;
    int code = (int)syscall(SYS_fdatasync, fd);

    if (is_timing()) {
        clerk.times.syncs_ns += bench_ns() - began;
        clerk.times.n_syncs++;
    }
    return code;
}

void recorder_start(enum recording what)
{
    for (size_t i = 0; i < clerk.n_statements; i++)
        free((void *)(uintptr_t)clerk.statements[i].sql);
    free(clerk.ops);
    free(clerk.bytes);
    clerk = (struct clerk){.what = what};
    is_watched = true;
}

void recorder_stop(void)
{
    clerk.what = RECORD_NOTHING;
}

void recorder_mark(void)
{
    if (clerk.what == RECORD_NOTHING)
        return; /* what was recorded before stays as it is */
    clerk.mark = clerk.n_ops;
    for (size_t i = 0; i < clerk.n_statements; i++)
        clerk.statements[i].ns = clerk.statements[i].n = 0;
    clerk.times = (struct recorded_times){0};
}

static int costlier(const void *a, const void *b)
{
    const struct statement_time *x = a, *y = b;

    return x->ns < y->ns ? 1 : x->ns > y->ns ? -1 : 0;
}

const struct recorded_times *recorder_times(void)
{
    memcpy(clerk.times.statements, clerk.statements, sizeof(clerk.statements));
    clerk.times.n_statements = clerk.n_statements;
    qsort(clerk.times.statements, clerk.n_statements, sizeof(clerk.statements[0]),
          costlier);
    return &clerk.times;
}
