/*
 * form_kinds.h - which field of words a clause answers, by what it is: a sum is a budget,
 * who decides a role, a company's full name the legal entity.
 */
#pragma once

#include "commands/form_clauses.h"

/* The clause is of the kind that the field of this name takes, and of no other. */
bool form_kind_fits(struct turn *t, const struct clause *clause, const char *field);

/* "Budget about 90k", 预算大概60万: what stands behind the field's name. */
const char *form_kind_value(struct turn *t, const struct clause *clause);

/* The number of a quote that stands in the clause: "Q-201"; NULL for none. */
const char *form_kind_quote(const struct clause *clause);

/* Asked for the number of a quote: the part of the words that is one, or says that there
 * is none; NULL: "48k, end of April" is neither. */
const char *form_kind_quote_said(struct turn *t, const char *text);

/* The field takes nothing but its kind: other words beside it are not put there. */
bool form_kind_is_strict(const char *field);

/* "Friday", "yesterday, 70k", "D-7" where a name or a reason is asked for: that is
 * neither. */
bool form_kind_no_words(struct turn *t, const char *field, const char *text);
