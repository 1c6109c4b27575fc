/* "promise" - the customer says when they will pay. */
#include "commands/access.h"
#include "store/people.h"

struct promise {
    struct ref invoice;
    struct day on;
    struct money amount;
};

/* Further off needs finance (domain.md section 2). */
enum { HORIZON_DAYS = 30 };

static const struct arg wants[] = {
    REF(struct promise, invoice, "invoice", "the invoice or customer, such as INV-7",
        "发票或客户，如 INV-7"),
    ARG(struct promise, on, "the day they will pay", "承诺付款日"),
    OPT(struct promise, amount, "how much; all that is open when left out",
        "金额；默认全部未收"),
    {0},
};

static const struct example examples[] = {
    {"promise INV-7 2026-03-10", "INV-7: Acme promised €1,200 for Tue 10 March.", NULL},
    {"承诺付款 INV-7 2026-03-10 500", "INV-7: Acme promised €500 for Tue 10 March.",
     "fin"},
    {0},
};

static enum rc check(struct turn *t, const struct invoice *invoice, struct day on,
                     struct money amount, const char *ref)
{
    struct money open = invoice_open(invoice);

    if (money_is_zero(open))
        return err_set(&t->err, RC_RULE, IN(t, "%s is paid already", "%s 已经收清"), ref);
    if (!text_same(amount.currency, open.currency))
        return err_at(&t->err, "amount",
                      err_set(&t->err, RC_RULE,
                              IN(t, "%s is in %s, not in %s", "%s 的币种是 %s，不是 %s"),
                              ref, open.currency, amount.currency));
    if (amount.minor <= 0)
        return err_at(
            &t->err, "amount",
            err_set(&t->err, RC_RULE, "%s",
                    IN(t, "a promise is of more than zero", "承诺金额必须大于零")));
    if (amount.minor > open.minor)
        return err_at(&t->err, "amount",
                      err_set(&t->err, RC_RULE,
                              IN(t, "%s has %s open, and no more can be promised",
                                 "%s 未收 %s，承诺不能更多"),
                              ref, money_text(t->arena, open)));
    if (on.n < t->today.n)
        return err_at(&t->err, "on", still_to_come(t, (struct moment){on, -1}));
    if (day_between(t->today, on) > HORIZON_DAYS)
        return access_role(t, BOOKS, "take a promise further off than 30 days",
                           "接受 30 天以后的付款承诺");
    return RC_OK;
}

/* What was not promised is chased as before. */
static const char *words_for(struct turn *t, const struct invoice *invoice,
                             struct money rest, enum lang lang)
{
    const struct err as = {.lang = lang};
    const char *ref = ref_text(t->arena, &invoices_kind, invoice->id);
    const char *customer = account_name(t, invoice->account);
    const char *sum = money_text(t->arena, invoice->promised);
    const char *when = day_text(t->arena, invoice->promised_on, t->today, lang);

    if (money_is_zero(rest))
        return arena_printf(t->arena,
                            IN(&as,
                               "%s: %s promised %s for %s. Until then I do not chase it.",
                               "%s：%s承诺付款 %s，%s。在此之前不再催款。"),
                            ref, customer, sum, when);
    return arena_printf(t->arena,
                        IN(&as,
                           "%s: %s promised %s for %s. The other %s I go on chasing.",
                           "%s：%s承诺付款 %s，%s。其余 %s 照常催款。"),
                        ref, customer, sum, when, money_text(t->arena, rest));
}

/* Who holds the customer is not asked for the money any more: they hear why. */
static enum rc tell_owner(struct turn *t, const struct invoice *invoice, int64_t owner,
                          struct money rest)
{
    const char *ref = ref_text(t->arena, &invoices_kind, invoice->id);
    struct person person;

    if (owner == 0 || owner == t->me.id || people_get(t, owner, &person) != RC_OK ||
        !person.is_active)
        return RC_OK;
    struct card card = {
        .text = arena_printf(t->arena, IN(&person, "%s noted: %s", "%s记录：%s"),
                             t->me.name, words_for(t, invoice, rest, person.lang))};
    card_button(&card, IN(&person, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "invoice show %s", ref));
    return tell_person(t, &person, &card, TELL_CHAT);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct promise *in = args;
    const char *ref = ref_text(t->arena, &invoices_kind, in->invoice.id);
    struct invoice invoice;
    struct money rest;
    int64_t owner;

    TRY(access_invoice(t, in->invoice.id, TO_CHANGE, &invoice, &owner));
    struct money amount = in->amount.minor < 0 ? invoice_open(&invoice) : in->amount;
    TRY(amount_in(t, &amount, invoice.total.currency));
    TRY(check(t, &invoice, in->on, amount, ref));
    invoice.promised_on = in->on;
    invoice.promised = amount;
    TRY(invoices_put(t, &invoice));
    if (invoice.deal)
        TRY(history_happened(
            t, &deals_kind, invoice.deal, "promise",
            (const struct happened[]){{"invoice", ref},
                                      {"amount", money_text(t->arena, amount)},
                                      {"on", day_iso(t->arena, in->on)},
                                      {0}}));
    TRY(money_sub(invoice_open(&invoice), amount, &rest, &t->err));
    say(t, "%s", words_for(t, &invoice, rest, t->lang));
    return tell_owner(t, &invoice, owner, rest);
}

const struct command cmd_promise = {
    .name = "promise",
    .name_zh = "承诺付款",
    .aliases = {"promised", "付款承诺"},
    .brief = "note a promise to pay",
    .brief_zh = "记录付款承诺",
    .deed = {"the promise to pay %s", "%s的付款承诺", "invoice"},
    .group = GROUP_MONEY,
    .role = SELLING | BOOKS,
    .args = wants,
    .args_size = sizeof(struct promise),
    .run = run,
    .examples = examples,
};
