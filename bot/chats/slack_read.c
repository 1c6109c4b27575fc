/*
 * What was said while we were away: each conversation is read on from where we stopped,
 * and what comes takes the way of all messages. What is known already changes nothing.
 */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "bot/reading.h"

#include <stdlib.h>
#include <string.h>

enum { OVERLAP_S = 300, FULL_MS = 1000, MOST_PAGES = 20, HOLD_MS = 2000 };

/* A message that waits for the desk; the newest lies at the bottom. */
struct missed {
    struct missed *below;
    struct inbound *in;
};

/* One that came meanwhile; in its own arena. */
struct later {
    struct later *next;
    struct inbound *in;
};

struct place {
    const char *channel, *oldest;
};

struct slack_reading {
    struct slack *slack;
    struct arena *arena; /* of one round */
    struct loop_timer *timer;
    struct place *places;
    size_t n, at;
    struct missed *top;
    struct later *first, **end;
    struct loop_timer *patience; /* for those: an ack may take three seconds */
    const char *cursor;
    int pages;
    bool is_reading, holds;
};

static void ask_page(struct slack_reading *reading);

/* What came meanwhile goes to the desk, as it came. */
static void let_go(void *arg)
{
    struct slack_reading *reading = arg;
    struct later *later = reading->first;

    reading->holds = false;
    reading->first = NULL;
    reading->end = &reading->first;
    while (later) {
        struct later *next = later->next;

        /* A full desk: without an ack it comes again. */
        if (!desk_put(reading->slack->bot->desk, later->in))
            arena_free(later->in->arena);
        later = next;
    }
}

bool slack_hold(struct slack *slack, struct inbound *in)
{
    struct slack_reading *reading = slack->reading;
    struct later *later;

    if (!reading || !reading->holds || in->kind != IN_WORDS ||
        in->answer_way != ANSWER_SENT)
        return false;
    later = TAKE(in->arena, struct later);
    *later = (struct later){.in = in};
    *reading->end = later;
    reading->end = &later->next;
    return true;
}

static void end_round(struct slack_reading *reading)
{
    reading->is_reading = false;
    loop_timer_off(reading->patience);
    let_go(reading);
    arena_empty(reading->arena);
}

static void free_inbound(struct inbound *in)
{
    arena_free(in->arena);
}

/* Oldest first. False: the desk is full. */
static bool hand_in(struct slack_reading *reading)
{
    while (reading->top) {
        struct inbound *in = reading->top->in;

        if (!desk_put(reading->slack->bot->desk, in))
            return false;
        reading->top = reading->top->below;
    }
    return true;
}

static void go_on(void *arg)
{
    struct slack_reading *reading = arg;

    if (reading->slack->is_closing)
        return;
    if (reading->cursor) {
        ask_page(reading);
        return;
    }
    if (!hand_in(reading)) {
        loop_timer_set(reading->timer, FULL_MS);
        return;
    }
    reading->at++;
    reading->pages = 0;
    if (reading->at < reading->n)
        ask_page(reading);
    else
        end_round(reading);
}

static void collect(struct slack_reading *reading, const cJSON *messages)
{
    const struct slack *slack = reading->slack;
    const char *channel = reading->places[reading->at].channel;

    for (const cJSON *at = cJSON_IsArray(messages) ? messages->child : NULL; at;
         at = at->next) {
        struct arena *arena = arena_new_small();
        struct inbound *in =
            slack_message(&slack->self, at, channel, slack->self.team, arena);
        struct missed *missed;

        if (!in) {
            arena_free(arena);
            continue;
        }
        in->done = free_inbound;
        missed = TAKE(reading->arena, struct missed);
        *missed = (struct missed){reading->top, in};
        reading->top = missed;
    }
}

static void on_history(void *arg, const struct slack_answer *answer)
{
    struct slack_reading *reading = arg;
    const char *cursor =
        json_text(json_get(answer->tree, "response_metadata"), "next_cursor");

    if (reading->slack->is_closing)
        return;
    if (answer->how == SENT_LATER && !answer->is_final) {
        if (!reading->cursor)
            reading->cursor = ""; /* the same page again */
        loop_timer_set(reading->timer,
                       answer->retry_after_ms >= 0 ? answer->retry_after_ms : FULL_MS);
        return;
    }
    if (answer->how != SENT_OK)
        log_note(LOG_WARN, "slack history", "detail", answer->error);
    collect(reading, json_get(answer->tree, "messages"));
    reading->cursor = !text_empty(cursor) && ++reading->pages < MOST_PAGES
                          ? arena_copy(reading->arena, cursor)
                          : NULL;
    go_on(reading);
}

static void ask_page(struct slack_reading *reading)
{
    struct slack *slack = reading->slack;
    const struct place *place = &reading->places[reading->at];
    struct arena *arena = arena_new_small();
    bool has_cursor = !text_empty(reading->cursor);

    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){
                   .method = "conversations.history",
                   .body = slack_form(
                       arena, "channel", place->channel, "oldest", place->oldest, "limit",
                       "200", has_cursor ? "cursor" : NULL, reading->cursor, NULL),
                   .is_form = true,
                   .is_safe = true,
                   .done = on_history,
                   .arg = reading});
    arena_free(arena);
}

static void on_places(void *whom, const struct read_place *places, size_t n)
{
    struct slack_reading *reading = whom;

    reading->places = TAKE_N(reading->arena, n + 1, struct place);
    reading->n = reading->at = 0;
    for (size_t i = 0; i < n; i++) {
        const char *slash = strchr(places[i].event, '/');
        long long seconds = slash ? strtoll(slash + 1, NULL, 10) : 0;

        if (seconds > 0)
            reading->places[reading->n++] = (struct place){
                arena_copy(reading->arena, places[i].place.key),
                arena_printf(reading->arena, "%lld.000000", seconds - OVERLAP_S)};
    }
    if (reading->n > 0 && !reading->slack->is_closing)
        ask_page(reading);
    else
        end_round(reading);
}

void slack_catch_up(struct slack *slack)
{
    struct slack_reading *reading = slack->reading;

    if (!reading) {
        reading = slack->reading = TAKE(slack->arena, struct slack_reading);
        reading->slack = slack;
        reading->arena = arena_new();
        reading->timer = loop_timer_new(slack->bot->loop, go_on, reading);
        reading->patience = loop_timer_new(slack->bot->loop, let_go, reading);
        reading->end = &reading->first;
    }
    if (reading->is_reading)
        return;
    reading->is_reading = reading->holds = true;
    loop_timer_set(reading->patience, HOLD_MS);
    reading->cursor = NULL;
    reading->pages = 0;
    reading_ask(slack->bot, "slack", on_places, reading);
}

void slack_reading_close(struct slack *slack)
{
    struct slack_reading *reading = slack->reading;

    if (!reading)
        return;
    loop_timer_free(reading->timer);
    loop_timer_free(reading->patience);
    for (struct later *at = reading->first, *next; at; at = next) {
        next = at->next;
        arena_free(at->in->arena);
    }
    for (; reading->top; reading->top = reading->top->below)
        arena_free(reading->top->in->arena);
    arena_free(reading->arena);
    reading->arena = NULL;
}
