/* What was recorded, asked of SQLite again with nothing around it. */

#include "tests/bench/record.h"

#include "tests/bench/bench.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db_of(const char *path)
{
    sqlite3 *db = NULL;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK)
        bench_die("could not open %s: %s", path, sqlite3_errmsg(db));
    return db;
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *stmt = NULL;

    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) !=
        SQLITE_OK)
        bench_die("could not prepare %s: %s", sql, sqlite3_errmsg(db));
    return stmt;
}

static void step(sqlite3 *db, sqlite3_stmt *stmt)
{
    int code = __real_sqlite3_step(stmt);

    if (code != SQLITE_ROW && code != SQLITE_DONE)
        bench_die("the replay went wrong: %s: %s", sqlite3_sql(stmt), sqlite3_errmsg(db));
}

static void run(sqlite3 *db, const char *sql)
{
    if (__real_sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        bench_die("the replay went wrong: %s: %s", sql, sqlite3_errmsg(db));
}

static void do_again(const struct clerk *clerk, const struct op *op, sqlite3 *db,
                     sqlite3_stmt **stmts)
{
    sqlite3_stmt *stmt = stmts[op->statement];
    const char *bytes = clerk->bytes + op->value;

    switch ((enum deed)op->deed) {
    case DEED_INT:
        (void)__real_sqlite3_bind_int64(stmt, op->at, op->value);
        break;
    case DEED_TEXT:
        (void)__real_sqlite3_bind_text(stmt, op->at, bytes, -1, SQLITE_STATIC);
        break;
    case DEED_SPAN:
        (void)__real_sqlite3_bind_text(stmt, op->at, bytes, (int)op->len, SQLITE_STATIC);
        break;
    case DEED_BLOB:
        (void)__real_sqlite3_bind_blob64(stmt, op->at, bytes, op->len, SQLITE_STATIC);
        break;
    case DEED_STEP:
        step(db, stmt);
        break;
    case DEED_RESET:
        (void)__real_sqlite3_reset(stmt);
        break;
    case DEED_CLEAR:
        (void)__real_sqlite3_clear_bindings(stmt);
        break;
    case DEED_EXEC:
        run(db, bytes);
        break;
    case DEED_CHECKPOINT:
        (void)__real_sqlite3_wal_checkpoint_v2(db, NULL, (int)op->value, NULL, NULL);
        break;
    }
}

/* Statements are prepared at their first use, as in the program; all that the timed part
 * needs were used before the mark or are prepared there. */
static void prepare_all(const struct clerk *clerk, sqlite3 *db, sqlite3_stmt **stmts)
{
    for (size_t i = 0; i < clerk->n_statements; i++)
        if (!stmts[i])
            stmts[i] = prepared(db, clerk->statements[i].sql);
}

/* A database in which what stands before the mark was done again. */
struct again {
    sqlite3 *db;
    sqlite3_stmt *stmts[RECORDED_STATEMENTS];
};

static void begin_again(struct again *again, const char *path)
{
    const struct clerk *clerk = recorder_clerk();

    *again = (struct again){.db = db_of(path)};
    for (size_t i = 0; i < clerk->mark; i++) {
        const struct op *op = &clerk->ops[i];

        if (op->deed < DEED_EXEC && !again->stmts[op->statement])
            again->stmts[op->statement] =
                prepared(again->db, clerk->statements[op->statement].sql);
        do_again(clerk, op, again->db, again->stmts);
    }
    prepare_all(clerk, again->db, again->stmts);
}

static void end_again(struct again *again)
{
    for (size_t i = 0; i < recorder_clerk()->n_statements; i++)
        (void)__real_sqlite3_finalize(again->stmts[i]);
    if (sqlite3_close(again->db) != SQLITE_OK)
        bench_die("the replay left statements behind");
}

void recorder_replay(const char *path, struct span *took)
{
    const struct clerk *clerk = recorder_clerk();
    struct again again;

    begin_again(&again, path);
    span_begin(took);
    for (size_t i = clerk->mark; i < clerk->n_ops; i++)
        do_again(clerk, &clerk->ops[i], again.db, again.stmts);
    span_end(took);
    end_again(&again);
}

static bool is_commit(const struct clerk *clerk, const struct op *op)
{
    return op->deed == DEED_STEP &&
           strcmp(clerk->statements[op->statement].sql, "COMMIT") == 0;
}

static double us_since(const struct timespec *start)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e6 +
           (double)(now.tv_nsec - start->tv_nsec) / 1e3;
}

static void wait_until(const struct timespec *start, double due_us)
{
    double left = due_us - us_since(start);
    struct timespec pause = {.tv_nsec = (long)(left * 1e3)};

    if (left > 0)
        (void)nanosleep(&pause, NULL);
}

size_t recorder_replay_paced(const char *path, double per_s, double *us, size_t most)
{
    const struct clerk *clerk = recorder_clerk();
    struct again again;
    struct timespec start;
    size_t n = 0;

    begin_again(&again, path);
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = clerk->mark; i < clerk->n_ops && n < most; i++) {
        do_again(clerk, &clerk->ops[i], again.db, again.stmts);
        if (!is_commit(clerk, &clerk->ops[i]))
            continue;
        us[n] = us_since(&start) - (double)n * 1e6 / per_s;
        n++;
        wait_until(&start, (double)n * 1e6 / per_s);
    }
    if (sqlite3_get_autocommit(again.db) == 0)
        run(again.db, "COMMIT");
    end_again(&again);
    return n;
}
