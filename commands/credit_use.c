/* "credit use" - what a customer paid too much goes on an invoice. */
#include "commands/until_paid.h"

struct credit_use {
    struct ref invoice;
};

enum { CREDITS_MOST = 16 };

static const struct arg wants[] = {
    REF(struct credit_use, invoice, "invoice", "the invoice, such as INV-7",
        "发票，如 INV-7"),
    {0},
};

static const struct example given[] = {
    {"payment INV-7 1500", "INV-7", "fin"},
    {"invoice new D-5 800", "INV-8", "fin"},
    {0},
};

static const struct example examples[] = {
    {"credit use INV-8", "INV-8: €300 of credit used, €500 still open.", "fin"},
    {"抵用余款 INV-7", "Acme has no credit that INV-7 could use", "fin"},
    {0},
};

/* As much as there is and the invoice needs, oldest first. */
static enum rc apply(struct turn *t, struct invoice *invoice, struct money *sum)
{
    struct payment credits[CREDITS_MOST];
    size_t n = 0;

    *sum = (struct money){0};
    TRY(payments_unapplied(t, invoice->account, CREDITS_MOST, credits, &n));
    for (size_t i = 0; i < n && !money_is_zero(invoice_open(invoice)); i++) {
        struct money applied = {0};
        if (!text_same(credits[i].unapplied.currency, invoice->total.currency))
            continue;
        TRY(payments_apply(t, &credits[i], invoice, &applied));
        TRY(money_add(*sum, applied, sum, &t->err));
    }
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct credit_use *in = args;
    struct invoice invoice;
    struct money sum;

    TRY(access_invoice(t, in->invoice.id, TO_CHANGE, &invoice, NULL));
    const char *ref = ref_text(t->arena, &invoices_kind, invoice.id);
    TRY(apply(t, &invoice, &sum));
    if (money_is_zero(sum))
        return err_set(
            &t->err, RC_RULE,
            IN(t, "%s has no credit that %s could use", "%s 没有可用于 %s 的余款"),
            account_name(t, invoice.account), ref);
    if (invoice.deal)
        TRY(history_happened(
            t, &deals_kind, invoice.deal, "credit",
            (const struct happened[]){
                {"invoice", ref}, {"amount", money_text(t->arena, sum)}, {0}}));
    const char *used = money_text(t->arena, sum);
    struct money open = invoice_open(&invoice);
    if (money_is_zero(open))
        say(t, IN(t, "%s: %s of credit used, paid in full.", "%s：抵用 %s，已收清。"),
            ref, used);
    else
        say(t, IN(t, "%s: %s of credit used, %s still open.", "%s：抵用 %s，未收 %s。"),
            ref, used, money_text(t->arena, open));
    return until_paid_end(t, &invoice, NULL, &(const char *){NULL});
}

const struct command cmd_credit_use = {
    .name = "credit use",
    .name_zh = "抵用余款",
    .aliases = {"use credit"},
    .brief = "put a customer's credit on an invoice",
    .brief_zh = "用客户余款抵发票",
    .deed = {"the credit used on %s", "%s的余款抵用", "allocation"},
    .group = GROUP_MONEY,
    .role = BOOKS,
    .args = wants,
    .args_size = sizeof(struct credit_use),
    .run = run,
    .given = given,
    .examples = examples,
};
