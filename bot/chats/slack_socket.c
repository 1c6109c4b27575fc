/*
 * The websockets: opened with a ticket, greeted, kept, and replaced before they go.
 *
 * Slack recycles a socket every few hours and says so ten seconds before: the next one is
 * opened first, and what still comes over the old one is taken until it closes. What goes
 * wrong is tried again: after a while that grows, later when Slack wants it later, and
 * after ten minutes when only a person can mend it.
 */

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEALTHY_MS = 60 * 1000, /* of a socket: then the way is good again */
    LEAVING_MS = 30 * 1000,
    HELLO_MS = 30 * 1000,
    ABSENT_MS = 60 * 1000, /* what comes within that Slack sends again by itself */
    FULL_MS = 30 * 1000, /* too many sockets: those that are gone are forgotten by then */
    MENDED_MS = 10 * 60 * 1000,
    LEAST_MS = 1000,
    MOST_MS = 60 * 1000,
    READY_FAILED = 2, /* at most four seconds until the next */
    FRAME_MOST = 4 * 1024 * 1024
};

struct slack_link {
    struct slack_link *next;
    struct slack *slack;
    struct ws *ws;
    struct loop_timer *timer;
    int64_t serial;

    enum { LINK_ASKING, LINK_OPENING, LINK_READY, LINK_LEAVING } state;

    bool is_gone; /* its answer is still to come */
};

static void open_link(struct slack *slack);

static int count(const struct slack *slack, bool only_ready)
{
    int n = 0;

    for (const struct slack_link *at = slack->links; at; at = at->next)
        n += at->state == LINK_READY || (!only_ready && at->state < LINK_READY);
    return n;
}

/* As many as are wanted, ready or on their way. */
static void fill(void *arg)
{
    struct slack *slack = arg;

    while (!slack->is_closing && count(slack, false) < slack->settings.sockets)
        open_link(slack);
}

static void fill_after(struct slack *slack, int64_t ms)
{
    struct log_line line;

    if (slack->is_closing)
        return;
    log_begin(&line, LOG_WARN, "slack next");
    log_int(&line, "wait_ms", ms);
    log_end(&line);
    loop_timer_set(slack->again, ms);
}

/* Full jitter between 1 s and a minute, doubling. */
static int64_t backoff(struct slack *slack)
{
    int64_t most = LEAST_MS;

    for (int i = 0; i < slack->n_failed && most < MOST_MS; i++)
        most *= 2;
    slack->n_failed++;
    if (most > MOST_MS)
        most = MOST_MS;
    return LEAST_MS / 2 + (int64_t)secret_below((uint32_t)most);
}

static void drop(struct slack_link *link)
{
    struct slack_link **at = &link->slack->links;

    while (*at && *at != link)
        at = &(*at)->next;
    if (*at)
        *at = link->next;
    loop_timer_free(link->timer);
    free(link);
}

/* --- one socket ------------------------------------------------------------------- */

static void on_timer(void *arg)
{
    struct slack_link *link = arg;

    if (link->state == LINK_READY) {
        link->slack->n_failed = 0; /* it has been well for a while */
        return;
    }
    if (link->ws)
        ws_close(link->ws);
}

static void on_opened(void *arg, struct ws *ws)
{
    (void)arg;
    (void)ws;
}

static void on_message(void *arg, struct ws *ws, const char *bytes, size_t len)
{
    struct slack_link *link = arg;

    (void)ws;
    slack_take(link->slack, link->serial, bytes, len);
}

static void on_closed(void *arg, int status, const char *why)
{
    struct slack_link *link = arg;
    struct slack *slack = link->slack;
    bool was_leaving = link->state == LINK_LEAVING, was_ready = link->state == LINK_READY;
    struct log_line line;

    log_begin(&line, was_leaving ? LOG_INFO : LOG_WARN, "slack closed");
    log_int(&line, "socket", link->serial);
    log_int(&line, "status", status);
    log_text(&line, "why", why ? why : "");
    log_end(&line);
    drop(link);
    if (was_ready && count(slack, true) == 0)
        slack->lost_at = slack_now(slack);
    /* One that was greeted shows that the way is good: the next may come soon. */
    if (was_ready && slack->n_failed > READY_FAILED)
        slack->n_failed = READY_FAILED;
    if (!was_leaving)
        fill_after(slack, backoff(slack));
}

static void connect_to(struct slack_link *link, const char *url)
{
    static const struct ws_handlers handlers = {
        .opened = on_opened, .message = on_message, .closed = on_closed};
    const struct ws_options options = {.url = url, .most_frame_bytes = FRAME_MOST};
    struct slack *slack = link->slack;
    struct err err = {0};

    link->state = LINK_OPENING;
    if (ws_open(slack->bot->loop, &options, &handlers, link, &link->ws, &err) == RC_OK) {
        loop_timer_set(link->timer, HELLO_MS);
        return;
    }
    log_note(LOG_ERROR, "slack", "detail", err.said);
    drop(link);
    fill_after(slack, MENDED_MS);
}

