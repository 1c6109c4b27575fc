#include "base/local.h"
#include "base/queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct talk {
    struct loop *loop;
    struct loop_wake *over;
    char path[64];
    char answer[64];
    enum rc rc;
};

static void answer_twice_as_long(void *arg, struct local_peer *peer, const char *line)
{
    struct arena *arena = arena_new();

    (void)arg;
    local_answer(peer, arena_printf(arena, "%s%s", line, line));
    arena_free(arena);
}

static void ask(void *arg)
{
    struct talk *talk = arg;
    struct arena *arena = arena_new();
    struct err err = {0};
    const char *answer = "";

    talk->rc = local_ask(talk->path, "ding", arena, &answer, &err);
    strncpy(talk->answer, answer, sizeof(talk->answer) - 1);
    arena_free(arena);
    loop_wake(talk->over);
}

static void end(void *arg)
{
    loop_stop(((struct talk *)arg)->loop);
}

static void a_line_is_answered_by_a_line(void **state)
{
    char folder[] = "/tmp/local.XXXXXX";
    struct talk talk = {.loop = loop_new()};
    struct local *local = NULL;
    struct err err = {0};
    struct thread *thread;

    (void)state;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(talk.path, sizeof(talk.path), "%s/s", folder);
    talk.over = loop_wake_new(talk.loop, end, &talk);
    assert_int_equal(
        local_listen(talk.loop, talk.path, answer_twice_as_long, NULL, &local, &err),
        RC_OK);
    assert_int_equal(access(talk.path, F_OK), 0);
    thread = thread_start("asker", ask, &talk);
    loop_run(talk.loop);
    thread_join(thread);
    assert_int_equal(talk.rc, RC_OK);
    assert_string_equal(talk.answer, "dingding");
    local_free(local);
    assert_int_not_equal(access(talk.path, F_OK), 0);
    loop_free(talk.loop);
    assert_int_equal(rmdir(folder), 0);
}

static void nobody_listens(void **state)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    const char *answer;

    (void)state;
    assert_int_equal(local_ask("/nowhere/s", "ding", arena, &answer, &err), RC_ABSENT);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_answered_by_a_line),
        cmocka_unit_test(nobody_listens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
