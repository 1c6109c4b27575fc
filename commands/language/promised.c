/* "They promised Friday" is of the money; "promised an answer Friday", 答应周五签 is of
 * something else, and stops no chasing. What is left of the clause beside names and times
 * says which. */
#include "commands/language/scene.h"
#include "commands/only_words.h"

#include <string.h>

/* Money; and goods, whose delivery heeds the promise itself (safety_money.c). */
static const enum feature of_money[] = {F_paid,    F_arrived, F_due_money, F_amount,
                                        F_money,   F_invoice, F_inv_ref,   F_percent,
                                        F_shipped, F_deliver, F_so_ref};

static bool is_in(const struct scene *s, const struct mark *m, size_t clause)
{
    return scene_clause(s, m->at.from) == clause;
}

/* A promise that does not say of what: 答应, "promised". */
static bool is_open(const struct scene *s, const struct mark *m)
{
    static const char words[] =
        "promise|promises|promised|promising|commit|commits|committed|pledged|pledge|"
        "guaranteed|swears|vows|vowed|gave their word|答应|答应了|承诺|承诺了|保证|约定|"
        "约好|说好";
    size_t len = m->at.until - m->at.from;

    return m->feature == F_promise && only_listed(s->text.bytes + m->at.from, len, words);
}

static bool tells_of_money(const struct scene *s, size_t clause)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(of_money); k++)
            if (s->marks[i].feature == of_money[k] && is_in(s, &s->marks[i], clause))
                return true;
    return false;
}

/* Past a name, a time, or a word that says nothing of what was promised. */
static size_t past_idle(const struct scene *s, size_t at, const struct mark *promise)
{
    static const char idle[] =
        "by|on|for|it|latest|us|me|again|definitely|surely|this|time|all|full|in|the|rest|"
        "half|they|he|she|will|would|that|to|have|has|before|at|end|of|and|next|so|now|is|"
        "about|just|i|we|his|her|their|them|a|then|well|ok|yes|hi|hey|good|news|"
        "finally|pay|amount|sum|balance|whole|entire|everything|total|remainder|了|的|说|会|给|在|前|都|一定|肯定|他们|对方|那边|我们|我|全部|最晚|最迟|"
        "能|之|人|家|他|她|又|也|这|次|终于|好的|再|到";
    const char *b = s->text.bytes + at;

    if (at == promise->at.from)
        return promise->at.until;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from == at)
            return s->marks[i].at.until;
    size_t len = only_taken(b, idle);
    bool is_letter = (*b >= 'a' && *b <= 'z') || (*b >= '0' && *b <= '9') || han_at(b);
    return len || is_letter ? at + len : at + 1;
}

/* Whether something is named that was promised. */
static bool is_of_else(const struct scene *s, const struct mark *promise)
{
    size_t clause = scene_clause(s, promise->at.from);
    size_t at = s->clauses[clause].from, next;

    while (at < s->clauses[clause].until && (next = past_idle(s, at, promise)) > at)
        at = next;
    return at < s->clauses[clause].until;
}

void promised_mark(struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++) {
        struct mark *m = &s->marks[i];
        if (is_open(s, m) && !tells_of_money(s, scene_clause(s, m->at.from)) &&
            is_of_else(s, m))
            m->feature = F_promised_else;
    }
}
