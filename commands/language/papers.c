/* 合同寄出去了, "the contract went out to Oakline", 松果签收了样品: what was sent or
 * taken in is a paper or a sample, and no goods and no money: it is told (F_met). */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

static const enum feature things[] = {F_paper, F_sample, F_invoice, F_tax_paper};

/* Goods go with it, or it is still to be done. */
static bool is_of_more(const struct scene *s, size_t clause)
{
    static const enum feature more[] = {F_goods,  F_order,  F_so_ref, F_to_order,
                                        F_coming, F_future, F_remind};

    return scene_has_in(s, clause, more, COUNT(more));
}

/* 合同发给鼎砺了: 发给 alone is still to be done. */
static bool is_over(const struct scene *s, struct span sent, size_t clause)
{
    static const char *const ends[] = {"了", "过"};
    size_t until = s->clauses[clause].until;

    if (!only_listed(s->text.bytes + sent.from, sent.until - sent.from,
                     small_row(SMALL_still_to_send)))
        return true;
    for (size_t at = until; at > sent.until; at--) {
        const char *b = s->text.bytes + at - 1;
        if (han_at(b))
            return text_begins_any(b, ends, COUNT(ends));
        if ((*b >= 'a' && *b <= 'z') || (*b >= '0' && *b <= '9'))
            return false;
    }
    return false;
}

static bool meet(struct span a, struct span b)
{
    return a.from < b.until && b.from < a.until;
}

static bool is_of_thing(const struct scene *s, const struct mark *m)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (mark_is(&s->marks[i], things, COUNT(things)) && meet(s->marks[i].at, m->at))
            return true;
    return false;
}

/* 合同款收到了, "got the deposit for the contract": money is spoken of besides. */
static bool is_of_money(const struct scene *s, struct span verb, size_t clause)
{
    static const enum feature money[] = {F_amount,  F_money,     F_due_money,
                                         F_paid,    F_arrived,   F_money_in,
                                         F_inv_ref, F_to_invoice};

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (mark_is(m, money, COUNT(money)) && !meet(m->at, verb) && !is_of_thing(s, m) &&
            scene_clause(s, m->at.from) == clause)
            return true;
    }
    return false;
}

/* A paper or a sample is spoken of; beside goods that are counted or a sum to bill, "the
 * contract and 20 units went out", more than it was sent. */
static bool is_told(const struct scene *s, const struct mark *verb)
{
    static const enum feature counted[] = {F_quantity}, billed[] = {F_paper},
                              sum[] = {F_amount}, paper[] = {F_paper},
                              sample[] = {F_sample}, invoice[] = {F_invoice, F_tax_paper};

    size_t clause = scene_clause(s, verb->at.from);
    bool is_sample = scene_has_in(s, clause, sample, COUNT(sample));
    bool is_invoice = scene_has_in(s, clause, invoice, COUNT(invoice));

    if (is_of_more(s, clause) ||
        !(is_sample || is_invoice || scene_has_in(s, clause, paper, COUNT(paper))))
        return false;
    if (is_invoice && scene_has(s, sum, COUNT(sum)))
        return false;
    if (verb->feature == F_takes_in)
        return !is_of_money(s, verb->at, clause);
    return (is_sample || !scene_has_in(s, clause, counted, COUNT(counted))) &&
           !(is_invoice && scene_has_in(s, clause, billed, COUNT(billed)));
}

/* What was read there as goods on their way, or as money; an invoice that was sent is
 * none to issue. */
static bool is_misread(const struct scene *s, const struct mark *m, struct span verb)
{
    static const enum feature misread[] = {F_shipped, F_deliver,  F_tracking,
                                           F_arrived, F_paid,     F_got_it,
                                           F_sent,    F_takes_in, F_money_in},
                              invoice[] = {F_invoice, F_tax_paper};

    if (mark_is(m, invoice, COUNT(invoice)))
        return scene_clause(s, m->at.from) == scene_clause(s, verb.from);
    return mark_is(m, misread, COUNT(misread)) && meet(m->at, verb);
}

bool papers_mark(struct scene *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark verb = s->marks[i];
        size_t kept = 0;
        if ((verb.feature != F_sent && verb.feature != F_takes_in) || !is_told(s, &verb))
            continue;
        for (size_t k = 0; k < s->n_marks; k++)
            if (!is_misread(s, &s->marks[k], verb.at))
                s->marks[kept++] = s->marks[k];
        s->n_marks = kept;
        if (verb.feature == F_takes_in ||
            is_over(s, verb.at, scene_clause(s, verb.at.from)))
            scene_add(s, F_met, verb.at, -1);
        any = true;
        i = (size_t)-1; /* the marks have moved */
    }
    return any;
}
