/* closing_list.c - open deals by their closing day. */
#include "commands/closing_list.h"
#include "commands/figures.h"
#include "commands/listing.h"
#include "store/people.h"

#include <stdlib.h>

static int by_close(const void *a, const void *b)
{
    int left = ((const struct deal *)a)->close_on.n,
        right = ((const struct deal *)b)->close_on.n;

    return (left > right) - (left < right);
}

static bool closes_between(const struct report_ask *ask, struct day close)
{
    return day_known(close) && (!day_known(ask->from) || close.n >= ask->from.n) &&
           (!day_known(ask->until) || close.n <= ask->until.n);
}

static bool add_row(struct listing *listing, const struct deal *deal)
{
    struct turn *t = listing->t;
    const char *cells[] = {[DEAL_CELLS] =
                               day_text(t->arena, deal->close_on, t->today, t->lang),
                           people_name(t, deal->owner)};

    listing_deal(t, deal, cells);
    return listing_row(listing, cells);
}

enum rc closing_list(struct turn *t, const struct report_ask *ask, const char *title,
                     bool sums_up)
{
    const char *const heads[] = {IN(t, "Deal", "商机"),      IN(t, "Customer", "客户"),
                                 IN(t, "Stage", "阶段"),     IN(t, "Amount", "金额"),
                                 IN(t, "Closing", "成交日"), IN(t, "Owner", "负责人")};
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    struct figures *figures = TAKE(t->arena, struct figures);
    struct listing listing;
    const char *sums;
    size_t n = 0;

    TRY(deals_list(t, ask->owner, STAGES_OPEN, 0, REPORT_MOST, list, &n));
    if (n > 1)
        qsort(list, n, sizeof(*list), by_close);
    figures_begin(figures, t);
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 3);
    for (size_t i = 0; i < n; i++) {
        if (!closes_between(ask, list[i].close_on) ||
            !report_counts(t, ask, list[i].owner))
            continue;
        if (!add_row(&listing, &list[i]))
            break;
        TRY(figures_add(figures, "", list[i].amount));
    }
    const char *empty = arena_printf(t->arena, IN(t, "%s: none.", "%s：没有。"), title);
    TRY(figures_sum(figures, &sums));
    if (sums_up && sums[0])
        title = arena_printf(t->arena, IN(t, "%s: %s", "%s：%s"), title, sums);
    listing_say(&listing, title, empty);
    return RC_OK;
}
