/* Local time and back: gaps, overlaps, and the same answers as the system's own libc. */

#include "base/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

enum { DAY = 86400, HOUR = 3600 };

static const struct zone *zone(const char *name)
{
    const struct zone *found = NULL;

    if (zone_find(name, &found) != RC_OK)
        fail_msg("no zone %s", name);
    return found;
}

/* Seconds since 1970 as if the wall clock showed UTC. */
static int64_t seconds(int year, int month, int day, int hour, int minute)
{
    struct tm tm = {.tm_year = year - 1900,
                    .tm_mon = month - 1,
                    .tm_mday = day,
                    .tm_hour = hour,
                    .tm_min = minute};

    return (int64_t)timegm(&tm);
}

static struct wall on_wall(int64_t local)
{
    int64_t days = local / DAY - (local % DAY < 0);

    return (struct wall){(int32_t)days, (int32_t)(local - days * DAY)};
}

struct vector {
    const char *zone;
    int wall[5]; /* year month day hour minute */
    int utc[5];
};

static void check(const struct vector *v)
{
    int64_t local = seconds(v->wall[0], v->wall[1], v->wall[2], v->wall[3], v->wall[4]);
    int64_t utc = seconds(v->utc[0], v->utc[1], v->utc[2], v->utc[3], v->utc[4]);
    int64_t got = zone_instant(zone(v->zone), on_wall(local));

    if (got != utc * 1000)
        fail_msg("%s %d-%d-%d %d:%d: %lld, not %lld", v->zone, v->wall[0], v->wall[1],
                 v->wall[2], v->wall[3], v->wall[4], (long long)got / 1000,
                 (long long)utc);
}

