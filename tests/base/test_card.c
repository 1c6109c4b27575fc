/* A card as JSON, read back, and in words. */

#include "base/card.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int unmake(void **state)
{
    arena_free(*state);
    return 0;
}

/* The card of look/chat-light.png. */
static struct card discount(void)
{
    static const char *const deciders[] = {"dan.cole", "li.wei"};
    struct card card = {.kind = "approval",
                        .ref = "AP-97",
                        .title = "AP-97 Discount 12%",
                        .subtitle = "Bluefin Logistics, D-1088",
                        .badge = "waits for Dan Cole",
                        .badge_tone = TONE_WAITS};

    card_field(&card, "Overdue now", "$12,000, 14 days", TONE_BAD);
    card_field(&card, "Margin after", "21.4%", TONE_PLAIN);
    card.fields[1].note = "floor 15";
    card_step(&card, "Emma asked", STEP_DONE);
    card_step(&card, "Dan Cole", STEP_NOW);
    card_step(&card, "Finance", STEP_LATER);
    card_button(&card, "Approve", BUTTON_PRIMARY, "approve AP-97");
    card_button(&card, "Why me?", BUTTON_QUIET, "why AP-97");
    card.buttons[0].action = "act-1";
    card.buttons[1].action = "act-2";
    card.buttons[0].only_for = deciders;
    card.buttons[0].n_only_for = COUNT(deciders);
    card.buttons[1].until = 1772442000000;
    return card;
}

static const char discount_json[] =
    "{\"kind\":\"approval\",\"ref\":\"AP-97\",\"title\":\"AP-97 Discount 12%\","
    "\"subtitle\":\"Bluefin Logistics, D-1088\","
    "\"badge\":{\"text\":\"waits for Dan Cole\",\"tone\":\"waits\"},"
    "\"fields\":[{\"label\":\"Overdue now\",\"value\":\"$12,000, 14 days\","
    "\"tone\":\"bad\"},"
    "{\"label\":\"Margin after\",\"value\":\"21.4%\",\"note\":\"floor 15\"}],"
    "\"steps\":[{\"label\":\"Emma asked\",\"state\":\"done\"},"
    "{\"label\":\"Dan Cole\",\"state\":\"now\"},"
    "{\"label\":\"Finance\",\"state\":\"later\"}],"
    "\"buttons\":[{\"label\":\"Approve\",\"style\":\"primary\",\"action\":\"act-1\","
    "\"only_for\":[\"dan.cole\",\"li.wei\"]},"
    "{\"label\":\"Why me?\",\"style\":\"quiet\",\"action\":\"act-2\","
    "\"until\":1772442000000}]}";

/* Everything that discount() has not. */
static struct card the_rest(void)
{
    static const char *const heads[] = {"客户", "逾期"};
    static const char *const cells[] = {"河马优选", "¥1,200", "Acme", "¥90", NULL, "¥5"};
    static const struct card_option options[] = {{"price", "1"}, {"时机", "2"}};
    static const struct card_select select = {
        .label = "reason", .action = "act-3", .options = options, .n_options = 2};
    static const struct card_input inputs[] = {
        {.name = "amount",
         .label = "金额",
         .kind = INPUT_MONEY,
         .hint = "48万",
         .is_required = true},
        {.name = "why",
         .label = "why",
         .kind = INPUT_CHOICE,
         .options = options,
         .n_options = 2},
        {.name = "day", .label = "day", .kind = INPUT_DAY, .value = "3月18日"}};
    static const struct card_form form = {
        .action = "act-4", .submit = "Save", .inputs = inputs, .n_inputs = 3};
    static const bool late[] = {false, true, false};
    struct card card = {.text = "Say \"why\"\n第二行",
                        .select = &select,
                        .form = &form,
                        .decided = "李伟 approved, 10:42",
                        .footer = "late 2 h"};

    card.table = (struct card_table){.heads = heads,
                                     .cells = cells,
                                     .n_columns = 2,
                                     .n_rows = 3,
                                     .right = 2,
                                     .rest = 2,
                                     .late = late};
    return card;
}

