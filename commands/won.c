/* "won" - the deal is signed. */
#include "commands/moves.h"

struct won {
    struct ref deal;
    struct phrase reason;
    struct pairs facts;
};

static const struct arg wants[] = {
    REF(struct won, deal, "deal", "its number or customer, such as D-5",
        "商机编号或客户，如 D-5"),
    OPT(struct won, reason, "why, when stages are skipped", "跳过阶段的原因"),
    OPT(struct won, facts, "signed_on, amount, invoice_on", "签约日、金额、开票日"),
    {0},
};

static const struct example examples[] = {
    {"won D-5 signed on the spot signed_on=today amount=48000 invoice_on=+7d",
     "D-5 Acme is won, €48,000, signed Mon 2 March.", NULL},
    {"赢单 D-6 当场签约 签约日=今天 金额=48万 开票日=+7d", "D-6 鼎砺机械 赢单，¥480,000",
     "bo"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct won *in = args;

    return deal_move(t, in->deal.id, STAGE_WON, &in->facts, in->reason.text);
}

const struct command cmd_won = {
    .name = "won",
    .name_zh = "赢单",
    .aliases = {"deal won", "成交"},
    .brief = "record that a deal is won",
    .brief_zh = "记录赢单",
    .deed = {"that %s is won", "%s赢单", "deal"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct won),
    .run = run,
    .examples = examples,
};
