/* How much work a text is, counted in words, marks and rules looked at, never in time:
 * what is typed over and over may cost no more of it for its length than anything else.
 */
#include "commands/language/currency.h"
#include "commands/language/holiday.h"
#include "commands/language/lexicon.h"
#include "tests/commands/sentences.h"

#define W(word, value, phrases) {W_##word, value, phrases},

static const struct word_row words[] = {
#include "commands/language/words/en.def"
#include "commands/language/words/zh.def"
#define HOLIDAY(name, rule, a, b, c, phrases) {W_HOLIDAY, HOLIDAY_##name, phrases},
#include "commands/language/words/holidays.def"
#undef HOLIDAY
#define CURRENCY(code, names, signs) {W_SIGN, CURRENCY_##code, signs},
#include "commands/language/words/currencies.def"
#undef CURRENCY
};

#undef W

#define P(concept, said) said,

static const char *const concepts[] = {
#include "commands/language/phrases_en.def"
#include "commands/language/phrases_zh.def"
};

#undef P

/* What no table has: figures and marks as they stand beside one another, and names. */
static const char *const others[] = {
    "1",
    "12 ",
    "1/2 ",
    "+1 ",
    "1-2 ",
    "1.5 ",
    "1,234 ",
    "12:30 ",
    "1)",
    "(1",
    "2026/1/1 ",
    "2026 ",
    "2026-01-01",
    "1 1/2 ",
    "+86 ",
    "3月",
    "3日",
    "三",
    "十",
    "万",
    "零",
    "@",
    "@a ",
    "#1 ",
    "$",
    "$1 ",
    "a@b.c ",
    "AP-87 ",
    "13900001111",
    "-",
    "/",
    ".",
    ",",
    ":",
    "+",
    "%",
    "\"",
    "'26 ",
    "?",
    "\n",
    "。",
    "，",
    "中",
    "a ",
    "abcdef",
    "approoved ",
    "é",
    "🙂",
    "１",
    "鼎砺",
    "河马 ",
    "Oak ",
    "Oakline ",
    "wang ",
    "li.wei ",
    "D-1 ",
    "123 ",
    "1 000 ",
    "123,456,",
    "1.234.",
    "send AP-1 back ",
    "鼎砺, ",
    "Oakl, ",
    "0",
    "0.",
    "x1 ",
    "1x",
    "5w ",
};

enum {
    MOST_UNITS = 1600,
    MOST_BYTES = 64,
    HEAVIEST = 12,
    LETTERS = 1024,
    CLAUSES = 16 * 1000
};

struct unit {
    char text[MOST_BYTES];
    size_t steps; /* of LETTERS bytes of it */
};

struct units {
    struct unit rows[MOST_UNITS];
    size_t n;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The first of a row's phrases; Latin ones end with a blank. */
static void add_unit(struct units *units, const char *phrases)
{
    size_t len = strcspn(phrases, "|*");
    struct unit *unit = &units->rows[units->n];

    if (len == 0 || len + 2 > MOST_BYTES) /* a currency without a sign */
        return;
    units->n++;
    assert_true(units->n < MOST_UNITS);
    (void)snprintf(unit->text, sizeof(unit->text), "%.*s%s", (int)len, phrases,
                   is_letter(phrases[len - 1]) ? " " : "");
}

/* One or two phrases of every row: whatever its kind, it is there. */
static void add_all(struct units *units)
{
    for (size_t i = 0; i < COUNT(words); i++)
        add_unit(units, words[i].phrases);
    for (size_t i = 0; i < COUNT(concepts); i++)
        add_unit(units, concepts[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        (void)snprintf(units->rows[units->n++].text, MOST_BYTES, "%s", others[i]);
    assert_true(units->n < MOST_UNITS);
}

/* For each KiB of a message of `bytes` that says one and two over and over; but for what
 * any message of many clauses costs, which every rule is held to. */
static size_t steps_of(struct bench *b, const char *one, const char *two, size_t bytes)
{
    static char text[16 * LETTERS + 2 * MOST_BYTES + 1];
    struct meaning_context context = {.world = &b->world};
    struct meanings *out;
    size_t len = 0;

    while (len < bytes)
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s", one, two);
    context.reading.now = (struct moment){{20523}, 600};
    out = TAKE(b->arena, struct meanings);
    meaning_read(b->arena, text, len, &context, out);
    size_t steps = out->steps > CLAUSES ? out->steps - CLAUSES : 0;
    arena_empty(b->arena);
    return steps * LETTERS / len;
}

/* For each KiB: so many are about two milliseconds. */
enum { MOST_STEPS = 64 * 1000 };

static int by_steps(const void *a, const void *b)
{
    const struct unit *p = a, *q = b;

    return p->steps < q->steps ? 1 : p->steps > q->steps ? -1 : strcmp(p->text, q->text);
}

static struct units *weighed(struct bench *b)
{
    struct units *units = calloc(1, sizeof(*units));

    add_all(units);
    for (size_t i = 0; i < units->n; i++)
        units->rows[i].steps = steps_of(b, units->rows[i].text, "", LETTERS);
    qsort(units->rows, units->n, sizeof(*units->rows), by_steps);
    return units;
}

static void no_word_said_over_and_over_is_much_work(void **state)
{
    struct bench *b = *state;
    struct units *units = weighed(b);

    for (size_t i = 0; i < units->n; i++) {
        const struct unit *u = &units->rows[i];
        if (u->steps > MOST_STEPS)
            fail_msg("\"%s\": %zu steps", u->text, u->steps);
    }
    /* The heaviest once more, sixteen times as long: no more of it for each KiB. */
    for (size_t i = 0; i < HEAVIEST; i++) {
        const struct unit *u = &units->rows[i];
        size_t steps = steps_of(b, u->text, "", (size_t)16 * LETTERS);
        if (steps > MOST_STEPS)
            fail_msg("\"%s\": %zu steps of 16 KiB", u->text, steps);
    }
    free(units);
}

/* The heaviest beside every other, in both orders. */
static void no_two_words_together_are_much_work(void **state)
{
    struct bench *b = *state;
    struct units *units = weighed(b);

    for (size_t i = 0; i < HEAVIEST; i++)
        for (size_t k = 0; k < units->n; k++)
            for (int order = 0; order < 2; order++) {
                const char *one = units->rows[order ? k : i].text;
                const char *two = units->rows[order ? i : k].text;
                size_t steps = steps_of(b, one, two, LETTERS / 4);
                if (steps > MOST_STEPS)
                    fail_msg("\"%s%s\": %zu steps", one, two, steps);
            }
    free(units);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_word_said_over_and_over_is_much_work, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(no_two_words_together_are_much_work, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
