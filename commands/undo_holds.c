/* undo_holds.c - what holds again, once a correction was undone. */
#include "commands/access.h"
#include "commands/undo.h"
#include "store/audit.h"

#include <string.h>

enum { CHANGES_MOST = 256, WORDS_MOST = 2000 };

static const char *invoice_holds(struct turn *t, int64_t id, const struct err *as)
{
    struct invoice invoice;
    const char *ref = ref_text(t->arena, &invoices_kind, id);

    if (invoices_get(t, id, &invoice) != RC_OK || invoice.state != INVOICE_ISSUED)
        return NULL;
    struct money open = invoice_open(&invoice);
    if (money_is_zero(open))
        return arena_printf(
            t->arena, IN(as, "%s: %s is paid, nothing is open", "%s 已收 %s，全部收清"),
            ref, money_text(t->arena, invoice.paid));
    return arena_printf(
        t->arena, IN(as, "%s: %s is paid, %s still open", "%s 已收 %s，未收 %s"), ref,
        money_text(t->arena, invoice.paid), money_text(t->arena, open));
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

enum rc undo_holds(struct turn *t, int64_t turn, enum lang lang, const char **out)
{
    struct audit_change *list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    const struct err as = {.lang = lang};
    struct text words;
    bool is_change;
    size_t n;

    *out = "";
    TRY(audit_is_change(t, turn, &is_change));
    if (!is_change)
        return RC_OK;
    TRY(audit_changes(t, turn, CHANGES_MOST, list, &n));
    text_init(&words, t->arena, WORDS_MOST);
    for (size_t i = 0; i < n; i++) {
        const char *line = NULL;
        if (is_met(list, i))
            continue;
        if (list[i].kind == &invoices_kind)
            line = invoice_holds(t, list[i].record, &as);
        else if (list[i].kind == &deals_kind)
            line = deal_holds(t, list[i].record, &as);
        if (line)
            text_addf(&words, "%s%s", words.len ? IN(&as, "; ", "；") : "", line);
    }
    if (words.len)
        *out = arena_printf(t->arena, IN(&as, "As before: %s.", "恢复为：%s。"),
                            words.bytes);
    return RC_OK;
}
