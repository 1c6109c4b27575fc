/* "report" - figures: what is open, won, late, received. */
#include "commands/report.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

#define REPORT(name) extern const struct report report_##name;
#include "commands/reports/table.def"
#undef REPORT

const struct report *const reports[] = {
#define REPORT(name) &report_##name,
#include "commands/reports/table.def"
#undef REPORT
    NULL};

struct report_args {
    const char *kind, *by, *who;
    struct day from, until;
    int64_t days;
};

static const struct arg wants[] = {
    OPT(struct report_args, kind,
        "which: pipeline, won, aging ...; all there are when left out",
        "哪张：商机、赢单、账龄……；默认列出全部"),
    OPT(struct report_args, by, "owner, stage, customer, month",
        "按负责人、阶段、客户、月份"),
    OPT(struct report_args, who, "me, a colleague or team; all you see when left out",
        "我、某位同事或团队；默认能看到的全部"),
    OPT(struct report_args, from, "from this day on", "起始日"),
    OPT(struct report_args, until, "up to this day", "截止日"),
    OPT(struct report_args, days, "at least so many days", "至少多少天"),
    {0},
};

static const struct example examples[] = {
    {"report pipeline", "Open deals by stage", NULL},
    {"report aging", "What is owed, by days late", "fin"},
    {"报表 商机 按=负责人", "按负责人统计进行中的商机", "bo"},
    {"report", "Reports", NULL},
    {0},
};

const struct report *report_named(const char *name)
{
    for (size_t i = 0; reports[i]; i++)
        if (strcmp(reports[i]->name, name) == 0 || strcmp(reports[i]->name_zh, name) == 0)
            return reports[i];
    return NULL;
}

const char *period_title(struct turn *t, const char *title, struct day from,
                         struct day until)
{
    struct arena *arena = t->arena;
    const char *first = day_known(from) ? day_text(arena, from, t->today, t->lang) : "",
               *last = day_known(until) ? day_text(arena, until, t->today, t->lang) : "";

    if (!first[0] && !last[0])
        return title;
    if (first[0] && last[0] && from.n == until.n)
        return arena_printf(arena, IN(t, "%s, %s", "%s，%s"), title, first);
    if (!first[0])
        return arena_printf(arena, IN(t, "%s, until %s", "%s，至%s"), title, last);
    if (!last[0])
        return arena_printf(arena, IN(t, "%s, from %s", "%s，自%s起"), title, first);
    return arena_printf(arena, IN(t, "%s, %s – %s", "%s，%s – %s"), title, first, last);
}

const char *report_title(struct turn *t, const char *title, const struct report_ask *ask)
{
    bool is_from = day_known(ask->from);

    return period_title(t, title, ask->from, is_from ? ask->until : DAY_NONE);
}

struct report_ask report_this_month(const struct turn *t, const struct report_ask *ask)
{
    struct report_ask out = *ask;
    int year, month, mday;

    if (day_known(out.from))
        return out;
    day_split(t->today, &year, &month, &mday);
    out.from = day_plus(t->today, 1 - mday);
    out.until = day_known(out.until) ? out.until : t->today;
    return out;
}

bool report_counts(struct turn *t, const struct report_ask *ask, int64_t owner)
{
    return (ask->owner == 0 || ask->owner == owner) && access_sees(t, owner);
}

int64_t report_owner_of(struct turn *t, const struct invoice *invoice)
{
    struct err before = t->err;
    struct account account;
    struct deal deal;
    int64_t owner = 0;

    if (invoice->deal && deals_get(t, invoice->deal, &deal) == RC_OK)
        owner = deal.owner;
    else if (accounts_get(t, invoice->account, &account) == RC_OK)
        owner = account.owner;
    t->err = before;
    return owner;
}

static const char *by_meant(const char *folded)
{
    static const struct pair names[] = {
        {"负责人", "owner"}, {"销售", "owner"}, {"人", "owner"},
        {"rep", "owner"},    {"阶段", "stage"}, {"客户", "customer"},
        {"月", "month"},     {"月份", "month"}, {"来源", "source"}};

    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i].name, folded) == 0)
            return names[i].value;
    return folded;
}

static bool is_team(const char *who)
{
    return text_same(who, "team") || text_same(who, "团队");
}

static enum rc read_ask(struct turn *t, const struct report_args *in,
                        struct report_ask *out)
{
    struct person person;

    *out = (struct report_ask){
        .by = in->by ? by_meant(text_fold(t->arena, in->by)) : "",
        .from = in->from,
        .until = in->until,
        .days = in->days > 0 ? in->days : 0,
    };
    bool is_team_last = !in->who && is_team(out->by); /* "report work team" */
    const char *who = is_team_last ? out->by
                      : in->who    ? text_fold(t->arena, in->who)
                                   : "";
    out->by = is_team_last ? "" : out->by;
    if (!who[0])
        return RC_OK;
    if (text_same(who, "me") || text_same(who, "mine") || text_same(who, "我")) {
        out->owner = t->me.id;
        return RC_OK;
    }
    if (is_team(who)) {
        out->is_team = true;
        return RC_OK;
    }
    TRY(people_find(t, in->who, &person));
    out->owner = person.id;
    return RC_OK;
}

static void say_all(struct turn *t)
{
    say(t, "%s", IN(t, "Reports:", "报表："));
    for (size_t i = 0; reports[i]; i++)
        say(t, IN(t, "`report %s`: %s", "`报表 %s`：%s"),
            IN(t, reports[i]->name, reports[i]->name_zh),
            IN(t, reports[i]->brief, reports[i]->brief_zh));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct report_args *in = args;
    struct report_ask ask;

    say_privately(t);
    if (!in->kind) {
        say_all(t);
        return RC_OK;
    }
    const struct report *report = report_named(text_fold(t->arena, in->kind));
    if (!report) {
        (void)err_set(&t->err, RC_ABSENT,
                      IN(t, "there is no report \"%s\"", "没有“%s”报表"),
                      words_short(t->arena, in->kind));
        return err_hint(&t->err, "%s", IN(t, "`report` lists all", "发“报表”看全部"));
    }
    TRY(read_ask(t, in, &ask));
    return report->run(t, &ask);
}

const struct command cmd_report = {
    .name = "report",
    .name_zh = "报表",
    .aliases = {"reports", "figures", "统计"},
    .brief = "see figures",
    .brief_zh = "查看统计报表",
    .group = GROUP_TEAM,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct report_args),
    .run = run,
    .examples = examples,
};
