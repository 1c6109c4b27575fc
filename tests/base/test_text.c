/* Growing text, and the little we ask of UTF-8. */

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
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

static void text_grows_to_its_ceiling_and_is_cut_between_characters(void **state)
{
    struct text text;

    text_init(&text, *state, 1000);
    for (int i = 0; i < 400; i++)
        text_add(&text, "铃");
    assert_true(text.cut);
    assert_int_equal(text.len, 999);
    assert_true(utf8_valid(text.bytes, text.len));
    assert_int_equal(text.bytes[text.len], 0);
    text_add(&text, "x");
    assert_int_equal(text.len, 999); /* nothing behind the gap */
}

static void text_of_exactly_the_ceiling_is_not_cut(void **state)
{
    struct text text;

    text_init(&text, *state, 5);
    text_addf(&text, "%d", 12345);
    assert_false(text.cut);
    assert_string_equal(text.bytes, "12345");
    text_add(&text, NULL);
    text_add(&text, "");
    assert_false(text.cut);
    text_add(&text, "6");
    assert_true(text.cut);
    assert_string_equal(text.bytes, "12345");
}

static void addf_takes_short_and_long(void **state)
{
    struct text text;

    text_init(&text, *state, 4000);
    text_addf(&text, "%s:", "a");
    text_addf(&text, "%0600d", 7);
    assert_int_equal(text.len, 602);
    assert_int_equal(text.bytes[601], '7');
}

