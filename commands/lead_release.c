/* "lead release" - back to the pool, and why. */
#include "commands/access.h"

struct lead_release {
    struct ref lead;
    struct phrase reason;
};

static const struct arg wants[] = {
    REF(struct lead_release, lead, "lead", "its number or name, such as L-3",
        "线索编号或名称，如 L-3"),
    OPT(struct lead_release, reason, "why", "原因"),
    {0},
};

static const struct example examples[] = {
    {"lead release L-3 no answer for 3 weeks", "L-3 Cobalt Freight is in the pool.",
     NULL},
    {"退回公海 L-3", "L-3", "ana"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct lead_release *in = args;
    const char *ref = ref_text(t->arena, &leads_kind, in->lead.id);
    struct lead lead;

    TRY(access_lead(t, in->lead.id, TO_CHANGE, &lead));
    if (lead.deal != 0)
        return err_set(&t->err, RC_RULE, IN(t, "%s has become %s", "%s 已转为 %s"), ref,
                       ref_text(t->arena, &deals_kind, lead.deal));
    lead.owner = 0;
    lead.state = LEAD_POOL;
    lead.next_touch = "";
    TRY(leads_put(t, &lead));
    TRY(history_happened(t, &leads_kind, lead.id, "released",
                         (const struct happened[]){{"reason", in->reason.text}, {0}}));
    say(t, IN(t, "%s %s is in the pool.", "%s %s 已退回公海。"), ref, lead.name);
    return RC_OK;
}

const struct command cmd_lead_release = {
    .name = "lead release",
    .name_zh = "退回公海",
    .aliases = {"release", "放回公海"},
    .brief = "put a lead back into the pool",
    .brief_zh = "把线索退回公海",
    .deed = {"the return of %s to the pool", "%s退回公海", "lead"},
    .group = GROUP_LEADS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct lead_release),
    .run = run,
    .examples = examples,
};
