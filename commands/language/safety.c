/* What keeps a sentence from being done: negation, question, quotation, condition,
 * future, and another who speaks or decides. */
#include "commands/language/safety_inside.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>
#include <strings.h>

/* Who decides, moves money or goods, or writes to a customer says it plainly. */
static bool vetoes_risk(const struct view *view, enum intent_id intent)
{
    const struct view *whole = view->scene->whole;
    bool is_refusal =
        intent == INTENT_approval_reject || intent == INTENT_approval_return;

    if (whole->has[F_in_doubt] || whole->has[F_help] ||
        (whole->has[F_has_quotes] && !(is_refusal && whole->has[F_quoting])))
        return true;
    if (is_refusal)
        return safety_vetoes_refusal(whole);
    if (intent == INTENT_approval_approve)
        return whole->has[F_is_quoted] || safety_vetoes_approval(whole);
    return safety_vetoes_money(view, intent);
}

/* "don't ...", 先别 ...: an order not to, at the head of a clause. 客户不要 is none. */
static bool is_order(const struct scene *s, const struct mark *forbid)
{
    size_t clause = scene_clause(s, forbid->at.from);

    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from < forbid->at.from; i++) {
        const struct mark *m = &s->marks[i];
        bool speaks = m->feature == F_me || m->feature == F_other || m->feature == F_they;
        if (speaks && scene_clause(s, m->at.from) == clause)
            return false;
    }
    return true;
}

static bool forbids(const struct view *view)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_forbid, &row));)
        if (is_order(view->scene, m))
            return true;
    return false;
}

static bool names_record(const struct mark *mark)
{
    return mark->feature == F_customer ||
           (mark->feature >= F_l_ref && mark->feature <= F_r_ref);
}

/* 老王说"把L-208退回公海": what another said to do is no order to us. The record is named
 * in the quotes, behind a word for saying, and nowhere else. */
static bool is_reported(const struct scene *s)
{
    const char *open = strchr(s->text.bytes, '"'),
               *close = open ? strchr(open + 1, '"') : NULL;
    bool is_said = false, is_inside = false;

    for (size_t i = 0; close && i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        const char *from = s->text.bytes + m->at.from,
                   *until = s->text.bytes + m->at.until;

        is_said |= m->feature == F_quoting && until <= open && open - until <= 2;
        if (names_record(m) && (from < open || from > close))
            return false;
        is_inside |= names_record(m);
    }
    return is_said && is_inside;
}

static const enum feature update_acts[] = {F_change, F_field_amount, F_field_close},
                          stage_acts[] = {F_stage_any, F_move, F_convert};

/* "I think they will close in June", 松果那边说预算砍到20万了: a guess in the clause of
 * the act, or before it who said so. */
static bool is_doubted(const struct view *view, const struct act *act,
                       const struct mark *of)
{
    const struct scene *s = view->scene;
    size_t clause = scene_clause(s, of->at.from);
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_guess, &row));)
        if (scene_clause(s, m->at.from) == clause && !act_holds(s, act, m))
            return true;
    for (size_t row = 0; (m = view_next(view, F_hearsay, &row));)
        if (scene_clause(s, m->at.from) == clause && m->at.from < of->at.from &&
            !act_holds(s, act, m))
            return true;
    return false;
}

static bool all_doubted(const struct view *view, const enum feature *features, size_t n)
{
    const struct act act = {features, n};
    const struct mark *m;
    bool any = false;

    for (size_t i = 0; i < n; i++)
        for (size_t row = 0; (m = view_next(view, features[i], &row)); any = true)
            if (!is_doubted(view, &act, m))
                return false;
    return any;
}

/* "Granite Peak wants 10% off", and nobody says that it is asked for. */
static bool is_only_wished(const struct view *view)
{
    static const enum feature asks[] = {F_submit, F_please_approve, F_approval, F_margin,
                                        F_person, F_polite,         F_me};
    const struct mark *wish = view_find(view, F_they_want), *m;

    for (size_t i = 0; i < COUNT(asks); i++)
        if (view->has[asks[i]])
            return false;
    for (size_t row = 0; wish && (m = view_next(view, F_request, &row));)
        if (m->at.from < wish->at.from || m->at.from >= wish->at.until)
            return false;
    return wish;
}

/* "They chose us", 口头答应了, 定下来了: nothing is signed, a button wins it; "they chose
 * Zentrix": it may be nobody's rival, a button loses it. */
