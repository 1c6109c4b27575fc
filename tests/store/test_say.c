/* Words to others: whom they reach, and cards that are drawn again. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/actions.h"
#include "tests/store/talk.h"

#include <stdio.h>

static struct person person_of(struct turn *t, int64_t id)
{
    struct person person;

    OK(people_get(t, id, &person));
    return person;
}

static void a_person_is_told_where_they_are_bound(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct person ana = person_of(t, SMALL_ANA);
    struct card card = {.text = "ring", .title = "A deal"};

    (void)state;
    card_button(&card, "Look", BUTTON_PLAIN, "deal show D-5");
    OK(tell_person(t, &ana, &card, TELL_CHAT));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE channel = 'fake'"
                           " AND lane = 'D-ana' AND text = 'ring'"
                           " AND card LIKE '%A deal%'"),
                     1);
    assert_int_equal(count("SELECT person FROM action WHERE commands = 'deal show D-5'"),
                     SMALL_ANA);
    assert_null(t->news);
    change("DELETE FROM binding WHERE person = 1");
    known_forget(world.store); /* as a query of ours would have it */
    OK(tell_person(t, &ana, &card, TELL_CHAT));
    assert_string_equal(t->news->room, "dm:ana");
    assert_string_equal(t->news->from, "dealbell");
    assert_string_equal(t->news->text, "ring");
}

static void mail_goes_where_there_is_mail(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct person ana = person_of(t, SMALL_ANA);
    struct card card = {.text = "ring", .title = "A deal"};

    (void)state;
    card_button(&card, "Look", BUTTON_PLAIN, "deal show D-5");
    ana.email = "ana@small.test";
    OK(tell_person(t, &ana, &card, TELL_MAIL_TOO));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE channel = 'mail'"), 0);
    store_set_mail(world.store, true);
    OK(tell_person(t, &ana, &card, TELL_MAIL_TOO));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE channel = 'mail'"
                           " AND lane = 'ana@small.test' AND subject = 'A deal'"
                           " AND card NOT LIKE '%action%'"),
                     1);
    ana.email = "";
    OK(tell_person(t, &ana, &card, TELL_MAIL_TOO));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE channel = 'mail'"), 1);
}

static void an_answer_holds_what_was_said_and_offered(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "x");
    struct card card;

    (void)state;
    say(t, "one %d", 1);
    say(t, "two");
    for (int i = 0; i < 5; i++)
        offer(t, "Look", BUTTON_PLAIN, "deal show D-%d", i);
    OK(turn_end(t, RC_OK));
    assert_string_equal(last_news(t)->text, "one 1\ntwo");
    assert_int_equal(last_news(t)->only_for, 0);
    OK(card_read(last_news(t)->card, t->arena, &card, &t->err));
    assert_int_equal(card.n_buttons, 3);
    assert_null(strstr(last_news(t)->card, "deal show"));
    t->is_repeat = true;
    t = hear("ana", "sales", "e2", "y");
    say_privately(t);
    say(t, "hush");
    OK(turn_end(t, RC_OK));
    assert_int_equal(last_news(t)->only_for, SMALL_ANA);
    t->is_repeat = true;
}

static void an_answer_elsewhere_is_a_letter(void **state)
{
    struct turn *t = hear_on("fake", "U-ana", "C-sales", "e1", "x");

    (void)state;
    say(t, "hello");
    world_end(&world, RC_OK);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE channel = 'fake'"
                           " AND lane = 'C-sales' AND text = 'hello' AND only_for = ''"),
                     1);
}

/* A deal's card, shown in the web chat and elsewhere. */
static int64_t show_deal(void)
{
    struct turn *t = hear("ana", "dealbell", "show", "deal show D-5");
    int64_t post;

    say_record(t, &deals_kind, 5);
    OK(show_room(t, "sales", &deals_kind, 5, "look:"));
    OK(turn_end(t, RC_OK));
    post = last_news(t)->id;
    assert_non_null(strstr(last_news(t)->card, "D-5"));
    t->is_repeat = true;
    return post;
}

static void a_card_is_drawn_again_wherever_it_was_shown(void **state)
{
    int64_t post = show_deal();
    struct turn *t = hear("max", "dealbell", "e2", "note");
    const struct news *news;
    int edits = 0, own = 0;

    (void)state;
    OK(retitle(t, 5, "Renamed by max"));
    OK(redraw_touched(t));
    for (news = t->news; news; news = news->next) {
        edits += news->is_edit;
        own += news->is_edit && news->id == post &&
               strstr(news->card, "Renamed by max") != NULL;
    }
    assert_int_equal(edits, 2);
    assert_int_equal(own, 1);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE edits <> 0"
                           " AND text = 'look:' AND card LIKE '%Renamed by max%'"),
                     1);
    world_end(&world, RC_OK);
    t = hear("max", "dealbell", "e3", "note");
    OK(retitle(t, 5, "Renamed twice"));
    OK(redraw_touched(t));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE edits <> 0"
                           " AND state = 'queued'"),
                     1); /* the newer edit stands for the older one */
}

static void what_was_answered_offers_no_more(void **state)
{
    struct turn *t = hear("ana", "dealbell", "e1", "x");
    char action[64];
    struct card card;
    int64_t post;

    (void)state;
    say(t, "When is the next touch?");
    offer(t, "Tomorrow", BUTTON_PLAIN, "touch D-5 tomorrow");
    OK(turn_end(t, RC_OK));
    post = last_news(t)->id;
    OK(card_read(last_news(t)->card, t->keep, &card, &t->err));
    (void)snprintf(action, sizeof(action), "%s", card.buttons[0].action);
    t->is_repeat = true;
    t = hear("ana", "dealbell", "e2", "y");
    OK(action_answered(t, action, &answered_filled));
    assert_int_equal(last_news(t)->id, post);
    assert_string_equal(last_news(t)->text, "When is the next touch?");
    assert_non_null(strstr(last_news(t)->card, "\"decided\":\"Filled in by Ana Reyes, "));
    assert_null(strstr(last_news(t)->card, "action"));
    OK(action_answered(t, "0000000100000000000000", &answered_filled)); /* not here */
    assert_int_equal(last_news(t)->id, post);
}

