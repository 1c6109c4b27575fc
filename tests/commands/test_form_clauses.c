/* The words by which a clause of an answer says what it is. */
#include "commands/form_clauses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void a_sign_begins_a_word(void **state)
{
    static const char row[] = "sign|signed|签|签了";
    const char *text = "we signed";
    size_t len = 0;

    (void)state;
    assert_ptr_equal(clause_sign(text, row, &len), text + strlen("we "));
    assert_int_equal(len, strlen("signed"));
    assert_null(clause_sign("designed it", row, &len));
    assert_null(clause_sign("it'signed", row, &len));
}

/* Between a Latin word and a Chinese one stands no blank. */
static void a_chinese_sign_may_stand_behind_a_letter(void **state)
{
    const char *text = "ceo签了";
    size_t len = 0;

    (void)state;
    assert_ptr_equal(clause_sign(text, "签|签了", &len), text + strlen("ceo"));
    assert_int_equal(len, strlen("签了"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sign_begins_a_word),
        cmocka_unit_test(a_chinese_sign_may_stand_behind_a_letter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
