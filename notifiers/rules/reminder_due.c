/* "reminder-due" - what a person asked to be reminded of, at its moment. */

#include "notifiers/reporting.h"
#include "notifiers/rule.h"

#include "sales/rhythm.h"
#include "store/calendars.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/reminders.h"

#include <string.h>

enum { MORNING = 9 * 60 };

extern const struct rule rule_reminder_due;

/* They asked for this very moment: quiet hours do not hold it back. */
static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    struct reminder reminder;
    struct moment due;

    *out = (struct wish){0};
    TRY(reminders_get(t, record, &reminder));
    if (strcmp(reminder.state, "done") == 0 || strcmp(reminder.state, "cancelled") == 0)
        return RC_OK;
    out->round = reminder.due;
    out->whose = reminder.owner;
    if (strcmp(reminder.state, "scheduled") != 0)
        return RC_OK;
    TRY(moment_parse_iso(reminder.due, &due, &t->err));
    out->due_at = instant_of(t, reminder.zone, due, MORNING);
    return RC_OK;
}

static const char *words_of(struct turn *t, const struct reminder *reminder,
                            const struct person *whom)
{
    if (reminder->owner != whom->id)
        return arena_printf(t->arena, IN(whom, "Reminder for %s: %s", "%s的提醒：%s"),
                            people_name(t, reminder->owner), reminder->text);
    return arena_printf(t->arena, IN(whom, "Reminder: %s", "提醒：%s"), reminder->text);
}

static const char *became(struct turn *t, int64_t record, const struct person *reader)
{
    struct reminder reminder;
    struct moment due;

    if (record_get_any(t, &reminders_kind, record, &reminder) != RC_OK ||
        reminder.withdrawn_at)
        return IN(reader, "Undone", "已撤销");
    if (strcmp(reminder.state, "done") == 0)
        return IN(reader, "Done", "已完成");
    if (strcmp(reminder.state, "cancelled") == 0 ||
        moment_parse_iso(reminder.due, &due, &t->err) != RC_OK)
        return IN(reader, "Dropped", "已取消");
    return arena_printf(
        t->arena, IN(reader, "Put off to %s", "推迟到 %s"),
        moment_text(t->arena, due, wall_at(t, reader->zone, t->now).day, reader->lang));
}

/* What repeats waits for its next time, from now on: however many went by while nothing
 * ran, it was said once. */
static enum rc go_on(struct turn *t, struct reminder *reminder, const struct person *whom)
{
    struct calendar calendar;
    struct moment next;

    TRY(calendar_of(t, whom, &calendar));
    TRY(rhythm_next(reminder->repeat, &calendar, wall_at(t, reminder->zone, t->now),
                    &next, &t->err));
    reminder->due = moment_iso(t->arena, next);
    return RC_OK;
}

static const char *next_words(struct turn *t, const struct reminder *reminder,
                              const struct person *whom)
{
    const char *ref = ref_text(t->arena, &reminders_kind, reminder->id);
    struct moment next;

    if (moment_parse_iso(reminder->due, &next, &t->err) != RC_OK)
        return "";
    return arena_printf(
        t->arena, IN(whom, ". Next %s; `done %s` ends it", "。下次%s；发“完成 %s”停止"),
        moment_text(t->arena, next, wall_at(t, whom->zone, t->now).day, whom->lang), ref);
}

static enum rc add_buttons(struct turn *t, struct card *card, const struct person *whom,
                           const char *ref)
{
    struct quick_day later;

    TRY(calendar_quick_day(t, whom, whom->lang, 1, NULL, &later));
    card_button(card, IN(whom, "Done", "完成"), BUTTON_PRIMARY,
                arena_printf(t->arena, "done %s", ref));
    card_button(card, IN(whom, "Snooze 1 h", "1 小时后"), BUTTON_PLAIN,
                arena_printf(t->arena, "snooze %s 1h", ref));
    card_button(card, later.label, BUTTON_PLAIN,
                arena_printf(t->arena, "snooze %s next working day", ref));
    return RC_OK;
}

/* Nobody reads with another's eyes: a report ends with who asked for it, and one for a
 * room with their right to send it there. */
