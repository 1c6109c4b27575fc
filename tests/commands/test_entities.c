/* Phrases and what is read in them: the lines of tests/commands/entities/. */
#include "commands/language/entity.h"
#include "commands/language/lexicon.h"
#include "commands/language/parse_entities.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The holidays of 2026 that the phrases speak of. */
struct year {
    struct exception exceptions[24];
    struct calendar calendar;
};

static struct day day_of(const char *iso)
{
    struct err err = {0};
    struct day day;

    assert_int_equal(day_parse_iso(iso, &day, &err), RC_OK);
    return day;
}

static void add_off(struct year *year, const char *from, int days)
{
    for (int i = 0; i < days; i++)
        year->exceptions[year->calendar.n_exceptions++] =
            (struct exception){.day = day_plus(day_of(from), i), .kind = DAY_OFF};
}

static void year_init(struct year *year)
{
    *year = (struct year){0};
    calendar_usual(&year->calendar);
    add_off(year, "2026-04-04", 3);
    add_off(year, "2026-05-01", 5);
    year->exceptions[year->calendar.n_exceptions++] =
        (struct exception){.day = day_of("2026-05-09"), .kind = DAY_WORKING};
    add_off(year, "2026-06-19", 3);
    add_off(year, "2026-10-01", 7);
    year->calendar.exceptions = year->exceptions;
    year->calendar.last_known_year = 2026;
}

static const char *number_of(struct arena *arena, const struct entity *e)
{
    if (e->is_range)
        return arena_printf(arena, "%s..%s", decimal_text(arena, e->number),
                            decimal_text(arena, e->high));
    return decimal_text(arena, e->number);
}

static const char *length_of(struct arena *arena, const struct length *l)
{
    return arena_printf(arena, "%dM %dD %dW %llds", l->months, l->days, l->workdays,
                        (long long)l->seconds);
}

static const char *span_of(struct arena *arena, const struct entity *e)
{
    struct entity end = {.at = e->until};

    return arena_printf(arena, "%s .. %s", entity_time_text(arena, e),
                        entity_time_text(arena, &end));
}

static const char *value_of(struct arena *arena, const struct entity *e)
{
    switch (e->kind) {
    case ENTITY_DATE:
    case ENTITY_DATETIME:
    case ENTITY_TIME:
        return entity_time_text(arena, e);
    case ENTITY_DURATION:
        return length_of(arena, &e->length);
    case ENTITY_DAYS:
    case ENTITY_HOURS:
        return span_of(arena, e);
    case ENTITY_REPEAT:
        return repeat_text(arena, &e->repeat);
    case ENTITY_MONEY:
        return e->currency[0]
                   ? arena_printf(arena, "%s %s", number_of(arena, e), e->currency)
                   : number_of(arena, e);
    case ENTITY_QUANTITY:
        return e->unit[0] ? arena_printf(arena, "%s %s", number_of(arena, e), e->unit)
                          : number_of(arena, e);
    case ENTITY_NUMBER:
    case ENTITY_PERCENT:
    case ENTITY_DISCOUNT:
        return number_of(arena, e);
    case ENTITY_PHONE:
    case ENTITY_EMAIL:
    case ENTITY_REF:
    case ENTITY_MENTION:
        return e->said;
    case ENTITY_PART:
    case ENTITY_KINDS:
        break;
    }
    return "";
}

static void add_word(struct text *text, const char *word)
{
    if (word && word[0])
        text_addf(text, "%s%s", text->len ? " " : "", word);
}

/* "date 2026-03-18 am <=" */
static const char *written(struct arena *arena, const struct entity *e, bool with_bound)
{
    static const char *const bounds[] = {"", "~", ">=", ">", "<=", "<"};
    bool is_eod = e->kind == ENTITY_DATE && e->part == PART_DAY_END;
    const char *value = value_of(arena, e);
    struct text text;

    text_init(&text, arena, 400);
    add_word(&text, is_eod ? "datetime" : entity_kind_name(e->kind));
    add_word(&text, is_eod ? arena_printf(arena, "%sT23:59:59", value) : value);
    if (!is_eod && e->kind != ENTITY_TIME && e->kind != ENTITY_REPEAT)
        add_word(&text, day_part_name(e->part));
    if (e->flags & ENTITY_IMPOSSIBLE)
        add_word(&text, "impossible");
    if (with_bound)
        add_word(&text, bounds[e->bound]);
    return text.bytes;
}

