/*
 * history.h - what happened to a lead or deal, as facts: each reader reads it in their
 * own language. A person's own words (a note) stand as they were written.
 */
#pragma once

#include "store/deals.h"

/* A fact by its name; a list of them ends with {0}. Empty values are left out. */
struct happened {
    const char *name, *value;
};

/* Adds it to the history of a lead or deal. `what` and its facts (days as ISO):
 *   stage            from, to (stage_name), reason
 *   payment, credit  invoice, amount, open (none: nothing is)
 *   invoice          invoice, amount
 *   promise          invoice, amount, on
 *   asked            approval, kind, discount, amount, reason
 *   decided          approval, state (approval_state_name), reason
 *   touched, taken   none
 *   handed           from, to (names; from: none had it)
 *   released         reason
 *   updated          the deal's facts by their names
 *   files            names, link */
enum rc history_happened(struct turn *t, const struct record_kind *kind, int64_t id,
                         const char *what, const struct happened *facts) CHECKED;

/* When it was last worked on, after `since` (ms); 0: not since then. That is whatever its
 * owner did, and what others did with the customer in their place. Money that others
 * booked, a promise or a verdict that they noted, is no such work: the customer has heard
 * nothing of the owner. */
enum rc history_worked_at(struct turn *t, const char *kind, int64_t record, int64_t owner,
                          int64_t since, int64_t *out) CHECKED;

/* The stages that a deal was moved past and never entered, as a set of bits. */
enum rc history_skipped(struct turn *t, int64_t deal, unsigned *out) CHECKED;

/* It in words: one line. What holds no facts is shown as it stands. */
const char *history_text(struct arena *arena, const struct activity *activity,
                         struct day today, enum lang lang);