static void good_utf8_is_told_from_bad(void **state)
{
    static const char *const good[] = {"",
                                       "abc",
                                       "é",
                                       "款",
                                       "🔔",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "12345678款12345678"};
    static const char *const bad[] = {
        "\x80",         "\xC0\xAF",         "\xC1\x81",         "\xE0\x80\xAF",
        "\xED\xA0\x80", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xFF",         "\xE6\xAC",         "12345678\xE6\xAC", "\xE6\x41\x41",
        "1234567\x80"};

    (void)state;
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(utf8_valid(good[i], strlen(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(utf8_valid(bad[i], strlen(bad[i])));
    assert_false(utf8_valid("a\0b", 3));
    assert_false(utf8_valid("1234\0"
                            "5678",
                            9));
    assert_true(utf8_valid(NULL, 0));
}

static void code_points_are_read_one_by_one(void **state)
{
    const char *at = "aé款🔔";

    (void)state;
    assert_int_equal(utf8_next(&at), 'a');
    assert_int_equal(utf8_next(&at), 0xE9);
    assert_int_equal(utf8_next(&at), 0x6B3E);
    assert_int_equal(utf8_next(&at), 0x1F514);
    assert_int_equal(*at, 0);
    at = "\xF0\x9F"; /* bad bytes end at the NUL all the same */
    (void)utf8_next(&at);
    assert_int_equal(*at, 0);
}

static void characters_are_counted_and_cut_whole(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("a款🔔"), 3);
    assert_int_equal(utf8_cut("a款", 4, 10), 4);
    assert_int_equal(utf8_cut("a款", 4, 4), 4);
    assert_int_equal(utf8_cut("a款", 4, 3), 1);
    assert_int_equal(utf8_cut("a款", 4, 1), 1);
    assert_int_equal(utf8_cut("款", 3, 2), 0);
}

static void fold_ignores_width_and_case(void **state)
{
    struct arena *arena = *state;

    assert_string_equal(text_fold(arena, "ＡＰ－８７"), "ap-87");
    assert_string_equal(text_fold(arena, "AP-87"), "ap-87");
    assert_string_equal(text_fold(arena, "Straße ÉCOLE"), "strasse école");
    assert_string_equal(text_fold(arena, "蓝鳍（上海）物流"), "蓝鳍(上海)物流");
    assert_string_equal(text_fold(arena, "e\xCC\x81"), "é");
    assert_string_equal(text_fold(arena, ""), "");
    assert_null(text_fold(arena, NULL));
    assert_string_equal(text_fold(arena, "A\xFF"), "A\xFF");
}

static void fold_has_room_for_what_unfolds_long(void **state)
{
    char words[3 * 50 + 1] = "";

    for (int i = 0; i < 50; i++)
        memcpy(words + 3 * i, "\xEF\xB7\xBA", 4); /* one character into eighteen */
    assert_int_equal(utf8_count(text_fold(*state, words)), 50 * 18);
}

static void distance_counts_edits_by_characters(void **state)
{
    (void)state;
    assert_int_equal(text_distance("listen", "listen", 3), 0);
    assert_int_equal(text_distance("listen", "lisen", 3), 1);
    assert_int_equal(text_distance("listen", "litsen", 3), 1);
    assert_int_equal(text_distance("款项", "款", 3), 1);
    assert_int_equal(text_distance("", "abc", 3), 3);
    assert_int_equal(text_distance("kitten", "sitting", 5), 3);
    assert_int_equal(text_distance("kitten", "sitting", 2), 3);
    assert_int_equal(text_distance("abcdef", "uvwxyz", 2), 3);
    assert_int_equal(text_distance("a", "abcdefgh", 2), 3);
}

static void distance_of_very_long_texts_is_more_than_most(void **state)
{
    char a[200], b[200];

    (void)state;
    memset(a, 'a', sizeof(a));
    a[199] = '\0';
    memcpy(b, a, sizeof(a));
    assert_int_equal(text_distance(a, b, 2), 0);
    b[150] = 'b';
    assert_int_equal(text_distance(a, b, 2), 3);
}

static void null_is_the_same_as_null_only(void **state)
{
    (void)state;
    assert_true(text_same(NULL, NULL));
    assert_false(text_same(NULL, ""));
    assert_false(text_same("a", NULL));
    assert_true(text_same("a", "a"));
    assert_true(text_empty(NULL));
    assert_true(text_empty(""));
    assert_false(text_empty(" "));
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make, unmake)

static void one_of_the_words_is_enough(void **state)
{
    static const char *const words[] = {"later", "改天"};

    (void)state;
    assert_true(text_has_any("see you later", words, COUNT(words)));
    assert_true(text_has_any("那就改天吧", words, COUNT(words)));
    assert_false(text_has_any("Later", words, COUNT(words)));
    assert_false(text_has_any("", words, COUNT(words)));
    assert_false(text_has_any("see you later", words, 0));
    assert_true(text_begins_any("later, then", words, COUNT(words)));
    assert_false(text_begins_any("see you later", words, COUNT(words)));
    assert_true(text_ends_any("see you later", 13, words, COUNT(words)));
    assert_false(text_ends_any("see you later", 12, words, COUNT(words)));
    assert_true(text_ends_any("later, then", 5, words, COUNT(words)));
    assert_false(text_ends_any("later", 4, words, COUNT(words)));
    assert_true(text_is_any("later", words, COUNT(words)));
    assert_false(text_is_any("later, then", words, COUNT(words)));
    assert_false(text_is_any(NULL, words, COUNT(words)));
}

static void a_number_is_written_as_printf_would(void **state)
{
    static const int64_t numbers[] = {0, 7, 10, -1, -120, INT64_MAX, INT64_MIN};
    char room[NUMBER_ROOM], wanted[32];

    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        (void)snprintf(wanted, sizeof(wanted), "%lld", (long long)numbers[i]);
        assert_string_equal(text_number(room, numbers[i]), wanted);
    }
}

static void words_of_one_slip_have_near_letters(void **state)
{
    static const char *const near[][2] = {{"monday", "modnay"},
                                          {"monday", "munday"},
                                          {"monday", "mondy"},
                                          {"MONDAY", "monday"}};

    (void)state;
    for (size_t i = 0; i < COUNT(near); i++)
        assert_true(text_letters_near(text_letters(near[i][0], strlen(near[i][0])),
                                      text_letters(near[i][1], strlen(near[i][1]))));
    assert_false(text_letters_near(text_letters("monday", 6), text_letters("friday", 6)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(text_grows_to_its_ceiling_and_is_cut_between_characters),
        WITH_ARENA(text_of_exactly_the_ceiling_is_not_cut),
        WITH_ARENA(addf_takes_short_and_long),
        cmocka_unit_test(good_utf8_is_told_from_bad),
        cmocka_unit_test(code_points_are_read_one_by_one),
        cmocka_unit_test(characters_are_counted_and_cut_whole),
        WITH_ARENA(fold_ignores_width_and_case),
        WITH_ARENA(fold_has_room_for_what_unfolds_long),
        cmocka_unit_test(distance_counts_edits_by_characters),
        cmocka_unit_test(distance_of_very_long_texts_is_more_than_most),
        cmocka_unit_test(null_is_the_same_as_null_only),
        cmocka_unit_test(one_of_the_words_is_enough),
        cmocka_unit_test(a_number_is_written_as_printf_would),
        cmocka_unit_test(words_of_one_slip_have_near_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
