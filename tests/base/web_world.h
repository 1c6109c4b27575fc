/* web_world.h - a server whose every handler is the test's, and what it saw of its peers.
 */
#pragma once

#include "base/web.h"

#include "raw.h"

enum { FLOOD = 1024 * 1024 };

struct world {
    struct loop *loop;
    struct web *web;
    struct loop_timer *timer;
    struct web_reply *kept;
    struct web_peer *peer;
    int requests, opened, closed, messages, refused;
    bool answers_late, keeps, admits_nobody, floods, is_json, is_ours;
    char seen[4096];
    size_t body_len;
    const char *why;
};

static inline void answer_late(void *arg)
{
    struct world *world = arg;

    web_answer(world->kept, 200, "text/plain", NULL, "late", 4);
}

static inline void request(void *arg, const struct web_request *request_in,
                           struct web_reply *reply)
{
    static const char *const cached[] = {"Cache-Control: max-age=60", "Set-Cookie: a=b",
                                         "X-Bad: one\r\nSet-Cookie: evil=1", NULL};
    struct world *world = arg;

    world->requests++;
    world->body_len = request_in->body_len;
    world->is_json = request_in->is_json;
    world->is_ours = request_in->is_ours;
    snprintf(world->seen, sizeof(world->seen), "%s %s %s cookie=%s secure=%d from=%s",
             request_in->method, request_in->path, request_in->query,
             request_in->cookie ? request_in->cookie : "none", request_in->is_secure,
             request_in->address);
    if (world->answers_late || world->keeps) {
        world->kept = reply;
        if (world->answers_late)
            loop_timer_set(world->timer, 20);
    } else if (strcmp(request_in->path, "/cached") == 0) {
        web_answer(reply, 200, "text/css", cached, "p{}", 3);
    } else if (strcmp(request_in->path, "/nothing") == 0) {
        web_answer(reply, 204, NULL, NULL, NULL, 0);
    } else {
        web_answer(reply, 200, "text/html; charset=utf-8", NULL, "hello", 5);
    }
}

static inline void *admit(void *arg, const struct web_request *request_in)
{
    struct world *world = arg;

    snprintf(world->seen, sizeof(world->seen), "%s?%s", request_in->path,
             request_in->query);
    return world->admits_nobody ? NULL : world;
}

static inline void opened(void *arg, struct web_peer *peer, void *mine)
{
    struct world *world = arg;
    char line[1000];
    int lines = 0;

    assert_ptr_equal(mine, world);
    world->opened++;
    world->peer = peer;
    memset(line, 'x', sizeof(line));
    while (world->floods)
        if (!web_send(peer, line, sizeof(line)))
            break;
        else
            lines++;
    if (world->floods) {
        assert_int_equal(lines, FLOOD / 1001);
        assert_false(web_send(peer, "more", 4));
    }
}

static inline void message(void *arg, struct web_peer *peer, void *mine,
                           const char *bytes, size_t len)
{
    struct world *world = arg;
    static char line[50000];

    (void)mine;
    assert_int_equal(bytes[len], '\0');
    world->messages++;
    if (strcmp(bytes, "three") == 0) {
        assert_true(web_send(peer, "one", 3) && web_send(peer, "two", 3) &&
                    web_send(peer, "drei", 4));
    } else if (strcmp(bytes, "large") == 0) {
        memset(line, 'y', sizeof(line));
        web_send(peer, line, sizeof(line));
        web_send(peer, line, sizeof(line));
        web_send(peer, "end", 3);
    } else if (strcmp(bytes, "bye") == 0) {
        web_send(peer, "well", 4);
        web_close(peer, "as you like");
        assert_false(web_send(peer, "too late", 8));
    } else {
        web_send(peer, bytes, len);
    }
}

static inline void refused(void *arg, struct web_peer *peer, void *mine, const char *why)
{
    struct world *world = arg;

    (void)mine;
    world->refused++;
    world->why = why;
    web_send(peer, why, strlen(why));
}

static inline void closed(void *arg, void *mine)
{
    struct world *world = arg;

    assert_ptr_equal(mine, world);
    world->closed++;
    world->peer = NULL;
    if (world->floods)
        loop_stop(world->loop);
}

static const struct web_handlers handlers = {.request = request,
                                             .admit = admit,
                                             .opened = opened,
                                             .message = message,
                                             .refused = refused,
                                             .closed = closed};

static const char *const origins[] = {"https://bell.example/", NULL};

static inline void open_world(struct world *world, const struct web_options *with)
{
    struct web_options options = with ? *with : (struct web_options){0};
    struct err err = {0};

    options.host = "127.0.0.1";
    options.origins = origins;
    memset(world, 0, sizeof(*world));
    world->loop = loop_new();
    world->timer = loop_timer_new(world->loop, answer_late, world);
    assert_int_equal(web_open(world->loop, &options, &handlers, world, &world->web, &err),
                     RC_OK);
    assert_true(web_port(world->web) > 0);
}

static inline void close_world(struct world *world, struct raw *raw)
{
    web_free(world->web);
    loop_free(world->loop);
    assert_int_equal(world->opened, world->closed);
    free(raw);
}

/* Sends what it was given and reads all that comes. */
static inline void ask(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_say(fd, raw->arg);
    raw_read(raw, fd, NULL);
    close(fd);
}

/* Has a peer of the test's own do what it does, to its end. */
static inline struct raw *visit(struct world *world, void (*run)(struct raw *raw),
                                void *arg)
{
    struct raw *raw = raw_start(world->loop, web_port(world->web), run, arg);

    raw_await(raw);
    return raw;
}

static inline struct raw *exchange(struct world *world, char *bytes)
{
    return visit(world, ask, bytes);
}

#define HOST "Host: 127.0.0.1\r\n"
#define CLOSE "Connection: close\r\n\r\n"

static inline void expect_frame(struct raw *raw, int fd, const char *text)
{
    int first = raw_read_frame(raw, fd);

    if (first == 0x81 && strcmp(raw->got, text) == 0)
        return;
    fprintf(stderr, "frame %x: %.200s in place of %s\n", (unsigned)first, raw->got, text);
    abort();
}
