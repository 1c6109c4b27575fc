/* "receivable" - what is owed, by customer or owner. */
#include "commands/figures.h"
#include "commands/report.h"
#include "store/people.h"

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    struct figures *figures = TAKE(t->arena, struct figures);
    bool by_owner = text_same(ask->by, "owner");
    size_t n = 0;

    TRY(invoices_open_of(t, 0, REPORT_MOST, list, &n));
    figures_begin(figures, t);
    for (size_t i = 0; i < n; i++) {
        int64_t owner = report_owner_of(t, &list[i]);
        if (report_counts(t, ask, owner))
            TRY(figures_add(figures,
                            by_owner ? people_name(t, owner)
                                     : account_name(t, list[i].account),
                            invoice_open(&list[i])));
    }
    offer(t, IN(t, "The invoices", "发票列表"), BUTTON_PLAIN, "invoice list");
    return figures_say(figures,
                       by_owner ? IN(t, "What is owed, by owner", "按负责人统计应收")
                                : IN(t, "What is owed, by customer", "按客户统计应收"),
                       by_owner ? IN(t, "Owner", "负责人") : IN(t, "Customer", "客户"),
                       IN(t, "Nothing is open.", "没有未结发票。"));
}

const struct report report_receivable = {
    .name = "receivable",
    .name_zh = "应收",
    .brief = "what is owed, by customer or owner",
    .brief_zh = "应收金额，按客户或负责人",
    .run = run,
};
