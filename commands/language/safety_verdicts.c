/* What keeps a sentence from deciding: a verdict is the whole message, plain, and of who
 * says it. */
#include "commands/language/safety_inside.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

/* Behind a name, past "is all", 那边也: what is said of whoever bears it. */
static size_t past_said_of(const struct scene *s, size_t at)
{
    size_t len;

    while ((len = only_taken(s->text.bytes + scene_past_blank(s, at),
                             small_row(SMALL_said_of))) > 0)
        at = scene_past_blank(s, at) + len;
    return at;
}

/* "Tessera rejected our terms", "Oakline is fine with AP-95", 鼎砺不同意: the customer's
 * verdict, where its name stands right before the word; 鼎砺的折扣 不同意 is ours. */
static bool is_customer_s(const struct view *whole, const struct act *act)
{
    const struct scene *s = whole->scene;
    const struct mark *m, *who;

    for (size_t k = 0; k < act->n; k++)
        for (size_t row = 0; (m = view_next(whole, act->features[k], &row));)
            for (size_t from = 0; (who = view_next(whole, F_customer, &from));) {
                bool is_latin = (unsigned char)s->text.bytes[m->at.from] < 0x80;
                size_t until = past_said_of(s, who->at.until);
                if (until == m->at.from ||
                    (is_latin && scene_past_blank(s, until) == m->at.from))
                    return true;
            }
    return false;
}

/* "rejected by Dan", "per Dan, ok" */
static bool is_by(const struct scene *s, const struct mark *who)
{
    return who->at.from > 0 &&
           only_ending(s->text.bytes, who->at.from - 1, "by|per|as per") > 0;
}

/* "Dan approved it", "客户同意了", "approved by legal": somebody else's decision. */
static bool anothers_verdict(const struct view *whole, const struct act *act)
{
    const struct scene *s = whole->scene;
    size_t clause = act_clause(whole, act, true);

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool who = m->feature == F_other || m->feature == F_person ||
                   m->feature == F_bygone || m->feature == F_happened;
        if (m->feature == F_person && is_by(s, m))
            return true;
        /* "return this to Emma": whom it goes to decides nothing. */
        bool is_refusal = act_has(act, F_send_back);
        if (m->feature == F_person && is_refusal && act_goes_to(whole, m))
            continue;
        if (is_refusal && m->at.from >= act_end(whole, act))
            continue;
        if (who && scene_clause(s, m->at.from) == clause && !act_holds(s, act, m))
            return true;
    }
    return false;
}

/* What may stand beside a verdict in its clause without making it something else. */
static bool goes_with_verdict(const struct mark *m)
{
    switch ((int)m->feature) {
    case F_yes:
    case F_yes_weak:
    case F_filler:
    case F_polite:
    case F_me:
    case F_approval:
    case F_kind_discount:
    case F_kind_contract:
    case F_kind_credit:
    case F_kind_refund:
    case F_all_of:
    case F_waiting:
    case F_deal:
    case F_quote:
        return true;
    default:
        return m->row >= 0 && m->feature != F_person;
    }
}

static bool is_letter(const char *at)
{
    return (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || han_at(at);
}

/* Whether the clause of the verdict says nothing else. */
static bool is_whole_verdict(const struct scene *s, size_t clause)
{
    for (size_t at = s->clauses[clause].from; at < s->clauses[clause].until; at++) {
        bool covered = !is_letter(s->text.bytes + at);
        for (size_t i = 0; i < s->n_marks && !covered; i++)
            covered = s->marks[i].at.from <= at && at < s->marks[i].at.until &&
                      goes_with_verdict(&s->marks[i]);
        if (!covered)
            return false;
    }
    return true;
}

/* "ok thanks" may be no more than good manners. */
static bool only_polite(const struct view *whole)
{
    return whole->has[F_polite] && !whole->has[F_yes];
}

/* "yes, I saw this": who goes on about themselves has said yes to something else, where
 * no word decides. */
static bool says_something_else(const struct view *whole)
{
    const struct scene *s = whole->scene;

    for (size_t i = 1; i < s->n_clauses && !whole->has[F_yes]; i++) {
        size_t from = s->clauses[i].from;
        while (s->text.bytes[from] == ' ')
            from++;
        for (size_t k = 0; k < s->n_marks; k++)
            if (s->marks[k].feature == F_me && s->marks[k].at.from == from &&
                !is_whole_verdict(s, i))
                return true;
    }
    return false;
}

bool safety_vetoes_approval(const struct view *whole)
{
    static const enum feature yes[] = {F_yes, F_yes_weak};

    static const enum feature also[] = {F_no,     F_no_weak, F_send_back,     F_hold,
                                        F_recall, F_coming,  F_please_approve};
    const struct scene *s = whole->scene;
    const struct act act = {yes, COUNT(yes)}, plain = {yes, 1};
    /* 看了下合同没问题, approved: the word that decides stands in the last of them. */
    size_t clause =
        act_clause(whole, whole->has[F_yes] ? &plain : &act, !whole->has[F_yes]);

    return says_something_else(whole) || is_customer_s(whole, &act) ||
           act_has_by(s, s->n_clauses, &act, act_doubts, ACT_DOUBTS) ||
           act_has_by(s, s->n_clauses, &act, also, COUNT(also)) ||
           anothers_verdict(whole, &act) || !is_whole_verdict(s, clause) ||
           only_polite(whole);
}

/* "don't AP-91 ..., reject": a negation in the clause of the act, or before it at the
 * head of one; 资料不齐 denies nothing. */
static bool is_denied_in(const struct view *whole, size_t clause, const struct act *act)
{
    const struct scene *s = whole->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(whole, F_negation, &row));) {
        size_t own = scene_clause(s, m->at.from);
        bool begins = own < clause && m->at.from <= s->clauses[own].from + 1;
        if ((own == clause || begins) && !act_holds(s, act, m))
            return true;
    }
    return false;
}

