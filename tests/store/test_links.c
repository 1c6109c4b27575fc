/* An account on another platform becomes a person's: by a code, or by its address. */

#include "store/links.h"

#include <stdio.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/small.h"

#include "tests/world/cases.h"

#include "tests/store/talk.h"

static const char *code_for(int64_t person)
{
    struct turn *t = world_turn(&world, person);
    static char kept[16];
    const char *code;

    OK(link_make(t, person, &code));
    (void)snprintf(kept, sizeof(kept), "%s", code);
    world_end(&world, RC_OK);
    return kept;
}

/* A stranger writes from an account of their own. */
static struct turn *stranger(const char *event, const char *account)
{
    struct turn *t = hear_on("two", account, NULL, event, "link");

    assert_int_equal(heard_rc, RC_DENIED);
    return t;
}

static void a_code_makes_the_account_its_persons(void **state)
{
    const char *code = code_for(SMALL_ANA);
    struct turn *t = stranger("E1", "U1");

    (void)state;
    OK(link_redeem(t, code));
    assert_int_equal(t->me.id, SMALL_ANA);
    t = hear_on("two", "U1", "D1", "E2", "hello");
    assert_int_equal(heard_rc, RC_OK);
    assert_int_equal(t->me.id, SMALL_ANA);
}

static void a_code_is_good_once_however_it_is_typed(void **state)
{
    const char *code = code_for(SMALL_ANA);
    char typed[32] = " ";
    struct turn *t = stranger("E1", "U1");

    (void)state;
    for (size_t i = 0; code[i]; i++) {
        bool is_letter = code[i] >= 'A';
        typed[i + 1] = (char)(is_letter ? code[i] - 'A' + 'a' : code[i]);
        if (code[i] == '-')
            typed[i + 1] = ' ';
    }
    OK(link_redeem(t, typed));
    NO(RC_ABSENT, link_redeem(stranger("E2", "U2"), code));
}

static void a_code_ends_after_ten_minutes(void **state)
{
    const char *code = code_for(SMALL_ANA);

    (void)state;
    world.now += (int64_t)LINK_MINUTES * 60 * 1000;
    NO(RC_ABSENT, link_redeem(stranger("E1", "U1"), code));
}

static void who_guesses_is_stopped_for_an_hour(void **state)
{
    const char *code = code_for(SMALL_ANA);
    static const char *const events[LINK_TRIES] = {"E1", "E2", "E3", "E4", "E5"};

    (void)state;
    for (int i = 0; i < LINK_TRIES; i++)
        NO(RC_ABSENT, link_redeem(stranger(events[i], "U1"), "AAAA-AAAA"));
    NO(RC_DENIED, link_redeem(stranger("E6", "U1"), code));
    OK(link_redeem(stranger("F1", "U2"), code));
    world.now += 61LL * 60 * 1000;
    NO(RC_ABSENT, link_redeem(stranger("F2", "U1"), "AAAA-AAAA"));
}

static struct turn *with_face(const char *event, const char *account, const char *email)
{
    struct err err = {0};
    struct face *face;

    if (world.has_turn)
        world_end(&world, RC_OK);
    arena_empty(world.arena);
    face = TAKE(world.arena, struct face);
    *face = (struct face){.email = email, .direct = "D7"};
    heard = (struct inbound){.kind = IN_WORDS,
                             .platform = "two",
                             .account = account,
                             .event = event,
                             .text = "hello",
                             .face = face,
                             .arena = world.arena};
    OK(store_begin(world.store, &err));
    heard_rc =
        turn_begin(world.store, world.arena, world.arena, &heard, world.now, &world.t);
    world.has_turn = true;
    return &world.t;
}

static void an_address_joins_only_where_the_firm_says_so(void **state)
{
    (void)state;
    (void)with_face("E1", "U7", "Ana@small.test");
    assert_int_equal(heard_rc, RC_DENIED);
    store_set_people(world.store, true, ROLE_SALES);
    assert_int_equal(with_face("E2", "U7", "Ana@small.test")->me.id, SMALL_ANA);
    /* A second account with the same address is nobody's. */
    (void)with_face("E3", "U8", "ana@small.test");
    assert_int_equal(heard_rc, RC_DENIED);
    (void)with_face("E4", "U9", "");
    assert_int_equal(heard_rc, RC_DENIED);
}

