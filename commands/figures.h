/*
 * figures.h - numbers and sums under a heading: the table that most reports are.
 */
#pragma once

#include "sales/money.h"
#include "store/say.h"

enum { FIGURES_MOST = 48, FIGURES_CURRENCIES = 4 };

struct figure {
    const char *label;
    size_t n;
    struct money sums[FIGURES_CURRENCIES];
    size_t n_sums;
};

struct figures {
    struct turn *t;
    struct figure rows[FIGURES_MOST + 1]; /* the last: what did not fit */
    size_t n;
};

void figures_begin(struct figures *figures, struct turn *t);

/* A row that stands in its place even when nothing comes to it. */
void figures_row(struct figures *figures, const char *label);

/* One more under this label, which is a new row where it was not there. An amount of zero
 * counts and adds nothing. RC_RULE when a sum cannot be held. */
enum rc figures_add(struct figures *figures, const char *label, struct money amount)
    CHECKED;

/* The largest numbers stand first; those alike keep their order. */
void figures_most_first(struct figures *figures);

/* The largest sums stand first, each currency by itself (ranking.h). */
void figures_largest_first(struct figures *figures);

/* What all of it comes to, "¥480,000 + $48,500"; "" for nothing. */
enum rc figures_sum(struct figures *figures, const char **out) CHECKED;

/* Makes it the answer: what each row is, how many, how much, and all together. `empty` is
 * said when nothing was counted. */
enum rc figures_say(struct figures *figures, const char *title, const char *what,
                    const char *empty) CHECKED;
