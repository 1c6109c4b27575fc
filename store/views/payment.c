/* A payment's card. */

#include "store/accounts.h"
#include "store/invoices.h"
#include "store/view_inside.h"

enum { SHARES_MOST = 20 };

static enum rc draw_shares(struct drawing *d, const struct payment *payment)
{
    struct stored_allocation shares[SHARES_MOST];
    struct text text;
    size_t n;

    TRY(payments_shares(d->t, payment->id, SHARES_MOST, shares, &n));
    text_init(&text, d->arena, 240);
    for (size_t i = 0; i < n; i++) {
        struct money amount = payment->amount;

        amount.minor = shares[i].amount;
        text_addf(&text, "%s%s %s", i ? ", " : "",
                  drawn_ref(d, &invoices_kind, shares[i].invoice),
                  money_text(d->arena, amount));
    }
    fact(d, IN(d, "Went to", "已核销"), text.bytes, TONE_PLAIN);
    return RC_OK;
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct account account;
    struct payment payment;
    struct drawing d;

    TRY(payments_get_any(t, id, &payment));
    TRY(accounts_get(t, payment.account, &account));
    drawing_begin(&d, t, reader, lang, out);
    TRY(drawing_may(&d, account.owner, out->ref));
    bool has_rest = !money_is_zero(payment.unapplied);
    out->title =
        arena_printf(d.arena, "%s %s", out->ref, money_text(d.arena, payment.amount));
    out->subtitle = account.name;
    out->badge =
        has_rest ? IN(&d, "partly unapplied", "未全部核销") : IN(&d, "applied", "已核销");
    out->badge_tone = has_rest ? TONE_WAITS : TONE_GOOD;
    fact_noted(&d, IN(&d, "Unapplied", "未核销"),
               has_rest ? money_text(d.arena, payment.unapplied) : "",
               IN(&d, "kept for the next invoice", "留待下一张发票"), TONE_WAITS);
    fact_money(&d, IN(&d, "Amount", "金额"), payment.amount, TONE_PLAIN);
    fact(&d, IN(&d, "Received", "到账日"), drawn_day(&d, payment.received_on),
         TONE_PLAIN);
    TRY(draw_shares(&d, &payment));
    fact(&d, IN(&d, "Memo", "备注"), payment.memo, TONE_PLAIN);
    if (payment.withdrawn_at)
        decided_undone(&d, payment.withdrawn_at);
    return RC_OK;
}

const struct view view_payment = {.kind = "payment", .draw = draw};
