/*
 * form_clauses.h - an answer to a form, clause by clause.
 */
#pragma once

#include "commands/sentence.h"

enum { CLAUSES_MOST = 12 };

struct clause {
    const char *text; /* as typed, without the mark behind it */
    const char *folded;
    struct entities found;
};

/* Where commas, full stops and their like part them: "27k, signed monday, they skipped
 * the trial". What goes beyond the most stays in the last. */
size_t form_clauses(struct turn *t, const char *text, struct clause out[CLAUSES_MOST]);

/* Four digits that might be a year are a number, where a sum is asked for. */
void clause_years_are_sums(struct entities *found);

/* "5,00", "1,23,456": more digits stand behind a mark than were read. */
bool clause_is_cut_short(const char *text, const struct entity *entity);

/* What stands in the clause beside all of its values, in words alone. */
const char *clause_beside_all(struct arena *arena, const struct clause *clause);

/* Where a phrase of the row stands in the folded text as whole words, from `from` on; its
 * length in *len. NULL: nowhere. */
const char *clause_sign(const char *from, const char *row, size_t *len);

/* A day as a form's field takes it: the day, with its hour where one was said; NULL for
 * what is no day, cannot be, or is over (`is_past`: is still to come). */
const char *clause_day(struct turn *t, const struct entity *entity, bool is_past);

/* "48000", "27000 USD"; NULL for what is no amount. */
const char *clause_money(struct turn *t, const struct entity *entity);

/* What stands beside a day that answers, and says nothing of its own: "on friday please".
 */
extern const char clause_around_days[];
extern const char clause_around_money[];
