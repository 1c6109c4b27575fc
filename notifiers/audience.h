/*
 * audience.h - the people behind "owner, manager, AR, CFO" of a rung of the ladder.
 */
#pragma once

#include "sales/dunning.h"
#include "store/people.h"

enum { AUDIENCE_MOST = 12 };

struct audience_list {
    struct person people[AUDIENCE_MOST]; /* each once, in the order of enum audience */
    size_t n;
};

/* Who holds the invoice: the owner of its deal or customer, or the first active one
 * above. RC_ABSENT, without words, when there is none. */
enum rc audience_owner(struct turn *t, const struct invoice *invoice, struct person *out)
    CHECKED;

/* All whom a set of enum audience means, those past AUDIENCE_MOST left out. A role that
 * nobody has falls to finance, then to the owner: money is never nobody's. */
enum rc audience_of(struct turn *t, const struct invoice *invoice, unsigned who,
                    struct audience_list *out) CHECKED;
