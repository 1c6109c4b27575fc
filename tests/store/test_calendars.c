/* Calendars: patterns read from JSON, and their days. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/calendars.h"
#include "store/people.h"

#include "tests/world/cases.h"
#include <string.h>

static struct day on(int year, int month, int mday)
{
    struct day day;

    assert_true(day_make(year, month, mday, &day));
    return day;
}

static const char pattern[] =
    "{\"week\":[[[\"08:30\",\"12:00\"],[\"13:30\",\"17:30\"]],[[\"09:00\",\"17:00\"]],"
    "[[\"09:00\",\"17:00\"]],[[\"09:00\",\"17:00\"]],[[\"09:00\",\"24:00\"]],[],[]],"
    "\"makeup\":[[\"10:00\",\"16:00\"]]}";

static void a_calendar_is_read_with_its_days(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const struct person person = {.calendar = "cn"};
    struct calendar calendar;

    (void)state;
    OK(calendar_add(t, "cn", pattern, 2026));
    OK(calendar_mark(t, "cn", on(2026, 5, 9), DAY_WORKING, "调休"));
    OK(calendar_mark(t, "cn", on(2026, 5, 1), DAY_WORKING, "a slip"));
    OK(calendar_mark(t, "cn", on(2026, 5, 1), DAY_OFF, "劳动节"));
    OK(calendar_of(t, &person, &calendar));
    assert_int_equal(calendar.week[MONDAY][0].from, 8 * 60 + 30);
    assert_int_equal(calendar.week[MONDAY][1].until, 17 * 60 + 30);
    assert_int_equal(calendar.week[FRIDAY][0].until, 24 * 60);
    assert_int_equal(calendar.makeup[0].from, 10 * 60);
    assert_int_equal(calendar.last_known_year, 2026);
    assert_int_equal(calendar.n_exceptions, 2);
    assert_int_equal(calendar.exceptions[0].day.n, on(2026, 5, 1).n);
    assert_int_equal(calendar.exceptions[0].kind, DAY_OFF);
    assert_true(calendar_is_workday(&calendar, on(2026, 5, 9)));
    assert_false(calendar_is_workday(&calendar, on(2026, 5, 1)));
    OK(calendar_mark(t, "cn", on(2026, 5, 4), DAY_OFF, "劳动节"));
    OK(calendar_of(t, &person, &calendar));
    assert_int_equal(calendar.n_exceptions, 3);
}

static void without_a_calendar_it_is_the_usual_week(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const struct person person = {.calendar = "none of ours"};
    const struct person usual = {.calendar = "usual"};
    struct calendar a, b;

    (void)state;
    OK(calendar_of(t, &person, &a));
    OK(calendar_of(t, &usual, &b));
    assert_memory_equal(a.week, b.week, sizeof(a.week));
    assert_memory_equal(a.makeup, b.makeup, sizeof(a.makeup));
}

static void more_days_than_fit_at_first_are_all_read(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const struct person person = {.calendar = "usual"};
    struct calendar calendar;

    (void)state;
    for (int i = 0; i < 200; i++)
        OK(calendar_mark(t, "usual", day_plus(on(2026, 1, 1), 199 - i), DAY_OFF, ""));
    OK(calendar_of(t, &person, &calendar));
    assert_int_equal(calendar.n_exceptions, 200);
    for (size_t i = 1; i < calendar.n_exceptions; i++)
        assert_true(calendar.exceptions[i - 1].day.n < calendar.exceptions[i].day.n);
}

static const char overlap[] =
    "{\"week\":[[[\"09:00\",\"12:00\"],[\"11:00\",\"13:00\"]],[],[],[],[],[],[]],"
    "\"makeup\":[]}";

static void a_pattern_that_is_none_is_refused(void **state)
{
    static const char *const bad[] = {
        "",
        "{}",
        "{\"week\":[[],[],[],[],[],[]],\"makeup\":[]}",
        "{\"week\":[[],[],[],[],[],[],[]]}",
        "{\"week\":[[[\"9:00\",\"12:00\"]],[],[],[],[],[],[]],\"makeup\":[]}",
        "{\"week\":[[[\"09:60\",\"12:00\"]],[],[],[],[],[],[]],\"makeup\":[]}",
        "{\"week\":[[[\"12:00\",\"09:00\"]],[],[],[],[],[],[]],\"makeup\":[]}",
        "{\"week\":[[[\"9:00\"]],[],[],[],[],[],[]],\"makeup\":[]}",
        overlap,
        "{\"week\":[[[\"09:00\",\"24:01\"]],[],[],[],[],[],[]],\"makeup\":[]}",
        "{\"week\":[[[\"09:00\"]],[],[],[],[],[],[]],\"makeup\":[]}",
        "{\"week\":[7,[],[],[],[],[],[]],\"makeup\":[]}",
    };
    struct turn *t = world_turn(&world, SMALL_ADM);

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        if (calendar_add(t, "bad", bad[i], 0) != RC_USAGE)
            fail_msg("taken: %s", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_calendar_is_read_with_its_days),
        TEST(without_a_calendar_it_is_the_usual_week),
        TEST(more_days_than_fit_at_first_are_all_read),
        TEST(a_pattern_that_is_none_is_refused),
    };

    return cmocka_run_group_tests_name("store/calendars", tests, NULL, NULL);
}
