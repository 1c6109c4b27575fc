/* Queries: prepared at first use and kept; values are bound, never pasted. */

#include "store/store_inside.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct ready *slot_of(struct store *store, const struct queries *queries)
{
    size_t at = ((uintptr_t)queries >> 4) % SLOTS;

    while (store->slots[at].queries != queries && store->slots[at].queries)
        at = (at + 1) % SLOTS;
    return &store->slots[at];
}

static void fill_slot(struct store *store, struct ready *slot,
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
                    const char *sql, struct prepared *into)
{
    store->prepares_known = false;
    if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &into->stmt,
                           NULL) != SQLITE_OK) {
        (void)fprintf(stderr, "%s, query %zu: %s\n", queries->name, which,
                      sqlite3_errmsg(store->db));
        abort();
    }
    into->changes_known = store->prepares_known;
}

static sqlite3_stmt *ready(struct store *store, const struct prepared *prepared)
{
    if (prepared->changes_known)
        known_forget(store);
    assert(!sqlite3_stmt_busy(prepared->stmt)); /* one query, used inside itself */
    return prepared->stmt;
}

sqlite3_stmt *query_of(struct store *store, const struct queries *queries, size_t which)
{
    struct ready *slot = slot_of(store, queries);
    struct prepared *prepared;

    assert(which < queries->n);
    if (!slot->queries)
        fill_slot(store, slot, queries);
    prepared = &slot->list[which];
    if (!prepared->stmt)
        prepare(store, queries, which, queries->sql[which], prepared);
    return ready(store, prepared);
}

/* What "a = ?2, b = ?3" leaves when ?3 stays as it is: "a = ?2". */
static void add_sets(struct text *out, const char *sets, size_t len, uint64_t wanted)
{
    const char *at = sets, *end = sets + len;

    while (at < end) {
        const char *mark = strchr(at, '?'), *next = mark + 1;
        unsigned long number;

        assert(mark && mark < end);
        number = strtoul(mark + 1, NULL, 10);
        next += strspn(next, "0123456789");
        if (wanted & UINT64_C(1) << (number - 1))
            text_addf(out, "%s%.*s", at == sets ? "" : ", ", (int)(next - at), at);
        at = next < end ? next + strlen(", ") : end;
    }
}

static const char *lean_sql(struct arena *arena, const char *sql, uint64_t wanted)
{
    const char *sets = strstr(sql, " SET "),
               *where = sets ? strstr(sets, " WHERE ") : NULL;
    struct text out;

    assert(where);
    sets += strlen(" SET ");
    text_init(&out, arena, strlen(sql));
    text_add_bytes(&out, sql, (size_t)(sets - sql));
    add_sets(&out, sets, (size_t)(where - sets), wanted);
    text_add(&out, where);
    return out.bytes;
}

/* Few sets of columns ever change; one that meets another's place takes it over. */
sqlite3_stmt *query_lean(struct store *store, const struct queries *queries, size_t which,
                         uint64_t wanted)
{
    uint64_t hash = ((uintptr_t)queries->sql[which] ^ wanted) * 0x9e3779b97f4a7c15u;
    struct lean *lean = &store->leans[hash >> 32 & (LEANS - 1)];

    if (lean->sql != queries->sql[which] || lean->wanted != wanted) {
        struct arena *arena = arena_new();

        (void)sqlite3_finalize(lean->prepared.stmt);
        *lean = (struct lean){.sql = queries->sql[which], .wanted = wanted};
        prepare(store, queries, which, lean_sql(arena, lean->sql, wanted),
                &lean->prepared);
        arena_free(arena);
    }
    return ready(store, &lean->prepared);
}

void queries_free(struct store *store)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct ready *slot = &store->slots[i];

        for (size_t j = 0; slot->queries && j < slot->queries->n; j++)
            (void)sqlite3_finalize(slot->list[j].stmt);
        free(slot->list);
        *slot = (struct ready){0};
    }
    for (size_t i = 0; i < LEANS; i++) {
        (void)sqlite3_finalize(store->leans[i].prepared.stmt);
        store->leans[i] = (struct lean){0};
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