static bool is_only_chosen(const struct view *view, enum feature choice,
                           enum feature stage)
{
    const struct mark *m, *chosen;

    for (size_t row = 0; (m = view_next(view, stage, &row));) {
        bool is_told = false;
        for (size_t i = 0; !is_told && (chosen = view_next(view, choice, &i));)
            is_told = m->at.from >= chosen->at.from && m->at.from < chosen->at.until;
        if (!is_told)
            return false;
    }
    return view_find(view, choice);
}

bool safety_is_hearsay(const struct view *view, enum intent_id intent)
{
    switch ((int)intent) {
    case INTENT_deal_update:
        return all_doubted(view, update_acts, COUNT(update_acts));
    case INTENT_stage_set:
        if (is_only_chosen(view, F_chose_us, F_stage_won) ||
            is_only_chosen(view, F_chose_another, F_stage_lost))
            return true;
        return all_doubted(view, stage_acts, COUNT(stage_acts));
    case INTENT_approval_request:
        return is_only_wished(view) || safety_weighs_request(view);
    default:
        return false;
    }
}

/* "Change Oakline's budget to 80k", 预算改成50万: whoever sets it means the deal's. */
static bool sets_figure(const struct view *view)
{
    static const char *const verbs[] = {"改",   "调",    "更新",   "变更",  "修改",
                                        "设",   "set",   "chang",  "updat", "bump",
                                        "rais", "lower", "adjust", "make"};
    const struct scene *s = view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_change, &row));)
        for (size_t i = 0; i < COUNT(verbs); i++) {
            bool is_verb =
                strncmp(s->text.bytes + m->at.from, verbs[i], strlen(verbs[i])) == 0;
            if (is_verb && (verbs[i][0] < 0 || m->at.from <= view->start))
                return true;
        }
    return false;
}

/* "Oakline budget 200k", 年营业额三千万: what they have, and not what the deal is worth.
 */
static bool is_their_money(const struct view *view)
{
    const struct mark *m, *own = view_find(view, F_budget);

    own = own ? own : view_find(view, F_turnover);
    if (!own || view->has[F_deal] || view->has[F_d_ref] || sets_figure(view))
        return false;
    for (size_t row = 0; (m = view_next(view, F_field_amount, &row));)
        if (m->at.from < own->at.from || m->at.from >= own->at.until)
            return false;
    return true;
}

/* 金额不改成120万: the figure stands beside what is denied. */
static bool is_figure_denied(const struct view *view)
{
    static const enum feature figures[] = {F_amount, F_date, F_percent, F_discount,
                                           F_range};
    const struct scene *s = view->scene;
    const struct mark *m, *denied;

    for (size_t from = 0; (denied = view_next(view, F_denied, &from));)
        for (size_t i = 0; i < COUNT(figures); i++)
            for (size_t row = 0; (m = view_next(view, figures[i], &row));)
                if (scene_clause(s, m->at.from) == scene_clause(s, denied->at.from))
                    return true;
    return false;
}

/* "two invoices of 5k": no figure of the deal. */
static bool counts_invoices(const struct view *view)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_quantity, &row));) {
        const char *unit = mark_entity(view->scene, m)->unit;
        if (unit && strncasecmp(unit, "invoice", strlen("invoice")) == 0)
            return true;
    }
    return false;
}

/* "Don't move Tessera to demo": the stage stands behind what is denied. */
static bool is_stage_denied(const struct view *view)
{
    const struct scene *s = view->scene;
    const struct mark *m, *denied;

    for (size_t from = 0; (denied = view_next(view, F_denied, &from));)
        for (size_t row = 0; (m = view_next(view, F_stage_any, &row));)
            if (m->at.from > denied->at.from &&
                scene_clause(s, m->at.from) == scene_clause(s, denied->at.from))
                return true;
    return false;
}

/* 松果赢了,不对,输了: which of them it is, a second message says. */
static bool says_won_and_lost(const struct view *view)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    static const enum feature ends[] = {F_stage_won, F_stage_lost};

    if (!s->whole->has[F_stage_won] || !s->whole->has[F_stage_lost])
        return false;
    for (size_t i = 0; i < COUNT(ends); i++)
        for (size_t row = 0; (m = view_next(s->whole, ends[i], &row));)
            if (amended_before(&s->text, m->at.from))
                return true;
    return false;
}

