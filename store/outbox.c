/* Words on their way out: queued, taken a lane at a time, and what became of them. */

#include "store/outbox.h"

#include "store/people.h"
#include "store/store_inside.h"

#include <stdio.h>
#include <string.h>

enum {
    ADD,
    DROP_EDITS,
    HEAD,
    READ,
    TAKE_IT,
    DROP_IT,
    RECOVER,
    SENT,
    WAITS,
    ATTEMPTS,
    WITHDRAW,
    LEFT,
    BY_REF,
    CARD
};

/* As in the partial indexes; SQLite wants the very words. */
#define UNSENT "state IN ('queued', 'later', 'unsure', 'sending')"

static const char *const sql[] = {
    [ADD] = "INSERT INTO outbox (id, turn, channel, lane, key, edits, only_for, text,"
            " card, subject, state, not_before, attempt, ref, made_at, sent_at) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'queued', ?11, 0, '', ?12, 0)",
    [DROP_EDITS] = "UPDATE outbox SET state = 'dropped' WHERE edits = ?1 AND edits <> 0"
                   " AND state IN ('queued', 'later')",
    /* The first letter of the next lane behind a given one. */
    [HEAD] = "SELECT channel, lane, id, state, not_before FROM outbox WHERE " UNSENT
             " AND (channel, lane) > (?1, ?2) ORDER BY channel, lane, id LIMIT 1",
    [READ] = "SELECT o.id, o.turn, o.channel, o.lane, o.key, o.only_for, o.text, o.card,"
             " o.subject, o.edits, COALESCE(e.ref, ''), o.not_before, o.attempt, o.state,"
             " o.made_at"
             " FROM outbox o LEFT JOIN outbox e ON e.id = o.edits WHERE o.id = ?1",
    [TAKE_IT] = "UPDATE outbox SET state = 'sending', attempt = attempt + 1"
                " WHERE id = ?1",
    [DROP_IT] = "UPDATE outbox SET state = 'dropped' WHERE id = ?1",
    [RECOVER] =
        "UPDATE outbox SET state = 'unsure' WHERE " UNSENT " AND state = 'sending'",
    [SENT] = "UPDATE outbox SET state = 'sent', ref = ?2, sent_at = ?3 WHERE id = ?1",
    [WAITS] = "UPDATE outbox SET state = ?2, not_before = ?3 WHERE id = ?1",
    [ATTEMPTS] = "SELECT attempt, channel, lane FROM outbox WHERE id = ?1"
                 " AND state = 'sending'",
    [WITHDRAW] = "UPDATE outbox SET state = 'dropped' WHERE turn = ?1"
                 " AND state IN ('queued', 'later')",
    [LEFT] = "SELECT COUNT(*) FROM outbox WHERE turn = ?1"
             " AND state IN ('sending', 'sent', 'unsure')",
    [BY_REF] = "SELECT id FROM outbox WHERE ref = ?2 AND ref <> '' AND channel = ?1"
               " AND edits = 0 LIMIT 1",
    [CARD] = "SELECT card FROM outbox WHERE (id = ?1 OR (edits = ?1 AND edits <> 0))"
             " ORDER BY id DESC LIMIT 1",
};

const struct queries outbox_queries = QUERIES("outbox", sql);

enum { UNKNOWN = -1, TELL_AGAIN_MS = 3600 * 1000 };

static enum rc drop_edits(struct turn *t, int64_t edits)
{
    QUERY *q = query(t, &outbox_queries, DROP_EDITS);

    bind_int(q, 1, edits);
    return done(t, q);
}

enum rc letter_add(struct turn *t, struct letter *letter)
{
    turn_number(t);
    letter->turn = t->id;
    letter->id = ++t->store->last_letter;
    if (!letter->key)
        letter->key =
            arena_printf(t->arena, "T%lld.%d", (long long)t->id, ++t->inside->n_letters);
    if (letter->edits)
        TRY(drop_edits(t, letter->edits));
    QUERY *q = query(t, &outbox_queries, ADD);
    bind_int(q, 1, letter->id);
    bind_int(q, 2, letter->turn);
    bind_text(q, 3, letter->channel);
    bind_text(q, 4, letter->lane);
    bind_text(q, 5, letter->key);
    bind_int(q, 6, letter->edits);
    bind_text(q, 7, letter->only_for);
    bind_text(q, 8, letter->text);
    bind_text(q, 9, letter->card);
    bind_text(q, 10, letter->subject);
    bind_int(q, 11, letter->not_before);
    bind_int(q, 12, t->now);
    t->store->outbox_next = UNKNOWN;
    return done(t, q);
}

/* Lanes: their first letters one after the other. */

struct head {
    const char *channel, *lane;
    int64_t id, not_before;
    bool is_out;
};

static enum rc next_head(struct turn *t, struct head *head)
{
    QUERY *q = query(t, &outbox_queries, HEAD);

