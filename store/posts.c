/* The web chat's log. */

#include "store/posts.h"

#include "store/conversations.h"
#include "store/store_inside.h"

#include <string.h>

enum { ADD, EDIT, ONE, AFTER, BEFORE, READ, UNREAD };

enum { LIST_BYTES = 1024 * 1024 }; /* of a list that is read */

#define COLUMNS_AS(change)                                                    \
    "p.id, " change ", p.conversation, p.author, p.only_for, p.at, p.edited," \
    " p.text, p.card"

#define COLUMNS COLUMNS_AS("p.change")

/* What person ?1 may see of the web chat. */
#define SEEN " p.only_for IN (0, ?1) AND (c.one = 0 OR c.one = ?1 OR c.other = ?1)"

/* A post bears the number of its change as its id, until it is edited: then its change
 * stands in an index of such posts alone. */
#define CHANGED(change, which)                                            \
    "SELECT " COLUMNS_AS(change) " FROM post p CROSS JOIN conversation c" \
                                 " ON c.id = p.conversation WHERE " which " AND" SEEN

static const char *const sql[] = {
    [ADD] = "INSERT INTO post (id, change, conversation, author, only_for, at, turn,"
            " edited, text, card) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9)",
    [EDIT] = "UPDATE post SET change = ?2, edited = 1, text = ?3, card = ?4 WHERE id = ?1"
             " RETURNING conversation, author, only_for, at",
    [ONE] = "SELECT " COLUMNS " FROM post p WHERE p.id = ?1",
    [AFTER] = CHANGED("p.id", "p.id > ?2 AND p.change = p.id") " UNION ALL " CHANGED(
        "p.change", "p.change > ?2 AND p.change <> p.id") " ORDER BY 2 LIMIT ?3",
    [BEFORE] =
        "SELECT " COLUMNS " FROM post p CROSS JOIN conversation c"
        " ON c.id = p.conversation WHERE p.conversation = ?2 AND p.id < ?3 AND" SEEN
        " ORDER BY p.id DESC LIMIT ?4",
    [READ] = "INSERT INTO post_read (person, conversation, post) VALUES (?1, ?2, ?3)"
             " ON CONFLICT (person, conversation) DO UPDATE SET post = excluded.post"
             " WHERE excluded.post > post_read.post",
    [UNREAD] = "SELECT COUNT(*) FROM (SELECT 1 FROM post WHERE conversation = ?2"
               " AND id > COALESCE((SELECT post FROM post_read"
               "   WHERE person = ?1 AND conversation = ?2), 0)"
               " AND only_for IN (0, ?1) AND author <> ?1 LIMIT 100)",
};

const struct queries posts_queries = QUERIES("posts", sql);

static void sign(struct turn *t, struct news *news)
{
    struct person author;

    news->from = "dealbell";
    news->name = "Dealbell";
    if (news->author && person_known(t, news->author, &author) == RC_OK) {
        news->from = arena_copy(t->keep, author.handle);
        news->name = arena_copy(t->keep, author.name);
    }
}

static void place(struct turn *t, struct news *news, const struct conversation *where)
{
    news->conversation = where->id;
    news->one = where->one;
    news->other = where->other;
    news->room = arena_copy(t->keep, where->key);
}

static struct news *add_news(struct turn *t, const struct news *model)
{
    struct news *news = TAKE(t->keep, struct news);

    *news = *model;
    *t->news_end = news;
    t->news_end = &news->next;
    return news;
}

enum rc post_make(struct turn *t, const struct conversation *where, int64_t author,
                  int64_t only_for, const char *text, const char *card,
                  struct news **made)
{
    QUERY *q = query(t, &posts_queries, ADD);
    int64_t change = ++t->store->last_change;
    struct news news = {.id = change,
                        .change = change,
                        .author = author,
                        .only_for = only_for,
                        .at = t->now};

    turn_number(t);
    bind_int(q, 1, news.id);
    bind_int(q, 2, news.change);
    bind_int(q, 3, where->id);
    bind_int(q, 4, author);
    bind_int(q, 5, only_for);
    bind_int(q, 6, t->now);
    bind_int(q, 7, t->id);
    bind_text(q, 8, text);
    bind_text(q, 9, card);
    TRY(done(t, q));
    news.text = arena_copy(t->keep, text ? text : "");
    news.card = arena_copy(t->keep, card ? card : "");
    place(t, &news, where);
    sign(t, &news);
    *made = add_news(t, &news);
    return RC_OK;
}

/* The row as it is now, without the words. */
static enum rc change_row(struct turn *t, int64_t id, const char *text, const char *card,
                          struct news *news)
{
    QUERY *q = query(t, &posts_queries, EDIT);

