/* "lead take" - claim a lead from the pool. */
#include "commands/access.h"
#include "store/people.h"

struct lead_take {
    struct ref lead;
};

static const struct arg wants[] = {
    REF(struct lead_take, lead, "lead", "its number, such as L-3", "线索编号，如 L-3"),
    {0},
};

static const struct example examples[] = {
    {"lead take L-3", "L-3 is yours already", NULL},
    {"领取 L-3", "L-3 由 Ana Reyes 负责", "bo"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct lead_take *in = args;
    const char *ref = ref_text(t->arena, &leads_kind, in->lead.id);
    struct lead lead;

    TRY(leads_get(t, in->lead.id, &lead));
    if (lead.owner == t->me.id)
        return err_set(&t->err, RC_RULE, IN(t, "%s is yours already", "%s 已经是您的"),
                       ref);
    if (lead.owner != 0) {
        (void)err_set(&t->err, RC_RULE, IN(t, "%s is %s's", "%s 由%s负责"), ref,
                      people_name(t, lead.owner));
        return err_hint(
            &t->err, "%s",
            IN(t, "they may put it back into the pool, or their manager may hand it over",
               "可请对方退回公海，或请其上级转交"));
    }
    lead.owner = t->me.id;
    if (lead.state == LEAD_POOL)
        lead.state = LEAD_NEW;
    TRY(leads_put(t, &lead));
    TRY(history_happened(t, &leads_kind, lead.id, "taken", NULL));
    say(t,
        IN(t, "%s %s is yours. When is the next touch?",
           "%s %s 归您。下次什么时候跟进？"),
        ref, lead.name);
    offer_touch(t, ref);
    return RC_OK;
}

const struct command cmd_lead_take = {
    .name = "lead take",
    .name_zh = "领取",
    .aliases = {"take", "claim", "领取线索", "认领"},
    .brief = "take a lead from the pool",
    .brief_zh = "从公海领取线索",
    .deed = {"the lead taken, %s", "领取%s", "lead"},
    .group = GROUP_LEADS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct lead_take),
    .run = run,
    .examples = examples,
};
