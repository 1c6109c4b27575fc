/* Homes that stand open. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/homes.h"
#include "tests/store/talk.h"

static void a_home_is_remembered_by_when_it_was_opened_last(void **state)
{
    static const char *const events[] = {"home/0000000800/a", "home/0000002000/b",
                                         "home/0000001000/c", "home/no time/d"};
    struct home_opened homes[3];
    struct turn *t = NULL;
    size_t n = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(events); i++)
        t = hear_on("fake", "U-ana", "C-sales", events[i], "");
    OK(homes_opened(t, "fake", 900000, homes, COUNT(homes), &n));
    assert_int_equal(n, 1);
    assert_string_equal(homes[0].account, "U-ana");
    assert_int_equal(homes[0].at, 2000000);
    OK(homes_opened(t, "fake", 2001000, homes, COUNT(homes), &n));
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_home_is_remembered_by_when_it_was_opened_last),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
