/* moved.c - what is put to another time, and what one is told of no longer: a reminder,
 * or the next touch of a deal or lead. */
#include "commands/bind/fits.h"
#include "commands/choices.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/touches.h"
#include "commands/words.h"
#include "store/reminders.h"
#include "store/talk.h"

#include <string.h>

enum { LOOKED_AT = 200 };

/* The times of the words: where they stand now, and where they go. */
struct times {
    struct moment from, to; /* DAY_NONE, -1 where it was not said */
};

static bool is_time(const struct entity *e)
{
    return !(e->flags & ENTITY_IMPOSSIBLE) &&
           (e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME ||
            e->kind == ENTITY_TIME);
}

/* "Move tomorrow's call to 4": the last time is where it goes, one before it where it
 * stands. Where nothing is moved the only one is where it stands. */
static struct times read_times(struct turn *t, const char *text, bool is_moved)
{
    const struct reading_context context = sentence_reading(t);
    const struct moment none = {DAY_NONE, -1};
    struct times out = {none, none};
    struct entities found;
    size_t n = 0;

    entities_read(t->arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        if (is_time(&found.rows[i])) {
            out.from = n ? out.to : out.from;
            out.to = found.rows[i].at;
            n++;
        }
    return is_moved ? out : (struct times){out.to, none};
}

static bool is_at(struct moment at, struct moment said)
{
    return (!day_known(said.day) || at.day.n == said.day.n) &&
           (said.minute < 0 || at.minute == said.minute);
}

static bool is_said(struct moment said)
{
    return day_known(said.day) || said.minute >= 0;
}

static struct moment moment_of(struct turn *t, const char *iso)
{
    struct err ignored = {.lang = t->lang};
    struct moment at = {DAY_NONE, -1};

    if (text_empty(iso) || moment_parse_iso(iso, &at, &ignored) != RC_OK)
        return (struct moment){DAY_NONE, -1};
    return at;
}

/* Of that record, by what it hangs on or, where it hangs on nothing, by its words. */
static bool is_about(struct turn *t, const struct reminder *reminder, const char *record,
                     const char *customer)
{
    const struct record_kind *kind =
        reminder->kind[0] ? record_kind_named(reminder->kind) : NULL;
    const char *of = kind ? ref_text(t->arena, kind, reminder->record) : NULL;

    /* What hangs on an invoice or a customer is of their deal, on a lead of what it
     * became. */
    if (kind && kind != &deals_kind && !text_same(of, record))
        of = bind_as(t, of, "deal lead");
    if (of)
        return text_same(of, record);
    return !text_empty(customer) &&
           strstr(text_fold(t->arena, reminder->text), text_fold(t->arena, customer));
}

/* Those of the speaker's reminders that are meant: of the record, unless it is "", and at
 * that time, where one was said. */
static enum rc meant(const struct said *said, const char *record, struct moment at,
                     struct reminder *out, size_t *n)
{
    struct turn *t = said->t;
    struct reminder *list = TAKE_N(t->arena, LOOKED_AT, struct reminder);
    size_t n_all = 0;

