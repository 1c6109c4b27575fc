/* "clock" - the demo's clock: what time it is there, and on to another. */
#include "commands/access.h"
#include "commands/parse_value.h"

struct clock_args {
    struct phrase to;
};

enum { MORNING = 9 * 60, YEAR_DAYS = 366 };

static const struct arg wants[] = {
    OPT(struct clock_args, to, "+9d, or a moment; says the time when left out",
        "+9d 或具体时间；默认显示时间"),
    {0},
};

static const struct example examples[] = {
    {"clock +9d", "The clock goes to Wed 11 March 09:00", NULL},
    {"时钟 2026-04-01 09:00", "时钟走到", "bo"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct clock_args *in = args;
    struct moment to;

    if (!in->to.text[0]) {
        say(t, IN(t, "It is %s.", "现在是%s。"),
            moment_text(t->arena, t->here, day_plus(t->today, -YEAR_DAYS), t->lang));
        return RC_OK;
    }
    if (in->to.text[0] == '-')
        return err_set(
            &t->err, RC_RULE, "%s",
            IN(t, "the clock only goes forward, as in +3d", "时钟只能往前走，例如 +3d"));
    TRY(value_moment(t, in->to.text, &to));
    if (to.minute < 0) /* +9d keeps the time of the day */
        to.minute = to.day.n > t->today.n ? t->here.minute : MORNING;
    int64_t goal = instant_of(t, t->me.zone, to, MORNING);
    const char *when = moment_text(t->arena, to, t->today, t->lang);
    if (goal <= t->now)
        return err_set(&t->err, RC_RULE,
                       IN(t, "the clock cannot go back to %s", "时钟不能倒回%s"), when);
    if (day_between(t->today, to.day) > YEAR_DAYS)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "a year at a time at the most", "一次最多走一年"));
    t->clock_goal = goal;
    say(t,
        IN(t, "The clock goes to %s; what falls due is said on the way.",
           "时钟走到%s；途中到期的事会提醒。"),
        when);
    return RC_OK;
}

const struct command cmd_clock = {
    .name = "clock",
    .name_zh = "时钟",
    .aliases = {"时间"},
    .brief = "see or move the demo's clock",
    .brief_zh = "查看或拨动演示时钟",
    .group = GROUP_TEAM,
    .in_demo_only = true,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct clock_args),
    .run = run,
    .examples = examples,
};
