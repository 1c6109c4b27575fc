/*
 * listing.h - an answer that is a table.
 */
#pragma once

#include "store/deals.h"
#include "store/say.h"

enum { LISTING_COLUMNS = 6, LISTING_MOST = 200 };

struct listing {
    struct turn *t;
    const char **cells;
    size_t n_columns, n_rows;
    unsigned right, rest; /* as in struct card_table; rest is set after listing_begin */
    bool *late;           /* of each row, once one is */
    bool has_more;
};

/* `heads` has n_columns words in the person's language. */
void listing_begin(struct listing *listing, struct turn *t, const char *const *heads,
                   size_t n_columns, unsigned right);

/* False, and has_more, when LISTING_MOST rows are there. */
bool listing_row(struct listing *listing, const char *const *cells);

/* The first cells of a deal's row: its number, customer, stage and amount. */
enum { DEAL_CELLS = 4 };

void listing_deal(struct turn *t, const struct deal *deal, const char *cells[DEAL_CELLS]);

/* What the first cell of the row that was added last says is late. */
void listing_late(struct listing *listing);

/* Makes it the answer under a title, as it is. */
void listing_table(struct listing *listing, const char *title);

/* The same with the number of rows behind the title; `empty` is said when there is no
 * row. */
void listing_say(struct listing *listing, const char *title, const char *empty);
