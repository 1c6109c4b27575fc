/* listing.c - an answer that is a table. */
#include "commands/listing.h"
#include "store/accounts.h"

#include <assert.h>

void listing_begin(struct listing *listing, struct turn *t, const char *const *heads,
                   size_t n_columns, unsigned right)
{
    assert(n_columns <= LISTING_COLUMNS);
    const char **copy = TAKE_N(t->arena, n_columns, const char *);
    for (size_t i = 0; i < n_columns; i++)
        copy[i] = heads[i];
    *listing = (struct listing){
        .t = t,
        .cells = TAKE_N(t->arena, n_columns * LISTING_MOST, const char *),
        .n_columns = n_columns,
        .right = right,
    };
    t->answer.table.heads = copy;
}

bool listing_row(struct listing *listing, const char *const *cells)
{
    if (listing->n_rows == LISTING_MOST) {
        listing->has_more = true;
        return false;
    }
    for (size_t i = 0; i < listing->n_columns; i++)
        listing->cells[listing->n_rows * listing->n_columns + i] =
            cells[i] ? cells[i] : "";
    listing->n_rows++;
    return true;
}

void listing_deal(struct turn *t, const struct deal *deal, const char *cells[DEAL_CELLS])
{
    cells[0] = ref_text(t->arena, &deals_kind, deal->id);
    cells[1] = account_name(t, deal->account);
    cells[2] = stage_text(deal->stage, t->lang);
    cells[3] = money_is_zero(deal->amount) ? "" : money_text(t->arena, deal->amount);
}

void listing_late(struct listing *listing)
{
    if (!listing->late)
        listing->late = TAKE_N(listing->t->arena, LISTING_MOST, bool);
    if (listing->n_rows)
        listing->late[listing->n_rows - 1] = true;
}

void listing_table(struct listing *listing, const char *title)
{
    struct turn *t = listing->t;

    say(t, "%s", title);
    t->answer.table.cells = listing->cells;
    t->answer.table.n_columns = listing->n_columns;
    t->answer.table.n_rows = listing->n_rows;
    t->answer.table.right = listing->right;
    t->answer.table.rest = listing->rest;
    t->answer.table.late = listing->late;
}

void listing_say(struct listing *listing, const char *title, const char *empty)
{
    struct turn *t = listing->t;

    if (listing->n_rows == 0) {
        t->answer.table.heads = NULL;
        say(t, "%s", empty);
        return;
    }
    listing_table(listing,
                  arena_printf(t->arena, IN(t, "%s (%zu%s)", "%s（%zu%s）"), title,
                               listing->n_rows, listing->has_more ? "+" : ""));
}
