/* undo_holds.c - what stands, once a step was undone. */
#include "commands/access.h"
#include "commands/undo.h"
#include "store/audit.h"

#include <string.h>

enum { CHANGES_MOST = 256, WORDS_MOST = 2000 };

/* "€600 is paid, €600 still open", or "€800, due Wed 1 April, nothing is paid". */
static const char *invoice_state(struct turn *t, const struct invoice *invoice,
                                 const struct err *as)
{
    struct money open = invoice_open(invoice);
    const char *paid = money_text(t->arena, invoice->paid);

    if (money_is_zero(open))
        return arena_printf(
            t->arena, IN(as, "%s is paid, nothing is open", "已收 %s，全部收清"), paid);
    if (!money_is_zero(invoice->paid))
        return arena_printf(t->arena,
                            IN(as, "%s is paid, %s still open", "已收 %s，未收 %s"), paid,
                            money_text(t->arena, open));
    return arena_printf(t->arena,
                        IN(as, "%s, due %s, nothing is paid", "%s，%s到期，还没有收款"),
                        money_text(t->arena, invoice->total),
                        day_text(t->arena, invoice->due_on, t->today, as->lang));
}

static const char *invoice_holds(struct turn *t, int64_t id, const struct err *as)
{
    const char *ref = ref_text(t->arena, &invoices_kind, id);
    struct invoice invoice;

    if (invoices_get_any(t, id, &invoice) != RC_OK)
        return NULL;
    if (invoice.withdrawn_at || invoice.state == INVOICE_VOID)
        return arena_printf(t->arena, IN(as, "%s is void", "%s 已作废"), ref);
    if (invoice.state != INVOICE_ISSUED)
        return NULL;
    const char *state = invoice_state(t, &invoice, as);
    if (!day_known(invoice.promised_on))
        return arena_printf(t->arena, IN(as, "%s: %s", "%s %s"), ref, state);
    return arena_printf(t->arena, IN(as, "%s: %s, promised for %s", "%s %s，承诺%s付款"),
                        ref, state,
                        day_text(t->arena, invoice.promised_on, t->today, as->lang));
}

static const char *deal_holds(struct turn *t, int64_t id, const struct err *as)
{
    struct deal deal;

    if (deals_get(t, id, &deal) != RC_OK || money_is_zero(deal.amount))
        return NULL;
    return arena_printf(t->arena, IN(as, "%s: %s", "%s：%s"), deal_label(t, &deal),
                        money_text(t->arena, deal.amount));
}

static bool is_met(const struct audit_change *list, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (list[i].kind == list[at].kind && list[i].record == list[at].record)
            return true;
    return false;
}

/* Of a deal only what a correction had changed: the step itself is said by its name. */
static const char *record_holds(struct turn *t, const struct audit_change *change,
                                bool is_change, const struct err *as)
{
    if (change->kind == &invoices_kind)
        return invoice_holds(t, change->record, as);
    return is_change && change->kind == &deals_kind ? deal_holds(t, change->record, as)
                                                    : NULL;
}

enum rc undo_holds(struct turn *t, int64_t turn, enum lang lang, const char **out)
{
    struct audit_change *list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    const struct err as = {.lang = lang};
    struct text words;
    bool is_change;
    size_t n;

    *out = "";
    TRY(audit_is_change(t, turn, &is_change));
    TRY(audit_changes(t, turn, CHANGES_MOST, list, &n));
    text_init(&words, t->arena, WORDS_MOST);
    for (size_t i = 0; i < n; i++) {
        const char *line =
            is_met(list, i) ? NULL : record_holds(t, &list[i], is_change, &as);
        if (line)
            text_addf(&words, "%s%s", words.len ? IN(&as, "; ", "；") : "", line);
    }
    if (words.len)
        *out = arena_printf(t->arena,
                            is_change ? IN(&as, "As before: %s.", "恢复为：%s。")
                                      : IN(&as, "Now %s.", "现在：%s。"),
                            words.bytes);
    return RC_OK;
}

/* --- the next touches that come back ------------------------------------------------
 */

static bool touch_of(struct turn *t, const struct record_kind *kind, int64_t id,
                     const char **touch)
{
    const struct err before = t->err;
    struct deal deal;
    struct lead lead;
    bool is_one = false;

    if (kind == &deals_kind && deals_get(t, id, &deal) == RC_OK) {
        *touch = deal.next_touch;
        is_one = stage_is_open(deal.stage);
    } else if (kind == &leads_kind && leads_get(t, id, &lead) == RC_OK) {
        *touch = lead.next_touch;
        is_one = true;
    }
    t->err = before;
    return is_one;
}

enum rc undo_touches(struct turn *t, int64_t turn, struct undo_touches *out)
{
    struct audit_change *list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    size_t n;

    out->n = 0;
    TRY(audit_changes(t, turn, CHANGES_MOST, list, &n));
    for (size_t i = 0; i < n && out->n < UNDO_TOUCHES; i++) {
        struct undo_touch *one = &out->list[out->n];
        *one = (struct undo_touch){.kind = list[i].kind, .record = list[i].record};
        if (!is_met(list, i) && touch_of(t, one->kind, one->record, &one->touch))
            out->n++;
    }
    return RC_OK;
}

void undo_say_touches(struct turn *t, const struct undo_touches *before)
{
    for (size_t i = 0; i < before->n; i++) {
        const struct undo_touch *one = &before->list[i];
        const char *now;
        if (!touch_of(t, one->kind, one->record, &now) || text_same(now, one->touch))
            continue;
        const char *called = record_called(t, one->kind, one->record);
        if (text_empty(now))
            say(t, IN(t, "%s has no next touch, as before.", "%s恢复为没有下次跟进。"),
                called);
        else
            say(t, IN(t, "Next touch of %s: %s again.", "%s下次跟进恢复为%s。"), called,
                touch_text(t, now));
    }
}
