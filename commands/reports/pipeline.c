/* "pipeline" - open deals, by stage, owner or customer. */
#include "commands/figures.h"
#include "commands/report.h"
#include "store/people.h"

static const char *label_of(struct turn *t, const struct deal *deal, const char *by)
{
    return text_same(by, "owner")      ? people_name(t, deal->owner)
           : text_same(by, "customer") ? account_name(t, deal->account)
                                       : stage_text(deal->stage, t->lang);
}

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const unsigned open = (1U << STAGES) - 1 - (1U << STAGE_WON) - (1U << STAGE_LOST);
    struct deal *list = TAKE_N(t->arena, REPORT_MOST, struct deal);
    struct figures *figures = TAKE(t->arena, struct figures);
    bool by_owner = text_same(ask->by, "owner");
    bool by_customer = text_same(ask->by, "customer");
    size_t n = 0;

    TRY(deals_list(t, ask->owner, open, 0, REPORT_MOST, list, &n));
    figures_begin(figures, t);
    for (size_t i = 0; i < n; i++)
        if (report_counts(t, ask, list[i].owner))
            TRY(figures_add(figures, label_of(t, &list[i], ask->by), list[i].amount));
    offer(t, IN(t, "The deals", "商机列表"), BUTTON_PLAIN, "deal list%s",
          ask->owner == t->me.id ? " mine" : "");
    if (!by_owner)
        offer(t, IN(t, "By owner", "按负责人"), BUTTON_PLAIN, "report pipeline by=owner");
    return figures_say(figures,
                       by_owner ? IN(t, "Open deals by owner", "按负责人统计进行中的商机")
                       : by_customer
                           ? IN(t, "Open deals by customer", "按客户统计进行中的商机")
                           : IN(t, "Open deals by stage", "按阶段统计进行中的商机"),
                       by_owner      ? IN(t, "Owner", "负责人")
                       : by_customer ? IN(t, "Customer", "客户")
                                     : IN(t, "Stage", "阶段"),
                       IN(t, "No deals are open.", "没有进行中的商机。"));
}

const struct report report_pipeline = {
    .name = "pipeline",
    .name_zh = "商机",
    .brief = "open deals by stage, owner or customer",
    .brief_zh = "进行中的商机，按阶段、负责人或客户",
    .run = run,
};
