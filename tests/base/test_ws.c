/* The websocket client: against our own server, a scripted one and a frozen one. */

#include "base/ws.h"

#include "base/web.h"
#include "raw.h"

#include <signal.h>
#include <sys/wait.h>

enum { ECHOES = 2000 };

struct world {
    struct loop *loop;
    struct web *web;
    struct ws *ws;
    int opened, closed, sent, echoed, status;
    bool refuses, closes_when_open, peer_closes;
    char why[200], header[100];
};

/* --- the server's side: says back what it hears --- */

static void request(void *arg, const struct web_request *in, struct web_reply *reply)
{
    (void)arg;
    (void)in;
    web_answer(reply, 404, NULL, NULL, NULL, 0);
}

static void *admit(void *arg, const struct web_request *in)
{
    struct world *world = arg;

    snprintf(world->header, sizeof(world->header), "%s %s %s", in->path, in->host,
             in->authorization ? in->authorization : "none");
    return world->refuses ? NULL : world;
}

static void peer_opened(void *arg, struct web_peer *peer, void *mine)
{
    (void)mine;
    if (((struct world *)arg)->peer_closes)
        web_close(peer, "go away");
}

static void peer_message(void *arg, struct web_peer *peer, void *mine, const char *bytes,
                         size_t len)
{
    (void)arg;
    (void)mine;
    web_send(peer, bytes, len);
}

static void peer_closed(void *arg, void *mine)
{
    (void)arg;
    (void)mine;
}

static const struct web_handlers echo = {.request = request,
                                         .admit = admit,
                                         .opened = peer_opened,
                                         .message = peer_message,
                                         .closed = peer_closed};

static void begin(struct world *world, bool serves)
{
    const struct web_options options = {.host = "127.0.0.1"};
    struct err err = {0};

    memset(world, 0, sizeof(*world));
    world->loop = loop_new();
    if (serves)
        assert_int_equal(web_open(world->loop, &options, &echo, world, &world->web, &err),
                         RC_OK);
}

/* --- the client's side --- */

static void opened(void *arg, struct ws *ws)
{
    struct world *world = arg;

    world->opened++;
    if (world->closes_when_open)
        ws_close(ws);
}

static void message(void *arg, struct ws *ws, const char *bytes, size_t len)
{
    struct world *world = arg;
    const char *end = bytes + len;

    assert_int_equal(*end, '\0');
    while (bytes < end) { /* lines that waited together come together */
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        char expected[40];

        snprintf(expected, sizeof(expected), "message %d 你好", world->echoed);
        assert_memory_equal(bytes, expected, strlen(expected));
        world->echoed++;
        bytes = newline ? newline + 1 : end;
    }
    if (world->echoed == ECHOES)
        ws_close(ws);
}

static void closed(void *arg, int status, const char *why)
{
    struct world *world = arg;

    world->closed++;
    world->status = status;
    snprintf(world->why, sizeof(world->why), "%s", why);
    loop_stop(world->loop);
}

static const struct ws_handlers handlers = {
    .opened = opened, .message = message, .closed = closed};

static enum rc dial(struct world *world, const char *url, const struct ws_options *with)
{
    struct ws_options options = with ? *with : (struct ws_options){0};
    struct err err = {0};

    options.url = url;
    return ws_open(world->loop, &options, &handlers, world, &world->ws, &err);
}

static void dial_port(struct world *world, int port, const struct ws_options *with)
{
    char url[100];

    snprintf(url, sizeof(url), "ws://localhost:%d/chat?x=1", port);
    assert_int_equal(dial(world, url, with), RC_OK);
    assert_int_equal(world->opened + world->closed, 0);
}

static void end(struct world *world)
{
    web_free(world->web);
    loop_free(world->loop);
}