/* "not ok, will approve later", "never approve it tomorrow" */
static bool is_put_off(const struct view *whole, size_t clause, const struct act *act)
{
    const struct scene *s = whole->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(whole, F_coming, &row));)
        if (scene_clause(s, m->at.from) == clause)
            return true;
    for (size_t row = 0; whole->has[F_future] && (m = view_next(whole, F_yes, &row));)
        if (!act_holds(s, act, m))
            return true;
    return false;
}

/* 同意不同意都行, "agree to disagree": neither. */
static bool says_both(const struct view *whole, size_t clause, const struct act *act)
{
    const struct scene *s = whole->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(whole, F_yes, &row));)
        if (m->at.from < act_end(whole, act) && !act_holds(s, act, m) &&
            scene_clause(s, m->at.from) == clause)
            return true;
    return false;
}

/* Whether a refusal is an approval denied: "can't approve", 不能批. */
static bool says_approve(const struct scene *s, const struct mark *no)
{
    const char *words = arena_copy_bytes(s->arena, s->text.bytes + no->at.from,
                                         no->at.until - no->at.from);

    return strstr(words, "approve") || strstr(words, "批");
}

/* "reject: ...", "reject AP-88: ..." */
static bool has_colon_behind(const struct scene *s, size_t end)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_ap_ref && s->marks[i].at.from <= end + 1 &&
            s->marks[i].at.until > end)
            end = s->marks[i].at.until;
    return s->text.bytes[end] == ':';
}

/* "reject if over 50k", "don't approve unless ...": it hangs on what stands behind it in
 * the same breath. */
static bool hangs_on_what_follows(const struct view *whole, size_t end)
{
    const char *b = whole->scene->text.bytes;
    const struct mark *m, *why = view_find(whole, F_reason);

    for (size_t row = 0; (m = view_next(whole, F_iffy, &row));)
        if (m->at.from >= end && (!why || why->at.from > m->at.from) &&
            !memchr(b + end, ',', m->at.from - end) &&
            !memchr(b + end, ';', m->at.from - end) &&
            !memchr(b + end, ':', m->at.from - end))
            return true;
    return false;
}

/* A reason may hold any word; what stands before it and beside the verdict may not. */
/* AP-87差点驳回, "I almost rejected it": it was not done. */
static bool is_nearly(const struct scene *s)
{
    size_t from, len;

    return only_next(s->text.bytes, 0, small_row(SMALL_nearly_did), &from, &len);
}

bool safety_vetoes_refusal(const struct view *whole)
{
    static const enum feature no[] = {F_no, F_no_weak, F_send_back, F_send_back_weak};
    const struct act act = {no, COUNT(no)};

    /* 资料不齐,退回: what is missing may be said first; who says so may not. */
    static const enum feature earlier[] = {F_condition, F_future, F_quoting};
    const struct scene *s = whole->scene;
    size_t clause = act_clause(whole, &act, true), end = act_end(whole, &act);
    const struct mark *why = view_find(whole, F_because);

    if (is_customer_s(whole, &act) || hangs_on_what_follows(whole, end) || is_nearly(s))
        return true;
    /* "can't approve 18% off until finance weighs in" refuses nothing. */
    if (whole->has[F_condition] && view_find(whole, F_no) &&
        says_approve(s, view_find(whole, F_no)))
        return true;
    /* Behind "because" and a colon any word may stand. */
    bool has_reason = s->n_clauses == 1 && why && why->at.from >= end;
    if (has_reason || has_colon_behind(s, end))
        return act_is_behind(s, end, &act, act_doubts, ACT_DOUBTS) ||
               anothers_verdict(whole, &act);
    return says_both(whole, clause, &act) || is_put_off(whole, clause, &act) ||
           act_has_by(s, clause, &act, earlier, COUNT(earlier)) ||
           is_denied_in(whole, clause, &act) || anothers_verdict(whole, &act);
}
