/* Days, wall times, and how both languages write them. */
#include "sales/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct day on(int year, int month, int mday)
{
    struct day day;

    assert_true(day_make(year, month, mday, &day));
    return day;
}

/* Wednesday 11 March 2026, 10:15 */
static struct moment now(void)
{
    return (struct moment){.day = on(2026, 3, 11), .minute = 10 * 60 + 15};
}

static void reads_at(struct moment at, const char *text, const char *iso)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    struct moment moment;

    if (moment_parse(text, at, &moment, &err) != RC_OK)
        fail_msg("%s: %s", text, err.said);
    if (strcmp(moment_iso(arena, moment), iso) != 0)
        fail_msg("%s: read as %s, not %s", text, moment_iso(arena, moment), iso);
    arena_free(arena);
}

static void reads_as(const char *text, const char *iso)
{
    reads_at(now(), text, iso);
}

static void is_refused(const char *text, const char *en, const char *zh)
{
    struct err err = {.lang = LANG_EN};
    struct moment moment = {.minute = 77};

    if (moment_parse(text, now(), &moment, &err) != RC_USAGE)
        fail_msg("%s was read", text);
    if (en)
        assert_string_equal(err.said, en);
    err = (struct err){.lang = LANG_ZH};
    assert_int_equal(moment_parse(text, now(), &moment, &err), RC_USAGE);
    if (zh)
        assert_string_equal(err.said, zh);
    assert_int_equal(moment.minute, 77);
}

static void days_split_as_they_were_made(void **state)
{
    int year, month, mday;

    (void)state;
    assert_int_equal(on(1970, 1, 1).n, 0);
    assert_int_equal(on(2000, 3, 1).n, 11017);
    for (int n = on(1, 1, 1).n; n <= on(9999, 12, 31).n; n += 13) {
        day_split((struct day){n}, &year, &month, &mday);
        assert_int_equal(on(year, month, mday).n, n);
    }
    day_split(DAY_NONE, &year, &month, &mday);
}

static void only_days_that_exist_are_made(void **state)
{
    struct day day;

    (void)state;
    assert_false(day_make(2026, 2, 29, &day));
    assert_true(day_make(2028, 2, 29, &day));
    assert_false(day_make(1900, 2, 29, &day));
    assert_true(day_make(2000, 2, 29, &day));
    assert_false(day_make(2026, 11, 31, &day));
    assert_false(day_make(2026, 0, 1, &day));
    assert_false(day_make(2026, 13, 1, &day));
    assert_false(day_make(0, 1, 1, &day));
    assert_false(day_make(10000, 1, 1, &day));
}

static void weekdays_follow_each_other(void **state)
{
    (void)state;
    assert_int_equal(day_weekday(on(2026, 3, 11)), WEDNESDAY);
    assert_int_equal(day_weekday(on(1970, 1, 1)), THURSDAY);
    assert_int_equal(day_weekday(on(1969, 12, 28)), SUNDAY);
    assert_int_equal(day_weekday(on(2026, 2, 14)), SATURDAY);
}

static void months_end_where_they_end(void **state)
{
    (void)state;
    assert_int_equal(day_plus_months(on(2026, 1, 31), 1).n, on(2026, 2, 28).n);
    assert_int_equal(day_plus_months(on(2028, 1, 31), 1).n, on(2028, 2, 29).n);
    assert_int_equal(day_plus_months(on(2026, 3, 31), -13).n, on(2025, 2, 28).n);
    assert_int_equal(day_plus_months(on(2026, 11, 15), 2).n, on(2027, 1, 15).n);
    assert_int_equal(day_month_end(on(2026, 2, 3)).n, on(2026, 2, 28).n);
    assert_int_equal(day_month_end(on(2026, 12, 31)).n, on(2026, 12, 31).n);
}

static void arithmetic_past_the_calendar_is_no_day(void **state)
{
    (void)state;
    assert_false(day_known(day_plus(on(9999, 12, 31), 1)));
    assert_false(day_known(day_plus(on(1, 1, 1), -1)));
    assert_false(day_known(day_plus(DAY_NONE, 1)));
    assert_false(day_known(day_plus(on(2026, 1, 1), INT32_MAX)));
    assert_false(day_known(day_plus(on(2026, 1, 1), INT32_MIN)));
    assert_false(day_known(day_plus_months(on(2026, 1, 1), INT32_MAX)));
    assert_false(day_known(day_plus_months(on(2026, 1, 1), INT32_MIN)));
    assert_false(day_known(day_month_end(DAY_NONE)));
    assert_int_equal(day_between(on(2026, 2, 28), on(2026, 3, 11)), 11);
    assert_int_equal(day_between(DAY_NONE, (struct day){INT32_MAX}), INT32_MAX);
}

