/* The server, seen from the wire. */

#include "base/web.h"

#include "raw.h"

enum { MANY = 300 * 1024, FLOOD = 1024 * 1024 };

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

static void answer_late(void *arg)
{
    struct world *world = arg;

    web_answer(world->kept, 200, "text/plain", NULL, "late", 4);
}

static void request(void *arg, const struct web_request *request_in,
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

static void *admit(void *arg, const struct web_request *request_in)
{
    struct world *world = arg;

    snprintf(world->seen, sizeof(world->seen), "%s?%s", request_in->path,
             request_in->query);
    return world->admits_nobody ? NULL : world;
}

static void opened(void *arg, struct web_peer *peer, void *mine)
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

static void message(void *arg, struct web_peer *peer, void *mine, const char *bytes,
                    size_t len)
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

static void refused(void *arg, struct web_peer *peer, void *mine, const char *why)
{
    struct world *world = arg;

    (void)mine;
    world->refused++;
    world->why = why;
    web_send(peer, why, strlen(why));
}

static void closed(void *arg, void *mine)
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

static void open_world(struct world *world, const struct web_options *with)
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

static void close_world(struct world *world, struct raw *raw)
{
    web_free(world->web);
    loop_free(world->loop);
    assert_int_equal(world->opened, world->closed);
    free(raw);
}

/* Sends what it was given and reads all that comes. */
static void ask(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_say(fd, raw->arg);
    raw_read(raw, fd, NULL);
    close(fd);
}

static struct raw *exchange(struct world *world, char *bytes)
{
    struct raw *raw = raw_start(world->loop, web_port(world->web), ask, bytes);

    raw_await(raw);
    return raw;
}

#define HOST "Host: 127.0.0.1\r\n"
#define CLOSE "Connection: close\r\n\r\n"

static void answers_carry_the_security_headers(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = exchange(&world, (char[]){"GET /page%20one?a=b%26c&d=%3d+e&f HTTP/1.1\r\n" HOST
                                    "Cookie: s=1; t=2\r\n" CLOSE});
    assert_string_equal(
        raw->got,
        "HTTP/1.1 200 OK\r\n"
        "Content-Security-Policy: default-src 'none'; script-src 'self'; "
        "style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "X-Frame-Options: DENY\r\n"
        "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), "
        "usb=()\r\n"
        "Cache-Control: no-store\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Length: 5\r\n"
        "\r\n"
        "hello");
    assert_string_equal(world.seen, "GET /page one a=b%26c&d=%3D%20e&f cookie=s=1; t=2 "
                                    "secure=0 from=127.0.0.1");
    close_world(&world, raw);
}

static void headers_of_the_caller_stand_but_bring_no_others(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = exchange(&world,
                   (char[]){"GET /cached HTTP/1.1\r\nHost: bell.example\r\n" CLOSE});
    assert_non_null(strstr(raw->got, "\r\nCache-Control: max-age=60\r\n"));
    assert_null(strstr(raw->got, "no-store"));
    assert_non_null(strstr(raw->got, "\r\nSet-Cookie: a=b\r\n"));
    assert_null(strstr(raw->got, "evil"));
    assert_non_null(strstr(world.seen, "secure=1"));
    close_world(&world, raw);
}

static void head_is_get_without_the_body(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = exchange(&world, (char[]){"HEAD / HTTP/1.1\r\n" HOST CLOSE});
    assert_non_null(strstr(raw->got, "\r\nContent-Length: 5\r\n"));
    assert_null(strstr(raw->got, "hello"));
    assert_int_equal(strncmp(world.seen, "GET / ", 6), 0);
    close_world(&world, raw);
}

static void keep_alive(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    for (int i = 0; i < 3; i++) {
        raw->len = 0;
        raw_say(fd, i == 1 ? "POST /x HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\nhi"
                           : "GET /nothing HTTP/1.1\r\n" HOST "\r\n");
        if (!raw_read(raw, fd, i == 1 ? "hello" : "\r\n\r\n"))
            abort();
    }
    close(fd);
}

static void connections_are_kept_for_the_next_request(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), keep_alive, NULL);
    raw_await(raw);
    assert_int_equal(world.requests, 3);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 204 No Content\r\n", 25), 0);
    assert_null(strstr(raw->got, "Content-Length"));
    close_world(&world, raw);
}

