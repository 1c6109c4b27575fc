/*
 * What was said while we were away: each conversation is read on from where we stopped,
 * with those of its threads that went on since (slack_page.c); what comes takes the way
 * of all messages. What is known already changes nothing.
 *
 * Of conversations that are new to us, such as somebody's first words to us, we hear by
 * asking which ones we are in: after a start, and when we were away for a while. They are
 * read from where we last heard anything at all.
 */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "bot/reading.h"

#include <stdlib.h>
#include <string.h>

enum {
    OVERLAP_S = 300,
    THREADS_S = 14 * 24 * 3600, /* how old a root may be whose thread is read on */
    NEW_PER_PAGE = 200,         /* conversations */
    FULL_MS = 1000,
    DISK_MS = 5000,
    HOLD_MS = 2000
};

/* One that came meanwhile; in its own arena. */
struct later {
    struct later *next;
    struct inbound *in;
};

struct place {
    const char *channel, *oldest; /* said since then: to be heard */
    const char *roots;            /* and since then: its thread may have gone on */
};

/* Where we have heard something, and when we last did. */
struct known {
    const char *channel;
    int64_t at_s;
};

/* Where somebody speaks while it is still to be read: read next, so that they are
 * answered soon, and in their order. */
struct urgent {
    struct urgent *next;
    struct place place;
};

struct slack_reading {
    struct slack *slack;
    struct arena *arena; /* of one round */
    struct loop_timer *timer;
    struct place *places;
    size_t n, at;
    struct urgent *urgent, *now, *done; /* to be read; being; read */
    struct known *known;
    size_t n_known;
    int64_t newest_s; /* the newest of those; 0: none */
    int64_t marked_s; /* not all was read since then */
    const char
        *newest;   /* from when on new ones are read; NULL: we never heard anything */
    bool asks_new; /* which conversations we are in */
    const char *new_cursor; /* of those, when there are more; NULL: none */
    int new_per;            /* asked for at once; fewer when so many were too much */
    struct slack_page *page;
    struct later *first, **end;
    struct loop_timer *patience; /* for those: an ack may take three seconds */
    struct loop_timer *full;     /* the desk or the disk was, when it was asked */
    bool reads_all;              /* where we stopped; else what was lost, alone */
    bool is_all;                 /* the round under way */
    bool is_reading, holds;
    bool is_noted; /* marked_s */
    bool is_full;  /* the disk */
};

static void begin(struct slack_reading *reading);
static void ask_new(void *arg);

static bool is_known(const struct slack_reading *reading, const char *channel)
{
    for (size_t i = 0; i < reading->n_known; i++)
        if (strcmp(reading->known[i].channel, channel) == 0)
            return true;
    return false;
}

static bool has_new(const struct slack_reading *reading)
{
    return (reading->asks_new || reading->new_cursor) && reading->newest;
}

static bool is_listed(const struct urgent *at, const char *channel)
{
    while (at && strcmp(at->place.channel, channel) != 0)
        at = at->next;
    return at;
}

/* Older words of that conversation are still to be read, or may be: where we stopped is
 * not known yet, or not which ones are new. */
static bool is_unread(const struct slack_reading *reading, const char *channel)
{
    if (reading->reads_all || is_listed(reading->urgent, channel) ||
        (reading->now && strcmp(reading->now->place.channel, channel) == 0))
        return true;
    if (is_listed(reading->done, channel))
        return false;
    for (size_t i = reading->at; reading->is_reading && i < reading->n; i++)
        if (strcmp(reading->places[i].channel, channel) == 0)
            return true;
    return reading->is_all && has_new(reading) && !is_known(reading, channel);
}

static void leave_ahead(const struct slack_reading *reading, struct inbound *in)
{
    if (reading->is_full)
        in->rc = RC_AGAIN; /* so who said it is told */
    slack_is_ahead(reading->slack, in);
}

/* What came meanwhile goes to the desk, as it came; where reading is not through, it is
 * read with the rest. Without an ack it comes again as well. */
static void let_go(void *arg)
{
    struct slack_reading *reading = arg;
    struct later *later = reading->first;

    reading->holds = false;
    reading->first = NULL;
    reading->end = &reading->first;
    while (later) {
        struct inbound *in = later->in;
        bool is_ahead = is_unread(reading, in->conversation);

        later = later->next;
        if (is_ahead)
            leave_ahead(reading, in);
        if (is_ahead || !desk_put(reading->slack->bot->desk, in))
            arena_free(in->arena);
    }
}

