/* What keeps a sentence from deciding, moving money or writing to a customer: negation,
 * question, quotation, condition, future, and another who speaks or decides. */
#include "commands/language/intent.h"

#include <string.h>

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

/* Whether one of these begins before byte `end`. */
static bool stands_before(const struct scene *s, size_t end, const struct act *act,
                          const enum feature *list, size_t n)
{
    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from < end; i++)
        for (size_t k = 0; k < n; k++)
            if (s->marks[i].feature == list[k] && !is_part_of_act(s, act, &s->marks[i]))
                return true;
    return false;
}

/* Whether one of these stands in the message up to the end of clause `last`. */
static bool stands_up_to(const struct scene *s, size_t last, const struct act *act,
                         const enum feature *list, size_t n)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < n; k++)
            if (s->marks[i].feature == list[k] &&
                scene_clause(s, s->marks[i].at.from) <= last &&
                !is_part_of_act(s, act, &s->marks[i]))
                return true;
    return false;
}

/* The view's first or last clause with the act. */
static size_t act_clause(const struct view *view, const struct act *act, bool first)
{
    const struct scene *s = view->scene;
    size_t found = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (has_feature(act, s->marks[i].feature) && view_covers(view, s->marks[i].at)) {
            found = scene_clause(s, s->marks[i].at.from);
            if (first)
                return found;
        }
    return found;
}

static const enum feature doubts[] = {F_negation, F_condition, F_future,
                                      F_quoting,  F_denied,    F_iffy};

/* "to Emma", 给赵敏 */
static bool goes_to(const struct view *view, const struct mark *who)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_to_word, &row));)
        if (m->at.until <= who->at.from && who->at.from - m->at.until <= 1)
            return true;
    for (size_t row = 0; (m = view_next(view, F_transfer, &row));) /* 让王浩补材料 */
        if (m->at.until <= who->at.from && who->at.from - m->at.until <= 1)
            return true;
    for (size_t row = 0; (m = view_next(view, F_send_back, &row));)
        if (m->at.until <= who->at.from && who->at.from - m->at.until <= 1)
            return true;
    return false;
}

/* Where the first mark of an act ends. */
static size_t act_end(const struct view *view, const struct act *act)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks; i++)
        if (has_feature(act, s->marks[i].feature) && view_covers(view, s->marks[i].at))
            return s->marks[i].at.until;
    return s->text.len;
}

/* "Tessera rejected our terms", 鼎砺不同意: the customer's verdict, where its name stands
 * right before the word; 鼎砺的折扣 不同意 is ours. */
static bool is_customer_s(const struct view *whole, const struct act *act)
{
    const struct scene *s = whole->scene;
    const struct mark *m, *who;

    for (size_t k = 0; k < act->n; k++)
        for (size_t row = 0; (m = view_next(whole, act->features[k], &row));)
            for (size_t from = 0; (who = view_next(whole, F_customer, &from));) {
                bool is_latin = (unsigned char)s->text.bytes[m->at.from] < 0x80;
                if (who->at.until == m->at.from ||
                    (is_latin && who->at.until + 1 == m->at.from &&
                     s->text.bytes[who->at.until] == ' '))
                    return true;
            }
    return false;
}

/* "rejected by Dan" */
static bool is_by(const struct scene *s, const struct mark *who)
{
    return who->at.from >= 3 && memcmp(s->text.bytes + who->at.from - 3, "by ", 3) == 0;
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
        bool is_refusal = has_feature(act, F_send_back);
        if (m->feature == F_person && is_refusal && goes_to(whole, m))
            continue;
        if (is_refusal && m->at.from >= act_end(whole, act))
            continue;
        if (who && scene_clause(s, m->at.from) == clause && !is_part_of_act(s, act, m))
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

static bool vetoes_approval(const struct view *whole)
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
           stands_up_to(s, s->n_clauses, &act, doubts, COUNT(doubts)) ||
           stands_up_to(s, s->n_clauses, &act, also, COUNT(also)) ||
           anothers_verdict(whole, &act) || !is_whole_verdict(s, clause) ||
           only_polite(whole);
}

