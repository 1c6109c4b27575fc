/* owed.c - open invoices, counted by customer or owner. */
#include "commands/owed.h"
#include "commands/figures.h"
#include "store/people.h"

enum rc owed_report(struct turn *t, const struct report_ask *ask, const struct owed *owed)
{
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    struct figures *figures = TAKE(t->arena, struct figures);
    bool by_owner = text_same(ask->by, "owner");
    size_t n = 0;

    TRY(invoices_open_of(t, 0, REPORT_MOST, list, &n));
    figures_begin(figures, t);
    for (size_t i = 0; i < n; i++) {
        int64_t owner = report_owner_of(t, &list[i]);
        const char *label =
            by_owner ? people_name(t, owner) : account_name(t, list[i].account);
        if (invoice_days_late(&list[i], t->today) >= owed->days_late &&
            report_counts(t, ask, owner))
            TRY(figures_add(figures, label, invoice_open(&list[i])));
    }
    figures_largest_first(figures);
    offer(t, IN(t, "The invoices", "发票列表"), BUTTON_PLAIN, "%s", owed->list);
    const char *title = by_owner ? IN(t, owed->by_owner, owed->by_owner_zh)
                                 : IN(t, owed->by_customer, owed->by_customer_zh);
    const char *none = IN(t, owed->none, owed->none_zh);
    if (ask->days && owed->days_late == ask->days) {
        title = arena_printf(t->arena,
                             IN(t, "%s, at least %d days late", "%s，逾期至少 %d 天"),
                             title, owed->days_late);
        none = arena_printf(t->arena, IN(t, "%s: none.", "%s：没有。"), title);
    }
    return figures_say(figures, title,
                       by_owner ? IN(t, "Owner", "负责人") : IN(t, "Customer", "客户"),
                       none);
}
