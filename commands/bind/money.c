/* money.c - money that came in, and money that will not. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
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

static void ask_amount(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    struct err before = t->err;
    const char *called = bind_record(said, "invoice");
    struct invoice invoice;
    struct ref ref;

    out->open = "amount";
    out->must_confirm = false;
    out->words = arena_printf(t->arena, IN(t, "%s: how much came in?", "%s：到账多少？"),
                              called[0] ? called : IN(t, "the payment", "这笔款"));
    if (called[0] && is_only_one(said) &&
        parse_ref(t, called, "invoice", &ref) == RC_OK &&
        access_invoice(t, ref.id, TO_SEE, &invoice, NULL) == RC_OK &&
        !money_is_zero(invoice_open(&invoice)))
        ask_offer(t,
                  arena_printf(t->arena, IN(t, "All of it, %s", "全部 %s"),
                               money_text(t->arena, invoice_open(&invoice))),
                  "%s amount=%s", order_words(t->arena, out),
                  words_quote(t->arena, money_plain(t->arena, invoice_open(&invoice))));
    t->err = before;
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

/* A write-off is asked for, and CFOs decide (domain.md section 1). */
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

/* "Send the Acme invoice again" makes no new one: those that there are. */
enum rc fit_invoice(const struct said *said, struct order *out)
{
    static const char *const agains[] = {"again", "resend", "re-send",
                                         "再发",  "重发",   "重新发"};
    const char *text = text_fold(said->t->arena, said->text);
    const char *customer = meaning_get(said->meaning, "customer");

    for (size_t i = 0; i < COUNT(agains); i++)
        if (customer && !order_get(out, "amount") && strstr(text, agains[i])) {
            order_begin(out, "invoice list");
            order_put(out, "which", customer);
            break;
        }
    return RC_OK;
}
