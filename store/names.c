/* Whose the keys of names are. */
#include "store/names.h"

#include "sales/name.h"
#include "store/store_inside.h"

#include <string.h>

enum { OF, ADD, DROP };

static const char *const sql[] = {
    [OF] = "SELECT kind, record, how FROM name WHERE key = ?1 LIMIT ?2",
    [ADD] = "INSERT INTO name (key, kind, record, how) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT DO NOTHING",
    [DROP] = "DELETE FROM name WHERE key = ?1 AND kind = ?2 AND record = ?3 AND how = ?4",
};

const struct queries names_queries = QUERIES("names", sql);

enum rc names_of(struct turn *t, int64_t key, struct named_row *out, size_t most,
                 size_t *n)
{
    QUERY *q = query(t, &names_queries, OF);
    enum rc rc;

    *n = 0;
    bind_int(q, 1, key);
    bind_int(q, 2, (int64_t)most);
    while ((rc = row(t, q)) == RC_OK)
        out[(*n)++] = (struct named_row){(enum named)column_int(q, 0), column_int(q, 1),
                                         (enum named_how)column_int(q, 2)};
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc write_key(struct store *store, size_t which, int64_t key,
                         const struct naming *of, enum named_how how, struct err *err)
{
    QUERY *q = query_of(store, &names_queries, which);

    bind_int(q, 1, key);
    bind_int(q, 2, of->kind);
    bind_int(q, 3, of->record);
    bind_int(q, 4, how);
    if (which == ADD)
        names_filter_add(store->names, key);
    return query_run(q, err);
}

/* --- what a record is called ------------------------------------------------------- */

struct keys {
    struct name_keys by[NAMED_LOOSELY + 1];
};

/* "Emma" of Emma Ross. */
static const char *first_word(struct arena *arena, const char *name)
{
    size_t len = strcspn(name, " ");

    return (unsigned char)name[0] < 0x80 && name[len] ? arena_copy_bytes(arena, name, len)
                                                      : NULL;
}

static struct keys *keys_of(struct arena *arena, const struct naming *naming)
{
    struct keys *keys = TAKE(arena, struct keys);
    const char *first;

    if (!naming || text_empty(naming->name))
        return keys;
    name_whole_keys(arena, naming->name, &keys->by[NAMED_BY_NAME]);
    if (naming->handle) {
        name_whole_keys(arena, naming->handle, &keys->by[NAMED_BY_NAME]);
        first = first_word(arena, naming->name);
        if (first)
            name_whole_keys(arena, first, &keys->by[NAMED_BY_ALIAS]);
    }
    for (size_t i = 0; i < COUNT(naming->scopes); i++)
        if (naming->scopes[i])
            name_loose_keys(arena, naming->name, naming->scopes[i],
                            &keys->by[NAMED_LOOSELY]);
    return keys;
}

static bool has_key(const struct name_keys *keys, int64_t key)
{
    for (size_t i = 0; i < keys->n; i++)
        if (keys->list[i] == key)
            return true;
    return false;
}

/* Those keys that `besides` lacks. */
static enum rc write_keys(struct store *store, size_t which, const struct naming *of,
                          const struct keys *keys, const struct keys *besides,
                          struct err *err)
{
    for (enum named_how how = NAMED_BY_NAME; how <= NAMED_LOOSELY; how++)
        for (size_t i = 0; i < keys->by[how].n; i++)
            if (!has_key(&besides->by[how], keys->by[how].list[i]))
                TRY(write_key(store, which, keys->by[how].list[i], of, how, err));
    return RC_OK;
}

static bool same_naming(const struct naming *a, const struct naming *b)
{
    return text_same(a->name, b->name) && text_same(a->handle, b->handle) &&
           memcmp(a->scopes, b->scopes, sizeof(a->scopes)) == 0;
}

enum rc names_write(struct store *store, struct arena *arena, const struct naming *was,
                    const struct naming *is, struct err *err)
{
    const struct keys *before, *after;

    if (was && same_naming(was, is))
        return RC_OK;
    before = keys_of(arena, was);
    after = keys_of(arena, is);
    TRY(write_keys(store, DROP, is, before, after, err));
    return write_keys(store, ADD, is, after, before, err);
}

enum rc names_change(struct turn *t, const struct naming *was, const struct naming *is)
{
    return names_write(t->store, t->arena, was, is, &t->err);
}

/* --- aliases ----------------------------------------------------------------------- */

enum rc names_write_alias(struct store *store, struct arena *arena,
                          const struct naming *alias, bool is_there, struct err *err)
{
    struct keys *keys = TAKE(arena, struct keys);
    static const struct keys none;

    name_whole_keys(arena, alias->name, &keys->by[NAMED_BY_ALIAS]);
    return write_keys(store, is_there ? ADD : DROP, alias, keys, &none, err);
}

enum rc names_add_alias(struct turn *t, enum named kind, int64_t record,
                        const char *alias)
{
    const struct naming naming = {.kind = kind, .record = record, .name = alias};

    return names_write_alias(t->store, t->arena, &naming, true, &t->err);
}

enum rc names_drop_alias(struct turn *t, enum named kind, int64_t record,
                         const char *alias)
{
    const struct naming naming = {.kind = kind, .record = record, .name = alias};

    return names_write_alias(t->store, t->arena, &naming, false, &t->err);
}
