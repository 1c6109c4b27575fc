/*
 * fill_inside.h - a question that is open, and what answers it: what fill.c and the files
 * beside it share.
 */
#pragma once

#include "commands/command.h"
#include "commands/sentence.h"
#include "store/actions.h"

/* What a field takes. */
enum wants { WANTS_TEXT, WANTS_REACH, WANTS_TIME, WANTS_MONEY, WANTS_NUMBER, WANTS_NAME };

struct question {
    struct action action;
    const struct command *command;
    const char *rest, *input;
    enum wants wants;
    bool is_day;       /* without a clock time */
    bool is_named;     /* the words themselves say which field they fill */
    bool is_addressed; /* what may answer it was said to us */
};

/* fill_value.c */

/* What the field of a command takes; *is_day: a day without a clock time. A fact's by
 * its name alone. */
enum wants fill_wants_of(const struct command *command, const char *input, bool *is_day);
enum wants fill_wants_of_fact(const char *name, bool *is_day);

/* The value of the first thing of the wanted kind; NULL when there is none. */
const char *fill_entity(struct turn *t, const struct sentence *sentence,
                        const struct question *question);

/* What of the words answers the question; NULL: they say something else. `takes_text`:
 * any words may be its answer. */
const char *fill_answer(struct turn *t, const struct sentence *sentence,
                        const struct question *question, bool takes_text);

/* fill_named.c */

/* "The competitor is Kestrel", 竞争对手是云鹰, it's Kestrel: what was asked for is the
 * rest. */
const char *fill_without_label(struct turn *t, const struct question *question,
                               const char *text);

/* "Bump it to 480k", while it is asked what a lead still needs to be a deal: that goes
 * with it, and what was asked stays open. */
bool fill_goes_with(struct turn *t, const struct sentence *sentence,
                    const struct question *question, struct pair *out);

/* "Signed on monday", while it is asked when the invoice goes out: of the facts of the
 * same stage the one that is named, where it is a day or a figure. */
void fill_turn_to_named(struct turn *t, const char *text, struct question *question);
