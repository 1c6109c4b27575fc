/* SQLite alone with the transactions of a note, and our turns around it. */

#include "tests/bench/firm.h"
#include "tests/bench/recorder.h"

#include <stdio.h>
#include <string.h>

/* The most that the desk takes into one transaction. */
enum { BATCH = 512, ROUNDS = 5, COSTLIEST = 8, DIGEST = 256 };

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

/* Nanoseconds at the desk for notes from..from+n. */
static int64_t take_notes(struct shop *shop, size_t from, size_t n)
{
    int64_t ns = 0;

    for (size_t done = 0; done < n;) {
        size_t batch = n - done < BATCH ? n - done : BATCH, answered;
        int64_t began;

        for (size_t i = 0; i < batch; i++)
            put_note(shop, from + done + i);
        began = bench_ns();
        answered = shop_work(shop);
        ns += bench_ns() - began;
        if (answered != batch)
            bench_die("%zu notes, %zu answers", batch, answered);
        done += batch;
    }
    return ns;
}

/* The firm opens, says what is due, and warms up; then the mark; then n notes. */
static int64_t run_turns(const char *path, size_t n)
{
    struct shop shop;
    int64_t ns;

    shop_open(&shop, path);
    (void)shop_work(&shop);
    (void)take_notes(&shop, 0, BATCH);
    recorder_mark();
    ns = take_notes(&shop, BATCH, n);
    recorder_stop();
    shop_close(&shop);
    return ns;
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

static double replay(const char *base, const char *path, const char *digest, size_t n)
{
    char again[DIGEST];
    int64_t ns;

    firm_copy(base, path);
    ns = recorder_replay(path);
    digest_of(path, again);
    if (strcmp(again, digest) != 0)
        bench_die("the replay left another database behind: %s, not %s", again, digest);
    firm_forget(path);
    return (double)n * 1e9 / (double)ns;
}

static void add_share(struct bench *bench, const char *what, int64_t ns, int64_t all,
                      size_t n)
{
    text_addf(&bench->where, "    %8.1f us %5.1f %%  %s\n", (double)ns / 1e3 / (double)n,
              100.0 * (double)ns / (double)all, what);
}

/* Times of one more run, in which each call of SQLite was timed. */
static void add_breakdown(struct bench *bench, int64_t all, size_t n)
{
    const struct recorded_times *times = recorder_times();
    int64_t sqlite =
        times->steps_ns + times->commits_ns + times->binds_ns + times->checkpoints_ns;
    int64_t wal_syncs = times->syncs_ns;

    text_addf(&bench->where,
              "  a note at the desk, without sockets, %d to a transaction, each call of "
              "SQLite timed:\n",
              BATCH);
    add_share(bench, "all of it", all, all, n);
    add_share(bench,
              bench_text(bench, "statements of SQLite, %.1f steps a note",
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
                  bench_text(bench, "%.2f times  %.70s",
                             (double)times->statements[i].n / (double)n,
                             times->statements[i].sql),
                  times->statements[i].ns, all, n);
}

static void add_rows(struct bench *bench, double turns_per_s, size_t n)
{
    bench_add(bench, (struct bench_row){
                         .what = "the transactions of a note, SQLite alone",
                         .figure = bench_text(bench, "%s/s",
                                              bench_count(bench, bench->bare_per_s)),
                         .against = bench_text(bench, "%s notes asked again",
                                               bench_count(bench, (double)n))});
    bench_add(bench,
              (struct bench_row){
                  .what = "notes through the desk, no socket",
                  .figure = bench_text(bench, "%s/s", bench_count(bench, turns_per_s)),
                  .against = "SQLite alone",
                  .ratio = bench_text(bench, "%.0f %%",
                                      100.0 * turns_per_s / bench->bare_per_s)});
}

/* Turns and replays take turns themselves: whatever else this machine does meets both. */
void bench_bare(struct bench *bench)
{
    const char *base = bench_path(bench, "base.db"), *path = bench_path(bench, "bare.db");
    size_t n = bench->is_quick ? 2000 : 20000,
           rounds = bench->is_quick ? 1 : (size_t)ROUNDS;
    double bare[ROUNDS], turns[ROUNDS];
    char digest[DIGEST];
    int64_t ns;

    firm_make(base);
    firm_copy(base, path);
    recorder_start(RECORD_ALL);
    (void)run_turns(path, n);
    digest_of(path, digest);
    firm_forget(path);
    for (size_t i = 0; i < rounds; i++) {
        bare[i] = replay(base, path, digest, n);
        firm_copy(base, path);
        turns[i] = (double)n * 1e9 / (double)run_turns(path, n);
        firm_forget(path);
    }
    bench->bare_per_s = median(bare, rounds);
    firm_copy(base, path);
    recorder_start(RECORD_TIMES);
    ns = run_turns(path, n);
    firm_forget(path);
    add_rows(bench, median(turns, rounds), n);
    add_breakdown(bench, ns, n);
    recorder_start(RECORD_NOTHING);
}
