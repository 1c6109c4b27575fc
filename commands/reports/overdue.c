/* "overdue" - what is late, by customer or owner. */
#include "commands/figures.h"
#include "commands/report.h"
#include "store/people.h"

static enum rc count(struct turn *t, const struct report_ask *ask, bool by_owner,
                     struct figures *figures)
{
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    int days = ask->days ? (int)ask->days : 1;
    size_t n = 0;

    TRY(invoices_open_of(t, 0, REPORT_MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        int64_t owner = report_owner_of(t, &list[i]);
        const char *label =
            by_owner ? people_name(t, owner) : account_name(t, list[i].account);
        if (invoice_days_late(&list[i], t->today) >= days && report_counts(t, ask, owner))
            TRY(figures_add(figures, label, invoice_open(&list[i])));
    }
    return RC_OK;
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    struct figures *figures = TAKE(t->arena, struct figures);
    bool by_owner = text_same(ask->by, "owner");

    figures_begin(figures, t);
    TRY(count(t, ask, by_owner, figures));
    offer(t, IN(t, "The invoices", "发票列表"), BUTTON_PLAIN, "invoice list overdue");
    return figures_say(figures,
                       by_owner ? IN(t, "Overdue by owner", "按负责人统计逾期")
                                : IN(t, "Overdue by customer", "按客户统计逾期"),
                       by_owner ? IN(t, "Owner", "负责人") : IN(t, "Customer", "客户"),
                       IN(t, "Nothing is overdue.", "没有逾期发票。"));
}

const struct report report_overdue = {
    .name = "overdue",
    .name_zh = "逾期",
    .brief = "what is late, by customer or owner",
    .brief_zh = "逾期金额，按客户或负责人",
    .run = run,
};
