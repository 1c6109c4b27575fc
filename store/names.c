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
    [DROP] = "DELETE FROM name WHERE key = ?1 AND kind = ?2 AND record = ?3"
             " AND how = ?4",
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
        if (first && !text_same(text_fold(arena, first), naming->handle))
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

static void list_keys(const struct naming *of, const struct keys *keys,
                      struct named_keys *out)
{
    for (enum named_how how = NAMED_BY_NAME; how <= NAMED_LOOSELY; how++)
        for (size_t i = 0; i < keys->by[how].n; i++)
            out->list[out->n++] =
                (struct named_key){keys->by[how].list[i], {of->kind, of->record, how}};
}

void names_keys(struct arena *arena, const struct naming *naming, struct named_keys *out)
{
    out->n = 0;
    list_keys(naming, keys_of(arena, naming), out);
}

enum rc names_add_key(struct store *store, const struct named_key *key, struct err *err)
{
    const struct naming of = {.kind = key->of.kind, .record = key->of.record};

    return write_key(store, ADD, key->key, &of, key->of.how, err);
}

static enum rc write_naming(struct store *store, struct arena *arena,
                            const struct naming *was, const struct naming *is,
                            struct err *err)
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
    return write_naming(t->store, t->arena, was, is, &t->err);
}

/* --- aliases ----------------------------------------------------------------------- */

static struct keys *keys_of_alias(struct arena *arena, const struct naming *alias)
{
    struct keys *keys = TAKE(arena, struct keys);

    name_whole_keys(arena, alias->name, &keys->by[NAMED_BY_ALIAS]);
    return keys;
}

void names_alias_keys(struct arena *arena, const struct naming *alias,
                      struct named_keys *out)
{
    out->n = 0;
    list_keys(alias, keys_of_alias(arena, alias), out);
}

static enum rc write_alias(struct turn *t, size_t which, const struct naming *alias)
{
    static const struct keys none;

    return write_keys(t->store, which, alias, keys_of_alias(t->arena, alias), &none,
                      &t->err);
}

enum rc names_add_alias(struct turn *t, enum named kind, int64_t record,
                        const char *alias)
{
    return write_alias(t, ADD, &(struct naming){kind, record, .name = alias});
}

enum rc names_drop_alias(struct turn *t, enum named kind, int64_t record,
                         const char *alias)
{
    return write_alias(t, DROP, &(struct naming){kind, record, .name = alias});
}
