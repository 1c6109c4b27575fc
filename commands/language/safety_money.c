/* What keeps a sentence from moving money or goods, or writing to a customer. */
#include "commands/language/safety_inside.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

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

/* How many bytes a word of the row takes that stands at byte `at`; 0: none does. */
static size_t word_at(const struct scene *s, size_t at, enum small row)
{
    return only_taken(s->text.bytes + at, small_row(row));
}

/* "Emma paid 20 for lunch", 王浩垫了500: who pays is one of us. */
static bool one_of_us_pays(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_person &&
            word_at(s, scene_past_blank(s, s->marks[i].at.until), SMALL_lays_out))
            return true;
    return false;
}

/* "Paid Emma's lunch", "paid the deposit for the other vendor": what for is behind it,
 * and it is nothing of ours. */
static bool is_for_another(const struct scene *s, const struct mark *paid)
{
    if (word_at(s, scene_past_blank(s, paid->at.until), SMALL_other_payee))
        return true;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_whose = m->feature == F_person &&
                        m->at.from == scene_past_blank(s, paid->at.until) &&
                        strncmp(s->text.bytes + m->at.until, "'s ", 3) == 0;
        bool is_rivals = m->feature == F_rival && m->at.from >= paid->at.until &&
                         scene_clause(s, m->at.from) == scene_clause(s, paid->at.from);
        if (is_whose || is_rivals)
            return true;
    }
    return false;
}

/* "Oakline paid Kestrel 9,999": whom nobody here knows, between the word and the sum. */
static bool pays_stranger(const struct scene *s, const struct mark *paid)
{
    const char *b = s->text.bytes;
    size_t from = scene_past_blank(s, paid->at.until), until = from;
    while (b[until] >= 'a' && b[until] <= 'z')
        until++;
    bool is_name = until > from + 3 &&
                   !only_listed(b + from, until - from, small_row(SMALL_before_sum));
    size_t sum = scene_past_blank(s, until);
    bool is_sum = false;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        is_name &= m->at.from < from || m->at.from >= until;
        is_sum |= m->feature == F_amount && m->at.from == sum;
    }
    return is_name && is_sum && sum > until;
}

/* 收到恒达3000: whose it is stands between, and nobody here knows them. Words of which
 * something is known, as a day, do not; nor where it is said of whose it is besides. */
static bool comes_of_stranger(const struct scene *s, const struct mark *noted)
{
    size_t from = scene_past_blank(s, noted->at.until);

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (m->feature == F_customer || m->feature == F_inv_ref ||
            (m->at.from <= from && from < m->at.until))
            return false;
    }
    return from < s->text.len && (unsigned char)s->text.bytes[from] >= 0x80;
}

/* "Oakline's customer paid 9,999": who pays stands behind whose they are. */
static bool third_party_pays(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_customer &&
            word_at(s, s->marks[i].at.until, SMALL_third_party))
            return true;
    return false;
}

/* "paid 20k to our competitor", 付了20万给隔壁厂: it came to somebody else. */
static bool goes_to_another(const struct scene *s)
{
    if (third_party_pays(s))
        return true;
    for (size_t i = 0; i < s->n_marks; i++)
        if ((s->marks[i].feature == F_paid &&
             (is_for_another(s, &s->marks[i]) || pays_stranger(s, &s->marks[i]))) ||
            (s->marks[i].feature == F_noted && comes_of_stranger(s, &s->marks[i])))
            return true;
    for (size_t i = 0; i < s->n_marks; i++) {
        size_t to = scene_past_blank(s, s->marks[i].at.until),
               len = s->marks[i].feature == F_amount ? word_at(s, to, SMALL_goes_to) : 0;
        if (len > 0 && !word_at(s, scene_past_blank(s, to + len), SMALL_to_us))
            return true;
    }
    return false;
}

/* Money is spoken of besides the words at `at`. */
static bool speaks_of_money(const struct scene *s, struct span at)
{
    static const enum feature money[] = {F_amount,  F_money,    F_due_money,
                                         F_inv_ref, F_money_in, F_to_invoice,
                                         F_paid,    F_percent};

    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(money); k++)
            if (s->marks[i].feature == money[k] &&
                !(s->marks[i].at.from < at.until && at.from < s->marks[i].at.until))
                return true;
    return false;
}

/* "Got the logo from Tessera", 鼎砺的人到了: something came, and no money. */
static bool is_of_thing(const struct scene *s)
{
    enum { HAN = 3, LONGEST = 5 * HAN };

    const char *b = s->text.bytes;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        size_t next = scene_past_blank(s, m->at.until);
        if (m->feature != F_arrived ||
            !only_listed(b + m->at.from, m->at.until - m->at.from,
                         small_row(SMALL_takes_any)) ||
            speaks_of_money(s, m->at))
            continue;
        if (only_taken(b + next, small_row(SMALL_object_lead)) > 0)
            return true;
        for (size_t at = m->at.from; at >= HAN && m->at.from - at < LONGEST; at -= HAN)
            if (at < m->at.from && strncmp(b + at - HAN, "的", HAN) == 0)
                return true;
    }
    return false;
}

/* 账上多了42万,应该是星桥的: whose it is, is only thought. */
static bool is_payer_guessed(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < s->n_marks; k++)
            if (s->marks[i].feature == F_guess && s->marks[k].feature == F_customer &&
                s->marks[k].at.from == scene_past_blank(s, s->marks[i].at.until))
                return true;
    return false;
}

/* 能付20万, "stopped payment on": what stands right before says that it can or should be
 * paid, or was kept from it. */
