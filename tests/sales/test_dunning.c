/* The ladder of reminders, rung by rung (domain.md section 2). */
#include "sales/dunning.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct invoice due_on_the_first(void)
{
    struct invoice inv = {.id = 3325,
                          .total = {.minor = 6400000, .currency = "CNY"},
                          .paid = {.minor = 0, .currency = "CNY"},
                          .state = INVOICE_ISSUED,
                          .promised_on = DAY_NONE};

    assert_true(day_make(2026, 3, 1, &inv.due_on));
    return inv;
}

static void the_ladder_has_the_rungs_of_the_table(void **state)
{
    static const struct level table[] = {
        {"pre", -7, TO_OWNER},
        {"pre", -1, TO_OWNER | TO_AR},
        {"due", 0, TO_AR},
        {"grace", 1, TO_OWNER},
        {"L1", 4, TO_OWNER},
        {"L2", 15, TO_OWNER | TO_MANAGER | TO_AR},
        {"L3", 31, TO_MANAGER | TO_FINANCE_LEAD},
        {"L4", 61, TO_DIRECTOR | TO_CFO},
        {"end", 91, TO_CFO},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        assert_string_equal(dunning_ladder[i].name, table[i].name);
        assert_int_equal(dunning_ladder[i].offset_days, table[i].offset_days);
        assert_int_equal(dunning_ladder[i].audience, table[i].audience);
    }
    assert_null(dunning_ladder[COUNT(table)].name);
}

static void a_promise_pauses_what_it_covers_until_it_is_broken(void **state)
{
    struct invoice inv = due_on_the_first();

    (void)state;
    assert_int_equal(dunning_base(&inv, false).minor, 6400000);
    inv.promised_on = day_plus(inv.due_on, 10);
    inv.promised = (struct money){.minor = 4000000, .currency = "CNY"};
    assert_int_equal(dunning_base(&inv, false).minor, 2400000);
    assert_int_equal(dunning_base(&inv, true).minor, 6400000);
    inv.promised.minor = 9900000;
    assert_int_equal(dunning_base(&inv, false).minor, 0);
    inv.promised_on = DAY_NONE;
    assert_int_equal(dunning_base(&inv, false).minor, 6400000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ladder_has_the_rungs_of_the_table),
        cmocka_unit_test(a_promise_pauses_what_it_covers_until_it_is_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
