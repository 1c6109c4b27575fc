/* money.c - money that came in, and money that will not. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/words.h"

#include <string.h>

/* Of several open invoices it is first asked which one (which.c). */
static bool is_only_one(const struct said *said)
{
    const char *customer = meaning_get(said->meaning, "customer");
    struct turn *t = said->t;
    struct err before = t->err;
    struct invoice list[2];
    struct account account;
    size_t n = 0;

    if (!customer || meaning_get(said->meaning, "ref"))
        return true;
    bool is_known = accounts_find(t, customer, &account) == RC_OK &&
                    invoices_open_of(t, account.id, COUNT(list), list, &n) == RC_OK;
    t->err = before;
    return is_known && n < 2;
}

/* "Paid half", 付了一半. Half past four is none. */
static bool says_half(const struct said *said)
{
    static const char *const no[] = {"half past",        "half a",    "half an",
                                     "half of the year", "half-year", "first half",
                                     "second half"};
    const char *text = text_fold(said->t->arena, said->text);

    if (text_has_any(text, no, COUNT(no)))
        return false;
    return strstr(text, "half") || strstr(text, "一半") || strstr(text, "50%");
}

/* Half of what is open, where nothing of it has come yet: then there is one half only. */
static bool put_half(const struct said *said, const struct invoice *invoice,
                     struct order *out)
{
    struct turn *t = said->t;
    struct money half;

    if (!says_half(said) || !money_is_zero(invoice->paid) ||
        money_share(invoice->total, 1, 2, &half, &t->err) != RC_OK)
        return false;
    order_put(out, "amount", money_plain(t->arena, half));
    return true;
}

/* The only one that can be meant; false: there is none, or nothing of it is open. */
static bool only_open(const struct said *said, struct invoice *out)
{
    const char *called = bind_record(said, "invoice");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;
    bool is_one = called[0] && is_only_one(said) &&
                  parse_ref(t, called, "invoice", &ref) == RC_OK &&
                  access_invoice(t, ref.id, TO_SEE, out, NULL) == RC_OK &&
                  !money_is_zero(invoice_open(out));

    t->err = before;
    return is_one;
}

static void ask_amount(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *called = bind_record(said, "invoice");
    struct invoice invoice;
    bool is_one = only_open(said, &invoice);

    if (is_one && put_half(said, &invoice, out))
        return;
    out->open = "amount";
    out->must_confirm = false;
    out->words = arena_printf(t->arena, IN(t, "%s: how much came in?", "%s：到账多少？"),
                              called[0] ? called : IN(t, "the payment", "这笔款"));
    if (is_one)
        ask_offer(t,
                  arena_printf(t->arena, IN(t, "All of it, %s", "全部 %s"),
                               money_text(t->arena, invoice_open(&invoice))),
                  "%s amount=%s", order_words(t->arena, out),
                  words_quote(t->arena, money_plain(t->arena, invoice_open(&invoice))));
}

/* Without an amount it would be all that is open: that is said first. So is whose money
 * it was, where nobody was named. */
enum rc fit_payment(const struct said *said, struct order *out)
{
    bool is_named =
        meaning_get(said->meaning, "ref") || meaning_get(said->meaning, "customer");

    if (!is_named && !said->reply_to)
        out->must_confirm = true;
    if (!order_get(out, "amount"))
        ask_amount(said, out);
    return RC_OK;
}

/* A write-off is asked for, and CFOs decide. */
enum rc fit_writeoff(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *invoice = bind_record(said, "invoice");
    struct err before = t->err;
    struct invoice open;
    struct ref ref;

    order_put(out, "kind", "writeoff");
    order_put(out, "about", bind_record(said, "account")); /* finance holds no deals */
    if (!order_get(out, "amount") && invoice[0] &&
        parse_ref(t, invoice, "invoice", &ref) == RC_OK &&
        invoices_get(t, ref.id, &open) == RC_OK)
        order_put(out, "amount", money_plain(t->arena, invoice_open(&open)));
    t->err = before;
    return RC_OK;
}