    *n = 0;
    TRY(reminders_open(t, t->me.id, LOOKED_AT, list, &n_all));
    for (size_t i = 0; i < n_all; i++)
        if ((!is_said(at) || is_at(moment_of(t, list[i].due), at)) &&
            (!record[0] || is_about(t, &list[i], record, bind_called(said))))
            out[(*n)++] = list[i];
    return RC_OK;
}

static const char *ref_of(struct turn *t, const struct reminder *reminder)
{
    return ref_text(t->arena, &reminders_kind, reminder->id);
}

/* One is it; of several each has a button, and none a say. */
static void choose(struct turn *t, const struct reminder *list, size_t n,
                   struct order *out)
{
    if (n == 1) {
        order_put(out, "what", ref_of(t, &list[0]));
        return;
    }
    order_drop(out, "what");
    for (size_t i = 0; i < n && i < CHOICES_SHOWN; i++)
        ask_offer(t,
                  arena_printf(t->arena, "%s %s", ref_of(t, &list[i]),
                               words_short(t->arena, list[i].text)),
                  "%s what=%s", order_words(t->arena, out), ref_of(t, &list[i]));
    out->is_one_of = true;
    out->words = arena_printf(
        t->arena,
        IN(t, "%zu reminders fit: which one?%s", "有 %zu 个提醒符合：是哪一个？%s"), n,
        choices_rest_of(t, n, &reminders_kind, CHOICES_NEXT(list, n)));
}

static enum rc refuse_none(struct turn *t)
{
    (void)err_set(&t->err, RC_ABSENT, "%s",
                  IN(t, "no reminder of yours fits that", "您没有这样的提醒"));
    return err_hint(&t->err, "%s",
                    IN(t, "`reminders` lists them", "发“我的提醒”查看全部"));
}

/* The deal or lead that is spoken of, by its number; "" where there is none. */
static const char *record_of(const struct said *said)
{
    const char *record = bind_record(said, "deal lead");
    const char *ref = record[0] ? bind_as(said->t, record, "deal lead") : NULL;

    return ref ? ref : "";
}

struct moment bind_touch_of(struct turn *t, const char *record)
{
    struct err before = t->err;
    struct touchable found = {0};
    struct ref ref;
    bool is_there = record[0] && parse_ref(t, record, "deal lead", &ref) == RC_OK &&
                    touchable_get(t, ref, &found) == RC_OK;

    t->err = before;
    return moment_of(t, is_there ? found.next_touch : "");
}

/* An hour without a day is of the day it stands on. */
static struct moment put_to(struct moment to, struct moment stands, struct moment from)
{
    if (!day_known(to.day))
        to.day = day_known(from.day) ? from.day : stands.day;
    return to;
}

/* 把明早的提醒改到9点半. */
static enum rc move_reminder(const struct said *said, const struct times *times,
                             const struct reminder *list, size_t n, struct order *out)
{
    struct turn *t = said->t;
    struct moment to = put_to(times->to, moment_of(t, list[0].due), times->from);

    if (!day_known(times->to.day) && is_said(times->to)) {
        const char *when = moment_iso(t->arena, to);
        order_put(out, "until", bind_afternoon(t, said->text, when));
        out->open = NULL;
    }
    choose(t, list, n, out);
    return RC_OK;
}

/* "The Acme demo": what is said is what the reminder tells of. */
static bool tells_of_it(struct turn *t, const char *text, const char *reminder)
{
    static const char *const things[] = {
        "call",        "demo", "meeting", "visit", "lunch", "dinner", "coffee",
        "appointment", "chat", "session", "电话",  "拜访",  "回访",   "演示",
        "会议",        "开会", "见面",    "吃饭",  "喝茶"};

    text = text_fold(t->arena, text);
    reminder = text_fold(t->arena, reminder);
    for (size_t i = 0; i < COUNT(things); i++)
        if (strstr(text, things[i]) && strstr(reminder, things[i]))
            return true;
    return false;
}

/* "My 3pm Oakline call", and none of theirs stands at that hour: what they have may be
 * meant, and is asked about. */
static enum rc move_another(const struct said *said, const char *record,
                            const struct times *times, struct reminder *list,
                            struct order *out)
{
    size_t n;

