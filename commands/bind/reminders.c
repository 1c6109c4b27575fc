/* reminders.c - what to remember, and what is remembered no longer. */
#include "commands/bind/fits.h"
#include "commands/parse.h"

#include <string.h>

/* Recurring ones are still to come: the first of them, and it is said so. */
/* One may be reminded of what is another's; the reminder then hangs on nothing. */
static void keep_to_own(struct turn *t, struct order *out)
{
    const char *about = order_get(out, "about");
    struct err before = t->err;
    struct invoice invoice;
    struct deal deal;
    struct lead lead;
    struct ref ref;
    bool sees = false;

    if (!about)
        return;
    if (parse_ref(t, about, "deal lead invoice", &ref) == RC_OK)
        sees = ref.kind == &deals_kind ? access_deal(t, ref.id, TO_SEE, &deal) == RC_OK
               : ref.kind == &leads_kind
                   ? access_lead(t, ref.id, TO_SEE, &lead) == RC_OK
                   : access_invoice(t, ref.id, TO_SEE, &invoice, NULL) == RC_OK;
    t->err = before;
    if (!sees)
        order_drop(out, "about");
}

enum rc fit_reminder(const struct said *said, struct order *out)
{
    const char *repeat = meaning_get(said->meaning, "repeat");
    const char *text = order_get(out, "text");
    struct turn *t = said->t;

    keep_to_own(t, out);
    if (strncmp(text, "to ", 3) == 0) /* "remind me ... to call" */
        order_put(out, "text", text + 3);

    if (!repeat) {
        if (out->open)
            out->words = arena_printf(
                t->arena, IN(t, "When shall I remind you: %s", "什么时候提醒您：%s"),
                order_get(out, "text"));
        return RC_OK;
    }
    if (order_get(out, "when"))
        return RC_OK;
    out->open = "when";
    out->words =
        arena_printf(t->arena,
                     IN(t,
                        "I cannot repeat a reminder yet (%s). When shall I remind you "
                        "the first time: %s",
                        "还不能重复提醒（%s）。第一次什么时候提醒您：%s"),
                     repeat, order_get(out, "text"));
    return RC_OK;
}

enum rc fit_cancel(const struct said *said, struct order *out)
{
    (void)said;
    order_put(out, "how", "drop");
    return RC_OK;
}