static enum rc is_ended(struct turn *t, const struct reminder *reminder,
                        const struct person *owner, bool *out)
{
    struct conversation room;
    struct card card = {0};
    size_t n = 0;

    *out = !owner->is_active;
    if (*out || text_empty(reminder->room))
        return RC_OK;
    *out = !person_may(owner, TO_ROOMS);
    TRY(conversations_for(t, reminder->room, &room, 1, &n));
    if (*out || n > 0)
        return RC_OK;
    *out = true;
    card.text =
        arena_printf(t->arena,
                     IN(owner, "%s has ended: there is no room #%s any more.",
                        "%s 已停止：房间 #%s 不在了。"),
                     ref_text(t->arena, &reminders_kind, reminder->id), reminder->room);
    return tell_person(t, owner, &card, TELL_CHAT);
}

/* A report that is due: what its owner may see, as a reader has it. */
struct sending {
    const struct occasion *occasion;
    const struct reminder *reminder;
    int64_t owner;
};

static enum rc draw_report(struct turn *t, const struct person *reader, const void *about,
                           struct card *out)
{
    const struct sending *sending = about;
    const struct reminder *reminder = sending->reminder;
    const char *ref = ref_text(t->arena, &reminders_kind, reminder->id);

    TRY(reporting_card(t, sending->owner, reader->lang, reminder->report, out));
    out->text = rule_words(t, sending->occasion, reader, out->text);
    out->footer = arena_printf(
        t->arena, IN(reader, "%s, %s; `done %s` ends it", "%s，%s；发“完成 %s”停止"), ref,
        rhythm_words(t->arena, reminder->repeat, reader->lang), ref);
    return RC_OK;
}

/* To its owner, or to a room. */
static enum rc send_to(struct turn *t, const struct person *owner,
                       const struct sending *sending)
{
    const char *room = sending->reminder->room;
    struct card card;

    if (!text_empty(room))
        return tell_room(t, room, draw_report, sending);
    TRY(draw_report(t, owner, sending, &card));
    return tell_person(t, owner, &card, TELL_CHAT);
}

/* What is sent instead of words. */
static enum rc send_report(struct turn *t, const struct occasion *occasion,
                           struct reminder *reminder)
{
    struct person owner;
    bool ended;

    TRY(person_known(t, reminder->owner, &owner));
    TRY(is_ended(t, reminder, &owner, &ended));
    if (ended) {
        reminder->state = "cancelled";
        return reminders_put(t, reminder);
    }
    const struct sending sending = {
        .occasion = occasion, .reminder = reminder, .owner = owner.id};
    TRY(send_to(t, &owner, &sending));
    TRY(go_on(t, reminder, &owner));
    return reminders_put(t, reminder);
}

/* What repeats has no buttons: its round is over as soon as it is said. */
static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    const char *ref = ref_text(t->arena, &reminders_kind, occasion->record), *words;
    struct reminder reminder;
    struct person whom;
    struct card card;

    TRY(reminders_get(t, occasion->record, &reminder));
    if (!text_empty(reminder.report))
        return send_report(t, occasion, &reminder);
    TRY(rule_person(t, reminder.owner, &whom));
    bool is_repeated = !text_empty(reminder.repeat);
    words = words_of(t, &reminder, &whom);
    if (is_repeated) {
        TRY(go_on(t, &reminder, &whom));
        words = arena_printf(t->arena, "%s%s", words, next_words(t, &reminder, &whom));
    } else {
        reminder.state = "delivered";
    }
    card = rule_card(t, &reminders_kind, reminder.id, occasion, &whom, words);
    if (!is_repeated)
        TRY(add_buttons(t, &card, &whom, ref));
    TRY(rule_nudge(t, &rule_reminder_due, occasion, &whom, &card));
    return reminders_put(t, &reminder);
}

const struct rule rule_reminder_due = {
    .name = "reminder-due",
    .brief = "say what a person asked to be reminded of",
    .brief_zh = "到点提醒本人要求提醒的事",
    .kind = "reminder",
    .shows_in_record = true,
    .plan = plan,
    .speak = speak,
    .became = became,
};