bool slack_hold(struct slack *slack, struct inbound *in)
{
    struct slack_reading *reading = slack->reading;
    struct later *later;

    if (!reading || in->kind != IN_WORDS || in->answer_way != ANSWER_SENT ||
        slack_was_missed(in))
        return false;
    if (!reading->holds) {
        bool is_ahead = is_unread(reading, in->conversation);

        if (!is_ahead && !slack_has_lost(slack, in->conversation))
            return false;
        leave_ahead(reading, in); /* and its ack is left out */
        arena_free(in->arena);
        return true;
    }
    later = TAKE(in->arena, struct later);
    *later = (struct later){.in = in};
    *reading->end = later;
    reading->end = &later->next;
    return true;
}

static void stop(struct slack_reading *reading)
{
    reading->is_reading = reading->is_all = false;
    reading->new_cursor = NULL;
    reading->urgent = reading->now = reading->done = NULL;
    loop_timer_off(reading->patience);
    let_go(reading);
    arena_empty(reading->arena);
}

static void note(struct slack_reading *reading, int64_t since_ms,
                 void (*then)(void *arg, enum rc rc, int64_t since_ms))
{
    struct inbound *in = reading_note("slack", since_ms, then, reading);

    if (!desk_put(reading->slack->bot->desk, in))
        reading_not_noted(in);
}

static void on_all_noted(void *arg, enum rc rc, int64_t since_ms)
{
    struct slack_reading *reading = arg;

    (void)since_ms;
    if (rc == RC_OK || reading->slack->is_closing)
        return;
    reading->is_noted = true; /* still: a round of nothing, and again */
    loop_timer_set(reading->full, FULL_MS);
}

/* All that was said while we were away is stored. */
static void note_all(struct slack_reading *reading)
{
    if (!reading->is_noted || reading->is_reading || reading->reads_all ||
        reading->slack->is_closing || !slack_page_is_stored(reading->page) ||
        slack_has_lost(reading->slack, NULL))
        return;
    reading->is_noted = false;
    note(reading, 0, on_all_noted);
}

void slack_read_stored(struct slack *slack)
{
    if (slack->reading)
        note_all(slack->reading);
}

static void end_round(struct slack_reading *reading)
{
    stop(reading);
    if (reading->reads_all) /* wanted since, when what was lost was read */
        begin(reading);
    note_all(reading);
}

/* The first page of them, or the next. */
static void begin_new(struct slack_reading *reading)
{
    if (!reading->new_cursor)
        reading->asks_new = false;
    reading->new_per = NEW_PER_PAGE;
    ask_new(reading);
}

static void take_urgent(struct slack_reading *reading);

static void read_place(struct slack_reading *reading, const struct place *place)
{
    slack_page_read(reading->page, place->channel, place->oldest, place->roots);
}

static void next_place(struct slack_reading *reading)
{
    take_urgent(reading);
    if (reading->urgent) {
        reading->now = reading->urgent;
        reading->urgent = reading->now->next;
        read_place(reading, &reading->now->place);
        return;
    }
    while (reading->at < reading->n &&
           is_listed(reading->done, reading->places[reading->at].channel))
        reading->at++;
    if (reading->at < reading->n)
        read_place(reading, &reading->places[reading->at]);
    else if (has_new(reading))
        begin_new(reading);
    else
        end_round(reading);
}

static void on_read(void *arg)
{
    struct slack_reading *reading = arg;
    struct urgent *now = reading->now;

    if (now) {
        now->next = reading->done;
        reading->done = now;
        reading->now = NULL;
    } else {
        reading->at++;
    }
    next_place(reading);
}

static struct place place_of(struct slack_reading *reading, const char *channel,
                             int64_t since_s)
{
    struct arena *arena = reading->arena;

    return (struct place){
        arena_copy(arena, channel),
        arena_printf(arena, "%lld.000000", (long long)since_s),
        arena_printf(arena, "%lld.000000", (long long)since_s + OVERLAP_S - THREADS_S)};
}

static void add_place(struct slack_reading *reading, const char *channel, int64_t since_s)
{
    reading->places[reading->n++] = place_of(reading, channel, since_s);
}

static int64_t heard_s(const struct read_place *place)
{
    const char *slash = strchr(place->event, '/');

    return slash ? strtoll(slash + 1, NULL, 10) : 0;
}