static void post_a_body(struct raw *raw)
{
    size_t len = *(size_t *)raw->arg;
    char head[200], *body = calloc(1, len);
    int fd = raw_connect(raw->port);

    snprintf(head, sizeof(head),
             "POST /big HTTP/1.1\r\n" HOST "Content-Length: %zu\r\n" CLOSE, len);
    raw_say(fd, head);
    raw_send(fd, body, len);
    raw_read(raw, fd, NULL);
    free(body);
    close(fd);
}

static void bodies_have_a_ceiling(void **state)
{
    struct world world;
    struct raw *raw;
    size_t most = 256 * 1024, more = most + 1;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), post_a_body, &most);
    raw_await(raw);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 200 ", 13), 0);
    assert_int_equal(world.body_len, most);
    free(raw);
    raw = raw_start(world.loop, web_port(world.web), post_a_body, &more);
    raw_await(raw);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 413 ", 13), 0);
    assert_int_equal(world.requests, 1);
    close_world(&world, raw);
}

static void requests_that_could_be_read_two_ways_are_refused(void **state)
{
    static const struct {
        const char *bytes, *status;
    } bad[] = {
        {"POST / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"POST / HTTP/1.1\r\n" HOST "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
         "400"},
        {"POST / HTTP/1.1\r\n" HOST "Content-Length: -5\r\n\r\n", "400"},
        {"POST / HTTP/1.1\r\n" HOST "Content-Length: 0x5\r\n\r\nhello", "400"},
        {"POST / HTTP/1.1\r\n" HOST "\r\n", "411"},
        {"POST / HTTP/1.1\r\n" HOST "Content-Length: 999999999999\r\n\r\n", "400"},
    };
    struct world world;

    (void)state;
    open_world(&world, NULL);
    for (size_t i = 0; i < COUNT(bad); i++) {
        char bytes[300];
        struct raw *raw;

        snprintf(bytes, sizeof(bytes), "%s", bad[i].bytes);
        raw = exchange(&world, bytes);
        assert_memory_equal(raw->got + 9, bad[i].status, 3);
        assert_non_null(strstr(raw->got, "X-Frame-Options: DENY"));
        free(raw);
    }
    assert_int_equal(world.requests, 0);
    close_world(&world, NULL);
}

static void requests_of_our_own_page_are_known(void **state)
{
    static const struct {
        const char *headers;
        bool is_ours, is_json;
    } tries[] = {
        {HOST "X-Dealbell: 1\r\nContent-Type: application/json\r\n", true, true},
        {HOST "X-Dealbell: 1\r\nOrigin: http://127.0.0.1\r\n", true, false},
        {HOST "Content-Type: text/plain\r\n", false, false},
        {HOST "X-Dealbell: 1\r\nOrigin: https://evil.example\r\n", false, false},
        {HOST "X-Dealbell: 1\r\nOrigin: null\r\n", false, false},
        {"Host: evil.example\r\nX-Dealbell: 1\r\n", false, false},
    };
    struct world world;

    (void)state;
    open_world(&world, NULL);
    for (size_t i = 0; i < COUNT(tries); i++) {
        char bytes[300];

        snprintf(bytes, sizeof(bytes),
                 "POST /say HTTP/1.1\r\n%sContent-Length: 2\r\n" CLOSE "{}",
                 tries[i].headers);
        free(exchange(&world, bytes));
        assert_int_equal(world.requests, i + 1);
        assert_int_equal(world.is_ours, tries[i].is_ours);
        assert_int_equal(world.is_json, tries[i].is_json);
    }
    close_world(&world, NULL);
}

/* Half closed, or lws would wait ten seconds for the rest of it. */
static void say_and_leave(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_say(fd, raw->arg);
    shutdown(fd, SHUT_WR);
    raw_read(raw, fd, NULL);
    close(fd);
}

