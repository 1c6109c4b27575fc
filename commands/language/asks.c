/* The one thing that is missing before a command can be done. */
#include "commands/language/intent.h"

static void ask(struct meanings *out, const char *what)
{
    if (out->n_asks < MOST_ASKS)
        out->ask[out->n_asks++] = what;
}

/* 电话1391234 */
static bool follows_label(const struct view *view, size_t at)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_label, &row));)
        if (m->at.until <= at && at - m->at.until <= 2)
            return true;
    return false;
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
        bool is_short = digits >= 5 && digits <= 10 && follows_label(view, i);
        if (is_short || (digits >= 8 && s->text.bytes[i] == '1'))
            return true;
        i += digits;
    }
    return false;
}

static void ask_lead(const struct view *view, const struct meaning *meaning,
                     struct meanings *out)
{
    if (meaning_get(meaning, "phone") || meaning_get(meaning, "email") ||
        meaning_get(meaning, "wechat") || view->has[F_wechat])
        return; /* "whatsapp later" says how, too */
    ask(out, has_bad_phone(view) ? "phone" : "contact_method");
}

/* Whether letters are left once names, stages and small words are off: why it was lost.
 */
static bool says_why(const struct view *view)
{
    const struct scene *s = view->scene;
    size_t left = 0;

    for (size_t at = 0; at < s->text.len; at++) {
        unsigned char c = (unsigned char)s->text.bytes[at];
        bool covered = !((c >= 'a' && c <= 'z') || c >= 0xE4);
        for (size_t i = 0; i < s->n_marks && !covered; i++) {
            const struct mark *m = &s->marks[i];
            bool is_idle = m->row >= 0 || m->feature == F_filler ||
                           m->feature == F_stage_any || m->feature == F_stage_word ||
                           m->feature == F_move || m->feature == F_deal ||
                           m->feature == F_polite || m->feature == F_me ||
                           m->feature == F_change || m->feature == F_happened;
            covered = is_idle && m->at.from <= at && at < m->at.until;
        }
        left += !covered;
    }
    return left >= 2 || view->has[F_because] || view->has[F_lost_why];
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
        if (view->has[F_stage_lost] && !says_why(view))
            ask(out, "reason");
        break;
    default:
        break;
    }
    if (meaning->must_confirm)
        ask(out, "confirm");
}