/* 松果中标了一个政府项目: what the customer won is counted, and none of ours. */
static bool is_their_win(const struct view *view)
{
    const struct scene *s = view->scene;
    const struct mark *m, *who;

    for (size_t row = 0; (m = view_next(view, F_stage_won, &row));) {
        if (!only_taken(s->text.bytes + m->at.from, small_row(SMALL_their_win)) ||
            !only_taken(s->text.bytes + m->at.until, small_row(SMALL_counted_win)))
            continue;
        for (size_t k = 0; (who = view_next(view, F_customer, &k));)
            if (who->at.until == m->at.from)
                return true;
    }
    return false;
}

/* "Tessera's own customer signed", 鼎砺的供应商签了: who did stands behind whose they
 * are. */
static bool is_of_third(const struct view *view)
{
    static const enum feature ends[] = {F_stage_won, F_stage_lost};
    const struct scene *s = view->scene;
    const struct mark *m, *who;

    for (size_t i = 0; i < COUNT(ends); i++)
        for (size_t row = 0; (m = view_next(view, ends[i], &row));)
            for (size_t k = 0; (who = view_next(view, F_customer, &k));) {
                size_t at = scene_past_blank(s, who->at.until);
                if (who->at.until < m->at.from &&
                    scene_clause(s, who->at.from) == scene_clause(s, m->at.from) &&
                    only_taken(s->text.bytes + at, small_row(SMALL_third_party)))
                    return true;
            }
    return false;
}

/* "Dan thinks we should hand Harrow to Chen Yu": said by another, or only thought. */
static bool is_suggested(const struct view *view)
{
    static const enum feature doubts[] = {F_quoting, F_hearsay, F_guess};
    const struct scene *s = view->scene;
    const struct mark *m, *doubt;

    for (size_t row = 0; (m = view_next(view, F_assign, &row));)
        for (size_t i = 0; i < COUNT(doubts); i++)
            for (size_t k = 0; (doubt = view_next(view, doubts[i], &k));)
                if (doubt->at.until <= m->at.from &&
                    scene_clause(s, doubt->at.from) == scene_clause(s, m->at.from))
                    return true;
    return false;
}

/* "Okay, then what about terms": a counter says how much. */
static bool counters_nothing(const struct view *view)
{
    static const enum feature figures[] = {F_discount, F_percent,  F_amount,
                                           F_number,   F_duration, F_quantity};

    for (size_t i = 0; i < COUNT(figures); i++)
        if (view->has[figures[i]])
            return false;
    return true;
}

/* What is done on one's word, and by which words. Asked whether to, or told not to,
 * nobody does it: "should I transfer it?", 要不要暂停催收, "don't cancel R-77". */
static const struct {
    enum intent_id intent;
    enum feature by;
} deeds[] = {
    {INTENT_approval_transfer, F_transfer}, {INTENT_approval_recall, F_recall},
    {INTENT_approval_delegate, F_delegate}, {INTENT_approval_add, F_add_approver},
    {INTENT_reminder_snooze, F_snooze},     {INTENT_reminder_done, F_finished},
    {INTENT_reminder_cancel, F_cancel},     {INTENT_lead_assign, F_assign},
    {INTENT_dunning_pause, F_pause},        {INTENT_dunning_resume, F_resume},
    {INTENT_subscribe, F_subscribe},        {INTENT_quiet_set, F_quiet}};

/* A word that denies stands right before the one that acts, and is no part of it. */
static bool is_told_not_to(const struct view *view, enum feature by)
{
    enum { NEAR_BYTES = 12 };

    static const enum feature denials[] = {F_forbid, F_negation};
    const struct act act = {&by, 1};
    const struct scene *s = view->scene;
    const struct mark *m, *no;

    for (size_t row = 0; (m = view_next(view, by, &row));)
        for (size_t i = 0; i < COUNT(denials); i++)
            for (size_t k = 0; (no = view_next(view, denials[i], &k));)
                if (no->at.until <= m->at.from &&
                    m->at.from - no->at.until <= NEAR_BYTES &&
                    scene_clause(s, no->at.from) == scene_clause(s, m->at.from) &&
                    !act_holds(s, &act, no))
                    return true;
    return false;
}

/* 审批别给李伟: to whom it is not to go. */
static bool is_told_not_to_whom(const struct view *view, enum intent_id intent)
{
    bool goes_to_one = intent == INTENT_approval_transfer ||
                       intent == INTENT_approval_delegate ||
                       intent == INTENT_approval_add || intent == INTENT_lead_assign;

    return goes_to_one && is_told_not_to(view, F_person);
}

