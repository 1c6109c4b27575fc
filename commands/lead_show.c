/* "lead show" - a lead's card. */
#include "commands/access.h"

struct lead_show {
    struct ref lead;
};

static const struct arg wants[] = {
    REF(struct lead_show, lead, "lead", "its number or name, such as L-3",
        "线索编号或名称，如 L-3"),
    {0},
};

static const struct example examples[] = {
    {"lead show L-3", "L-3", NULL},
    {"查看线索 L-3", "L-3", "ana"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct lead_show *in = args;
    struct lead lead;

    TRY(access_lead(t, in->lead.id, TO_SEE, &lead));
    say_record(t, &leads_kind, lead.id);
    return RC_OK;
}

const struct command cmd_lead_show = {
    .name = "lead show",
    .name_zh = "查看线索",
    .aliases = {"lead", "线索"},
    .brief = "see a lead",
    .brief_zh = "查看线索",
    .group = GROUP_LEADS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct lead_show),
    .run = run,
    .examples = examples,
};
