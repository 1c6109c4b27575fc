/*
 * timers.h - what is due when. One row for each rule and record: its next step.
 */
#pragma once

#include "store/turn.h"

/* The step of a timer whose rule has not been asked about its record yet. */
enum { TIMER_UNASKED = -1 };

struct timer {
    const char *kind, *rule;
    int64_t record, due_at;
    int step;
};

enum rc timer_set(struct turn *t, const struct timer *timer)
    CHECKED; /* replaces the one of this rule and record */
enum rc timer_off(struct turn *t, const char *kind, int64_t record, const char *rule)
    CHECKED;

/* Up to `most` that are due at t->now, oldest first. They stay until set anew or taken
 * off. */
enum rc timers_due(struct turn *t, size_t most, struct timer *out, size_t *n) CHECKED;
/* Takes off all up to and with `last`, in the order of timers_due. */
enum rc timers_take(struct turn *t, const struct timer *last) CHECKED;
enum rc timers_next(struct turn *t, int64_t *due_at) CHECKED; /* 0: none */

/* The highest step of a rule that has spoken about a record in this round; -1: none. */
enum rc spoken_step(struct turn *t, const char *kind, int64_t record, const char *rule,
                    const char *round, int *step) CHECKED;
enum rc spoken_set(struct turn *t, const char *kind, int64_t record, const char *rule,
                   const char *round, int step) CHECKED;

/* A rule that the database has not met: a timer at t->now, TIMER_UNASKED, for each record
 * of its kind; and it is met from now on. Nothing for one that was met before. */
enum rc timers_meet(struct turn *t, const char *kind, const char *rule) CHECKED;
