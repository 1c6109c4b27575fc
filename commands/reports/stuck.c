/* "stuck" - open deals that have been in their stage for long: three weeks or more when
 * nothing else is said. */
#include "commands/listing.h"
#include "commands/report.h"
#include "store/people.h"

enum { USUAL_DAYS = 21 };

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const char *const heads[] = {IN(t, "Deal", "商机"), IN(t, "Customer", "客户"),
                                 IN(t, "Stage", "阶段"), IN(t, "Days in it", "停留天数"),
                                 IN(t, "Owner", "负责人")};
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    int64_t days = ask->days ? ask->days : USUAL_DAYS;
    struct listing listing;
    size_t n = 0;

    TRY(deals_list(t, ask->owner, STAGES_OPEN, 0, REPORT_MOST, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 3);
    for (size_t i = 0; i < n; i++) {
        const struct deal *deal = &list[i];
        int64_t since = deal->stage_at ? deal->stage_at : deal->made_at;
        int stays = days_since(t, since);
        if (stays < days || !report_counts(t, ask, deal->owner))
            continue;
        const char *const cells[] = {
            ref_text(t->arena, &deals_kind, deal->id), account_name(t, deal->account),
            stage_text(deal->stage, t->lang), arena_printf(t->arena, "%d", stays),
            people_name(t, deal->owner)};
        if (!listing_row(&listing, cells))
            break;
    }
    listing_say(&listing,
                arena_printf(t->arena,
                             IN(t, "Deals in one stage for %lld days or more",
                                "同一阶段停留 %lld 天以上的商机"),
                             (long long)days),
                arena_printf(t->arena,
                             IN(t, "No deal has been in its stage for %lld days.",
                                "没有停留 %lld 天以上的商机。"),
                             (long long)days));
    return RC_OK;
}

const struct report report_stuck = {
    .name = "stuck",
    .name_zh = "停滞",
    .brief = "open deals that have stayed in their stage for long",
    .brief_zh = "长时间停在同一阶段的商机",
    .run = run,
};
