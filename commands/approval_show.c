/* "approval show" - a request's card. */
#include "commands/decide.h"

struct approval_show {
    struct ref approval;
};

static const struct arg wants[] = {
    REF(struct approval_show, approval, "approval", "its number, such as AP-87",
        "审批编号，如 AP-87"),
    {0},
};

static const struct example examples[] = {
    {"approval show AP-1", "AP-1 Discount 12%", "max"},
    {"查看审批 AP-2", "AP-2 折扣 10%", "mei"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct approval_show *in = args;
    struct approval approval;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n = 0;

    TRY(approval_to_see(t, in->approval.id, &approval, tasks, &n));
    say_record(t, &approvals_kind, approval.id);
    return RC_OK;
}

const struct command cmd_approval_show = {
    .name = "approval show",
    .name_zh = "查看审批",
    .aliases = {"approval", "审批"},
    .brief = "see a request",
    .brief_zh = "查看审批",
    .group = GROUP_APPROVALS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct approval_show),
    .run = run,
    .given = decide_given,
    .examples = examples,
};
