/* How a post of ours in a room of the web chat reads to those of another language or
 * zone than the firm's. */

#include "base/zone.h"
#include "store/posts.h"
#include "store/store_inside.h"

enum { MANNERS, PUT, OF, FORGET };

static const char *const sql[] = {
    [MANNERS] = "SELECT lang, zone FROM person WHERE is_active = 1 GROUP BY lang, zone"
                " ORDER BY COUNT(*) DESC, lang, zone LIMIT ?1",
    [PUT] = "INSERT INTO reading (post, lang, zone, text, card)"
            " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (post, lang, zone)"
            " DO UPDATE SET text = excluded.text, card = excluded.card",
    [OF] = "SELECT lang, zone, text, card FROM reading WHERE post = ?1",
    [FORGET] = "DELETE FROM reading WHERE post = ?1",
};

const struct queries readings_queries = QUERIES("readings", sql);

static struct manner manner_of(struct turn *t, const char *zone, int64_t lang)
{
    struct manner manner = {.lang = lang == LANG_ZH ? LANG_ZH : LANG_EN};

    if (zone_find(zone, &manner.zone) != RC_OK)
        manner.zone = manner_of_firm(t).zone;
    return manner;
}

struct manner manner_of_firm(struct turn *t)
{
    struct manner manner = {.lang = t->firm.lang};

    if (zone_find(t->firm.zone, &manner.zone) != RC_OK)
        manner.zone = t->zone;
    return manner;
}

struct manner manner_of_place(struct turn *t, const struct conversation *place)
{
    struct manner manner = manner_of_firm(t);

    if (place->lang >= 0)
        manner.lang = place->lang == LANG_ZH ? LANG_ZH : LANG_EN;
    if (!text_empty(place->zone) && zone_find(place->zone, &manner.zone) != RC_OK)
        manner.zone = manner_of_firm(t).zone;
    return manner;
}

struct person manner_reader(struct manner manner)
{
    return (struct person){.lang = manner.lang, .zone = zone_name(manner.zone)};
}

static bool is_same(struct manner a, struct manner b)
{
    return a.lang == b.lang && a.zone == b.zone;
}

enum rc manners_read(struct turn *t, struct manner *out, size_t most, size_t *n)
{
    QUERY *q = query(t, &readings_queries, MANNERS);
    struct manner firm = manner_of_firm(t);
    enum rc rc = RC_OK;

    *n = 0;
    bind_int(q, 1, (int64_t)most + 1);
    while (*n < most && (rc = row(t, q)) == RC_OK) {
        out[*n] = manner_of(t, column_text(q, 1, t->arena), column_int(q, 0));
        *n += !is_same(out[*n], firm);
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc reading_put(struct turn *t, int64_t post, struct manner manner, const char *text,
                    const char *card)
{
    QUERY *q = query(t, &readings_queries, PUT);

    bind_int(q, 1, post);
    bind_int(q, 2, manner.lang);
    bind_text(q, 3, zone_name(manner.zone));
    bind_text(q, 4, text);
    bind_text(q, 5, card);
    return done(t, q);
}

enum rc readings_forget(struct turn *t, int64_t post)
{
    QUERY *q = query(t, &readings_queries, FORGET);

    bind_int(q, 1, post);
    return done(t, q);
}

enum rc readings_of(struct turn *t, int64_t post, struct arena *arena,
                    struct post_reading **out)
{
    QUERY *q = query(t, &readings_queries, OF);
    struct post_reading *first = NULL, **end = &first;
    enum rc rc;

    bind_int(q, 1, post);
    while ((rc = row(t, q)) == RC_OK) {
        struct post_reading *one = TAKE(arena, struct post_reading);

        one->manner = manner_of(t, column_text(q, 1, t->arena), column_int(q, 0));
        one->text = column_text(q, 2, arena);
        one->card = column_text(q, 3, arena);
        *end = one;
        end = &one->next;
    }
    *out = first;
    return rc == RC_ABSENT ? RC_OK : rc;
}

const struct post_reading *reading_in(const struct post_reading *list,
                                      struct manner manner)
{
    while (list && (list->manner.lang != manner.lang || list->manner.zone != manner.zone))
        list = list->next;
    return list;
}

enum rc news_add_readings(struct turn *t, struct arena *arena, struct news *news)
{
    struct post_reading *readings;

    if (news->author || news->only_for || news->one)
        return RC_OK;
    TRY(readings_of(t, news->id, arena, &readings));
    news->readings = readings;
    news->manner = manner_of_firm(t);
    return RC_OK;
}

/* The language counts for more than the zone. */
static int nearness(struct manner wanted, struct manner found)
{
    return 2 * (wanted.lang == found.lang) + (wanted.zone == found.zone);
}

struct news news_read(const struct news *news, struct manner manner)
{
    struct news read = *news;
    int nearest = nearness(manner, news->manner);

    read.readings = NULL;
    for (const struct post_reading *one = news->readings; one; one = one->next)
        if (nearness(manner, one->manner) > nearest) {
            nearest = nearness(manner, one->manner);
            read.text = one->text;
            read.card = one->card;
        }
    return read;
}
