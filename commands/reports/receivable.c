/* "receivable" - what is owed, by customer or owner. */
#include "commands/owed.h"

static enum rc run(struct turn *t, const struct report_ask *ask)
{
    static const struct owed open = {
        .by_customer = "What is owed, by customer",
        .by_customer_zh = "按客户统计应收",
        .by_owner = "What is owed, by owner",
        .by_owner_zh = "按负责人统计应收",
        .none = "Nothing is open.",
        .none_zh = "没有未收发票。",
        .list = "invoice list",
    };

    return owed_report(t, ask, &open);
}

const struct report report_receivable = {
    .name = "receivable",
    .name_zh = "应收",
    .brief = "what is owed, by customer or owner",
    .brief_zh = "应收金额，按客户或负责人",
    .run = run,
};
