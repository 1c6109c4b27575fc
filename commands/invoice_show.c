/* "invoice show" - an invoice's card. */
#include "commands/access.h"

struct invoice_show {
    struct ref invoice;
};

static const struct arg wants[] = {
    REF(struct invoice_show, invoice, "invoice", "its number or customer, such as INV-7",
        "发票编号或客户，如 INV-7"),
    {0},
};

static const struct example examples[] = {
    {"invoice show INV-7", "INV-7", NULL},
    {"查看发票 INV-7", "INV-7", "fin"},
    {0},
};

static enum rc access_void(struct turn *t, const struct invoice *invoice)
{
    const char *ref = ref_text(t->arena, &invoices_kind, invoice->id);
    struct account account;
    struct deal deal = {0};

    TRY(record_get_any(t, &accounts_kind, invoice->account, &account));
    if (invoice->deal)
        TRY(record_get_any(t, &deals_kind, invoice->deal, &deal));
    return access_owned(t, TO_SEE, ref, deal.owner ? deal.owner : account.owner);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct invoice_show *in = args;
    struct invoice invoice;

    TRY(invoices_get_any(t, in->invoice.id, &invoice));
    if (invoice.withdrawn_at) /* its number is void and says so; whose it was sees it */
        TRY(access_void(t, &invoice));
    else
        TRY(access_invoice(t, in->invoice.id, TO_SEE, &invoice, NULL));
    say_record(t, &invoices_kind, invoice.id);
    return RC_OK;
}

const struct command cmd_invoice_show = {
    .name = "invoice show",
    .name_zh = "查看发票",
    .aliases = {"invoice", "发票"},
    .brief = "see an invoice",
    .brief_zh = "查看发票",
    .group = GROUP_MONEY,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct invoice_show),
    .run = run,
    .examples = examples,
};
