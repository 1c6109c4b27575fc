/*
 * legs.h - one deed of money in two legs: "paid 5000 on Monday and 4999 today", "invoice
 * 12k now and the rest in June", 这周五付20万,剩下的月底.
 *
 * Pure, as meaning.h. The first leg is a plain deed by itself; what else is said of money
 * is never dropped in silence.
 */
#pragma once

#include "commands/language/meaning.h"

enum leg {
    LEG_AGAIN,  /* the same deed once more, done already: `again` says it by itself */
    LEG_LATER,  /* what is to come, on a day */
    LEG_UNREAD, /* another sum, of which it is not known what is to be done */
    LEG_CHOICE  /* two figures for one: neither is the deal's */
};

struct legs {
    const char *cmd;   /* of the whole: "payment.record" */
    const char *first; /* the message up to the second leg */
    const char *rest;  /* the second, as it was typed */
    const char *again; /* NULL but for LEG_AGAIN */
    enum leg kind;
    struct day on;                 /* of the rest; DAY_NONE */
    struct day came_on;            /* when it came, if it is not to come; DAY_NONE */
    struct decimal sum, first_sum; /* of the rest: units 0 where none was said */
    char currency[4];
};

/* False: so few figures, or so many words, that there cannot be two. Nothing is read. */
bool legs_may_be_in(const char *text);

/* Whether the text has two such legs; false, and no change, for all others. */
bool legs_read(struct arena *arena, const char *text,
               const struct meaning_context *context, struct legs *out);
