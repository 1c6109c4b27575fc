/* Phrases made of the tables' own words, in the orders that both languages have: whatever
 * is read in them at whatever now is a day that exists, and what goes from one to another
 * goes forward. */
#include "commands/language/currency.h"
#include "commands/language/entity.h"
#include "commands/language/holiday.h"
#include "commands/language/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#define W(word, value, phrases) {W_##word, value, phrases},

static const struct word_row english[] = {
#include "commands/language/words/en.def"
};
static const struct word_row chinese[] = {
#include "commands/language/words/zh.def"
};

#undef W

static const struct word_row holidays[] = {
#define HOLIDAY(name, rule, a, b, c, phrases) {W_HOLIDAY, HOLIDAY_##name, phrases},
#include "commands/language/words/holidays.def"
#undef HOLIDAY
};

/* In an order: a kind of word, or a figure. */
enum { N_MDAY = W_WORDS, N_SMALL, N_YEAR, N_HOUR, N_MINUTE, END = -1 };

static const int english_orders[][10] = {
    {W_DAY, END},
    {W_DAYPART, END},
    {W_REL, W_WEEKDAY, END},
    {W_WEEKDAY, W_WEEK_REL, END},
    {W_REL, W_UNIT, END},
    {W_ORDINAL, W_WEEKDAY, W_OF, W_MONTH, END},
    {W_ORDINAL, W_WEEKDAY, W_OF, W_REL, W_UNIT, END},
    {W_MONTH, N_MDAY, END},
    {W_MONTH, N_MDAY, N_YEAR, END},
    {N_MDAY, W_MONTH, N_YEAR, END},
    {W_WEEKDAY, W_THE, W_ORDINAL, END},
    {W_THE, W_ORDINAL, W_OF, W_REL, W_UNIT, END},
    {N_SMALL, W_UNIT, W_AGO, END},
    {N_SMALL, W_UNIT, W_LATER, END},
    {W_IN, N_SMALL, W_UNIT, END},
    {N_SMALL, W_UNIT, W_AFTER, W_HOLIDAY, END},
    {N_SMALL, W_UNIT, W_BEFORE, W_MONTH, N_MDAY, END},
    {W_DAY_SHIFT, W_HOLIDAY, END},
    {W_END_OF, W_REL, W_UNIT, END},
    {W_START_OF, W_MONTH, END},
    {W_MID_OF, W_SEASON_QUARTER, END},
    {W_HOLIDAY, N_YEAR, END},
    {W_REL, W_HOLIDAY, END},
    {W_ROLLING, N_SMALL, W_UNIT, END},
    {W_SEASON_QUARTER, N_YEAR, END},
    {W_ORDINAL, W_WORKDAY, W_OF, W_REL, W_UNIT, END},
    {W_WEEKDAY, W_RANGE, W_WEEKDAY, END},
    {W_MONTH, N_MDAY, W_RANGE, N_MDAY, END},
    {W_MONTH, N_MDAY, W_RANGE, W_MONTH, N_MDAY, END},
    {W_MONTH, W_RANGE, W_MONTH, END},
    {W_DAY, W_RANGE, W_WEEKDAY, END},
    {W_WEEKDAY, W_AT, N_HOUR, W_MERIDIEM, END},
    {W_DAY, W_AT, N_HOUR, N_MINUTE, END},
    {N_HOUR, N_MINUTE, W_RANGE, N_HOUR, N_MINUTE, W_DAY, END},
    {W_CLOCK, W_DAY, END},
    {W_EVERY, W_WEEKDAY, W_AT, N_HOUR, N_MINUTE, END},
};

