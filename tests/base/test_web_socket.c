/* The server, seen from the wire: who may open a websocket, and what goes over it. */

#include "web_world.h"

enum { MANY = 300 * 1024 };

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
    raw = visit(&world, try_origins, NULL);
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
    raw = visit(&world, upgrade_once, NULL);
    assert_int_equal(strncmp(raw->got, "HTTP/1.1 403 ", 13), 0);
    close_world(&world, raw);
}

static void compression_is_not_offered(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    raw = visit(&world, upgrade_once, NULL);
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
    raw = visit(&world, upgrade_without_a_key, NULL);
    web_free(world.web);
    loop_free(world.loop);
    assert_int_equal(world.opened, 0);
    assert_int_equal(world.closed, 1);
    free(raw);
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
    raw = visit(&world, send_bad_frames, NULL);
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
    raw = visit(&world, read_lines, NULL);
    close_world(&world, raw);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(foreign_origins_and_hosts_are_refused),
        cmocka_unit_test(who_is_not_admitted_hears_403),
        cmocka_unit_test(compression_is_not_offered),
        cmocka_unit_test(admitted_that_never_opened_is_told_closed),
        cmocka_unit_test(refused_messages_leave_the_peer_open),
        cmocka_unit_test(waiting_lines_leave_in_one_frame),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
