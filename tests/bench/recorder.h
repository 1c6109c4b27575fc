/*
 * recorder.h - what the program asks of SQLite: counted, timed, or written down to be
 * asked again.
 *
 * The linker hands the calls of the program to __wrap_sqlite3_X (see CMakeLists.txt);
 * SQLite's own calls inside itself are not seen, and its fdatasync is.
 */
#pragma once

#include "tests/bench/bench.h"

#include <sqlite3.h>

enum recording { RECORD_NOTHING, RECORD_TIMES, RECORD_ALL };

void recorder_start(enum recording what); /* forgets what was recorded before */
void recorder_stop(void);

/* From here on: the replay is timed from the mark, and times are counted from it. */
void recorder_mark(void);

/* Where the time went since the mark, in nanoseconds. */
struct statement_time {
    const char *sql;
    int64_t ns, n;
};

enum { RECORDED_STATEMENTS = 512 };

struct recorded_times {
    struct statement_time statements[RECORDED_STATEMENTS]; /* the costliest first */
    size_t n_statements;
    int64_t steps_ns, n_steps;        /* all but COMMIT */
    int64_t commits_ns, n_commits;    /* with their sync */
    int64_t syncs_ns, n_syncs;        /* fdatasync, of the WAL and the file */
    int64_t binds_ns;                 /* binding, resetting */
    int64_t checkpoints_ns, n_checks; /* with their syncs */
};

const struct recorded_times *recorder_times(void);

/* Runs what was recorded on another database, from its opening on; *took is what came
 * behind the mark. */
void recorder_replay(const char *path, struct span *took);

/* The same at an even pace, so many transactions a second (up to 1,000,000): us[i] is how
 * long after the i-th was due it was on the disk. One that is late makes those behind it
 * late, as it does people who wait. Returns how many there were, at most `most`. */
size_t recorder_replay_paced(const char *path, double per_s, double *us, size_t most);
