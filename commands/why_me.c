/* "why me" - why the requests that wait for me are with me. */
#include "commands/decide.h"
#include "commands/why.h"

struct why_me {
    struct ref approval;
};

static const struct arg wants[] = {
    OPT_REF(struct why_me, approval, "approval",
            "a request, such as AP-87; all that wait for you when left out",
            "审批编号，如 AP-87；默认说明所有待您审批的"),
    {0},
};

static const struct example examples[] = {
    {"why me", "AP-1 (Discount 12%) is with you because you are Ana Reyes's manager.",
     "max"},
    {"为什么是我？", "AP-2（折扣 10%）请您审批，因为您是薄一的上级", "mei"},
    {"why me AP-1", "AP-1 (Discount 12%) is not with you; it waits for Max Stone.",
     "ana"},
    {0},
};

enum { MOST = 5 };

static enum rc run(struct turn *t, const void *args)
{
    const struct why_me *in = args;
    struct approval list[MOST];
    size_t n = 0;

    if (in->approval.kind)
        return why_say(t, in->approval.id);
    TRY(approvals_waiting_for(t, t->me.id, MOST, list, &n));
    for (size_t i = 0; i < n; i++)
        TRY(why_say(t, list[i].id));
    if (n == 0)
        say(t, "%s", IN(t, "Nothing waits for you.", "没有待您审批的。"));
    return RC_OK;
}

const struct command cmd_why_me = {
    .name = "why me",
    .name_zh = "为什么是我",
    .aliases = {"why me?", "为什么是我？", "为什么是我?"},
    .brief = "see why the requests that wait for you are with you",
    .brief_zh = "查看待您审批的为何由您审批",
    .group = GROUP_APPROVALS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct why_me),
    .run = run,
    .given = decide_given,
    .examples = examples,
};