static void on_ticket(void *arg, const struct slack_answer *answer)
{
    struct slack_link *link = arg;
    struct slack *slack = link->slack;
    const char *url = json_text(answer->tree, "url");

    if (link->is_gone) {
        free(link);
        return;
    }
    if (answer->how == SENT_OK && url) {
        connect_to(link, url);
        return;
    }
    log_note(answer->is_final ? LOG_ERROR : LOG_WARN, "slack cannot connect", "detail",
             answer->error);
    drop(link);
    fill_after(slack, answer->is_final              ? MENDED_MS
                      : answer->retry_after_ms >= 0 ? answer->retry_after_ms + LEAST_MS
                                                    : backoff(slack));
}

static void open_link(struct slack *slack)
{
    struct slack_link *link = calloc(1, sizeof(*link));

    if (!link)
        abort();
    link->slack = slack;
    link->serial = ++slack->serial;
    link->timer = loop_timer_new(slack->bot->loop, on_timer, link);
    link->next = slack->links;
    slack->links = link;
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "apps.connections.open",
                                    .is_form = true,
                                    .is_app = true,
                                    .is_safe = true,
                                    .done = on_ticket,
                                    .arg = link});
}

/* --- what the platform says of a socket ------------------------------------------- */

static struct slack_link *by_serial(struct slack *slack, int64_t serial)
{
    struct slack_link *at = slack->links;

    while (at && at->serial != serial)
        at = at->next;
    return at;
}

void slack_greeted(struct slack *slack, int64_t serial, int64_t connections)
{
    struct slack_link *link = by_serial(slack, serial);
    struct log_line line;

    if (!link || link->state != LINK_OPENING)
        return;
    link->state = LINK_READY;
    loop_timer_set(link->timer, HEALTHY_MS);
    /* More than we hold: ghosts of ours, or another instance that takes what is ours. */
    log_begin(&line, connections > slack->settings.sockets + 1 ? LOG_WARN : LOG_INFO,
              "slack connected");
    log_int(&line, "socket", serial);
    log_int(&line, "registered", connections);
    log_end(&line);
    if (count(slack, true) == 1)
        slack_catch_up(slack, slack->lost_at == 0 ||
                                  slack_now(slack) > slack->lost_at + ABSENT_MS);
}

void slack_told_to_go(struct slack *slack, int64_t serial, const char *reason)
{
    struct slack_link *link = by_serial(slack, serial);

    log_note(LOG_INFO, "slack disconnects", "reason", reason ? reason : "");
    if (!link)
        return;
    link->state = LINK_LEAVING;
    loop_timer_set(link->timer, LEAVING_MS);
    if (text_same(reason, "link_disabled")) {
        log_note(LOG_ERROR, "slack", "detail", "Socket Mode is switched off for the app");
        ws_close(link->ws);
        fill_after(slack, MENDED_MS);
    } else if (text_same(reason, "too_many_websockets")) {
        ws_close(link->ws);
        fill_after(slack, FULL_MS + (int64_t)secret_below(FULL_MS));
    } else {
        fill(slack);
    }
}

void slack_ack(struct slack *slack, int64_t serial, const char *envelope,
               const char *payload)
{
    struct arena *arena = arena_new_small();
    struct slack_link *link = by_serial(slack, serial);
    cJSON *frame = cJSON_CreateObject();
    const char *bytes;

    cJSON_AddStringToObject(frame, "envelope_id", envelope);
    if (payload)
        cJSON_AddRawToObject(frame, "payload", payload);
    bytes = json_take_line(arena, frame);
    /* Where it came from; where that is gone, any other may carry it. */
    for (struct slack_link *at = slack->links; !link && at; at = at->next)
        if (at->state == LINK_READY)
            link = at;
    if (link && link->ws)
        (void)ws_send(link->ws, bytes, strlen(bytes));
    arena_free(arena);
}

void slack_sockets_open(struct slack *slack)
{
    slack->again = loop_timer_new(slack->bot->loop, fill, slack);
    fill(slack);
}

void slack_sockets_close(struct slack *slack)
{
    loop_timer_free(slack->again);
    slack->again = NULL;
    while (slack->links) {
        struct slack_link *link = slack->links;

        slack->links = link->next;
        loop_timer_free(link->timer);
        if (link->state == LINK_ASKING) {
            link->is_gone = true; /* on_ticket frees it: the client ends after us */
            continue;
        }
        ws_abandon(link->ws);
        free(link);
    }
}
