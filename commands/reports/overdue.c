/* "overdue" - what is late, by customer or owner. */
#include "commands/owed.h"

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    const struct owed overdue = {
        .days_late = ask->days ? (int)ask->days : 1,
        .by_customer = "Overdue by customer",
        .by_customer_zh = "按客户统计逾期",
        .by_owner = "Overdue by owner",
        .by_owner_zh = "按负责人统计逾期",
        .none = "Nothing is overdue.",
        .none_zh = "没有逾期发票。",
        .list = "invoice list overdue",
    };

    return owed_report(t, ask, &overdue);
}

const struct report report_overdue = {
    .name = "overdue",
    .name_zh = "逾期",
    .brief = "what is late, by customer or owner",
    .brief_zh = "逾期金额，按客户或负责人",
    .run = run,
};