static void nonsense_is_closed_without_harm(void **state)
{
    static const char *const bad[] = {
        "\r\n\r\n",
        "hello?\r\n\r\n",
        "GET http://elsewhere/ HTTP/1.1\r\n" HOST "\r\n",
        "GET /%00 HTTP/1.1\r\n" HOST "\r\n",
        "CONNECT a:1 HTTP/1.1\r\n" HOST "\r\n",
        "GET / HTTP/1.1\r\n" HOST
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
        "GET / HTTP/1.1\r\n" HOST "Connection: Upgrade\r\nUpgrade: irc\r\n\r\n",
        "POST /socket HTTP/1.1\r\n" HOST
        "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    };
    struct world world;

    (void)state;
    open_world(&world, NULL);
    for (size_t i = 0; i < COUNT(bad); i++) {
        char bytes[300];

        struct raw *raw;

        snprintf(bytes, sizeof(bytes), "%s", bad[i]);
        raw = raw_start(world.loop, web_port(world.web), say_and_leave, bytes);
        raw_await(raw);
        assert_null(strstr(raw->got, "HTTP/1.1 101"));
        free(raw);
    }
    assert_int_equal(world.opened, 0);
    close_world(&world, NULL);
}

static void answers_may_come_later(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    world.answers_late = true;
    raw = exchange(&world, (char[]){"GET / HTTP/1.1\r\n" HOST CLOSE});
    assert_non_null(strstr(raw->got, "\r\n\r\nlate"));
    close_world(&world, raw);
}

static void hang_up(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_say(fd, "GET / HTTP/1.1\r\n" HOST "\r\n");
    while (((volatile struct world *)raw->arg)->requests == 0)
        ;
    close(fd);
}

static void answer_after_the_asker_left_goes_nowhere(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    world.keeps = true;
    raw = raw_start(world.loop, web_port(world.web), hang_up, &world);
    raw_await(raw);
    web_free(world.web);
    answer_late(&world);
    loop_free(world.loop);
    free(raw);
}

static void try_origins(struct raw *raw)
{
    static const struct {
        const char *headers;
        bool opens;
    } tries[] = {
        {HOST, true},
        {"Host: 127.0.0.1:9\r\nOrigin: http://127.0.0.1:9\r\n", true},
        {"Host: localhost:9\r\nOrigin: http://localhost:9\r\n", true},
        {"Host: [::1]:9\r\nOrigin: http://[::1]:9\r\n", true},
        {"Host: bell.example\r\nOrigin: https://bell.example\r\n", true},
        {HOST "Origin: https://bell.example\r\n", true},
        {HOST "Origin: https://evil.example\r\n", false},
        {HOST "Origin: null\r\n", false},
        {HOST "Origin: https://bell.example.evil.example\r\n", false},
        {"Host: localhost:9\r\nOrigin: http://localhost:3000\r\n", false},
        {"Host: evil.example\r\nOrigin: http://evil.example\r\n", false},
        {"Host: evil.example\r\n", false},
        {"Host: localhost.evil.example\r\nOrigin: http://localhost.evil.example\r\n",
         false},
        {"", false},
    };

    for (size_t i = 0; i < COUNT(tries); i++) {
        int fd = raw_connect(raw->port);
        bool opens = raw_upgrade(raw, fd, tries[i].headers);

        if (opens != tries[i].opens) {
            fprintf(stderr, "origins, row %zu: %s\n", i, raw->got);
            abort();
        }
        if (!opens && strncmp(raw->got, "HTTP/1.1 403 Forbidden\r\n", 24) != 0)
            abort();
        close(fd);
    }
}

static void foreign_origins_and_hosts_are_refused(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), try_origins, NULL);
    raw_await(raw);
    assert_int_equal(world.opened, 6);
    assert_string_equal(world.seen, "/socket?room=a%26b");
    close_world(&world, raw);
}

static void upgrade_once(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_upgrade(raw, fd, HOST "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    close(fd);
}

static void who_is_not_admitted_hears_403(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    world.admits_nobody = true;
    raw = raw_start(world.loop, web_port(world.web), upgrade_once, NULL);
    raw_await(raw);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 403 ", 13), 0);
    close_world(&world, raw);
}

static void compression_is_not_offered(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), upgrade_once, NULL);
    raw_await(raw);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 101 ", 13), 0);
    assert_null(strstr(raw->got, "Extensions"));
    close_world(&world, raw);
}

static void upgrade_without_a_key(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_say(fd, "GET /socket HTTP/1.1\r\n" HOST
                "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    raw_read(raw, fd, NULL);
    close(fd);
}

static void admitted_that_never_opened_is_told_closed(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), upgrade_without_a_key, NULL);
    raw_await(raw);
    web_free(world.web);
    loop_free(world.loop);
    assert_int_equal(world.opened, 0);
    assert_int_equal(world.closed, 1);
    free(raw);
}

