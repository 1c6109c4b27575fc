/* A reminder's card. */

#include "sales/rhythm.h"
#include "store/accounts.h"
#include "store/calendars.h"
#include "store/deals.h"
#include "store/leads.h"
#include "store/reminders.h"
#include "store/view_inside.h"

/* "D-5, Acme": what it is about. */
static const char *about(struct drawing *d, const struct reminder *reminder)
{
    const struct record_kind *kind = record_kind_named(reminder->kind);
    struct deal deal;
    struct lead lead;
    const char *name = "";

    if (!kind || !reminder->record)
        return NULL;
    if (kind == &deals_kind && deals_get(d->t, reminder->record, &deal) == RC_OK)
        name = account_name(d->t, deal.account);
    else if (kind == &leads_kind && leads_get(d->t, reminder->record, &lead) == RC_OK)
        name = lead.name;
    const char *ref = drawn_ref(d, kind, reminder->record);
    return name[0] ? arena_printf(d->arena, IN(d, "%s, %s", "%s，%s"), ref, name) : ref;
}

static enum rc draw_actions(struct drawing *d, const struct reminder *reminder)
{
    const char *ref = d->out->ref;
    struct person whom = *d->reader; /* a room has no week of its own: the usual one */
    struct quick_day later;

    whom.zone = d->zone;
    TRY(calendar_quick_day(d->t, &whom, d->lang, 1, NULL, &later));

    if (reminder->withdrawn_at) {
        decided_undone(d, reminder->withdrawn_at);
    } else if (text_same(reminder->state, "done")) {
        d->out->badge_tone = TONE_GOOD;
        decided_by(d, &reminders_kind, reminder->id, IN(d, "Done", "已完成"));
    } else if (text_same(reminder->state, "cancelled")) {
        decided_by(d, &reminders_kind, reminder->id, IN(d, "Dropped", "已取消"));
    } else if (drawing_changes(d, reminder->owner)) {
        card_button(d->out, IN(d, "Done", "完成"), BUTTON_PRIMARY,
                    arena_printf(d->arena, "done %s", ref));
        card_button(d->out, IN(d, "Snooze 1 h", "1 小时后"), BUTTON_PLAIN,
                    arena_printf(d->arena, "snooze %s 1h", ref));
        card_button(d->out, later.label, BUTTON_PLAIN,
                    arena_printf(d->arena, "snooze %s next working day", ref));
    }
    return RC_OK;
}

static void draw_facts(struct drawing *d, const struct reminder *reminder)
{
    bool is_over =
        text_same(reminder->state, "done") || text_same(reminder->state, "cancelled");
    const char *due;
    bool is_late = drawn_past(d, reminder->zone, reminder->due, &due) && !is_over;

    d->out->badge = due;
    d->out->badge_tone = is_over ? TONE_PLAIN : is_late ? TONE_BAD : TONE_WAITS;
    fact(d, IN(d, "Due", "到期"), due, is_late ? TONE_BAD : TONE_PLAIN);
    if (!text_empty(reminder->repeat))
        fact(d, IN(d, "Repeats", "重复"),
             rhythm_words(d->arena, reminder->repeat, d->lang), TONE_PLAIN);
    if (reminder->owner != d->reader->id)
        fact(d, IN(d, "For", "提醒谁"), drawn_person(d, reminder->owner), TONE_PLAIN);
    if (reminder->snoozes)
        fact(d, IN(d, "Snoozed", "已推迟"),
             arena_printf(d->arena, IN(d, "%d ×", "%d 次"), (int)reminder->snoozes),
             reminder->snoozes >= REMINDER_SNOOZES_TO_ASK ? TONE_BAD : TONE_PLAIN);
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct reminder reminder;
    struct drawing d;

    TRY(record_get_any(t, &reminders_kind, id, &reminder));
    drawing_begin(&d, t, reader, lang, out);
    TRY(drawing_may(&d, reminder.owner, out->ref));
    out->title = arena_printf(d.arena, "%s %s", out->ref, reminder.text);
    out->subtitle = about(&d, &reminder);
    draw_facts(&d, &reminder);
    return draw_actions(&d, &reminder);
}

const struct view view_reminder = {.kind = "reminder", .draw = draw};