static void note_known(struct slack_reading *reading, const struct read_place *places,
                       size_t n)
{
    reading->known = TAKE_N(reading->arena, n + 1, struct known);
    reading->n_known = 0;
    reading->newest_s = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t at_s = heard_s(&places[i]);

        if (at_s > reading->newest_s)
            reading->newest_s = at_s;
        if (at_s > 0)
            reading->known[reading->n_known++] =
                (struct known){arena_copy(reading->arena, places[i].key), at_s};
    }
}

static struct slack_lost *lost_in(struct slack_lost *lost, const char *channel)
{
    while (lost && strcmp(lost->channel, channel) != 0)
        lost = lost->next;
    return lost;
}

/* From where it was read; or from what was not read then, or lost there, when that is
 * older. */
static int64_t since_of(const struct slack_reading *reading, const struct known *known,
                        struct slack_lost *lost)
{
    int64_t since_s = known->at_s - OVERLAP_S;

    if (reading->is_all && reading->marked_s < since_s)
        since_s = reading->marked_s;
    if (lost && lost->since_s < since_s)
        since_s = lost->since_s;
    if (lost)
        lost->since_s = 0; /* seen */
    return since_s;
}

static void add_places(struct slack_reading *reading, struct slack_lost *lost)
{
    size_t room = reading->n_known + 1;

    for (const struct slack_lost *at = lost; at; at = at->next)
        room++;
    reading->places = TAKE_N(reading->arena, room, struct place);
    reading->n = reading->at = 0;
    for (size_t i = 0; i < reading->n_known; i++) {
        const struct known *known = &reading->known[i];
        struct slack_lost *here = lost_in(lost, known->channel);

        if (here || reading->is_all)
            add_place(reading, known->channel, since_of(reading, known, here));
    }
    for (const struct slack_lost *at = lost; at; at = at->next)
        if (at->since_s > 0) /* said where nothing was before */
            add_place(reading, at->channel, at->since_s);
}

/* Since when a place where somebody spoke is to be read: from what they said, where it
 * was read already, or when nothing was ever heard anywhere. */
static int64_t urgent_since(const struct slack_reading *reading, struct slack_lost *lost)
{
    if (!reading->newest_s || is_listed(reading->done, lost->channel))
        return lost->since_s;
    for (size_t i = 0; i < reading->n_known; i++)
        if (strcmp(reading->known[i].channel, lost->channel) == 0)
            return since_of(reading, &reading->known[i], lost);
    return lost->since_s < reading->marked_s ? lost->since_s : reading->marked_s;
}

/* What the disk or the desk did not take is no matter of order: it waits for its time. */
static void take_urgent(struct slack_reading *reading)
{
    struct slack_lost *lost;

    if (!reading->is_all || slack_has_lost(reading->slack, ""))
        return;
    lost = slack_lost_take(reading->slack);
    for (struct slack_lost *at = lost; at; at = at->next) {
        struct urgent *urgent = TAKE(reading->arena, struct urgent);

        *urgent = (struct urgent){
            reading->urgent, place_of(reading, at->channel, urgent_since(reading, at))};
        reading->urgent = urgent;
    }
    slack_lost_free(lost);
}

static void begin_round(struct slack_reading *reading)
{
    struct slack_lost *lost = slack_lost_take(reading->slack);

    reading->newest = reading->newest_s ? arena_printf(reading->arena, "%lld.000000",
                                                       (long long)reading->marked_s)
                                        : NULL;
    reading->is_full = false;
    reading->is_all = reading->reads_all;
    reading->reads_all = false;
    add_places(reading, lost);
    slack_lost_free(lost);
    next_place(reading);
}

/* The desk or the disk is full: what people say waits for what they said before. */
static void begin_later(struct slack_reading *reading)
{
    if (reading->reads_all)
        loop_timer_set(reading->full, reading->is_full ? DISK_MS : FULL_MS);
    stop(reading);
}

/* Whether what the desk answered lets the reading go on; else it waits. */
static bool goes_on(struct slack_reading *reading, enum rc rc)
{
    if (reading->slack->is_closing)
        return false;
    reading->is_full = rc == RC_AGAIN;
    if (rc != RC_OK)
        begin_later(reading);
    return rc == RC_OK;
}

static void on_noted(void *arg, enum rc rc, int64_t since_ms)
{
    struct slack_reading *reading = arg;

    if (!goes_on(reading, rc))
        return;
    reading->is_noted = true;
    reading->marked_s = since_ms / 1000;
    begin_round(reading);
}

static void on_places(void *whom, enum rc rc, const struct read_place *places, size_t n)
{
    struct slack_reading *reading = whom;

    if (!goes_on(reading, rc))
        return;
    note_known(reading, places, n);
    if (reading->reads_all && reading->newest_s)
        note(reading, (reading->newest_s - OVERLAP_S) * 1000, on_noted);
    else
        begin_round(reading);
}