static void iso_goes_there_and_back(void **state)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    struct moment moment;
    struct day day;

    (void)state;
    assert_int_equal(day_parse_iso("2026-03-18", &day, &err), RC_OK);
    assert_string_equal(day_iso(arena, day), "2026-03-18");
    assert_string_equal(day_iso(arena, DAY_NONE), "");
    assert_int_equal(moment_parse_iso("2026-03-18T15:00", &moment, &err), RC_OK);
    assert_string_equal(moment_iso(arena, moment), "2026-03-18T15:00");
    assert_int_equal(moment_parse_iso("2026-03-18", &moment, &err), RC_OK);
    assert_int_equal(moment.minute, -1);
    assert_string_equal(moment_iso(arena, moment), "2026-03-18");
    assert_int_equal(day_parse_iso("2026-02-29", &day, &err), RC_USAGE);
    assert_string_equal(err.said, "there is no 29 February 2026");
    assert_int_equal(day_parse_iso("2026-3-18", &day, &err), RC_USAGE);
    assert_int_equal(day_parse_iso("2026-03-18x", &day, &err), RC_USAGE);
    assert_int_equal(moment_parse_iso("2026-03-18T24:00", &moment, &err), RC_USAGE);
    assert_string_equal(err.said, "there is no 24:00");
    assert_int_equal(moment_parse_iso("2026-03-18T15:00Z", &moment, &err), RC_USAGE);
    assert_int_equal(moment_parse_iso("", &moment, &err), RC_USAGE);
    arena_free(arena);
}

static void days_are_read_in_both_languages(void **state)
{
    (void)state;
    reads_as("2026-03-18", "2026-03-18");
    reads_as("2026/3/18", "2026-03-18");
    reads_as("2026.3.8", "2026-03-08");
    reads_as("today", "2026-03-11");
    reads_as("Tomorrow", "2026-03-12");
    reads_as("今天", "2026-03-11");
    reads_as("明天", "2026-03-12");
    reads_as("后天", "2026-03-13");
    reads_as("大后天", "2026-03-14");
    reads_as("昨天", "2026-03-10");
    reads_as("day after tomorrow", "2026-03-13");
    reads_as("18 Mar", "2026-03-18");
    reads_as("Mar 18", "2026-03-18");
    reads_as("18th of March", "2026-03-18");
    reads_as("March 18, 2027", "2027-03-18");
    reads_as("18 march 2027", "2027-03-18");
    reads_as("the 18th", "2026-03-18");
    reads_as("3月18日", "2026-03-18");
    reads_as("３月１８号", "2026-03-18");
    reads_as("三月十八日", "2026-03-18");
    reads_as("2027年3月18日", "2027-03-18");
    reads_as("18日", "2026-03-18");
    reads_as("二十五号", "2026-03-25");
    reads_as("3/18", "2026-03-18");
    reads_as("18/3", "2026-03-18");
    reads_as("月底", "2026-03-31");
    reads_as("end of next month", "2026-04-30");
    reads_as("on fri", "2026-03-13");
}

static void a_past_day_without_a_year_is_the_next_one(void **state)
{
    (void)state;
    reads_as("11 Mar", "2026-03-11");
    reads_as("10 Mar", "2027-03-10");
    reads_as("1月5日", "2027-01-05");
    reads_as("11日", "2026-03-11");
    reads_as("10日", "2026-04-10");
    reads_at((struct moment){.day = on(2026, 4, 30), .minute = 0}, "31日", "2026-05-31");
    reads_at((struct moment){.day = on(2026, 1, 31), .minute = 0}, "30日", "2026-03-30");
    reads_at((struct moment){.day = on(2026, 12, 31), .minute = 0}, "1日", "2027-01-01");
}

static void weekdays_are_read_in_both_languages(void **state)
{
    (void)state;
    reads_as("mon", "2026-03-16");
    reads_as("wed", "2026-03-18");
    reads_as("Thursday", "2026-03-12");
    reads_as("周三", "2026-03-18");
    reads_as("星期三", "2026-03-18");
    reads_as("周五", "2026-03-13");
    reads_as("礼拜天", "2026-03-15");
    reads_as("下周三", "2026-03-18");
    reads_as("下周一", "2026-03-16");
    reads_as("下周日", "2026-03-22");
    reads_as("下下周三", "2026-03-25");
    reads_as("next friday", "2026-03-20");
    reads_as("this fri", "2026-03-13");
    reads_as("这周五", "2026-03-13");
    reads_as("本周三", "2026-03-11");
    is_refused("this mon", "this mon is past: say which day", NULL);
    is_refused("本周一", NULL, "本周一 已经过去，请说明哪一天");
}

