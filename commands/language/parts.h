/*
 * parts.h - a message that tells of several customers or records, each with a deed of its
 * own: "bump Verdant to 70k and Oakline to 80k", 鼎砺到账20万；星桥到账42万.
 *
 * Pure, as meaning.h: the text, its context and the world decide. A message with one deed
 * has no parts, whomever else it names.
 */
#pragma once

#include "commands/language/meaning.h"

enum { MOST_PARTS = 6 };

struct part {
    const char *said; /* as it was typed: "Oakline to 80k" */
    const char *text; /* as it stands by itself: "bump Oakline to 80k" */
    const char *note; /* what a note of it keeps, where it is told of several: all of it;
                         else NULL */
    bool is_verdict;
    bool is_sure; /* false: it may only be offered: one verdict beside another; money
                     that is told of behind a note */
};

/* How many parts the text has, each with a deed and a record that is not another's; 0
 * where it is to be read as a whole. "Bump Verdant and Oakline to 70k" has two. */
size_t parts_read(struct arena *arena, const char *text, size_t len,
                  const struct meaning_context *context, struct part out[MOST_PARTS]);

/* parts_day.c: a part that only names an hour is of the day that was named before it. */
void parts_keep_day(struct arena *arena, const struct meaning_context *context,
                    struct part *parts, size_t n);
