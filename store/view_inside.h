/*
 * view_inside.h - what the files in views/ share: a card in the making, and how amounts,
 * days and people read on it.
 */
#pragma once

#include "sales/day.h"
#include "sales/money.h"
#include "store/view.h"

struct drawing {
    struct turn *t;
    struct arena *arena;
    const struct person *reader; /* id 0: a room */
    enum lang lang;
    const char *zone;  /* of the reader, or the firm's */
    struct moment now; /* on the reader's wall */
    struct card *out;
};

void drawing_begin(struct drawing *d, struct turn *t, const struct person *reader,
                   enum lang lang, struct card *out);

/* RC_DENIED, with who may, when the reader does not see what is `owner`'s. */
enum rc drawing_may(struct drawing *d, int64_t owner, const char *ref) CHECKED;

/* Whether the reader may change it, or is a room, whose people are asked one by one. */
bool drawing_changes(struct drawing *d, int64_t owner);

/* Facts; one that is not known is left out, and so is what the card has no room for. */
void fact(struct drawing *d, const char *label, const char *value, enum tone tone);
void fact_noted(struct drawing *d, const char *label, const char *value, const char *note,
                enum tone tone);
void fact_money(struct drawing *d, const char *label, struct money amount,
                enum tone tone);

/* "Wed 18 March 15:00", in the reader's language; an instant on the reader's wall. */
const char *drawn_day(struct drawing *d, struct day day);
const char *drawn_instant(struct drawing *d, int64_t instant);

/* A moment (moment_iso) on the wall of `zone`, as text; true when it is past. How long
 * since is not said: a card stands for days, and a count of days would grow false. */
bool drawn_past(struct drawing *d, const char *zone, const char *moment,
                const char **out);

const char *drawn_person(struct drawing *d, int64_t id); /* "" for nobody */
const char *drawn_ref(struct drawing *d, const struct record_kind *kind, int64_t id);

/* "approved" as it begins a line: "Approved". */
const char *drawn_first(struct drawing *d, const char *text);

/* A next touch: red when it is past. */
void fact_touch(struct drawing *d, int64_t owner, const char *next_touch, bool is_late);

/* The last note about a record, and the last files that came with one, not long ago. */
enum rc fact_last_note(struct drawing *d, const char *kind, int64_t record) CHECKED;

/* What a customer owes past its day: amounts by currency and the days of the oldest. */
enum rc fact_overdue(struct drawing *d, int64_t account) CHECKED;

/* "Undone on ..." stands where the actions stood. */
void decided_undone(struct drawing *d, int64_t withdrawn_at);

/* What was decided, by whom and when: "Done by Ana Reyes, Tue 3 March 15:04". For a state
 * in which a record changes no more: the newest change made it. */
void decided_by(struct drawing *d, const struct record_kind *kind, int64_t id,
                const char *what);