/* --- conversations that are new --------------------------------------------------- */

/* A page of them takes the place of those that were read before it. */
static void add_new(struct slack_reading *reading, const cJSON *channels)
{
    size_t room = cJSON_IsArray(channels) ? (size_t)cJSON_GetArraySize(channels) : 0;

    reading->places = TAKE_N(reading->arena, room + 1, struct place);
    reading->n = reading->at = 0;
    for (const cJSON *at = room > 0 ? channels->child : NULL; at; at = at->next) {
        const char *id = json_text(at, "id");

        if (id && !is_known(reading, id) && !is_listed(reading->done, id))
            reading->places[reading->n++] = (struct place){
                arena_copy(reading->arena, id), reading->newest, reading->newest};
    }
}

static void on_new(void *arg, const struct slack_answer *answer)
{
    struct slack_reading *reading = arg;
    const char *cursor =
        json_text(json_get(answer->tree, "response_metadata"), "next_cursor");

    if (reading->slack->is_closing)
        return;
    if (answer->is_too_much && reading->new_per > 1) {
        reading->new_per = (reading->new_per + 7) / 8;
        ask_new(reading);
        return;
    }
    if (answer->how == SENT_LATER && !answer->is_final && !answer->is_too_much) {
        loop_timer_set(reading->timer,
                       answer->retry_after_ms >= 0 ? answer->retry_after_ms : FULL_MS);
        return;
    }
    if (answer->how != SENT_OK)
        log_note(LOG_WARN, "slack conversations", "detail", answer->error);
    slack_scope_missing(reading->slack, answer,
                        "new conversations cannot be looked for after a pause",
                        "停机后无法查找新会话");
    reading->new_cursor = text_empty(cursor) ? NULL : arena_copy(reading->arena, cursor);
    add_new(reading, json_get(answer->tree, "channels"));
    next_place(reading);
}

static void ask_new(void *arg)
{
    struct slack_reading *reading = arg;
    struct slack *slack = reading->slack;
    struct arena *arena = arena_new_small();
    const char *body = slack_form(
        arena, "types", "im,mpim,private_channel,public_channel", "exclude_archived",
        "true", "limit", arena_printf(arena, "%d", reading->new_per),
        reading->new_cursor ? "cursor" : NULL, reading->new_cursor, NULL);

    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "users.conversations",
                                    .body = body,
                                    .is_form = true,
                                    .is_safe = true,
                                    .is_list = true,
                                    .done = on_new,
                                    .arg = reading});
    arena_free(arena);
}

/* --- when it is read -------------------------------------------------------------- */

static void begin(struct slack_reading *reading)
{
    if (reading->is_reading || reading->slack->is_closing)
        return;
    reading->is_reading = reading->holds = true;
    loop_timer_set(reading->patience, HOLD_MS);
    reading_ask(reading->slack->bot, "slack", on_places, reading);
}

static void on_full(void *arg)
{
    begin(arg);
}

static struct slack_reading *reading_of(struct slack *slack)
{
    struct slack_reading *reading = slack->reading;

    if (reading)
        return reading;
    reading = slack->reading = TAKE(slack->arena, struct slack_reading);
    reading->slack = slack;
    reading->arena = arena_new();
    reading->timer = loop_timer_new(slack->bot->loop, ask_new, reading);
    reading->page = slack_page_new(slack, on_read, reading);
    reading->patience = loop_timer_new(slack->bot->loop, let_go, reading);
    reading->full = loop_timer_new(slack->bot->loop, on_full, reading);
    reading->end = &reading->first;
    return reading;
}

void slack_catch_up(struct slack *slack, bool was_long_away)
{
    struct slack_reading *reading = reading_of(slack);

    reading->asks_new |= was_long_away;
    reading->reads_all |= !reading->is_all;
    begin(reading);
}

void slack_read_lost(struct slack *slack)
{
    begin(reading_of(slack));
}

void slack_reading_close(struct slack *slack)
{
    struct slack_reading *reading = slack->reading;

    if (!reading)
        return;
    loop_timer_free(reading->timer);
    loop_timer_free(reading->patience);
    loop_timer_free(reading->full);
    for (struct later *at = reading->first, *next; at; at = next) {
        next = at->next;
        arena_free(at->in->arena);
    }
    slack_page_close(reading->page);
    arena_free(reading->arena);
    reading->arena = NULL;
}
