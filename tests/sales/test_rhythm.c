/* What comes again and again falls on days that exist, each later than the last. */
#include "sales/rhythm.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *next(const char *rhythm, const char *after)
{
    struct calendar calendar;
    struct moment from, to;
    struct err err = {0};

    calendar_usual(&calendar);
    assert_int_equal(moment_parse_iso(after, &from, &err), RC_OK);
    return rhythm_next(rhythm, &calendar, from, &to, &err) == RC_OK
               ? moment_iso(arena, to)
               : "no";
}

static void the_next_one_is_the_first_after_now(void **state)
{
    static const struct {
        const char *rhythm, *after, *next;
    } cases[] = {
        {"daily@18:00", "2026-03-02T09:00", "2026-03-02T18:00"},
        {"daily@18:00", "2026-03-02T18:00", "2026-03-03T18:00"},
        {"daily", "2026-12-31T10:00", "2027-01-01T09:00"},
        {"workday@08:30", "2026-03-06T09:00", "2026-03-09T08:30"},
        {"weekly:MO@09:00", "2026-03-02T08:59", "2026-03-02T09:00"},
        {"weekly:MO@09:00", "2026-03-02T09:00", "2026-03-09T09:00"},
        {"weekly:MO,TH@09:00", "2026-03-02T09:00", "2026-03-05T09:00"},
        {"weekly/2:FR@16:00", "2026-03-06T16:00", "2026-03-20T16:00"},
        {"weekly", "2026-03-04T10:00", "2026-03-11T09:00"},
        {"monthly:25@10:00", "2026-03-25T10:00", "2026-04-25T10:00"},
        {"monthly:31@10:00", "2026-03-31T10:00", "2026-04-30T10:00"},
        {"monthly:31@10:00", "2028-02-01T10:00", "2028-02-29T10:00"},
        {"monthly:-1", "2026-02-28T10:00", "2026-03-31T09:00"},
        {"monthly:-1W@10:00", "2026-05-11T10:00", "2026-05-29T10:00"},
        {"monthly:-1W", "2026-03-31T10:00", "2026-04-30T09:00"},
        {"monthly:1W", "2026-07-15T10:00", "2026-08-03T09:00"},
        {"monthly:3W", "2026-08-01T08:00", "2026-08-05T09:00"},
        {"monthly", "2026-03-05T10:00", "2026-04-05T09:00"},
        {"yearly:03-05", "2026-03-02T10:00", "2026-03-05T09:00"},
        {"yearly:03-05@10:00", "2026-03-05T10:00", "2027-03-05T10:00"},
        {"yearly:02-29", "2026-03-02T10:00", "2027-02-28T09:00"},
        {"yearly:02-29", "2027-03-01T10:00", "2028-02-29T09:00"},
        {"yearly", "2026-03-05T10:00", "2027-03-05T09:00"},
        {"yearly/2:03-05", "2026-03-05T10:00", "2028-03-05T09:00"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(next(cases[i].rhythm, cases[i].after), cases[i].next);
}

static void what_is_no_rhythm_is_refused(void **state)
{
    static const char *const none[] = {
        "",           "hourly",     "weekly:XX",  "daily@9",     "daily@25:00",
        "monthly:32", "monthly:0W", "monthly:1w", "weekly/0:MO", "yearly:13-05",
        "daily:3"};

    (void)state;
    for (size_t i = 0; i < COUNT(none); i++)
        assert_string_equal(next(none[i], "2026-03-02T09:00"), "no");
}

static void it_is_told_in_both_languages(void **state)
{
    (void)state;
    assert_string_equal(rhythm_words(arena, "weekly:MO,TH@09:00", LANG_EN),
                        "every Monday, Thursday 09:00");
    assert_string_equal(rhythm_words(arena, "weekly:MO,TH@09:00", LANG_ZH),
                        "每周一、四 09:00");
    assert_string_equal(rhythm_words(arena, "workday@08:30", LANG_ZH),
                        "每个工作日 08:30");
    assert_string_equal(rhythm_words(arena, "monthly:-1W", LANG_EN),
                        "every month on the last working day 09:00");
    assert_string_equal(rhythm_words(arena, "monthly:1W", LANG_ZH),
                        "每月第 1 个工作日 09:00");
    assert_string_equal(rhythm_words(arena, "yearly:03-01", LANG_EN),
                        "every year on 1 March 09:00");
    assert_string_equal(rhythm_words(arena, "yearly:03-01", LANG_ZH), "每年3月1日 09:00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_one_is_the_first_after_now),
        cmocka_unit_test(what_is_no_rhythm_is_refused),
        cmocka_unit_test(it_is_told_in_both_languages),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
