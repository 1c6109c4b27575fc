/* "approve" - yes, by the one whose turn it is. */
#include "commands/decide.h"

struct approve {
    struct ref approval;
    struct phrase comment;
};

static const struct arg wants[] = {
    REF(struct approve, approval, "approval", "its number, such as AP-87",
        "审批编号，如 AP-87"),
    OPT(struct approve, comment, "a word to go with it", "附言"),
    {0},
};

static const struct example examples[] = {
    {"approve AP-1 fine with me", "AP-1 is approved: Discount 12% on D-5.", "max"},
    {"同意 AP-2", "AP-2 已批准：折扣 10%，D-6。", "mei"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct approve *in = args;

    return decide(t, in->approval.id, VERDICT_APPROVE, in->comment.text);
}

const struct command cmd_approve = {
    .name = "approve",
    .name_zh = "批准",
    .aliases = {"同意", "通过"},
    .brief = "approve a request",
    .brief_zh = "批准审批",
    .deed = {"the approval of %s", "对%s的批准", "approval"},
    .group = GROUP_APPROVALS,
    .is_each_ones = true,
    .args = wants,
    .args_size = sizeof(struct approve),
    .run = run,
    .given = decide_given,
    .examples = examples,
};
