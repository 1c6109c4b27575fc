/* "quiet" - when one is not to be interrupted (domain.md section 4). */
#include "commands/access.h"
#include "commands/parse_value.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

struct quiet_args {
    struct phrase window;
};

enum { HOUR = 60, MORNING = 9 * 60, DAY_MINUTES = 24 * 60 };

static const struct arg wants[] = {
    OPT(struct quiet_args, window,
        "from-until, such as 21:00-08:00, until Thursday for once, or off",
        "起止时间，如 21:00-08:00；只一次：到周四；或“关”"),
    {0},
};

static const struct example examples[] = {
    {"quiet 21:00-08:00", "From 21:00 to 08:00 I leave you alone", NULL},
    {"免打扰 晚上9点到早上8点", "21:00 到 08:00 不打扰您", "bo"},
    {"quiet until thursday", "Until Thu 5 March 09:00 I leave you alone", NULL},
    {"quiet", "From 20:00 to 08:30 I leave you alone", NULL},
    {0},
};

static const char *clock_text(struct turn *t, int minute)
{
    return arena_printf(t->arena, "%02d:%02d", minute / HOUR, minute % HOUR);
}

static bool is_off(struct turn *t, const char *said)
{
    const char *word = text_fold(t->arena, said);

    return text_same(word, "off") || text_same(word, "none") || text_same(word, "关") ||
           text_same(word, "关闭") || text_same(word, "取消");
}

static bool has_hours(struct turn *t, const char *said)
{
    const struct reading_context context = sentence_reading(t);
    struct entities found;

    entities_read(t->arena, said, strlen(said), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        if (found.rows[i].kind == ENTITY_HOURS)
            return true;
    return false;
}

/* "21:00-08:00", "9pm to 8am", 晚上9点到早上8点. */
static enum rc read_window(struct turn *t, const char *said, struct quiet *out)
{
    const struct reading_context context = sentence_reading(t);
    struct entities found;

    TRY(value_refuse_clocks(t, said));
    entities_read(t->arena, said, strlen(said), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *entity = &found.rows[i];
        if (entity->kind != ENTITY_HOURS || entity->at.minute < 0 ||
            entity->until.minute < 0 || entity->flags & ENTITY_IMPOSSIBLE ||
            entity->at.minute == entity->until.minute)
            continue;
        *out = (struct quiet){(int16_t)(entity->at.minute % DAY_MINUTES),
                              (int16_t)(entity->until.minute % DAY_MINUTES)};
        return RC_OK;
    }
    (void)err_set(&t->err, RC_USAGE, IN(t, "\"%s\" are no hours", "“%s”不是时间段"),
                  words_short(t->arena, said));
    return err_hint(
        &t->err, "%s",
        IN(t, "say it like `quiet 21:00-08:00`", "可以发“免打扰 21:00-08:00”"));
}

/* "Until Thursday", "until 3pm", 到周四: when it ends; a day ends in its morning, when
 * one is back. */
static bool read_end(struct turn *t, const char *said, struct moment *out)
{
    const struct reading_context context = sentence_reading(t);
    struct entities found;

    entities_read(t->arena, said, strlen(said), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *entity = &found.rows[i];
        bool is_day = entity->kind == ENTITY_DATE || entity->kind == ENTITY_DATETIME;
        if (entity->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST) ||
            (!is_day && entity->kind != ENTITY_TIME))
            continue;
        *out = entity->at;
        out->day = is_day ? out->day : t->today;
        out->minute = out->minute < 0 ? MORNING : out->minute;
        return true;
    }
    return false;
}

/* Once, until then: the hours of each day stay as they are. */
static enum rc quiet_once(struct turn *t, struct person *me, struct moment end)
{
    TRY(still_to_come(t, end));
    me->quiet_to = instant_of(t, me->zone, end, MORNING);
    TRY(people_put(t, me));
    say(t,
        IN(t,
           "Until %s I leave you alone. Nudges wait until then; reminders you asked for "
           "come when you asked for them.",
           "到 %s 为止不打扰您。催办到时再说；您自己设的提醒按时来。"),
        moment_text(t->arena, end, t->today, t->lang));
    return RC_OK;
}

static void say_quiet(struct turn *t, const struct quiet *quiet)
{
    if (quiet->from == quiet->until)
        say(t, "%s",
            IN(t,
               "No quiet hours: I nudge you at any hour of a working day. Days off are "
               "quiet.",
               "没有免打扰时段：工作日随时提醒；休息日不打扰。"));
    else
        say(t,
            IN(t,
               "From %s to %s I leave you alone, and on days off. Nudges wait until then; "
               "reminders you asked for come when you asked for them.",
               "%s 到 %s 不打扰您，休息日也不打扰。催办到时再说；您自己设的提醒按时来。"),
            clock_text(t, quiet->from), clock_text(t, quiet->until));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct quiet_args *in = args;
    struct person me;
    struct moment end;

    say_privately(t);
    TRY(people_get(t, t->me.id, &me));
    if (in->window.text[0] == '\0') {
        if (me.quiet_to > t->now)
            say(t, IN(t, "Until %s I leave you alone.", "到 %s 为止不打扰您。"),
                moment_text(t->arena, wall_at(t, me.zone, me.quiet_to), t->today,
                            t->lang));
        say_quiet(t, &me.quiet);
        offer(t, "20:00–08:30", BUTTON_PLAIN, "quiet 20:00-08:30");
        offer(t, "22:00–07:00", BUTTON_PLAIN, "quiet 22:00-07:00");
        offer(t, IN(t, "Off", "关闭"), BUTTON_PLAIN, "quiet off");
        return RC_OK;
    }
    if (is_off(t, in->window.text)) {
        me.quiet = (struct quiet){0, 0};
        me.quiet_to = 0;
    } else if (!has_hours(t, in->window.text) && read_end(t, in->window.text, &end))
        return quiet_once(t, &me, end);
    else
        TRY(read_window(t, in->window.text, &me.quiet));
    TRY(people_put(t, &me));
    say_quiet(t, &me.quiet);
    return RC_OK;
}

const struct command cmd_quiet = {
    .name = "quiet",
    .name_zh = "免打扰",
    .aliases = {"quiet hours", "do not disturb", "免打扰时段"},
    .brief = "say when you are not to be nudged",
    .brief_zh = "设置免打扰时段",
    .deed = {"the quiet hours of %s", "%s的免打扰", "person"},
    .group = GROUP_TIME,
    .args = wants,
    .args_size = sizeof(struct quiet_args),
    .run = run,
    .examples = examples,
};
