/*
 * rhythm.h - what comes again and again: "daily@18:00", "workday@08:30",
 * "weekly:MO,TH@09:00", "monthly:25@10:00" (-1: the last day; -1W, 1W: the last, the
 * first working day), "yearly:03-01". Without a time it is at nine in the morning; every
 * other week or month is "weekly/2:FR". Pure; on one wall.
 */
#pragma once

#include "calendar.h"

/* The first moment after `after`. A day that a month does not have is its last. A step of
 * several counts from `after`. RC_USAGE when it is no rhythm. */
enum rc rhythm_next(const char *rhythm, const struct calendar *calendar,
                    struct moment after, struct moment *out, struct err *err) CHECKED;

/* "every Monday and Thursday 09:00" as a person reads it; the rhythm itself when it is
 * none. */
const char *rhythm_words(struct arena *arena, const char *rhythm, enum lang lang);
