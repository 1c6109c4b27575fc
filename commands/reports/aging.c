/* "aging" - what is owed, by how late it is (domain.md section 2, measures). */
#include "commands/figures.h"
#include "commands/report.h"

static const struct bucket {
    int up_to; /* days late */
    const char *en, *zh;
} buckets[] = {
    {0, "Not due yet", "未到期"},      {30, "1–30 days late", "逾期 1–30 天"},
    {60, "31–60 days", "31–60 天"},    {90, "61–90 days", "61–90 天"},
    {120, "91–120 days", "91–120 天"}, {INT32_MAX, "More than 120 days", "120 天以上"}};

static const char *label_of(const struct turn *t, int days_late)
{
    size_t i = 0;

    while (days_late > buckets[i].up_to)
        i++;
    return IN(t, buckets[i].en, buckets[i].zh);
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    struct figures *figures = TAKE(t->arena, struct figures);
    size_t n = 0;

    TRY(invoices_open_of(t, 0, REPORT_MOST, list, &n));
    figures_begin(figures, t);
    for (size_t i = 0; i < COUNT(buckets); i++)
        figures_row(figures, IN(t, buckets[i].en, buckets[i].zh));
    for (size_t i = 0; i < n; i++)
        if (report_counts(t, ask, report_owner_of(t, &list[i])))
            TRY(figures_add(figures, label_of(t, invoice_days_late(&list[i], t->today)),
                            invoice_open(&list[i])));
    offer(t, IN(t, "Overdue", "逾期发票"), BUTTON_PLAIN, "invoice list overdue");
    return figures_say(figures, IN(t, "What is owed, by days late", "应收账龄"),
                       IN(t, "Days late", "账龄"),
                       IN(t, "Nothing is open.", "没有未收发票。"));
}

const struct report report_aging = {
    .name = "aging",
    .name_zh = "账龄",
    .brief = "what is owed, by how late it is",
    .brief_zh = "应收账款，按逾期天数",
    .run = run,
};
