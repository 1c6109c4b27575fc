/* money.c - money that came in, and money that will not. */
#include "commands/bind/fits.h"
#include "commands/parse.h"

/* Without an amount it would be all that is open: that is said first. So is whose money
 * it was, where nobody was named. */
enum rc fit_payment(const struct said *said, struct order *out)
{
    bool is_named =
        meaning_get(said->meaning, "ref") || meaning_get(said->meaning, "customer");

    if (!order_get(out, "amount") || !is_named)
        out->must_confirm = true;
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
    if (!order_get(out, "amount") && invoice[0] &&
        parse_ref(t, invoice, "invoice", &ref) == RC_OK &&
        invoices_get(t, ref.id, &open) == RC_OK)
        order_put(out, "amount", money_plain(t->arena, invoice_open(&open)));
    t->err = before;
    return RC_OK;
}