static bool is_only_able(const struct view *view, const struct act *act)
{
    enum { NEAR_BYTES = 6 };

    const struct scene *s = view->scene;
    const struct mark *m;
    size_t first = s->text.len;

    for (size_t i = 0; i < s->n_marks; i++)
        if (act_has(act, s->marks[i].feature) && view_covers(view, s->marks[i].at) &&
            s->marks[i].at.from < first)
            first = s->marks[i].at.from;
    for (size_t row = 0; (m = view_next(view, F_able, &row));)
        if (m->at.until <= first && first - m->at.until <= NEAR_BYTES &&
            scene_clause(s, m->at.from) == scene_clause(s, first))
            return true;
    return false;
}

/* 老板批了20万付款: that it may be paid was decided. */
static bool is_only_decided(const struct view *view, const struct act *act)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_decided, &row));)
        if (m->at.from < act_end(view, act) &&
            scene_clause(s, m->at.from) == act_clause(view, act, true))
            return true;
    return false;
}

/* "Oakline paid their supplier 500", 付给别人: it came to somebody else, or does so yet.
 */
static bool comes_elsewhere(const struct scene *s)
{
    static const char *const signs[] = {
        "their supplier", "their vendor",     "a supplier",     "the supplier",
        "wrong account",  "another supplier", "their landlord", "their staff",
        "给供应商",       "付给别",           "打给别",         "转给别",
        "打错账户",       "转错账户",         " arrives today", " arrives tomorrow",
        " is arriving"};

    return text_has_any(s->text.bytes, signs, COUNT(signs));
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
        if (strncmp(behind, "到期", 6) == 0) /* 质保金20万到期了 */
            return true;
        if (strncmp(behind, "的", 3) == 0 && !is_money_at(s, s->marks[i].at.until + 3))
            return true;
        behind += *behind == ' ';
        for (size_t k = 0; k < COUNT(papers); k++)
            if (stands_at(behind, papers[k]))
                return true;
    }
    return false;
}

/* "received an invoice from Oakline, 9,999": what came is a paper. */
static bool receives_paper(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++) {
        size_t at = s->marks[i].at.until;
        if (s->marks[i].feature != F_arrived || s->text.bytes[at++] != ' ')
            continue;
        at = scene_past_blank(s, at + word_at(s, at, SMALL_paper_article));
        size_t len = word_at(s, at, SMALL_paper_received);
        if (len > 0 && !word_at(s, scene_past_blank(s, at + len), SMALL_of_money))
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

/* 客户要求红冲: who is named before the act, and is not whom it is for, wants it done. */
static bool is_wanted_by_another(const struct view *view, const struct act *act)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    static const enum feature others[] = {F_other, F_person}; /* "Dan wrote it off" */

    for (size_t i = 0; i < COUNT(others); i++)
        for (size_t row = 0; (m = view_next(view, others[i], &row));)
            if (m->at.until <= act_end(view, act) && !act_goes_to(view, m) &&
                scene_clause(s, m->at.from) == act_clause(view, act, true) &&
                !act_holds(s, act, m))
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
            !act_holds(s, &act, m))
            return true;
    return false;
}

static bool vetoes_act(const struct view *view, const enum feature *features, size_t n)
{
    const struct act act = {features, n};

    return act_has_by(view->scene, act_clause(view, &act, false), &act, act_doubts,
                      ACT_DOUBTS);
}

/* "SO-511 ships next Wednesday", SO-511下周三才发货: what is still to leave did not. */
static bool vetoes_delivery(const struct view *view)
{
    static const enum feature sent[] = {F_shipped, F_deliver, F_tracking},
                              other[] = {F_no, F_in_fact, F_promise};
    const struct act act = {sent, COUNT(sent)};
    const struct scene *s = view->scene;
    size_t first = act_clause(view, &act, true), last = act_clause(view, &act, false);
    const struct mark *m;

    for (size_t i = 0; i < COUNT(other); i++)
        if (s->whole->has[other[i]])
            return true;
    for (size_t row = 0; (m = view_next(view, F_coming, &row));)
        if (scene_clause(s, m->at.from) >= first && scene_clause(s, m->at.from) <= last)
            return true;
    return act_is_of_unknown(view, F_shipped, "delivered") ||
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

/* 冲销铂曼的回款, "reverse the payment": it is taken back. */
static bool is_taken_back(const struct view *view, size_t first, size_t last)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_take_back, &row));)
        if (scene_clause(s, m->at.from) >= first && scene_clause(s, m->at.from) <= last)
            return true;
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
    return refuses(whole) || whole->has[F_in_fact] || whole->has[F_unkept] ||
           s->ends_in_doubt || flows_away(s) || comes_elsewhere(s) || one_of_us_pays(s) ||
           goes_to_another(s) || is_payer_guessed(s) || is_of_thing(s) ||
           is_only_able(view, &act) || is_only_decided(view, &act) ||
           whole->has[F_slip] || is_taken_back(view, first, last) ||
           tells_of_the_past(view) || is_worth_of_paper(s) || receives_paper(s) ||
           is_a_difference(s) || act_has_by(s, last, &act, act_doubts, ACT_DOUBTS);
}

bool safety_vetoes_money(const struct view *view, enum intent_id intent)
{
    static const enum feature dun[] = {F_dunning, F_nudge},
                              off[] = {F_writeoff, F_unable}, credit[] = {F_credit_note};
    const struct view *whole = view->scene->whole;

    switch ((int)intent) {
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
