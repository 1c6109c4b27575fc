/*
 * day_reading.h - a day or time while it is being read; for day_parse.c and day_said.c
 * alone.
 */
#pragma once

#include "day.h"
#include "scan.h"

/* What part of the day a clock time was said to be of. */
enum part { PART_NONE, PART_DAWN, PART_AM, PART_NOON, PART_PM, PART_EVENING };

struct reading {
    struct scan scan;
    const char *text; /* as typed */
    struct moment now;
    struct err *err;
    struct day day;
    int minute; /* of the day, 1440 for the midnight that ends it, -1: none yet */
    enum part part;
    bool has_day, is_done;
    bool is_bare_weekday; /* may still turn out to be today */
    bool is_vague;        /* 3点: may be the afternoon's */
};

/* Readers say by `found` whether what they look for stands here; where not, nothing is
 * taken. */

/* A day: named, a weekday, or of a month. */
enum rc reading_day(struct reading *r, bool *found) CHECKED;

/* A length from now on: +3d, in 2 hours, 3天后. */
enum rc reading_length(struct reading *r, bool *found) CHECKED;

/* `text` may be NULL, where it is not fit to be repeated. */
enum rc reading_refused(struct err *err, const char *text);
enum rc reading_too_far(struct reading *r);