static const int chinese_orders[][10] = {
    {W_DAY, END},
    {W_DAY, W_PART, N_HOUR, W_OCLOCK, END},
    {W_REL, W_WEEKDAY, END},
    {W_REL, W_WEEKDAY, W_PART, N_HOUR, W_OCLOCK, W_CLOCK_PART, END},
    {W_REL, W_MONTH_MARK, N_MDAY, W_DAY_MARK, END},
    {W_MONTH, N_MDAY, W_DAY_MARK, END},
    {N_YEAR, W_YEAR_MARK, W_MONTH, N_MDAY, W_DAY_MARK, END},
    {W_YEAR_REL, W_MONTH, N_MDAY, W_DAY_MARK, END},
    {N_MDAY, W_DAY_MARK, END},
    {N_SMALL, W_UNIT, W_LATER, END},
    {N_SMALL, W_UNIT, W_AGO, END},
    {N_SMALL, W_UNIT, W_WITHIN_BACK, END},
    {W_PASSED, N_SMALL, W_UNIT, END},
    {W_HOLIDAY, W_AFTER, N_SMALL, W_UNIT, END},
    {W_HOLIDAY, W_BEFORE, N_SMALL, W_UNIT, END},
    {W_YEAR_REL, W_HOLIDAY, END},
    {N_YEAR, W_YEAR_MARK, W_HOLIDAY, END},
    {W_LUNAR_MONTH, W_LUNAR_DAY, END},
    {W_LUNAR, W_MONTH, W_LUNAR_DAY, END},
    {W_YEAR_REL, W_LUNAR_MONTH, W_LUNAR_DAY, END},
    {W_EDGE, END},
    {W_REL, W_EDGE, END},
    {W_MONTH, W_EDGE_MARK, END},
    {W_YEAR_REL, W_EDGE, END},
    {W_YEAR_REL, W_SEASON_QUARTER, END},
    {W_HALF_YEAR, END},
    {W_ROLLING, N_SMALL, W_UNIT, END},
    {W_REL, W_UNIT, W_ORDINAL, W_WORKDAY, END},
    {W_HOLIDAYS_OVER, W_ORDINAL, W_WORKDAY, END},
    {W_MONTH, W_OF, W_ORDINAL, W_WEEKDAY, END},
    {W_REL, W_WEEKDAY, W_RANGE, W_WEEKDAY, END},
    {W_MONTH, N_MDAY, W_DAY_MARK, W_RANGE, N_MDAY, W_DAY_MARK, END},
    {W_MONTH, N_MDAY, W_DAY_MARK, W_RANGE, W_MONTH, N_MDAY, W_DAY_MARK, END},
    {W_MONTH, W_RANGE, W_MONTH, END},
    {W_DAY, W_PART, N_HOUR, W_OCLOCK, W_RANGE, N_HOUR, W_OCLOCK, END},
    {W_EVERY, W_WEEKDAY, W_PART, N_HOUR, W_OCLOCK, END},
};

struct maker {
    const struct word_row *rows;
    size_t n_rows;
    uint64_t seed;
    bool is_chinese;
};

static uint64_t chance(struct maker *m, uint64_t n)
{
    m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
    return (m->seed >> 33) % n;
}

/* One of the phrases of a row, by turns. */
static void add_phrase(struct maker *m, const char *phrases, struct text *out)
{
    size_t n = 1, pick;

    for (const char *at = phrases; *at; at++)
        n += *at == '|';
    pick = chance(m, n);
    for (; pick; pick--)
        phrases += strcspn(phrases, "|") + 1;
    text_add_bytes(out, phrases, strcspn(phrases, "|"));
}

static void add_word(struct maker *m, int kind, struct text *out)
{
    const struct word_row *rows = kind == W_HOLIDAY ? holidays : m->rows;
    size_t n = kind == W_HOLIDAY ? COUNT(holidays) : m->n_rows, found = 0;

    for (size_t i = 0; i < n; i++)
        found += (int)rows[i].word == kind;
    if (found == 0)
        return;
    size_t pick = chance(m, found);
    for (size_t i = 0; i < n; i++)
        if ((int)rows[i].word == kind && pick-- == 0)
            add_phrase(m, rows[i].phrases, out);
}

static void add_part(struct maker *m, int kind, struct text *out)
{
    switch (kind) {
    case N_MDAY:
        text_add(out, arena_printf(out->arena, "%d", (int)chance(m, 32) + 1));
        break;
    case N_SMALL:
        text_add(out, arena_printf(out->arena, "%d", (int)chance(m, 40) + 1));
        break;
    case N_YEAR:
        text_add(out, arena_printf(out->arena, "%d", (int)chance(m, 90) + 2000));
        break;
    case N_HOUR:
        text_add(out, arena_printf(out->arena, "%d", (int)chance(m, 25)));
        break;
    case N_MINUTE:
        text_add(out, arena_printf(out->arena, ":%02d", (int)chance(m, 60)));
        break;
    default:
        add_word(m, kind, out);
    }
}

static const char *made(struct maker *m, struct arena *arena, const int *order)
{
    struct text out;

    text_init(&out, arena, 400);
    for (size_t i = 0; order[i] != END; i++) {
        bool joins = m->is_chinese || order[i] == N_MINUTE || order[i] == W_MERIDIEM;
        if (i && !joins)
            text_add(&out, " ");
        add_part(m, order[i], &out);
    }
    return out.bytes;
}

