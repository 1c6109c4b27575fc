/* The one thing that is missing before a command can be done. */
#include "commands/language/intent.h"

static void ask(struct meanings *out, const char *what)
{
    if (out->n_asks < MOST_ASKS)
        out->ask[out->n_asks++] = what;
}

/* Digits that were meant as a phone and are too few or too many for one. */
static bool has_bad_phone(const struct view *view)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->text.len; i++) {
        size_t digits = 0;
        while (i + digits < s->text.len && s->text.bytes[i + digits] >= '0' &&
               s->text.bytes[i + digits] <= '9')
            digits++;
        if (digits >= 8 && s->text.bytes[i] == '1')
            return true;
        i += digits;
    }
    return false;
}

static void ask_lead(const struct view *view, const struct meaning *meaning,
                     struct meanings *out)
{
    if (meaning_get(meaning, "phone") || meaning_get(meaning, "email") ||
        meaning_get(meaning, "wechat"))
        return;
    ask(out, has_bad_phone(view) ? "phone" : "contact_method");
}

void asks_find(const struct view *view, enum intent_id intent,
               const struct meaning *meaning, struct meanings *out)
{
    switch ((int)intent) {
    case INTENT_lead_create:
        ask_lead(view, meaning, out);
        break;
    case INTENT_reminder_create:
        if (!meaning_get(meaning, "due") && !meaning_get(meaning, "repeat"))
            ask(out, "due");
        break;
    case INTENT_reminder_snooze:
        if (!meaning_get(meaning, "due"))
            ask(out, "due");
        break;
    case INTENT_payment_promise:
        if (!meaning_get(meaning, "due"))
            ask(out, "due");
        break;
    case INTENT_approval_reject:
    case INTENT_approval_return:
        if (!meaning_get(meaning, "body"))
            ask(out, "reason");
        break;
    case INTENT_stage_set:
        if (view->has[F_stage_lost] && !meaning_get(meaning, "body"))
            ask(out, "reason");
        break;
    default:
        break;
    }
    if (meaning->must_confirm)
        ask(out, "confirm");
}
