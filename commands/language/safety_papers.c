/* What keeps an invoice, a promise and an undo from being done: they are no money yet,
 * and still nobody's question, denial or duty does them. */
#include "commands/language/safety_inside.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

static bool is_listed(enum feature feature, const enum feature *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == feature)
            return true;
    return false;
}

/* Whether one of the list stands before a mark of the act, in its clause: "isn't going to
 * pay by Friday", 忘了开票. What stands behind it says how: "invoice Acme 5k, no VAT". */
static bool is_before_act(const struct view *view, const struct act *act,
                          const enum feature *list, size_t n)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (!act_has(act, m->feature) || !view_covers(view, m->at))
            continue;
        for (size_t k = 0; k < s->n_marks && s->marks[k].at.from < m->at.from; k++)
            if (is_listed(s->marks[k].feature, list, n) &&
                !act_holds(s, act, &s->marks[k]) &&
                scene_clause(s, s->marks[k].at.from) == scene_clause(s, m->at.from))
                return true;
    }
    return false;
}

static bool begins_with(const struct scene *s, const char *head)
{
    const char *at = s->text.bytes + strspn(s->text.bytes, " ,.-!\n");

    return strncmp(at, head, strlen(head)) == 0;
}

/* "Can we invoice Oakline 20k?" asks whether it may be done; "can you" does not. */
static bool asks_leave(const struct scene *s)
{
    static const char *const heads[] = {"can we ", "could we ", "shall we ", "should we ",
                                        "may we ", "can i ",    "shall i ",  "should i "};

    for (size_t i = 0; i < COUNT(heads); i++)
        if (begins_with(s, heads[i]))
            return true;
    return false;
}

/* "The Oakline invoice falls due next week", "... was sent" tells of one that there is.
 */
static bool tells_of_one(const struct scene *s)
{
    static const char *const signs[] = {
        " falls due", " fell due",      " is due",     " was due",
        " was sent",  " has been sent", " was issued", " has been issued"};

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strstr(s->text.bytes, signs[i]))
            return true;
    return false;
}

/* 发票没到: what is denied stands right behind it. */
static bool is_denied_behind(const struct view *view)
{
    const struct mark *paper, *no;

    for (size_t row = 0; (paper = view_next(view, F_invoice, &row));)
        for (size_t k = 0; (no = view_next(view->scene->whole, F_negation, &k));)
            if (no->at.from == paper->at.until &&
                han_at(view->scene->text.bytes + no->at.from))
                return true;
    return false;
}

/* Whether the words of the row stand anywhere. */
static bool says(const struct scene *s, enum small row)
{
    size_t from, len;

    return only_next(s->text.bytes, 0, small_row(row), &from, &len);
}

/* Where the word begins that ends, with a blank, right before byte `at`. */
static size_t word_before(const struct scene *s, size_t at)
{
    size_t from = at > 0 && s->text.bytes[at - 1] == ' ' ? at - 1 : at;

    while (from > 0 && s->text.bytes[from - 1] >= 'a' && s->text.bytes[from - 1] <= 'z')
        from--;
    return from;
}

/* "Kestrel invoiced Bluefin 30k", 友商给铂曼开了30万的票: a competitor's, or a name's
 * that nobody here has. */
static bool is_anothers(const struct view *view)
{
    static const char *const did[] = {"invoiced", "billed"};
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        const char *said =
            m->feature == F_invoice ? text_fold(s->arena, scene_words(s, m->at)) : "";
        size_t from = word_before(s, m->at.from);
        bool is_past = text_is_any(said, did, COUNT(did)), is_known = false;
        for (size_t k = 0; k < s->n_marks; k++)
            is_known |= s->marks[k].at.from <= from && from < s->marks[k].at.until;
        is_known |=
            only_taken(s->text.bytes + from, small_row(SMALL_before_invoiced)) > 0;
        if (is_past && !is_known && from + 1 < m->at.from)
            return true;
    }
    return false;
}

