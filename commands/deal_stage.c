/* "deal stage" - moves a deal on, with what the stage wants to know. */
#include "commands/moves.h"
#include "commands/words.h"

struct deal_stage {
    struct ref deal;
    const char *stage;
    struct phrase reason;
    struct pairs facts;
};

static const struct arg wants[] = {
    REF(struct deal_stage, deal, "deal", "its number or customer, such as D-5",
        "商机编号或客户，如 D-5"),
    ARG(struct deal_stage, stage, "the stage to enter, or next",
        "要进入的阶段，或“下一步”"),
    OPT(struct deal_stage, reason, "why, when it skips or goes back", "跳过或退回的原因"),
    OPT(struct deal_stage, facts, "what the stage wants to know", "该阶段需要的信息"),
    {0},
};

static const struct example examples[] = {
    {"deal stage D-5 negotiation competitor=none discount=10 terms=\"30 days\"",
     "D-5 Acme is in Negotiation since today, €4,000.", NULL},
    {"阶段 D-6 演示 演示日期=明天 参加人=王总 成功标准=试用",
     "D-6 鼎砺机械 今天进入“演示”阶段", "bo"},
    {0},
};

static enum rc unknown_stage(struct turn *t, const char *said)
{
    struct text names;

    text_init(&names, t->arena, 300);
    for (int stage = 0; stage < STAGES; stage++)
        text_addf(
            &names, "%s%s", stage ? IN(t, ", ", "、") : "",
            IN(t, stage_name((enum stage)stage), stage_text((enum stage)stage, LANG_ZH)));
    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "there is no stage \"%s\"", "没有“%s”这个阶段"),
                  words_short(t->arena, said));
    return err_hint(&t->err, "%s", names.bytes);
}

/* A button says from which stage it leads, and is too old when the deal has left it. */
static const char *take_from(struct turn *t, const struct pairs *facts,
                             struct pairs *rest)
{
    struct pair *list = TAKE_N(t->arena, facts->n + 1, struct pair);
    const char *from = NULL;
    size_t n = 0;

    for (size_t i = 0; i < facts->n; i++)
        if (text_same(facts->list[i].name, "from"))
            from = facts->list[i].value;
        else
            list[n++] = facts->list[i];
    *rest = (struct pairs){list, n};
    return from;
}

static enum rc show_newer(struct turn *t, const struct deal *deal)
{
    struct moment since = wall_at(t, t->me.zone, deal->stage_at);

    say(t,
        IN(t, "%s has changed since: it is in %s since %s. Here it is now.",
           "%s 之后有变动：已在“%s”阶段（%s）。最新情况如下。"),
        deal_label(t, deal), stage_text(deal->stage, t->lang),
        moment_text(t->arena, since, t->today, t->lang));
    say_record(t, &deals_kind, deal->id);
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct deal_stage *in = args;
    struct pairs facts;
    struct deal deal;

    TRY(access_deal(t, in->deal.id, TO_CHANGE, &deal));
    const char *from = take_from(t, &in->facts, &facts);
    if (from && !text_same(from, stage_name(deal.stage)))
        return show_newer(t, &deal);
    int stage = stage_parse(in->stage, deal.stage);
    if (stage < 0)
        return unknown_stage(t, in->stage);
    return deal_move(t, deal.id, (enum stage)stage, &facts, in->reason.text);
}

const struct command cmd_deal_stage = {
    .name = "deal stage",
    .name_zh = "商机阶段",
    .aliases = {"stage", "move", "阶段", "推进"},
    .brief = "move a deal to a stage",
    .brief_zh = "推进商机阶段",
    .deed = {"the new stage of %s", "%s的阶段变更", "deal"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct deal_stage),
    .run = run,
    .examples = examples,
};
