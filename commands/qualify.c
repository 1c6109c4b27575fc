/* "qualify" - a lead becomes a deal, with its customer made or found. */
#include "commands/form_kinds.h"
#include "commands/moves.h"
#include "commands/parse_value.h"
#include "commands/words.h"

#include <string.h>

struct qualify {
    struct ref lead;
    struct phrase title;
    struct pairs facts;
};

static const struct arg wants[] = {
    REF(struct qualify, lead, "lead", "its number or name, such as L-3",
        "线索编号或名称，如 L-3"),
    OPT(struct qualify, title, "what the deal is about", "商机标题"),
    OPT(struct qualify, facts, "need, budget, role, timeline, amount",
        "需求、预算、决策角色、时间计划、金额"),
    {0},
};

static const struct example given[] = {
    {"新线索 海拓阀门 电话=13900139000", "L-4", "bo"},
    {0},
};

static const struct example examples[] = {
    {"qualify L-3 need=CRM budget=50k role=buyer timeline=Q2",
     "L-3 is now D-7 Cobalt Freight.", NULL},
    {"转商机 L-4 需求=CRM 预算=5万 角色=采购 时间计划=二季度", "L-4 已转为 D-7 海拓阀门",
     "bo"},
    {0},
};

/* The customer of this name, or a new one. */
static enum rc account_for(struct turn *t, const struct lead *lead, struct account *out)
{
    struct err before = t->err;
    enum rc rc = accounts_find(t, lead->name, out);

    if (rc != RC_ABSENT)
        return rc;
    t->err = before;
    *out = (struct account){
        .name = lead->name,
        .currency = lead->amount.currency[0] ? lead->amount.currency
                                             : usual_currency(t, lead->owner),
        .email = lead->email,
        .owner = lead->owner,
        .made_at = t->now,
    };
    return accounts_add(t, out);
}

/* What the lead knows already goes into the deal's facts, where it is not empty. */
static enum rc carry_over(struct turn *t, const struct lead *lead, struct deal *deal)
{
    const char *reach = lead->phone[0]   ? lead->phone
                        : lead->email[0] ? lead->email
                                         : lead->wechat;
    const struct pair known[] = {{"contact", lead->contact},
                                 {"reach", reach},
                                 {"source", lead->source},
                                 {"need", lead->need}};

    for (size_t i = 0; i < COUNT(known); i++)
        if (!text_empty(known[i].value))
            TRY(deal_set_fact(t->arena, deal, known[i].name, known[i].value, t->here,
                              &t->err));
    return RC_OK;
}

/* Of the clauses of a note the one that is of the kind of this fact; NULL: none is. */
static const char *fact_in_note(struct turn *t, const char *note, const char *fact)
{
    struct clause *list = TAKE_N(t->arena, CLAUSES_MOST, struct clause);
    size_t n = form_clauses(t, note, list);

    for (size_t i = 0; i < n; i++)
        if (form_kind_fits(t, &list[i], fact))
            return form_kind_value(t, &list[i]);
    return NULL;
}

/* What the person's notes on the lead say of facts that the deal lacks, the newest first:
 * it is not asked for again. */
static enum rc read_notes(struct turn *t, const struct lead *lead, struct deal *deal,
                          struct pairs *noted)
{
    enum { NOTES = 5, FACTS_MOST = 8 };

    struct activity *list = TAKE_N(t->arena, NOTES, struct activity);
    struct pair *found = TAKE_N(t->arena, FACTS_MOST, struct pair);
    size_t n;

    *noted = (struct pairs){.list = found};
    TRY(activities_of(t, leads_kind.name, lead->id, NOTES, list, &n));
    for (const char *const *at = stage_wants(STAGE_QUALIFIED); *at; at++)
        for (size_t i = 0; i < n && !deal_fact(t->arena, deal, *at); i++) {
            const char *value = text_same(list[i].what, "note")
                                    ? fact_in_note(t, list[i].text, *at)
                                    : NULL;
            if (!value || noted->n == FACTS_MOST)
                continue;
            found[noted->n++] = (struct pair){*at, value};
            TRY(deal_set_fact(t->arena, deal, *at, value, t->here, &t->err));
        }
    return RC_OK;
}

/* "Budget range around 60k, Timeline before summer"; "" where none was noted. */
static const char *noted_text(struct turn *t, const struct pairs *noted)
{
    struct text text;

    text_init(&text, t->arena, 4000);
    for (size_t i = 0; i < noted->n; i++)
        text_addf(&text, "%s%s %s",
                  i ? IN(t, "; ", "；") : IN(t, "\nFrom the notes: ", "\n按跟进记录："),
                  fact_label(t->arena, fact_find(noted->list[i].name), t->lang),
                  noted->list[i].value);
    return text.bytes;
}

