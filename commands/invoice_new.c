/* "invoice new" - a customer owes us from now on. */
#include "commands/access.h"

struct invoice_new {
    struct ref about;
    struct money amount;
    struct day due;
    struct phrase memo;
    struct day on;
};

enum { TERMS_DAYS = 30, CREDITS_MOST = 8 };

static const struct arg wants[] = {
    REF(struct invoice_new, about, "deal account", "the deal or customer, such as D-5",
        "商机或客户，如 D-5"),
    ARG(struct invoice_new, amount, "how much", "金额"),
    OPT(struct invoice_new, due, "when it is due; in 30 days when left out",
        "到期日；默认 30 天后"),
    OPT(struct invoice_new, memo, "what it says", "备注"),
    OPT(struct invoice_new, on, "the day it was issued; today when left out",
        "开票日；默认今天"),
    {0},
};

static const struct example examples[] = {
    {"invoice new D-5 800 due=2026-04-15", "INV-8: €800 for Acme, due Wed 15 April.",
     "fin"},
    {"开票 D-6 10万 到期=2026-04-15", "INV-8: ¥100,000 for 鼎砺机械, due Wed 15 April.",
     "fin"},
    {0},
};

static enum rc read_days(struct turn *t, const struct invoice_new *in,
                         struct invoice *invoice)
{
    invoice->issued_on = day_known(in->on) ? in->on : t->today;
    invoice->due_on =
        day_known(in->due) ? in->due : day_plus(invoice->issued_on, TERMS_DAYS);
    if (invoice->issued_on.n > t->today.n) {
        (void)err_set(&t->err, RC_RULE, IN(t, "%s is still to come", "%s 还没到"),
                      day_text(t->arena, invoice->issued_on, t->today, t->lang));
        return err_at(
            &t->err, "on",
            err_hint(&t->err, "%s",
                     IN(t, "an invoice is issued by today; `due=` says when it is due",
                        "开票日不能晚于今天；到期日请写 到期=")));
    }
    if (invoice->due_on.n < invoice->issued_on.n)
        return err_at(&t->err, "due",
                      err_set(&t->err, RC_RULE,
                              IN(t, "it cannot be due before it is issued, %s",
                                 "到期日不能早于开票日（%s）"),
                              day_text(t->arena, invoice->issued_on, t->today, t->lang)));
    return RC_OK;
}

/* What the customer has paid and not owed may go on the new invoice. */
static enum rc offer_credit(struct turn *t, const struct invoice *invoice,
                            const char *ref)
{
    struct payment credits[CREDITS_MOST];
    struct money sum = {0};
    size_t n = 0;

    TRY(payments_unapplied(t, invoice->account, CREDITS_MOST, credits, &n));
    for (size_t i = 0; i < n; i++)
        if (text_same(credits[i].unapplied.currency, invoice->total.currency))
            TRY(money_add(sum, credits[i].unapplied, &sum, &t->err));
    if (money_is_zero(sum))
        return RC_OK;
    say(t, IN(t, "%s of credit from earlier payments waits.", "客户还有 %s 余款未用。"),
        money_text(t->arena, sum));
    offer(t, IN(t, "Use the credit", "抵用余款"), BUTTON_PRIMARY, "credit use %s", ref);
    return RC_OK;
}

/* For whom it is: a deal and its customer, or a customer alone. */
struct addressee {
    struct account account;
    struct deal deal; /* id 0: none */
};

static enum rc read_addressee(struct turn *t, const struct invoice_new *in,
                              struct addressee *out)
{
    enum access access = person_may(&t->me, BOOKS) ? TO_SEE : TO_CHANGE;

    *out = (struct addressee){.deal = {0}};
    if (in->about.kind != &deals_kind)
        return access_account(t, in->about.id, access, &out->account);
    TRY(access_deal(t, in->about.id, access, &out->deal));
    return accounts_get(t, out->deal.account, &out->account);
}

/* Without a currency it is in the deal's, else the customer's, else in that of
 * its owner's deals. */
static enum rc read_total(struct turn *t, const struct addressee *whom,
                          struct invoice *invoice)
{
    TRY(amount_in(t, &invoice->total,
                  whom->deal.amount.currency[0] ? whom->deal.amount.currency
                  : whom->account.currency[0]   ? whom->account.currency
                                              : usual_currency(t, whom->account.owner)));
    if (money_is_zero(invoice->total))
        return err_at(
            &t->err, "amount",
            err_set(&t->err, RC_RULE, "%s",
                    IN(t, "an invoice is more than zero", "发票金额必须大于零")));
    invoice->paid = invoice->promised = invoice->total;
    invoice->paid.minor = invoice->promised.minor = 0;
    return RC_OK;
}

static enum rc note_issued(struct turn *t, const struct invoice *invoice, const char *ref,
                           const char *sum)
{
    const struct happened facts[] = {{"invoice", ref}, {"amount", sum}, {0}};

    return invoice->deal
               ? history_happened(t, &deals_kind, invoice->deal, "invoice", facts)
               : RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct invoice_new *in = args;
    struct addressee whom;

    TRY(read_addressee(t, in, &whom));
    struct invoice invoice = {.account = whom.account.id,
                              .deal = whom.deal.id,
                              .total = in->amount,
                              .state = INVOICE_ISSUED,
                              .memo = in->memo.text,
                              .promised_on = DAY_NONE,
                              .made_at = t->now};
    TRY(read_total(t, &whom, &invoice));
    TRY(read_days(t, in, &invoice));
    TRY(invoices_add(t, &invoice));
    const char *ref = ref_text(t->arena, &invoices_kind, invoice.id);
    const char *sum = money_text(t->arena, invoice.total);
    TRY(note_issued(t, &invoice, ref, sum));
    say(t, IN(t, "%s: %s for %s, due %s.", "%s：%s，%s，%s到期。"), ref,
        IN(t, sum, whom.account.name), IN(t, whom.account.name, sum),
        day_text(t->arena, invoice.due_on, t->today, t->lang));
    TRY(offer_credit(t, &invoice, ref));
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "invoice show %s", ref);
    return RC_OK;
}

const struct command cmd_invoice_new = {
    .name = "invoice new",
    .name_zh = "开票",
    .aliases = {"invoice add", "new invoice", "新发票", "开发票"},
    .brief = "issue invoices",
    .brief_zh = "开票",
    .deed = {"the invoice %s", "开票 %s", "invoice"},
    .group = GROUP_MONEY,
    .role = SELLING |
            BOOKS, /* a rep invoices their own deal; money that arrived is finance's */
    .args = wants,
    .args_size = sizeof(struct invoice_new),
    .run = run,
    .examples = examples,
};
