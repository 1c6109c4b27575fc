/* Deals, what was done about them, and reminders. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/deals.h"
#include "store/reminders.h"

#include "tests/world/cases.h"
#include <string.h>

static struct deal deal_of(int64_t owner, enum stage stage, const char *touch)
{
    return (struct deal){.account = SMALL_ACME,
                         .owner = owner,
                         .title = "T",
                         .stage = stage,
                         .close_on = DAY_NONE,
                         .facts = "{}",
                         .next_touch = touch};
}

static void a_deal_comes_back_as_it_was_written(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal deal;

    (void)state;
    OK(deals_get(t, 5, &deal));
    assert_int_equal(deal.stage, STAGE_PROPOSAL);
    assert_int_equal(deal.amount.minor, 400000);
    assert_string_equal(deal.amount.currency, "EUR");
    assert_string_equal(day_iso(t->arena, deal.close_on), "2026-04-30");
    OK(deals_get(t, 6, &deal));
    assert_false(day_known(deal.close_on));
    NO(RC_ABSENT, deals_get(t, 404, &deal));
    assert_non_null(strstr(t->err.said, "D-404"));
}

static void the_second_of_two_writers_is_refused(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal one, two;

    (void)state;
    OK(deals_get(t, 5, &one));
    two = one;
    one.title = "first";
    OK(deals_put(t, &one));
    two.title = "second";
    NO(RC_RULE, deals_put(t, &two));
    OK(deals_get(t, 5, &two));
    assert_string_equal(two.title, "first");
}

static void the_open_deal_of_a_customer_is_the_newest(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal newer = deal_of(SMALL_ANA, STAGE_NEW, ""), found;
    struct deal won = deal_of(SMALL_ANA, STAGE_WON, "");

    (void)state;
    won.closed_at = t->now;
    OK(deals_add(t, &newer));
    OK(deals_add(t, &won));
    OK(deals_open_of(t, SMALL_ACME, &found));
    assert_int_equal(found.id, newer.id);
    NO(RC_ABSENT, deals_open_of(t, 404, &found));
}

static void deals_are_listed_by_stage_and_number(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal early = deal_of(SMALL_ANA, STAGE_NEW, "");
    struct deal won = deal_of(SMALL_ANA, STAGE_WON, ""), list[8];
    size_t n;

    (void)state;
    won.closed_at = t->now;
    OK(deals_add(t, &early));
    OK(deals_add(t, &won));
    OK(deals_list(t, 0, ~0U, t->now, 8, list, &n));
    assert_int_equal(n, 4);
    assert_int_equal(list[0].id, early.id);
    assert_int_equal(list[1].id, 6);
    assert_int_equal(list[2].id, 5);
    assert_int_equal(list[3].id, won.id);
    OK(deals_list(t, 0, ~0U, t->now + 1, 8, list, &n));
    assert_int_equal(n, 3);
    OK(deals_list(t, SMALL_ANA, ~0U, 0, 8, list, &n));
    assert_int_equal(n, 3);
    OK(deals_list(t, SMALL_ANA, ~0U, t->now + 1, 8, list, &n));
    assert_int_equal(n, 2);
    OK(deals_list(t, SMALL_BO, 1U << STAGE_PROPOSAL, 0, 8, list, &n));
    assert_int_equal(n, 0);
    OK(deals_list(t, 0, ~0U, 0, 2, list, &n));
    assert_int_equal(n, 2);
}

static void touches_come_most_late_first(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal late = deal_of(SMALL_ANA, STAGE_NEW, "2026-02-20");
    struct deal today = deal_of(SMALL_BO, STAGE_NEW, "2026-03-02T08:30");
    struct deal later = deal_of(SMALL_ANA, STAGE_NEW, "2026-03-02T17:00");
    struct deal lost = deal_of(SMALL_ANA, STAGE_LOST, "2026-02-01"), list[8];
    size_t n;

    (void)state;
    OK(deals_add(t, &today));
    OK(deals_add(t, &late));
    OK(deals_add(t, &later));
    OK(deals_add(t, &lost));
    OK(deals_touch_due(t, 0, "2026-03-02T09:00", 8, list, &n));
    assert_int_equal(n, 2);
    assert_int_equal(list[0].id, late.id);
    assert_int_equal(list[1].id, today.id);
    OK(deals_touch_due(t, SMALL_ANA, "2026-03-03", 8, list, &n));
    assert_int_equal(n, 2);
    assert_int_equal(list[1].id, later.id);
}

static void activities_are_newest_first_and_touch_their_record(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct activity one = {.kind = "deal", .record = 5, .what = "note", .text = "one"};
    struct activity two = {.kind = "deal", .record = 5, .what = "note", .text = "two"};
    struct activity list[4];
    bool is_touched = false;
    size_t n;

    (void)state;
    OK(activities_add(t, &one));
    OK(activities_add(t, &two));
    OK(activities_of(t, "deal", 5, 4, list, &n));
    assert_int_equal(n, 2);
    assert_string_equal(list[0].text, "two");
    assert_int_equal(list[0].at, t->now);
    OK(activities_of(t, "lead", 5, 4, list, &n));
    assert_int_equal(n, 0);
    for (size_t i = 0; i < t->n_touched; i++)
        is_touched |= t->touched[i].kind == &deals_kind && t->touched[i].id == 5;
    assert_true(is_touched);
}

static void reminders_come_by_when_they_are_due(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct reminder late = {.owner = SMALL_ANA, .text = "b", .due = "2026-03-09"};
    struct reminder soon = {.owner = SMALL_ANA, .text = "a", .due = "2026-03-02T10:00"};
    struct reminder list[4];
    size_t n;

    (void)state;
    OK(reminders_add(t, &late));
    OK(reminders_add(t, &soon));
    OK(reminders_open(t, SMALL_ANA, 4, list, &n));
    assert_int_equal(n, 2);
    assert_string_equal(list[0].text, "a");
    assert_string_equal(list[0].state, "scheduled");
    soon.state = "done";
    OK(reminders_put(t, &soon));
    late.state = "delivered";
    OK(reminders_put(t, &late));
    OK(reminders_open(t, SMALL_ANA, 4, list, &n));
    assert_int_equal(n, 1);
    assert_string_equal(list[0].text, "b");
    OK(reminders_open(t, SMALL_BO, 4, list, &n));
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_deal_comes_back_as_it_was_written),
        TEST(the_second_of_two_writers_is_refused),
        TEST(the_open_deal_of_a_customer_is_the_newest),
        TEST(deals_are_listed_by_stage_and_number),
        TEST(touches_come_most_late_first),
        TEST(activities_are_newest_first_and_touch_their_record),
        TEST(reminders_come_by_when_they_are_due),
    };

    return cmocka_run_group_tests_name("store/deals", tests, NULL, NULL);
}
