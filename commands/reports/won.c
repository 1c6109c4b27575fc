/* "won" - deals won in a period, this month when none is said; by owner, customer or
 * month. */
#include "commands/figures.h"
#include "commands/report.h"
#include "store/people.h"

static const char *label_of(struct turn *t, const struct deal *deal, struct day day,
                            const char *by)
{
    int year, month, mday;

    if (text_same(by, "customer"))
        return account_name(t, deal->account);
    if (!text_same(by, "month"))
        return people_name(t, deal->owner);
    day_split(day, &year, &month, &mday);
    return arena_printf(t->arena, "%04d-%02d", year, month);
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const struct report_ask ask = report_this_month(t, asked);
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    struct figures *figures = TAKE(t->arena, struct figures);
    int64_t since = instant_of(t, t->me.zone, (struct moment){ask.from, 0}, 0);
    size_t n = 0;

    TRY(deals_list(t, ask.owner, 1U << STAGE_WON, since, REPORT_MOST, list, &n));
    figures_begin(figures, t);
    for (size_t i = 0; i < n; i++) {
        struct day day = wall_at(t, t->me.zone, list[i].closed_at).day;
        if (report_counts(t, &ask, list[i].owner) &&
            (!day_known(ask.until) || day.n <= ask.until.n))
            TRY(figures_add(figures, label_of(t, &list[i], day, ask.by), list[i].amount));
    }
    return figures_say(figures, report_title(t, IN(t, "Won deals", "赢单"), &ask),
                       text_same(ask.by, "customer") ? IN(t, "Customer", "客户")
                       : text_same(ask.by, "month")  ? IN(t, "Month", "月份")
                                                     : IN(t, "Owner", "负责人"),
                       report_title(t, IN(t, "Nothing was won", "没有赢单"), &ask));
}

const struct report report_won = {
    .name = "won",
    .name_zh = "赢单",
    .brief = "deals won in a period, by owner, customer or month",
    .brief_zh = "某段时间的赢单，按负责人、客户或月份",
    .run = run,
};
