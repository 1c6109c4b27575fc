/* What keeps a sentence from deciding, moving money or writing to a customer: negation,
 * question, quotation, condition, future, and another who speaks or decides. */
#include "commands/language/intent.h"

/* The features that an act goes by; a doubt that is part of one ("not approved") is none.
 */
struct act {
    const enum feature *features;
    size_t n;
};

static bool has_feature(const struct act *act, enum feature feature)
{
    for (size_t i = 0; i < act->n; i++)
        if (act->features[i] == feature)
            return true;
    return false;
}

static bool is_part_of_act(const struct scene *s, const struct act *act,
                           const struct mark *mark)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (has_feature(act, s->marks[i].feature) &&
            s->marks[i].at.from <= mark->at.from &&
            mark->at.until <= s->marks[i].at.until)
            return true;
    return false;
}

static size_t clause_of(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_clauses; i++)
        if (at < s->clauses[i].until)
            return i;
    return s->n_clauses;
}

/* Whether one of these stands in the message up to the end of clause `last`. */
static bool stands_up_to(const struct scene *s, size_t last, const struct act *act,
                         const enum feature *list, size_t n)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < n; k++)
            if (s->marks[i].feature == list[k] &&
                clause_of(s, s->marks[i].at.from) <= last &&
                !is_part_of_act(s, act, &s->marks[i]))
                return true;
    return false;
}

/* The first or last clause with the act. */
static size_t act_clause(const struct scene *s, const struct act *act, bool first)
{
    size_t found = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (has_feature(act, s->marks[i].feature)) {
            found = clause_of(s, s->marks[i].at.from);
            if (first)
                return found;
        }
    return found;
}

static const enum feature doubts[] = {F_negation, F_condition, F_future, F_quoting};

/* "Dan approved it", "客户同意了", "approved by legal": somebody else's decision. */
static bool anothers_verdict(const struct scene *s, const struct act *act)
{
    size_t clause = act_clause(s, act, true);

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool who = m->feature == F_other || m->feature == F_person ||
                   m->feature == F_bygone || m->feature == F_happened;
        if (who && clause_of(s, m->at.from) == clause && !is_part_of_act(s, act, m))
            return true;
    }
    return false;
}

static bool vetoes_approval(const struct scene *s)
{
    static const enum feature yes[] = {F_yes, F_yes_weak};

    static const enum feature also[] = {F_no,     F_no_weak, F_send_back,     F_hold,
                                        F_recall, F_coming,  F_please_approve};
    const struct act act = {yes, COUNT(yes)};

    return stands_up_to(s, s->n_clauses, &act, doubts, COUNT(doubts)) ||
           stands_up_to(s, s->n_clauses, &act, also, COUNT(also)) ||
           anothers_verdict(s, &act);
}

/* A reason may hold any word; what stands before it and beside the verdict may not. */
static bool vetoes_refusal(const struct view *whole)
{
    static const enum feature no[] = {F_no, F_no_weak, F_send_back, F_send_back_weak};
    const struct act act = {no, COUNT(no)};
    size_t clause = act_clause(whole->scene, &act, true);

    if (whole->scene->n_clauses == 1 && whole->has[F_because])
        return anothers_verdict(whole->scene, &act);
    return stands_up_to(whole->scene, clause, &act, doubts, COUNT(doubts)) ||
           anothers_verdict(whole->scene, &act);
}

static bool vetoes_act(const struct scene *s, const struct act *act)
{
    return stands_up_to(s, act_clause(s, act, false), act, doubts, COUNT(doubts));
}

bool safety_vetoes(const struct view *view, enum intent_id intent)
{
    static const enum feature paid[] = {F_arrived, F_paid};

    static const enum feature dun[] = {F_dunning, F_nudge};
    const struct act money = {paid, COUNT(paid)}, letter = {dun, COUNT(dun)};
    const struct view *whole = view->scene->whole;

    if (whole->has[F_is_question] || (whole->has[F_is_quoted] && !whole->has[F_quoting]))
        return true;
    switch ((int)intent) {
    case INTENT_approval_approve:
        return whole->has[F_is_quoted] || vetoes_approval(whole->scene);
    case INTENT_approval_reject:
    case INTENT_approval_return:
        return vetoes_refusal(whole);
    case INTENT_payment_record:
        return vetoes_act(whole->scene, &money);
    default:
        return vetoes_act(whole->scene, &letter);
    }
}