static void two_thousand_messages_come_back_in_order(void **state)
{
    struct world world;

    (void)state;
    begin(&world, true);
    dial_port(&world, web_port(world.web),
              &(struct ws_options){.headers = {"Authorization: Bearer t"}});
    for (int i = 0; i < ECHOES; i++) {
        char text[40];

        snprintf(text, sizeof(text), "message %d 你好", i);
        assert_true(ws_send(world.ws, text, strlen(text)));
    }
    await(world.loop);
    assert_int_equal(world.echoed, ECHOES);
    assert_int_equal(world.opened, 1);
    assert_int_equal(world.closed, 1);
    assert_string_equal(world.why, "closed by us");
    assert_non_null(strstr(world.header, "/chat localhost:"));
    assert_non_null(strstr(world.header, " Bearer t"));
    end(&world);
}

static void refused_upgrade_has_a_status(void **state)
{
    struct world world;

    (void)state;
    begin(&world, true);
    world.refuses = true;
    dial_port(&world, web_port(world.web), NULL);
    await(world.loop);
    assert_int_equal(world.opened, 0);
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.status, 403);
    end(&world);
}

static void nobody_there_is_told(void **state)
{
    struct world world;
    int port;

    (void)state;
    begin(&world, false);
    close(raw_listen(&port));
    dial_port(&world, port, NULL);
    await(world.loop);
    assert_int_equal(world.opened, 0);
    assert_int_equal(world.closed, 1);
    assert_true(world.why[0] != '\0');
    end(&world);
}

static void reason_of_the_other_side_is_told(void **state)
{
    struct world world;

    (void)state;
    begin(&world, true);
    world.peer_closes = true;
    dial_port(&world, web_port(world.web), NULL);
    await(world.loop);
    assert_int_equal(world.closed, 1);
    assert_string_equal(world.why, "go away");
    end(&world);
}

static void closing_works_at_any_time(void **state)
{
    struct world world;
    int port, listener = raw_listen(&port);

    (void)state;
    begin(&world, true);
    dial_port(&world, web_port(world.web), NULL);
    ws_close(world.ws); /* while the name is resolved */
    assert_false(ws_send(world.ws, "x", 1));
    await(world.loop);
    assert_int_equal(world.closed, 1);
    assert_int_equal(world.opened, 0);
    end(&world);
    begin(&world, true); /* as it opens */
    world.closes_when_open = true;
    dial_port(&world, web_port(world.web), NULL);
    await(world.loop);
    assert_int_equal(world.closed, 1);
    end(&world);
    begin(&world, false); /* and never */
    dial_port(&world, port, NULL);
    loop_free(world.loop);
    assert_int_equal(world.closed, 0);
    close(listener);
}

static void stop(void *arg)
{
    loop_stop(arg);
}

static void abandoned_calls_nobody(void **state)
{
    struct world world;
    struct loop_timer *timer;

    (void)state;
    begin(&world, true);
    dial_port(&world, web_port(world.web), NULL);
    ws_abandon(world.ws);
    ws_abandon(NULL);
    timer = loop_timer_new(world.loop, stop, world.loop);
    loop_timer_set(timer, 50);
    await(world.loop);
    assert_int_equal(world.opened + world.closed, 0);
    end(&world);
}

static void urls_that_leave_in_the_open_are_refused(void **state)
{
    static const char *const urls[] = {"ws://example.com/",
                                       "ws://10.0.0.1/",
                                       "http://127.0.0.1/",
                                       "ws://127.0.0.1@evil/",
                                       "ws://localhost.evil.example/",
                                       "ws://127.0.0.1:0/",
                                       "ws://127.0.0.1:65536/",
                                       "ws://127.0.0.1:8x/",
                                       "ws:///",
                                       "ws://",
                                       "wss://a b/",
                                       "wss://a/\r\nX: y",
                                       "wss://a:b@c/",
                                       "ws://[::1/",
                                       "ws://[::1]x/",
                                       ""};
    struct world world;

    (void)state;
    begin(&world, false);
    for (size_t i = 0; i < COUNT(urls); i++) {
        if (dial(&world, urls[i], NULL) != RC_USAGE)
            fprintf(stderr, "not refused: %s\n", urls[i]);
        assert_int_equal(dial(&world, urls[i], NULL), RC_USAGE);
    }
    assert_int_equal(dial(&world, "ws://127.0.0.1:1/",
                          &(struct ws_options){.headers = {"A: b\r\nC: d"}}),
                     RC_USAGE);
    end(&world);
}

