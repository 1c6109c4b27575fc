/* "promises" - who promised to pay what, and by when. */
#include "commands/listing.h"
#include "commands/report.h"

static bool is_asked(const struct report_ask *ask, struct day day)
{
    return day_known(day) && (!day_known(ask->from) || day.n >= ask->from.n) &&
           (!day_known(ask->until) || day.n <= ask->until.n);
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const char *const heads[] = {IN(t, "Invoice", "发票"), IN(t, "Customer", "客户"),
                                 IN(t, "Promised", "承诺金额"), IN(t, "For", "承诺日"),
                                 IN(t, "Standing", "状态")};
    struct invoice *list = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    struct listing listing;
    size_t n = 0;

    TRY(invoices_open_of(t, 0, REPORT_MOST, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 1U << 2);
    for (size_t i = 0; i < n; i++) {
        const struct invoice *invoice = &list[i];
        if (!is_asked(ask, invoice->promised_on) ||
            !report_counts(t, ask, report_owner_of(t, invoice)))
            continue;
        const char *const cells[] = {
            ref_text(t->arena, &invoices_kind, invoice->id),
            account_name(t, invoice->account), money_text(t->arena, invoice->promised),
            day_text(t->arena, invoice->promised_on, t->today, t->lang),
            invoice->promised_on.n < t->today.n ? IN(t, "broken", "未兑现")
                                                : IN(t, "to come", "未到期")};
        if (!listing_row(&listing, cells))
            break;
    }
    listing_say(&listing, IN(t, "Promises to pay", "付款承诺"),
                IN(t, "Nobody has promised to pay.", "没有付款承诺。"));
    return RC_OK;
}

const struct report report_promises = {
    .name = "promises",
    .name_zh = "承诺",
    .brief = "who promised to pay what, and by when",
    .brief_zh = "谁承诺何时付款",
    .run = run,
};
