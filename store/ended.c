/*
 * What has ended is deleted: actions after 90 days, sessions and links at their end.
 * Records, the audit and the inbox stay.
 *
 * An action's id begins with its turn (actions.c), so the oldest stand first and those of
 * a turn stand together.
 */

#include "store/store_inside.h"

#include <stdio.h>
#include <stdlib.h>

enum { OLDEST, TURN_AT, OF_TURN, USED_OF_TURN, SESSIONS, INVITES, LINKS };

static const char *const sql[] = {
    [OLDEST] = "SELECT id FROM action WHERE id > '' ORDER BY id LIMIT 1",
    [TURN_AT] = "SELECT at FROM inbox WHERE turn >= ?1 ORDER BY turn LIMIT 1",
    [OF_TURN] = "DELETE FROM action WHERE id >= ?1 AND id < ?2",
    [USED_OF_TURN] = "DELETE FROM action_used WHERE id >= ?1 AND id < ?2",
    [SESSIONS] = "DELETE FROM session WHERE until < ?1",
    [INVITES] = "DELETE FROM invite WHERE until < ?1",
    [LINKS] = "DELETE FROM link WHERE until < ?1",
};

const struct queries ended_queries = QUERIES("ended", sql);

enum { TURNS_AT_ONCE = 200, TURN_DIGITS = 8 };

static const int64_t keep_ms = 90LL * 24 * 60 * 60 * 1000;

/* The turn of the oldest action. RC_ABSENT: there is none. */
static enum rc oldest(struct store *store, struct arena *arena, int64_t *turn,
                      struct err *err)
{
    QUERY *q = query_of(store, &ended_queries, OLDEST);
    const char *id;

    TRY(query_row(q, err));
    id = column_text(q, 0, arena);
    *turn = strtoll(arena_printf(arena, "%.*s", TURN_DIGITS, id), NULL, 16);
    return RC_OK;
}

/* A turn of our own has no row in the inbox: it is older than the next that has.
 * RC_ABSENT when it is not old enough. */
static enum rc is_old(struct store *store, int64_t turn, struct err *err)
{
    QUERY *q = query_of(store, &ended_queries, TURN_AT);

    bind_int(q, 1, turn);
    TRY(query_row(q, err));
    return column_int(q, 0) < store->now - keep_ms ? RC_OK : RC_ABSENT;
}

static enum rc delete_of_turn(struct store *store, struct arena *arena, int64_t turn,
                              size_t which, struct err *err)
{
    QUERY *q = query_of(store, &ended_queries, which);

    bind_text(q, 1, arena_printf(arena, "%08llx", (unsigned long long)turn));
    bind_text(q, 2, arena_printf(arena, "%08llx", (unsigned long long)turn + 1));
    return query_run(q, err);
}

static enum rc delete_actions(struct store *store, struct arena *arena, bool *more,
                              struct err *err)
{
    for (int i = 0; i < TURNS_AT_ONCE; i++) {
        int64_t turn = 0;
        enum rc rc = oldest(store, arena, &turn, err);

        if (rc == RC_OK)
            rc = is_old(store, turn, err);
        if (rc == RC_OK)
            rc = delete_of_turn(store, arena, turn, USED_OF_TURN, err);
        if (rc == RC_OK)
            rc = delete_of_turn(store, arena, turn, OF_TURN, err);
        if (rc == RC_OK && store_changed(store) == 0)
            rc = RC_ABSENT; /* an id of no turn of ours: it is not gone round for ever */
        if (rc != RC_OK)
            return rc == RC_ABSENT ? RC_OK : rc;
    }
    *more = true;
    return RC_OK;
}

static enum rc delete_past(struct store *store, size_t which, struct err *err)
{
    QUERY *q = query_of(store, &ended_queries, which);

    bind_int(q, 1, store->now);
    return query_run(q, err);
}

bool ended_delete(struct store *store)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    bool more = false;
    enum rc rc = engine_run(store, ENGINE_BEGIN, &err);

    if (rc == RC_OK)
        rc = delete_past(store, SESSIONS, &err);
    if (rc == RC_OK)
        rc = delete_past(store, INVITES, &err);
    if (rc == RC_OK)
        rc = delete_past(store, LINKS, &err);
    if (rc == RC_OK)
        rc = delete_actions(store, arena, &more, &err);
    if (rc == RC_OK)
        rc = engine_run(store, ENGINE_COMMIT, &err);
    if (rc != RC_OK)
        engine_rollback(store); /* in an hour again */
    arena_free(arena);
    return rc == RC_OK && more;
}
