/* "deal update" - amount, close date and whatever else is known of a deal, where it
 * stands. */
#include "commands/moves.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

struct deal_update {
    struct ref deal;
    struct who owner;
    const char *by;
    struct pairs facts;
};

static const struct arg wants[] = {
    REF(struct deal_update, deal, "deal", "its number or customer, such as D-5",
        "商机编号或客户，如 D-5"),
    OPT(struct deal_update, owner, "who looks after it from now on", "改由谁负责"),
    OPT(struct deal_update, by, "by how much the amount changes: 5000, -2000 or 10%",
        "金额增减多少：5000、-2000 或 10%"),
    OPT(struct deal_update, facts, "amount, close, terms and the like",
        "金额、预计成交日、付款条件等"),
    {0},
};

static const struct example examples[] = {
    {"deal update D-5 amount=5000 close=2026-04-30",
     "D-5 Acme: Amount €5,000; Close date Thu 30 April.", NULL},
    {"更新商机 D-6 金额=12万", "D-6 鼎砺机械：金额 ¥120,000。", "bo"},
    {"deal update D-5 by=500", "D-5 Acme: Amount €4,000 → €4,500.", NULL},
    {0},
};

/* To `owner`, where one is named who does not have it already. */
static enum rc give(struct turn *t, struct deal *deal, int64_t owner, struct text *what)
{
    struct person taker;

    if (owner == 0 || owner == deal->owner)
        return RC_OK;
    TRY(access_role(t, ROLE_MANAGER | ROLE_DIRECTOR | ROLE_ADMIN,
                    "hand over deals and leads", "转交商机和线索"));
    TRY(people_get(t, owner, &taker));
    if (!taker.is_active)
        return err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                       taker.name);
    deal->owner = owner;
    text_addf(what, IN(t, "%snow %s's", "%s由%s负责"), what->len ? IN(t, "; ", "；") : "",
              taker.name);
    if (taker.id == t->me.id)
        return RC_OK;
    struct card card = {
        .text = arena_printf(t->arena, IN(&taker, "%s handed you %s", "%s把 %s 转交给您"),
                             t->me.name, deal_label(t, deal))};
    return tell_person(t, &taker, &card, TELL_CHAT);
}

/* A tenth of it, "10%": what a share of the amount comes to. */
static enum rc share_of(struct turn *t, struct money amount, const char *percent,
                        struct money *out)
{
    enum { MOST_PERCENT = 1000 };

    int64_t of = 0, whole = 100;
    bool is_behind_point = false;

    for (; *percent && *percent != '%'; percent++) {
        bool is_digit = *percent >= '0' && *percent <= '9';
        if (*percent == '.' && !is_behind_point) {
            is_behind_point = true;
            continue;
        }
        if (!is_digit || whole > 10000 || of > MOST_PERCENT * whole)
            return RC_USAGE;
        of = of * 10 + (*percent - '0');
        whole *= is_behind_point ? 10 : 1;
    }
    return percent[1] ? RC_USAGE : money_share(amount, of, whole, out, &t->err);
}

/* The field is named: `by` stands beside others. */
static enum rc refuse_by(struct turn *t, const char *by)
{
    (void)err_set(
        &t->err, RC_USAGE,
        IN(t, "I cannot read the change of the amount, by=%s", "看不懂金额的增减：by=%s"),
        words_short(t->arena, by));
    return err_hint(
        &t->err, "%s",
        IN(t, "such as by=5000, by=-2000 or by=10%", "例如 by=5000、by=-2000 或 by=10%"));
}

/* What the amount becomes, grown or shrunk by so much. */
static enum rc changed_by(struct turn *t, const struct deal *deal, const char *by,
                          struct money *out)
{
    const char *said = by;
    bool is_less = *by == '-';
    struct money change = {0};
    enum rc rc;

    by += *by == '-' || *by == '+';
    if (money_is_zero(deal->amount))
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s has no amount yet; say how much it is",
                          "%s 还没有金额，请直接说是多少"),
                       deal_label(t, deal));
    rc = strchr(by, '%') ? share_of(t, deal->amount, by, &change)
                         : money_parse(by, deal->amount.currency, &change, &t->err);
    if (rc == RC_USAGE)
        return refuse_by(t, said);
    TRY(rc);
    TRY(is_less ? money_sub(deal->amount, change, out, &t->err)
                : money_add(deal->amount, change, out, &t->err));
    if (out->minor > 0)
        return RC_OK;
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s is %s and cannot be %s less", "%s 金额 %s，不能再减 %s"),
                   deal_label(t, deal), money_text(t->arena, deal->amount),
                   money_text(t->arena, change));
}

/* "Amount $48,500 → $53,500" */
static enum rc change_amount(struct turn *t, struct deal *deal,
                             const struct deal_update *in, struct text *what)
{
    struct money before = deal->amount, now = {0};
    struct pair amount = {"amount", NULL};
    const struct pairs facts = {&amount, 1};

    if (!in->by)
        return RC_OK;
    for (size_t i = 0; i < in->facts.n; i++)
        if (text_same(fact_named(in->facts.list[i].name), "amount"))
            return err_set(&t->err, RC_USAGE, "%s",
                           IN(t, "say what the amount is, or by how much it changes",
                              "金额和增减只能写一个"));
    TRY(err_at(&t->err, "by", changed_by(t, deal, in->by, &now)));
    amount.value = money_typed(t->arena, now);
    TRY(facts_set(t, deal, &facts));
    text_addf(what, IN(t, "Amount %s → %s", "金额 %s → %s"), money_text(t->arena, before),
              money_text(t->arena, now));
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct deal_update *in = args;
    struct happened *facts = TAKE_N(t->arena, in->facts.n + 2, struct happened);
    struct deal deal;
    struct text what;

    TRY(access_deal(t, in->deal.id, TO_CHANGE, &deal));
    if (in->facts.n == 0 && in->owner.id == 0 && !in->by)
        return err_set(
            &t->err, RC_USAGE, "%s",
            IN(t, "say what is new, such as amount=5000", "请写明改动，如 金额=5000"));
    text_init(&what, t->arena, 4000);
    TRY(change_amount(t, &deal, in, &what));
    TRY(facts_set(t, &deal, &in->facts));
    facts_told(t, &deal, &in->facts, &what, facts);
    if (in->by)
        facts[in->facts.n] =
            (struct happened){"amount", money_text(t->arena, deal.amount)};
    TRY(give(t, &deal, in->owner.id, &what));
    TRY(deals_put(t, &deal));
    if (in->facts.n > 0 || in->by)
        TRY(history_happened(t, &deals_kind, deal.id, "updated", facts));
    say(t, IN(t, "%s: %s.", "%s：%s。"), deal_label(t, &deal), what.bytes);
    return RC_OK;
}

const struct command cmd_deal_update = {
    .name = "deal update",
    .name_zh = "更新商机",
    .aliases = {"update", "修改商机"},
    .brief = "correct what is known of a deal",
    .brief_zh = "更新商机信息",
    .deed = {"the change to %s", "对%s的修改", "deal account"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct deal_update),
    .run = run,
    .examples = examples,
};