static void a_bare_weekday_with_a_time_to_come_is_today(void **state)
{
    (void)state;
    reads_as("wed 15:00", "2026-03-11T15:00");
    reads_as("wed 09:00", "2026-03-18T09:00");
    reads_as("周三下午3点", "2026-03-11T15:00");
}

static void lengths_count_from_now(void **state)
{
    (void)state;
    reads_as("+3d", "2026-03-14");
    reads_as("+2w", "2026-03-25");
    reads_as("+1mo", "2026-04-11");
    reads_as("+90min", "2026-03-11T11:45");
    reads_as("+2h", "2026-03-11T12:15");
    reads_as("+14h", "2026-03-12T00:15");
    reads_as("+3d 15:00", "2026-03-14T15:00");
    reads_as("in 3 days", "2026-03-14");
    reads_as("in 2 hours", "2026-03-11T12:15");
    reads_as("2 weeks later", "2026-03-25");
    reads_as("3天后", "2026-03-14");
    reads_as("两周后", "2026-03-25");
    reads_as("一个月后", "2026-04-11");
    reads_as("半小时后", "2026-03-11T10:45");
    reads_as("一个半小时后", "2026-03-11T11:45");
    reads_as("3天后下午3点", "2026-03-14T15:00");
    is_refused("+999999mo", "+999999mo is too far away", "“+999999mo”太遥远了");
    is_refused("+9999999d", NULL, NULL);
    is_refused("3 days", NULL, NULL);
}

static void clock_times_are_read_in_both_languages(void **state)
{
    (void)state;
    reads_as("2026-03-18T15:00", "2026-03-18T15:00");
    reads_as("2026-03-18 15:00", "2026-03-18T15:00");
    reads_as("tomorrow 15:00", "2026-03-12T15:00");
    reads_as("tomorrow at 3pm", "2026-03-12T15:00");
    reads_as("tomorrow, 3:30 PM", "2026-03-12T15:30");
    reads_as("3pm tomorrow", "2026-03-12T15:00");
    reads_as("明天下午3点", "2026-03-12T15:00");
    reads_as("明天 下午３点半", "2026-03-12T15:30");
    reads_as("明天三点一刻", "2026-03-12T03:15");
    reads_as("今晚8点", "2026-03-11T20:00");
    reads_as("明早9点", "2026-03-12T09:00");
    reads_as("明天上午十点二十分", "2026-03-12T10:20");
    reads_as("3月18日 15：00", "2026-03-18T15:00");
    reads_as("18日15:00", "2026-03-18T15:00");
    reads_as("18 Mar 15:00", "2026-03-18T15:00");
    reads_as("tomorrow noon", "2026-03-12T12:00");
    reads_as("明天中午", "2026-03-12T12:00");
    reads_as("明天中午1点", "2026-03-12T13:00");
    reads_as("12am tomorrow", "2026-03-12T00:00");
    reads_as("12pm tomorrow", "2026-03-12T12:00");
    reads_as("今天晚上12点", "2026-03-12T00:00");
    reads_as("明天凌晨2点", "2026-03-12T02:00");
    reads_as("now", "2026-03-11T10:15");
}

static void a_clock_alone_is_todays(void **state)
{
    (void)state;
    reads_as("15:00", "2026-03-11T15:00");
    reads_as("9:00", "2026-03-11T09:00");
    reads_as("3点", "2026-03-11T15:00");
    reads_as("today 3:30", "2026-03-11T15:30");
    reads_as("03:00", "2026-03-11T03:00");
    reads_as("今天下午3点", "2026-03-11T15:00");
}

static void what_does_not_exist_is_named(void **state)
{
    (void)state;
    is_refused("31 Nov", "there is no 31 November", "没有 11月31日这一天");
    is_refused("11月31日", "there is no 31 November", "没有 11月31日这一天");
    is_refused("2026-11-31", "there is no 31 November", "没有 11月31日这一天");
    is_refused("Feb 30", "there is no 30 February", "没有 2月30日这一天");
    is_refused("2月29日", "there is no 29 February 2027", "2027年没有 2月29日这一天");
    is_refused("13月1日", "there is no month 13", "没有 13月这个月份");
    is_refused("32日", "no month has a day 32", "没有 32号这一天");
    is_refused("tomorrow 25:00", "there is no 25:00", "没有 25:00 这个时间");
    is_refused("明天 12:60", "there is no 12:60", "没有 12:60 这个时间");
    is_refused("3/4", "3/4 may be a day of month 3 or of month 4",
               "“3/4”可能是 3月，也可能是 4月");
    is_refused("0000-01-01", "there is no year 0", "没有公元0年");
    is_refused("明天上午15点", NULL, "不清楚“明天上午15点”是几点");
}