static bool vetoes_invoice(const struct view *view)
{
    static const enum feature paper[] = {F_invoice, F_tax_paper},
                              doubts[] = {F_negation, F_denied, F_guess,
                                          F_hearsay,  F_unkept, F_rival};
    const struct act act = {paper, COUNT(paper)};

    return view->scene->whole->has[F_is_question] || asks_leave(view->scene) ||
           tells_of_one(view->scene) || says(view->scene, SMALL_their_paper) ||
           says(view->scene, SMALL_not_invoiced) || is_denied_behind(view) ||
           is_anothers(view) || is_before_act(view, &act, doubts, COUNT(doubts));
}

/* "Will Oakline pay by Friday": asked, with no mark. */
static bool asks_whether(const struct scene *s)
{
    return begins_with(s, "will ");
}

/* 给鼎砺开10万发票,60天内付: how long the one who is told to issue it may give them. */
static bool is_term_of_invoice(const struct scene *s)
{
    static const char *const heads[] = {"给",     "帮",       "为",    "替",    "请给",
                                        "麻烦给", "invoice ", "bill ", "issue "};
    static const char *const done[] = {"开了", "已开", "开过", "开好"};
    const struct mark *paper = view_find(s->whole, F_invoice);
    bool is_told = false;

    paper = paper ? paper : view_find(s->whole, F_tax_paper);
    for (size_t i = 0; i < COUNT(heads); i++)
        is_told |= begins_with(s, heads[i]);
    for (size_t i = 0; i < COUNT(done); i++)
        is_told &= !strstr(s->text.bytes, done[i]);
    if (!paper || !is_told || scene_clause(s, paper->at.from) > 0)
        return false;
    for (size_t i = 0; i < s->n_marks; i++) {
        bool is_who = s->marks[i].feature == F_customer ||
                      s->marks[i].feature == F_they || s->marks[i].feature == F_other;
        if (is_who && scene_clause(s, s->marks[i].at.from) > 0)
            return false;
    }
    return true;
}

static bool vetoes_promise(const struct view *view)
{
    static const enum feature pay[] = {F_promise, F_paid, F_arrived},
                              doubts[] = {F_negation, F_denied, F_unkept, F_take_back};
    const struct act act = {pay, COUNT(pay)};

    /* 上周答应付但没付: it was broken, and nothing new was promised. */
    bool is_broken = view->has[F_broken] && !view->has[F_coming];

    return asks_whether(view->scene) || is_term_of_invoice(view->scene) || is_broken ||
           is_before_act(view, &act, doubts, COUNT(doubts));
}

/* 铂曼撤销了承诺, "Oakline rolled back", 铂曼把那笔撤了: the customer did. */
static bool is_customers_deed(const struct scene *s)
{
    static const char hold[] = "把";

    for (size_t i = 0; i < s->n_marks; i++) {
        size_t until = s->marks[i].at.until;
        if (s->marks[i].feature != F_customer && s->marks[i].feature != F_lead)
            continue;
        if (strncmp(s->text.bytes + until, hold, sizeof hold - 1) == 0)
            return true;
        for (size_t k = 0; k < s->n_marks; k++) {
            size_t from = s->marks[k].at.from;
            if (s->marks[k].feature == F_take_back &&
                (from == until || (from == until + 1 && s->text.bytes[until] == ' ')))
                return true;
        }
    }
    return false;
}

static bool vetoes_undo(const struct view *view)
{
    static const enum feature back[] = {F_undo, F_undo_word, F_take_back},
                              doubts[] = {F_negation, F_denied, F_forbid};
    const struct act act = {back, COUNT(back)};

    return view->scene->whole->has[F_is_question] || is_customers_deed(view->scene) ||
           says(view->scene, SMALL_our_payment) ||
           is_before_act(view, &act, doubts, COUNT(doubts));
}

bool safety_vetoes_paper(const struct view *view, enum intent_id intent)
{
    switch ((int)intent) {
    case INTENT_invoice_create:
        return vetoes_invoice(view);
    case INTENT_payment_promise:
        return vetoes_promise(view);
    case INTENT_undo:
        return vetoes_undo(view);
    default:
        return false;
    }
}
