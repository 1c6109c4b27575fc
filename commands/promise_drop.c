/* "promise drop" - a promise to pay that does not hold: it is chased as before. */
#include "commands/access.h"
#include "store/people.h"

struct promise_drop {
    struct ref invoice;
};

static const struct arg wants[] = {
    REF(struct promise_drop, invoice, "invoice", "the invoice or customer, such as INV-7",
        "发票或客户，如 INV-7"),
    {0},
};

static const struct example given[] = {
    {"promise INV-7 2026-03-10", "INV-7", "fin"},
    {0},
};

static const struct example examples[] = {
    {"promise drop INV-7",
     "INV-7: the promise of €1,200 for Tue 10 March is off; it is chased as before.",
     NULL},
    {"取消承诺 INV-7", "INV-7: the promise of €1,200 for Tue 10 March is off", "fin"},
    {0},
};

static const char *words_for(struct turn *t, const struct invoice *was, enum lang lang)
{
    const struct err as = {.lang = lang};
    const char *sum = money_text(t->arena, was->promised);
    const char *day = day_text(t->arena, was->promised_on, t->today, lang);

    return arena_printf(t->arena,
                        IN(&as,
                           "%s: the promise of %s for %s is off; it is chased as before.",
                           "%s：%s %s付款的承诺已取消，恢复催款。"),
                        ref_text(t->arena, &invoices_kind, was->id), IN(&as, sum, day),
                        IN(&as, day, sum));
}

/* Who holds the customer is asked for the money again: they hear why. */
static enum rc tell_owner(struct turn *t, const struct invoice *was, int64_t owner)
{
    struct person person;

    if (owner == 0 || owner == t->me.id || people_get(t, owner, &person) != RC_OK ||
        !person.is_active)
        return RC_OK;
    struct card card = {.text = arena_printf(t->arena,
                                             IN(&person, "%s noted: %s", "%s记录：%s"),
                                             t->me.name, words_for(t, was, person.lang))};
    card_button(&card, IN(&person, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "invoice show %s",
                             ref_text(t->arena, &invoices_kind, was->id)));
    return tell_person(t, &person, &card, TELL_CHAT);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct promise_drop *in = args;
    struct invoice invoice, was;
    int64_t owner;

    TRY(access_invoice(t, in->invoice.id, TO_CHANGE, &invoice, &owner));
    if (!day_known(invoice.promised_on))
        return err_set(&t->err, RC_RULE,
                       IN(t, "no promise stands for %s %s; nothing was changed",
                          "%s %s没有付款承诺，没有改动"),
                       ref_text(t->arena, &invoices_kind, invoice.id),
                       account_name(t, invoice.account));
    was = invoice;
    invoice.promised_on = DAY_NONE;
    invoice.promised.minor = 0;
    TRY(invoices_put(t, &invoice));
    say(t, "%s", words_for(t, &was, t->lang));
    return tell_owner(t, &was, owner);
}

const struct command cmd_promise_drop = {
    .name = "promise drop",
    .name_zh = "取消承诺",
    .brief = "take back a promise to pay",
    .brief_zh = "取消付款承诺",
    .deed = {"that the promise to pay %s is off", "取消%s的付款承诺", "invoice"},
    .group = GROUP_MONEY,
    .role = SELLING | BOOKS,
    .args = wants,
    .args_size = sizeof(struct promise_drop),
    .run = run,
    .given = given,
    .examples = examples,
};