static void what_looks_the_same_is_left_alone(void **state)
{
    struct turn *t;

    (void)state;
    (void)show_deal();
    t = hear("max", "dealbell", "e2", "note");
    record_touch(t, &deals_kind, 5);
    OK(redraw_touched(t));
    assert_null(t->news->next); /* but for max's own words */
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE edits <> 0"), 0);
}

static void buttons_are_bound_to_the_version_they_show(void **state)
{
    struct turn *t;

    (void)state;
    (void)show_deal();
    assert_true(count("SELECT COUNT(*) FROM action WHERE kind = 'deal' AND record = 5"
                      " AND version = 1") > 0);
    t = hear("max", "dealbell", "e2", "note");
    OK(retitle(t, 5, "Renamed"));
    OK(redraw_touched(t));
    assert_true(count("SELECT COUNT(*) FROM action WHERE kind = 'deal' AND record = 5"
                      " AND version = 2") > 0);
}

static void a_card_of_what_was_undone_says_so(void **state)
{
    struct turn *t;
    int64_t post = show_deal(), turn;
    int n;

    (void)state;
    t = world_turn(&world, SMALL_ANA);
    turn = t->id;
    (void)turn;
    struct deal deal = {.account = SMALL_ACME,
                        .owner = SMALL_ANA,
                        .title = "Short",
                        .facts = "{}",
                        .next_touch = "",
                        .close_on = DAY_NONE};
    OK(deals_add(t, &deal));
    t = hear("ana", "dealbell", "e2", "show");
    say_record(t, &deals_kind, deal.id);
    OK(turn_end(t, RC_OK));
    assert_true(last_news(t)->id > post);
    post = last_news(t)->id;
    t->is_repeat = true;
    t = world_turn(&world, SMALL_ANA);
    OK(record_undo(t, turn, &n));
    OK(redraw_touched(t));
    assert_int_equal(last_news(t)->id, post);
    assert_non_null(strstr(last_news(t)->card, "Undone"));
    assert_null(strstr(last_news(t)->card, "action"));
}

static void an_action_is_known_by_its_id_alone(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct action action = {.command = "undo T-1", .kind = "", .person = SMALL_ANA}, got;

    (void)state;
    OK(action_add(t, &action));
    assert_int_equal(strlen(action.id), 30);
    OK(action_get(t, action.id, &got));
    assert_string_equal(got.command, "undo T-1");
    assert_int_equal(got.used_turn, 0);
    OK(action_used(t, action.id));
    OK(action_get(t, action.id, &got));
    assert_int_equal(got.used_turn, t->id);
    NO(RC_ABSENT, action_get(t, "AAAAAAAAAAAAAAAAAAAAAA", &got));
}

static void the_buttons_of_a_card_share_a_row_and_are_pressed_apart(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct card card = {.text = "ring"};
    struct action got;
    char forged[40];

    (void)state;
    card_button(&card, "Done", BUTTON_PRIMARY, "done R-1");
    card_button(&card, "Later", BUTTON_PLAIN, "snooze R-1 1h");
    card_button(&card, "Words", BUTTON_PLAIN, "note D-5 one\ntwo");
    OK(card_mint(t, &card, "deal", 5, 1, SMALL_ANA));
    assert_int_equal(count("SELECT COUNT(*) FROM action"), 2);
    OK(action_get(t, card.buttons[0].action, &got));
    assert_string_equal(got.command, "done R-1");
    OK(action_get(t, card.buttons[1].action, &got));
    assert_string_equal(got.command, "snooze R-1 1h");
    assert_int_equal(got.person, SMALL_ANA);
    OK(action_get(t, card.buttons[2].action, &got));
    assert_string_equal(got.command, "note D-5 one\ntwo");

    OK(action_used(t, card.buttons[1].action));
    OK(action_get(t, card.buttons[1].action, &got));
    assert_int_equal(got.used_turn, t->id);
    OK(action_get(t, card.buttons[0].action, &got));
    assert_int_equal(got.used_turn, 0);

    (void)snprintf(forged, sizeof(forged), "%.30s", card.buttons[0].action);
    NO(RC_ABSENT, action_get(t, forged, &got)); /* a row is no button */
    (void)snprintf(forged, sizeof(forged), "%.30sc", card.buttons[0].action);
    NO(RC_ABSENT, action_get(t, forged, &got));
    (void)snprintf(forged, sizeof(forged), "%.30s`", card.buttons[0].action);
    NO(RC_ABSENT, action_get(t, forged, &got));
    (void)snprintf(forged, sizeof(forged), "%.30sa", card.buttons[2].action);
    NO(RC_ABSENT, action_get(t, forged, &got)); /* it would be pressed twice */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_buttons_of_a_card_share_a_row_and_are_pressed_apart),
        TEST(a_person_is_told_where_they_are_bound),
        TEST(mail_goes_where_there_is_mail),
        TEST(an_answer_holds_what_was_said_and_offered),
        TEST(an_answer_elsewhere_is_a_letter),
        TEST(a_card_is_drawn_again_wherever_it_was_shown),
        TEST(what_was_answered_offers_no_more),
        TEST(what_looks_the_same_is_left_alone),
        TEST(buttons_are_bound_to_the_version_they_show),
        TEST(a_card_of_what_was_undone_says_so),
        TEST(an_action_is_known_by_its_id_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
