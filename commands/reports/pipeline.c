/* "pipeline" - open deals, by stage, owner or customer. */
#include "commands/figures.h"
#include "commands/report.h"
#include "store/people.h"

/* By what the deals are told apart, and how that is called. */
struct grouping {
    const char *by, *title, *title_zh, *what, *what_zh;
};

static const struct grouping groupings[] = {
    {"owner", "Open deals by owner", "按负责人统计进行中的商机", "Owner", "负责人"},
    {"customer", "Open deals by customer", "按客户统计进行中的商机", "Customer", "客户"},
    {"stage", "Open deals by stage", "按阶段统计进行中的商机", "Stage", "阶段"}};

static const struct grouping *grouping_of(const char *by)
{
    size_t i = 0;

    while (i + 1 < COUNT(groupings) && !text_same(groupings[i].by, by))
        i++;
    return &groupings[i];
}

static const char *label_of(struct turn *t, const struct deal *deal, const char *by)
{
    return text_same(by, "owner")      ? people_name(t, deal->owner)
           : text_same(by, "customer") ? account_name(t, deal->account)
                                       : stage_text(deal->stage, t->lang);
}

static enum rc count(struct turn *t, const struct report_ask *ask, const char *by,
                     struct figures *figures)
{
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    size_t n = 0;

    TRY(deals_list(t, ask->owner, STAGES_OPEN, 0, REPORT_MOST, list, &n));
    for (size_t i = 0; i < n; i++)
        if (report_counts(t, ask, list[i].owner))
            TRY(figures_add(figures, label_of(t, &list[i], by), list[i].amount));
    return RC_OK;
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const struct grouping *grouping = grouping_of(ask->by);
    struct figures *figures = TAKE(t->arena, struct figures);

    figures_begin(figures, t);
    TRY(count(t, ask, grouping->by, figures));
    offer(t, IN(t, "The deals", "商机列表"), BUTTON_PLAIN, "deal list%s",
          ask->owner == t->me.id ? " mine" : "");
    if (text_same(grouping->by, "owner"))
        figures_most_first(figures); /* "who is busiest?" */
    else
        offer(t, IN(t, "By owner", "按负责人"), BUTTON_PLAIN, "report pipeline by=owner");
    return figures_say(figures, IN(t, grouping->title, grouping->title_zh),
                       IN(t, grouping->what, grouping->what_zh),
                       IN(t, "No deals are open.", "没有进行中的商机。"));
}

const struct report report_pipeline = {
    .name = "pipeline",
    .name_zh = "商机",
    .brief = "open deals by stage, owner or customer",
    .brief_zh = "进行中的商机，按阶段、负责人或客户",
    .run = run,
};
