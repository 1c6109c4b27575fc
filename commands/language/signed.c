/* "NDA signed", 保密协议签了, "signed for the parcel", "signed off on the spec": what was
 * signed, taken in or looked at is no contract, so no deal is won by it: it is told. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

/* "Signed for 480k", "signed for two years": what for is what the deal is worth. */
static bool is_of_worth(const struct scene *s, size_t until)
{
    static const enum feature worth[] = {F_amount, F_duration, F_quantity, F_number,
                                         F_range,  F_product,  F_deal,     F_date};

    return scene_begins(s, scene_past_blank(s, until), worth, COUNT(worth)) > 0;
}

/* "Oakline signed off on it": the customer; 'signed off' alone is an approver's. */
static bool is_said_of_customer(const struct scene *s, size_t from)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_customer && s->marks[i].at.until < from &&
            scene_past_blank(s, s->marks[i].at.until) == from)
            return true;
    return false;
}

/* A phrase of the row stands anywhere from byte `from` on. */
static bool stands_from(const struct scene *s, size_t from, enum small row)
{
    size_t at, len;

    return only_next(s->text.bytes, from, small_row(row), &at, &len);
}

/* "We signed, waiting on Harrow", 松果单方面签了: one side of two did. */
static bool is_one_sided(const struct scene *s, const struct mark *verb)
{
    static const enum feature us[] = {F_me}, them[] = {F_customer};

    size_t clause = scene_clause(s, verb->at.from);

    if (stands_from(s, 0, SMALL_half_signed))
        return true;
    return scene_has_in(s, clause, us, COUNT(us)) &&
           !scene_has_in(s, clause, them, COUNT(them)) &&
           stands_from(s, s->clauses[clause].until, SMALL_other_side);
}

static bool is_no_contract(const struct scene *s, const struct mark *verb)
{
    switch ((int)verb->feature) {
    case F_signs_off:
        return is_said_of_customer(s, verb->at.from);
    case F_signs_for:
        return !is_of_worth(s, verb->at.until);
    case F_signs:
        return scene_has_in(s, scene_clause(s, verb->at.from),
                            (const enum feature[]){F_slight_paper}, 1) ||
               is_one_sided(s, verb);
    default:
        return false;
    }
}

static bool is_verdict(const struct mark *m, struct span at)
{
    static const enum feature read[] = {F_stage_won, F_stage_any, F_stage_contract,
                                        F_yes,       F_yes_weak,  F_won_report,
                                        F_signs,     F_signs_off, F_signs_for};

    for (size_t i = 0; i < COUNT(read); i++)
        if (m->feature == read[i] && m->at.from < at.until && at.from < m->at.until)
            return true;
    return false;
}

bool signed_mark(struct scene *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark verb = s->marks[i];
        size_t kept = 0;
        if (!is_no_contract(s, &verb))
            continue;
        for (size_t k = 0; k < s->n_marks; k++)
            if (!is_verdict(&s->marks[k], verb.at))
                s->marks[kept++] = s->marks[k];
        s->n_marks = kept;
        scene_add(s, F_remark, verb.at, -1);
        any = true;
        i = (size_t)-1; /* the marks have moved */
    }
    return any;
}
