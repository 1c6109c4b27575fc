/*
 * The websocket: opened with the token in the header (a challenge never resumes), resumed
 * by its connection id and the number of the next event, and given up when it is silent.
 *
 * The server keeps 128 sent events for a connection. What is no longer there, or was
 * numbered by another connection, is read over REST (mattermost_catch.c).
 */

#include "bot/chats/mattermost_inside.h"

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum {
    PING_MS = 30000,
    FIRST_MS = 10000, /* until the first answer: a bad token gets none */
    SOON_MS = 250,
    LEAST_MS = 1000,
    MOST_MS = 60000,
    MOST_FRAME = 4 * 1024 * 1024
};

struct mm_socket {
    struct mattermost *mm;
    struct ws *ws; /* NULL: none, the timer opens the next */
    struct loop_timer *timer;
    char connection[MM_ID + 1]; /* "" when there is nothing to resume */
    int64_t next;  /* the number of the event that we expect; never 0 with a connection */
    int64_t pings; /* sent on this socket; the answer to the last is waited for */
    bool is_answered, has_heard, had_gap, is_refused;
    int attempts;
};

static void open_socket(struct mm_socket *socket);

/* The first time soon: the one before had been well. */
static void open_later(struct mm_socket *socket, int64_t least)
{
    int64_t most = socket->attempts == 0 ? SOON_MS : LEAST_MS;

    for (int i = 0; i < socket->attempts && most < MOST_MS; i++)
        most *= 2;
    if (most > MOST_MS || socket->is_refused)
        most = MOST_MS;
    socket->attempts++;
    socket->ws = NULL;
    loop_timer_set(socket->timer, least + secret_below((uint32_t)most));
}

/* Ends it and opens another. */
static void renew(struct mm_socket *socket)
{
    ws_abandon(socket->ws);
    open_later(socket, 0);
}

static void drop_connection(struct mm_socket *socket)
{
    socket->connection[0] = '\0';
    socket->next = 0;
}

static void ping(struct mm_socket *socket)
{
    char frame[64];
    int len = snprintf(frame, sizeof(frame), "{\"seq\":%lld,\"action\":\"ping\"}",
                       (long long)++socket->pings);

    socket->is_answered = false;
    if (!ws_send(socket->ws, frame, (size_t)len))
        renew(socket);
}

/* Twice a ping's time of silence, or none answered at the beginning: it is half open, or
 * the token is bad. */
static void on_timer(void *arg)
{
    struct mm_socket *socket = arg;

    if (!socket->ws) {
        open_socket(socket);
        return;
    }
    if (!socket->is_answered) {
        log_note(LOG_WARN, "mattermost", "why",
                 socket->has_heard ? "the socket is silent" : "no answer on the socket");
        if (!socket->has_heard)
            drop_connection(socket);
        renew(socket);
        return;
    }
    ping(socket);
    if (socket->ws)
        loop_timer_set(socket->timer, PING_MS);
}

static void on_opened(void *arg, struct ws *ws)
{
    struct mm_socket *socket = arg;

    (void)ws;
    ping(socket);
    if (socket->ws)
        loop_timer_set(socket->timer, FIRST_MS);
}

/* A new connection: what came before it is not going to be said here. */
static void hello(struct mm_socket *socket, const struct mm_frame *frame)
{
    (void)snprintf(socket->connection, sizeof(socket->connection), "%s",
                   frame->connection);
    socket->next = frame->seq + 1;
    socket->had_gap = false;
    mm_catch_up(socket->mm);
}

static void on_event(struct mm_socket *socket, const struct mm_frame *frame)
{
    if (frame->what == MM_HELLO) {
        hello(socket, frame);
        return;
    }
    if (!socket->connection[0] || frame->seq < socket->next)
        return; /* heard before */
    if (frame->seq > socket->next) {
        /* Some are missing: the ring has them. When it had not, all is asked for anew. */
        log_note(LOG_WARN, "mattermost", "why", "events are missing");
        if (socket->had_gap)
            drop_connection(socket);
        socket->had_gap = true;
        socket->attempts = 0;
        renew(socket);
        return;
    }
    socket->next++;
    socket->had_gap = false;
    mm_hear_frame(socket->mm, frame);
}

