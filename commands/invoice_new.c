/* "invoice new" - a customer owes us from now on. */
#include "commands/access.h"
#include "commands/finance.h"
#include "commands/words.h"

#include <string.h>

struct invoice_new {
    struct ref about;
    struct money amount;
    struct day due;
    struct phrase memo;
    struct day on;
    const char *deal;
};

enum { TERMS_DAYS = 30, CREDITS_MOST = 8, DEALS_MOST = 8 };

static const struct arg wants[] = {
    REF(struct invoice_new, about, "account deal", "the deal or customer, such as D-5",
        "商机或客户，如 D-5"),
    ARG(struct invoice_new, amount, "how much to invoice", "开票金额"),
    OPT(struct invoice_new, due, "when it is due; in 30 days when left out",
        "到期日；默认 30 天后"),
    OPT(struct invoice_new, memo, "what it says", "备注"),
    OPT(struct invoice_new, on, "the day it was issued; today when left out",
        "开票日；默认今天"),
    OPT(struct invoice_new, deal, "its deal, or none; the customer's own when left out",
        "所属商机；不属于任何商机写 none"),
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

/* What the customer has paid and not owed, in the invoice's currency. */
static enum rc credit_of(struct turn *t, const struct invoice *invoice, struct money *sum)
{
    struct payment credits[CREDITS_MOST];
    size_t n = 0;

    *sum = (struct money){0};
    TRY(payments_unapplied(t, invoice->account, CREDITS_MOST, credits, &n));
    for (size_t i = 0; i < n; i++)
        if (text_same(credits[i].unapplied.currency, invoice->total.currency))
            TRY(money_add(*sum, credits[i].unapplied, sum, &t->err));
    return RC_OK;
}

/* "€800 for Acme, due Wed 1 April." */
static const char *invoice_line(struct turn *t, const struct invoice *invoice,
                                enum lang lang)
{
    const struct err as = {.lang = lang};
    const char *sum = money_text(t->arena, invoice->total);
    const char *whose = account_name(t, invoice->account);

    return arena_printf(
        t->arena, IN(&as, "%s: %s for %s, due %s.", "%s：%s，%s，%s到期。"),
        ref_text(t->arena, &invoices_kind, invoice->id), IN(&as, sum, whose),
        IN(&as, whose, sum), day_text(t->arena, invoice->due_on, t->today, lang));
}

static const char *credit_line(struct turn *t, struct money sum, enum lang lang)
{
    const struct err as = {.lang = lang};

    return arena_printf(
        t->arena,
        IN(&as, "%s of credit from earlier payments waits.", "客户还有 %s 余款未用。"),
        money_text(t->arena, sum));
}

/* A seller's invoice, for whose customer credit waits. */
struct creditable {
    const struct invoice *invoice;
    struct money credit;
};

static void draw_creditable(struct turn *t, const struct person *reader, const void *of,
                            struct card *out)
{
    const struct creditable *issued = of;
    const char *ref = ref_text(t->arena, &invoices_kind, issued->invoice->id);

    out->text = arena_printf(t->arena, IN(reader, "%s issued %s\n%s", "%s开票 %s\n%s"),
                             t->me.name, invoice_line(t, issued->invoice, reader->lang),
                             credit_line(t, issued->credit, reader->lang));
    card_button(out, IN(reader, "Use the credit", "抵用余款"), BUTTON_PRIMARY,
                arena_printf(t->arena, "credit use %s", ref));
    card_button(out, IN(reader, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "invoice show %s", ref));
}

/* Finance, who may put the credit on it, hears of both. */
static enum rc tell_finance(struct turn *t, const struct invoice *invoice,
                            struct money credit)
{
    const struct creditable issued = {invoice, credit};
    const char *names;

    TRY(finance_tell(t, draw_creditable, &issued, &names));
    if (names[0])
        say(t, IN(t, "Told, to use it for this: %s.", "已告知%s，可用来抵这张发票。"),
            names);
    return RC_OK;
}

/* Credit is offered against the next invoice (domain.md section 2). */
static enum rc offer_credit(struct turn *t, const struct invoice *invoice,
                            const char *ref)
{
    struct money credit;

    TRY(credit_of(t, invoice, &credit));
    if (money_is_zero(credit))
        return RC_OK;
    say(t, "%s", credit_line(t, credit, t->lang));
    if (!person_may(&t->me, BOOKS))
        return tell_finance(t, invoice, credit);
    offer(t, IN(t, "Use the credit", "抵用余款"), BUTTON_PRIMARY, "credit use %s", ref);
    return RC_OK;
}

/* For whom it is: a deal and its customer, or a customer alone. */
struct addressee {
    struct account account;
    struct deal deal; /* id 0: none */
    bool is_found;    /* the deal was not said */
};

/* Whether who asks may bill what is `owner`'s. */
static bool may_bill(struct turn *t, int64_t owner)
{
    struct err before = t->err;
    bool may =
        person_may(&t->me, BOOKS) || access_owned(t, TO_CHANGE, "", owner) == RC_OK;

    t->err = before;
    return may;
}

/* "D-5 Packing line, €4,000": a deal as one of several. */
static struct card_option as_option(struct turn *t, const struct deal *deal)
{
    const char *ref = ref_text(t->arena, &deals_kind, deal->id);
    const char *title =
        text_empty(deal->title) ? stage_text(deal->stage, t->lang) : deal->title;

    if (money_is_zero(deal->amount))
        return (struct card_option){arena_printf(t->arena, "%s %s", ref, title), ref};
    return (struct card_option){arena_printf(t->arena, IN(t, "%s %s, %s", "%s %s，%s"),
                                             ref, title,
                                             money_text(t->arena, deal->amount)),
                                ref};
}

/* What was said already, for the form that asks which deal. */
static const char *said_so_far(struct turn *t, const struct invoice_new *in)
{
    struct text words;

    text_init(&words, t->arena, 4000);
    text_addf(&words, "invoice new %s amount=%s",
              ref_text(t->arena, &accounts_kind, in->about.id),
              words_quote(t->arena, money_plain(t->arena, in->amount)));
    if (day_known(in->due))
        text_addf(&words, " due=%s", day_iso(t->arena, in->due));
    if (day_known(in->on))
        text_addf(&words, " on=%s", day_iso(t->arena, in->on));
    if (in->memo.text[0])
        text_addf(&words, " memo=%s", words_quote(t->arena, in->memo.text));
    return words.bytes;
}

static enum rc ask_deal(struct turn *t, const struct invoice_new *in,
                        const struct deal *list, size_t n)
{
    struct card_input *input = TAKE(t->arena, struct card_input);
    struct card_option *options = TAKE_N(t->arena, n + 1, struct card_option);

    for (size_t i = 0; i < n; i++)
        options[i] = as_option(t, &list[i]);
    options[n] = (struct card_option){IN(t, "None of them", "都不是"), "none"};
    *input = (struct card_input){.name = "deal",
                                 .label = IN(t, "Deal", "商机"),
                                 .kind = INPUT_CHOICE,
                                 .options = options,
                                 .n_options = n + 1,
                                 .is_required = true};
    return ask(t, said_so_far(t, in), input, 1,
               IN(t, "%s has %zu deals: which one is the invoice for?",
                  "%s有 %zu 个商机：这张发票属于哪一个？"),
               account_name(t, list[0].account), n);
}

/* What is open, and what is won and not invoiced in full; where that is none, all that is
 * won. */
static enum rc billable(struct turn *t, int64_t account, struct deal *out, size_t *n)
{
    struct deal *all = TAKE_N(t->arena, DEALS_MOST, struct deal);
    size_t n_all = 0;

    *n = 0;
    TRY(deals_not_lost_of(t, account, DEALS_MOST, all, &n_all));
    for (size_t i = 0; i < n_all; i++) {
        struct deal_billed billed;
        TRY(invoices_billed(t, all[i].id, &billed));
        if (stage_is_open(all[i].stage) || !billed.first.id ||
            billed_has_rest(&billed, all[i].amount))
            out[(*n)++] = all[i];
    }
    if (*n > 0)
        return RC_OK;
    memcpy(out, all, n_all * sizeof(*all));
    *n = n_all;
    return RC_OK;
}

/* A customer's one deal is what their invoice is for; of several it is asked. */
static enum rc find_deal(struct turn *t, const struct invoice_new *in, struct deal *out)
{
    struct deal *list = TAKE_N(t->arena, DEALS_MOST, struct deal);
    size_t n, n_mine = 0;

    TRY(billable(t, in->about.id, list, &n));
    for (size_t i = 0; i < n; i++)
        if (may_bill(t, list[i].owner))
            list[n_mine++] = list[i];
    if (n > 0 && n_mine == 0) /* says whose it is */
        return access_deal(t, list[0].id, TO_CHANGE, out);
    if (n_mine > 1)
        return ask_deal(t, in, list, n_mine);
    if (n_mine == 1)
        *out = list[0];
    return RC_OK;
}

/* The deal that was named beside the customer; "none" is none. */
static enum rc named_deal(struct turn *t, const struct invoice_new *in, int64_t *out)
{
    const struct record_kind *kind;
    struct deal deal;

    *out = 0;
    if (text_same(in->deal, "none") || text_same(in->deal, "无"))
        return RC_OK;
    TRY(err_at(&t->err, "deal", ref_parse(t, in->deal, &kind, out)));
    if (kind != &deals_kind)
        return err_at(&t->err, "deal",
                      err_set(&t->err, RC_USAGE, IN(t, "%s is no deal", "%s 不是商机"),
                              words_short(t->arena, in->deal)));
    TRY(deals_get(t, *out, &deal));
    if (in->about.kind == &accounts_kind && deal.account != in->about.id)
        return err_at(&t->err, "deal",
                      err_set(&t->err, RC_RULE,
                              IN(t, "%s is not a deal of %s", "%s 不是%s的商机"),
                              ref_text(t->arena, &deals_kind, *out),
                              account_name(t, in->about.id)));
    return RC_OK;
}

/* A deal is said once: as what the invoice is for, or beside its customer. */
static enum rc refuse_another(struct turn *t, const struct invoice_new *in, int64_t named)
{
    if (in->about.kind != &deals_kind || named == in->about.id)
        return RC_OK;
    return err_at(&t->err, "deal",
                  err_set(&t->err, RC_USAGE,
                          IN(t, "%s and another deal were named; name one",
                             "已写 %s，又写了别的商机，请只写一个"),
                          ref_text(t->arena, &deals_kind, in->about.id)));
}

static enum rc read_addressee(struct turn *t, const struct invoice_new *in,
                              struct addressee *out)
{
    enum access access = person_may(&t->me, BOOKS) ? TO_SEE : TO_CHANGE;
    int64_t deal = in->about.kind == &deals_kind ? in->about.id : 0;

    *out = (struct addressee){.deal = {0}};
    if (in->deal) {
        TRY(named_deal(t, in, &deal));
        TRY(refuse_another(t, in, deal));
    } else if (!deal) {
        TRY(find_deal(t, in, &out->deal));
        deal = out->deal.id;
        out->is_found = deal != 0;
    }
    if (!deal)
        return access_account(t, in->about.id, access, &out->account);
    TRY(access_deal(t, deal, access, &out->deal));
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

/* The same sum for the same customer on the same day: often one invoice, said twice. */
static enum rc warn_of_same(struct turn *t, const struct invoice *invoice)
{
    enum { INVOICES_MOST = 200 };

    struct invoice *list = TAKE_N(t->arena, INVOICES_MOST, struct invoice);
    size_t n = 0;

    TRY(invoices_open_of(t, invoice->account, INVOICES_MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        if (list[i].id == invoice->id || list[i].issued_on.n != invoice->issued_on.n ||
            list[i].total.minor != invoice->total.minor ||
            !text_same(list[i].total.currency, invoice->total.currency))
            continue;
        say(t,
            IN(t,
               "%s of the same sum was issued that day already: undo, if it is the same.",
               "当天已开过同额发票 %s：如果是同一张，请撤销。"),
            ref_text(t->arena, &invoices_kind, list[i].id));
        break;
    }
    return RC_OK;
}

/* What would be invoiced of the deal with this one; more than it is worth? */
static enum rc is_too_much(struct turn *t, const struct deal *deal,
                           const struct invoice *invoice, struct money *sum, bool *out)
{
    struct deal_billed billed;

    *out = false;
    if (!deal->id || deal->amount.minor <= 0 ||
        !text_same(deal->amount.currency, invoice->total.currency))
        return RC_OK;
    TRY(invoices_billed(t, deal->id, &billed));
    if (billed.is_mixed || (billed.total.currency[0] &&
                            !text_same(billed.total.currency, deal->amount.currency)))
        return RC_OK;
    TRY(money_add(billed.total, invoice->total, sum, &t->err));
    *out = sum->minor > deal->amount.minor;
    return RC_OK;
}

/* Both sums are said before it is done: a button does it, and so does who corrects what
 * they issued. */
static enum rc refuse_too_much(struct turn *t, const struct invoice *invoice,
                               const struct deal *deal)
{
    bool is_meant = !t->in || t->in->kind == IN_PRESS || t->redone, is_more;
    struct money sum;

    TRY(is_too_much(t, deal, invoice, &sum, &is_more));
    if (!is_more || is_meant)
        return RC_OK;
    (void)err_set(
        &t->err, RC_RULE,
        IN(t, "%s is worth %s; with this one %s would be invoiced; nothing was issued",
           "%s 金额 %s，加上这张共开票 %s，没有开票"),
        deal_label(t, deal), money_text(t->arena, deal->amount),
        money_text(t->arena, sum));
    ask_offer(t,
              arena_printf(t->arena, IN(t, "Invoice %s all the same", "仍然开票 %s"),
                           money_text(t->arena, invoice->total)),
              "invoice new %s amount=%s due=%s on=%s memo=%s",
              ref_text(t->arena, &deals_kind, deal->id),
              words_quote(t->arena, money_plain(t->arena, invoice->total)),
              day_iso(t->arena, invoice->due_on), day_iso(t->arena, invoice->issued_on),
              words_quote(t->arena, invoice->memo));
    return err_at(&t->err, "amount", RC_RULE);
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
    TRY(refuse_too_much(t, &invoice, &whom.deal));
    TRY(invoices_add(t, &invoice));
    const char *ref = ref_text(t->arena, &invoices_kind, invoice.id);
    const char *sum = money_text(t->arena, invoice.total);
    TRY(note_issued(t, &invoice, ref, sum));
    say(t, "%s", invoice_line(t, &invoice, t->lang));
    if (invoice.issued_on.n != t->today.n)
        say(t, IN(t, "It is dated %s.", "开票日 %s。"),
            day_text(t->arena, invoice.issued_on, t->today, t->lang));
    if (whom.is_found)
        say(t, IN(t, "It belongs to %s.", "归入 %s。"),
            ref_text(t->arena, &deals_kind, whom.deal.id));
    TRY(warn_of_same(t, &invoice));
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
