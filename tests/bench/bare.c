/* SQLite alone with the transactions of a note, and our turns around it. */

#include "tests/bench/firm.h"
#include "tests/bench/recorder.h"

#include <stdio.h>
#include <string.h>

/* The most that the desk takes into one transaction. */
enum { BATCH = 512, ROUNDS = 5, COSTLIEST = 12, DIGEST = 256 };

static void free_note(struct inbound *in)
{
    arena_free(in->arena);
}

static void put_note(struct shop *shop, size_t n)
{
    const struct seller *seller = &firm_sellers[n % COUNT(firm_sellers)];
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);

    *in = (struct inbound){.kind = IN_WORDS,
                           .platform = "web",
                           .event = arena_printf(arena, "%s/bare-%zu", seller->handle, n),
                           .account = seller->handle,
                           .conversation = arena_printf(arena, "dm:%s", seller->handle),
                           .text = firm_note(arena, n),
                           .is_addressed = true,
                           .done = free_note,
                           .arena = arena};
    if (!desk_put(shop->desk, in))
        bench_die("the desk is full");
}

/* *took: what notes from..from+n were at the desk, `most` to a transaction. */
static void take_notes(struct shop *shop, size_t from, size_t n, size_t most,
                       struct span *took)
{
    *took = (struct span){0};

    for (size_t done = 0; done < n;) {
        size_t batch = n - done < most ? n - done : most, answered;
        struct span span;

        for (size_t i = 0; i < batch; i++)
            put_note(shop, from + done + i);
        span_begin(&span);
        answered = shop_work(shop);
        span_end(&span);
        span_add(took, &span);
        if (answered != batch)
            bench_die("%zu notes, %zu answers", batch, answered);
        done += batch;
    }
}

/* The firm opens, says what is due, and warms up; then the mark; then n notes, `most` to
 * a transaction. */
static void run_turns(const char *path, size_t n, size_t most, struct span *took)
{
    struct shop shop;

    shop_open(&shop, path);
    (void)shop_work(&shop);
    take_notes(&shop, 0, BATCH, BATCH, took);
    recorder_mark();
    take_notes(&shop, BATCH, n, most, took);
    recorder_stop();
    shop_close(&shop);
}

/* What tells two databases with the same notes apart: the last seal of the audit's chain
 * and how many rows there are. */
static void digest_of(const char *path, char out[DIGEST])
{
    static const char sql[] =
        "SELECT hex(seal) || ' ' || (SELECT COUNT(*) FROM inbox) || ' ' ||"
        " (SELECT COUNT(*) FROM post) || ' ' || (SELECT COUNT(*) FROM action)"
        " FROM audit ORDER BY seq DESC LIMIT 1";
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK ||
        sqlite3_step(q) != SQLITE_ROW)
        bench_die("could not look into %s: %s", path, sqlite3_errmsg(db));
    (void)snprintf(out, DIGEST, "%s", (const char *)sqlite3_column_text(q, 0));
    (void)sqlite3_finalize(q);
    (void)sqlite3_close(db);
}

static void replay(const char *base, const char *path, const char *digest,
                   struct span *took)
{
    char again[DIGEST];

    firm_copy(base, path);
    recorder_replay(path, took);
    digest_of(path, again);
    if (strcmp(again, digest) != 0)
        bench_die("the replay left another database behind: %s, not %s", again, digest);
    firm_forget(path);
}

static void add_share(struct bench *bench, const char *what, int64_t ns, int64_t all,
                      size_t n)
{
    text_addf(&bench->where, "    %8.1f us %5.1f %%  %s\n", (double)ns / 1e3 / (double)n,
              100.0 * (double)ns / (double)all, what);
}

void bench_breakdown(struct bench *bench, const char *what, int64_t all, size_t n)
{
    const struct recorded_times *times = recorder_times();
    int64_t sqlite =
        times->steps_ns + times->commits_ns + times->binds_ns + times->checkpoints_ns;
    int64_t wal_syncs = times->syncs_ns;

    text_addf(&bench->where, "  %s, each call of SQLite timed:\n", what);
    add_share(bench, "all of it", all, all, n);
    add_share(bench,
              bench_text(bench, "statements of SQLite, %.1f steps",
                         (double)times->n_steps / (double)n),
              times->steps_ns, all, n);
    add_share(bench, "binding and resetting them", times->binds_ns, all, n);
    add_share(bench,
              bench_text(bench, "COMMIT and moving the WAL into the file, %lld and %lld",
                         (long long)times->n_commits, (long long)times->n_checks),
              times->commits_ns + times->checkpoints_ns - wal_syncs, all, n);
    add_share(
        bench,
        bench_text(bench, "waiting for the disk, %lld syncs", (long long)times->n_syncs),
        wal_syncs, all, n);
    add_share(bench, "ours: words, rules, cards, JSON, news", all - sqlite, all, n);
    text_add(&bench->where, "  of the statements the costliest:\n");
    for (size_t i = 0; i < COSTLIEST && i < times->n_statements; i++)
        add_share(bench,
                  bench_text(bench, "  %.2f times  %.70s",
                             (double)times->statements[i].n / (double)n,
                             times->statements[i].sql),
                  times->statements[i].ns, all, n);
}

