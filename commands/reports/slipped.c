/* "slipped" - open deals whose closing day is over, the longest first. */
#include "commands/listing.h"
#include "commands/report.h"
#include "store/people.h"

#include <stdlib.h>

static int by_close(const void *a, const void *b)
{
    int left = ((const struct deal *)a)->close_on.n,
        right = ((const struct deal *)b)->close_on.n;

    return (left > right) - (left < right);
}

static bool has_slipped(const struct turn *t, const struct report_ask *ask,
                        const struct deal *deal)
{
    struct day close = deal->close_on;

    return day_known(close) && close.n < t->today.n &&
           (!day_known(ask->from) || close.n >= ask->from.n) &&
           (!day_known(ask->until) || close.n <= ask->until.n);
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const char *const heads[] = {IN(t, "Deal", "商机"),      IN(t, "Customer", "客户"),
                                 IN(t, "Stage", "阶段"),     IN(t, "Amount", "金额"),
                                 IN(t, "Closing", "成交日"), IN(t, "Owner", "负责人")};
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    struct listing listing;
    size_t n = 0;

    TRY(deals_list(t, ask->owner, STAGES_OPEN, 0, REPORT_MOST, list, &n));
    if (n > 1)
        qsort(list, n, sizeof(*list), by_close);
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 3);
    for (size_t i = 0; i < n; i++) {
        const struct deal *deal = &list[i];
        if (!has_slipped(t, ask, deal) || !report_counts(t, ask, deal->owner))
            continue;
        const char *cells[] = {[DEAL_CELLS] =
                                   day_text(t->arena, deal->close_on, t->today, t->lang),
                               people_name(t, deal->owner)};
        listing_deal(t, deal, cells);
        if (!listing_row(&listing, cells))
            break;
    }
    const char *title = report_title(
        t, IN(t, "Deals past their closing day", "过了预计成交日的商机"), ask);
    listing_say(&listing, title,
                arena_printf(t->arena, IN(t, "%s: none.", "%s：没有。"), title));
    return RC_OK;
}

const struct report report_slipped = {
    .name = "slipped",
    .name_zh = "延期",
    .brief = "open deals whose closing day is over",
    .brief_zh = "过了预计成交日还没成交的商机",
    .run = run,
};
