/* deal.c - the stages of a sale, what they ask for, and the moves between them. */
#include "deal.h"

#include "scan.h"

#include <string.h>

static const struct {
    const char *name, *en, *zh;
    const char *todo, *todo_zh;
} stages[STAGES] = {
    [STAGE_NEW] = {"new", "New", "新建", "Make first contact", "首次联系"},
    [STAGE_CONTACTED] = {"contacted", "Contacted", "已联系", "Find out what they need",
                         "了解需求"},
    [STAGE_QUALIFIED] = {"qualified", "Qualified", "已确认需求", "Arrange the demo",
                         "约演示"},
    [STAGE_DEMO] = {"demo", "Demo", "演示", "Send the proposal", "出报价"},
    [STAGE_PROPOSAL] = {"proposal", "Proposal", "报价", "Ask about the proposal",
                        "问报价反馈"},
    [STAGE_NEGOTIATION] = {"negotiation", "Negotiation", "谈判", "Settle the terms",
                           "谈定条件"},
    [STAGE_CONTRACT] = {"contract", "Contract", "合同", "Get it signed", "催签合同"},
    [STAGE_WON] = {"won", "Won", "赢单", "", ""},
    [STAGE_LOST] = {"lost", "Lost", "输单", "", ""},
};

enum { NEXT = 100 };

static const struct scan_word aliases[] = {
    {"新线索", STAGE_NEW},
    {"contact", STAGE_CONTACTED},
    {"联系", STAGE_CONTACTED},
    {"初步接触", STAGE_CONTACTED},
    {"qualify", STAGE_QUALIFIED},
    {"已确认", STAGE_QUALIFIED},
    {"需求确认", STAGE_QUALIFIED},
    {"确认需求", STAGE_QUALIFIED},
    {"demonstration", STAGE_DEMO},
    {"产品演示", STAGE_DEMO},
    {"quote", STAGE_PROPOSAL},
    {"方案", STAGE_PROPOSAL},
    {"方案报价", STAGE_PROPOSAL},
    {"negotiate", STAGE_NEGOTIATION},
    {"negotiating", STAGE_NEGOTIATION},
    {"商务谈判", STAGE_NEGOTIATION},
    {"contracting", STAGE_CONTRACT},
    {"签约", STAGE_CONTRACT},
    {"签合同", STAGE_CONTRACT},
    {"win", STAGE_WON},
    {"成交", STAGE_WON},
    {"赢了", STAGE_WON},
    {"lose", STAGE_LOST},
    {"丢单", STAGE_LOST},
    {"输了", STAGE_LOST},
    {"丢了", STAGE_LOST},
    {"next", NEXT},
    {"下一步", NEXT},
    {"下一阶段", NEXT},
    {"下一个", NEXT},
    {0},
};

const char *stage_name(enum stage stage)
{
    return stages[stage].name;
}

const char *stage_text(enum stage stage, enum lang lang)
{
    return lang == LANG_ZH ? stages[stage].zh : stages[stage].en;
}

const char *stage_todo(enum stage stage, enum lang lang)
{
    return lang == LANG_ZH ? stages[stage].todo_zh : stages[stage].todo;
}

bool stage_is_open(enum stage stage)
{
    return stage != STAGE_WON && stage != STAGE_LOST;
}

/* The word without "stage" behind it. */
static void cut_stage(char *word)
{
    static const char *const behind[] = {"阶段", " stage"};

    for (size_t i = 0; i < COUNT(behind); i++) {
        size_t len = strlen(word), tail = strlen(behind[i]);
        if (len > tail && strcmp(word + len - tail, behind[i]) == 0)
            word[len - tail] = '\0';
    }
}

int stage_parse(const char *name, enum stage now)
{
    struct scan scan;
    int stage;

    if (!scan_start(&scan, name))
        return -1;
    cut_stage(scan.text);
    for (int i = 0; i < STAGES; i++)
        if (strcmp(scan.text, stages[i].name) == 0 ||
            strcmp(scan.text, stages[i].zh) == 0)
            return i;
    if (!scan_one_of(&scan, aliases, &stage) || !scan_end(&scan))
        return -1;
    if (stage == NEXT)
        return stage_is_open(now) ? (int)now + 1 : -1;
    return stage;
}

