/* People: found by all their names, bound to platforms. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/accounts.h"
#include "store/people.h"

#include "tests/world/cases.h"
#include <string.h>

static void is_found(const char *called, int64_t id)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct person person;

    OK(people_find(t, called, &person));
    assert_int_equal(person.id, id);
}

static void people_are_found_by_handle_name_and_alias(void **state)
{
    (void)state;
    is_found("ana", SMALL_ANA);
    is_found("@Ana", SMALL_ANA);
    is_found("ＭＡＸ", SMALL_MAX);
    is_found("ana reyes", SMALL_ANA);
    is_found("梅琳", SMALL_MEI);
    is_found("梅总", SMALL_MEI);
}

static void an_unknown_name_hints_at_the_nearest(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct person person = {.id = 99};

    (void)state;
    NO(RC_ABSENT, people_find(t, "amx stone", &person));
    NO(RC_ABSENT, people_find(t, "anna", &person));
    assert_non_null(strstr(t->err.hint, "@ana"));
    assert_int_equal(person.id, 99);
    NO(RC_ABSENT, people_find(t, "zebulon", &person));
    assert_string_equal(t->err.hint, "");
}

static void a_name_of_two_is_asked_back(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct person person = {
        .handle = "ana2", .name = "Ana Reyes", .roles = ROLE_SALES, .is_active = true};

    (void)state;
    OK(people_add(t, &person));
    NO(RC_USAGE, people_find(t, "Ana Reyes", &person));
    assert_string_equal(t->err.hint, "@ana, @ana2");
}

static void a_handle_is_one_persons(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct person person = {.handle = "BO", .name = "Bob", .is_active = true};

    (void)state;
    NO(RC_RULE, people_add(t, &person));
}

static void authority_comes_from_the_binding(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct person person;

    (void)state;
    OK(people_by_account(t, "fake", "U-bo", &person));
    assert_int_equal(person.id, SMALL_BO);
    assert_int_equal(person.lang, LANG_ZH);
    assert_int_equal(person.quiet.from, 20 * 60);
    assert_string_equal(person.zone, "Asia/Shanghai");
    NO(RC_ABSENT, people_by_account(t, "slack", "U-bo", &person));
    NO(RC_RULE, people_bind(t, SMALL_ANA, "fake", "U-bo", ""));
    OK(people_bind(t, SMALL_BO, "fake", "U-bo", "D-new"));
}

static void who_has_left_is_nobody_on_a_platform(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct person bo;

    (void)state;
    OK(people_get(t, SMALL_BO, &bo));
    bo.is_active = false;
    OK(people_put(t, &bo));
    NO(RC_ABSENT, people_by_account(t, "fake", "U-bo", &bo));
    NO(RC_ABSENT, people_find(t, "薄一", &bo));
    OK(people_find(t, "@bo", &bo));
    assert_false(bo.is_active);
}

static void people_are_listed_by_role(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct person found[8];
    size_t n;

    (void)state;
    OK(people_with(t, ROLE_MANAGER, found, 8, &n));
    assert_int_equal(n, 2);
    assert_string_equal(found[0].handle, "max");
    assert_string_equal(found[1].handle, "mei");
    OK(people_with(t, 0, found, 8, &n));
    assert_int_equal(n, SMALL_PEOPLE);
    OK(people_with(t, 0, found, 3, &n));
    assert_int_equal(n, 3);
}

static void names_stand_for_numbers(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);

    (void)state;
    assert_string_equal(people_name(t, SMALL_BO), "薄一");
    assert_string_equal(people_name(t, 0), "Dealbell");
    assert_string_equal(people_name(t, 404), "somebody");
}

static void is_customer(const char *called, int64_t id)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct account account;

    OK(accounts_find(t, called, &account));
    assert_int_equal(account.id, id);
}

static void customers_are_found_by_name_alias_and_key(void **state)
{
    (void)state;
    is_customer("acme", SMALL_ACME);
    is_customer("Acme Ltd", SMALL_ACME);
    is_customer("鼎砺", SMALL_DINGLI);
    is_customer("鼎砺机械有限公司", SMALL_DINGLI);
}

static void an_unknown_customer_hints_at_the_nearest(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct account account;

    (void)state;
    NO(RC_ABSENT, accounts_find(t, "Acne", &account));
    assert_non_null(strstr(t->err.hint, "Acme"));
    NO(RC_ABSENT, accounts_find(t, "鼎", &account));
    assert_non_null(strstr(t->err.hint, "鼎砺机械"));
    NO(RC_ABSENT, accounts_find(t, "Zebra", &account));
    assert_string_equal(t->err.hint, "");
}

static void a_near_name_is_found_among_many(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct account account;

    (void)state;
    for (int i = 0; i < 300; i++) {
        account = (struct account){.name = arena_printf(t->arena, "b%03d", i),
                                   .currency = "EUR"};
        OK(accounts_add(t, &account));
    }
    account = (struct account){.name = "Bluefin Logistics", .currency = "EUR"};
    OK(accounts_add(t, &account));
    NO(RC_ABSENT, accounts_find(t, "bluefin logstics", &account));
    assert_string_equal(t->err.hint, "did you mean Bluefin Logistics?");
    NO(RC_ABSENT, accounts_find(t, "bluefin", &account));
    assert_string_equal(t->err.hint, "did you mean Bluefin Logistics?");
}

static void an_alias_is_one_customers(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    NO(RC_RULE, accounts_alias(t, SMALL_ACME, "鼎砺"));
    OK(accounts_alias(t, SMALL_DINGLI, "鼎砺"));
}

static void two_customers_of_a_name_are_asked_back(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct account twin = {.name = "ACME GmbH", .currency = "EUR"}, found;

    (void)state;
    OK(accounts_add(t, &twin));
    OK(accounts_find(t, "acme", &found));
    assert_int_equal(found.id, SMALL_ACME);
    NO(RC_USAGE, accounts_find(t, "Acme Inc", &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(people_are_found_by_handle_name_and_alias),
        TEST(an_unknown_name_hints_at_the_nearest),
        TEST(a_name_of_two_is_asked_back),
        TEST(a_handle_is_one_persons),
        TEST(authority_comes_from_the_binding),
        TEST(who_has_left_is_nobody_on_a_platform),
        TEST(people_are_listed_by_role),
        TEST(names_stand_for_numbers),
        TEST(customers_are_found_by_name_alias_and_key),
        TEST(an_unknown_customer_hints_at_the_nearest),
        TEST(a_near_name_is_found_among_many),
        TEST(an_alias_is_one_customers),
        TEST(two_customers_of_a_name_are_asked_back),
    };

    return cmocka_run_group_tests_name("store/people", tests, NULL, NULL);
}