static const char the_rest_json[] =
    "{\"text\":\"Say \\\"why\\\"\\n第二行\","
    "\"table\":{\"heads\":[\"客户\",\"逾期\"],"
    "\"rows\":[[\"河马优选\",\"¥1,200\"],[\"Acme\",\"¥90\"],[\"\",\"¥5\"]],"
    "\"right\":[1],\"rest\":[1],\"late\":[1]},"
    "\"select\":{\"label\":\"reason\",\"action\":\"act-3\","
    "\"options\":[{\"label\":\"price\",\"value\":\"1\"},"
    "{\"label\":\"时机\",\"value\":\"2\"}]},"
    "\"form\":{\"action\":\"act-4\",\"submit\":\"Save\",\"inputs\":["
    "{\"name\":\"amount\",\"label\":\"金额\",\"hint\":\"48万\","
    "\"kind\":\"money\",\"required\":true},"
    "{\"name\":\"why\",\"label\":\"why\",\"kind\":\"choice\","
    "\"options\":[{\"label\":\"price\",\"value\":\"1\"},"
    "{\"label\":\"时机\",\"value\":\"2\"}]},"
    "{\"name\":\"day\",\"label\":\"day\",\"value\":\"3月18日\",\"kind\":\"day\"}]},"
    "\"decided\":\"李伟 approved, 10:42\",\"footer\":\"late 2 h\"}";

static void card_prints_as_its_golden_json(void **state)
{
    const struct card one = discount(), two = the_rest(), none = {0};

    assert_string_equal(card_print(&one, *state), discount_json);
    assert_string_equal(card_print(&two, *state), the_rest_json);
    assert_string_equal(card_print(&none, *state), "{}");
}

static void commands_stay_home(void **state)
{
    const struct card card = discount();

    assert_null(strstr(card_print(&card, *state), "approve AP-97"));
}

static void card_reads_back_as_it_was_printed(void **state)
{
    static const char *const printed[] = {discount_json, the_rest_json, "{}"};

    for (size_t i = 0; i < COUNT(printed); i++) {
        struct card card;
        struct err err = {.lang = LANG_EN};

        assert_int_equal(card_read(printed[i], *state, &card, &err), RC_OK);
        assert_string_equal(card_print(&card, *state), printed[i]);
    }
}

static void buttons_for_others_are_taken_out(void **state)
{
    static const struct {
        const char *handle, *buttons;
    } readers[] = {{"dan.cole", "[Approve] [Why me?]"},
                   {"li.wei", "[Approve] [Why me?]"},
                   {"dan", "[Why me?]"},
                   {"emma.ross", "[Why me?]"}};

    for (size_t i = 0; i < COUNT(readers); i++) {
        struct card card = discount();

        card_for(&card, readers[i].handle);
        const char *words = card_words(&card, *state, 0);
        assert_string_equal(strrchr(words, '\n') + 1, readers[i].buttons);
    }
}

static void what_is_no_card_is_broken_and_leaves_out_alone(void **state)
{
    static const char *const bad[] = {
        "",
        "x",
        "[]",
        "{\"title\":5}",
        "{\"fields\":{}}",
        "{\"fields\":[{\"tone\":\"pink\"}]}",
        "{\"fields\":[{},{},{},{},{},{},{},{},{},{},{},{},{}]}",
        "{\"steps\":[{},{},{},{},{},{},{},{},{}]}",
        "{\"buttons\":[{},{},{},{},{},{}]}",
        "{\"buttons\":[{\"style\":1}]}",
        "{\"buttons\":[{\"only_for\":\"dan.cole\"}]}",
        "{\"buttons\":[{\"only_for\":[7]}]}",
        "{\"buttons\":[{\"until\":\"soon\"}]}",
        "{\"table\":{\"heads\":[\"a\"],\"rows\":[[\"1\",\"2\"]]}}",
        "{\"table\":{\"heads\":[\"a\",\"b\"],\"rows\":[[\"1\"]]}}",
        "{\"table\":{\"heads\":[\"a\"],\"rows\":[[1]]}}",
        "{\"table\":{\"rows\":[[\"1\",\"2\"]]}}",
        "{\"table\":{\"heads\":[\"a\"],\"rows\":[],\"right\":[1]}}",
        "{\"table\":{\"heads\":[\"a\"],\"rows\":[],\"late\":[0]}}",
        "{\"form\":{\"inputs\":[{\"kind\":\"colour\"}]}}",
        "{\"select\":{\"options\":\"x\"}}"};

    for (size_t i = 0; i < COUNT(bad); i++) {
        struct card card = {.title = "untouched"};
        struct err err = {.lang = LANG_EN};

        if (card_read(bad[i], *state, &card, &err) != RC_BROKEN)
            fail_msg("read %s", bad[i]);
        assert_string_equal(card.title, "untouched");
    }
}