/* "Did it" tells; "is R-80 done?" asks. */
static bool asks_of(const struct view *whole, enum intent_id intent)
{
    return whole->has[F_is_question] &&
           (intent != INTENT_reminder_done || whole->has[F_ask_mark] ||
            whole->has[F_ask_word]);
}

static bool vetoes_deed(const struct view *view, enum intent_id intent)
{
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (deeds[i].intent == intent)
            return asks_of(view->scene->whole, intent) ||
                   is_told_not_to(view, deeds[i].by) || is_told_not_to_whom(view, intent);
    return false;
}

/* "Tessera wanted to meet Tuesday but I said no": the day stands before what refuses it,
 * and nobody is to be reminded. */
static bool is_turned_down(const struct view *view)
{
    const struct view *whole = view->scene->whole;
    const struct mark *m, *refused = view_find(whole, F_turned_down);

    if (!refused || whole->has[F_remind])
        return false;
    for (size_t row = 0; (m = view_next(whole, F_coming, &row));)
        if (m->at.from > refused->at.from)
            return false;
    return true;
}

/* "Oakline is asking for their 500 back": no figure of the deal. */
static bool wants_money_back(const struct view *view)
{
    const struct scene *s = view->scene;
    size_t from, len;

    return s->whole->has[F_they_want] &&
           only_next(s->text.bytes, 0, small_row(SMALL_money_back), &from, &len);
}

/* Something to do besides what is paid. */
static bool has_errand_beside(const struct view *view)
{
    static const enum feature paid[] = {F_paid, F_promise},
                              to_do[] = {F_errand, F_activity};
    const struct act act = {paid, COUNT(paid)};
    const struct mark *m;

    for (size_t i = 0; i < COUNT(to_do); i++)
        for (size_t row = 0; (m = view_next(view, to_do[i], &row));)
            if (!act_holds(view->scene, &act, m))
                return true;
    return false;
}

/* "Oakline say they'll probably pay next week": a guess at a payment is told, and nobody
 * asked to be reminded. */
static bool is_guessed_payment(const struct view *view)
{
    const struct view *whole = view->scene->whole;

    return (whole->has[F_guess] || whole->has[F_condition]) &&
           (whole->has[F_promise] || whole->has[F_paid]) && !whole->has[F_remind] &&
           !whole->has[F_dunning] && !has_errand_beside(whole);
}

/* 松果定了，用我们家的: they decided, and ordered or promised nothing yet. */
static bool is_choice_alone(const struct view *view)
{
    static const enum feature ordered[] = {F_amount, F_quantity, F_order,
                                           F_q_ref,  F_paid,     F_coming};
    const struct view *whole = view->scene->whole;

    for (size_t i = 0; i < COUNT(ordered); i++)
        if (whole->has[ordered[i]])
            return false;
    return whole->has[F_chose_us];
}

/* What is told of a wish, a guess or a choice asks for nothing. */
static bool vetoes_told(const struct view *view, enum intent_id intent)
{
    switch ((int)intent) {
    case INTENT_reminder_create:
        return is_turned_down(view) || is_guessed_payment(view);
    case INTENT_approval_request:
        return safety_vetoes_request(view);
    case INTENT_deal_update:
        return wants_money_back(view);
    case INTENT_order_create:
    case INTENT_payment_promise:
        return is_choice_alone(view);
    default:
        return false;
    }
}

bool safety_vetoes(const struct view *view, enum intent_id intent)
{
    unsigned flags = intents[intent].flags;

    if ((flags & INTENT_RISKY) && vetoes_risk(view, intent))
        return true;
    if (safety_vetoes_paper(view, intent) || vetoes_deed(view, intent) ||
        vetoes_told(view, intent))
        return true;
    if (intent == INTENT_deal_update &&
        (is_figure_denied(view) || is_their_money(view) || counts_invoices(view)))
        return true;
    if ((intent == INTENT_lead_assign || intent == INTENT_deal_update) &&
        is_suggested(view))
        return true;
    if (intent == INTENT_approval_counter && counters_nothing(view))
        return true;
    if (intent == INTENT_stage_set && (is_their_win(view) || is_of_third(view) ||
                                       is_stage_denied(view) || says_won_and_lost(view)))
        return true;
    if (intent == INTENT_stage_set && act_is_of_unknown(view, F_stage_won, "won"))
        return true;
    return (flags & INTENT_CHANGES) &&
           (forbids(view) || view->has[F_iffy] || is_reported(view->scene));
}