    TRY(meant(said, record, (struct moment){DAY_NONE, -1}, list, &n));
    if (n == 0)
        return refuse_none(said->t);
    out->must_confirm = n == 1;
    return move_reminder(said, times, list, n, out);
}

/* "Move the demo to Thursday", and nobody is spoken of: the reminder that tells of one;
 * where there is none, it is asked which. */
static enum rc move_told(const struct said *said, const struct times *times,
                         struct reminder *list, size_t n, struct order *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (tells_of_it(said->t, said->text, list[i].text))
            list[kept++] = list[i];
    return kept ? move_reminder(said, times, list, kept, out) : RC_OK;
}

/* The next touch of a customer, 鼎砺的会改到周五; where none stands there, or on another
 * day than was said, and where it tells of just that, the reminder of them. */
static enum rc put_off(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const struct times times = read_times(t, said->text, true);
    bool is_reminder = meaning_by(said->meaning, "put_off reminder");
    const char *record = record_of(said), *when = order_get(out, "until");
    struct reminder *list = TAKE_N(t->arena, LOOKED_AT, struct reminder);
    size_t n;

    bool names_nobody = bind_record(said, "deal lead")[0] == '\0';
    if (names_nobody && !is_reminder)
        TRY(bind_spoken_of(said, "deal lead", &record));
    record = record ? record : "";
    TRY(meant(said, record, times.from, list, &n));
    if (is_reminder)
        return n ? move_reminder(said, &times, list, n, out) : refuse_none(t);
    if (names_nobody && !record[0])
        return move_told(said, &times, list, n, out);
    struct moment stands = bind_touch_of(t, record);
    bool fits =
        day_known(stands.day) && (!is_said(times.from) || is_at(stands, times.from));
    if (n == 1 && (!fits || tells_of_it(t, said->text, list[0].text)))
        return move_reminder(said, &times, list, n, out);
    if (!fits && n == 0 && times.from.minute >= 0)
        return move_another(said, record, &times, list, out);
    order_begin(out, "touch");
    order_put(out, "about", names_nobody ? record : bind_record(said, "deal lead"));
    struct moment to = put_to(times.to, stands, times.from);
    if (is_said(times.to) && !day_known(times.to.day) && day_known(to.day))
        when = moment_iso(t->arena, to);
    when = bind_afternoon(t, said->text, when);
    order_put(out, "when", when);
    if (!when) {
        out->open = "when";
        out->words = IN(t, "When is the next touch?", "下次什么时候跟进？");
    }
    return RC_OK;
}

/* "Push that to Monday", "move the call to Friday", right after a reminder: that one. */
enum rc fit_snooze(const struct said *said, struct order *out)
{
    static const char *const thats[] = {" that ", " this ", "这个", "那个"};

    struct turn *t = said->t;
    const char *what = order_get(out, "what");
    bool moves = meaning_by(said->meaning, "put_off"), is_that = false;
    struct talk talk;

    TRY(talk_get(t, &talk));
    if (!what && text_same(talk.kind, reminders_kind.name)) {
        is_that = moves && !meaning_by(said->meaning, "put_off reminder") &&
                  !bind_record(said, "deal lead")[0];
        for (size_t i = 0; i < COUNT(thats); i++)
            is_that |= strstr(said->text, thats[i]) != NULL;
    }
    if (is_that)
        order_put(out, "what", ref_text(t->arena, &reminders_kind, talk.record));
    else if (moves && (!what || strncmp(what, reminders_kind.prefix,
                                        strlen(reminders_kind.prefix)) != 0))
        return put_off(said, out);
    return RC_OK;
}

/* "Don't remind me about Acme": beside the reminder the touch would do so as well. */
static void offer_touch_too(struct turn *t, const char *text, const char *record,
                            struct moment stands)
{
    if (!day_known(stands.day) || strstr(text_fold(t->arena, text), "reminder"))
        return;
    offer(t,
          arena_printf(t->arena, IN(t, "Drop the next touch %s too", "也取消%s的跟进"),
                       moment_text(t->arena, stands, t->today, t->lang)),
          BUTTON_PLAIN, "touch drop %s", record);
}

/* "Cancel the Bluefin reminder", 不要再提醒我鼎砺: the reminder of them; where there is
 * none, their next touch, which has not happened. */
enum rc fit_cancel(const struct said *said, struct order *out)
{
    const char *what = order_get(out, "what");
    struct turn *t = said->t;
    struct reminder *list = TAKE_N(t->arena, LOOKED_AT, struct reminder);
    size_t n;

    order_put(out, "how", "drop");
    if (!what || strncmp(what, reminders_kind.prefix, strlen(reminders_kind.prefix)) == 0)
        return RC_OK;
    const char *record = record_of(said);
    struct moment at = read_times(t, said->text, false).from;
    struct moment stands = bind_touch_of(t, record);
    if (!record[0])
        return RC_OK;
    TRY(meant(said, record, at, list, &n));
    if (n == 0) {
        order_begin(out, "touch drop");
        order_put(out, "about", record);
        return is_said(at) && !is_at(stands, at) ? refuse_none(t) : RC_OK;
    }
    choose(t, list, n, out);
    if (n == 1)
        offer_touch_too(t, said->text, record, stands);
    return RC_OK;
}
