/* Where words are exchanged: rooms, and direct messages that are made when first used. */

#include "store/conversations.h"

#include "store/store_inside.h"

#include <string.h>

enum { GET, BY_ID, NEWEST, ADD, FOR, ROOMS, ONE, OTHER, PURPOSE, MANNER, ON, READ_UPTO };

#define COLUMNS "id, platform, key, title, purpose, one, other, lang, zone"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM conversation WHERE platform = ?1 AND key = ?2",
    [BY_ID] = "SELECT " COLUMNS " FROM conversation WHERE id = ?1",
    [NEWEST] = "SELECT COALESCE(MAX(id), 0) FROM conversation",
    [ADD] = "INSERT INTO conversation (" COLUMNS
            ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, -1, '')",
    [FOR] =
        "SELECT " COLUMNS " FROM conversation WHERE purpose = ?1 ORDER BY id LIMIT ?2",
    [ROOMS] = "SELECT " COLUMNS " FROM conversation WHERE one = 0 AND platform = 'web'"
              " ORDER BY id LIMIT ?1",
    [ONE] = "SELECT " COLUMNS " FROM conversation WHERE one = ?2 AND platform = 'web'"
            " ORDER BY purpose, id LIMIT ?1", /* 'direct' stands before 'people' */
    [OTHER] = "SELECT " COLUMNS " FROM conversation WHERE other = ?2 AND other <> 0"
              " AND platform = 'web' ORDER BY id LIMIT ?1",
    [PURPOSE] = "UPDATE conversation SET purpose = ?2 WHERE id = ?1",
    [MANNER] = "UPDATE conversation SET lang = ?2, zone = ?3 WHERE id = ?1",
    [ON] = "SELECT key FROM conversation WHERE platform = ?1 AND key > ?2"
           " ORDER BY key LIMIT ?3",
    [READ_UPTO] = ("SELECT event FROM inbox WHERE platform = ?1 AND event >= ?2"
                   " AND event < ?3 ORDER BY event DESC LIMIT 1"),
};

const struct queries conversations_queries = QUERIES("conversations", sql);

static void read_row(struct turn *t, sqlite3_stmt *q, struct conversation *out)
{
    *out = (struct conversation){.id = column_int(q, 0),
                                 .platform = column_text(q, 1, t->arena),
                                 .key = column_text(q, 2, t->arena),
                                 .title = column_text(q, 3, t->arena),
                                 .purpose = column_text(q, 4, t->arena),
                                 .one = column_int(q, 5),
                                 .other = column_int(q, 6),
                                 .lang = (int)column_int(q, 7),
                                 .zone = column_text(q, 8, t->arena)};
}

enum rc conversation_read(struct turn *t, const char *platform, const char *key,
                          struct conversation *out)
{
    QUERY *q = query(t, &conversations_queries, GET);

    bind_text(q, 1, platform);
    bind_text(q, 2, key);
    TRY(row(t, q));
    read_row(t, q, out);
    return RC_OK;
}

enum rc conversation_read_by_id(struct turn *t, int64_t id, struct conversation *out)
{
    QUERY *q = query(t, &conversations_queries, BY_ID);

    bind_int(q, 1, id);
    TRY(row(t, q));
    read_row(t, q, out);
    return RC_OK;
}

enum rc conversation_get(struct turn *t, const char *platform, const char *key,
                         struct conversation *out)
{
    return known_place(t, platform, key, out);
}

enum rc conversation_by_id(struct turn *t, int64_t id, struct conversation *out)
{
    return known_place_by_id(t, id, out);
}

static enum rc next_id(struct turn *t, int64_t *id)
{
    QUERY *q = query(t, &conversations_queries, NEWEST);

    TRY(row(t, q));
    *id = column_int(q, 0) + 1;
    return RC_OK;
}

enum rc conversation_add(struct turn *t, struct conversation *conversation)
{
    if (conversation->id == 0)
        TRY(next_id(t, &conversation->id));
    conversation->lang = -1;
    conversation->zone = "";
    QUERY *q = query(t, &conversations_queries, ADD);
    bind_int(q, 1, conversation->id);
    bind_text(q, 2, conversation->platform);
    bind_text(q, 3, conversation->key);
    bind_text(q, 4, conversation->title);
    bind_text(q, 5, conversation->purpose);
    bind_int(q, 6, conversation->one);
    bind_int(q, 7, conversation->other);
    return done(t, q);
}

