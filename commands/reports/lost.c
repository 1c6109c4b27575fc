/* "lost" - deals lost in a period, this month when none is said, and why; the last one
 * first. */
#include "commands/listing.h"
#include "commands/report.h"
#include "store/people.h"

#include <stdlib.h>

static int by_end(const void *a, const void *b)
{
    int64_t left = ((const struct deal *)a)->closed_at,
            right = ((const struct deal *)b)->closed_at;

    return (left < right) - (left > right);
}

/* "Competitor, Kestrel" */
static const char *why(struct turn *t, const struct deal *deal)
{
    const char *code = deal_fact(t->arena, deal, "reason_code");
    const char *to = deal_fact(t->arena, deal, "competitor");
    const char *text = code ? fact_choice_text(code, t->lang) : "";

    return text_empty(to) ? text
                          : arena_printf(t->arena, IN(t, "%s, %s", "%s，%s"), text, to);
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const struct report_ask ask = report_this_month(t, asked);
    const char *const heads[] = {IN(t, "Deal", "商机"),   IN(t, "Customer", "客户"),
                                 IN(t, "Amount", "金额"), IN(t, "Why", "原因"),
                                 IN(t, "Lost", "丢单日"), IN(t, "Owner", "负责人")};
    int64_t since = instant_of(t, t->me.zone, (struct moment){ask.from, 0}, 0);
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    struct listing listing;
    size_t n = 0;

    TRY(deals_list(t, ask.owner, 1U << STAGE_LOST, since, REPORT_MOST, list, &n));
    if (n > 1)
        qsort(list, n, sizeof(*list), by_end);
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 2);
    for (size_t i = 0; i < n; i++) {
        const struct deal *deal = &list[i];
        struct day day = wall_at(t, t->me.zone, deal->closed_at).day;
        if (!report_counts(t, &ask, deal->owner) ||
            (day_known(ask.until) && day.n > ask.until.n))
            continue;
        const char *cells[] = {
            ref_text(t->arena, &deals_kind, deal->id),
            account_name(t, deal->account),
            money_is_zero(deal->amount) ? "" : money_text(t->arena, deal->amount),
            why(t, deal),
            day_text(t->arena, day, t->today, t->lang),
            people_name(t, deal->owner)};
        if (!listing_row(&listing, cells))
            break;
    }
    listing_say(&listing, report_title(t, IN(t, "Lost deals", "丢单"), &ask),
                report_title(t, IN(t, "Nothing was lost", "没有丢单"), &ask));
    return RC_OK;
}

const struct report report_lost = {
    .name = "lost",
    .name_zh = "丢单",
    .brief = "deals lost in a period, and why",
    .brief_zh = "某段时间的丢单和原因",
    .run = run,
};