/* A revoked token's socket stays open and hears on; only its pings fail. The text of the
 * error holds a session's token and is not logged. */
static void on_reply(struct mm_socket *socket, const struct mm_frame *frame)
{
    if (frame->what == MM_FAIL) {
        log_note(LOG_ERROR, "mattermost", "why", "the server does not know our token");
        socket->is_refused = true;
        renew(socket);
        return;
    }
    socket->is_answered = true;
    socket->is_refused = false;
    socket->attempts = 0;
    loop_timer_set(socket->timer, PING_MS);
}

static void on_message(void *arg, struct ws *ws, const char *bytes, size_t len)
{
    struct mm_socket *socket = arg;
    struct arena *arena = arena_new_small();
    struct mm_frame frame;
    struct err err = {0};

    if (ws != socket->ws) {
        arena_free(arena);
        return; /* one that was given up */
    }
    if (mm_read_frame(bytes, len, arena, &frame, &err) != RC_OK) {
        log_note(LOG_WARN, "mattermost", "detail", err.detail[0] ? err.detail : err.said);
    } else {
        socket->has_heard = true;
        if (frame.seq < 0)
            on_reply(socket, &frame);
        else
            on_event(socket, &frame);
    }
    arena_free(arena);
}

/* One that resumed and was closed before a word: the server did not like the id. */
static void on_closed(void *arg, int status, const char *why)
{
    struct mm_socket *socket = arg;
    struct log_line line;

    log_begin(&line, LOG_WARN, "mattermost");
    log_text(&line, "socket", "closed");
    log_int(&line, "status", status);
    log_text(&line, "why", why);
    log_end(&line);
    if (!socket->has_heard && status == 0)
        drop_connection(socket);
    open_later(socket, status == 429 ? LEAST_MS : 0); /* as its Retry-After says */
}

static const char *socket_url(const struct mm_socket *socket, struct arena *arena)
{
    const char *base = socket->mm->base;
    const char *rest = strchr(base, ':'); /* http -> ws, https -> wss */

    if (!socket->connection[0] || socket->next < 1)
        return arena_printf(arena, "%s%s/api/v4/websocket",
                            strncmp(base, "https", 5) == 0 ? "wss" : "ws", rest);
    return arena_printf(arena,
                        "%s%s/api/v4/websocket?connection_id=%s&sequence_number=%lld",
                        strncmp(base, "https", 5) == 0 ? "wss" : "ws", rest,
                        socket->connection, (long long)socket->next);
}

static void open_socket(struct mm_socket *socket)
{
    static const struct ws_handlers handlers = {
        .opened = on_opened, .message = on_message, .closed = on_closed};
    struct arena *arena = arena_new_small();
    struct err err = {0};
    const struct ws_options options = {
        .url = socket_url(socket, arena),
        .headers = {arena_printf(arena, "Authorization: Bearer %s",
                                 socket->mm->settings->token)},
        .most_frame_bytes = MOST_FRAME};

    socket->pings = 0;
    socket->is_answered = socket->has_heard = false;
    if (ws_open(socket->mm->bot->loop, &options, &handlers, socket, &socket->ws, &err) !=
        RC_OK) {
        log_note(LOG_ERROR, "mattermost", "detail", err.said);
        open_later(socket, 0);
    }
    arena_free(arena);
}

void mm_socket_open(struct mattermost *mm)
{
    struct mm_socket *socket = TAKE(mm->bot->arena, struct mm_socket);

    mm->socket = socket;
    socket->mm = mm;
    socket->timer = loop_timer_new(mm->bot->loop, on_timer, socket);
    open_socket(socket);
}

void mm_socket_close(struct mattermost *mm)
{
    if (!mm->socket)
        return;
    ws_abandon(mm->socket->ws);
    loop_timer_free(mm->socket->timer);
    mm->socket = NULL;
}
