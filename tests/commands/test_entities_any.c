/* What holds for any phrase at any now: days that exist, weekdays that are theirs. */
#include "commands/language/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static struct day on(int year, int month, int mday)
{
    struct day day;

    assert_true(day_make(year, month, mday, &day));
    return day;
}

/* Leap days, ends of months and years, the days on which clocks are changed, working
 * Saturdays, holidays' eves and ends; and steps of 37 days over 30 years. */
enum { SPECIAL = 26 };

static size_t nows(struct day out[400])
{
    static const int special[SPECIAL][3] = {
        {2024, 2, 28}, {2024, 2, 29}, {2023, 2, 28},  {2026, 12, 31}, {2027, 1, 1},
        {2026, 1, 31}, {2026, 4, 30}, {2100, 2, 28},  {2028, 2, 29},  {2000, 2, 29},
        {2026, 3, 8},  {2026, 3, 29}, {2026, 10, 25}, {2026, 11, 1},  {2026, 2, 14},
        {2026, 2, 28}, {2026, 5, 9},  {2026, 9, 20},  {2026, 10, 10}, {2026, 2, 16},
        {2026, 10, 7}, {2026, 9, 30}, {2025, 12, 29}, {2026, 1, 4},   {2026, 3, 31},
        {2027, 12, 31}};
    size_t n = 0;

    for (; n < SPECIAL; n++)
        out[n] = on(special[n][0], special[n][1], special[n][2]);
    for (int i = 0; i < 300; i++)
        out[n++] = day_plus(on(2015, 1, 1), i * 37);
    return n;
}

static void read_at(struct arena *arena, const char *text, struct day day, int minute,
                    struct entities *out)
{
    struct reading_context context = {
        .now = {.day = day, .minute = minute},
        .week_starts = MONDAY,
        .lang = (unsigned char)text[0] >= 0xE4 ? LANG_ZH : LANG_EN,
    };
    struct calendar calendar;
    struct exception exceptions[8];

    /* A week off, and the Saturday that makes up for it. */
    calendar_usual(&calendar);
    for (int i = 0; i < 7; i++)
        exceptions[i] =
            (struct exception){.day = day_plus(on(2026, 10, 1), i), .kind = DAY_OFF};
    exceptions[7] = (struct exception){.day = on(2026, 10, 10), .kind = DAY_WORKING};
    calendar.exceptions = exceptions;
    calendar.n_exceptions = COUNT(exceptions);
    calendar.last_known_year = 2026;
    context.calendar = &calendar;
    entities_read(arena, text, strlen(text), &context, out);
}

static void exists(const struct entity *e, const char *text)
{
    int year, month, mday;
    struct day again;

    if (!day_known(e->at.day)) {
        if (e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME)
            assert_true(e->flags & ENTITY_IMPOSSIBLE);
        return;
    }
    day_split(e->at.day, &year, &month, &mday);
    if (!day_make(year, month, mday, &again) || again.n != e->at.day.n)
        fail_msg("%s: %04d-%02d-%02d", text, year, month, mday);
    if (e->kind == ENTITY_DAYS)
        assert_true(day_between(e->at.day, e->until.day) >= 0);
    assert_true(e->at.minute >= -1 && e->at.minute < 1440);
}

static void exist_at(struct arena *arena, const char *text, struct day day, int minute)
{
    struct entities found;

    read_at(arena, text, day, minute, &found);
    for (size_t k = 0; k < found.n; k++)
        exists(&found.rows[k], text);
    arena_empty(arena);
}

/* On each special day just after midnight, while clocks are changed, and at its last
 * minute in turn; on every 23rd other one. */
static void all_exist(struct arena *arena, const char *text)
{
    static const int minutes[] = {0, 2 * 60 + 30, 1439, 9 * 60};
    struct day days[400];
    size_t n = nows(days), turn = strlen(text);

    for (size_t i = 0; i < SPECIAL; i++)
        exist_at(arena, text, days[i], minutes[(i + turn) % COUNT(minutes)]);
    for (size_t i = SPECIAL + turn % 23; i < n; i += 23)
        exist_at(arena, text, days[i], (int)(i * 97 % 1440));
}

static void any_phrase_at_any_now_is_a_day_that_exists(void **state)
{
    static const char *const files[] = {"days_en", "days_zh", "times_en", "times_zh",
                                        "chat"};
    struct arena *arena = arena_new();
    char path[400], line[1000];

    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        (void)snprintf(path, sizeof(path), "%s/tests/commands/entities/%s.txt",
                       SOURCE_DIR, files[i]);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        while (fgets(line, sizeof(line), file)) {
            char *want = strstr(line, " => ");
            if (!want)
                continue;
            *want = '\0';
            all_exist(arena, line);
        }
        assert_int_equal(fclose(file), 0);
    }
    arena_free(arena);
}

static const struct entity *only(const struct entities *found, const char *text)
{
    if (found->n != 1)
        fail_msg("%s: %zu entities", text, found->n);
    return &found->rows[0];
}

static void a_bare_weekday_is_the_next_one_after_today(void **state)
{
    static const char *const names[] = {"monday", "周二", "wed",   "星期四",
                                        "friday", "周六", "礼拜天"};
    struct arena *arena = arena_new();
    struct day days[400];
    size_t n = nows(days);

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (int w = 0; w < 7; w++) {
            struct entities found;
            read_at(arena, names[w], days[i], 600, &found);
            const struct entity *e = only(&found, names[w]);
            int ahead = day_between(days[i], e->at.day);
            assert_int_equal((int)day_weekday(e->at.day), w);
            assert_true(ahead >= 1 && ahead <= 7);
            arena_empty(arena);
        }
    arena_free(arena);
}