static void an_account_that_was_unbound_is_nobodys_until_a_code_joins_it(void **state)
{
    struct turn *t;

    (void)state;
    store_set_people(world.store, true, ROLE_SALES);
    assert_int_equal(with_face("E1", "U7", "ana@small.test")->me.id, SMALL_ANA);
    t = world_turn(&world, SMALL_ANA);
    NO(RC_ABSENT, people_unbind(t, SMALL_ANA, "three"));
    OK(people_unbind(t, SMALL_ANA, "two"));
    (void)with_face("E2", "U7", "ana@small.test");
    assert_int_equal(heard_rc, RC_DENIED);
    /* It may be another's now. */
    const char *code = code_for(SMALL_BO);
    OK(link_redeem(stranger("E3", "U7"), code));
    assert_int_equal(with_face("E4", "U7", "ana@small.test")->me.id, SMALL_BO);
}

static void things_are_told_where_a_person_came_to_last(void **state)
{
    struct turn *t;
    struct place place;

    (void)state;
    store_set_people(world.store, true, ROLE_SALES);
    (void)with_face("E1", "U7", "ana@small.test");
    (void)with_face("E2", "U7", "ana@small.test");
    t = world_turn(&world, SMALL_ANA);
    OK(known_elsewhere(t, SMALL_ANA, &place));
    assert_string_equal(place.channel, "two");
    assert_string_equal(place.lane, "D7");
    world.now += 1000;
    (void)hear_on("fake", "U-ana", "D-ana", "E3", "hello");
    t = world_turn(&world, SMALL_ANA);
    OK(known_elsewhere(t, SMALL_ANA, &place));
    assert_string_equal(place.channel, "fake");
}

static void where_we_stopped_reading_is_the_newest_event(void **state)
{
    struct turn *t;
    struct read_place places[64];
    size_t n = 0, found = 0;

    (void)state;
    (void)hear_on("fake", "U-ana", "C-sales", "C-sales/2.1", "one");
    (void)hear_on("fake", "U-ana", "C-sales", "C-sales/2.3", "three");
    (void)hear_on("fake", "U-ana", "C-sales", "C-sales/2.2", "two");
    t = world_turn(&world, SMALL_ANA);
    OK(conversations_read(t, "fake", "", places, COUNT(places), &n));
    for (size_t i = 0; i < n; i++)
        if (strcmp(places[i].key, "C-sales") == 0) {
            assert_string_equal(places[i].event, "C-sales/2.3");
            found++;
        } else {
            assert_string_equal(places[i].event, "");
        }
    assert_int_equal(found, 1);

    /* Page by page they are the same. */
    for (size_t i = 0; i < n; i++) {
        struct read_place next[1];
        size_t one = 0;

        OK(conversations_read(t, "fake", i ? places[i - 1].key : "", next, 1, &one));
        assert_int_equal(one, 1);
        assert_string_equal(next[0].key, places[i].key);
        assert_string_equal(next[0].event, places[i].event);
    }
    OK(conversations_read(t, "fake", places[n - 1].key, places, COUNT(places), &n));
    assert_int_equal(n, 0);
}

static void a_channel_is_known_from_its_first_word(void **state)
{
    struct turn *t = hear_on("fake", "U-ana", "C-new", "E1", "hello");

    (void)state;
    assert_true(t->where.id != 0);
    assert_string_equal(t->where.purpose, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_code_makes_the_account_its_persons),
        TEST(a_code_is_good_once_however_it_is_typed),
        TEST(a_code_ends_after_ten_minutes),
        TEST(who_guesses_is_stopped_for_an_hour),
        TEST(an_address_joins_only_where_the_firm_says_so),
        TEST(an_account_that_was_unbound_is_nobodys_until_a_code_joins_it),
        TEST(things_are_told_where_a_person_came_to_last),
        TEST(where_we_stopped_reading_is_the_newest_event),
        TEST(a_channel_is_known_from_its_first_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
