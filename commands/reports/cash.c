/* "cash" - money that came in, this month when no period is said; by customer, month or
 * owner. */
#include "commands/figures.h"
#include "commands/report.h"
#include "store/people.h"

/* The owner of the customer; 0 when there is none. */
static int64_t owner_of(struct turn *t, const struct payment *payment)
{
    struct err before = t->err;
    struct account account;
    int64_t owner =
        accounts_get(t, payment->account, &account) == RC_OK ? account.owner : 0;

    t->err = before;
    return owner;
}

static const char *label_of(struct turn *t, const struct payment *payment, const char *by)
{
    int year, month, mday;

    if (text_same(by, "owner"))
        return people_name(t, owner_of(t, payment));
    if (!text_same(by, "month"))
        return account_name(t, payment->account);
    day_split(payment->received_on, &year, &month, &mday);
    return arena_printf(t->arena, "%04d-%02d", year, month);
}

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const struct report_ask ask = report_this_month(t, asked);
    struct payment *list = TAKE_N(t->arena, REPORT_MOST, struct payment);
    struct figures *figures = TAKE(t->arena, struct figures);
    struct day until = day_known(ask.until) ? ask.until : t->today;
    size_t n = 0;

    TRY(payments_received(t, ask.from, until, REPORT_MOST, list, &n));
    figures_begin(figures, t);
    for (size_t i = 0; i < n; i++)
        if (report_counts(t, &ask, owner_of(t, &list[i])))
            TRY(figures_add(figures, label_of(t, &list[i], ask.by), list[i].amount));
    return figures_say(figures, report_title(t, IN(t, "Money received", "回款"), &ask),
                       text_same(ask.by, "owner")   ? IN(t, "Owner", "负责人")
                       : text_same(ask.by, "month") ? IN(t, "Month", "月份")
                                                    : IN(t, "Customer", "客户"),
                       report_title(t, IN(t, "No money came in", "没有回款"), &ask));
}

const struct report report_cash = {
    .name = "cash",
    .name_zh = "回款",
    .brief = "money received in a period, by customer, month or owner",
    .brief_zh = "某段时间的回款，按客户、月份或负责人",
    .run = run,
};
