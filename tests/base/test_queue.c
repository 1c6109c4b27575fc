/* The queue between the threads. */

#include "base/queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/prctl.h>

static int numbers[10000];

static void items_come_out_in_order_and_all_at_once(void **state)
{
    struct queue *queue = queue_new(1000, NULL, NULL);
    void *items[1000];

    (void)state;
    /* Twice around, so that the ring's seam is crossed while it grows. */
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 700; i++)
            assert_true(queue_put(queue, &numbers[i]));
        assert_int_equal(queue_length(queue), 700);
        assert_int_equal(queue_take(queue, items, 50, false), 50);
        assert_int_equal(queue_take(queue, items + 50, 1000, true), 650);
        for (int i = 0; i < 700; i++)
            assert_ptr_equal(items[i], &numbers[i]);
    }
    assert_int_equal(queue_take(queue, items, 10, false), 0);
    queue_free(queue);
    queue_free(NULL);
}

static void full_queue_refuses_but_takes_answers(void **state)
{
    struct queue *queue = queue_new(2, NULL, NULL);
    void *items[4];

    (void)state;
    assert_true(queue_put(queue, &numbers[0]));
    assert_true(queue_put(queue, &numbers[1]));
    assert_false(queue_put(queue, &numbers[2]));
    queue_put_answer(queue, &numbers[3]);
    assert_int_equal(queue_take(queue, items, 4, false), 3);
    assert_ptr_equal(items[2], &numbers[3]);
    queue_free(queue);
}

static void count_up(void *whom)
{
    ++*(int *)whom;
}

static void wake_is_called_when_the_first_comes(void **state)
{
    int woken = 0;
    struct queue *queue = queue_new(2, count_up, &woken);
    void *items[4];

    (void)state;
    assert_true(queue_put(queue, &numbers[0]));
    assert_int_equal(woken, 1);
    assert_true(queue_put(queue, &numbers[1]));
    assert_false(queue_put(queue, &numbers[2]));
    assert_int_equal(woken, 1);
    assert_int_equal(queue_take(queue, items, 4, false), 2);
    queue_put_answer(queue, &numbers[0]);
    assert_int_equal(woken, 2);
    queue_free(queue);
}

static void closed_queue_gives_what_it_has_and_then_nothing(void **state)
{
    struct queue *queue = queue_new(4, NULL, NULL);
    void *items[4];

    (void)state;
    assert_true(queue_put(queue, &numbers[0]));
    queue_close(queue);
    assert_false(queue_put(queue, &numbers[1]));
    queue_put_answer(queue, &numbers[2]);
    assert_int_equal(queue_take(queue, items, 4, true), 2);
    assert_int_equal(queue_take(queue, items, 4, true), 0);
    queue_free(queue);
}

static void a_taker_waits_no_longer_than_it_said(void **state)
{
    struct queue *queue = queue_new(4, NULL, NULL);
    void *items[4];

    (void)state;
    assert_int_equal(queue_take_within(queue, items, 4, 0), 0);
    assert_int_equal(queue_take_within(queue, items, 4, 2), 0);
    assert_true(queue_put(queue, &numbers[0]));
    assert_int_equal(queue_take_within(queue, items, 4, 60000), 1);
    assert_false(queue_is_closed(queue));
    queue_close(queue);
    assert_int_equal(queue_take_within(queue, items, 4, 60000), 0);
    assert_true(queue_is_closed(queue));
    queue_free(queue);
}

struct maker {
    struct queue *queue;
    int from, to;
};

static void put_all(void *arg)
{
    struct maker *maker = arg;

    for (int i = maker->from; i < maker->to; i++)
        while (!queue_put(maker->queue, &numbers[i]))
            ;
}

static void four_threads_put_and_nothing_is_lost(void **state)
{
    struct queue *queue = queue_new(100, NULL, NULL);
    struct maker makers[4];
    struct thread *threads[4];
    size_t got = 0;

    (void)state;
    memset(numbers, 0, sizeof(numbers));
    for (int i = 0; i < 4; i++) {
        makers[i] = (struct maker){queue, i * 2500, (i + 1) * 2500};
        threads[i] = thread_start("maker", put_all, &makers[i]);
    }
    while (got < COUNT(numbers)) {
        void *items[64];
        size_t n = queue_take(queue, items, COUNT(items), true);

        assert_true(n > 0);
        for (size_t i = 0; i < n; i++)
            ++*(int *)items[i];
        got += n;
    }
    for (int i = 0; i < 4; i++)
        thread_join(threads[i]);
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_int_equal(numbers[i], 1);
    queue_free(queue);
}

static void take_until_closed(void *arg)
{
    void *items[4];

    while (queue_take(arg, items, 4, true) > 0)
        ;
}

static void close_wakes_a_waiting_taker(void **state)
{
    struct queue *queue = queue_new(4, NULL, NULL);
    struct thread *taker = thread_start("taker", take_until_closed, queue);

    (void)state;
    assert_true(queue_put(queue, &numbers[0]));
    queue_close(queue);
    thread_join(taker);
    queue_free(queue);
}

enum { FEW = 3 };

static void put_few(void *arg)
{
    struct maker *maker = arg;

    for (int i = maker->from; i < maker->to; i++) {
        queue_wait_below(maker->queue, FEW);
        queue_put_answer(maker->queue, &numbers[queue_length(maker->queue)]);
    }
}

/* Each says how many waited when it was put. */
static void who_waits_until_few_are_left_finds_it_so(void **state)
{
    struct queue *queue = queue_new(FEW, NULL, NULL);
    struct maker maker = {queue, 0, 1000};
    struct thread *thread = thread_start("maker", put_few, &maker);
    void *item;

    (void)state;
    for (int i = 0; i < maker.to; i++) {
        assert_int_equal(queue_take(queue, &item, 1, true), 1);
        assert_true((int *)item < &numbers[FEW]);
    }
    thread_join(thread);
    queue_free(queue);
}

static void close_wakes_who_waits_until_few_are_left(void **state)
{
    struct queue *queue = queue_new(FEW, NULL, NULL);
    struct maker maker = {queue, 0, 100};
    struct thread *thread = thread_start("maker", put_few, &maker);

    (void)state;
    queue_close(queue);
    thread_join(thread);
    assert_int_equal(queue_length(queue), 100);
    queue_free(queue);
}

static void tell_name(void *arg)
{
    (void)prctl(PR_GET_NAME, arg, 0L, 0L, 0L);
}

static void thread_bears_its_name(void **state)
{
    char name[17] = "";

    (void)state;
    thread_join(thread_start("desk", tell_name, name));
    assert_string_equal(name, "desk");
    thread_join(thread_start("a name that is too long", tell_name, name));
    assert_string_equal(name, "a name that is ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_come_out_in_order_and_all_at_once),
        cmocka_unit_test(full_queue_refuses_but_takes_answers),
        cmocka_unit_test(wake_is_called_when_the_first_comes),
        cmocka_unit_test(closed_queue_gives_what_it_has_and_then_nothing),
        cmocka_unit_test(a_taker_waits_no_longer_than_it_said),
        cmocka_unit_test(four_threads_put_and_nothing_is_lost),
        cmocka_unit_test(close_wakes_a_waiting_taker),
        cmocka_unit_test(who_waits_until_few_are_left_finds_it_so),
        cmocka_unit_test(close_wakes_who_waits_until_few_are_left),
        cmocka_unit_test(thread_bears_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
