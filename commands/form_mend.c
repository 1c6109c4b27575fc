/* form_mend.c - a correction finds what the form has taken already. */
#include "commands/form_filling.h"
#include "commands/form_kinds.h"
#include "commands/lost_words.h"
#include "commands/words.h"

#include <string.h>

/* "50%", "12": a share. */
static const char *percent_of(struct turn *t, const struct entity *entity)
{
    enum { WHOLE = 100 };

    bool is_share = entity->kind == ENTITY_PERCENT || entity->kind == ENTITY_DISCOUNT ||
                    (entity->kind == ENTITY_NUMBER && entity->number.scale == 0 &&
                     entity->number.units <= WHOLE);

    return is_share ? decimal_text(t->arena, entity->number) : NULL;
}

/* The clause as a value of the field, perhaps by its name, "budget 30k"; NULL where it
 * is none. */
static const char *value_for(struct turn *t, const struct clause *clause,
                             const struct form_field *field)
{
    const struct entity *entity = &clause->found.rows[0];
    bool is_bare = clause_is_bare(t, clause, "");

    if (!is_bare && !clause_is_bare(t, clause, field->signs))
        return NULL;
    switch (field->takes) {
    case TAKES_DAY:
        return clause_day(t, entity, field->is_past);
    case TAKES_MONEY:
        return clause_money(t, entity);
    case TAKES_PERCENT:
        return percent_of(t, entity);
    case TAKES_TEXT:
        return !form_kind_is_strict(field->name) ||
                       !form_kind_fits(t, clause, field->name)
                   ? NULL
               : is_bare ? clause->text
                         : entity->text;
    }
    return NULL;
}

/* "Sorry, it's Kestrel actually": the competitor that the form has taken. */
static bool mend_rival(struct filling *f, const struct word *words, size_t n)
{
    while (n-- > 0)
        if (words[n].name && strcmp(words[n].name, "competitor") == 0)
            return filling_put(f, "competitor",
                               lost_rival_meant(f->t->arena, f->clauses[0].text));
    return false;
}

bool filling_mend(struct filling *f)
{
    const struct clause *clause = &f->clauses[0];
    struct turn *t = f->t;
    size_t n;
    const struct word *words = words_split(t->arena, f->form->rest, &n);

    if (f->n_clauses == 1 && clause->found.n == 0)
        return mend_rival(f, words, n);
    if (f->n_clauses != 1 || clause->found.n != 1 ||
        clause_is_cut_short(clause->text, &clause->found.rows[0]))
        return false;
    while (n-- > 0) {
        const struct form_field *field =
            words[n].name ? form_field_of(f->form, words[n].name) : NULL;
        if (field && filling_put(f, words[n].name, value_for(t, clause, field)))
            return true;
    }
    return false;
}
