/* What help, hints, the README and the guides propose to say is understood. */
#include "tests/bot/said.h"

#include "commands/sayings.h"

struct tally {
    size_t n, bad;
};

/* --- what the bot and its pages propose ------------------------------------------------
 */

/* It did something, showed something, or asks for one thing more. */
static bool is_understood(const struct heard *heard)
{
    const struct turn *t = &heard->t;

    return heard->rc == RC_OK
               ? t->did || t->answer.text || t->answer.title
               : heard->rc == RC_RULE || /* "AP-87 already asks for that" */
                     (heard->rc == RC_USAGE && t->inside->form);
}

static void propose(struct bench *b, const char *who, const char *words, int64_t now,
                    struct tally *tally)
{
    struct heard heard;

    hear(b, who, words, now, 0, &heard);
    tally->n++;
    if (!is_understood(&heard)) {
        tally->bad++;
        print_message("%s: %s\n  got %s: %s\n", who, words, rc_name(heard.rc),
                      answer_of(&heard));
    }
    end(&heard);
}

static void begin(struct bench *b)
{
    struct err err = {0};

    assert_int_equal(store_begin(b->store, &err), RC_OK);
}

static void choose_language(struct bench *b, const char *who, const char *lang,
                            int64_t now)
{
    struct heard heard;

    hear(b, who, arena_printf(b->arena, "language %s", lang), now, 0, &heard);
    end(&heard);
}

/* Each by itself, behind a reminder that may be corrected, undone and explained. */
static void propose_all_to(struct bench *b, const char *who, const char *lang,
                           int64_t now, struct tally *tally)
{
    const char *reminder = strcmp(lang, "zh") == 0 ? "明天上午十点提醒我寄合同"
                                                   : "remind me tomorrow to send it";
    const char *list[SAYINGS_MOST];
    struct tally before = {0};
    struct heard heard;

    begin(b);
    choose_language(b, who, lang, now);
    hear(b, who, "help", now, 0, &heard);
    size_t n = sayings_for(&heard.t, list, COUNT(list));
    for (size_t i = 0; i < n; i++)
        list[i] = arena_copy(b->lines, list[i]);
    end(&heard);
    store_rollback(b->store);
    for (size_t i = 0; i < n; i++) {
        arena_empty(b->arena);
        begin(b);
        choose_language(b, who, lang, now);
        propose(b, who, reminder, now, &before);
        propose(b, who, list[i], now, tally);
        store_rollback(b->store);
    }
    arena_empty(b->arena);
}

static void each_saying_is_understood_of_everybody(void **state)
{
    static const char *const people[] = {"zhao.min", "emma.ross", "li.wei",  "dan.cole",
                                         "sun.qi",   "zhou.ning", "liu.fang"};
    struct bench *b = *state;
    struct tally tally = {0};

    for (size_t i = 0; i < COUNT(people); i++)
        for (int is_zh = 0; is_zh < 2; is_zh++)
            propose_all_to(b, people[i], is_zh ? "zh" : "en",
                           instant("2026-03-11T10:15:00+08:00"), &tally);
    print_message("%zu sayings, %zu amiss\n", tally.n, tally.bad);
    assert_int_equal(tally.bad, 0);
    assert_true(tally.n > 80);
}

/* What is said of a customer with a Latin name is spaced as all else is, and a sum is
 * what is open. */
static void sayings_are_written_as_answers_are(void **state)
{
    const int64_t now = instant("2026-03-11T10:15:00+08:00");
    struct bench *b = *state;
    struct heard heard;

    begin(b);
    choose_language(b, "emma.ross", "zh", now);
    hear(b, "emma.ross", "help", now, 0, &heard);
    assert_non_null(strstr(heard.t.answer.text, "刚和 Verdant Pumps 通了电话"));
    end(&heard);
    hear(b, "sun.qi", "help", now, 0, &heard);
    assert_non_null(strstr(heard.t.answer.text, "INV-3288 今天到账 $85"));
    end(&heard);
    store_rollback(b->store);
}

/* The indented lines of the README's first walk, without what stands in brackets. */
static void walks(struct bench *b, const char *who)
{
    static const char *const answers[] = {"two pumps", "30万", "buyer", "Q3"};
    const int64_t now = instant("2026-03-11T10:15:00+08:00");
    char *rest = read_all(b->lines, SOURCE_DIR "/README.md", NULL), *line;
    struct tally tally = {0};
    struct err err = {0};
    bool is_walk = false;

    assert_int_equal(store_begin(b->store, &err), RC_OK);
    while (rest && (line = strsep(&rest, "\n"))) {
        is_walk = starts(line, "## ") ? starts(line, "## A first walk") : is_walk;
        char *note = strstr(line, "   (");
        if (!is_walk || !starts(line, "    ") || starts(line, "    clock"))
            continue;
        if (note)
            *note = '\0';
        propose(b, who, line + 4, now, &tally);
        for (size_t i = 0; strstr(line, "is qualified") && i < COUNT(answers); i++)
            propose(b, who, answers[i], now, &tally);
    }
    store_rollback(b->store);
    assert_int_equal(tally.bad, 0);
    assert_true(tally.n >= 8);
}

static void the_first_walk_goes_as_the_readme_says(void **state)
{
    walks(*state, "emma.ross");
    walks(*state, "zhao.min");
}

/* What stands in `backquotes` in the guide's column "say". */
static void say_guide(struct bench *b, const char *file, const char *en, const char *zh,
                      struct tally *tally)
{
    char *rest =
        read_all(b->lines, arena_printf(b->lines, "%s/docs/%s", SOURCE_DIR, file), NULL);
    char *line;

    while (rest && (line = strsep(&rest, "\n"))) {
        strsep(&line, "|");
        strsep(&line, "|");
        char *column = strsep(&line, "|"), *said;
        while (column && strsep(&column, "`") && (said = strsep(&column, "`")))
            propose(b, (unsigned char)said[0] < 0x80 ? en : zh, said,
                    instant("2026-03-11T10:15:00+08:00"), tally);
    }
}

static void the_guides_say_what_is_understood(void **state)
{
    struct bench *b = *state;
    struct tally tally = {0};
    struct err err = {0};

    assert_int_equal(store_begin(b->store, &err), RC_OK);
    say_guide(b, "guide-sales.md", "emma.ross", "zhao.min", &tally);
    say_guide(b, "guide-finance.md", "sun.qi", "sun.qi", &tally);
    store_rollback(b->store);
    print_message("%zu of the guides, %zu amiss\n", tally.n, tally.bad);
    assert_int_equal(tally.bad, 0);
    assert_true(tally.n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sayings_are_written_as_answers_are, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(each_saying_is_understood_of_everybody, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_first_walk_goes_as_the_readme_says, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_guides_say_what_is_understood, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