/* Of several rounds: notes a second, and microseconds of a processor for each. */
struct pace {
    double per_s[ROUNDS], cpu_us[ROUNDS];
};

static void keep_round(struct pace *pace, size_t round, const struct span *took, size_t n)
{
    pace->per_s[round] = (double)n * 1e9 / (double)took->ns;
    pace->cpu_us[round] = (double)took->cpu_ns / 1e3 / (double)n;
}

static void add_rows(struct bench *bench, struct pace *bare, struct pace *turns,
                     size_t rounds, size_t n)
{
    double bare_per_s = median(bare->per_s, rounds), per_s = median(turns->per_s, rounds),
           cpu_us = median(turns->cpu_us, rounds);

    bench->bare_cpu_us = median(bare->cpu_us, rounds);
    bench_add(bench,
              (struct bench_row){
                  .what = "the transactions of a note, SQLite alone",
                  .figure = bench_text(bench, "%s/s", bench_count(bench, bare_per_s)),
                  .against = bench_text(bench, "%s notes asked again",
                                        bench_count(bench, (double)n))});
    bench_add(bench,
              (struct bench_row){
                  .what = "notes through the desk, no socket",
                  .figure = bench_text(bench, "%s/s", bench_count(bench, per_s)),
                  .against = "SQLite alone",
                  .ratio = bench_text(bench, "%.0f %%", 100 * per_s / bare_per_s)});
    bench_add(
        bench,
        (struct bench_row){
            .what = "the same, in time on a processor",
            .figure = bench_text(bench, "%.1f us", cpu_us),
            .against = bench_text(bench, "SQLite alone %.1f us", bench->bare_cpu_us),
            .ratio = bench_text(bench, "%.0f %%", 100 * bench->bare_cpu_us / cpu_us)});
}

static size_t n_notes(const struct bench *bench)
{
    return bench->is_quick ? 2000 : 20000;
}

double bare_again(struct bench *bench)
{
    const char *path = bench_path(bench, "again.db");
    struct span took;

    if (bench->bare_cpu_us == 0)
        return 0;
    firm_copy(bench_path(bench, "base.db"), path);
    recorder_replay(path, &took);
    firm_forget(path);
    return (double)n_notes(bench) * 1e9 / (double)took.ns;
}

/* Turns and replays take turns themselves: whatever else this machine does meets both. */
static void compare(struct bench *bench, const char *base, const char *path, size_t n)
{
    size_t rounds = bench->is_quick ? 1 : (size_t)ROUNDS;
    struct pace bare, turns;
    char digest[DIGEST];
    struct span took;

    firm_copy(base, path);
    recorder_start(RECORD_ALL);
    run_turns(path, n, BATCH, &took);
    digest_of(path, digest);
    firm_forget(path);
    for (size_t i = 0; i < rounds; i++) {
        replay(base, path, digest, &took);
        keep_round(&bare, i, &took, n);
        firm_copy(base, path);
        run_turns(path, n, BATCH, &took);
        keep_round(&turns, i, &took, n);
        firm_forget(path);
    }
    add_rows(bench, &bare, &turns, rounds, n);
}

/* What the disk leaves of the aim for 1,000 a second: the same notes, one to a
 * transaction, from SQLite alone. */
static void add_paced(struct bench *bench, const char *base, const char *path)
{
    size_t n = bench->is_quick ? 500 : 8000;
    double *us = TAKE_N(bench->arena, n, double);
    struct span took;

    firm_copy(base, path);
    recorder_start(RECORD_ALL);
    run_turns(path, n, 1, &took);
    firm_forget(path);
    firm_copy(base, path);
    n = recorder_replay_paced(path, 1000, us, n);
    firm_forget(path);
    sort_doubles(us, n);
    bench->bare_p99_us = quantile(us, n, 0.99);
    bench_add(bench,
              (struct bench_row){
                  .what = "at 1,000/s, SQLite alone: from due to on the disk, p99",
                  .figure = bench_text(bench, "%.2f ms", bench->bare_p99_us / 1e3),
                  .against = bench_text(bench, "p50 %.2f, max %.2f ms",
                                        quantile(us, n, 0.5) / 1e3, us[n - 1] / 1e3)});
}

void bench_bare(struct bench *bench)
{
    const char *base = bench_path(bench, "base.db"), *path = bench_path(bench, "bare.db");
    struct span took;

    firm_make(base);
    firm_copy(base, path);
    recorder_start(RECORD_TIMES);
    run_turns(path, n_notes(bench), BATCH, &took);
    firm_forget(path);
    bench_breakdown(bench,
                    bench_text(bench,
                               "a note at the desk, without sockets, %d to a transaction",
                               BATCH),
                    took.ns, n_notes(bench));
    add_paced(bench, base, path);
    compare(bench, base, path, n_notes(bench));
}
