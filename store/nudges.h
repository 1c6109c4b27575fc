/*
 * nudges.h - what was said unasked about a record: its buttons stay while its reason
 * does.
 */
#pragma once

#include "store/say.h"

struct nudge {
    const char *rule, *round;       /* which rule said it, in which round */
    const struct record_kind *kind; /* about which record */
    int64_t record;
};

/* tell_person, and remembers where it was said. Whatever card has no buttons needs no
 * ending and is not remembered. */
enum rc nudge_person(struct turn *t, const struct person *whom, const struct nudge *nudge,
                     const struct card *card, enum tell_how how) CHECKED;

/* The rule of an answer of ours that asked for the next touch; its round is the touch of
 * then. */
#define NUDGE_TOUCH_ASKED "touch-asked"

/* The rule of an answer of ours whose buttons decide a request. */
#define NUDGE_VERDICT_ASKED "verdict-asked"

/* How a nudge stands now: *line is NULL while its reason lasts, else what stands where
 * the buttons stood, in the reader's language: "Done by Ana Reyes, Tue 3 March 15:04". */
typedef enum rc nudge_stands(struct turn *t, const struct nudge *nudge,
                             const struct person *reader, const char **line);

/* Ends the nudges about a record whose reason is gone. Those whose reason is back, by an
 * undo, get their buttons back. An answer keeps [Undo] and [Change]. */
enum rc nudges_settle(struct turn *t, const struct record_kind *kind, int64_t record,
                      nudge_stands *stands) CHECKED;
