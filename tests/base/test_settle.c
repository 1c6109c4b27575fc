/* Memory that the start alone needed. */

#include "base/settle.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of files, in KiB. */
static long resident(void)
{
    FILE *file = fopen("/proc/self/status", "re");
    char line[256];
    long kib = -1;

    assert_non_null(file);
    while (kib < 0 && fgets(line, sizeof(line), file))
        if (strncmp(line, "RssFile:", 8) == 0)
            kib = strtol(line + 8, NULL, 10);
    (void)fclose(file);
    return kib;
}

static void what_was_only_loaded_is_let_go_and_all_works_on(void **state)
{
    static const char constant[] = "what is constant";
    static char written[] = "what is written";
    long before = resident(), after;

    (void)state;
    written[0] = 'W';
    memory_settle();
    after = resident();
    assert_true(before > 0 && after > 0);
    assert_true(after < before);
    assert_string_equal(constant, "what is constant");
    assert_string_equal(written, "What is written");
    assert_true(utf8_valid(constant, strlen(constant)));
    memory_settle();
    assert_true(text_same("a", "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_only_loaded_is_let_go_and_all_works_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
