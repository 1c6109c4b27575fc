/* Links that are good once, and sessions. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/people.h"
#include "store/sessions.h"

#include "tests/world/cases.h"
#include <string.h>

static const int64_t day = 24LL * 60 * 60 * 1000;

static void a_link_is_good_once(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *token, *session;
    struct person person;
    int64_t id = 0;

    (void)state;
    OK(invite_make(t, SMALL_BO, t->now + 600000, &token));
    OK(invite_redeem(t, token, &session, &id));
    assert_int_equal(id, SMALL_BO);
    OK(session_person(t, session, &person));
    assert_int_equal(person.id, SMALL_BO);
    NO(RC_DENIED, invite_redeem(t, token, &session, &id));
}

static void a_link_ends_with_its_time(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *token, *session;
    int64_t id;

    (void)state;
    OK(invite_make(t, SMALL_BO, t->now + 600000, &token));
    t->now += 600000;
    NO(RC_DENIED, invite_redeem(t, token, &session, &id));
    NO(RC_DENIED, invite_redeem(t, "made-up", &session, &id));
}

static void a_link_of_one_who_left_opens_nothing(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *token, *session;
    struct person bo;
    int64_t id;

    (void)state;
    OK(invite_make(t, SMALL_BO, t->now + 600000, &token));
    OK(people_get(t, SMALL_BO, &bo));
    bo.is_active = false;
    OK(people_put(t, &bo));
    NO(RC_DENIED, invite_redeem(t, token, &session, &id));
}

static void a_session_that_idles_for_two_weeks_ends(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *session;
    struct person person;

    (void)state;
    OK(session_make(t, SMALL_ANA, false, &session));
    t->now += 13 * day;
    OK(session_person(t, session, &person));
    t->now += 13 * day;
    OK(session_person(t, session, &person));
    t->now += 14 * day;
    NO(RC_DENIED, session_person(t, session, &person));
}

static void a_session_ends_after_ninety_days_whatever_happens(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    int64_t from = t->now;
    const char *session;
    struct person person;

    (void)state;
    OK(session_make(t, SMALL_ANA, false, &session));
    for (; t->now < from + 90 * day; t->now += 10 * day)
        OK(session_person(t, session, &person));
    NO(RC_DENIED, session_person(t, session, &person));
}

static void a_scripts_token_does_not_idle(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *token;
    struct person person;

    (void)state;
    OK(session_make(t, SMALL_ANA, true, &token));
    t->now += 364 * day;
    OK(session_person(t, token, &person));
    t->now += day;
    NO(RC_DENIED, session_person(t, token, &person));
}

static void signing_out_ends_it(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *session;
    struct person person;

    (void)state;
    OK(session_make(t, SMALL_ANA, false, &session));
    OK(session_end(t, session));
    NO(RC_DENIED, session_person(t, session, &person));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_link_is_good_once),
        TEST(a_link_ends_with_its_time),
        TEST(a_link_of_one_who_left_opens_nothing),
        TEST(a_session_that_idles_for_two_weeks_ends),
        TEST(a_session_ends_after_ninety_days_whatever_happens),
        TEST(a_scripts_token_does_not_idle),
        TEST(signing_out_ends_it),
    };

    return cmocka_run_group_tests_name("store/sessions", tests, NULL, NULL);
}
