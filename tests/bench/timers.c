/* A million timers: what it costs to look at them, and to say what falls due. */

#include "tests/bench/firm.h"
#include "tests/bench/recorder.h"

enum { TICKS = 2000 };

/* Reminders of all people, from one minute on; those up to `due` lie behind the clock. */
static void fill(const char *path, int64_t n, int64_t n_due)
{
    struct arena *arena = arena_new();
    const char *sql = arena_printf(
        arena,
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN;"
        "DELETE FROM timer; DELETE FROM reminder;"
        "INSERT INTO reminder (id, version, owner, kind, record, text, due, zone, state,"
        " snoozes, made_at, withdrawn_at)"
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %lld)"
        " SELECT 1000 + i, 1, 1 + i %% 10, '', 0, 'call number ' || i || ' of the list',"
        "  CASE WHEN i <= %lld THEN '2026-03-11T0' || (1 + i * 8 / (%lld + 1)) || ':00'"
        "   ELSE '2027-01-' || (10 + i %% 20) || 'T09:00' END,"
        "  'Asia/Shanghai', 'scheduled', 0, 0, 0 FROM n;"
        "INSERT INTO timer (kind, record, rule, step, due_at)"
        " SELECT 'reminder', id, 'reminder-due', 0,"
        "  CAST(strftime('%%s', due || ':00') AS INTEGER) * 1000 - 8 * 3600000"
        " FROM reminder;"
        "UPDATE counter SET last = (SELECT MAX(id) FROM reminder) WHERE kind = 'reminder';"
        "COMMIT; PRAGMA wal_checkpoint(TRUNCATE);",
        (long long)n, (long long)n_due, (long long)n_due);
    sqlite3 *db = NULL;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        bench_die("could not fill %s: %s", path, sqlite3_errmsg(db));
    (void)sqlite3_close(db);
    arena_free(arena);
}

static int64_t count(const char *path, const char *sql)
{
    sqlite3_stmt *q = NULL;
    sqlite3 *db = NULL;
    int64_t n;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK ||
        sqlite3_step(q) != SQLITE_ROW)
        bench_die("could not count: %s", sqlite3_errmsg(db));
    n = sqlite3_column_int64(q, 0);
    (void)sqlite3_finalize(q);
    (void)sqlite3_close(db);
    return n;
}

static void say_due(const char *path, int64_t n_due, struct span *took)
{
    struct shop shop;

    shop_open(&shop, path);
    recorder_mark();
    span_begin(took);
    (void)shop_work(&shop);
    span_end(took);
    recorder_stop();
    shop_close(&shop);
    if (count(path, "SELECT COUNT(*) FROM inbox WHERE platform = 'tick' AND rc = 0") !=
        n_due)
        bench_die("not every timer had its turn");
}

/* A look while nothing is due: what each tick costs beside so many. */
static double look(const char *path, size_t n)
{
    struct shop shop;
    int64_t ns;

    shop_open(&shop, path);
    (void)shop_work(&shop);
    ns = bench_ns();
    for (size_t i = 0; i < n; i++) {
        desk_tick(shop.desk);
        (void)shop_work(&shop);
    }
    ns = bench_ns() - ns;
    shop_close(&shop);
    return (double)ns / 1e3 / (double)n;
}

static double per_s(const struct span *took, int64_t n)
{
    return (double)n * 1e9 / (double)took->ns;
}

static double cpu_us(const struct span *took, int64_t n)
{
    return (double)took->cpu_ns / 1e3 / (double)n;
}

static void add_rows(struct bench *bench, int64_t n, int64_t n_due,
                     const struct span *took, double look_us)
{
    static const double aim = 60000;
    double rate = per_s(took, n_due);

    bench_add(bench, (struct bench_row){
                         .what = "due timers through turns and outbox",
                         .figure = bench_text(bench, "%s/s", bench_count(bench, rate)),
                         .against = bench_text(bench, "%s due of %s",
                                               bench_count(bench, (double)n_due),
                                               bench_count(bench, (double)n)),
                         .ratio = bench_text(bench, "%.0f %%", 100 * rate / aim),
                         .aim = bench_text(bench, "%s/s", bench_count(bench, aim)),
                         .verdict = rate >= aim ? MET : MISSED});
    bench_add(bench, (struct bench_row){
                         .what = "a look while none of them is due",
                         .figure = bench_text(bench, "%.1f us", look_us),
                         .against = bench_text(bench, "%s pending",
                                               bench_count(bench, (double)(n - n_due)))});
}

static void add_alone(struct bench *bench, int64_t n_due, const struct span *turns,
                      const struct span *bare)
{
    bench_add(
        bench,
        (struct bench_row){
            .what = "fewer of them",
            .figure = bench_text(bench, "%s/s", bench_count(bench, per_s(turns, n_due))),
            .against = "SQLite alone, below",
            .ratio = bench_text(bench, "%.0f %%",
                                100 * (double)bare->ns / (double)turns->ns)});
    bench_add(bench, (struct bench_row){
                         .what = "their transactions, SQLite alone",
                         .figure = bench_text(bench, "%s/s",
                                              bench_count(bench, per_s(bare, n_due))),
                         .against = bench_text(bench, "%s asked again",
                                               bench_count(bench, (double)n_due))});
    bench_add(
        bench,
        (struct bench_row){
            .what = "one of them, in time on a processor",
            .figure = bench_text(bench, "%.1f us", cpu_us(turns, n_due)),
            .against = bench_text(bench, "SQLite alone %.1f us", cpu_us(bare, n_due)),
            .ratio = bench_text(bench, "%.0f %%",
                                100 * (double)bare->cpu_ns / (double)turns->cpu_ns)});
}

/* The same with fewer: as they are, written down, asked again of SQLite alone, timed. */
static void compare(struct bench *bench, int64_t n, int64_t n_due)
{
    const char *base = bench_path(bench, "timers-few.db"),
               *path = bench_path(bench, "timers-again.db");
    struct span turns, bare, took;

    firm_make(base);
    fill(base, n, n_due);
    firm_copy(base, path);
    say_due(path, n_due, &turns);
    firm_copy(base, path);
    recorder_start(RECORD_ALL);
    say_due(path, n_due, &took);
    firm_copy(base, path);
    recorder_replay(path, &bare);
    add_alone(bench, n_due, &turns, &bare);
    firm_copy(base, path);
    recorder_start(RECORD_TIMES);
    say_due(path, n_due, &took);
    bench_breakdown(bench,
                    bench_text(bench, "a timer that falls due, %s of %s",
                               bench_count(bench, (double)n_due),
                               bench_count(bench, (double)n)),
                    took.ns, (size_t)n_due);
    recorder_start(RECORD_NOTHING);
    firm_forget(path);
    firm_forget(base);
}

void bench_timers(struct bench *bench)
{
    const char *path = bench_path(bench, "timers.db");
    int64_t n = bench->is_quick ? 10000 : 1000000, n_due = n / 5;
    struct span took;
    double look_us;

    recorder_start(RECORD_NOTHING);
    firm_make(path);
    fill(path, n, n_due);
    say_due(path, n_due, &took);
    look_us = look(path, bench->is_quick ? 100 : TICKS);
    firm_forget(path);
    add_rows(bench, n, n_due, &took, look_us);
    compare(bench, n / 10, n_due / 10);
}