static void full_queue_refuses(void **state)
{
    struct world world;

    (void)state;
    begin(&world, true);
    dial_port(&world, web_port(world.web), &(struct ws_options){.most_queue_bytes = 10});
    assert_true(ws_send(world.ws, "12345", 5));
    assert_true(ws_send(world.ws, "12345", 5));
    assert_false(ws_send(world.ws, "1", 1));
    end(&world);
}

/* --- scripted servers --- */

/* Says 101 to the test's own key and then its frames. lws checks the accept hash, which
 * our server computes; this one goes through lws by the key that it is sent. */
static void say_redirect(struct raw *raw)
{
    int fd = accept(*(int *)raw->arg, NULL, NULL);

    raw_read(raw, fd, "\r\n\r\n");
    raw_say(fd, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
                "Content-Length: 0\r\n\r\n");
    raw_read(raw, fd, NULL);
    close(fd);
}

static void redirects_are_not_followed(void **state)
{
    struct world world;
    struct raw *raw;
    int port, listener = raw_listen(&port);

    (void)state;
    begin(&world, false);
    setenv("http_proxy", "http://127.0.0.1:1", 1); /* nor is a proxy taken */
    raw = raw_start(world.loop, port, say_redirect, &listener);
    dial_port(&world, port, NULL);
    while (world.closed == 0)
        await(world.loop);
    unsetenv("http_proxy");
    assert_int_equal(world.opened, 0);
    assert_int_equal(world.status, 302);
    thread_join(raw->thread);
    assert_int_equal(strncmp(raw->got, "GET /chat?x=1 HTTP/1.1\r\n", 24), 0);
    assert_null(strstr(raw->got, "Sec-WebSocket-Extensions"));
    assert_null(strstr(raw->got, "Origin"));
    end(&world);
    close(listener);
    free(raw);
}

/* --- a server that freezes --- */

static void serve_until_killed(int port_pipe)
{
    struct world world;
    int port;

    begin(&world, true);
    port = web_port(world.web);
    if (write(port_pipe, &port, sizeof(port)) != sizeof(port))
        abort();
    loop_run(world.loop);
    _exit(0);
}

static void freeze_when_open(void *arg, struct ws *ws)
{
    struct world *world = arg;

    (void)ws;
    world->opened++;
    kill(world->status, SIGSTOP);
}

static void frozen_server_is_noticed_and_a_quiet_one_kept(void **state)
{
    const struct ws_handlers freezing = {
        .opened = freeze_when_open, .message = message, .closed = closed};
    struct ws_options options = {.ping_s = 1, .hangup_s = 2};
    struct err err = {0};
    struct world world, quiet = {0};
    char url[100];
    int ends[2], port = 0;
    pid_t child;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0)
        serve_until_killed(ends[1]);
    assert_int_equal(read(ends[0], &port, sizeof(port)), sizeof(port));
    begin(&world, true);
    world.status = child;
    quiet.loop = world.loop;
    dial_port(&quiet, web_port(world.web), &options);
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/", port);
    options.url = url;
    assert_int_equal(ws_open(world.loop, &options, &freezing, &world, &world.ws, &err),
                     RC_OK);
    await(world.loop);
    assert_int_equal(world.opened, 1);
    assert_int_equal(world.closed, 1);
    assert_int_equal(quiet.opened, 1);
    assert_int_equal(quiet.closed, 0);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    end(&world);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_thousand_messages_come_back_in_order),
        cmocka_unit_test(refused_upgrade_has_a_status),
        cmocka_unit_test(nobody_there_is_told),
        cmocka_unit_test(reason_of_the_other_side_is_told),
        cmocka_unit_test(closing_works_at_any_time),
        cmocka_unit_test(abandoned_calls_nobody),
        cmocka_unit_test(urls_that_leave_in_the_open_are_refused),
        cmocka_unit_test(full_queue_refuses),
        cmocka_unit_test(redirects_are_not_followed),
        cmocka_unit_test(frozen_server_is_noticed_and_a_quiet_one_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
