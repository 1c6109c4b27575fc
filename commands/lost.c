/* "lost" - the deal is gone, and why. */
#include "commands/lost_words.h"
#include "commands/moves.h"

struct lost {
    struct ref deal;
    const char *reason;
    struct phrase words;
    struct pairs facts;
};

static const struct arg wants[] = {
    REF(struct lost, deal, "deal", "its number or customer, such as D-5",
        "商机编号或客户，如 D-5"),
    OPT(struct lost, reason,
        "price, competitor, budget, timing, no_need, silent or other",
        "价格、竞争对手、预算、时机、没有需求、没有回音或其他"),
    OPT(struct lost, words, "what they said", "客户怎么说"),
    OPT(struct lost, facts, "competitor, reconnect (a day, or never)",
        "竞争对手、再联系日期（或“不再”）"),
    {0},
};

static const struct example examples[] = {
    {"lost D-5 price reconnect=2026-09-01", "D-5 Acme is lost: price.", NULL},
    {"输单 D-6 价格 再联系=不再", "D-6 鼎砺机械 输单：价格。", "bo"},
    {0},
};

/* "lost D-5 because they froze the budget": why, in words; the reason is read from them,
 * and asked for where they do not tell. */
static const char *code_of(struct turn *t, const struct lost *in, const char **words)
{
    static const char *const codes[] = {"price",   "competitor", "budget", "timing",
                                        "no_need", "silent",     "other"};
    const char *folded = in->reason ? text_fold(t->arena, in->reason) : NULL;

    *words = in->words.text;
    if (!folded)
        return NULL;
    for (size_t i = 0; i < COUNT(codes); i++)
        if (text_same(folded, codes[i]) ||
            text_same(folded, fact_choice_text(codes[i], LANG_EN)) ||
            text_same(folded, fact_choice_text(codes[i], LANG_ZH)))
            return codes[i];
    *words = arena_printf(t->arena, "%s %s", in->reason, in->words.text);
    const char *code = lost_reason(t->arena, *words);
    return text_same(code, "other") ? NULL : code;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct lost *in = args;
    const char *words, *code = code_of(t, in, &words);
    struct pairs facts = in->facts;

    if (code) {
        struct pair *list = TAKE_N(t->arena, facts.n + 1, struct pair);
        list[0] = (struct pair){"reason_code", code};
        for (size_t i = 0; i < facts.n; i++)
            list[i + 1] = facts.list[i];
        facts = (struct pairs){list, facts.n + 1};
    }
    return deal_move(t, in->deal.id, STAGE_LOST, &facts, words);
}

const struct command cmd_lost = {
    .name = "lost",
    .name_zh = "输单",
    .aliases = {"deal lost", "丢单"},
    .brief = "record that a deal is lost",
    .brief_zh = "记录输单",
    .deed = {"that %s is lost", "%s输单", "deal"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct lost),
    .run = run,
    .examples = examples,
};