/* "paid Oakline", "给鼎砺打款", "Oakline received": the money is not ours. */
static bool flows_away(const struct scene *s)
{
    static const char *const before[] = {
        "给",           "让",           "叫",
        "付",           "付了",         "打了",
        "转了",         "汇了",         "退了",
        "赔了",         "paid ",        "paid the ",
        "paid our ",    "paid to ",     "payment to ",
        "wired ",       "wired to ",    "wire to ",
        "refunded ",    "transferred ", "transferred to ",
        "transfer to ", "remitted ",    "remitted to ",
        "sent ",        "sent to "};
    static const char *const behind[] = {" received", " got ", " has received"};

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct span *at = &s->marks[i].at;
        if (s->marks[i].feature != F_customer)
            continue;
        for (size_t k = 0; k < COUNT(before); k++) {
            size_t n = strlen(before[k]);
            if (at->from >= n && memcmp(s->text.bytes + at->from - n, before[k], n) == 0)
                return true;
        }
        for (size_t k = 0; k < COUNT(behind); k++)
            if (strncmp(s->text.bytes + at->until, behind[k], strlen(behind[k])) == 0)
                return true;
    }
    return false;
}

/* Whether `word` stands here to its end: the po of "posted" is no paper. */
static bool stands_at(const char *at, const char *word)
{
    size_t len = strlen(word);
    bool is_latin = word[len - 1] >= 'a' && word[len - 1] <= 'z';

    return strncmp(at, word, len) == 0 && !(is_latin && at[len] >= 'a' && at[len] <= 'z');
}

/* "paid 1,200 too much", "paid 300 less than billed": by how much they are off. */
static bool is_a_difference(const struct scene *s)
{
    static const char *const behind[] = {" too much", " too little", " too few",
                                         " extra",    " more than",  " less than",
                                         " short",    " over what",  " in excess"};

    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(behind) && s->marks[i].feature == F_amount; k++)
            if (stands_at(s->text.bytes + s->marks[i].at.until, behind[k]))
                return true;
    return false;
}

/* Whether money is named right here, or a few characters on: 20万的对公转账. */
static bool is_money_at(const struct scene *s, size_t at)
{
    enum { NEAR_BYTES = 9 };

    static const enum feature kinds[] = {F_paid, F_due_money, F_arrived, F_kind_refund};

    unsigned char c = (unsigned char)s->text.bytes[at];

    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(kinds); k++)
            if (s->marks[i].feature == kinds[k] && s->marks[i].at.from >= at &&
                s->marks[i].at.from <= at + NEAR_BYTES)
                return true;
    return c < 0x80;
}

/* 收到42万的询价, "received a 5k po": what the amount tells of is a paper. */
static bool is_worth_of_paper(const struct scene *s)
{
    static const char *const papers[] = {"发票", "询价", "报价",   "合同", "订单",
                                         "账单", "询盘", "采购单", "投诉", "标书",
                                         "方案", "样品", "po",     "函"};

    for (size_t i = 0; i < s->n_marks; i++) {
        const char *behind = s->text.bytes + s->marks[i].at.until;
        if (s->marks[i].feature != F_amount)
            continue;
        if (strncmp(behind, "的", 3) == 0 && !is_money_at(s, s->marks[i].at.until + 3))
            return true;
        behind += *behind == ' ';
        for (size_t k = 0; k < COUNT(papers); k++)
            if (stands_at(behind, papers[k]))
                return true;
    }
    return false;
}

/* A letter that went out already is not asked for. */
static bool is_past_letter(const struct view *view)
{
    static const enum feature dun[] = {F_dunning, F_nudge, F_letter};

    static const enum feature past[] = {F_happened, F_bygone, F_finished, F_arrived,
                                        F_met};
    const struct act act = {dun, COUNT(dun)};
    const struct scene *s = view->scene;
    size_t first = act_clause(view, &act, true), last = act_clause(view, &act, false);
    const struct mark *m;

    for (size_t i = 0; i < COUNT(past); i++)
        for (size_t row = 0; (m = view_next(s->whole, past[i], &row));)
            if (scene_clause(s, m->at.from) >= first &&
                scene_clause(s, m->at.from) <= last)
                return true;
    return false;
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
        if ((own == clause || begins) && !is_part_of_act(s, act, m))
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
        if (!is_part_of_act(s, act, m))
            return true;
    return false;
}

