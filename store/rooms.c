/* What a room hears. On another's platform one message is for all of it, in the firm's
 * language or the channel's own; in a room of our own each reads it in theirs, by their
 * own clock. */

#include "store/actions.h"
#include "store/conversations.h"
#include "store/say.h"
#include "store/store_inside.h"

#include <string.h>

enum { MOST_ROOMS = 32 };

/* What is said: a card that is drawn for it, or a record's own with `words` above. */
struct telling {
    room_drawer *draw;
    const void *about;
    const struct record_kind *kind; /* where `draw` is NULL */
    int64_t id;
    const char *kept_as; /* as `shown` names it; NULL: it is not kept */
    const char *words;
};

/* In one manner. */
struct drawn {
    const char *text;
    struct card card;
};

/* A firm that has no room for the bell hears it in sales. */
static enum rc rooms_for(struct turn *t, const char *purpose, struct conversation *out,
                         size_t *n)
{
    TRY(conversations_for(t, purpose, out, MOST_ROOMS, n));
    if (*n == 0 && strcmp(purpose, "bell") == 0)
        return conversations_for(t, "sales", out, MOST_ROOMS, n);
    return RC_OK;
}

/* Of a card that is drawn for it the text is the message; a record's text belongs to it.
 */
static enum rc draw_in(struct turn *t, const struct telling *telling,
                       struct manner manner, struct drawn *out)
{
    const struct person reader = manner_reader(manner);

    *out = (struct drawn){.text = telling->words};
    if (!telling->draw)
        return record_card(t, telling->kind, telling->id, &reader, reader.lang,
                           &out->card);
    TRY(telling->draw(t, &reader, telling->about, &out->card));
    TRY(card_mint(t, &out->card, "", 0, 0, 0));
    out->text = out->card.text;
    out->card.text = NULL;
    return RC_OK;
}

static enum rc add_readings(struct turn *t, const struct telling *telling,
                            struct news *news)
{
    const struct manner *manners;
    size_t n;

    TRY(known_manners(t, &manners, &n));
    for (size_t i = 0; i < n; i++) {
        struct drawn drawn;

        TRY(draw_in(t, telling, manners[i], &drawn));
        TRY(reading_put(t, news->id, manners[i], drawn.text, card_json(t, &drawn.card)));
    }
    return news_add_readings(t, t->keep, news);
}

static enum rc speak_in(struct turn *t, const struct conversation *room,
                        const struct telling *telling, const struct drawn *drawn)
{
    struct place place;
    struct spoken spoken;

    place_of_conversation(room, &place);
    TRY(place_speak(t, &place, drawn->text, &drawn->card, &spoken));
    if (spoken.news)
        TRY(add_readings(t, telling, spoken.news));
    return telling->kept_as ? shown_add(t, telling->kept_as, telling->id, &spoken, 0,
                                        manner_of_place(t, room).lang)
                            : RC_OK;
}

static enum rc tell(struct turn *t, const char *purpose, const struct telling *telling)
{
    struct conversation *rooms = TAKE_N(t->arena, MOST_ROOMS, struct conversation);
    struct manner last = {0};
    struct drawn drawn;
    size_t n;

    TRY(rooms_for(t, purpose, rooms, &n));
    for (size_t i = 0; i < n; i++) {
        struct manner manner = manner_of_place(t, &rooms[i]);

        if (i == 0 || manner.lang != last.lang || manner.zone != last.zone)
            TRY(draw_in(t, telling, manner, &drawn));
        last = manner;
        TRY(speak_in(t, &rooms[i], telling, &drawn));
    }
    return RC_OK;
}

enum rc tell_room(struct turn *t, const char *purpose, room_drawer *draw,
                  const void *about)
{
    const struct telling telling = {.draw = draw, .about = about};

    return tell(t, purpose, &telling);
}

enum rc announce(struct turn *t, const char *purpose, const struct record_kind *kind,
                 int64_t id, room_drawer *draw, const void *about)
{
    const struct telling telling = {
        .draw = draw, .about = about, .id = id, .kept_as = announced_as(t->arena, kind)};

    return tell(t, purpose, &telling);
}

enum rc show_room(struct turn *t, const char *purpose, const struct record_kind *kind,
                  int64_t id, const char *words)
{
    const struct telling telling = {
        .kind = kind, .id = id, .kept_as = kind->name, .words = words};

    return tell(t, purpose, &telling);
}
