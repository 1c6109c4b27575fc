/* Who may do what (domain.md section 6). */
#include "sales/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct person zhao = {.id = 1, .manager = 2, .roles = ROLE_SALES},
                           li = {.id = 2, .roles = ROLE_MANAGER | ROLE_APPROVER},
                           sun = {.id = 3, .roles = ROLE_FINANCE},
                           liu = {.id = 4, .roles = ROLE_ADMIN},
                           zhou = {.id = 5, .roles = ROLE_CFO};

static void roles_are_known_by_both_names(void **state)
{
    (void)state;
    assert_int_equal(role_parse("sales"), ROLE_SALES);
    assert_int_equal(role_parse("Finance"), ROLE_FINANCE);
    assert_int_equal(role_parse(" CFO "), ROLE_CFO);
    assert_int_equal(role_parse("销售"), ROLE_SALES);
    assert_int_equal(role_parse("财务"), ROLE_FINANCE);
    assert_int_equal(role_parse("财务总监"), ROLE_CFO);
    assert_int_equal(role_parse("总监"), ROLE_DIRECTOR);
    assert_int_equal(role_parse("主管"), ROLE_MANAGER);
    assert_int_equal(role_parse("king"), 0);
    assert_int_equal(role_parse("sales manager"), 0);
    assert_int_equal(role_parse(""), 0);
    assert_int_equal(role_parse(NULL), 0);
}

static void roles_are_told_in_both_languages(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(roles_text(arena, ROLE_SALES | ROLE_MANAGER, LANG_EN),
                        "sales, manager");
    assert_string_equal(roles_text(arena, ROLE_SALES | ROLE_MANAGER, LANG_ZH),
                        "销售、经理");
    assert_string_equal(roles_text(arena, 0, LANG_EN), "");
    assert_string_equal(roles_any(arena, ROLE_CFO | ROLE_FINANCE, LANG_EN),
                        "CFO or finance");
    assert_string_equal(roles_any(arena, ROLE_SALES | ROLE_CFO | ROLE_ADMIN, LANG_EN),
                        "sales, CFO or admin");
    assert_string_equal(roles_any(arena, ROLE_ADMIN, LANG_EN), "admin");
    assert_string_equal(roles_any(arena, ROLE_CFO | ROLE_FINANCE, LANG_ZH),
                        "财务总监、财务");
    for (unsigned role = 1; role <= ROLE_CFO; role *= 2) {
        assert_int_equal(role_parse(roles_text(arena, role, LANG_EN)), role);
        assert_int_equal(role_parse(roles_text(arena, role, LANG_ZH)), role);
    }
    arena_free(arena);
}

static void any_of_the_roles_is_enough(void **state)
{
    (void)state;
    assert_true(person_may(&li, ROLE_ADMIN | ROLE_APPROVER));
    assert_false(person_may(&zhao, ROLE_ADMIN | ROLE_APPROVER));
    assert_true(person_may(&zhao, 0));
    assert_true(person_may(&zhao, ROLE_ANY));
}

static void people_see_their_own_and_managers_their_teams(void **state)
{
    struct person ex_manager = {.id = 2, .roles = ROLE_SALES};

    (void)state;
    assert_true(person_sees(&zhao, 1, 2));
    assert_false(person_sees(&zhao, 7, 2));
    assert_true(person_sees(&li, 1, 2));
    assert_false(person_sees(&li, 7, 8));
    assert_false(person_sees(&ex_manager, 1, 2));
    assert_true(person_sees(&sun, 1, 2));
    assert_true(person_sees(&liu, 1, 2));
    assert_true(person_sees(&zhou, 1, 2));
    assert_true(person_sees(&zhao, 0, 0));
}

static void finance_sees_but_does_not_change_sales_records(void **state)
{
    (void)state;
    assert_true(person_changes(&zhao, 1, 2));
    assert_true(person_changes(&li, 1, 2));
    assert_false(person_changes(&sun, 1, 2));
    assert_true(person_changes(&liu, 1, 2));
    assert_false(person_changes(&zhao, 0, 0));
    assert_false(person_changes(&zhao, 7, 2));
}

static void a_profile_elsewhere_says_zone_and_language(void **state)
{
    struct person ana = {.zone = "Europe/London", .lang = LANG_EN};

    (void)state;
    assert_true(person_take_after(&ana, "Asia/Shanghai", "zh-CN"));
    assert_string_equal(ana.zone, "Asia/Shanghai");
    assert_int_equal(ana.lang, LANG_ZH);
    assert_false(person_take_after(&ana, "Asia/Shanghai", "zh-CN"));
    assert_false(person_take_after(&ana, "", NULL));
    assert_false(person_take_after(&ana, "Moon/Tranquility", ""));
    assert_string_equal(ana.zone, "Asia/Shanghai");
}

static void what_a_person_chose_stays(void **state)
{
    struct person ana = {.zone = "Europe/London", .lang = LANG_EN, .chosen = CHOSE_ZONE};

    (void)state;
    assert_true(person_take_after(&ana, "Asia/Shanghai", "zh-CN"));
    assert_string_equal(ana.zone, "Europe/London");
    assert_int_equal(ana.lang, LANG_ZH);
    ana.chosen = CHOSE_ZONE | CHOSE_LANG;
    assert_false(person_take_after(&ana, "Asia/Shanghai", "en-GB"));
    assert_int_equal(ana.lang, LANG_ZH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_are_known_by_both_names),
        cmocka_unit_test(roles_are_told_in_both_languages),
        cmocka_unit_test(any_of_the_roles_is_enough),
        cmocka_unit_test(people_see_their_own_and_managers_their_teams),
        cmocka_unit_test(finance_sees_but_does_not_change_sales_records),
        cmocka_unit_test(a_profile_elsewhere_says_zone_and_language),
        cmocka_unit_test(what_a_person_chose_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