/* Days at which calendars go wrong, in each with a minute when clocks are changed. */
static const struct {
    int year, month, mday, minute;
} nows[] = {
    {2024, 2, 28, 600},  {2024, 2, 29, 0},    {2023, 2, 28, 1439}, {2025, 3, 1, 5},
    {2026, 1, 31, 600},  {2026, 3, 31, 600},  {2026, 4, 30, 1439}, {2026, 12, 31, 1439},
    {2027, 1, 1, 0},     {2026, 3, 29, 60},   {2026, 3, 29, 90},   {2026, 10, 25, 60},
    {2026, 10, 25, 119}, {2026, 2, 14, 540},  {2026, 2, 16, 600},  {2026, 9, 20, 540},
    {2026, 10, 1, 600},  {2026, 10, 10, 540}, {2000, 2, 29, 600},  {2100, 2, 28, 600},
    {2026, 3, 11, 600},
};

static bool is_day(struct day day)
{
    int year, month, mday;
    struct day again;

    if (!day_known(day))
        return false;
    day_split(day, &year, &month, &mday);
    return day_make(year, month, mday, &again) && again.n == day.n;
}

static bool is_minute(int minute)
{
    return minute >= -1 && minute < 24 * 60;
}

/* What is wrong with it; NULL when nothing is. */
static const char *wrong(const struct entity *e)
{
    bool is_span = e->kind == ENTITY_DAYS || e->kind == ENTITY_HOURS;

    if (e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME)
        if (!is_day(e->at.day) && !(e->flags & ENTITY_IMPOSSIBLE))
            return "no day";
    if (e->kind == ENTITY_DAYS && (!is_day(e->at.day) || !is_day(e->until.day)))
        return "no days";
    if (!is_minute(e->at.minute) || (is_span && !is_minute(e->until.minute)))
        return "no minute";
    if (is_span && day_known(e->at.day) && day_between(e->at.day, e->until.day) < 0)
        return "backwards";
    if (e->kind == ENTITY_HOURS && day_known(e->at.day) &&
        e->at.day.n == e->until.day.n && e->until.minute < e->at.minute)
        return "hours backwards";
    if (day_known(e->past_at.day) && !is_day(e->past_at.day))
        return "no day past";
    if (e->kind == ENTITY_REPEAT && (e->repeat.every < 1 || !is_minute(e->repeat.minute)))
        return "no repeat";
    return NULL;
}

static bool is_time(const struct entity *e)
{
    return e->kind <= ENTITY_REPEAT;
}

/* Every order many times over; how many of all told of a time. */
static size_t make_all(struct maker *m, const int (*orders)[10], size_t n, size_t rounds)
{
    struct arena *arena = arena_new();
    size_t n_times = 0;

    for (size_t round = 0; round < rounds; round++)
        for (size_t i = 0; i < n; i++) {
            const char *text = made(m, arena, orders[i]);
            size_t k = chance(m, COUNT(nows));
            struct reading_context context = {.lang = m->is_chinese ? LANG_ZH : LANG_EN,
                                              .week_starts = round % 2 ? SUNDAY : MONDAY};
            struct entities found;
            bool tells = false;
            assert_true(
                day_make(nows[k].year, nows[k].month, nows[k].mday, &context.now.day));
            context.now.minute = nows[k].minute;
            entities_read(arena, text, strlen(text), &context, &found);
            for (size_t e = 0; e < found.n; e++) {
                const char *why = wrong(&found.rows[e]);
                if (why)
                    fail_msg("%s on %04d-%02d-%02d: %s", text, nows[k].year,
                             nows[k].month, nows[k].mday, why);
                tells |= is_time(&found.rows[e]);
            }
            n_times += tells;
            arena_empty(arena);
        }
    arena_free(arena);
    return n_times;
}

enum { ROUNDS = 200 };

static void english_days_exist_and_go_forward(void **state)
{
    struct maker m = {.rows = english, .n_rows = COUNT(english), .seed = 1};
    size_t n = COUNT(english_orders);

    (void)state;
    assert_true(make_all(&m, english_orders, n, ROUNDS) > n * ROUNDS * 9 / 10);
}

static void chinese_days_exist_and_go_forward(void **state)
{
    struct maker m = {
        .rows = chinese, .n_rows = COUNT(chinese), .seed = 2, .is_chinese = true};
    size_t n = COUNT(chinese_orders);

    (void)state;
    assert_true(make_all(&m, chinese_orders, n, ROUNDS) > n * ROUNDS * 9 / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_days_exist_and_go_forward),
        cmocka_unit_test(chinese_days_exist_and_go_forward),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
