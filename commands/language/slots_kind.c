/* What kind: stages, reports, groupings and whose. */
#include "commands/language/slots.h"

#include <string.h>

struct choice {
    enum feature feature;
    const char *value;
};

static void put_first(const struct filling *f, const char *key,
                      const struct choice *choices, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct mark *mark = view_find(f->view, choices[i].feature);
        if (!mark)
            continue;
        slot_put_mark(f, key, SLOT_TEXT, choices[i].value, mark);
        return;
    }
}

void slot_kind(const struct filling *f)
{
    static const struct choice kinds[] = {
        {F_kind_refund, "refund"},     {F_discount, "discount"},
        {F_net_terms, "credit"},       {F_kind_credit, "credit"},
        {F_c_ref, "contract"},         {F_kind_contract, "contract"},
        {F_kind_discount, "discount"}, {F_percent, "discount"},
    };

    put_first(f, "kind", kinds, COUNT(kinds));
}

/* In which language we shall answer. */
void slot_lang(const struct filling *f)
{
    static const struct choice langs[] = {{F_speak_en, "en"}, {F_speak_zh, "zh"}};

    put_first(f, "lang", langs, COUNT(langs));
}

static const struct choice stages[] = {
    {F_stage_won, "won"},
    {F_stage_lost, "lost"},
    {F_stage_negotiation, "negotiation"},
    {F_stage_contract, "contract"},
    {F_stage_proposal, "proposal"},
    {F_into_quote, "proposal"},
    {F_stage_demo, "demo"},
    {F_stage_qualified, "qualified"},
    {F_stage_contacted, "contacted"},
    {F_stage_next, "next"},
    {F_stage_new, "new"},
};

/* Of "from proposal to negotiation" the last; of "lost the demo" what ends it. */
void slot_stage(const struct filling *f)
{
    const struct choice *best = NULL;
    const struct mark *best_mark = NULL;
    bool ends = f->view->has[F_stage_won] || f->view->has[F_stage_lost];

    for (size_t i = 0; i < COUNT(stages); i++) {
        const struct mark *last = NULL, *m;
        size_t row = 0;
        while ((m = view_next(f->view, stages[i].feature, &row)))
            last = m;
        if (!last || (best && (best_mark->at.from >= last->at.from ||
                               (ends && f->intent == INTENT_stage_set))))
            continue;
        best = &stages[i];
        best_mark = last;
    }
    if (best)
        slot_put_mark(f, "stage", SLOT_TEXT, best->value, best_mark);
}

static const struct choice reports[] = {
    {F_busiest, "pipeline"},
    {F_slipped, "slipped"},
    {F_lost_deals, "lost"},
    {F_did_what, "work"},
    {F_dso, "dso"},
    {F_aging, "aging"},
    {F_stuck, "stuck"},
    {F_stale, "stale"},
    {F_promise_noun, "promises"},
    {F_promises, "promises"},
    {F_promise, "promises"},
    {F_conversion, "conversion"},
    {F_overdue, "overdue"},
    {F_receivable, "receivable"},
    {F_yet_to_pay, "receivable"},
    {F_won_report, "won"},
    {F_lead_noun, "leads"},
    {F_new_lead, "leads"},
    {F_cash, "cash"},
    {F_pipeline, "pipeline"},
    {F_arrived, "receivable"},
    {F_paid, "receivable"},
    {F_stage_won, "won"},
    {F_fares, "won"},
    {F_field_close, "won"},
    {F_invoice, "receivable"},
    {F_report, "pipeline"},
    {F_deal, "pipeline"},
    {F_busy_with, "work"},
};

/* "How much did Oakline pay", 铂曼的回款记录: what came in, and not what is open. */
static const struct mark *asks_paid(const struct view *view)
{
    static const enum feature not_past[] = {
        F_receivable, F_overdue, F_yet_to_pay, F_future, F_promise, F_cash, F_able};
    const struct mark *all = view_find(view, F_payments_of);

    if (all || !(view->has[F_how_much] || view->has[F_did_ask]))
        return all;
    for (size_t i = 0; i < COUNT(not_past); i++)
        if (view->has[not_past[i]])
            return NULL;
    const struct mark *me = view_find(view, F_me);
    const struct mark *paid = view_find(view, view->has[F_paid]      ? F_paid
                                              : view->has[F_arrived] ? F_arrived
                                                                     : F_net_terms);
    return me && paid && me->at.from < paid->at.from ? NULL : paid; /* "we paid them" */
}

