/*
 * lanes.h - which lanes of the outbox are to be looked at: those in which something has
 * changed since they were last. In memory, in the order in which they came, each once.
 */
#pragma once

#include <stdbool.h>

struct lanes;

struct lane {
    struct lane *next, *same; /* in line, and in a bucket */
    char *name;               /* behind the channel's */
    char channel[];
};

struct lanes *lanes_new(void);
void lanes_free(struct lanes *lanes);

/* Stands in line already: it keeps its place. */
void lanes_add(struct lanes *lanes, const char *channel, const char *name);

/* The one that has waited longest, and those behind it (->next); NULL when none waits. */
const struct lane *lanes_first(const struct lanes *lanes);
void lanes_drop_first(struct lanes *lanes);
