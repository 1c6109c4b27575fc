/*
 * outbox.h - words on their way to platforms that we do not host, and mail.
 *
 * queued -> sending -> sent | later | refused | unsure | dead. `unsure`: it left and no
 * answer came; it is settled by looking, or by the same idempotency key, before it goes
 * again. Within a lane rows leave in order, one at a time.
 */
#pragma once

#include "store/turn.h"

struct letter {
    int64_t id, turn;
    const char *channel, *lane, *key, *only_for, *text, *card, *subject, *ref;
    int64_t edits;         /* the row whose message this replaces */
    const char *edits_ref; /* that row's ref, when it was sent */
    int64_t not_before, made_at;
    int attempt;
    bool is_unsure;
};

enum sent { SENT_OK, SENT_LATER, SENT_REFUSED, SENT_UNSURE };

/* Queues it; id and key are set (key: from turn and place in it, unless given). An older
 * unsent edit of the same message is dropped for this one. */
enum rc letter_add(struct turn *t, struct letter *letter) CHECKED;

/* One by its id, for what hangs on it: the form that a button of it opens. */
enum rc letter_get(struct turn *t, int64_t id, struct letter *out) CHECKED;

/*
 * Takes up to `most` letters that may go now, the first of each lane, and marks them
 * sending. At start, letters that were `sending` when the process ended have become
 * unsure (outbox_recover).
 */
enum rc letters_take(struct turn *t, size_t most, struct letter *out, size_t *n) CHECKED;
enum rc outbox_recover(struct turn *t) CHECKED;

/* How a delivery went. SENT_LATER with not_before; after `MOST_ATTEMPTS` it is dead, and
 * the admins are told. */
enum { MOST_ATTEMPTS = 12 };
enum rc letter_went(struct turn *t, int64_t id, enum sent how, const char *ref,
                    int64_t not_before, const char *detail) CHECKED;

/* Something about a platform that only they can mend, to each in their language. */
enum rc outbox_tell_admins(struct turn *t, const char *en, const char *zh) CHECKED;

/* The earliest not_before of what waits; 0: nothing waits. */
enum rc outbox_next(struct turn *t, int64_t *when) CHECKED;

/* Whether a letter to a conversation, or to a thread in it, left and is not known to have
 * arrived: the platform's id of it comes with the answer. */
enum rc letters_under_way(struct turn *t, const char *channel, const char *conversation,
                          bool *is_any) CHECKED;

/* The card that a message on a platform shows now, by the platform's id of it; "" when it
 * has none. RC_ABSENT, without words, when it is no message of ours. */
enum rc letter_card(struct turn *t, const char *channel, const char *ref,
                    const char **card) CHECKED;

/* Drops what a turn queued and has not left yet; how many had left already. For undo. */
enum rc outbox_withdraw(struct turn *t, int64_t turn, int *n_left) CHECKED;
