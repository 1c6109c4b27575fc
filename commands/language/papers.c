/* 合同寄出去了, "the contract went out to Oakline": what was sent is a paper and no
 * goods: it is told (F_met), and nothing was delivered. */
#include "commands/language/scene.h"

#include <string.h>

/* Goods go with it, or it is still to be done. */
static bool is_of_more(const struct scene *s, size_t clause)
{
    static const enum feature more[] = {F_goods,    F_order,  F_so_ref,
                                        F_to_order, F_coming, F_quantity,
                                        F_future,   F_remind, F_invoice};

    return scene_has_in(s, clause, more, COUNT(more));
}

/* 合同发给鼎砺了: 发给 alone is still to be done. */
static bool is_over(const struct scene *s, struct span sent, size_t clause)
{
    static const char *const to_be[] = {"发给", "寄给", "传给", "递给"};
    static const char *const ends[] = {"了", "过"};
    size_t until = s->clauses[clause].until;

    if (!text_begins_any(s->text.bytes + sent.from, to_be, COUNT(to_be)))
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

/* What was read there as goods on their way. */
static bool is_delivery(const struct mark *m, struct span at)
{
    static const enum feature deliveries[] = {F_shipped, F_deliver, F_tracking};

    for (size_t i = 0; i < COUNT(deliveries); i++)
        if (m->feature == deliveries[i] && m->at.from < at.until && at.from < m->at.until)
            return true;
    return false;
}

bool papers_mark(struct scene *s)
{
    static const enum feature papers[] = {F_paper};

    size_t n = s->n_marks;

    for (size_t i = 0; i < n; i++) {
        const struct span sent = s->marks[i].at;
        size_t clause = scene_clause(s, sent.from), kept = 0;
        if (s->marks[i].feature != F_sent ||
            !scene_has_in(s, clause, papers, COUNT(papers)) || is_of_more(s, clause) ||
            !is_over(s, sent, clause))
            continue;
        for (size_t k = 0; k < s->n_marks; k++)
            if (!is_delivery(&s->marks[k], sent))
                s->marks[kept++] = s->marks[k];
        s->n_marks = kept;
        scene_add(s, F_met, sent, -1);
        return true;
    }
    return false;
}
