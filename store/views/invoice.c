/* An invoice's card. */

#include "store/accounts.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/view_inside.h"

static enum tone tone_of(enum invoice_standing standing)
{
    switch (standing) {
    case STANDING_PAID:
        return TONE_GOOD;
    case STANDING_OVERDUE:
        return TONE_BAD;
    case STANDING_OPEN:
    case STANDING_PARTLY:
        return TONE_WAITS;
    case STANDING_VOID:
        return TONE_PLAIN;
    }
    return TONE_PLAIN;
}

/* The due day and the promise, in the order of their days; what comes first is now. */
static void draw_waits(struct drawing *d, const struct invoice *invoice, bool is_late)
{
    bool is_promised = day_known(invoice->promised_on);
    bool is_first = is_promised && invoice->promised_on.n < invoice->due_on.n;
    bool is_broken = is_promised && day_between(invoice->promised_on, d->now.day) > 0;
    const char *due =
        arena_printf(d->arena, IN(d, "Due %s", "%s到期"), drawn_day(d, invoice->due_on));
    const char *promised = is_promised
                               ? arena_printf(d->arena, IN(d, "Promised %s", "承诺 %s"),
                                              drawn_day(d, invoice->promised_on))
                               : NULL;
    int promise = is_broken ? STEP_LATE : STEP_NOW;

    if (is_first)
        card_step(d->out, promised, promise);
    card_step(d->out, due,
              is_late                  ? STEP_LATE
              : is_first && !is_broken ? STEP_LATER
                                       : STEP_NOW);
    if (is_promised && !is_first)
        card_step(d->out, promised, is_late ? promise : STEP_LATER);
}

/* What came in after its day says so. */
static void draw_end(struct drawing *d, const struct invoice *invoice, struct day paid_on)
{
    int days = day_known(paid_on) ? day_between(invoice->due_on, paid_on) : 0;

    card_step(
        d->out,
        arena_printf(d->arena, IN(d, "Due %s", "%s到期"), drawn_day(d, invoice->due_on)),
        days > 0 ? STEP_LATE : STEP_DONE);
    card_step(d->out,
              days > 0
                  ? arena_printf(d->arena,
                                 days == 1 ? IN(d, "Paid %d day late", "迟 %d 天收清")
                                           : IN(d, "Paid %d days late", "迟 %d 天收清"),
                                 days)
                  : IN(d, "Paid", "收清"),
              STEP_DONE);
}

static enum rc paid_on(struct drawing *d, const struct invoice *invoice, struct day *out)
{
    struct stored_allocation last;
    struct payment payment;
    size_t n;

    *out = DAY_NONE;
    TRY(invoices_shares(d->t, invoice->id, 1, &last, &n));
    if (n == 0)
        return RC_OK;
    TRY(payments_get(d->t, last.payment, &payment));
    *out = payment.received_on;
    return RC_OK;
}

static enum rc draw_path(struct drawing *d, const struct invoice *invoice, bool is_late)
{
    struct day on;

    card_step(d->out,
              arena_printf(d->arena, IN(d, "Issued %s", "%s开票"),
                           drawn_day(d, invoice->issued_on)),
              STEP_DONE);
    if (invoice_standing(invoice, d->now.day) == STANDING_PAID) {
        TRY(paid_on(d, invoice, &on));
        draw_end(d, invoice, on);
        return RC_OK;
    }
    draw_waits(d, invoice, is_late);
    card_step(d->out, IN(d, "Paid", "收清"), STEP_LATER);
    return RC_OK;
}

/* When the last of the money came in. */
static enum rc draw_paid(struct drawing *d, const struct invoice *invoice)
{
    struct stored_allocation last;
    struct payment payment;
    size_t n;

    d->out->decided = IN(d, "Paid in full", "已收清");
    TRY(invoices_shares(d->t, invoice->id, 1, &last, &n));
    if (n == 0)
        return RC_OK;
    TRY(payments_get(d->t, last.payment, &payment));
    d->out->decided = arena_printf(
        d->arena, IN(d, "Paid in full on %s, %s", "%s收清，%s"),
        drawn_day(d, payment.received_on), drawn_ref(d, &payments_kind, payment.id));
    return RC_OK;
}

