/* "return" - back to the one who asked, with what should change. */
#include "commands/decide.h"

struct back {
    struct ref approval;
    struct phrase comment;
};

static const struct arg wants[] = {
    REF(struct back, approval, "approval", "its number, such as AP-87",
        "审批编号，如 AP-87"),
    OPT(struct back, comment, "what should change; asked for when left out",
        "需要修改什么"),
    {0},
};

static const struct example examples[] = {
    {"return AP-1 try 10 first", "AP-1 is returned: Discount 12% on D-5.", "max"},
    {"退回 AP-2 先谈95折", "AP-2 已退回：折扣 10%，D-6。", "mei"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct back *in = args;

    return decide(t, in->approval.id, VERDICT_RETURN, in->comment.text);
}

const struct command cmd_approval_return = {
    .name = "return",
    .name_zh = "退回",
    .aliases = {"send back", "打回"},
    .brief = "return a request for changes",
    .brief_zh = "退回审批",
    .deed = {"the return of %s", "对%s的退回", "approval"},
    .group = GROUP_APPROVALS,
    .is_each_ones = true,
    .args = wants,
    .args_size = sizeof(struct back),
    .run = run,
    .given = decide_given,
    .examples = examples,
};
