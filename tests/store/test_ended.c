/* What has ended is deleted, oldest first, a bit at a time; what has not stays. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/actions.h"
#include "store/sessions.h"
#include "tests/store/talk.h"

#include <stdio.h>

static const int64_t day_ms = 24LL * 60 * 60 * 1000;

static int64_t actions(void)
{
    return count("SELECT COUNT(*) FROM action");
}

/* A message `days` after the little firm's first, with two buttons. */
static const char *said(int days, const char *event)
{
    static char id[64];
    struct action action = {.command = "help", .kind = ""};
    struct turn *t;

    world.now = SMALL_NOW + days * day_ms;
    t = hear("ana", "sales", event, "words");
    OK(action_add(t, &action));
    OK(action_add(t, &action));
    (void)snprintf(id, sizeof(id), "%s", action.id);
    world_end(&world, RC_OK);
    return id;
}

static void tidy(void)
{
    world.store->ended_at = 0;
    while (store_tidy(world.store, true))
        ;
}

static void an_action_is_kept_for_ninety_days(void **state)
{
    struct action action;
    int64_t before;
    char id[64];

    (void)state;
    tidy();
    before = actions();
    (void)said(0, "a");
    (void)snprintf(id, sizeof(id), "%s", said(60, "b"));
    tidy();
    assert_int_equal(actions(), before + 4);
    (void)said(89, "c");
    tidy();
    assert_int_equal(actions(), before + 6);
    (void)said(91, "d");
    tidy();
    assert_int_equal(actions(), 6);
    OK(action_get(world_turn(&world, SMALL_ANA), id, &action));
    world.now = SMALL_NOW + 400 * day_ms;
    (void)hear("ana", "sales", "e", "words");
    world_end(&world, RC_OK);
    tidy();
    assert_int_equal(actions(), 0);
    NO(RC_ABSENT, action_get(world_turn(&world, SMALL_ANA), id, &action));
    assert_string_not_equal(world.t.err.hint, "");
}

static void a_great_many_are_deleted_in_pieces(void **state)
{
    char event[32];
    int64_t before;

    (void)state;
    tidy();
    before = actions();
    for (int i = 0; i < 450; i++) {
        (void)snprintf(event, sizeof(event), "e%d", i);
        (void)said(0, event);
    }
    (void)said(100, "last");
    tidy();
    assert_int_equal(actions(), 2);
    assert_true(before >= 0);
}

static void only_a_pause_deletes_and_once_an_hour(void **state)
{
    int64_t before;

    (void)state;
    (void)said(0, "a");
    tidy();
    before = actions();
    world.now = SMALL_NOW + 100 * day_ms;
    (void)hear("ana", "sales", "b", "words");
    world_end(&world, RC_OK);
    assert_true(store_tidy(world.store, false));
    assert_int_equal(actions(), before);
    assert_false(store_tidy(world.store, true));
    assert_int_equal(actions(), 0);
    world.now += 60 * 60 * 1000 - 1;
    (void)hear("ana", "sales", "c", "words");
    world_end(&world, RC_OK);
    assert_false(store_tidy(world.store, false));
}

static void sessions_and_links_go_when_they_have_ended(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ADM);
    const char *link, *session, *token;
    int64_t person, invites, sessions;

    (void)state;
    OK(invite_make(t, SMALL_ANA, t->now + day_ms, &link));
    OK(invite_redeem(t, link, &session, &person));
    OK(session_make(t, SMALL_ANA, true, &token));
    invites = count("SELECT COUNT(*) FROM invite");
    sessions = count("SELECT COUNT(*) FROM session");
    world_end(&world, RC_OK);
    tidy();
    assert_int_equal(count("SELECT COUNT(*) FROM invite"), invites);
    assert_int_equal(count("SELECT COUNT(*) FROM session"), sessions);
    (void)said(2, "a");
    tidy();
    assert_int_equal(count("SELECT COUNT(*) FROM invite"), invites - 1);
    assert_int_equal(count("SELECT COUNT(*) FROM session"), sessions);
    (void)said(91, "b");
    tidy();
    assert_int_equal(count("SELECT COUNT(*) FROM session WHERE is_token = 0"), 0);
    assert_int_equal(count("SELECT COUNT(*) FROM session WHERE is_token = 1"), 1);
    (void)said(366, "c");
    tidy();
    assert_int_equal(count("SELECT COUNT(*) FROM session"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_action_is_kept_for_ninety_days),
        TEST(a_great_many_are_deleted_in_pieces),
        TEST(only_a_pause_deletes_and_once_an_hour),
        TEST(sessions_and_links_go_when_they_have_ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
