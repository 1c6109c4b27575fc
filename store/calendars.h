/*
 * calendars.h - the weeks and holidays that people keep.
 */
#pragma once

#include "store/turn.h"

/* A person's calendar with its exceptions, ascending, for as long as the batch; the usual
 * week when it is not there. */
enum rc calendar_of(struct turn *t, const struct person *person, struct calendar *out)
    CHECKED;

/* A working day to offer as a button, called as its reader calls it. */
struct quick_day {
    struct day day;
    const char *label; /* "Tomorrow", "Monday", "下周一", "Wed 25 February" */
};

/* The first working day of this person's at or after `days` (at least 1) from their
 * today. It is called `label` when it is the very day, else by its own name; NULL: always
 * by its name. */
enum rc calendar_quick_day(struct turn *t, const struct person *person, enum lang lang,
                           int days, const char *label, struct quick_day *out) CHECKED;

/* The pattern is JSON: {"week":[[["09:00","12:00"],...] x7],"makeup":[...]}, Monday
 * first; RC_USAGE when it is none. One of the same name is replaced, its days stay. */
enum rc calendar_add(struct turn *t, const char *name, const char *pattern_json,
                     int last_known_year) CHECKED;
enum rc calendar_mark(struct turn *t, const char *name, struct day day,
                      enum exception_kind kind, const char *title) CHECKED;
