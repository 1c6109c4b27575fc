/* Leads: identities that belong to one, lists, and what undo frees. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/leads.h"

#include "tests/world/cases.h"
#include <string.h>

static struct lead lead_of(const char *name, const char *phone, int64_t owner)
{
    return (struct lead){.name = name, .phone = phone, .owner = owner, .state = LEAD_NEW};
}

static void a_lead_is_found_by_its_identities(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead lead = lead_of("Bluefin", "+442079460000", SMALL_ANA), found;

    (void)state;
    lead.email = "jo@bluefin.test";
    lead.wechat = "jo_blue";
    lead.amount = (struct money){120000, "GBP"};
    OK(leads_add(t, &lead));
    assert_int_equal(lead.id, 4);
    OK(leads_by_identity(t, "phone", "+442079460000", &found));
    assert_int_equal(found.id, lead.id);
    assert_int_equal(found.amount.minor, 120000);
    assert_string_equal(found.amount.currency, "GBP");
    assert_string_equal(found.contact, "");
    OK(leads_by_identity(t, "email", "jo@bluefin.test", &found));
    OK(leads_by_identity(t, "wechat", "jo_blue", &found));
    NO(RC_ABSENT, leads_by_identity(t, "phone", "jo_blue", &found));
    OK(leads_by_name(t, "BLUEFIN Ltd.", &found));
    assert_int_equal(found.id, lead.id);
}

static void an_identity_belongs_to_one_lead(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead lead = lead_of("Other", "+8613800138000", SMALL_ANA);

    (void)state;
    NO(RC_RULE, leads_add(t, &lead));
    assert_non_null(strstr(t->err.said, "L-3"));
}

static void a_lead_that_was_undone_frees_its_identities(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead lead = lead_of("Other", "+8613800138000", SMALL_ANA);
    struct stored_lead three;
    struct lead found;

    (void)state;
    OK(record_get(t, &leads_kind, 3, &three));
    three.lead.withdrawn_at = t->now;
    OK(record_put(t, &leads_kind, &three));
    NO(RC_ABSENT, leads_by_identity(t, "phone", "+8613800138000", &found));
    NO(RC_ABSENT, leads_by_name(t, "Cobalt Freight", &found));
    OK(leads_add(t, &lead));
    OK(leads_by_identity(t, "phone", "+8613800138000", &found));
    assert_int_equal(found.id, lead.id);
}

static void a_number_that_was_corrected_is_free(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead three, found;
    struct lead other = lead_of("Other", "+8613800138000", SMALL_BO);

    (void)state;
    OK(leads_get(t, 3, &three));
    three.phone = "+8613900139000";
    OK(leads_put(t, &three));
    assert_int_equal(three.version, 2);
    OK(leads_by_identity(t, "phone", "+8613900139000", &found));
    assert_int_equal(found.id, 3);
    NO(RC_ABSENT, leads_by_identity(t, "phone", "+8613800138000", &found));
    OK(leads_add(t, &other));
    three.phone = "+8613800138000";
    NO(RC_RULE, leads_put(t, &three));
}

static void a_renamed_lead_is_found_by_its_new_name(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead three, found;

    (void)state;
    OK(leads_get(t, 3, &three));
    three.name = "Kestrel";
    OK(leads_put(t, &three));
    OK(leads_by_name(t, "kestrel", &found));
    NO(RC_ABSENT, leads_by_name(t, "Cobalt Freight", &found));
}

static void lists_are_newest_first_and_the_pool_is_asked_for(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead a = lead_of("A", "", SMALL_ANA), b = lead_of("B", "", SMALL_BO);
    struct lead pool = lead_of("P", "", 0), list[8];
    size_t n;

    (void)state;
    a.state = LEAD_CONTACTED;
    pool.state = LEAD_POOL;
    OK(leads_add(t, &a));
    OK(leads_add(t, &b));
    OK(leads_add(t, &pool));
    OK(leads_list(t, SMALL_ANA, false, 1U << LEAD_NEW | 1U << LEAD_CONTACTED, 8, list,
                  &n));
    assert_int_equal(n, 2);
    assert_string_equal(list[0].name, "A");
    assert_int_equal(list[1].id, 3);
    OK(leads_list(t, SMALL_ANA, true, 1U << LEAD_NEW, 8, list, &n));
    assert_int_equal(n, 2);
    assert_string_equal(list[0].name, "P");
    OK(leads_list(t, 0, false, 1U << LEAD_NEW | 1U << LEAD_CONTACTED, 8, list, &n));
    assert_int_equal(n, 3);
    assert_string_equal(list[0].name, "B");
    OK(leads_list(t, 0, true, ~0U, 2, list, &n));
    assert_int_equal(n, 2);
    assert_string_equal(list[0].name, "P");
    assert_string_equal(list[1].name, "B");
}

static void an_undone_lead_is_in_no_list(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t made = t->id;
    struct lead lead = lead_of("Gone", "", SMALL_ANA), list[4];
    int undone;
    size_t n;

    (void)state;
    OK(leads_add(t, &lead));
    t = world_turn(&world, SMALL_ANA);
    OK(record_undo(t, made, &undone));
    OK(leads_list(t, SMALL_ANA, false, ~0U, 4, list, &n));
    assert_int_equal(n, 1);
    assert_int_equal(list[0].id, 3);
    NO(RC_ABSENT, leads_get(t, lead.id, &lead));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_lead_is_found_by_its_identities),
        TEST(an_identity_belongs_to_one_lead),
        TEST(a_lead_that_was_undone_frees_its_identities),
        TEST(a_number_that_was_corrected_is_free),
        TEST(a_renamed_lead_is_found_by_its_new_name),
        TEST(lists_are_newest_first_and_the_pool_is_asked_for),
        TEST(an_undone_lead_is_in_no_list),
    };

    return cmocka_run_group_tests_name("store/leads", tests, NULL, NULL);
}
