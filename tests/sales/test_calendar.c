/* Business time, with the calendar of China's State Council for 2026. */
#include "sales/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { EXCEPTIONS_MOST = 64 };

struct cn {
    struct calendar calendar;
    struct exception exceptions[EXCEPTIONS_MOST];
};

static struct day on(int month, int mday)
{
    struct day day;

    assert_true(day_make(2026, month, mday, &day));
    return day;
}

static struct moment at(int month, int mday, int hour, int minute)
{
    return (struct moment){.day = on(month, mday), .minute = hour * 60 + minute};
}

static void add(struct cn *cn, struct day day, enum exception_kind kind)
{
    size_t n = cn->calendar.n_exceptions++;

    assert_true(n < EXCEPTIONS_MOST);
    for (; n > 0 && cn->exceptions[n - 1].day.n > day.n; n--)
        cn->exceptions[n] = cn->exceptions[n - 1];
    cn->exceptions[n] = (struct exception){day, kind};
}

/* 2026: seven holidays, six working days at weekends. */
static void make_cn(struct cn *cn)
{
    static const int off[][4] = {{1, 1, 1, 3},  {2, 15, 2, 23}, {4, 4, 4, 6},
                                 {5, 1, 5, 5},  {6, 19, 6, 21}, {9, 25, 9, 27},
                                 {10, 1, 10, 7}};
    static const int working[][2] = {{1, 4}, {2, 14}, {2, 28}, {5, 9}, {9, 20}, {10, 10}};

    calendar_usual(&cn->calendar);
    cn->calendar.exceptions = cn->exceptions;
    cn->calendar.last_known_year = 2026;
    for (size_t i = 0; i < COUNT(off); i++)
        for (int n = on(off[i][0], off[i][1]).n; n <= on(off[i][2], off[i][3]).n; n++)
            add(cn, (struct day){n}, DAY_OFF);
    for (size_t i = 0; i < COUNT(working); i++)
        add(cn, on(working[i][0], working[i][1]), DAY_WORKING);
}

static void is_moment(struct moment found, struct moment wanted)
{
    assert_int_equal(found.day.n, wanted.day.n);
    assert_int_equal(found.minute, wanted.minute);
}

static void holidays_are_off_and_makeup_days_are_not(void **state)
{
    struct cn cn;

    (void)state;
    make_cn(&cn);
    assert_true(calendar_is_workday(&cn.calendar, on(2, 14)));
    assert_false(calendar_is_workday(&cn.calendar, on(2, 15)));
    assert_false(calendar_is_workday(&cn.calendar, on(2, 23)));
    assert_true(calendar_is_workday(&cn.calendar, on(2, 24)));
    assert_true(calendar_is_workday(&cn.calendar, on(2, 28)));
    assert_false(calendar_is_workday(&cn.calendar, on(3, 1)));
    assert_true(calendar_is_workday(&cn.calendar, on(1, 4)));
    assert_false(calendar_is_workday(&cn.calendar, on(1, 1)));
    assert_false(calendar_is_workday(&cn.calendar, on(10, 7)));
    assert_true(calendar_is_workday(&cn.calendar, on(10, 10)));
    assert_false(calendar_is_workday(&cn.calendar, DAY_NONE));
}

static void working_days_are_counted_as_the_vectors_say(void **state)
{
    struct cn cn;

    (void)state;
    make_cn(&cn);
    assert_int_equal(calendar_add_days(&cn.calendar, on(2, 12), 3).n, on(2, 24).n);
    assert_int_equal(calendar_add_days(&cn.calendar, on(9, 30), 5).n, on(10, 13).n);
    assert_int_equal(calendar_add_days(&cn.calendar, on(5, 8), 1).n, on(5, 9).n);
    assert_int_equal(calendar_add_days(&cn.calendar, on(2, 18), 1).n, on(2, 24).n);
}

static void workdays_keep_the_time_of_day(void **state)
{
    struct cn cn;

    (void)state;
    make_cn(&cn);
    is_moment(calendar_add_workdays(&cn.calendar, at(2, 12, 16, 30), 3),
              at(2, 24, 16, 30));
    is_moment(calendar_add_workdays(&cn.calendar, at(5, 8, 23, 0), 1), at(5, 9, 23, 0));
}

static void only_open_minutes_count(void **state)
{
    struct cn cn;

    (void)state;
    make_cn(&cn);
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 11, 11, 0), 60), at(3, 11, 12, 0));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 11, 11, 0), 61), at(3, 11, 13, 1));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 11, 16, 0), 240),
              at(3, 12, 11, 0));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 13, 17, 0), 120),
              at(3, 16, 10, 0));
    is_moment(calendar_add_minutes(&cn.calendar, at(2, 14, 17, 0), 120),
              at(2, 24, 10, 0));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 14, 3, 0), 1), at(3, 16, 9, 1));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 11, 9, 0), 480), at(3, 11, 18, 0));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 11, 9, 0), 481), at(3, 12, 9, 1));
    is_moment(calendar_add_minutes(&cn.calendar, at(3, 14, 3, 0), 0), at(3, 14, 3, 0));
}

