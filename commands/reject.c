/* "reject" - no, and why. */
#include "commands/decide.h"

struct reject {
    struct ref approval;
    struct phrase comment;
};

static const struct arg wants[] = {
    REF(struct reject, approval, "approval", "its number, such as AP-87",
        "审批编号，如 AP-87"),
    OPT(struct reject, comment, "why; asked for when left out", "原因"),
    {0},
};

static const struct example examples[] = {
    {"reject AP-1 the margin is too thin", "AP-1 is rejected: Discount 12% on D-5.",
     "max"},
    {"驳回AP-2 利润太低", "AP-2 已驳回：折扣 10%，D-6。", "mei"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct reject *in = args;

    return decide(t, in->approval.id, VERDICT_REJECT, in->comment.text);
}

const struct command cmd_reject = {
    .name = "reject",
    .name_zh = "驳回",
    .aliases = {"拒绝", "decline"},
    .brief = "reject a request",
    .brief_zh = "驳回审批",
    .deed = {"the rejection of %s", "对%s的驳回", "approval"},
    .group = GROUP_APPROVALS,
    .is_each_ones = true,
    .args = wants,
    .args_size = sizeof(struct reject),
    .run = run,
    .given = decide_given,
    .examples = examples,
};
