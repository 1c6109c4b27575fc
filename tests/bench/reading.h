/*
 * reading.h - sentences read one after the other, each with its time. Apart from the
 * bench's own words, which are the language's too.
 */
#pragma once

#include "store/turn.h"

struct reading {
    struct arena *arena;
    const char **list; /* of sentences: those that the tests of their meaning read */
    size_t n_list;
    double *us; /* of each that was read */
    size_t n;
};

void reading_load(struct reading *reading, size_t rounds);

/* All of them, `rounds` times, a seller and their manager by turns; n and us anew. */
void reading_run(struct reading *reading, struct turn *t, size_t rounds);