static enum rc read_all(struct turn *t, sqlite3_stmt *q, struct conversation *out,
                        size_t most, size_t *n)
{
    enum rc rc = RC_OK;

    while (*n < most && (rc = row(t, q)) == RC_OK)
        read_row(t, q, &out[(*n)++]);
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc conversations_for(struct turn *t, const char *purpose, struct conversation *out,
                          size_t most, size_t *n)
{
    QUERY *q = query(t, &conversations_queries, FOR);

    *n = 0;
    bind_text(q, 1, purpose);
    bind_int(q, 2, (int64_t)most);
    return read_all(t, q, out, most, n);
}

enum rc conversation_purpose(struct turn *t, int64_t id, const char *purpose)
{
    QUERY *q = query(t, &conversations_queries, PURPOSE);

    bind_int(q, 1, id);
    bind_text(q, 2, purpose);
    return done(t, q);
}

enum rc conversation_manner(struct turn *t, int64_t id, int lang, const char *zone)
{
    QUERY *q = query(t, &conversations_queries, MANNER);

    bind_int(q, 1, id);
    bind_int(q, 2, lang);
    bind_text(q, 3, zone);
    return done(t, q);
}

static enum rc read_upto(struct turn *t, const char *platform, struct read_place *place)
{
    QUERY *q = query(t, &conversations_queries, READ_UPTO);
    enum rc rc;

    bind_text(q, 1, platform);
    bind_text(q, 2, arena_printf(t->arena, "%s/", place->key));
    bind_text(q, 3, arena_printf(t->arena, "%s0", place->key)); /* behind '/' */
    place->event = "";
    rc = row(t, q);
    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    place->event = column_text(q, 0, t->arena);
    return RC_OK;
}

enum rc conversations_read(struct turn *t, const char *platform, const char *behind,
                           struct read_place *out, size_t most, size_t *n)
{
    QUERY *q = query(t, &conversations_queries, ON);
    enum rc rc = RC_OK;

    *n = 0;
    bind_text(q, 1, platform);
    bind_text(q, 2, behind);
    bind_int(q, 3, (int64_t)most);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        out[(*n)++].key = column_text(q, 0, t->arena);
    for (size_t i = 0; i < *n && (rc == RC_OK || rc == RC_ABSENT); i++)
        rc = read_upto(t, platform, &out[i]);
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc read_of(struct turn *t, size_t which, int64_t person,
                       struct conversation *out, size_t most, size_t *n)
{
    QUERY *q = query(t, &conversations_queries, which);

    bind_int(q, 1, (int64_t)(most - *n));
    if (which != ROOMS)
        bind_int(q, 2, person);
    return read_all(t, q, out, most, n);
}

enum rc conversations_of(struct turn *t, int64_t person, struct conversation *out,
                         size_t most, size_t *n)
{
    *n = 0;
    TRY(read_of(t, ROOMS, person, out, most, n));
    TRY(read_of(t, ONE, person, out, most, n));
    return read_of(t, OTHER, person, out, most, n);
}

/* The web chat's names. */

static enum rc no_room(struct turn *t)
{
    return err_set(&t->err, RC_ABSENT, "%s",
                   IN(t, "there is no such room", "没有这个房间"));
}

/* Found by its key, or made as `wanted`. */
static enum rc find_or_make(struct turn *t, const struct conversation *wanted,
                            struct conversation *out)
{
    enum rc rc = conversation_get(t, "web", wanted->key, out);

    if (rc != RC_ABSENT)
        return rc;
    *out = *wanted;
    return conversation_add(t, out);
}

static enum rc direct(struct turn *t, const struct person *person,
                      struct conversation *out)
{
    const struct conversation wanted = {
        .platform = "web",
        .key = arena_printf(t->arena, "dm:%s", person->handle),
        .title = "Dealbell",
        .purpose = "direct",
        .one = person->id};

    return find_or_make(t, &wanted, out);
}

static enum rc between(struct turn *t, const struct person *person, const char *handle,
                       struct conversation *out)
{
    const struct person *one = person, *other;
    struct conversation wanted = {.platform = "web", .title = "", .purpose = "people"};
    struct person second;
    enum rc rc = known_handle(t, handle, &second);

    if (rc == RC_ABSENT || (rc == RC_OK && second.id == person->id))
        return no_room(t);
    TRY(rc);
    other = &second;
    if (strcmp(one->handle, other->handle) > 0) {
        one = &second;
        other = person;
    }
    wanted.key = arena_printf(t->arena, "dm:%s+%s", one->handle, other->handle);
    wanted.one = one->id;
    wanted.other = other->id;
    return find_or_make(t, &wanted, out);
}

enum rc conversation_of_room(struct turn *t, const struct person *person,
                             const char *room, struct conversation *out)
{
    struct conversation found;
    enum rc rc;

    if (strcmp(room, "dealbell") == 0)
        return direct(t, person, out);
    if (room[0] == '@')
        return between(t, person, room + 1, out);
    rc = conversation_get(t, "web", room, &found);
    /* What is direct is there for its own people alone, by whatever name it is asked for.
     */
    if (rc == RC_ABSENT || (rc == RC_OK && found.one && found.one != person->id &&
                            found.other != person->id))
        return no_room(t);
    TRY(rc);
    *out = found;
    return RC_OK;
}

const char *room_of(struct turn *t, int64_t person,
                    const struct conversation *conversation)
{
    struct person second;

    if (strcmp(conversation->purpose, "direct") == 0)
        return "dealbell";
    if (conversation->other == 0)
        return conversation->key;
    if (person_known(
            t, conversation->one == person ? conversation->other : conversation->one,
            &second) != RC_OK)
        return conversation->key;
    return arena_printf(t->arena, "@%s", second.handle);
}
