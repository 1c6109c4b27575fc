/* "snooze" - later, but not for ever: the third time it asks (domain.md section 4). */
#include "commands/reminder_mine.h"
#include "commands/touches.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

struct snooze {
    struct ref what;
    struct phrase until;
    const char *keep;
};

enum { HOUR = 60, MORNING = 9 * 60, AFTERNOON = 14 * 60, DAY = 24 * 60 };

static const struct arg wants[] = {
    REF(struct snooze, what, "reminder deal lead",
        "a reminder, deal or lead, such as R-7", "提醒、商机或线索，如 R-7"),
    ARG(struct snooze, until,
        "1h, this afternoon, tomorrow, next working day or a moment",
        "1小时、今天下午、明天、下个工作日或具体时间"),
    OPT(struct snooze, keep, "yes: keep it all the same", "“是”：仍然保留"),
    {0},
};

static const struct example given[] = {
    {"remind tomorrow 15:00 call Acme", "R-1", "ana"},
    {"提醒 明天15:00 打电话", "R-2", "bo"},
    {0},
};

static const struct example examples[] = {
    {"snooze R-1 next working day", "R-1: later, Tue 3 March 09:00: call Acme", NULL},
    {"推迟R-2 1小时", "R-2：推迟到", "bo"},
    {0},
};

static struct moment in_minutes(struct turn *t, int minutes)
{
    int minute = (t->here.minute < 0 ? 0 : t->here.minute) + minutes;

    return (struct moment){day_plus(t->today, minute / DAY), minute % DAY};
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

/* The ways that a nudge's buttons offer, and whatever a moment may be. */
static enum rc read_until(struct turn *t, const char *said, struct moment *out)
{
    static const char *const hour[] = {"1h",    "1 h",    "1 hour", "an hour",
                                       "1小时", "一小时", NULL};
    static const char *const afternoon[] = {"this afternoon", "afternoon", "下午",
                                            "今天下午", NULL};
    static const char *const workday[] = {"next working day", "next workday",
                                          "下个工作日", "下一个工作日", NULL};
    static const char *const workdays[] = {"3 working days", "3个工作日", "3 个工作日",
                                           NULL};
    const char *text = text_fold(t->arena, said);
    struct calendar calendar;

    if (is_one_of(text, hour)) {
        *out = in_minutes(t, HOUR);
        return RC_OK;
    }
    if (is_one_of(text, afternoon)) {
        *out = (struct moment){t->today, AFTERNOON};
        return still_to_come(t, *out);
    }
    if (is_one_of(text, workday) || is_one_of(text, workdays)) {
        int n = is_one_of(text, workday) ? 1 : 3;

        TRY(calendar_of(t, &t->me, &calendar));
        *out = (struct moment){calendar_add_days(&calendar, t->today, n), MORNING};
        return RC_OK;
    }
    struct err before = t->err;
    enum rc rc = moment_parse(arena_printf(t->arena, "+%s", said), t->here, out, &t->err);
    if (rc != RC_OK) { /* "friday 15:00" is no length */
        t->err = before;
        TRY(moment_parse(said, t->here, out, &t->err));
    }
    if (out->minute < 0)
        out->minute = MORNING;
    return still_to_come(t, *out);
}

static enum rc snooze_touch(struct turn *t, const struct snooze *in, struct moment until)
{
    struct touchable record;

    TRY(touchable_get(t, in->what, &record));
    TRY(touchable_put(t, &record, until));
    say(t, IN(t, "%s: next touch %s.", "%s：下次跟进%s。"), record.label,
        moment_text(t->arena, until, t->today, t->lang));
    return RC_OK;
}

static void ask_third_time(struct turn *t, const struct snooze *in, const char *ref,
                           const struct reminder *reminder)
{
    say(t,
        IN(t, "%s was put off %d times already: %s. Drop it, hand it over, or keep it?",
           "%s 已经推迟 %d 次：%s。取消、转交，还是保留？"),
        ref, (int)reminder->snoozes, reminder->text);
    offer(t, IN(t, "Drop", "取消"), BUTTON_DANGER, "done %s drop", ref);
    offer(t, IN(t, "Hand over", "转交"), BUTTON_PLAIN, "hand over %s", ref);
    offer(t, IN(t, "Keep", "保留"), BUTTON_PRIMARY, "snooze %s until=%s keep=yes", ref,
          words_quote(t->arena, in->until.text));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct snooze *in = args;
    struct reminder reminder;
    struct moment until;

    TRY(read_until(t, in->until.text, &until));
    if (in->what.kind != &reminders_kind)
        return snooze_touch(t, in, until);
    TRY(reminder_mine(t, in->what.id, &reminder));
    const char *ref = ref_text(t->arena, &reminders_kind, reminder.id);
    if (reminder.snoozes + 1 >= REMINDER_SNOOZES_TO_ASK && !in->keep) {
        ask_third_time(t, in, ref, &reminder);
        return RC_OK;
    }
    reminder.snoozes++;
    reminder.due = moment_iso(t->arena, until);
    reminder.zone = t->me.zone;
    reminder.state = "scheduled";
    TRY(reminders_put(t, &reminder));
    say(t, IN(t, "%s: later, %s: %s", "%s：推迟到%s：%s"), ref,
        moment_text(t->arena, until, t->today, t->lang), reminder.text);
    return RC_OK;
}

const struct command cmd_snooze = {
    .name = "snooze",
    .name_zh = "推迟",
    .aliases = {"later", "稍后", "稍后提醒"},
    .brief = "put off a reminder or follow-up",
    .brief_zh = "推迟提醒或跟进",
    .deed = {"the delay of %s", "%s的推迟", "reminder deal lead"},
    .group = GROUP_TIME,
    .args = wants,
    .args_size = sizeof(struct snooze),
    .run = run,
    .given = given,
    .examples = examples,
};
