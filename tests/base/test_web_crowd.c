/* The server among many, the slow and the silent. */

#include "web_world.h"

#include <errno.h>
#include <stdatomic.h>
#include <sys/syscall.h>

enum { DRIPPING = 500, ROUNDS = 25 };

/* No file is left to accept with while this holds; libwebsockets comes here too. */
static atomic_bool is_out_of_files;
static atomic_int accepts, refusals;

int accept(int fd, struct sockaddr *from, socklen_t *len)
{
    accepts++;
    if (is_out_of_files) {
        refusals++;
        errno = EMFILE;
        return -1;
    }
    return (int)syscall(SYS_accept, fd, from, len);
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
    raw = visit(&world, come_three_times, NULL);
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
    raw = visit(&world, stay, &fd);
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

/* Each has begun a request and sends a byte of it now and then; between two of their
 * bytes somebody asks a whole one. */
static void drip(struct raw *raw)
{
    static int fds[DRIPPING];

    for (int i = 0; i < DRIPPING; i++) {
        fds[i] = raw_connect(raw->port);
        raw_say(fds[i], "GET / HTTP/1.1\r\n" HOST "X-Drip: ");
    }
    for (int round = 0; round < ROUNDS; round++) {
        int fd;

        for (int i = 0; i < DRIPPING; i++)
            raw_say(fds[i], "d");
        fd = raw_connect(raw->port);
        raw->len = 0;
        raw_say(fd, "GET /whole HTTP/1.1\r\n" HOST CLOSE);
        raw_read(raw, fd, NULL);
        if (!strstr(raw->got, "\r\n\r\nhello"))
            break;
        ++*(int *)raw->arg;
        close(fd);
    }
    for (int i = 0; i < DRIPPING; i++)
        close(fds[i]);
}

static void five_hundred_that_drip_keep_nobody_waiting(void **state)
{
    struct world world;
    struct raw *raw;
    int answered = 0;

    (void)state;
    open_world(&world, NULL);
    raw = visit(&world, drip, &answered);
    assert_int_equal(answered, ROUNDS);
    assert_int_equal(world.requests, ROUNDS);
    close_world(&world, raw);
}

/* A message of `len` bytes that does not end. */
static int begin_message(struct raw *raw, size_t len)
{
    static char bytes[64 * 1024];
    int fd = raw_connect(raw->port);

    if (!raw_upgrade(raw, fd, HOST))
        abort();
    memset(bytes, 'm', sizeof(bytes));
    raw_frame(fd, 0x01, bytes, len);
    raw_frame(fd, 0x89, "p", 1); /* answered: what came before it was read */
    if (raw_read_frame(raw, fd) != 0x8a)
        abort();
    return fd;
}

static void hold_much(struct raw *raw)
{
    int greedy = begin_message(raw, 60000), modest = begin_message(raw, 5000);
    int newcomer = begin_message(raw, 20000);

    if (raw_read_frame(raw, greedy) != -1)
        abort();
    raw_frame(modest, 0x80, "!", 1);
    raw_frame(newcomer, 0x80, "!", 1);
    if (raw_read_frame(raw, modest) != 0x81 || raw->len != 5001)
        abort();
    if (raw_read_frame(raw, newcomer) != 0x81 || raw->len != 20001)
        abort();
    close(greedy);
    close(modest);
    close(newcomer);
}

static void who_holds_most_makes_room_for_others(void **state)
{
    struct world world;
    struct raw *raw;

    (void)state;
    open_world(&world, &(struct web_options){.most_held_bytes = (size_t)96 * 1024});
    raw = visit(&world, hold_much, NULL);
    assert_int_equal(world.messages, 2);
    assert_int_equal(world.refused, 0);
    close_world(&world, raw);
}

static void have_files_again(void *arg)
{
    (void)arg;
    is_out_of_files = false;
}

/* Somebody waits at the door all the while, so the socket stays readable: a loop that
 * asks again at once would ask ten thousands of times. */
static void without_files_it_waits_and_then_goes_on(void **state)
{
    struct world world;
    struct loop_timer *timer;
    struct raw *raw;

    (void)state;
    open_world(&world, NULL);
    timer = loop_timer_new(world.loop, have_files_again, NULL);
    is_out_of_files = true;
    refusals = 0;
    loop_timer_set(timer, 300);
    raw = exchange(&world, (char[]){"GET / HTTP/1.1\r\n" HOST CLOSE});
    assert_non_null(strstr(raw->got, "\r\n\r\nhello"));
    assert_true(refusals > 0);
    if (refusals > 50)
        fail_msg("asked %d times within 300 ms", (int)refusals);
    free(raw);
    raw = exchange(&world, (char[]){"GET / HTTP/1.1\r\n" HOST CLOSE});
    assert_non_null(strstr(raw->got, "\r\n\r\nhello"));
    close_world(&world, raw);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_does_not_read_is_closed_at_the_bound),
        cmocka_unit_test(one_address_has_a_bound),
        cmocka_unit_test(five_hundred_that_drip_keep_nobody_waiting),
        cmocka_unit_test(who_holds_most_makes_room_for_others),
        cmocka_unit_test(without_files_it_waits_and_then_goes_on),
        cmocka_unit_test(taken_port_is_told),
        cmocka_unit_test(closing_the_server_closes_every_peer),
        cmocka_unit_test(it_listens_on_v6_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