static bool is_among(struct arena *arena, const struct entities *found, const char *want)
{
    if (strcmp(want, "none") == 0)
        return found->n == 0;
    for (size_t i = 0; i < found->n; i++)
        if (strcmp(written(arena, &found->rows[i], true), want) == 0 ||
            strcmp(written(arena, &found->rows[i], false), want) == 0)
            return true;
    return false;
}

static const char *all_of(struct arena *arena, const struct entities *found)
{
    struct text text;

    text_init(&text, arena, 4000);
    for (size_t i = 0; i < found->n; i++)
        text_addf(&text, "[%s]", written(arena, &found->rows[i], true));
    return text.bytes;
}

static bool has_chinese(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xE4)
            return true;
    return false;
}

/* A time was read, and the quick look saw no sign of one. */
static bool is_overlooked(struct arena *arena, const char *text,
                          const struct entities *found)
{
    static const unsigned times = 1U << ENTITY_DATE | 1U << ENTITY_DATETIME |
                                  1U << ENTITY_TIME | 1U << ENTITY_PART |
                                  1U << ENTITY_DURATION | 1U << ENTITY_DAYS |
                                  1U << ENTITY_HOURS | 1U << ENTITY_REPEAT;
    struct normal normal;

    assert_true(normal_make(arena, text, strlen(text), &normal));
    if (may_name_time(arena, &normal))
        return false;
    for (size_t i = 0; i < found->n; i++) {
        const struct entity *e = &found->rows[i];
        if ((times & (1U << e->kind)) && !(e->flags & ENTITY_UNSURE) &&
            strcmp(e->rule, "now") != 0)
            return true;
    }
    return false;
}

/* Whether the phrase is read as the line says; says so when not. */
static bool check(struct arena *arena, const struct reading_context *usual, char *line)
{
    struct reading_context context = *usual;
    struct entities found;
    char *want = strstr(line, " => ");

    assert_non_null(want);
    *want = '\0';
    want += 4;
    context.lang = has_chinese(line) ? LANG_ZH : LANG_EN;
    entities_read(arena, line, strlen(line), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        assert_true(entity_why(&found.rows[i], LANG_ZH)[0] &&
                    entity_why(&found.rows[i], LANG_EN)[0]);
    if (is_overlooked(arena, line, &found)) {
        print_error("%s: overlooked at a quick look\n", line);
        return false;
    }
    if (is_among(arena, &found, want))
        return true;
    print_error("%s: want %s, got %s\n", line, want, all_of(arena, &found));
    return false;
}

static void read_context(struct reading_context *context, const char *line)
{
    struct err err = {0};
    char now[40] = "";

    (void)sscanf(line, "now %39s", now);
    assert_int_equal(moment_parse_iso(now, &context->now, &err), RC_OK);
    context->habits = strstr(line, " corpus") ? HABIT_CORPUS : 0;
}

static void all_are_read(const char *name, int least)
{
    struct arena *arena = arena_new();
    struct reading_context context = {.week_starts = MONDAY, .region = "CN"};
    struct year year;
    char path[400], line[1000];
    int n = 0, bad = 0;

    year_init(&year);
    context.calendar = &year.calendar;
    (void)snprintf(path, sizeof(path), "%s/tests/commands/entities/%s.txt", SOURCE_DIR,
                   name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        if (strncmp(line, "now ", 4) == 0) {
            read_context(&context, line);
            continue;
        }
        n++;
        bad += !check(arena, &context, line);
        arena_empty(arena);
    }
    assert_int_equal(fclose(file), 0);
    arena_free(arena);
    assert_int_equal(bad, 0);
    assert_true(n >= least);
}

static void days_are_read_in_english(void **state)
{
    (void)state;
    all_are_read("days_en", 150);
}

static void days_are_read_in_chinese(void **state)
{
    (void)state;
    all_are_read("days_zh", 90);
}

static void clock_times_are_read_in_english(void **state)
{
    (void)state;
    all_are_read("times_en", 120);
}

static void clock_times_are_read_in_chinese(void **state)
{
    (void)state;
    all_are_read("times_zh", 75);
}

static void money_is_read_in_both_languages(void **state)
{
    (void)state;
    all_are_read("money", 150);
}

static void chat_is_read_as_a_salesperson_means_it(void **state)
{
    (void)state;
    all_are_read("chat", 160);
}

static void read_one(struct arena *arena, const char *text, struct entities *out)
{
    struct reading_context context = {.week_starts = MONDAY, .lang = LANG_ZH};

    context.now = (struct moment){.day = day_of("2026-03-11"), .minute = 615};
    entities_read(arena, text, strlen(text), &context, out);
}

static void spans_are_bytes_of_the_original(void **state)
{
    struct arena *arena = arena_new();
    static const char text[] = "Ａ公司  下週三 付 ＨＫ＄３０萬，ok";
    struct entities found;

    (void)state;
    read_one(arena, text, &found);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.rows[0].text, "下週三");
    assert_string_equal(found.rows[1].text, "ＨＫ＄３０萬");
    assert_int_equal(found.rows[1].span.from, strstr(text, "Ｈ") - text);
    assert_int_equal(found.rows[1].span.until, strstr(text, "，") - text);
    assert_string_equal(decimal_text(arena, found.rows[1].number), "300000");
    arena_free(arena);
}

