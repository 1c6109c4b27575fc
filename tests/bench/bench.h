/*
 * bench.h - what the parts of the bench share.
 *
 * Each part measures and adds its rows to one table: a figure, what it is held against in
 * the same run, and the aim. What goes wrong ends the bench with words: a figure of half
 * a run is worth nothing.
 */
#pragma once

#include "base/text.h"

enum verdict { NO_AIM, MET, MISSED };

struct bench_row {
    const char *what, *figure, *against, *ratio, *aim;
    enum verdict verdict;
};

enum { BENCH_ROWS = 40 };

struct bench {
    struct arena *arena;
    bool is_quick;
    const char *dir; /* of its own, on the disk where the program was built */
    struct bench_row rows[BENCH_ROWS];
    size_t n_rows;
    struct text where;  /* where the time goes */
    double bare_cpu_us; /* SQLite alone with a note: time on a processor; 0: not
                           measured */
    double
        bare_p99_us; /* at 1,000 notes a second, from due to on the disk; 0: the same */
};

_Noreturn void bench_die(const char *fmt, ...) PRINTF(1, 2);
int64_t bench_ns(void); /* monotonic */

/* A stretch of work: its time, and its thread's time on a processor, which other work on
 * the machine hardly touches. */
struct span {
    int64_t ns, cpu_ns;
};

void span_begin(struct span *span);
void span_end(struct span *span); /* now it is how long it took */
void span_add(struct span *sum, const struct span *span);
const char *bench_path(struct bench *bench, const char *name);

void bench_add(struct bench *bench, struct bench_row row);
const char *bench_count(struct bench *bench, double n); /* 12,345 */
const char *bench_text(struct bench *bench, const char *fmt, ...) PRINTF(2, 3);
void bench_print(const struct bench *bench);

double median(double *values, size_t n); /* sorts them */

/* The value that `share` of the sorted values do not pass. */
double quantile(const double *sorted, size_t n, double share);
void sort_doubles(double *values, size_t n);

/* Where the time of each of `n` went, as the recorder has it; all of it took `all`
 * nanoseconds. (bare.c) */
void bench_breakdown(struct bench *bench, const char *what, int64_t all, size_t n);

/* What a sync of this disk costs now. (load.c) */
void bench_sync(struct bench *bench, const char *what);

/* Seconds that a host has taken from this machine's processors since it started, all of
 * them together; 0 where none does. (load.c) */
double bench_stolen_s(void);

/* The parts, in the order of the table. */
void bench_disk(struct bench *bench); /* load.c: the sync of this disk */
void bench_bare(struct bench *bench); /* bare.c: SQLite alone, and our turns around it */
double bare_again(struct bench *bench); /* once more: notes a second; 0: not recorded */
void bench_socket(struct bench *bench); /* socket.c: the whole, through the websocket */
void bench_slack(struct bench *bench);  /* slack.c: on a Slack, beside Bolt */
void bench_start(struct bench *bench);  /* start.c: from exec to listening */
void bench_timers(struct bench *bench); /* timers.c: what falls due */
void bench_sentences(struct bench *bench); /* sentences.c: what people mean */
