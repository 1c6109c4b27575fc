/* "done" - a reminder, or the touch of a deal or lead, is done. */
#include "commands/reminder_mine.h"
#include "commands/touches.h"

#include <string.h>

struct done_args {
    struct ref what;
    const char *how;
};

static const struct arg wants[] = {
    REF(struct done_args, what, "reminder deal lead",
        "a reminder, deal or lead, such as R-7", "提醒、商机或线索，如 R-7"),
    OPT(struct done_args, how, "drop: it is no longer needed", "“取消”：不再需要"),
    {0},
};

static const struct example given[] = {
    {"remind tomorrow 15:00 call Acme", "R-1", "ana"},
    {"提醒 明天15:00 打电话", "R-2", "bo"},
    {0},
};

static const struct example examples[] = {
    {"done R-1", "R-1 is done: call Acme", NULL},
    {"完成R-2", "R-2 已完成：打电话", "bo"},
    {0},
};

static enum rc touch_done(struct turn *t, const struct done_args *in)
{
    struct touchable record;

    TRY(touchable_get(t, in->what, &record));
    TRY(history_happened(t, record.kind, record.id, "touched", NULL));
    TRY(touchable_put(t, &record, (struct moment){DAY_NONE, -1}));
    say(t,
        IN(t, "%s: follow-up done. When is the next touch?",
           "%s：已跟进。下次什么时候？"),
        record.label);
    offer_touch(t, record.ref);
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct done_args *in = args;
    struct reminder reminder;
    bool is_dropped = false;

    if (in->what.kind != &reminders_kind)
        return touch_done(t, in);
    if (in->how) {
        const char *how = text_fold(t->arena, in->how);
        is_dropped = strcmp(how, "drop") == 0 || strcmp(how, "取消") == 0;
        if (!is_dropped)
            return err_set(&t->err, RC_USAGE, "%s",
                           IN(t, "`done R-1` ticks it off, `done R-1 drop` drops it",
                              "“完成 R-1”表示已完成，“完成 R-1 取消”表示不做了"));
    }
    TRY(reminder_mine(t, in->what.id, &reminder));
    reminder.state = is_dropped ? "cancelled" : "done";
    TRY(reminders_put(t, &reminder));
    const char *ref = ref_text(t->arena, &reminders_kind, reminder.id);
    if (is_dropped)
        say(t, IN(t, "%s is dropped: %s", "%s 已取消：%s"), ref, reminder.text);
    else
        say(t, IN(t, "%s is done: %s", "%s 已完成：%s"), ref, reminder.text);
    return RC_OK;
}

const struct command cmd_done = {
    .name = "done",
    .name_zh = "完成",
    .aliases = {"reminder done", "搞定"},
    .brief = "tick off a reminder or follow-up",
    .brief_zh = "完成提醒或跟进",
    .deed = {"that %s is done", "%s已完成", "reminder deal lead"},
    .group = GROUP_TIME,
    .args = wants,
    .args_size = sizeof(struct done_args),
    .run = run,
    .given = given,
    .examples = examples,
};