    bind_text(q, 1, head->channel);
    bind_text(q, 2, head->lane);
    TRY(row(t, q));
    *head = (struct head){.channel = column_text(q, 0, t->arena),
                          .lane = column_text(q, 1, t->arena),
                          .id = column_int(q, 2),
                          .is_out = strcmp(column_text(q, 3, t->arena), "sending") == 0,
                          .not_before = column_int(q, 4)};
    return RC_OK;
}

static enum rc mark(struct turn *t, size_t which, int64_t id)
{
    QUERY *q = query(t, &outbox_queries, which);

    bind_int(q, 1, id);
    return done(t, q);
}

enum rc letter_get(struct turn *t, int64_t id, struct letter *out)
{
    QUERY *q = query(t, &outbox_queries, READ);

    bind_int(q, 1, id);
    TRY(row(t, q));
    *out =
        (struct letter){.id = id,
                        .turn = column_int(q, 1),
                        .channel = column_text(q, 2, t->keep),
                        .lane = column_text(q, 3, t->keep),
                        .key = column_text(q, 4, t->keep),
                        .only_for = column_text(q, 5, t->keep),
                        .text = column_text(q, 6, t->keep),
                        .card = column_text(q, 7, t->keep),
                        .subject = column_text(q, 8, t->keep),
                        .ref = "",
                        .edits = column_int(q, 9),
                        .edits_ref = column_text(q, 10, t->keep),
                        .not_before = column_int(q, 11),
                        .attempt = (int)column_int(q, 12) + 1,
                        .is_unsure = strcmp(column_text(q, 13, t->arena), "unsure") == 0,
                        .made_at = column_int(q, 14)};
    return RC_OK;
}

/* An edit of what never arrived has nothing to replace. */
static enum rc take_letter(struct turn *t, int64_t id, struct letter *out, size_t *n)
{
    struct letter letter;

    TRY(letter_get(t, id, &letter));
    if (letter.edits && !letter.edits_ref[0]) {
        t->store->outbox_next = UNKNOWN; /* the lane's next one has moved up */
        return mark(t, DROP_IT, id);
    }
    TRY(mark(t, TAKE_IT, id));
    out[(*n)++] = letter;
    return RC_OK;
}

static void sooner(int64_t *when, int64_t than)
{
    if (*when == 0 || than < *when)
        *when = than;
}

/* How far a round over the lanes has come. */
struct round {
    struct head head;
    bool is_round; /* past the last lane, and on from the first */
};

/* The next lane's head; RC_ABSENT when all of them were seen. */
static enum rc next_in_round(struct turn *t, struct round *round)
{
    const struct store *store = t->store;
    enum rc rc = next_head(t, &round->head);
    int order;

    if (rc == RC_ABSENT && !round->is_round) {
        round->is_round = true;
        round->head = (struct head){.channel = "", .lane = ""};
        rc = next_head(t, &round->head);
    }
    if (rc != RC_OK || !round->is_round)
        return rc;
    order = strcmp(round->head.channel, store->last_channel);
    if (order == 0)
        order = strcmp(round->head.lane, store->last_lane);
    return order > 0 ? RC_ABSENT : RC_OK;
}

static void remember_lane(struct store *store, const struct head *head)
{
    (void)snprintf(store->last_channel, sizeof(store->last_channel), "%s", head->channel);
    (void)snprintf(store->last_lane, sizeof(store->last_lane), "%s", head->lane);
}

/*
 * Goes round the lanes, beginning behind the one that was served last, so that none
 * starves. Afterwards it is known when the next letter may go, unless `most` ended it.
 */
enum rc letters_take(struct turn *t, size_t most, struct letter *out, size_t *n)
{
    struct store *store = t->store;
    struct round round = {.head = {.channel = arena_copy(t->arena, store->last_channel),
                                   .lane = arena_copy(t->arena, store->last_lane)}};
    int64_t next = 0;
    enum rc rc = RC_OK;

    *n = 0;
    if (store->outbox_next != UNKNOWN &&
        (store->outbox_next == 0 || store->outbox_next > t->now))
        return RC_OK;
    store->outbox_next = 0;
    while (*n < most && (rc = next_in_round(t, &round)) == RC_OK) {
        const struct head *head = &round.head;

        if (head->is_out)
            continue; /* its outcome wakes us */
        if (head->not_before > t->now)
            sooner(&next, head->not_before);
        else
            TRY(take_letter(t, head->id, out, n));
    }
    if (*n == most && most > 0)
        remember_lane(store, &round.head);
    if (rc == RC_OK)
        store->outbox_next = UNKNOWN;
    else if (rc == RC_ABSENT && store->outbox_next != UNKNOWN)
        store->outbox_next = next;
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc outbox_next(struct turn *t, int64_t *when)
{
    struct head head = {.channel = "", .lane = ""};
    int64_t next = 0;
    enum rc rc;

    if (t->store->outbox_next == UNKNOWN) {
        while ((rc = next_head(t, &head)) == RC_OK)
            if (!head.is_out)
                sooner(&next, head.not_before ? head.not_before : 1);
        if (rc != RC_ABSENT)
            return rc;
        t->store->outbox_next = next;
    }
    *when = t->store->outbox_next;
    return RC_OK;
}

enum rc outbox_recover(struct turn *t)
{
    QUERY *q = query(t, &outbox_queries, RECOVER);

