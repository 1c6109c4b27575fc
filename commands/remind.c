/* "remind" - a word to oneself, or to a colleague, at a time (domain.md section 4). */
#include "commands/access.h"
#include "commands/until_paid.h"
#include "commands/words.h"
#include "sales/rhythm.h"
#include "store/calendars.h"
#include "store/people.h"
#include "store/reminders.h"

#include <string.h>

struct remind {
    struct ref about;
    struct moment when;
    struct phrase text;
    struct who whom;
    const char *repeat;
};

enum { MORNING = 9 * 60, HOUR = 60, DAY = 24 * 60 };

static const struct arg wants[] = {
    OPT_REF(struct remind, about, "deal lead invoice", "what it is about, such as D-5",
            "关于哪条记录，如 D-5"),
    ARG(struct remind, when, "the day and time", "日期和时间"),
    ARG_LABELLED(struct remind, text, "What to be reminded of", "提醒您什么",
                 "what to remember", "提醒内容"),
    OPT(struct remind, whom, "a colleague; oneself when left out",
        "提醒哪位同事；默认自己"),
    OPT(struct remind, repeat, "again and again, such as weekly:MO@09:00",
        "重复提醒，如 weekly:MO@09:00"),
    {0},
};

static const struct example examples[] = {
    {"remind D-5 tomorrow 15:00 call Acme",
     "R-1: I will remind you Tue 3 March 15:00: call Acme", NULL},
    {"提醒 明天下午3点打电话", "R-1：3月3日（周二）15:00 提醒您：打电话", "bo"},
    {0},
};

/* Today without a time is in an hour's time; another day, in the morning. */
static struct moment with_minute(struct turn *t, struct moment when)
{
    if (when.minute >= 0)
        return when;
    when.minute = MORNING;
    if (when.day.n == t->here.day.n && t->here.minute + HOUR > MORNING) {
        when.minute = t->here.minute + HOUR;
        if (when.minute >= DAY)
            when.minute = DAY - 1;
    }
    return when;
}

/* Past: asks, and never rolls over to tomorrow by itself. */
static enum rc ask_when(struct turn *t, const struct remind *in, struct moment when)
{
    struct card_input *input = TAKE(t->arena, struct card_input);
    struct moment next = when;
    const char *about =
        in->about.kind ? ref_text(t->arena, in->about.kind, in->about.id) : "";
    const char *whom = "";
    struct person colleague;

    if (in->whom.id && person_known(t, in->whom.id, &colleague) == RC_OK)
        whom = arena_printf(t->arena, " whom=%s", colleague.handle);
    next.day = day_plus(t->today, 1);
    *input = (struct card_input){
        .name = "when",
        .label = IN(t, "When then", "那么什么时候"),
        .value = moment_iso(t->arena, next),
        .kind = INPUT_LINE,
        .is_required = true,
    };
    return ask(t,
               arena_printf(t->arena, "remind %s%s text=%s%s", about[0] ? "about=" : "",
                            about, words_quote(t->arena, in->text.text), whom),
               input, 1, IN(t, "%s is over", "%s 已经过去了"),
               moment_text(t->arena, when, t->today, t->lang));
}

static enum rc may_be_about(struct turn *t, struct ref about)
{
    struct deal deal;
    struct lead lead;
    struct invoice invoice;

    if (about.kind == &deals_kind)
        return access_deal(t, about.id, TO_SEE, &deal);
    if (about.kind == &leads_kind)
        return access_lead(t, about.id, TO_SEE, &lead);
    if (about.kind == &invoices_kind)
        return access_invoice(t, about.id, TO_SEE, &invoice, NULL);
    return RC_OK;
}

/* A rhythm's first time is the first that comes, whatever the day was; a clock time that
 * was said is its own from then on. */
static enum rc may_repeat(struct turn *t, struct remind *in)
{
    struct calendar calendar;

    if (text_empty(in->repeat))
        return RC_OK;
    if (in->when.minute >= 0)
        in->repeat =
            arena_printf(t->arena, "%.*s@%02d:%02d", (int)strcspn(in->repeat, "@"),
                         in->repeat, in->when.minute / 60, in->when.minute % 60);
    TRY(calendar_of(t, &t->me, &calendar));
    return rhythm_next(in->repeat, &calendar, t->here, &in->when, &t->err);
}