/* 同意不同意都行, "agree to disagree": neither. */
static bool says_both(const struct view *whole, size_t clause, const struct act *act)
{
    const struct scene *s = whole->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(whole, F_yes, &row));)
        if (m->at.from < act_end(whole, act) && !is_part_of_act(s, act, m) &&
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

/* A reason may hold any word; what stands before it and beside the verdict may not. */
static bool vetoes_refusal(const struct view *whole)
{
    static const enum feature no[] = {F_no, F_no_weak, F_send_back, F_send_back_weak};
    const struct act act = {no, COUNT(no)};

    /* 资料不齐,退回: what is missing may be said first; who says so may not. */
    static const enum feature earlier[] = {F_condition, F_future, F_quoting};
    const struct scene *s = whole->scene;
    size_t clause = act_clause(whole, &act, true), end = act_end(whole, &act);
    const struct mark *why = view_find(whole, F_because);

    if (is_customer_s(whole, &act))
        return true;
    /* "can't approve 18% off until finance weighs in" refuses nothing. */
    if (whole->has[F_condition] && view_find(whole, F_no) &&
        says_approve(s, view_find(whole, F_no)))
        return true;
    /* Behind "because" and a colon any word may stand. */
    bool has_reason = s->n_clauses == 1 && why && why->at.from >= end;
    if (has_reason || has_colon_behind(s, end))
        return stands_before(s, end, &act, doubts, COUNT(doubts)) ||
               anothers_verdict(whole, &act);
    return says_both(whole, clause, &act) || is_put_off(whole, clause, &act) ||
           stands_up_to(s, clause, &act, earlier, COUNT(earlier)) ||
           is_denied_in(whole, clause, &act) || anothers_verdict(whole, &act);
}

/* 客户要求红冲: who is named before the act, and is not whom it is for, wants it done. */
static bool is_wanted_by_another(const struct view *view, const struct act *act)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    static const enum feature others[] = {F_other, F_person}; /* "Dan wrote it off" */

    for (size_t i = 0; i < COUNT(others); i++)
        for (size_t row = 0; (m = view_next(view, others[i], &row));)
            if (m->at.until <= act_end(view, act) && !goes_to(view, m) &&
                scene_clause(s, m->at.from) == act_clause(view, act, true) &&
                !is_part_of_act(s, act, m))
                return true;
    return false;
}

/* "over my dead body", 我说没门 */
static bool refuses(const struct view *whole)
{
    return whole->has[F_no] || whole->has[F_no_weak];
}

/* 上个月就开过了: it was done already. */
static bool is_over(const struct view *view, const enum feature *features, size_t n)
{
    const struct act act = {features, n};
    const struct scene *s = view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_finished, &row));)
        if (scene_clause(s, m->at.from) == act_clause(view, &act, true) &&
            !is_part_of_act(s, &act, m))
            return true;
    return false;
}

static bool vetoes_act(const struct view *view, const enum feature *features, size_t n)
{
    const struct act act = {features, n};

    return stands_up_to(view->scene, act_clause(view, &act, false), &act, doubts,
                        COUNT(doubts));
}

/* "Bluefin won an industry award", "Emma delivered a great pitch": a word that we do not
 * know right behind, or one for an activity, says what was won or delivered. */
static bool is_followed_by_unknown(const struct view *view, enum feature feature,
                                   const char *word)
{
    static const char *const small[] = {"a ",   "an ",    "the ",  "their ",  "its ",
                                        "her ", "great ", "good ", "another "};
    const struct scene *s = view->scene;
    const char *b = s->text.bytes;
    size_t len = strlen(word);
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, feature, &row));) {
        size_t at = m->at.until + 1;
        bool is_known = m->at.until - m->at.from != len ||
                        memcmp(b + m->at.from, word, len) != 0 || b[at - 1] != ' ';
        for (size_t i = 0; i < COUNT(small) && !is_known; i++)
            if (strncmp(b + at, small[i], strlen(small[i])) == 0)
                at += strlen(small[i]);
        is_known |= b[at] < 'a' || b[at] > 'z';
        for (size_t i = 0; i < s->n_marks && !is_known; i++)
            is_known = s->marks[i].at.from <= at && at < s->marks[i].at.until &&
                       s->marks[i].feature != F_activity;
        if (!is_known)
            return true;
    }
    return false;
}

/* "SO-511 ships next Wednesday", SO-511下周三才发货: what is still to leave did not. */
static bool vetoes_delivery(const struct view *view)
{
    static const enum feature sent[] = {F_shipped, F_deliver, F_tracking};
    const struct act act = {sent, COUNT(sent)};
    const struct scene *s = view->scene;
    size_t first = act_clause(view, &act, true), last = act_clause(view, &act, false);
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_coming, &row));)
        if (scene_clause(s, m->at.from) >= first && scene_clause(s, m->at.from) <= last)
            return true;
    return view->scene->whole->has[F_in_fact] || view->scene->whole->has[F_promise] ||
           is_followed_by_unknown(view, F_shipped, "delivered") ||
           vetoes_act(view, sent, COUNT(sent));
}

