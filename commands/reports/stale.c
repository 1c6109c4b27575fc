/* "stale" - open deals that nobody has spoken to for long: two weeks or more when nothing
 * else is said. */
#include "commands/listing.h"
#include "commands/report.h"
#include "store/history.h"
#include "store/people.h"

enum { USUAL_DAYS = 14, LOOKED_AT = 300 };

static enum rc last_touch(struct turn *t, const struct deal *deal, int64_t *out)
{
    TRY(history_worked_at(t, deals_kind.name, deal->id, deal->owner, deal->made_at, out));
    if (*out == 0)
        *out = deal->made_at;
    return RC_OK;
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const char *const heads[] = {IN(t, "Deal", "商机"), IN(t, "Customer", "客户"),
                                 IN(t, "Days without a word", "未跟进天数"),
                                 IN(t, "Owner", "负责人"),
                                 IN(t, "Next touch", "下次跟进")};
    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    int64_t days = ask->days ? ask->days : USUAL_DAYS, last = 0;
    struct listing listing;
    size_t n = 0;

    TRY(deals_list(t, ask->owner, STAGES_OPEN, 0, LOOKED_AT, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 2);
    for (size_t i = 0; i < n; i++) {
        if (!report_counts(t, ask, list[i].owner))
            continue;
        TRY(last_touch(t, &list[i], &last));
        int silent = days_since(t, last);
        if (silent < days)
            continue;
        const char *const cells[] = {
            ref_text(t->arena, &deals_kind, list[i].id), account_name(t, list[i].account),
            arena_printf(t->arena, "%d", silent), people_name(t, list[i].owner),
            touch_text(t, list[i].next_touch)};
        if (!listing_row(&listing, cells))
            break;
    }
    listing_say(&listing,
                arena_printf(t->arena,
                             IN(t, "Deals without a word for %lld days or more",
                                "%lld 天以上没有跟进的商机"),
                             (long long)days),
                arena_printf(t->arena,
                             IN(t, "Every deal was spoken to within %lld days.",
                                "所有商机 %lld 天内都有跟进。"),
                             (long long)days));
    return RC_OK;
}

const struct report report_stale = {
    .name = "stale",
    .name_zh = "未跟进",
    .brief = "open deals that nobody has spoken to for long",
    .brief_zh = "长时间没有跟进的商机",
    .run = run,
};