static const struct {
    const char *facts[5];
} wants[STAGES] = {
    [STAGE_CONTACTED] = {{"contact", "reach", "source", "next"}},
    [STAGE_QUALIFIED] = {{"need", "budget", "role", "timeline"}},
    [STAGE_DEMO] = {{"demo_on", "attendees", "success"}},
    [STAGE_PROPOSAL] = {{"amount", "close", "quote"}},
    [STAGE_NEGOTIATION] = {{"competitor", "discount", "terms"}},
    [STAGE_CONTRACT] = {{"quote_approved", "signer", "entity", "tax_id"}},
    [STAGE_WON] = {{"signed_on", "amount", "invoice_on"}},
    [STAGE_LOST] = {{"reason_code", "reconnect"}},
};

const char *const *stage_wants(enum stage stage)
{
    return wants[stage].facts;
}

enum move stage_move(enum stage from, enum stage to)
{
    if (from == to)
        return MOVE_SAME;
    if (to < from)
        return MOVE_BACK;
    return to == STAGE_LOST || to == from + 1 ? MOVE_FORWARD : MOVE_SKIP;
}

static enum rc may_move(const struct deal *deal, enum stage to, const char *reason,
                        struct err *err)
{
    enum move move = stage_move(deal->stage, to);
    const char *from = stage_text(deal->stage, err->lang);

    if (!stage_is_open(deal->stage)) {
        (void)err_set(err, RC_RULE,
                      IN(err, "D-%lld is closed (%s)", "D-%lld 已经结束（%s）"),
                      (long long)deal->id, from);
        return err_hint(
            err, "%s",
            IN(err, "undo the last step to open it again", "如需重新打开，请撤销上一步"));
    }
    if (move == MOVE_SAME)
        return err_set(err, RC_RULE,
                       IN(err, "D-%lld is in %s already", "D-%lld 已经在“%s”阶段"),
                       (long long)deal->id, from);
    if (move == MOVE_FORWARD || !text_empty(reason))
        return RC_OK;
    (void)err_set(err, RC_RULE,
                  move == MOVE_BACK
                      ? IN(err, "going back from %s to %s needs a reason",
                           "从“%s”退回“%s”需要说明原因")
                      : IN(err, "going from %s straight to %s needs a reason",
                           "从“%s”直接跳到“%s”需要说明原因"),
                  from, stage_text(to, err->lang));
    return err_hint(err, "%s", IN(err, "add why, in a few words", "请补充一句原因"));
}

/* Facts that are not known, told by name and listed for the person. */
struct missing {
    struct arena *arena;
    const struct deal *deal;
    const char **names;
    size_t most, n;
    struct text list;
};

static void want(struct missing *missing, const char *name, enum lang lang)
{
    const struct fact *fact = fact_find(name);

    if (deal_fact(missing->arena, missing->deal, name))
        return;
    if (missing->n < missing->most)
        missing->names[missing->n++] = name;
    if (missing->list.len > 0)
        text_add(&missing->list, lang == LANG_ZH ? "、" : ", ");
    text_add(&missing->list, lang == LANG_ZH ? fact->label_zh : fact->label_en);
}

enum rc deal_may_enter(struct arena *arena, const struct deal *deal, enum stage to,
                       const char *reason, const char **missing, size_t most,
                       size_t *n_missing, struct err *err)
{
    struct missing lacks = {arena, deal, missing, most, 0, {0}};

    *n_missing = 0;
    TRY(may_move(deal, to, reason, err));
    if (stage_move(deal->stage, to) == MOVE_BACK)
        return RC_OK;
    text_init(&lacks.list, arena, 300);
    for (const char *const *name = stage_wants(to); *name; name++)
        want(&lacks, *name, err->lang);
    if (to == STAGE_LOST &&
        text_same(deal_fact(arena, deal, "reason_code"), "competitor"))
        want(&lacks, "competitor", err->lang);
    *n_missing = lacks.n;
    if (lacks.list.len == 0)
        return RC_OK;
    return err_set(err, RC_USAGE, IN(err, "%s still wants: %s", "进入“%s”还需要：%s"),
                   stage_text(to, err->lang), lacks.list.bytes);
}
