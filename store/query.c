/* Queries: prepared at first use and kept; values are bound, never pasted. */

#include "store/store_inside.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct slot *slot_of(struct store *store, const struct queries *queries)
{
    size_t at = ((uintptr_t)queries >> 4) % SLOTS;

    while (store->slots[at].queries != queries && store->slots[at].queries)
        at = (at + 1) % SLOTS;
    return &store->slots[at];
}

static void fill_slot(struct store *store, struct slot *slot,
                      const struct queries *queries)
{
    size_t used = 0;

    for (size_t i = 0; i < SLOTS; i++)
        used += store->slots[i].queries != NULL;
    slot->queries = queries;
    slot->list = calloc(queries->n, sizeof(*slot->list));
    if (!slot->list || used >= SLOTS - 1)
        abort(); /* out of memory, or more collections than SLOTS has room for */
}

static void prepare(struct store *store, const struct queries *queries, size_t which,
                    struct prepared *into)
{
    store->prepares_known = false;
    if (sqlite3_prepare_v3(store->db, queries->sql[which], -1, SQLITE_PREPARE_PERSISTENT,
                           &into->stmt, NULL) != SQLITE_OK) {
        (void)fprintf(stderr, "%s, query %zu: %s\n", queries->name, which,
                      sqlite3_errmsg(store->db));
        abort();
    }
    into->changes_known = store->prepares_known;
}

sqlite3_stmt *query_of(struct store *store, const struct queries *queries, size_t which)
{
    struct slot *slot = slot_of(store, queries);
    struct prepared *prepared;

    assert(which < queries->n);
    if (!slot->queries)
        fill_slot(store, slot, queries);
    prepared = &slot->list[which];
    if (!prepared->stmt)
        prepare(store, queries, which, prepared);
    if (prepared->changes_known)
        known_forget(store);
    assert(!sqlite3_stmt_busy(prepared->stmt)); /* one query, used inside itself */
    return prepared->stmt;
}

void queries_free(struct store *store)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct slot *slot = &store->slots[i];

        for (size_t j = 0; slot->queries && j < slot->queries->n; j++)
            (void)sqlite3_finalize(slot->list[j].stmt);
        free(slot->list);
        *slot = (struct slot){0};
    }
}

void query_done(sqlite3_stmt **q)
{
    if (*q) {
        (void)sqlite3_reset(*q);
        (void)sqlite3_clear_bindings(*q);
    }
}

/* A bind fails for a wrong place or want of memory alone. */
static void must(int code)
{
    if (code != SQLITE_OK)
        abort();
}

void bind_int(sqlite3_stmt *q, int at, int64_t value)
{
    must(sqlite3_bind_int64(q, at, value));
}

void bind_text(sqlite3_stmt *q, int at, const char *value)
{
    must(sqlite3_bind_text(q, at, value ? value : "", -1, SQLITE_STATIC));
}

void bind_blob(sqlite3_stmt *q, int at, const void *bytes, size_t len)
{
    must(sqlite3_bind_blob64(q, at, bytes, len, SQLITE_STATIC));
}

enum rc query_row(sqlite3_stmt *q, struct err *err)
{
    switch (sqlite3_step(q)) {
    case SQLITE_ROW:
        return RC_OK;
    case SQLITE_DONE:
        return RC_ABSENT;
    default:
        return engine_failed(sqlite3_db_handle(q), err);
    }
}

enum rc query_run(sqlite3_stmt *q, struct err *err)
{
    int code;

    do
        code = sqlite3_step(q);
    while (code == SQLITE_ROW);
    return code == SQLITE_DONE ? RC_OK : engine_failed(sqlite3_db_handle(q), err);
}

int64_t column_int(sqlite3_stmt *q, int at)
{
    return sqlite3_column_int64(q, at);
}

const char *column_text(sqlite3_stmt *q, int at, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(q, at);

    return text ? arena_copy_bytes(arena, text, (size_t)sqlite3_column_bytes(q, at)) : "";
}

const void *column_blob(sqlite3_stmt *q, int at, size_t *len)
{
    const void *bytes = sqlite3_column_blob(q, at);

    *len = (size_t)sqlite3_column_bytes(q, at);
    return bytes;
}

int store_changed(struct store *store)
{
    return sqlite3_changes(store->db);
}