static enum rc ask_missing(struct turn *t, const struct qualify *in,
                           const struct deal *deal, const struct pairs *noted,
                           const char *ref)
{
    const char *missing[8], *title = in->title.text, *asked;
    size_t n = 0;

    for (const char *const *at = stage_wants(STAGE_QUALIFIED); *at && n < 8; at++)
        if (!deal_fact(t->arena, deal, *at))
            missing[n++] = *at;
    if (n == 0)
        return RC_OK;
    asked = fact_question(missing[0], t->lang);
    return ask(t,
               arena_printf(t->arena, "qualify %s %s%s%s", ref, title,
                            facts_words(t, &in->facts), facts_words(t, noted)),
               facts_inputs(t, deal, missing, n), n,
               IN(t, "To make %s a deal: %s%s", "%s 转商机：%s%s"), ref,
               asked ? asked : "", noted_text(t, noted));
}

/* An amount without one is in the customer's, where it is a customer already, else in
 * that of its owner's other deals. */
static const char *currency_for(struct turn *t, const struct lead *lead)
{
    struct err before = t->err;
    struct account account;
    bool is_known = accounts_find(t, lead->name, &account) == RC_OK;

    t->err = before;
    return is_known && account.currency[0] ? account.currency
                                           : usual_currency(t, lead->owner);
}

static struct deal deal_of(struct turn *t, const struct lead *lead, const char *title)
{
    struct deal deal = {
        .owner = lead->owner,
        .lead = lead->id,
        .title = title,
        .stage = STAGE_QUALIFIED,
        .amount = lead->amount,
        .close_on = DAY_NONE,
        .facts = "{}",
        .next_touch = lead->next_touch,
        .stage_at = t->now,
        .made_at = t->now,
    };

    if (deal.amount.currency[0] == '\0') {
        const char *currency = currency_for(t, lead);
        memcpy(deal.amount.currency, currency, strnlen(currency, 3));
    }
    return deal;
}

static void answer(struct turn *t, const struct deal *deal, const struct pairs *noted,
                   const char *lead)
{
    const char *from = noted_text(t, noted);
    const char *ref = ref_text(t->arena, &deals_kind, deal->id);
    const char *sum = money_is_zero(deal->amount)
                          ? ""
                          : arena_printf(t->arena, IN(t, ", %s", "，%s"),
                                         money_text(t->arena, deal->amount));

    if (deal->next_touch[0]) {
        say(t,
            IN(t, "%s is now %s%s; next touch %s.%s", "%s 已转为 %s%s；下次跟进%s。%s"),
            lead, deal_label(t, deal), sum, touch_text(t, deal->next_touch), from);
        offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "deal show %s", ref);
        return;
    }
    say(t,
        IN(t, "%s is now %s%s. When is the next touch?%s",
           "%s 已转为 %s%s。下次什么时候跟进？%s"),
        lead, deal_label(t, deal), sum, from);
    offer_touch(t, ref);
}

/* The lead goes up in the deal, which takes over its next touch. */
static enum rc add_deal(struct turn *t, struct lead *lead, struct deal *deal,
                        const char *ref)
{
    struct account account;

    TRY(account_for(t, lead, &account));
    deal->account = account.id;
    TRY(deals_add(t, deal));
    lead->deal = deal->id;
    lead->state = LEAD_QUALIFIED;
    lead->next_touch = "";
    TRY(leads_put(t, lead));
    return history_happened(
        t, &deals_kind, deal->id, "stage",
        (const struct happened[]){
            {"from", ref}, {"to", ref_text(t->arena, &deals_kind, deal->id)}, {0}});
}

static enum rc run(struct turn *t, const void *args)
{
    const struct qualify *in = args;
    const char *ref = ref_text(t->arena, &leads_kind, in->lead.id);
    struct pairs noted;
    struct lead lead;
    struct deal deal;

    TRY(access_lead(t, in->lead.id, TO_CHANGE, &lead));
    if (lead.deal && deals_get(t, lead.deal, &deal) == RC_OK &&
        !stage_is_open(deal.stage))
        return deal_closed_since(t, &deal);
    if (lead.deal)
        return err_set(&t->err, RC_RULE, IN(t, "%s is %s already", "%s 已经是 %s"), ref,
                       ref_text(t->arena, &deals_kind, lead.deal));
    deal = deal_of(t, &lead, in->title.text);
    TRY(carry_over(t, &lead, &deal));
    TRY(facts_set(t, &deal, &in->facts));
    TRY(read_notes(t, &lead, &deal, &noted));
    TRY(ask_missing(t, in, &deal, &noted, ref));
    TRY(add_deal(t, &lead, &deal, ref));
    answer(t, &deal, &noted, ref);
    return RC_OK;
}

const struct command cmd_qualify = {
    .name = "qualify",
    .name_zh = "转商机",
    .aliases = {"lead qualify", "convert", "转为商机"},
    .brief = "make a lead a deal",
    .brief_zh = "把线索转为商机",
    .deed = {"that %s became a deal", "%s转商机", "lead"},
    .group = GROUP_LEADS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct qualify),
    .run = run,
    .given = given,
    .examples = examples,
};
