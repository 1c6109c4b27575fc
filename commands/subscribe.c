/* "subscribe" - a report that comes by itself, again and again, to oneself or to a room.
 * It is a reminder whose words are a report (store/reminders.h): listed by `reminders`,
 * ended by `done`. */
#include "commands/report.h"
#include "commands/words.h"
#include "sales/rhythm.h"
#include "store/calendars.h"
#include "store/conversations.h"
#include "store/reminders.h"

#include <string.h>

struct subscribe {
    const char *kind, *repeat, *room, *by;
};

static const struct usual rhythms[] = {
    {"Mondays 9:00", "每周一 9:00", "weekly:MO@09:00"},
    {"Workdays 8:30", "工作日 8:30", "workday@08:30"},
    {0},
};

static const struct arg wants[] = {
    ARG(struct subscribe, kind, "which report, such as pipeline, or agenda",
        "哪张报表，如 商机，或 日程"),
    ARG_USUAL(struct subscribe, repeat, rhythms, "how often, such as weekly:MO@09:00",
              "多久一次，如 weekly:MO@09:00"),
    OPT(struct subscribe, room, "the room, such as #finance; to oneself when left out",
        "发到哪个房间，如 #finance；默认发给自己"),
    OPT(struct subscribe, by, "owner, stage, customer, month",
        "按负责人、阶段、客户、月份"),
    {0},
};

static const struct example examples[] = {
    {"subscribe pipeline weekly:MO@09:00",
     "R-1: “pipeline” comes every Monday 09:00, first on Mon 9 March.", NULL},
    {"订阅 应收 workday@08:30", "R-1：每个工作日 08:30 发“应收”，首次 3月3日（周二）。",
     "bo"},
    {"subscribe overdue weekly:MO@09:00 room=#finance",
     "R-1: “overdue” comes every Monday 09:00 in #finance, first on Mon 9 March.", "fin"},
    {0},
};

/* What runs when it is due, and what it is called; NULL: there is no such report. */
static const char *words_of(struct turn *t, const struct subscribe *in,
                            const char **called)
{
    const char *kind = text_fold(t->arena, in->kind);
    const struct report *report = report_named(kind);

    if (text_same(kind, "agenda") || text_same(kind, "日程")) {
        *called = IN(t, "agenda", "日程");
        return "agenda";
    }
    if (!report)
        return NULL;
    *called = IN(t, report->name, report->name_zh);
    return arena_printf(t->arena, "report kind=%s%s%s", report->name,
                        in->by ? " by=" : "",
                        in->by ? words_quote(t->arena, in->by) : "");
}

static enum rc no_room(struct turn *t, const char *purpose)
{
    (void)err_set(&t->err, RC_ABSENT, IN(t, "there is no room #%s", "没有房间 #%s"),
                  words_short(t->arena, purpose));
    return err_hint(&t->err, "%s",
                    IN(t, "a room is known by its purpose, such as #sales or #finance",
                       "房间按用途称呼，如 #sales、#finance"));
}

/* A room is known by what it is for. */
static enum rc read_room(struct turn *t, const char *said, const char **out)
{
    struct conversation room;
    size_t n = 0;

    *out = "";
    if (text_empty(said))
        return RC_OK;
    TRY(access_role(t, TO_ROOMS, "send reports to a room", "把报表发到房间"));
    const char *purpose = text_fold(t->arena, said + (*said == '#'));
    TRY(conversations_for(t, purpose, &room, 1, &n));
    if (n == 0 || text_same(purpose, "direct") || text_same(purpose, "people"))
        return no_room(t, purpose);
    *out = purpose;
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct subscribe *in = args;
    const char *called = "", *room, *words = words_of(t, in, &called);
    struct calendar calendar;
    struct moment first;

    if (!words) {
        (void)err_set(&t->err, RC_ABSENT,
                      IN(t, "there is no report \"%s\"", "没有“%s”报表"),
                      words_short(t->arena, in->kind));
        return err_hint(&t->err, "%s", IN(t, "`report` lists all", "发“报表”看全部"));
    }
    TRY(read_room(t, in->room, &room));
    TRY(calendar_of(t, &t->me, &calendar));
    TRY(rhythm_next(in->repeat, &calendar, t->here, &first, &t->err));
    const char *where =
        room[0] ? arena_printf(t->arena, IN(t, " in #%s", "在 #%s "), room) : "";
    struct reminder reminder = {
        .owner = t->me.id,
        .kind = "",
        .text = arena_printf(t->arena, IN(t, "report %s%s", "报表 %s%s"), called,
                             room[0] ? arena_printf(t->arena, " #%s", room) : ""),
        .due = moment_iso(t->arena, first),
        .zone = t->me.zone,
        .repeat = in->repeat,
        .report = words,
        .room = room,
        .state = "scheduled",
        .made_at = t->now,
    };
    TRY(reminders_add(t, &reminder));
    const char *ref = ref_text(t->arena, &reminders_kind, reminder.id);
    const char *often = rhythm_words(t->arena, in->repeat, t->lang);
    const char *day = day_text(t->arena, first.day, t->today, t->lang);
    if (t->lang == LANG_ZH)
        say(t, "%s：%s %s发“%s”，首次 %s。", ref, often, where, called, day);
    else
        say(t, "%s: “%s” comes %s%s, first on %s.", ref, called, often, where, day);
    offer(t, IN(t, "Show it now", "现在看看"), BUTTON_PLAIN, "%s", words);
    return RC_OK;
}

const struct command cmd_subscribe = {
    .name = "subscribe",
    .name_zh = "订阅",
    .aliases = {"report every", "定期报表"},
    .brief = "have a report sent again and again",
    .brief_zh = "定期收到一张报表",
    .deed = {"the subscription %s", "订阅%s", "reminder"},
    .group = GROUP_TEAM,
    .args = wants,
    .args_size = sizeof(struct subscribe),
    .run = run,
    .examples = examples,
};
