/* Where we stopped reading: asked at the desk, answered on the loop. */

#include "bot/reading.h"

#include "bot/bot.h"

enum { PLACES_MOST = 1000 };

struct reading {
    struct inbound in;
    const char *platform;
    void (*found)(void *whom, const struct read_place *places, size_t n);
    void *whom;
    struct read_place *places;
    size_t n;
};

static enum rc read_places(struct turn *t, struct inbound *in)
{
    struct reading *reading = in->whose;
    struct read_place *places = TAKE_N(in->arena, PLACES_MOST, struct read_place);

    TRY(conversations_read(t, reading->platform, places, PLACES_MOST, &reading->n));
    for (size_t i = 0; i < reading->n; i++) {
        struct conversation *place = &places[i].place;

        place->platform = reading->platform;
        place->key = arena_copy(in->arena, place->key);
        place->title = arena_copy(in->arena, place->title);
        place->purpose = arena_copy(in->arena, place->purpose);
        places[i].event = arena_copy(in->arena, places[i].event);
    }
    reading->places = places;
    return RC_OK;
}

static void tell(struct inbound *in)
{
    struct reading *reading = in->whose;

    if (in->rc == RC_OK)
        reading->found(reading->whom, reading->places, reading->n);
    arena_free(in->arena);
}

void reading_ask(struct bot *bot, const char *platform,
                 void (*found)(void *whom, const struct read_place *places, size_t n),
                 void *whom)
{
    struct arena *arena = arena_new();
    struct reading *reading = TAKE(arena, struct reading);

    *reading = (struct reading){.in = {.kind = IN_ERRAND,
                                       .platform = "desk",
                                       .event = "",
                                       .errand = read_places,
                                       .reads_only = true,
                                       .whose = reading,
                                       .done = tell,
                                       .arena = arena},
                                .platform = arena_copy(arena, platform),
                                .found = found,
                                .whom = whom};
    if (!desk_put(bot->desk, &reading->in))
        arena_free(arena);
}