static void a_day_without_its_year_is_known_backwards_too(void **state)
{
    struct arena *arena = arena_new();
    struct entities found;

    (void)state;
    read_one(arena, "february", &found);
    assert_true(found.rows[0].flags & ENTITY_OPEN);
    assert_string_equal(day_iso(arena, found.rows[0].past_at.day), "2026-02-01");
    assert_string_equal(day_iso(arena, found.rows[0].past_until.day), "2026-02-28");
    read_one(arena, "周五到账", &found);
    assert_string_equal(day_iso(arena, found.rows[0].at.day), "2026-03-13");
    assert_string_equal(day_iso(arena, found.rows[0].past_at.day), "2026-03-06");
    arena_free(arena);
}

static void what_is_over_says_so(void **state)
{
    struct arena *arena = arena_new();
    struct entities found;

    (void)state;
    read_one(arena, "这周一", &found);
    assert_true(found.rows[0].flags & ENTITY_PAST);
    read_one(arena, "今天9点", &found);
    assert_true(found.rows[0].flags & ENTITY_PAST);
    read_one(arena, "今天11点", &found);
    assert_false(found.rows[0].flags & ENTITY_PAST);
    arena_free(arena);
}

static void small_money_becomes_money_of_its_currency(void **state)
{
    struct arena *arena = arena_new();
    struct entities found;
    struct money money;

    (void)state;
    read_one(arena, "50 cents", &found);
    assert_true(entity_money(&found.rows[0], "USD", &money));
    assert_int_equal(money.minor, 50);
    read_one(arena, "五毛", &found);
    assert_true(entity_money(&found.rows[0], NULL, &money));
    assert_int_equal(money.minor, 50);
    assert_string_equal(money.currency, "CNY");
    read_one(arena, "3.5万日元", &found);
    assert_true(entity_money(&found.rows[0], NULL, &money));
    assert_int_equal(money.minor, 35000);
    read_one(arena, "12.5 JPY", &found);
    assert_false(entity_money(&found.rows[0], NULL, &money));
    arena_free(arena);
}

static void a_corpus_line_is_answered_in_json(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        parse_entities_line(arena, "{\"id\":\"a\",\"now\":\"2016-11-07T00:00:00\","
                                   "\"lang\":\"en\",\"text\":\"eod\"}"),
        "{\"id\":\"a\",\"entities\":[{\"type\":\"datetime\",\"value\":"
        "\"2016-11-07T23:59:59\",\"text\":\"eod\"}]}");
    assert_string_equal(parse_entities_line(arena, "[]"),
                        "{\"id\":null,\"entities\":[],\"error\":\"no text\"}");
    assert_string_equal(parse_entities_line(arena, "{"),
                        "{\"id\":null,\"entities\":[],\"error\":\"not a JSON object\"}");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_in_english),
        cmocka_unit_test(days_are_read_in_chinese),
        cmocka_unit_test(clock_times_are_read_in_english),
        cmocka_unit_test(clock_times_are_read_in_chinese),
        cmocka_unit_test(money_is_read_in_both_languages),
        cmocka_unit_test(chat_is_read_as_a_salesperson_means_it),
        cmocka_unit_test(spans_are_bytes_of_the_original),
        cmocka_unit_test(a_day_without_its_year_is_known_backwards_too),
        cmocka_unit_test(what_is_over_says_so),
        cmocka_unit_test(small_money_becomes_money_of_its_currency),
        cmocka_unit_test(a_corpus_line_is_answered_in_json),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