static enum rc draw_actions(struct drawing *d, const struct invoice *invoice,
                            int64_t owner)
{
    const char *ref = d->out->ref;
    bool is_books = d->reader->id == 0 || person_may(d->reader, ROLE_FINANCE);

    if (invoice->withdrawn_at) {
        decided_undone(d, invoice->withdrawn_at);
        return RC_OK;
    }
    if (invoice->state == INVOICE_VOID || invoice->state == INVOICE_WRITTEN_OFF) {
        decided_by(d, &invoices_kind, invoice->id,
                   invoice->state == INVOICE_VOID ? IN(d, "Void", "已作废")
                                                  : IN(d, "Written off", "已核销为坏账"));
        return RC_OK;
    }
    if (invoice_standing(invoice, d->now.day) == STANDING_PAID)
        return draw_paid(d, invoice);
    if (invoice->state == INVOICE_DRAFT)
        return RC_OK;
    if (is_books)
        card_button(d->out, IN(d, "Payment", "登记到账"), BUTTON_PRIMARY,
                    arena_printf(d->arena, "payment %s", ref));
    if (is_books || drawing_changes(d, owner))
        card_button(d->out, IN(d, "Promise", "客户承诺"), BUTTON_PLAIN,
                    arena_printf(d->arena, "promise %s", ref));
    card_button(d->out, IN(d, "Remind me", "提醒我"), BUTTON_PLAIN,
                arena_printf(d->arena,
                             IN(d, "remind %s text=\"see whether %s is paid\"",
                                "remind %s text=\"看 %s 是否到账\""),
                             ref, ref));
    return RC_OK;
}

static void draw_promise(struct drawing *d, const struct invoice *invoice)
{
    bool is_broken = day_between(invoice->promised_on, d->now.day) > 0;

    fact_noted(
        d,
        is_broken ? IN(d, "Promise broken", "承诺未兑现") : IN(d, "Promised", "承诺付款"),
        drawn_day(d, invoice->promised_on),
        money_is_zero(invoice->promised) ? NULL : money_text(d->arena, invoice->promised),
        is_broken ? TONE_BAD : TONE_WAITS);
}

static void draw_facts(struct drawing *d, const struct invoice *invoice, bool is_late)
{
    struct money open = invoice_open(invoice);

    if (is_late) {
        fact(d, IN(d, "Due", "到期日"), drawn_day(d, invoice->due_on), TONE_BAD);
        fact_money(d, IN(d, "Open", "未收"), open, TONE_BAD);
    }
    if (day_known(invoice->promised_on) && !money_is_zero(open))
        draw_promise(d, invoice);
    if (!is_late)
        fact_money(d, IN(d, "Open", "未收"), open, TONE_PLAIN);
    fact(d, IN(d, "Total", "总额"), money_text(d->arena, invoice->total), TONE_PLAIN);
    fact_money(d, IN(d, "Paid", "已收"), invoice->paid, TONE_GOOD);
    if (!is_late)
        fact(d, IN(d, "Due", "到期日"), drawn_day(d, invoice->due_on), TONE_PLAIN);
    fact(d, IN(d, "Deal", "商机"), drawn_ref(d, &deals_kind, invoice->deal), TONE_PLAIN);
    fact(d, IN(d, "Memo", "备注"), invoice->memo, TONE_PLAIN);
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct account account;
    struct invoice invoice;
    struct deal deal = {0};
    struct drawing d;

    TRY(invoices_get_any(t, id, &invoice));
    TRY(record_get_any(t, &accounts_kind, invoice.account, &account));
    if (invoice.deal)
        TRY(record_get_any(t, &deals_kind, invoice.deal, &deal));
    drawing_begin(&d, t, reader, lang, out);
    int64_t owner = deal.owner ? deal.owner : account.owner;
    TRY(drawing_may(&d, owner, out->ref));
    bool is_late = invoice_days_late(&invoice, d.now.day) > 0;
    enum invoice_standing standing = invoice_standing(&invoice, d.now.day);
    out->title =
        arena_printf(d.arena, "%s %s", out->ref, money_text(d.arena, invoice.total));
    out->subtitle = invoice.deal
                        ? arena_printf(d.arena, IN(&d, "%s, %s", "%s，%s"), account.name,
                                       drawn_ref(&d, &deals_kind, invoice.deal))
                        : account.name;
    out->badge = invoice_standing_text(standing, lang);
    out->badge_tone = tone_of(standing);
    draw_facts(&d, &invoice, is_late);
    if (standing != STANDING_VOID)
        TRY(draw_path(&d, &invoice, is_late));
    return draw_actions(&d, &invoice, owner);
}

const struct view view_invoice = {.kind = "invoice", .draw = draw};
