/* How we say no: three readers, whole characters, one line. */

#include "base/err.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void error_carries_its_words_and_returns_its_rc(void **state)
{
    struct err err = {.lang = LANG_EN};

    (void)state;
    assert_int_equal(err_set(&err, RC_RULE, "%s has less open than that", "INV-7"),
                     RC_RULE);
    assert_int_equal(err.rc, RC_RULE);
    assert_string_equal(err.said, "INV-7 has less open than that");
    assert_string_equal(err.hint, "");
    assert_int_equal(err_hint(&err, "try %d", 200), RC_RULE);
    assert_string_equal(err.hint, "try 200");
}

static void new_error_forgets_the_hint_of_the_old(void **state)
{
    struct err err = {.lang = LANG_EN};

    (void)state;
    (void)err_set(&err, RC_RULE, "no");
    (void)err_hint(&err, "do this");
    (void)err_set(&err, RC_ABSENT, "nothing");
    assert_string_equal(err.hint, "");
}

static void error_may_quote_its_own_old_words(void **state)
{
    struct err err = {.lang = LANG_EN};

    (void)state;
    (void)err_set(&err, RC_RULE, "no money");
    (void)err_set(&err, RC_RULE, "line 3: %s", err.said);
    assert_string_equal(err.said, "line 3: no money");
}

static void an_error_names_the_value_that_was_nearest_to_it(void **state)
{
    struct err err = {.lang = LANG_EN};

    (void)state;
    assert_int_equal(err_at(&err, "on", RC_OK), RC_OK);
    assert_string_equal(err.field, "");
    (void)err_set(&err, RC_RULE, "no");
    assert_int_equal(err_at(&err, "amount", RC_RULE), RC_RULE);
    assert_int_equal(err_at(&err, "facts", RC_RULE), RC_RULE);
    assert_string_equal(err.field, "amount");
    (void)err_set(&err, RC_ABSENT, "nothing");
    assert_string_equal(err.field, "");
}

static void broken_speaks_the_language_and_keeps_the_detail_home(void **state)
{
    struct err err = {.lang = LANG_ZH};

    (void)state;
    assert_int_equal(err_broken(&err, "disk says %d", 5), RC_BROKEN);
    assert_string_equal(err.detail, "disk says 5");
    assert_null(strstr(err.said, "disk"));
    assert_non_null(strstr(err.said, "故障"));
    assert_true(err.hint[0] != '\0');
    err.lang = LANG_EN;
    (void)err_broken(&err, "x");
    assert_non_null(strstr(err.said, "broke"));
}

static void long_words_are_cut_between_characters(void **state)
{
    struct err err = {.lang = LANG_ZH};
    char words[900];

    (void)state;
    for (size_t before = 0; before < 3; before++) {
        memset(words, 'x', before);
        for (size_t i = before; i + 3 < sizeof(words); i += 3)
            memcpy(words + i, "款", 4);
        (void)err_set(&err, RC_RULE, "%s", words);
        assert_true(utf8_valid(err.said, strlen(err.said)));
        assert_true(strlen(err.said) > sizeof(err.said) - 4);
        (void)err_hint(&err, "%s", words);
        assert_true(utf8_valid(err.hint, strlen(err.hint)));
        assert_true(strlen(err.hint) > sizeof(err.hint) - 4);
    }
}

static void words_stay_on_one_line(void **state)
{
    struct err err = {.lang = LANG_EN};

    (void)state;
    (void)err_set(&err, RC_USAGE, "no command \"%s\"", "a\nb\tc");
    assert_string_equal(err.said, "no command \"a b c\"");
}

static void bad_bytes_do_not_come_back_in_the_words(void **state)
{
    struct err err = {.lang = LANG_EN};

    (void)state;
    (void)err_set(&err, RC_USAGE, "no command \"%s\"", "a\xFF款");
    assert_string_equal(err.said, "no command \"a????\"");
}

static void every_rc_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(rc_name(RC_OK), "ok");
    assert_string_equal(rc_name(RC_USAGE), "usage");
    assert_string_equal(rc_name(RC_DENIED), "denied");
    assert_string_equal(rc_name(RC_ABSENT), "absent");
    assert_string_equal(rc_name(RC_RULE), "rule");
    assert_string_equal(rc_name(RC_AGAIN), "again");
    assert_string_equal(rc_name(RC_BROKEN), "broken");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_carries_its_words_and_returns_its_rc),
        cmocka_unit_test(new_error_forgets_the_hint_of_the_old),
        cmocka_unit_test(an_error_names_the_value_that_was_nearest_to_it),
        cmocka_unit_test(error_may_quote_its_own_old_words),
        cmocka_unit_test(broken_speaks_the_language_and_keeps_the_detail_home),
        cmocka_unit_test(long_words_are_cut_between_characters),
        cmocka_unit_test(words_stay_on_one_line),
        cmocka_unit_test(bad_bytes_do_not_come_back_in_the_words),
        cmocka_unit_test(every_rc_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
