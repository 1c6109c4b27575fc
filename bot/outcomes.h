/*
 * outcomes.h - what became of deliveries, on its way into the database: each is a turn of
 * ours. While the disk is full they are kept: a letter whose outcome were lost would keep
 * its lane waiting for ever.
 */
#pragma once

#include "notifiers/pump.h"
#include "store/turn.h"

/* Those that a full disk did not take, oldest first; starts zeroed. */
struct outcomes {
    struct report *first;
};

/* As an inbound for the desk; `outcome` is copied. */
struct inbound *outcome_report(const struct outcome *outcome);

bool outcome_is(const struct inbound *in);
bool outcomes_alone(void **items, size_t n); /* all of them are, and there are some */

/* How many are kept or among these, which come with the next batch. */
size_t outcomes_count(const struct outcomes *kept, void **items, size_t n);

void outcomes_keep(struct outcomes *kept, struct inbound *in);

/* The first that is kept, and the one behind; NULL: none. */
struct inbound *outcomes_first(const struct outcomes *kept);
struct inbound *outcomes_next(const struct inbound *in);

/* They are noted, or never will be: frees them. */
void outcomes_end(struct outcomes *kept);
