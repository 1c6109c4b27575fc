/* reminders.c - what to remember, and what is remembered no longer. */
#include "commands/bind/fits.h"

#include <string.h>

/* Recurring ones are still to come: the first of them, and it is said so. */
enum rc fit_reminder(const struct said *said, struct order *out)
{
    const char *repeat = meaning_get(said->meaning, "repeat");
    const char *text = order_get(out, "text");
    struct turn *t = said->t;

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