void slot_report_kind(const struct filling *f)
{
    const struct mark *ranked =
        f->intent == INTENT_report ? view_find(f->view, F_ranked) : NULL;

    /* 没动的线索: a lead stands in no stage to be stuck in. */
    const struct mark *stale =
        f->view->has[F_lead_noun] ? view_find(f->view, F_stale) : NULL;

    /* "When will Bluefin pay?" asks for what they promised. */
    const struct mark *when = f->view->has[F_customer] && f->view->has[F_paid]
                                  ? view_find(f->view, F_when_ask)
                                  : NULL;

    const struct mark *issued = f->intent == INTENT_report && f->view->has[F_invoice] &&
                                        !f->view->has[F_overdue] &&
                                        !f->view->has[F_receivable]
                                    ? view_find(f->view, F_issued)
                                    : NULL;

    const struct mark *credit =
        f->intent == INTENT_report ? view_find(f->view, F_credit_left) : NULL;
    const struct mark *came = f->intent == INTENT_report ? asks_paid(f->view) : NULL;

    /* "What did Emma close" is of what was won, "what did Emma do" of all. */
    const struct mark *did = f->view->has[F_stage_won] || f->view->has[F_field_close]
                                 ? view_find(f->view, F_did_ask)
                                 : NULL;
    /* "What is my team doing": what they are at, and not how they fare. */
    enum feature asked =
        f->view->has[F_group] && f->view->has[F_what_is] ? F_what_is : F_did_ask;
    const struct mark *work =
        f->view->has[F_doing] && !did ? view_find(f->view, asked) : NULL;

    if (ranked)
        slot_put_mark(f, "kind", SLOT_TEXT, ranked_kind(f->view->scene), ranked);
    else if (stale)
        slot_put_mark(f, "kind", SLOT_TEXT, "stale", stale);
    else if (did || work)
        slot_put_mark(f, "kind", SLOT_TEXT, did ? "won" : "work", did ? did : work);
    else if (issued)
        slot_put_mark(f, "kind", SLOT_TEXT, "issued", issued);
    else if (when)
        slot_put_mark(f, "kind", SLOT_TEXT, "promises", when);
    else if (credit)
        slot_put_mark(f, "kind", SLOT_TEXT, "credit", credit);
    else if (came)
        slot_put_mark(f, "kind", SLOT_TEXT, "cash", came);
    else
        put_first(f, "kind", reports, COUNT(reports));
}

/* The day's list comes by itself too, and is no report. */
void slot_subscribe_kind(const struct filling *f)
{
    const struct mark *agenda = view_find(f->view, F_agenda);

    if (agenda)
        slot_put_mark(f, "kind", SLOT_TEXT, "agenda", agenda);
    else
        slot_report_kind(f);
}

void slot_report_by(const struct filling *f)
{
    static const struct choice groupings[] = {
        {F_busiest, "owner"},      {F_by_source, "source"},     {F_by_owner, "owner"},
        {F_by_stage, "stage"},     {F_by_customer, "customer"}, {F_by_region, "region"},
        {F_by_product, "product"}, {F_by_month, "month"},       {F_by_week, "week"},
    };

    /* 每月1号: how often, and no grouping by month. */
    if (f->intent != INTENT_subscribe)
        put_first(f, "by", groupings, COUNT(groupings));
    else
        put_first(f, "by", groupings, COUNT(groupings) - 2);
}

void slot_status(const struct filling *f)
{
    static const struct choice promised[] = {{F_broken, "broken"}, {F_kept, "kept"}};

    if (f->view->has[F_promises] ||
        (f->view->has[F_promise] && f->intent == INTENT_report))
        put_first(f, "status", promised, COUNT(promised));
    else if (f->intent == INTENT_approval_list)
        slot_put(f->view, f->out, "status", SLOT_TEXT, "pending", (struct span){0},
                 "waiting");
}

void slot_owner(const struct filling *f)
{
    const struct mark *person = view_find(f->view, F_person);

    if (person) {
        slot_put_name(f, "owner", SLOT_TEXT,
                      f->view->scene->names.rows[person->row].known.id, person);
        return;
    }
    const struct mark *me = view_find(f->view, F_me);
    if (f->intent == INTENT_approval_list || f->intent == INTENT_reminder_list)
        slot_put(f->view, f->out, "owner", SLOT_TEXT, "me",
                 me ? me->at : (struct span){0}, "me");
    else if (me && f->intent != INTENT_subscribe && f->intent != INTENT_find)
        slot_put_mark(f, "owner", SLOT_TEXT, "me", me);
}