static const char *rhythm_behind(struct turn *t, const char *repeat)
{
    return text_empty(repeat) ? ""
                              : arena_printf(t->arena, IN(t, ", then %s", "，之后%s"),
                                             rhythm_words(t->arena, repeat, t->lang));
}

/* Who waits for money hears that they need not come back for the reminder. */
static enum rc keep(struct turn *t, struct reminder *reminder, const struct person *owner)
{
    reminder->until_paid = until_paid_by(t, reminder, owner);
    return reminders_add(t, reminder);
}

static void say_until_paid(struct turn *t, const struct reminder *reminder)
{
    if (reminder->until_paid)
        say(t, IN(t, "It closes by itself once %s is paid.", "%s 收清后自动完成。"),
            ref_text(t->arena, &invoices_kind, reminder->until_paid));
}

/* A colleague is told at once who asked for it. It hangs on no record, for they may not
 * be one to see it. */
static enum rc remind_colleague(struct turn *t, const struct remind *in, int64_t instant)
{
    struct person whom;

    TRY(people_get(t, in->whom.id, &whom));
    if (!whom.is_active)
        return err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                       whom.name);
    struct moment there = wall_at(t, whom.zone, instant);
    struct reminder reminder = {
        .owner = whom.id,
        .kind = "",
        .text = in->text.text,
        .due = moment_iso(t->arena, there),
        .zone = whom.zone,
        .repeat = in->repeat,
        .state = "scheduled",
        .made_at = t->now,
    };
    TRY(keep(t, &reminder, &whom));
    const char *ref = ref_text(t->arena, &reminders_kind, reminder.id);
    say(t, IN(t, "%s: I will remind %s %s%s: %s", "%s：将提醒%s（%s%s）：%s"), ref,
        whom.name,
        moment_text(t->arena, wall_at(t, t->me.zone, instant), t->today, t->lang),
        rhythm_behind(t, in->repeat), in->text.text);
    say_until_paid(t, &reminder);
    struct card card = {
        .text = arena_printf(
            t->arena,
            IN(&whom, "%s asked me to remind you %s (%s): %s",
               "%s请我在%s提醒您（%s）：%s"),
            t->me.name,
            moment_text(t->arena, there, wall_at(t, whom.zone, t->now).day, whom.lang),
            ref, in->text.text)};
    return tell_person(t, &whom, &card, TELL_CHAT);
}

static enum rc run(struct turn *t, const void *args)
{
    struct remind said = *(const struct remind *)args;
    const struct remind *in = &said;

    TRY(may_be_about(t, in->about));
    TRY(may_repeat(t, &said));
    struct moment when = with_minute(t, in->when);
    if (still_to_come(t, when) != RC_OK)
        return ask_when(t, in, when);
    if (in->whom.id && in->whom.id != t->me.id)
        return remind_colleague(t, in, instant_of(t, t->me.zone, when, MORNING));
    struct reminder reminder = {
        .owner = t->me.id,
        .kind = in->about.kind ? in->about.kind->name : "",
        .record = in->about.id,
        .text = in->text.text,
        .due = moment_iso(t->arena, when),
        .zone = t->me.zone,
        .repeat = in->repeat,
        .state = "scheduled",
        .made_at = t->now,
    };
    TRY(keep(t, &reminder, &t->me));
    /* When the clocks go forward there is no 01:30: said is when it really comes. */
    when = wall_at(t, t->me.zone, instant_of(t, t->me.zone, when, MORNING));
    say(t, IN(t, "%s: I will remind you %s%s: %s", "%s：%s提醒您%s：%s"),
        ref_text(t->arena, &reminders_kind, reminder.id),
        moment_text(t->arena, when, t->today, t->lang), rhythm_behind(t, in->repeat),
        in->text.text);
    say_until_paid(t, &reminder);
    return RC_OK;
}

const struct command cmd_remind = {
    .name = "remind",
    .name_zh = "提醒",
    .aliases = {"remind me", "提醒我"},
    .brief = "be reminded of something",
    .brief_zh = "设置提醒",
    .deed = {"the reminder %s", "提醒%s", "reminder"},
    .group = GROUP_TIME,
    .args = wants,
    .args_size = sizeof(struct remind),
    .run = run,
    .examples = examples,
};