    t->store->outbox_next = UNKNOWN;
    return done(t, q);
}

/* Outcomes. */

static enum rc sent(struct turn *t, int64_t id, const char *ref)
{
    QUERY *q = query(t, &outbox_queries, SENT);

    bind_int(q, 1, id);
    bind_text(q, 2, ref);
    bind_int(q, 3, t->now);
    return done(t, q);
}

static enum rc waits(struct turn *t, int64_t id, const char *state, int64_t not_before)
{
    QUERY *q = query(t, &outbox_queries, WAITS);

    bind_int(q, 1, id);
    bind_text(q, 2, state);
    bind_int(q, 3, not_before);
    return done(t, q);
}

/* In the web chat, which cannot fail as the other did; once an hour, however many. */
static enum rc tell_admins(struct turn *t, const char *channel, const char *detail)
{
    enum { MOST_TOLD = 20 };

    struct person *admins = TAKE_N(t->arena, MOST_TOLD, struct person);
    size_t n = 0;

    if (t->store->told_dead_at && t->now < t->store->told_dead_at + TELL_AGAIN_MS)
        return RC_OK;
    TRY(people_with(t, ROLE_ADMIN, admins, MOST_TOLD, &n));
    for (size_t i = 0; i < n; i++) {
        const struct card card = {
            .text =
                arena_printf(t->arena,
                             IN(&admins[i], "A message by %s could not be delivered: %s",
                                "一条经 %s 发送的消息未能送达：%s"),
                             channel, text_empty(detail) ? "?" : detail)};

        TRY(tell_in_web(t, &admins[i], &card));
    }
    t->store->told_dead_at = t->now;
    return RC_OK;
}

static enum rc sending(struct turn *t, int64_t id, int *attempt, const char **channel)
{
    QUERY *q = query(t, &outbox_queries, ATTEMPTS);

    bind_int(q, 1, id);
    TRY(row(t, q));
    *attempt = (int)column_int(q, 0);
    *channel = column_text(q, 1, t->arena);
    return RC_OK;
}

enum rc letter_went(struct turn *t, int64_t id, enum sent how, const char *ref,
                    int64_t not_before, const char *detail)
{
    const char *channel;
    int attempt;
    enum rc rc = sending(t, id, &attempt, &channel);

    if (rc == RC_ABSENT)
        return RC_OK; /* told twice, or withdrawn */
    TRY(rc);
    t->store->outbox_next = UNKNOWN;
    if (how == SENT_OK)
        return sent(t, id, ref);
    /* On the demo's clock all that waits is due at once: while it walks nothing is tried
     * again, or a walk of days would spend every attempt within a second. */
    if (not_before < t->firm.clock_goal)
        not_before = t->firm.clock_goal;
    if (how != SENT_REFUSED && attempt < MOST_ATTEMPTS)
        return waits(t, id, how == SENT_UNSURE ? "unsure" : "later", not_before);
    TRY(waits(t, id, how == SENT_REFUSED ? "refused" : "dead", 0));
    return tell_admins(t, channel, detail);
}

static enum rc count_left(struct turn *t, int64_t turn, int *n_left)
{
    QUERY *q = query(t, &outbox_queries, LEFT);

    bind_int(q, 1, turn);
    TRY(row(t, q));
    *n_left = (int)column_int(q, 0);
    return RC_OK;
}

enum rc outbox_withdraw(struct turn *t, int64_t turn, int *n_left)
{
    t->store->outbox_next = UNKNOWN;
    TRY(mark(t, WITHDRAW, turn));
    return count_left(t, turn, n_left);
}

static enum rc by_ref(struct turn *t, const char *channel, const char *ref, int64_t *id)
{
    QUERY *q = query(t, &outbox_queries, BY_REF);

    bind_text(q, 1, channel);
    bind_text(q, 2, ref);
    TRY(row(t, q));
    *id = column_int(q, 0);
    return RC_OK;
}

enum rc letter_card(struct turn *t, const char *channel, const char *ref,
                    const char **card)
{
    int64_t id = 0;

    TRY(by_ref(t, channel, ref, &id));
    QUERY *q = query(t, &outbox_queries, CARD);
    bind_int(q, 1, id);
    TRY(row(t, q));
    *card = column_text(q, 0, t->arena);
    return RC_OK;
}
