/* "The other bid is 380k", 友商只要38万, "got a quote of 380k from Kestrel": what another
 * asks for, and neither what the deal is worth nor a quote of ours. It only tells. */
#include "commands/language/scene.h"

/* "Set it to 380k to match the competitor": what is done here stands before. */
static bool is_ours(const struct scene *s, size_t clause, size_t rival)
{
    static const enum feature acts[] = {F_change,    F_field_amount, F_move,
                                        F_stage_won, F_invoice,      F_paid,
                                        F_arrived,   F_promise,      F_order};

    for (size_t i = 0; i < s->n_marks; i++)
        if (mark_is(&s->marks[i], acts, COUNT(acts)) && s->marks[i].at.from < rival &&
            scene_clause(s, s->marks[i].at.from) == clause)
            return true;
    return false;
}

/* The rival stands before it, in its clause. */
static bool is_of_rival(const struct scene *s, const struct mark *m)
{
    size_t clause = scene_clause(s, m->at.from);

    for (size_t i = 0; i < s->n_marks; i++) {
        struct span at = s->marks[i].at;
        if (s->marks[i].feature == F_rival && at.from <= m->at.from &&
            scene_clause(s, at.from) == clause)
            return !is_ours(s, clause, at.from);
    }
    return false;
}

void rivals_mark(struct scene *s)
{
    static const enum feature prices[] = {F_amount, F_quote, F_discount, F_percent};

    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (!mark_is(&s->marks[i], prices, COUNT(prices)) ||
            !is_of_rival(s, &s->marks[i]))
            s->marks[kept++] = s->marks[i];
    s->n_marks = kept;
}
