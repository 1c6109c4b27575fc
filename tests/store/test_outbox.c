/* Letters: order in a lane, one at a time, and what became of them. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/store/talk.h"

static int64_t queue(struct turn *t, const char *lane, const char *text)
{
    struct letter letter = {.channel = "fake", .lane = lane, .text = text};

    OK(letter_add(t, &letter));
    return letter.id;
}

static size_t take(struct turn *t, struct letter *out)
{
    size_t n;

    OK(letters_take(t, 8, out, &n));
    return n;
}

static void lanes_keep_their_order(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];

    (void)state;
    (void)queue(t, "a", "a1");
    (void)queue(t, "a", "a2");
    (void)queue(t, "b", "b1");
    assert_int_equal(take(t, out), 2);
    assert_string_equal(out[0].text, "a1");
    assert_string_equal(out[1].text, "b1");
    assert_int_equal(out[0].attempt, 1);
    assert_int_equal(take(t, out), 0); /* a2 waits for a1 */
    OK(letter_went(t, out[0].id, SENT_LATER, "", t->now + 1000, "busy"));
    assert_int_equal(take(t, out), 0); /* and still does */
    t = world_turn(&world, 0);
    t->now += 1000;
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].text, "a1");
    assert_int_equal(out[0].attempt, 2);
    OK(letter_went(t, out[0].id, SENT_OK, "ref", 0, ""));
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].text, "a2");
}

static void what_failed_waits_for_the_end_of_a_walk(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];
    struct firm firm;

    (void)state;
    (void)queue(t, "a", "a1");
    assert_int_equal(take(t, out), 1);
    OK(firm_get(t, &firm));
    firm.clock_goal = t->now + 9LL * 24 * 3600 * 1000;
    OK(firm_put(t, &firm));
    t = world_turn(&world, 0);
    OK(letter_went(t, out[0].id, SENT_LATER, "", t->now + 1000, "away"));
    t->now += 24LL * 3600 * 1000; /* a step on the way */
    assert_int_equal(take(t, out), 0);
    t->now = firm.clock_goal;
    assert_int_equal(take(t, out), 1);
    assert_int_equal(out[0].attempt, 2);
}

static void keys_are_the_same_at_every_attempt(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];
    const char *key, *other;

    (void)state;
    key = arena_printf(t->arena, "T%lld.1", (long long)t->id);
    other = arena_printf(t->arena, "T%lld.2", (long long)t->id);
    (void)queue(t, "a", "a1");
    (void)queue(t, "b", "b1");
    assert_int_equal(take(t, out), 2);
    assert_string_equal(out[0].key, key);
    assert_string_equal(out[1].key, other);
    OK(letter_went(t, out[0].id, SENT_UNSURE, "", 0, "no answer"));
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].key, key);
    assert_true(out[0].is_unsure);
}

static void what_was_sending_at_the_end_is_unsure(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];

    (void)state;
    (void)queue(t, "a", "a1");
    assert_int_equal(take(t, out), 1);
    t = world_turn(&world, 0);
    OK(outbox_recover(t));
    assert_int_equal(take(t, out), 1);
    assert_true(out[0].is_unsure);
}

static void when_the_next_may_go_is_known(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8],
        later = {
            .channel = "fake", .lane = "c", .text = "c1", .not_before = t->now + 5000};
    int64_t when;

    (void)state;
    OK(outbox_next(t, &when));
    assert_int_equal(when, 0);
    OK(letter_add(t, &later));
    OK(outbox_next(t, &when));
    assert_int_equal(when, t->now + 5000);
    (void)queue(t, "a", "a1");
    (void)queue(t, "a", "a2");
    OK(outbox_next(t, &when));
    assert_true(when > 0 && when <= t->now);
    assert_int_equal(take(t, out), 1);
    OK(outbox_next(t, &when)); /* a2 waits for a1, not for the clock */
    assert_int_equal(when, t->now + 5000);
    OK(letter_went(t, out[0].id, SENT_LATER, "", t->now + 300, ""));
    OK(outbox_next(t, &when));
    assert_int_equal(when, t->now + 300);
}

static void no_lane_starves(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];
    size_t n;

    (void)state;
    for (int round = 0; round < 2; round++)
        for (char lane[2] = "a"; lane[0] <= 'e'; lane[0]++)
            (void)queue(t, lane, lane);
    OK(letters_take(t, 3, out, &n));
    assert_int_equal(n, 3);
    assert_string_equal(out[2].lane, "c");
    for (int i = 0; i < 3; i++)
        OK(letter_went(t, out[i].id, SENT_OK, "", 0, ""));
    OK(letters_take(t, 3, out, &n));
    assert_int_equal(n, 3);
    assert_string_equal(out[0].lane, "d");
    assert_string_equal(out[1].lane, "e");
    assert_string_equal(out[2].lane, "a");
}