static void open_minutes_add_up(void **state)
{
    struct cn cn;

    (void)state;
    make_cn(&cn);
    for (int minutes = 1; minutes < 20000; minutes += 37) {
        struct moment begin = at(1, 30, 10, 11),
                      part = calendar_add_minutes(&cn.calendar, begin, minutes / 3);
        is_moment(calendar_add_minutes(&cn.calendar, part, minutes - minutes / 3),
                  calendar_add_minutes(&cn.calendar, begin, minutes));
    }
}

static void makeup_days_have_hours_of_their_own(void **state)
{
    struct cn cn;

    (void)state;
    make_cn(&cn);
    cn.calendar.makeup[0] = (struct hours){10 * 60, 12 * 60};
    cn.calendar.makeup[1] = (struct hours){0, 0};
    is_moment(calendar_add_minutes(&cn.calendar, at(2, 14, 8, 0), 120), at(2, 14, 12, 0));
    is_moment(calendar_add_minutes(&cn.calendar, at(2, 14, 8, 0), 121), at(2, 24, 9, 1));
}

static void a_leave_behind_a_holiday_counts(void **state)
{
    const struct exception both[] = {{on(5, 9), DAY_WORKING}, {on(5, 9), DAY_OFF}};
    struct calendar calendar;

    (void)state;
    calendar_usual(&calendar);
    calendar.exceptions = both;
    calendar.n_exceptions = COUNT(both);
    assert_false(calendar_is_workday(&calendar, on(5, 9)));
}

static void quiet_hours_hold_until_a_working_morning(void **state)
{
    const struct quiet night = {20 * 60, 8 * 60 + 30}, lunch = {12 * 60, 14 * 60},
                       none = {0, 0}, always = {0, 1440};
    struct cn cn;

    (void)state;
    make_cn(&cn);
    is_moment(quiet_until(&night, &cn.calendar, at(3, 11, 10, 0)), at(3, 11, 10, 0));
    is_moment(quiet_until(&night, &cn.calendar, at(3, 11, 19, 59)), at(3, 11, 19, 59));
    is_moment(quiet_until(&night, &cn.calendar, at(3, 11, 20, 0)), at(3, 12, 8, 30));
    is_moment(quiet_until(&night, &cn.calendar, at(3, 12, 2, 0)), at(3, 12, 8, 30));
    is_moment(quiet_until(&night, &cn.calendar, at(3, 12, 8, 30)), at(3, 12, 8, 30));
    is_moment(quiet_until(&night, &cn.calendar, at(3, 13, 21, 0)), at(3, 16, 8, 30));
    is_moment(quiet_until(&night, &cn.calendar, at(3, 14, 12, 0)), at(3, 16, 8, 30));
    is_moment(quiet_until(&night, &cn.calendar, at(2, 14, 20, 0)), at(2, 24, 8, 30));
    is_moment(quiet_until(&lunch, &cn.calendar, at(3, 11, 13, 0)), at(3, 11, 14, 0));
    is_moment(quiet_until(&lunch, &cn.calendar, at(3, 11, 14, 0)), at(3, 11, 14, 0));
    is_moment(quiet_until(&none, &cn.calendar, at(3, 11, 3, 0)), at(3, 11, 3, 0));
    is_moment(quiet_until(&none, &cn.calendar, at(3, 14, 3, 0)), at(3, 16, 0, 0));
    is_moment(quiet_until(&always, &cn.calendar, at(3, 11, 3, 0)), at(3, 11, 3, 0));
}

static void a_calendar_that_never_opens_holds_nothing_back(void **state)
{
    const struct quiet night = {20 * 60, 8 * 60 + 30};
    struct calendar never = {0};

    (void)state;
    assert_int_equal(calendar_add_days(&never, on(3, 11), 3).n, on(3, 14).n);
    is_moment(calendar_add_minutes(&never, at(3, 11, 23, 0), 120), at(3, 12, 1, 0));
    is_moment(quiet_until(&night, &never, at(3, 11, 23, 0)), at(3, 11, 23, 0));
}

static void far_and_absent_days_end(void **state)
{
    struct cn cn;
    struct moment nowhere = {.day = DAY_NONE, .minute = -1};

    (void)state;
    make_cn(&cn);
    (void)calendar_add_minutes(&cn.calendar, at(3, 11, 9, 0), INT32_MAX);
    assert_false(day_known(calendar_add_days(&cn.calendar, on(3, 11), INT32_MAX)));
    assert_false(day_known(calendar_add_days(&cn.calendar, DAY_NONE, 1)));
    assert_false(day_known(calendar_add_minutes(&cn.calendar, nowhere, 5).day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holidays_are_off_and_makeup_days_are_not),
        cmocka_unit_test(working_days_are_counted_as_the_vectors_say),
        cmocka_unit_test(workdays_keep_the_time_of_day),
        cmocka_unit_test(only_open_minutes_count),
        cmocka_unit_test(open_minutes_add_up),
        cmocka_unit_test(makeup_days_have_hours_of_their_own),
        cmocka_unit_test(a_leave_behind_a_holiday_counts),
        cmocka_unit_test(quiet_hours_hold_until_a_working_morning),
        cmocka_unit_test(a_calendar_that_never_opens_holds_nothing_back),
        cmocka_unit_test(far_and_absent_days_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