    news->change = ++t->store->last_change;
    bind_int(q, 1, id);
    bind_int(q, 2, news->change);
    bind_text(q, 3, text);
    bind_text(q, 4, card);
    TRY(row(t, q));
    news->conversation = column_int(q, 0);
    news->author = column_int(q, 1);
    news->only_for = column_int(q, 2);
    news->at = column_int(q, 3);
    return done(t, q);
}

enum rc post_edit(struct turn *t, int64_t id, const char *text, const char *card)
{
    struct news news = {.id = id, .is_edit = true};
    struct conversation where;
    enum rc rc = change_row(t, id, text, card, &news);

    if (rc == RC_ABSENT)
        return err_broken(&t->err, "there is no post %lld to edit", (long long)id);
    TRY(rc);
    TRY(conversation_by_id(t, news.conversation, &where));
    news.text = arena_copy(t->keep, text ? text : "");
    news.card = arena_copy(t->keep, card ? card : "");
    place(t, &news, &where);
    sign(t, &news);
    TRY(news_add_readings(t, t->keep, &news));
    (void)add_news(t, &news);
    return RC_OK;
}

/* Reading the log: lists live in the turn's arena. The loop has no use for them, and many
 * may ask at once. */

static enum rc read_row(struct turn *t, sqlite3_stmt *q, struct news **out)
{
    struct news *news = TAKE(t->arena, struct news);
    struct conversation where;

    *news = (struct news){.id = column_int(q, 0),
                          .change = column_int(q, 1),
                          .author = column_int(q, 3),
                          .only_for = column_int(q, 4),
                          .at = column_int(q, 5),
                          .is_edit = column_int(q, 6) != 0,
                          .text = column_text(q, 7, t->arena),
                          .card = column_text(q, 8, t->arena)};
    TRY(conversation_by_id(t, column_int(q, 2), &where));
    place(t, news, &where);
    sign(t, news);
    TRY(news_add_readings(t, t->arena, news));
    *out = news;
    return RC_OK;
}

enum rc post_read(struct turn *t, int64_t id, struct news **out)
{
    QUERY *q = query(t, &posts_queries, ONE);

    bind_int(q, 1, id);
    TRY(row(t, q));
    return read_row(t, q, out);
}

/* Up to `most` rows into a list, fewer where they are long; newest first ones are turned
 * around. */
static enum rc read_list(struct turn *t, sqlite3_stmt *q, size_t most, bool turn_around,
                         struct news **out, bool *more)
{
    struct news *first = NULL, **end = &first, *post;
    enum rc rc;
    size_t n = 0, bytes = 0;

    *more = false;
    while ((rc = row(t, q)) == RC_OK) {
        if (n++ == most || bytes > LIST_BYTES) {
            *more = true;
            break;
        }
        TRY(read_row(t, q, &post));
        bytes += strlen(post->text) + strlen(post->card);
        if (turn_around) {
            post->next = first;
            first = post;
        } else {
            *end = post;
            end = &post->next;
        }
    }
    *out = first;
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc posts_after(struct turn *t, int64_t person, int64_t change, size_t most,
                    struct news **out, bool *more)
{
    QUERY *q = query(t, &posts_queries, AFTER);

    bind_int(q, 1, person);
    bind_int(q, 2, change);
    bind_int(q, 3, (int64_t)most + 1);
    return read_list(t, q, most, false, out, more);
}

enum rc posts_before(struct turn *t, int64_t person, int64_t conversation, int64_t before,
                     size_t most, struct news **out, bool *more)
{
    QUERY *q = query(t, &posts_queries, BEFORE);

    bind_int(q, 1, person);
    bind_int(q, 2, conversation);
    bind_int(q, 3, before > 0 ? before : INT64_MAX);
    bind_int(q, 4, (int64_t)most + 1);
    return read_list(t, q, most, true, out, more);
}

enum rc posts_read(struct turn *t, int64_t person, int64_t conversation, int64_t post)
{
    QUERY *q = query(t, &posts_queries, READ);

    bind_int(q, 1, person);
    bind_int(q, 2, conversation);
    bind_int(q, 3, post);
    return done(t, q);
}

enum rc posts_unread(struct turn *t, int64_t person, int64_t conversation, int64_t *n)
{
    QUERY *q = query(t, &posts_queries, UNREAD);

    bind_int(q, 1, person);
    bind_int(q, 2, conversation);
    TRY(row(t, q));
    *n = column_int(q, 0);
    return RC_OK;
}

enum rc posts_change(struct turn *t, int64_t *newest)
{
    *newest = t->store->last_change;
    return RC_OK;
}