static void an_unsent_edit_gives_way_to_the_next(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter edit = {.channel = "fake", .lane = "a", .text = "one"}, out[8];
    int64_t first = queue(t, "a", "first");

    (void)state;
    edit.edits = first;
    OK(letter_add(t, &edit));
    edit = (struct letter){.channel = "fake", .lane = "a", .text = "two", .edits = first};
    OK(letter_add(t, &edit));
    assert_int_equal(take(t, out), 1);
    OK(letter_went(t, first, SENT_OK, "M1", 0, ""));
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].text, "two");
    assert_string_equal(out[0].edits_ref, "M1");
}

static void an_edit_of_what_never_arrived_is_dropped(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter edit = {.channel = "fake", .lane = "a", .text = "edit"}, out[8];

    (void)state;
    edit.edits = queue(t, "a", "first");
    OK(letter_add(t, &edit));
    (void)queue(t, "a", "next");
    assert_int_equal(take(t, out), 1);
    OK(letter_went(t, out[0].id, SENT_REFUSED, "", 0, "no such channel"));
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].text, "next");
}

/* Its lane was looked at already, and nothing was to be had there. */
static void what_waits_behind_one_that_is_withdrawn_moves_up(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8],
        later = {
            .channel = "fake", .lane = "a", .text = "a1", .not_before = t->now + 5000};
    int64_t turn;
    int n_left;

    (void)state;
    OK(letter_add(t, &later));
    turn = t->id;
    t = world_turn(&world, 0);
    (void)queue(t, "a", "a2");
    assert_int_equal(take(t, out), 0);
    OK(outbox_withdraw(t, turn, &n_left));
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].text, "a2");
}

static void what_was_taken_in_a_lost_batch_is_taken_again(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];

    (void)state;
    (void)queue(t, "a", "a1");
    t = world_turn(&world, 0);
    assert_int_equal(take(t, out), 1);
    store_rollback(world.store);
    world.has_turn = false;
    t = world_turn(&world, 0);
    assert_int_equal(take(t, out), 1);
    assert_string_equal(out[0].text, "a1");
    assert_int_equal(out[0].attempt, 1);
}

static void a_dead_letter_is_told_to_the_admins_once_an_hour(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];

    (void)state;
    (void)queue(t, "a", "a1");
    (void)queue(t, "b", "b1");
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
        assert_int_equal(take(t, out), 2);
        OK(letter_went(t, out[0].id, SENT_LATER, "", 0, "down"));
        OK(letter_went(t, out[1].id, SENT_LATER, "", 0, "down"));
    }
    assert_int_equal(take(t, out), 0);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE state = 'dead'"), 2);
    assert_int_equal(count("SELECT COUNT(*) FROM post WHERE text LIKE '%down%'"), 1);
    assert_int_equal(count("SELECT c.one FROM post p JOIN conversation c"
                           " ON c.id = p.conversation WHERE p.text LIKE '%down%'"),
                     SMALL_ADM);
}

static void withdrawing_drops_what_has_not_left(void **state)
{
    struct turn *t = world_turn(&world, 0);
    int64_t turn = t->id;
    struct letter out[8];
    int n_left;

    (void)state;
    (void)queue(t, "a", "a1");
    (void)queue(t, "a", "a2");
    (void)queue(t, "b", "b1");
    assert_int_equal(take(t, out), 2);
    t = world_turn(&world, 0);
    OK(outbox_withdraw(t, turn, &n_left));
    assert_int_equal(n_left, 2);
    OK(letter_went(t, out[0].id, SENT_OK, "", 0, ""));
    assert_int_equal(take(t, out), 0);
}

static void an_outcome_told_twice_counts_once(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct letter out[8];

    (void)state;
    (void)queue(t, "a", "a1");
    assert_int_equal(take(t, out), 1);
    OK(letter_went(t, out[0].id, SENT_OK, "M1", 0, ""));
    OK(letter_went(t, out[0].id, SENT_LATER, "", 0, ""));
    assert_int_equal(take(t, out), 0);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE state = 'sent'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lanes_keep_their_order),
        TEST(what_failed_waits_for_the_end_of_a_walk),
        TEST(keys_are_the_same_at_every_attempt),
        TEST(what_was_sending_at_the_end_is_unsure),
        TEST(when_the_next_may_go_is_known),
        TEST(no_lane_starves),
        TEST(an_unsent_edit_gives_way_to_the_next),
        TEST(an_edit_of_what_never_arrived_is_dropped),
        TEST(what_waits_behind_one_that_is_withdrawn_moves_up),
        TEST(what_was_taken_in_a_lost_batch_is_taken_again),
        TEST(a_dead_letter_is_told_to_the_admins_once_an_hour),
        TEST(withdrawing_drops_what_has_not_left),
        TEST(an_outcome_told_twice_counts_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
