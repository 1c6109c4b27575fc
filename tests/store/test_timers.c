/* Timers and what has been said. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/timers.h"

static void set(struct turn *t, int64_t record, const char *rule, int step, int64_t due)
{
    const struct timer timer = {
        .kind = "deal", .record = record, .rule = rule, .step = step, .due_at = due};

    OK(timer_set(t, &timer));
}

static void what_is_due_comes_oldest_first(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct timer due[4];
    int64_t next;
    size_t n;

    (void)state;
    OK(timers_next(t, &next));
    assert_int_equal(next, 0);
    set(t, 5, "follow-up", 1, t->now);
    set(t, 6, "follow-up", 2, t->now - 10);
    set(t, 7, "follow-up", 3, t->now + 1);
    OK(timers_due(t, 4, due, &n));
    assert_int_equal(n, 2);
    assert_int_equal(due[0].record, 6);
    assert_int_equal(due[0].step, 2);
    assert_int_equal(due[1].record, 5);
    OK(timers_due(t, 1, due, &n));
    assert_int_equal(n, 1);
    OK(timers_next(t, &next));
    assert_int_equal(next, t->now - 10);
}

static void a_rule_has_one_timer_for_a_record(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct timer due[4];
    int64_t next;
    size_t n;

    (void)state;
    set(t, 5, "follow-up", 1, t->now - 1);
    set(t, 5, "stuck", 1, t->now - 1);
    set(t, 5, "follow-up", 2, t->now + 9);
    OK(timers_due(t, 4, due, &n));
    assert_int_equal(n, 1);
    assert_string_equal(due[0].rule, "stuck");
    OK(timer_off(t, "deal", 5, "stuck"));
    OK(timer_off(t, "deal", 5, "stuck"));
    OK(timers_next(t, &next));
    assert_int_equal(next, t->now + 9);
}

static void a_step_is_spoken_in_its_round(void **state)
{
    struct turn *t = world_turn(&world, 0);
    int step;

    (void)state;
    OK(spoken_step(t, "invoice", 7, "overdue", "2026-03-01", &step));
    assert_int_equal(step, -1);
    OK(spoken_set(t, "invoice", 7, "overdue", "2026-03-01", 3));
    OK(spoken_step(t, "invoice", 7, "overdue", "2026-03-01", &step));
    assert_int_equal(step, 3);
    OK(spoken_step(t, "invoice", 7, "overdue", "2026-04-01", &step));
    assert_int_equal(step, -1);
    OK(spoken_set(t, "invoice", 7, "overdue", "2026-04-01", 0));
    OK(spoken_step(t, "invoice", 7, "overdue", "2026-04-01", &step));
    assert_int_equal(step, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_due_comes_oldest_first),
        TEST(a_rule_has_one_timer_for_a_record),
        TEST(a_step_is_spoken_in_its_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
