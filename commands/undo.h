/*
 * undo.h - taking back a turn, for undo and change.
 */
#pragma once

#include "commands/command.h"

/* Whether this person may take it back now: who acted or their manager, for a day.
 * RC_RULE or RC_DENIED with words. */
enum rc undo_may(struct turn *t, int64_t turn) CHECKED;

/* RC_RULE, with who, what, and the way on, when somebody has built on it. `to_change`: it
 * is taken back to be done again. */
enum rc undo_free(struct turn *t, int64_t turn, bool to_change) CHECKED;

enum { UNDO_OPEN_MS = 24 * 3600 * 1000 }; /* how long a step may be taken back */

/* The speaker's last step that was about this record or customer (whose->kind NULL:
 * anybody's), done by one of the commands ("payment|credit use"; NULL: any), its deals,
 * invoices, payments, notes and reminders included. RC_ABSENT, without words, when there
 * is none that may still be taken back. */
enum rc undo_find(struct turn *t, const struct ref *whose, const char *actions,
                  int64_t *turn) CHECKED;

/* The record, customer or lead that goes by this name; false: none does. */
bool undo_whose(struct turn *t, const char *called, struct ref *out);

/* Says that no step of the speaker's was of `called`, and which was the last; where it
 * may have been meant (`is_open`: no kind of step was named, as "the payment" is), with a
 * button that takes it back. RC_RULE. */
enum rc undo_none(struct turn *t, const char *called, bool is_open) CHECKED;

/* Asks whether this step is meant (0: the last), with a button that takes it back. */
enum rc undo_ask(struct turn *t, int64_t turn) CHECKED;

/* "Their cheque bounced", and it was no step of the speaker's: who may take it back. */
const char *undo_bounced(const struct turn *t);

/* Tells all who had heard of the step that it was taken back, and says whom. */
enum rc undo_tell(struct turn *t, int64_t turn) CHECKED;

/* Words behind "undo" that can only be somebody's name, whether or not anybody here has
 * it: one word that is none of those that usually stand there, or several written like
 * names. The rest is read as a sentence. */
bool undo_is_name(struct turn *t, const char *said);

/* What stands now that the step is undone: "Now INV-7: €800, due Wed 1 April, nothing is
 * paid."; where it had corrected another, what that one did holds again: "As before:
 * INV-7: €200 is paid, €1,000 still open." "" where there is nothing to say. */
enum rc undo_holds(struct turn *t, int64_t turn, enum lang lang, const char **out)
    CHECKED;

/* The next touches of the deals and leads that a step changed, as they are. */
enum { UNDO_TOUCHES = 8 };

struct undo_touches {
    struct undo_touch {
        const struct record_kind *kind;
        int64_t record;
        const char *touch;
    } list[UNDO_TOUCHES];

    size_t n;
};

enum rc undo_touches(struct turn *t, int64_t turn, struct undo_touches *out) CHECKED;

/* Says of those that are another now, once the step is undone, which they are again. */
void undo_say_touches(struct turn *t, const struct undo_touches *before);
