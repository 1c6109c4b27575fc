/* What stands in a room already, for whoever reads in a language or zone in which nobody
 * here read before: the newest posts are drawn for them when they come. */

#include "store/actions.h"
#include "store/posts.h"
#include "store/store_inside.h"

#include <string.h>

enum { UNREAD, IS_SHOWN };

/* Of the newest page alone: older posts read in the nearest manner until they change. */
#define BEHIND_PAGE "50"

static const char *const sql[] = {
    [UNREAD] = "SELECT id, text, card FROM post WHERE conversation = ?1"
               " AND id > COALESCE((SELECT id FROM post WHERE conversation = ?1"
               " ORDER BY id DESC LIMIT 1 OFFSET " BEHIND_PAGE "), 0)"
               " AND author = 0 AND only_for = 0 AND card <> '' AND NOT EXISTS"
               " (SELECT 1 FROM reading r WHERE r.post = post.id AND r.lang = ?2"
               " AND r.zone = ?3) ORDER BY id DESC LIMIT ?4",
    [IS_SHOWN] = "SELECT 1 FROM shown WHERE kind = ?1 AND record = ?2 AND post = ?3"
                 " AND outbox = 0 AND reader = 0",
};

const struct queries newcomers_queries = QUERIES("newcomers", sql);

static bool is_known(const struct manner *list, size_t n, struct manner manner)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].lang == manner.lang && list[i].zone == manner.zone)
            return true;
    return false;
}

/* The record whose card a post shows to all of a room; *kind NULL where it is none's. */
static enum rc record_of(struct turn *t, const struct news *post,
                         const struct record_kind **kind, int64_t *id)
{
    QUERY *q = query(t, &newcomers_queries, IS_SHOWN);
    struct err before = t->err;
    struct card card;
    enum rc rc;

    *kind = NULL;
    TRY(card_read(post->card, t->arena, &card, &t->err));
    if (text_empty(card.ref) || ref_parse(t, card.ref, kind, id) != RC_OK) {
        t->err = before;
        *kind = NULL;
        return RC_OK;
    }
    bind_text(q, 1, (*kind)->name);
    bind_int(q, 2, *id);
    bind_int(q, 3, post->id);
    rc = row(t, q);
    if (rc == RC_ABSENT)
        *kind = NULL;
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* What is no record's, or was undone, reads as it did in the nearest manner. */
static enum rc draw(struct turn *t, struct news *post, struct manner manner,
                    bool *is_anew)
{
    const struct person reader = manner_reader(manner);
    const struct record_kind *kind;
    struct err before = t->err;
    struct card card;
    enum rc rc = RC_ABSENT;
    int64_t id;

    TRY(news_add_readings(t, t->arena, post));
    const struct news nearest = news_read(post, manner);
    TRY(record_of(t, post, &kind, &id));
    if (kind)
        rc = record_card(t, kind, id, &reader, reader.lang, &card);
    if (rc == RC_OK) {
        *is_anew = true;
        return reading_put(t, post->id, manner, nearest.text, card_json(t, &card));
    }
    if (rc != RC_ABSENT && rc != RC_DENIED)
        return rc;
    t->err = before;
    return reading_put(t, post->id, manner, nearest.text, nearest.card);
}

static enum rc list_unread(struct turn *t, int64_t conversation, struct manner manner,
                           struct news *out, size_t most, size_t *n)
{
    QUERY *q = query(t, &newcomers_queries, UNREAD);
    enum rc rc = RC_OK;

    *n = 0;
    bind_int(q, 1, conversation);
    bind_int(q, 2, manner.lang);
    bind_text(q, 3, zone_name(manner.zone));
    bind_int(q, 4, (int64_t)most);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        out[(*n)++] = (struct news){.id = column_int(q, 0),
                                    .conversation = conversation,
                                    .text = column_text(q, 1, t->arena),
                                    .card = column_text(q, 2, t->arena)};
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc newcomer_draw(struct turn *t, int64_t conversation, size_t most, size_t *n,
                      bool *is_anew)
{
    const struct manner manner = {t->lang, t->zone};
    struct news *posts = TAKE_N(t->arena, most + 1, struct news);
    const struct manner *manners;
    size_t n_manners;

    *n = 0;
    TRY(known_manners(t, &manners, &n_manners));
    if (!is_known(manners, n_manners, manner))
        return RC_OK; /* the firm's own, or one that is not kept */
    TRY(list_unread(t, conversation, manner, posts, most, n));
    for (size_t i = 0; i < *n; i++)
        TRY(draw(t, &posts[i], manner, is_anew));
    return RC_OK;
}
