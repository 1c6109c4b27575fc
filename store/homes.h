/*
 * homes.h - who had their home on a platform open: found in the inbox, where each opening
 * is "home/SECONDS/ID".
 */
#pragma once

#include "store/turn.h"

struct home_opened {
    const char *account; /* in t->keep */
    int64_t at;          /* ms: the last time, to the second */
};

/* The accounts that opened theirs since then (ms): the `most` that did last, the last one
 * first. */
enum rc homes_opened(struct turn *t, const char *platform, int64_t since,
                     struct home_opened *homes, size_t most, size_t *n) CHECKED;