static void expect_frame(struct raw *raw, int fd, const char *text)
{
    int first = raw_read_frame(raw, fd);

    if (first == 0x81 && strcmp(raw->got, text) == 0)
        return;
    fprintf(stderr, "frame %x: %.200s in place of %s\n", (unsigned)first, raw->got, text);
    abort();
}

static void send_bad_frames(struct raw *raw)
{
    static char many[MANY];
    int fd = raw_connect(raw->port);

    memset(many, 'm', sizeof(many));
    raw_upgrade(raw, fd, HOST);
    raw_frame(fd, 0x82, "\x01\x02", 2);
    expect_frame(raw, fd, "binary");
    raw_frame(fd, 0x02, many, 20000); /* a binary message in pieces, refused once */
    raw_frame(fd, 0x00, many, 20000);
    raw_frame(fd, 0x80, many, 20000);
    expect_frame(raw, fd, "binary");
    raw_frame(fd, 0x81, many, sizeof(many));
    expect_frame(raw, fd, "too long");
    for (int i = 0; i < 30; i++) /* the same in fragments, a ping between */
        raw_frame(fd, i == 0 ? 0x01 : i == 29 ? 0x80 : 0x00, many, 10000);
    expect_frame(raw, fd, "too long");
    raw_frame(fd, 0x81, "\xc3\x28", 2);
    expect_frame(raw, fd, "not UTF-8");
    raw_frame(fd, 0x81, "a\0b", 3);
    expect_frame(raw, fd, "not UTF-8");
    raw_frame(fd, 0x01, "\xe9", 1); /* one character over three frames is fine */
    raw_frame(fd, 0x89, "p", 1);
    raw_frame(fd, 0x00, "\x92", 1);
    raw_frame(fd, 0x80, "\x9f", 1);
    if (raw_read_frame(raw, fd) != 0x8a)
        abort();
    expect_frame(raw, fd, "\xe9\x92\x9f");
    raw_frame(fd, 0x81, "still here", 10);
    expect_frame(raw, fd, "still here");
    close(fd);
}

static void refused_messages_leave_the_peer_open(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), send_bad_frames, NULL);
    raw_await(raw);
    assert_int_equal(world.refused, 6);
    assert_int_equal(world.messages, 2);
    close_world(&world, raw);
}

static void read_lines(struct raw *raw)
{
    static char large[50000 + 4];
    int fd = raw_connect(raw->port);

    raw_upgrade(raw, fd, HOST);
    raw_frame(fd, 0x81, "three", 5);
    expect_frame(raw, fd, "one\ntwo\ndrei");
    memset(large, 'y', 50000);
    large[50000] = '\0';
    raw_frame(fd, 0x81, "large", 5);
    expect_frame(raw, fd, large); /* two would pass 64 KiB */
    memcpy(large + 50000, "\nend", 4);
    if (raw_read_frame(raw, fd) != 0x81 || raw->len != 50004 ||
        memcmp(raw->got, large, 50004) != 0)
        abort();
    raw_frame(fd, 0x81, "bye", 3);
    expect_frame(raw, fd, "well");
    if (raw_read_frame(raw, fd) != 0x88 || memcmp(raw->got,
                                                  "\x03\xe8"
                                                  "as you like",
                                                  13) != 0)
        abort();
    raw_frame(fd, 0x88, raw->got, raw->len);
    if (raw_read_frame(raw, fd) != -1)
        abort();
    close(fd);
}

static void waiting_lines_leave_in_one_frame(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), read_lines, NULL);
    raw_await(raw);
    close_world(&world, raw);
}

static void never_read(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_upgrade(raw, fd, HOST);
    *(int *)raw->arg = fd;
}

static void who_does_not_read_is_closed_at_the_bound(void **state)
{
    struct world world;
    struct raw *raw;
    int fd = -1;

    (void)state;
    open_world(&world, &(struct web_options){.most_queue_bytes = FLOOD});
    world.floods = true;
    raw = raw_start(world.loop, web_port(world.web), never_read, &fd);
    await(world.loop); /* closed stops it, or the thread's end */
    if (world.closed == 0)
        await(world.loop);
    assert_int_equal(world.closed, 1);
    thread_join(raw->thread);
    close(fd);
    close_world(&world, raw);
}