static void what_is_no_day_is_refused(void **state)
{
    static const char *const bad[] = {
        "",
        " ",
        "soon",
        "tomorrow maybe",
        "fribble",
        "month",
        "2026-3",
        "2026-03-18T",
        "2026-03-18-01",
        "18",
        "下周",
        "3点 4点",
        "明天 后天",
        "15:0",
        "15:000",
        "+d",
        "+",
        "in",
        "周",
        "周八",
        "\xff",
        "today\n",
        "at 3",
        "-3d",
        "下午",
        "the",
        "99999999999999999999日",
        "+3d 后天",
        "now 15:00",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        is_refused(bad[i], NULL, NULL);
    is_refused("soon", "cannot read \"soon\" as a day or time", "看不懂时间“soon”");
}

static void days_are_written_in_both_languages(void **state)
{
    struct arena *arena = arena_new();
    struct day today = on(2026, 3, 11);
    struct moment at = {.day = on(2026, 3, 18), .minute = 15 * 60};

    (void)state;
    assert_string_equal(day_text(arena, at.day, today, LANG_EN), "Wed 18 March");
    assert_string_equal(day_text(arena, at.day, today, LANG_ZH), "3月18日（周三）");
    assert_string_equal(day_text(arena, on(2027, 1, 3), today, LANG_EN),
                        "Sun 3 January 2027");
    assert_string_equal(day_text(arena, on(2027, 1, 3), today, LANG_ZH),
                        "2027年1月3日（周日）");
    assert_string_equal(moment_text(arena, at, today, LANG_EN), "Wed 18 March 15:00");
    assert_string_equal(moment_text(arena, at, today, LANG_ZH), "3月18日（周三）15:00");
    at.minute = -1;
    assert_string_equal(moment_text(arena, at, today, LANG_EN), "Wed 18 March");
    assert_string_equal(day_text(arena, DAY_NONE, today, LANG_EN), "");
    arena_free(arena);
}

static void lengths_of_time_are_rough(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(duration_text(arena, 40 * 60000, LANG_EN), "40 min");
    assert_string_equal(duration_text(arena, 2 * 3600000, LANG_EN), "2 h");
    assert_string_equal(duration_text(arena, 2 * 3600000, LANG_ZH), "2 小时");
    assert_string_equal(duration_text(arena, 3 * 86400000, LANG_EN), "3 d");
    assert_string_equal(duration_text(arena, -3 * 86400000, LANG_ZH), "3 天");
    assert_string_equal(duration_text(arena, 0, LANG_EN), "1 min");
    assert_string_equal(duration_text(arena, 59 * 60000 + 40000, LANG_EN), "1 h");
    assert_string_equal(duration_text(arena, 86400000 - 1, LANG_EN), "1 d");
    assert_string_equal(duration_text(arena, INT64_MIN, LANG_EN), "106751991167 d");
    arena_free(arena);
}

static void walls_and_moments_are_the_same_time(void **state)
{
    struct moment at = moment_of_wall((struct wall){.days = 20523, .seconds = 54059});

    (void)state;
    assert_int_equal(at.day.n, 20523);
    assert_int_equal(at.minute, 900);
    assert_int_equal(wall_of_moment(at, 540).seconds, 54000);
    at.minute = -1;
    assert_int_equal(wall_of_moment(at, 540).seconds, 32400);
    assert_int_equal(wall_of_moment(at, 540).days, 20523);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_split_as_they_were_made),
        cmocka_unit_test(only_days_that_exist_are_made),
        cmocka_unit_test(weekdays_follow_each_other),
        cmocka_unit_test(months_end_where_they_end),
        cmocka_unit_test(arithmetic_past_the_calendar_is_no_day),
        cmocka_unit_test(iso_goes_there_and_back),
        cmocka_unit_test(days_are_read_in_both_languages),
        cmocka_unit_test(a_past_day_without_a_year_is_the_next_one),
        cmocka_unit_test(weekdays_are_read_in_both_languages),
        cmocka_unit_test(a_bare_weekday_with_a_time_to_come_is_today),
        cmocka_unit_test(lengths_count_from_now),
        cmocka_unit_test(clock_times_are_read_in_both_languages),
        cmocka_unit_test(a_clock_alone_is_todays),
        cmocka_unit_test(what_does_not_exist_is_named),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(days_are_written_in_both_languages),
        cmocka_unit_test(lengths_of_time_are_rough),
        cmocka_unit_test(walls_and_moments_are_the_same_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
