/* "deal show" - a deal's card. */
#include "commands/access.h"

struct deal_show {
    struct ref deal;
};

static const struct arg wants[] = {
    REF(struct deal_show, deal, "deal", "its number or customer, such as D-5",
        "商机编号或客户，如 D-5"),
    {0},
};

static const struct example examples[] = {
    {"deal show D-5", "D-5", NULL},
    {"查看商机 鼎砺机械", "D-6", "bo"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct deal_show *in = args;
    struct deal deal;

    TRY(access_deal(t, in->deal.id, TO_SEE, &deal));
    say_record(t, &deals_kind, deal.id);
    return RC_OK;
}

const struct command cmd_deal_show = {
    .name = "deal show",
    .name_zh = "查看商机",
    .aliases = {"deal", "商机"},
    .brief = "see a deal",
    .brief_zh = "查看商机",
    .group = GROUP_DEALS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct deal_show),
    .run = run,
    .examples = examples,
};
