/* Where we stopped reading: asked and noted at the desk, answered on the loop. */

#include "bot/reading.h"

#include "bot/bot.h"
#include "store/unread.h"

#include <string.h>

enum {
    PAGE = 500
}; /* conversations; others wait for the desk no longer than for these */

struct reading {
    struct inbound in;
    struct bot *bot;
    const char *platform;
    void (*found)(void *whom, enum rc rc, const struct read_place *places, size_t n);
    void *whom;
    struct read_place *places;
    size_t n, room;
    bool is_whole;
};

static struct read_place *make_room(struct reading *reading)
{
    if (reading->n + PAGE > reading->room) {
        size_t room = 2 * reading->room + PAGE;
        struct read_place *more = TAKE_N(reading->in.arena, room, struct read_place);

        if (reading->n > 0)
            memcpy(more, reading->places, reading->n * sizeof(*more));
        reading->places = more;
        reading->room = room;
    }
    return &reading->places[reading->n];
}

static enum rc read_page(struct turn *t, struct inbound *in)
{
    struct reading *reading = in->whose;
    const char *behind = reading->n ? reading->places[reading->n - 1].key : "";
    struct read_place *page = make_room(reading);
    size_t n = 0;

    TRY(conversations_read(t, reading->platform, behind, page, PAGE, &n));
    for (size_t i = 0; i < n; i++)
        page[i] = (struct read_place){arena_copy(in->arena, page[i].key),
                                      arena_copy(in->arena, page[i].event)};
    reading->n += n;
    reading->is_whole = n < PAGE;
    return RC_OK;
}

static void tell(struct reading *reading, enum rc rc)
{
    reading->found(reading->whom, rc, reading->places, rc == RC_OK ? reading->n : 0);
    arena_free(reading->in.arena);
}

static void next_page(struct reading *reading)
{
    if (!desk_put(reading->bot->desk, &reading->in))
        tell(reading, RC_BROKEN);
}

static void on_page(struct inbound *in)
{
    struct reading *reading = in->whose;

    if (in->rc == RC_OK && !reading->is_whole)
        next_page(reading);
    else
        tell(reading, in->rc);
}

void reading_ask(struct bot *bot, const char *platform,
                 void (*found)(void *whom, enum rc rc, const struct read_place *places,
                               size_t n),
                 void *whom)
{
    struct arena *arena = arena_new();
    struct reading *reading = TAKE(arena, struct reading);

    *reading = (struct reading){.in = {.kind = IN_ERRAND,
                                       .platform = "desk",
                                       .event = "",
                                       .errand = read_page,
                                       .reads_only = true,
                                       .whose = reading,
                                       .done = on_page,
                                       .arena = arena},
                                .bot = bot,
                                .platform = arena_copy(arena, platform),
                                .found = found,
                                .whom = whom};
    next_page(reading);
}

/* --- how far it is read ------------------------------------------------------------ */

struct note {
    struct inbound in; /* .whose is this */
    const char *platform;
    int64_t since_ms; /* 0: all is */
    void (*then)(void *whom, enum rc rc, int64_t since_ms);
    void *whom;
};

static enum rc keep(struct turn *t, struct inbound *in)
{
    struct note *note = in->whose;

    return note->since_ms ? unread_begin(t, note->platform, &note->since_ms)
                          : unread_end(t, note->platform);
}

static void noted(struct inbound *in)
{
    struct note *note = in->whose;

    note->then(note->whom, in->rc, note->since_ms);
    arena_free(in->arena);
}

struct inbound *reading_note(const char *platform, int64_t since_ms,
                             void (*then)(void *whom, enum rc rc, int64_t since_ms),
                             void *whom)
{
    struct arena *arena = arena_new_small();
    struct note *note = TAKE(arena, struct note);

    *note = (struct note){.in = {.kind = IN_ERRAND,
                                 .platform = "desk",
                                 .event = "",
                                 .errand = keep,
                                 .reads_only = true, /* no savepoint: it is one row */
                                 .whose = note,
                                 .done = noted,
                                 .arena = arena},
                          .platform = arena_copy(arena, platform),
                          .since_ms = since_ms,
                          .then = then,
                          .whom = whom};
    return &note->in;
}

void reading_not_noted(struct inbound *in)
{
    in->rc = RC_BROKEN;
    noted(in);
}