/* 去年这时候都回款30万了: told of a whole month or year that is over. */
static bool tells_of_the_past(const struct view *view)
{
    enum { A_WEEK = 7 };
    const struct mark *range;

    struct day today = view->scene->context->reading.now.day;

    for (size_t from = 0; (range = view_next(view, F_range, &from));) {
        const struct entity *e = mark_entity(view->scene, range);
        if (e->kind == ENTITY_DAYS && day_between(e->until.day, today) >= 0 &&
            day_between(e->at.day, e->until.day) >= A_WEEK)
            return true;
    }
    return false;
}

static bool vetoes_payment(const struct view *view)
{
    static const enum feature paid[] = {F_arrived, F_paid};
    const struct act act = {paid, COUNT(paid)};
    const struct view *whole = view->scene->whole;
    const struct scene *s = view->scene;
    size_t first = act_clause(view, &act, true), last = act_clause(view, &act, false);

    while (last > first && scene_is_of_the_rest(s, last))
        last--;
    return refuses(whole) || whole->has[F_in_fact] || flows_away(s) ||
           tells_of_the_past(view) || is_worth_of_paper(s) || is_a_difference(s) ||
           stands_up_to(s, last, &act, doubts, COUNT(doubts));
}

/* Who decides, moves money or goods, or writes to a customer says it plainly. */
static bool vetoes_risk(const struct view *view, enum intent_id intent)
{
    static const enum feature dun[] = {F_dunning, F_nudge},
                              off[] = {F_writeoff, F_unable}, credit[] = {F_credit_note};
    const struct view *whole = view->scene->whole;

    bool is_refusal =
        intent == INTENT_approval_reject || intent == INTENT_approval_return;
    if (whole->has[F_in_doubt] || whole->has[F_help] ||
        (whole->has[F_has_quotes] && !(is_refusal && whole->has[F_quoting])))
        return true;
    switch ((int)intent) {
    case INTENT_approval_approve:
        return whole->has[F_is_quoted] || vetoes_approval(whole);
    case INTENT_approval_reject:
    case INTENT_approval_return:
        return vetoes_refusal(whole);
    case INTENT_payment_record:
        return vetoes_payment(view);
    case INTENT_invoice_writeoff:
        return refuses(whole) || vetoes_act(view, off, COUNT(off)) ||
               is_wanted_by_another(view, &(struct act){off, COUNT(off)});
    case INTENT_invoice_credit:
        return refuses(whole) || is_over(view, credit, COUNT(credit)) ||
               vetoes_act(view, credit, COUNT(credit)) ||
               is_wanted_by_another(view, &(struct act){credit, COUNT(credit)});
    case INTENT_order_deliver:
        return vetoes_delivery(view);
    default:
        return is_past_letter(view) || vetoes_act(view, dun, COUNT(dun));
    }
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
        if (scene_clause(s, m->at.from) == clause && !is_part_of_act(s, act, m))
            return true;
    for (size_t row = 0; (m = view_next(view, F_hearsay, &row));)
        if (scene_clause(s, m->at.from) == clause && m->at.from < of->at.from &&
            !is_part_of_act(s, act, m))
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

bool safety_is_hearsay(const struct view *view, enum intent_id intent)
{
    switch ((int)intent) {
    case INTENT_deal_update:
        return all_doubted(view, update_acts, COUNT(update_acts));
    case INTENT_stage_set:
        return all_doubted(view, stage_acts, COUNT(stage_acts));
    case INTENT_approval_request:
        return is_only_wished(view);
    default:
        return false;
    }
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

bool safety_vetoes(const struct view *view, enum intent_id intent)
{
    unsigned flags = intents[intent].flags;

    if ((flags & INTENT_RISKY) && vetoes_risk(view, intent))
        return true;
    if (intent == INTENT_deal_update && is_figure_denied(view))
        return true;
    if (intent == INTENT_stage_set && is_followed_by_unknown(view, F_stage_won, "won"))
        return true;
    return (flags & INTENT_CHANGES) &&
           (forbids(view) || view->has[F_iffy] || is_reported(view->scene));
}