static void plain_times_have_their_offset(void **state)
{
    static const struct vector vectors[] = {
        {"Asia/Shanghai", {2026, 3, 2, 9, 0}, {2026, 3, 2, 1, 0}},
        {"Europe/London", {2026, 3, 2, 9, 0}, {2026, 3, 2, 9, 0}},
        {"Europe/London", {2026, 7, 1, 9, 0}, {2026, 7, 1, 8, 0}},
        {"America/New_York", {2026, 12, 31, 23, 59}, {2027, 1, 1, 4, 59}},
        {"Asia/Almaty", {2024, 2, 29, 12, 0}, {2024, 2, 29, 6, 0}},
        {"Asia/Almaty", {2024, 3, 2, 12, 0}, {2024, 3, 2, 7, 0}},
        {"Asia/Almaty", {2026, 3, 2, 9, 0}, {2026, 3, 2, 4, 0}},
        {"Asia/Kathmandu", {2026, 3, 2, 9, 0}, {2026, 3, 2, 3, 15}},
        {"UTC", {1969, 12, 31, 23, 59}, {1969, 12, 31, 23, 59}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(vectors); i++)
        check(&vectors[i]);
}

static void time_in_a_gap_is_the_first_minute_after_it(void **state)
{
    static const struct vector vectors[] = {
        {"Europe/London", {2026, 3, 29, 0, 59}, {2026, 3, 29, 0, 59}},
        {"Europe/London", {2026, 3, 29, 1, 0}, {2026, 3, 29, 1, 0}},
        {"Europe/London", {2026, 3, 29, 1, 30}, {2026, 3, 29, 1, 0}},
        {"Europe/London", {2026, 3, 29, 1, 59}, {2026, 3, 29, 1, 0}},
        {"Europe/London", {2026, 3, 29, 2, 0}, {2026, 3, 29, 1, 0}},
        {"America/New_York", {2026, 3, 8, 2, 30}, {2026, 3, 8, 7, 0}},
        {"Australia/Lord_Howe", {2026, 10, 4, 2, 15}, {2026, 10, 3, 15, 30}},
        /* Samoa went over the date line: this whole day was none. */
        {"Pacific/Apia", {2011, 12, 30, 0, 0}, {2011, 12, 30, 10, 0}},
        {"Pacific/Apia", {2011, 12, 30, 23, 59}, {2011, 12, 30, 10, 0}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(vectors); i++)
        check(&vectors[i]);
}

static void time_in_an_overlap_is_the_first_of_the_two(void **state)
{
    static const struct vector vectors[] = {
        {"Europe/London", {2026, 10, 25, 0, 59}, {2026, 10, 24, 23, 59}},
        {"Europe/London", {2026, 10, 25, 1, 0}, {2026, 10, 25, 0, 0}},
        {"Europe/London", {2026, 10, 25, 1, 59}, {2026, 10, 25, 0, 59}},
        {"Europe/London", {2026, 10, 25, 2, 0}, {2026, 10, 25, 2, 0}},
        {"America/New_York", {2026, 11, 1, 1, 30}, {2026, 11, 1, 5, 30}},
        {"Australia/Lord_Howe", {2026, 4, 5, 1, 45}, {2026, 4, 4, 14, 45}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(vectors); i++)
        check(&vectors[i]);
}

static const char *const many[] = {"Asia/Shanghai",       "Asia/Hong_Kong",
                                   "Asia/Tokyo",          "Asia/Kolkata",
                                   "Asia/Almaty",         "Asia/Kathmandu",
                                   "Asia/Jerusalem",      "Europe/London",
                                   "Europe/Berlin",       "Europe/Dublin",
                                   "Europe/Kyiv",         "Africa/Casablanca",
                                   "Africa/Cairo",        "America/New_York",
                                   "America/Los_Angeles", "America/Sao_Paulo",
                                   "America/Santiago",    "Australia/Sydney",
                                   "Australia/Lord_Howe", "Pacific/Auckland",
                                   "Pacific/Chatham",     "UTC",
                                   "US/Eastern"};

static void wall_times_are_those_of_libc(void **state)
{
    int64_t from = seconds(2022, 1, 1, 0, 0), until = seconds(2037, 12, 31, 0, 0);

    (void)state;
    for (size_t i = 0; i < COUNT(many); i++) {
        const struct zone *here = zone(many[i]);

        assert_int_equal(setenv("TZ", many[i], 1), 0);
        tzset();
        for (int64_t utc = from; utc < until; utc += 5 * HOUR + 1) {
            time_t instant = (time_t)utc;
            struct tm tm;
            struct wall wall = zone_wall(here, utc * 1000 + 999);
            int64_t local = (int64_t)wall.days * DAY + wall.seconds;

            assert_non_null(localtime_r(&instant, &tm));
            if (local - utc != tm.tm_gmtoff)
                fail_msg("%s at %lld: %lld, not %ld", many[i], (long long)utc,
                         (long long)(local - utc), tm.tm_gmtoff);
        }
    }
    assert_int_equal(unsetenv("TZ"), 0);
}

static void instant_undoes_wall_but_for_the_second_of_an_overlap(void **state)
{
    int64_t from = seconds(1988, 1, 1, 0, 0), until = seconds(2045, 1, 1, 0, 0);

    (void)state;
    for (size_t i = 0; i < COUNT(many); i++) {
        const struct zone *here = zone(many[i]);

        for (int64_t utc = from; utc < until; utc += 31 * HOUR) {
            struct wall wall = zone_wall(here, utc * 1000), again;
            int64_t back = zone_instant(here, wall);

            again = zone_wall(here, back);
            assert_int_equal(again.days, wall.days);
            assert_int_equal(again.seconds, wall.seconds);
            assert_true(back == utc * 1000 ||
                        (back < utc * 1000 && back >= (utc - 2 * HOUR) * 1000));
        }
    }
}

static void time_before_1970_is_told_too(void **state)
{
    struct wall wall = zone_wall(zone("UTC"), -1);

    (void)state;
    assert_int_equal(wall.days, -1);
    assert_int_equal(wall.seconds, 86399);
}

static void unknown_zone_is_absent(void **state)
{
    static const char *const names[] = {"",
                                        "Mars/Olympus",
                                        "../../etc/passwd",
                                        "/etc/localtime",
                                        "right/Europe/London",
                                        "Asia",
                                        "Asia/",
                                        "Europe//London",
                                        "Europe/London ",
                                        "Europe/伦敦",
                                        "Europe/London\n"};
    const struct zone *here = NULL;

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(zone_find(names[i], &here), RC_ABSENT);
    assert_int_equal(zone_find(NULL, &here), RC_ABSENT);
    assert_null(here);
}

static void zone_is_found_once_and_knows_its_name(void **state)
{
    const struct zone *one = zone("Europe/London"), *two = zone("Europe/London");

    (void)state;
    assert_ptr_equal(one, two);
    assert_string_equal(zone_name(one), "Europe/London");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_times_have_their_offset),
        cmocka_unit_test(time_in_a_gap_is_the_first_minute_after_it),
        cmocka_unit_test(time_in_an_overlap_is_the_first_of_the_two),
        cmocka_unit_test(wall_times_are_those_of_libc),
        cmocka_unit_test(instant_undoes_wall_but_for_the_second_of_an_overlap),
        cmocka_unit_test(time_before_1970_is_told_too),
        cmocka_unit_test(unknown_zone_is_absent),
        cmocka_unit_test(zone_is_found_once_and_knows_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