static void next_weekday_is_of_the_next_week(void **state)
{
    static const char *const names[] = {"next monday", "下周二",   "next wed", "下星期四",
                                        "next friday", "下个周六", "下礼拜天"};
    struct arena *arena = arena_new();
    struct day days[400];
    size_t n = nows(days);

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (int w = 0; w < 7; w++) {
            struct entities found;
            read_at(arena, names[w], days[i], 600, &found);
            struct day monday = day_plus(days[i], 7 - (int)day_weekday(days[i]));
            assert_int_equal(only(&found, names[w])->at.day.n, day_plus(monday, w).n);
            arena_empty(arena);
        }
    arena_free(arena);
}

static void the_nth_is_the_next_such_day(void **state)
{
    struct arena *arena = arena_new();
    struct day days[400];
    size_t n = nows(days);
    char text[20];

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (int mday = 1; mday <= 31; mday++) {
            struct entities found;
            int year, month, d;
            (void)snprintf(text, sizeof(text), "%d号", mday);
            read_at(arena, text, days[i], 600, &found);
            const struct entity *e = only(&found, text);
            day_split(e->at.day, &year, &month, &d);
            assert_int_equal(d, mday);
            assert_in_range(day_between(days[i], e->at.day), 0, 62);
            arena_empty(arena);
        }
    arena_free(arena);
}

static void the_end_of_the_month_is_its_last_day(void **state)
{
    struct arena *arena = arena_new();
    struct day days[400];
    size_t n = nows(days);

    (void)state;
    for (size_t i = 0; i < n; i++) {
        struct entities found;
        read_at(arena, "月底", days[i], 600, &found);
        assert_int_equal(only(&found, "月底")->at.day.n, day_month_end(days[i]).n);
        read_at(arena, "end of next month", days[i], 600, &found);
        assert_int_equal(only(&found, "end of next month")->at.day.n,
                         day_month_end(day_plus_months(days[i], 1)).n);
        arena_empty(arena);
    }
    arena_free(arena);
}

static void every_day_reads_back_as_it_is_said(void **state)
{
    struct arena *arena = arena_new();
    struct day days[400], today = on(2026, 3, 11);
    size_t n = nows(days);

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (int lang = 0; lang < 2; lang++) {
            struct entities found;
            const char *text = day_text(arena, days[i], today, (enum lang)lang);
            read_at(arena, text, today, 600, &found);
            int year, month, mday;
            day_split(days[i], &year, &month, &mday);
            if (year != 2026) /* this year's days are told without their year */
                assert_int_equal(only(&found, text)->at.day.n, days[i].n);
            else
                assert_true(found.n == 1);
            arena_empty(arena);
        }
    arena_free(arena);
}

static void money_reads_back_as_it_is_shown(void **state)
{
    static const char *const currencies[] = {"CNY", "USD", "EUR", "JPY", "GBP", "KWD"};
    struct arena *arena = arena_new();
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < 3000; i++) {
        struct entities found;
        struct money money = {0}, again;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        money.minor = (int64_t)(seed >> 30) % (int64_t)(i % 2 ? 100000 : 10000000000);
        (void)snprintf(money.currency, sizeof(money.currency), "%s",
                       currencies[(size_t)i % COUNT(currencies)]);
        const char *text = i % 3 ? money_text(arena, money) : money_plain(arena, money);
        read_at(arena, text, on(2026, 3, 11), 600, &found);
        assert_true(entity_money(only(&found, text), NULL, &again));
        if (again.minor != money.minor || strcmp(again.currency, money.currency) != 0)
            fail_msg("%s: %lld %s", text, (long long)again.minor, again.currency);
        arena_empty(arena);
    }
    arena_free(arena);
}

static void a_question_mark_changes_no_value(void **state)
{
    static const char *const texts[] = {"下周三下午3点付35万", "pay $5k by friday 9am",
                                        "3个工作日后", "every monday at 9", "打九折"};
    struct arena *arena = arena_new();
    struct entities plain, asked;

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        read_at(arena, texts[i], on(2026, 3, 11), 615, &plain);
        read_at(arena, arena_printf(arena, "%s?", texts[i]), on(2026, 3, 11), 615,
                &asked);
        assert_true(plain.n > 0);
        assert_int_equal(plain.n, asked.n);
        for (size_t k = 0; k < plain.n; k++) {
            assert_int_equal(plain.rows[k].kind, asked.rows[k].kind);
            assert_int_equal(plain.rows[k].at.day.n, asked.rows[k].at.day.n);
            assert_int_equal(plain.rows[k].at.minute, asked.rows[k].at.minute);
            assert_int_equal(plain.rows[k].number.units, asked.rows[k].number.units);
        }
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_phrase_at_any_now_is_a_day_that_exists),
        cmocka_unit_test(a_bare_weekday_is_the_next_one_after_today),
        cmocka_unit_test(next_weekday_is_of_the_next_week),
        cmocka_unit_test(the_nth_is_the_next_such_day),
        cmocka_unit_test(the_end_of_the_month_is_its_last_day),
        cmocka_unit_test(every_day_reads_back_as_it_is_said),
        cmocka_unit_test(money_reads_back_as_it_is_shown),
        cmocka_unit_test(a_question_mark_changes_no_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
