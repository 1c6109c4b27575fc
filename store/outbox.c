/* Words on their way out: queued, taken a lane at a time, and what became of them. */

#include "store/outbox.h"

#include "store/lanes.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <string.h>

enum {
    ADD,
    DROP_EDITS,
    NEXT_LANE,
    DUE,
    NEXT_DUE,
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
    UNDER_WAY,
    CARD
};

/* As in the partial indexes: 'queued', 'later', 'unsure' or 'sending'. */
#define UNSENT "is_over = 0"

static const char *const sql[] = {
    [ADD] = "INSERT INTO outbox (id, turn, channel, lane, key, edits, only_for, text,"
            " card, subject, state, not_before, attempt, ref, made_at, sent_at) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'queued', ?11, 0, '', ?12, 0)",
    [DROP_EDITS] = "UPDATE outbox SET state = 'dropped', is_over = 1"
                   " WHERE edits = ?1 AND edits <> 0 AND state IN ('queued', 'later')",
    /* The lane behind a given one. */
    [NEXT_LANE] = "SELECT channel, lane FROM outbox WHERE " UNSENT
                  " AND (channel, lane) > (?1, ?2) ORDER BY channel, lane LIMIT 1",
    [DUE] = "SELECT channel, lane FROM outbox WHERE " UNSENT
            " AND not_before > ?1 AND not_before <= ?2",
    [NEXT_DUE] = "SELECT not_before FROM outbox WHERE " UNSENT
                 " AND not_before > ?1 ORDER BY not_before LIMIT 1",
    [HEAD] = "SELECT id, state, not_before FROM outbox WHERE " UNSENT
             " AND channel = ?1 AND lane = ?2 ORDER BY id LIMIT 1",
    [READ] = "SELECT o.id, o.turn, o.channel, o.lane, o.key, o.only_for, o.text, o.card,"
             " o.subject, o.edits, COALESCE(e.ref, ''), o.not_before, o.attempt, o.state,"
             " o.made_at"
             " FROM outbox o LEFT JOIN outbox e ON e.id = o.edits WHERE o.id = ?1",
    [TAKE_IT] = "UPDATE outbox SET state = 'sending', attempt = attempt + 1"
                " WHERE id = ?1",
    [DROP_IT] = "UPDATE outbox SET state = 'dropped', is_over = 1 WHERE id = ?1",
    [RECOVER] =
        "UPDATE outbox SET state = 'unsure' WHERE " UNSENT " AND state = 'sending'",
    [SENT] = "UPDATE outbox SET state = 'sent', is_over = 1, ref = ?2, sent_at = ?3"
             " WHERE id = ?1",
    [WAITS] = "UPDATE outbox SET state = ?2, not_before = ?3,"
              " is_over = ?2 IN ('refused', 'dead') WHERE id = ?1",
    [ATTEMPTS] = "SELECT attempt, channel, lane FROM outbox WHERE id = ?1"
                 " AND state = 'sending'",
    [WITHDRAW] = "UPDATE outbox SET state = 'dropped', is_over = 1"
                 " WHERE turn = ?1 AND state IN ('queued', 'later')",
    [LEFT] = "SELECT COUNT(*) FROM outbox WHERE turn = ?1"
             " AND state IN ('sending', 'sent', 'unsure')",
    [BY_REF] = "SELECT id FROM outbox WHERE ref = ?2 AND ref <> '' AND channel = ?1"
               " AND edits = 0 LIMIT 1",
    /* A thread's lane is the conversation's with '/' behind it, and '0' comes next. */
    [UNDER_WAY] = "SELECT id FROM outbox WHERE " UNSENT
                  " AND channel = ?1 AND lane >= ?2 AND lane < ?2 || '0'"
                  " AND state IN ('sending', 'unsure') LIMIT 1",
    [CARD] = "SELECT card FROM outbox WHERE (id = ?1 OR (edits = ?1 AND edits <> 0))"
             " ORDER BY id DESC LIMIT 1",
};

const struct queries outbox_queries = QUERIES("outbox", sql);

enum { TELL_AGAIN_MS = 3600 * 1000 };

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
    lanes_add(t->store->lanes, letter->channel, letter->lane);
    return done(t, q);
}

/* Lanes: their first letters one after the other. */

struct head {
    int64_t id, not_before;
    bool is_out;
};

static enum rc head_of(struct turn *t, const struct lane *lane, struct head *head)
{
    QUERY *q = query(t, &outbox_queries, HEAD);

    bind_text(q, 1, lane->channel);
    bind_text(q, 2, lane->name);
    TRY(row(t, q));
    *head = (struct head){.id = column_int(q, 0),
                          .is_out = strcmp(column_text(q, 1, t->arena), "sending") == 0,
                          .not_before = column_int(q, 2)};
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
        lanes_add(t->store->lanes, letter.channel, letter.lane); /* the next moves up */
        return mark(t, DROP_IT, id);
    }
    TRY(mark(t, TAKE_IT, id));
    out[(*n)++] = letter;
    return RC_OK;
}

static enum rc next_lane(struct turn *t, const char **channel, const char **lane)
{
    QUERY *q = query(t, &outbox_queries, NEXT_LANE);

    bind_text(q, 1, *channel);
    bind_text(q, 2, *lane);
    TRY(row(t, q));
    *channel = column_text(q, 0, t->arena);
    *lane = column_text(q, 1, t->arena);
    return RC_OK;
}

static enum rc line_up_all(struct turn *t)
{
    const char *channel = "", *lane = "";
    enum rc rc;

