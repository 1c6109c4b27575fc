/*
 * ranking.h - lists in the order of their sums or days, and the first so many of them.
 *
 * Sums of several currencies have no order: each currency stands by itself, and so many
 * of each are shown.
 */
#pragma once

#include "commands/command.h"

enum ranking { RANK_NONE, RANK_LARGE, RANK_SMALL, RANK_OLD, RANK_NEW, RANK_SOON };

/* What a list is asked for by: order=large top=5. */
struct ranked_by {
    enum ranking order;
    int64_t top; /* 0: all */
};

/* What is ordered: place `at` of the list. */
struct ranked {
    size_t at;
    struct money sum;
    int64_t made;   /* ms */
    struct day day; /* by which it closes or is due; DAY_NONE */
    size_t group;   /* of its currency; rank sets it */
};

/* `order` and `top` as a command has them. RC_USAGE. */
enum rc ranking_read(struct turn *t, const char *order, int64_t top,
                     struct ranked_by *out) CHECKED;

/* Orders the rows and cuts them; how many stay. */
size_t rank(const struct ranked_by *by, struct ranked *rows, size_t n);

/* ", largest first", behind the title of these rows; "" for none. */
const char *ranking_text(struct turn *t, const struct ranked_by *by,
                         const struct ranked *rows, size_t n);
