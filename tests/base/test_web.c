/* The server, seen from the wire: requests and their answers. */

#include "web_world.h"

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
        "Connection: close\r\n"
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
    raw = visit(&world, keep_alive, NULL);
    assert_int_equal(world.requests, 3);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 204 No Content\r\n", 25), 0);
    assert_null(strstr(raw->got, "Content-Length"));
    close_world(&world, raw);
}

/* The test's patience is shorter than the server would keep the connection by itself. */
static void connection_is_closed_behind_the_answer_when_asked(void **state)
{
    static const struct {
        const char *request, *status;
    } tries[] = {
        {"GET / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n", "200"},
        {"GET / HTTP/1.1\r\n" HOST "Connection: Close\r\n\r\n", "200"},
        {"GET / HTTP/1.1\r\n" HOST "connection: keep-alive, close\r\n\r\n", "200"},
        {"HEAD / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n", "200"},
        {"GET /nothing HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n", "204"},
        {"POST / HTTP/1.1\r\n" HOST "Content-Length: 2\r\nConnection: close\r\n\r\nhi",
         "200"},
        {"POST / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n", "411"},
        {"GET / HTTP/1.0\r\n" HOST "\r\n", "200"},
    };
    struct world world;

    (void)state;
    open_world(&world, NULL);
    for (size_t i = 0; i < COUNT(tries); i++) {
        char bytes[300];
        struct raw *raw;

        snprintf(bytes, sizeof(bytes), "%s", tries[i].request);
        raw = exchange(&world, bytes);
        if (strncmp(raw->got + 9, tries[i].status, 3) != 0 ||
            (strstr(tries[i].request, " HTTP/1.1") &&
             !strstr(raw->got, "\r\nConnection: close\r\n")))
            fail_msg("%s got %s", tries[i].request, raw->got);
        free(raw);
    }
    close_world(&world, NULL);
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
    raw = visit(&world, post_a_body, &most);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 200 ", 13), 0);
    assert_int_equal(world.body_len, most);
    free(raw);
    raw = visit(&world, post_a_body, &more);
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
        raw = visit(&world, say_and_leave, bytes);
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
    raw = visit(&world, hang_up, &world);
    web_free(world.web);
    answer_late(&world);
    loop_free(world.loop);
    free(raw);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_carry_the_security_headers),
        cmocka_unit_test(headers_of_the_caller_stand_but_bring_no_others),
        cmocka_unit_test(head_is_get_without_the_body),
        cmocka_unit_test(connections_are_kept_for_the_next_request),
        cmocka_unit_test(connection_is_closed_behind_the_answer_when_asked),
        cmocka_unit_test(bodies_have_a_ceiling),
        cmocka_unit_test(requests_that_could_be_read_two_ways_are_refused),
        cmocka_unit_test(requests_of_our_own_page_are_known),
        cmocka_unit_test(nonsense_is_closed_without_harm),
        cmocka_unit_test(answers_may_come_later),
        cmocka_unit_test(answer_after_the_asker_left_goes_nowhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
