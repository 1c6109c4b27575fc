/* "Oakline sent 5,000 on monday": what a customer sent and is a sum, with nothing behind
 * it that is counted, is money that came; "sent 5,000 samples" is none. */
#include "commands/language/scene.h"

#include <string.h>

/* Goods, papers and figures are spoken of: the number may be theirs. */
static bool is_of_things(const struct scene *s)
{
    static const enum feature things[] = {
        F_quantity,    F_product,  F_order,  F_deliver, F_shipped, F_quote,
        F_kind_refund, F_pipeline, F_budget, F_email,   F_invoice};

    return scene_has(s, things, COUNT(things));
}

/* The sum right behind the verb, but for "us another" and the like; NULL. */
static const struct mark *sum_behind(const struct scene *s, size_t at)
{
    static const enum feature between[] = {F_sum_lead};

    size_t end;

    at = scene_past_blank(s, at);
    while ((end = scene_begins(s, at, between, COUNT(between))))
        at = scene_past_blank(s, end);
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_amount && s->marks[i].at.from == at)
            return &s->marks[i];
    return NULL;
}

/* Small bare numbers count things as often as money: "sent 120 yesterday". */
static bool is_plainly_money(const struct scene *s, const struct mark *sum)
{
    enum { LARGE = 1000 };
    const struct entity *e = mark_entity(s, sum);

    return e->kind == ENTITY_MONEY || e->flags & ENTITY_SCALED ||
           (e->number.scale == 0 && e->number.units >= LARGE) || e->number.scale == 2;
}

/* Behind the sum begins no noun that it counts: its clause ends, or a day, an invoice or
 * a word of money stands there, or how it was sent. */
static bool stands_alone(const struct scene *s, const struct mark *sum)
{
    static const enum feature joints[] = {F_sum_joint},
                              behind[] = {F_sum_tail, F_date,     F_range,
                                          F_clock,    F_happened, F_inv_ref,
                                          F_part,     F_paid,     F_arrived};

    size_t at = scene_past_blank(s, sum->at.until), end;
    char c = s->text.bytes[at];
    bool is_word =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || han_at(s->text.bytes + at);

    while (!scene_begins(s, at, behind, COUNT(behind)) &&
           (end = scene_begins(s, at, joints, COUNT(joints))))
        at = scene_past_blank(s, end);
    return !is_word || scene_begins(s, at, behind, COUNT(behind)) > 0;
}

/* Who sends it: a customer, or "they"; what we send is not ours to book. */
static bool is_theirs(const struct scene *s, const struct mark *verb)
{
    size_t clause = scene_clause(s, verb->at.from);
    bool is_they = false;

    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from < verb->at.from; i++) {
        const struct mark *m = &s->marks[i];
        if (scene_clause(s, m->at.from) != clause)
            continue;
        if (m->feature == F_me || m->feature == F_remind || m->feature == F_person)
            return false;
        is_they |= m->feature == F_customer || m->feature == F_they;
    }
    return is_they;
}

/* "will send", "to send": to come, where anything; "sent" came. */
static bool is_over(const struct scene *s, const struct mark *verb)
{
    static const char sent[] = "sent";
    size_t len = verb->at.until - verb->at.from;

    for (size_t i = 0; i + sizeof sent - 1 <= len; i++)
        if (memcmp(s->text.bytes + verb->at.from + i, sent, sizeof sent - 1) == 0)
            return true;
    return false;
}

bool sent_mark(struct scene *s)
{
    size_t n = s->n_marks;
    bool is_marked = false;

    for (size_t i = 0; i < n; i++) {
        const struct mark verb = s->marks[i];
        const struct mark *sum =
            verb.feature == F_sends ? sum_behind(s, verb.at.until) : NULL;
        if (!sum || !is_plainly_money(s, sum) || !stands_alone(s, sum) ||
            !is_theirs(s, &verb) || is_of_things(s))
            continue;
        scene_add(s, F_paid, verb.at, -1);
        if (is_over(s, &verb)) {
            scene_add(s, F_arrived, verb.at, -1);
            scene_add(s, F_got_it, verb.at, -1);
        }
        is_marked = true;
    }
    return is_marked;
}
