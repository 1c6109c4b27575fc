/*
 * The names of what stood in the database before they had an index (or came past the
 * turns), in batches while the desk is idle.
 *
 * What a turn writes meanwhile has its keys already; those are written again, which
 * changes nothing.
 */

#include "store/people.h"
#include "store/store_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE, PEOPLE_ALIASES, ACCOUNTS, ACCOUNT_ALIASES, LEADS, READ, UPTO };

static const char *const sql[] = {
    [PEOPLE] = "SELECT id, name, handle, is_active FROM person WHERE id > ?1"
               " ORDER BY id LIMIT ?2",
    [PEOPLE_ALIASES] = "SELECT person, alias FROM person_alias WHERE alias > ?1"
                       " ORDER BY alias LIMIT ?2",
    [ACCOUNTS] = "SELECT id, name, owner, withdrawn_at FROM account WHERE id > ?1"
                 " ORDER BY id LIMIT ?2",
    [ACCOUNT_ALIASES] = "SELECT account, alias FROM account_alias WHERE alias > ?1"
                        " ORDER BY alias LIMIT ?2",
    [LEADS] = "SELECT id, name, owner, withdrawn_at, state, deal FROM lead WHERE id > ?1"
              " ORDER BY id LIMIT ?2",
    [READ] = "SELECT record, alias FROM named WHERE id = 1",
    [UPTO] = "UPDATE named SET stage = ?1, record = ?2, alias = ?3 WHERE id = 1",
};

static_assert(LEADS + 1 == NAMES_FILLED, "the stages are the queries above");

const struct queries names_fill_queries = QUERIES("names_fill", sql);

struct filling {
    struct store *store;
    struct named_key *keys; /* of the batch */
    size_t n_keys, room;
    struct arena *arena; /* of the record at hand */
    struct arena *keep;
    int64_t record;
    const char *alias; /* kept */
};

static struct naming naming_of(struct filling *f, sqlite3_stmt *q)
{
    const char *name = column_text(q, 1, f->arena);

    switch (f->store->unnamed) {
    case PEOPLE:
        return person_naming(&(struct person){.id = column_int(q, 0),
                                              .name = name,
                                              .handle = column_text(q, 2, f->arena),
                                              .is_active = column_int(q, 3) != 0});
    case ACCOUNTS:
        return account_naming(&(struct account){.id = column_int(q, 0),
                                                .name = name,
                                                .owner = column_int(q, 2),
                                                .withdrawn_at = column_int(q, 3)});
    default:
        return lead_naming(&(struct lead){.id = column_int(q, 0),
                                          .name = name,
                                          .owner = column_int(q, 2),
                                          .withdrawn_at = column_int(q, 3),
                                          .state = (enum lead_state)column_int(q, 4),
                                          .deal = column_int(q, 5)});
    }
}

static bool is_of_aliases(int64_t stage)
{
    return stage == PEOPLE_ALIASES || stage == ACCOUNT_ALIASES;
}

static void add_keys(struct filling *f, const struct named_keys *keys)
{
    if (keys->n == 0)
        return;
    while (f->n_keys + keys->n > f->room) {
        f->room = f->room * 2 + 1000;
        f->keys = realloc(f->keys, f->room * sizeof(*f->keys));
        if (!f->keys)
            abort();
    }
    memcpy(f->keys + f->n_keys, keys->list, keys->n * sizeof(*f->keys));
    f->n_keys += keys->n;
}

static void fill_one(struct filling *f, sqlite3_stmt *q)
{
    struct named_keys *keys = TAKE(f->arena, struct named_keys);

    if (is_of_aliases(f->store->unnamed)) {
        const struct naming alias = {
            .kind = f->store->unnamed == PEOPLE_ALIASES ? NAMED_PERSON : NAMED_ACCOUNT,
            .record = column_int(q, 0),
            .name = column_text(q, 1, f->arena)};

        arena_empty(f->keep);
        f->alias = arena_copy(f->keep, alias.name);
        names_alias_keys(f->arena, &alias, keys);
    } else {
        const struct naming naming = naming_of(f, q);

        f->record = naming.record;
        names_keys(f->arena, &naming, keys);
    }
    add_keys(f, keys);
}

static int by_key(const void *a, const void *b)
{
    int64_t x = ((const struct named_key *)a)->key,
            y = ((const struct named_key *)b)->key;

    return (x > y) - (x < y);
}

/* In the order of the index: a large one is then walked once. */
static enum rc write_keys(struct filling *f, struct err *err)
{
    if (f->n_keys > 1)
        qsort(f->keys, f->n_keys, sizeof(*f->keys), by_key);
    for (size_t i = 0; i < f->n_keys; i++)
        TRY(names_add_key(f->store, &f->keys[i], err));
    return RC_OK;
}

static enum rc note_upto(struct filling *f, int64_t stage, struct err *err)
{
    QUERY *q = query_of(f->store, &names_fill_queries, UPTO);

    bind_int(q, 1, stage);
    bind_int(q, 2, f->record);
    bind_text(q, 3, f->alias);
    return query_run(q, err);
}

/* *stage: where it goes on. */
static enum rc fill_some(struct filling *f, size_t most, int64_t *stage, struct err *err)
{
    QUERY *q = query_of(f->store, &names_fill_queries, (size_t)f->store->unnamed);
    enum rc rc;
    size_t n = 0;

    if (is_of_aliases(f->store->unnamed))
        bind_text(q, 1, f->alias);
    else
        bind_int(q, 1, f->record);
    bind_int(q, 2, (int64_t)most);
    for (; (rc = query_row(q, err)) == RC_OK; n++) {
        arena_empty(f->arena);
        fill_one(f, q);
    }
    if (rc != RC_ABSENT)
        return rc;
    TRY(write_keys(f, err));
    *stage = f->store->unnamed;
    if (n < most) {
        ++*stage;
        f->record = 0;
        f->alias = "";
    }
    return note_upto(f, *stage, err);
}

static enum rc read_upto(struct filling *f, struct err *err)
{
    QUERY *q = query_of(f->store, &names_fill_queries, READ);

    TRY(query_row(q, err));
    f->record = column_int(q, 0);
    f->alias = column_text(q, 1, f->keep);
    return RC_OK;
}

bool names_fill(struct store *store, size_t most)
{
    struct filling f = {
        .store = store, .arena = arena_new(), .keep = arena_new(), .alias = ""};
    struct err err = {0};
    int64_t stage = store->unnamed;
    enum rc rc = engine_run(store, ENGINE_BEGIN, &err);

    if (rc == RC_OK)
        rc = read_upto(&f, &err);
    if (rc == RC_OK)
        rc = fill_some(&f, most, &stage, &err);
    if (rc == RC_OK)
        rc = engine_run(store, ENGINE_COMMIT, &err);
    if (rc == RC_OK)
        store->unnamed = stage;
    else
        engine_rollback(store);
    free(f.keys);
    arena_free(f.arena);
    arena_free(f.keep);
    return rc == RC_OK;
}