    while ((rc = next_lane(t, &channel, &lane)) == RC_OK)
        lanes_add(t->store->lanes, channel, lane);
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc line_up_due(struct turn *t)
{
    QUERY *q = query(t, &outbox_queries, DUE);
    enum rc rc;

    bind_int(q, 1, t->store->lanes_looked_at);
    bind_int(q, 2, t->now);
    while ((rc = row(t, q)) == RC_OK)
        lanes_add(t->store->lanes, column_text(q, 0, t->arena),
                  column_text(q, 1, t->arena));
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* Besides the lanes in which something changed: those for which it became time; all, when
 * we begin or a batch was lost. */
static enum rc line_up(struct turn *t)
{
    struct store *store = t->store;

    if (!store->lanes_known)
        TRY(line_up_all(t));
    else if (t->now > store->lanes_looked_at)
        TRY(line_up_due(t));
    store->lanes_known = true;
    store->lanes_looked_at = t->now;
    return RC_OK;
}

/* A lane whose first letter is on its way, or waits for its time, comes again with the
 * outcome or the time. Whoever is left in line is first the next time: none starves. */
enum rc letters_take(struct turn *t, size_t most, struct letter *out, size_t *n)
{
    struct lanes *lanes = t->store->lanes;
    const struct lane *lane;
    struct head head;

    *n = 0;
    TRY(line_up(t));
    while (*n < most && (lane = lanes_first(lanes))) {
        enum rc rc = head_of(t, lane, &head);

        lanes_drop_first(lanes);
        if (rc == RC_ABSENT || (rc == RC_OK && (head.is_out || head.not_before > t->now)))
            continue;
        TRY(rc);
        TRY(take_letter(t, head.id, out, n));
    }
    return RC_OK;
}

static enum rc next_due(struct turn *t, int64_t *when)
{
    QUERY *q = query(t, &outbox_queries, NEXT_DUE);

    bind_int(q, 1, t->now);
    TRY(row(t, q));
    *when = column_int(q, 0);
    return RC_OK;
}

enum rc outbox_next(struct turn *t, int64_t *when)
{
    struct head head;
    enum rc rc;

    *when = 0;
    TRY(line_up(t));
    for (const struct lane *at = lanes_first(t->store->lanes); at; at = at->next) {
        rc = head_of(t, at, &head);
        if (rc == RC_OK && !head.is_out && head.not_before <= t->now) {
            *when = t->now;
            return RC_OK;
        }
        if (rc != RC_OK && rc != RC_ABSENT)
            return rc;
    }
    rc = next_due(t, when);
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc outbox_recover(struct turn *t)
{
    QUERY *q = query(t, &outbox_queries, RECOVER);

    t->store->lanes_known = false;
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

/* In the web chat, which cannot fail as the other did. */
enum rc outbox_tell_admins(struct turn *t, const char *en, const char *zh)
{
    enum { MOST_TOLD = 20 };

    struct person *admins = TAKE_N(t->arena, MOST_TOLD, struct person);
    size_t n = 0;

    TRY(people_with(t, ROLE_ADMIN, admins, MOST_TOLD, &n));
    for (size_t i = 0; i < n; i++) {
        const struct card card = {.text = IN(&admins[i], en, zh)};

        TRY(tell_in_web(t, &admins[i], &card));
    }
    return RC_OK;
}

/* Once an hour, however many. */
static enum rc tell_dead(struct turn *t, const char *channel, const char *detail)
{
    const char *why = text_empty(detail) ? "?" : detail;

    if (t->store->told_dead_at && t->now < t->store->told_dead_at + TELL_AGAIN_MS)
        return RC_OK;
    TRY(outbox_tell_admins(
        t,
        arena_printf(t->arena, "A message by %s could not be delivered: %s", channel,
                     why),
        arena_printf(t->arena, "一条经 %s 发送的消息未能送达：%s", channel, why)));
    t->store->told_dead_at = t->now;
    return RC_OK;
}

static enum rc sending(struct turn *t, int64_t id, int *attempt, const char **channel,
                       const char **lane)
{
    QUERY *q = query(t, &outbox_queries, ATTEMPTS);

    bind_int(q, 1, id);
    TRY(row(t, q));
    *attempt = (int)column_int(q, 0);
    *channel = column_text(q, 1, t->arena);
    *lane = column_text(q, 2, t->arena);
    return RC_OK;
}

enum rc letter_went(struct turn *t, int64_t id, enum sent how, const char *ref,
                    int64_t not_before, const char *detail)
{
    const char *channel, *lane;
    int attempt;
    enum rc rc = sending(t, id, &attempt, &channel, &lane);

    if (rc == RC_ABSENT)
        return RC_OK; /* told twice, or withdrawn */
    TRY(rc);
    lanes_add(t->store->lanes, channel, lane);
    if (how == SENT_OK)
        return sent(t, id, ref);
    /* On the demo's clock all that waits is due at once: while it walks nothing is tried
     * again, or a walk of days would spend every attempt within a second. */
    if (not_before < t->firm.clock_goal)
        not_before = t->firm.clock_goal;
    if (how != SENT_REFUSED && attempt < MOST_ATTEMPTS)
        return waits(t, id, how == SENT_UNSURE ? "unsure" : "later", not_before);
    TRY(waits(t, id, how == SENT_REFUSED ? "refused" : "dead", 0));
    return tell_dead(t, channel, detail);
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
    t->store->lanes_known = false; /* what stood behind them moves up */
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

enum rc letters_under_way(struct turn *t, const char *channel, const char *conversation,
                          bool *is_any)
{
    QUERY *q = query(t, &outbox_queries, UNDER_WAY);

    bind_text(q, 1, channel);
    bind_text(q, 2, conversation);
    enum rc rc = row(t, q);
    *is_any = rc == RC_OK;
    return rc == RC_ABSENT ? RC_OK : rc;
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