static void come_three_times(struct raw *raw)
{
    int fds[3];
    char byte;

    for (int i = 0; i < 3; i++) {
        fds[i] = raw_connect(raw->port);
        if (i < 2 && !raw_upgrade(raw, fds[i], HOST))
            abort();
    }
    if (recv(fds[2], &byte, 1, 0) > 0) /* closed without a word */
        abort();
    close(fds[0]);
    do {
        close(fds[2]);
        fds[2] = raw_connect(raw->port); /* until the place is free */
    } while (!raw_upgrade(raw, fds[2], HOST));
    close(fds[1]);
    close(fds[2]);
}

static void one_address_has_a_bound(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, &(struct web_options){.most_peers_of_address = 2});
    raw = raw_start(world.loop, web_port(world.web), come_three_times, NULL);
    raw_await(raw);
    assert_int_equal(world.opened, 3);
    close_world(&world, raw);
}

static void taken_port_is_told(void **state)
{
    struct world world;
    struct web *second = NULL;
    struct err err = {0};
    struct web_options options = {.host = "localhost"};

    (void)state;
    open_world(&world, NULL);
    options.port = web_port(world.web);
    assert_int_equal(web_open(world.loop, &options, &handlers, NULL, &second, &err),
                     RC_AGAIN);
    assert_non_null(strstr(err.said, "could not listen on 127.0.0.1"));
    assert_true(err.hint[0] != '\0');
    options.host = "no address";
    assert_int_equal(web_open(world.loop, &options, &handlers, NULL, &second, &err),
                     RC_USAGE);
    close_world(&world, NULL);
}

static void stay(struct raw *raw)
{
    int fd = raw_connect(raw->port);

    raw_upgrade(raw, fd, HOST);
    raw_frame(fd, 0x81, "hi", 2);
    expect_frame(raw, fd, "hi");
    *(int *)raw->arg = fd;
}

static void closing_the_server_closes_every_peer(void **state)
{
    struct world world;
    struct raw *raw;
    int fd = -1;
    char byte;

    (void)state;
    open_world(&world, NULL);
    raw = raw_start(world.loop, web_port(world.web), stay, &fd);
    raw_await(raw);
    assert_int_equal(world.closed, 0);
    web_free(world.web);
    assert_int_equal(world.closed, 1);
    loop_free(world.loop);
    assert_true(recv(fd, &byte, 1, 0) <= 0);
    close(fd);
    free(raw);
    web_free(NULL);
}

static void it_listens_on_v6_too(void **state)
{
    struct world world = {.loop = loop_new()};
    struct web_options options = {.host = "::1"};
    struct err err = {0};

    (void)state;
    if (web_open(world.loop, &options, &handlers, &world, &world.web, &err) == RC_OK)
        assert_true(web_port(world.web) > 0);
    loop_free(world.loop); /* closes it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_carry_the_security_headers),
        cmocka_unit_test(headers_of_the_caller_stand_but_bring_no_others),
        cmocka_unit_test(head_is_get_without_the_body),
        cmocka_unit_test(connections_are_kept_for_the_next_request),
        cmocka_unit_test(bodies_have_a_ceiling),
        cmocka_unit_test(requests_that_could_be_read_two_ways_are_refused),
        cmocka_unit_test(requests_of_our_own_page_are_known),
        cmocka_unit_test(nonsense_is_closed_without_harm),
        cmocka_unit_test(answers_may_come_later),
        cmocka_unit_test(answer_after_the_asker_left_goes_nowhere),
        cmocka_unit_test(foreign_origins_and_hosts_are_refused),
        cmocka_unit_test(who_is_not_admitted_hears_403),
        cmocka_unit_test(compression_is_not_offered),
        cmocka_unit_test(admitted_that_never_opened_is_told_closed),
        cmocka_unit_test(refused_messages_leave_the_peer_open),
        cmocka_unit_test(waiting_lines_leave_in_one_frame),
        cmocka_unit_test(who_does_not_read_is_closed_at_the_bound),
        cmocka_unit_test(one_address_has_a_bound),
        cmocka_unit_test(taken_port_is_told),
        cmocka_unit_test(closing_the_server_closes_every_peer),
        cmocka_unit_test(it_listens_on_v6_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
