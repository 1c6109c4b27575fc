/*
 * form_filling.h - an answer on its way into a form: its clauses, and which field each
 * of them found. form_answer.c reads the answer, form_place.c finds the places.
 */
#pragma once

#include "commands/form_clauses.h"
#include "commands/form_fields.h"
#include "commands/form_open.h"

enum { PAIRS_MOST = FIELDS_MOST + 4 };

/* An answer on its way into the form. */
struct filling {
    struct turn *t;
    const struct sentence *sentence;
    const struct form_open *form;
    bool is_correction; /* it takes the place of what stands there: no text does */
    bool is_named;      /* it comes later, and names the form's own record */
    bool is_spoilt;     /* a sum was said beside what was placed, and found no place */
    const struct form_field *fields[FIELDS_MOST];
    struct clause clauses[CLAUSES_MOST];
    bool is_used[CLAUSES_MOST];
    size_t n_fields, n_clauses;
    struct pair list[PAIRS_MOST];
    size_t n;
};

const char *filling_get(const struct filling *f, const char *name); /* NULL: none yet */

/* False, and nothing put: there is no value, or the field has one. */
bool filling_put(struct filling *f, const char *name, const char *value);

bool filling_asks_for(const struct filling *f, const char *name);

/* Whether a clause holds nothing but its one entity and the words of `row`. */
bool clause_is_bare(struct turn *t, const struct clause *clause, const char *row);

/* Clause `i` into the fields that its values and words are for; is_used[i] says whether
 * all of it found a place. */
void filling_place(struct filling *f, size_t i);

/* "No, 500k", 改成50万: the value takes the place of the one of its kind that the form
 * took last; false: it took none. (form_mend.c) */
bool filling_mend(struct filling *f);

/* The amount is half of what is open of the invoice that the form asks about; false: it
 * may be several. */
bool filling_put_half(struct filling *f);

/* The clauses that found no place, as one text; "" for none. */
const char *filling_rest(const struct filling *f);

/* The text goes to what is asked for, else to the next of the fields that takes text; of
 * a deal that is won or moved, it is why. False: it found none, and that is said. */
bool filling_place_rest(struct filling *f, const char *rest);