static void long_card_prints_whole(void **state)
{
    struct card card = {0}, again;
    struct err err = {.lang = LANG_EN};
    char *words = arena_take(*state, 20001);

    memset(words, 'w', 20000);
    card.text = words;
    assert_int_equal(card_read(card_print(&card, *state), *state, &again, &err), RC_OK);
    assert_string_equal(again.text, words);
}

static void card_in_words_numbers_its_buttons(void **state)
{
    const struct card card = discount();

    assert_string_equal(card_words(&card, *state, 1),
                        "AP-97 Discount 12%  [waits for Dan Cole]\n"
                        "Bluefin Logistics, D-1088\n"
                        "! Overdue now: $12,000, 14 days\n"
                        "  Margin after: 21.4% (floor 15)\n"
                        "  ✓ Emma asked → ● Dan Cole → ○ Finance\n"
                        "[1] Approve  [2] Why me?");
}

static void card_in_words_lines_up_its_table_by_width(void **state)
{
    const struct card card = the_rest();

    assert_string_equal(card_words(&card, *state, 0), "Say \"why\"\n第二行\n"
                                                      "  客户        逾期\n"
                                                      "  河马优选  ¥1,200\n"
                                                      "  Acme         ¥90\n"
                                                      "                ¥5\n"
                                                      "李伟 approved, 10:42\n"
                                                      "reason: price / 时机\n"
                                                      "  金额*：____（48万）\n"
                                                      "  why: price / 时机\n"
                                                      "  day: 3月18日\n"
                                                      "[Save]\n"
                                                      "late 2 h");
}

static void card_in_words_without_numbers_brackets_its_buttons(void **state)
{
    const struct card card = discount(), none = {0};

    assert_non_null(strstr(card_words(&card, *state, 0), "\n[Approve] [Why me?]"));
    assert_string_equal(card_words(&none, *state, 0), "");
}

static void table_as_a_file_is_read_by_a_spreadsheet_as_text(void **state)
{
    static const char *const heads[] = {"Deal", "Customer"};
    static const char *const cells[] = {"D-5",     "Acme, \"the\" firm", "=2+5", "@SUM",
                                        "-12 EUR", "two\nlines",         NULL,   "鼎砺"};
    const struct card_table table = {
        .heads = heads, .cells = cells, .n_columns = 2, .n_rows = 4};

    assert_string_equal(card_csv(&table, *state), "\xef\xbb\xbf\"Deal\",\"Customer\"\r\n"
                                                  "\"D-5\",\"Acme, \"\"the\"\" firm\"\r\n"
                                                  "\"'=2+5\",\"'@SUM\"\r\n"
                                                  "\"'-12 EUR\",\"two\nlines\"\r\n"
                                                  "\"\",\"鼎砺\"\r\n");
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(card_prints_as_its_golden_json),
        WITH_ARENA(commands_stay_home),
        WITH_ARENA(card_reads_back_as_it_was_printed),
        WITH_ARENA(buttons_for_others_are_taken_out),
        WITH_ARENA(what_is_no_card_is_broken_and_leaves_out_alone),
        WITH_ARENA(long_card_prints_whole),
        WITH_ARENA(card_in_words_numbers_its_buttons),
        WITH_ARENA(card_in_words_lines_up_its_table_by_width),
        WITH_ARENA(card_in_words_without_numbers_brackets_its_buttons),
        WITH_ARENA(table_as_a_file_is_read_by_a_spreadsheet_as_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
