/* How a form ends: filled in, cancelled, or asked again in another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "hall.h"

/* How many posts of the web chat have a card with this in it. */
static int64_t cards_with(const char *piece)
{
    struct err err = {0};
    char sql[256];
    int64_t n = -1;

    if (world.has_turn)
        world_end(&world, RC_OK);
    (void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM post WHERE card LIKE '%%%s%%'",
                   piece);
    OK(engine_int(world.store->db, sql, &n, &err));
    return n;
}

static void lacks(struct heard heard, const char *begins, const char *piece)
{
    says(heard, RC_OK, begins);
    if (strstr(heard.text, piece))
        fail_msg("\"%s\" in: %s", piece, heard.text);
}

static void a_form_that_was_answered_in_words_is_drawn_as_filled_in(void **state)
{
    (void)state;
    (void)button(&(struct heard){.card = tell("ana", "note D-5").card}, "Cancel");
    assert_int_equal(cards_with("\"form\""), 1);
    says(tell("ana", "they liked the demo"), RC_OK, "Noted on D-5 Acme");
    assert_int_equal(cards_with("\"form\""), 0);
    assert_int_equal(cards_with("Filled in by Ana Reyes"), 1);
    /* what is asked again is asked in one form */
    says(tell("bo", "阶段 D-6 演示"), RC_USAGE,
         "D-6 鼎砺机械 进入“演示”还需要：演示日期？");
    says(tell("bo", "明天"), RC_USAGE,
         "演示日期：3月3日（周二）。D-6 鼎砺机械 进入“演示”还需要：参加人？");
    assert_int_equal(cards_with("\"form\""), 1);
    assert_int_equal(cards_with("见下方新的表单"), 1);
}

static void a_form_whose_matter_is_settled_is_closed_wherever_it_stands(void **state)
{
    (void)state;
    says(tell("ana", "approval request D-5 discount 12 reason=\"three years\""), RC_OK,
         "AP-1");
    says(tell("max", "reject AP-1"), RC_USAGE, "To reject AP-1, say why.");
    assert_int_equal(cards_with("\"form\""), 1);
    lacks(tell("max", "approve AP-1"), "AP-1 is approved", "Still open");
    assert_int_equal(cards_with("\"form\""), 0);
    assert_int_equal(cards_with("Settled by Max Stone"), 1);
    says(tell("fin", "promise INV-7"), RC_USAGE, "INV-7 Acme: when?");
    says(tell("cfo", "payment INV-7 1200"), RC_OK, "INV-7");
    assert_int_equal(cards_with("\"form\""), 0);
    assert_int_equal(cards_with("Settled by Carla Voss"), 1);
    says(tell("fin", "friday"), RC_USAGE, "I do not know");
    /* a customer's money, through their invoice; and of two parts the first */
    says(tell("fin", "invoice new D-6 42万 due=2026-03-20"), RC_OK, "INV-8");
    says(tell("fin", "鼎砺付了"), RC_USAGE, "INV-8");
    lacks(tell("fin", "鼎砺转账21万,另外21万月底付"), "INV-8: ¥210,000 came in",
          "Still open");
    assert_int_equal(cards_with("\"form\""), 0);
}

static void
what_is_asked_again_stands_in_one_form_and_a_deal_that_moved_in_none(void **state)
{
    static const char moved[] =
        "deal stage D-5 negotiation competitor=none discount=10 terms=\"30 days\"";

    (void)state;
    says(tell("ana", "won D-5"), RC_USAGE, "Signed on: Mon 2 March.");
    says(tell("ana", "touch D-5 tomorrow"), RC_OK, "D-5 Acme");
    says(tell("ana", "undo"), RC_OK, "Undone");
    says(tell("ana", "won D-5"), RC_USAGE, "Signed on: Mon 2 March.");
    assert_int_equal(cards_with("\"form\""), 1);
    says(tell("ana", "qualify L-3"), RC_USAGE, "To make L-3 a deal");
    assert_int_equal(cards_with("\"form\""), 2);
    says(tell("ana", "never mind"), RC_OK, "Cancelled");
    assert_int_equal(cards_with("\"form\""), 1);
    lacks(tell("ana", moved), "D-5 Acme is in Negotiation", "Still open");
    assert_int_equal(cards_with("\"form\""), 0);
    assert_int_equal(cards_with("Settled by Ana Reyes"), 1);
    says(tell("ana", "reopened"), RC_USAGE, "I do not know");
}

static void a_form_of_what_is_not_theirs_to_see_tells_no_customer(void **state)
{
    (void)state;
    says(tell("bo", "跟进 D-5"), RC_USAGE, "D-5：跟进内容？");
}

static void a_form_that_was_cancelled_offers_no_more(void **state)
{
    char id[128], cancel[128];

    (void)state;
    struct heard heard = tell("ana", "note D-5");
    (void)snprintf(id, sizeof(id), "%s", form_of(&heard));
    says(tell("ana", "scrap that"), RC_OK, "Cancelled, nothing was done.");
    assert_int_equal(cards_with("Cancelled by Ana Reyes"), 1);
    assert_int_equal(cards_with("\"form\""), 0);
    says(fill("ana", id, "{\"text\":\"x\"}"), RC_RULE, "That was cancelled");
    heard = chat("bo", "跟进 D-6");
    (void)snprintf(id, sizeof(id), "%s", form_of(&heard));
    (void)snprintf(cancel, sizeof(cancel), "%s", button(&heard, "取消"));
    says(press("ana", cancel), RC_DENIED, "This button is for");
    says(press("bo", cancel), RC_OK, "已取消，没有做任何操作。");
    assert_int_equal(cards_with("已取消：薄一"), 1);
    says(fill("bo", id, "{\"text\":\"x\"}"), RC_RULE, "这个已取消");
    says(press("bo", cancel), RC_OK, "这个表单已关闭。");
}

static void a_form_beside_which_another_way_was_chosen_offers_no_more(void **state)
{
    char tomorrow[128];

    (void)state;
    struct heard heard = chat("ana", "remind D-5 text=\"call Jo\"");
    says(heard, RC_USAGE, "D-5 Acme: when? “call Jo”");
    (void)snprintf(tomorrow, sizeof(tomorrow), "%s", button(&heard, "Tomorrow"));
    says(press("ana", tomorrow), RC_OK, "R-1: I will remind you Tue 3 March 09:00");
    assert_int_equal(cards_with("\"form\""), 0);
}

static void a_button_that_was_pressed_goes_and_the_others_stay(void **state)
{
    char set[128];

    (void)state;
    says(chat("ana", "approval request D-5 discount 12 reason=\"three years\""), RC_OK,
         "AP-1");
    says(chat("max", "approve AP-1"), RC_OK, "");
    struct heard heard =
        chat("ana", "won D-5 signed_on=today invoice_on=+7d reason=quick");
    (void)snprintf(set, sizeof(set), "%s", button(&heard, "Set amount to €3,520"));
    assert_int_equal(cards_with(set), 1);
    says(press("ana", set), RC_OK, "D-5 Acme: Amount €3,520.");
    assert_int_equal(cards_with(set), 0);
    assert_int_equal(cards_with("\"Show\""), 2);
    says(press("ana", set), RC_RULE, "Already done by Ana Reyes");
}

/* The action behind the button of this label, of what the last turn told somebody. */
static const char *told_button(const char *label)
{
    for (const struct news *news = world.t.news; news; news = news->next) {
        struct heard told = {.text = news->text};
        struct err err = {0};
        if (!strstr(news->card, label))
            continue;
        OK(card_read(news->card, world.arena, &told.card, &err));
        return button(&told, label);
    }
    fail_msg("nobody was told with a button \"%s\"", label);
    return "";
}

static void
a_button_under_what_only_tells_of_a_record_goes_when_it_was_pressed(void **state)
{
    static const char label[] = "Set amount to €3,520";
    char set[128];

    (void)state;
    OK(people_unbind(world_turn(&world, SMALL_ANA), SMALL_ANA, "fake"));
    says(chat("ana", "approval request D-5 discount 12 reason=\"three years\""), RC_OK,
         "AP-1");
    says(chat("max", "approve AP-1"), RC_OK, "");
    (void)snprintf(set, sizeof(set), "%s", told_button(label));
    assert_int_equal(cards_with(label), 1);
    says(hall_turn("ana", "dealbell", (struct inbound){.kind = IN_PRESS, .action = set}),
         RC_OK, "D-5 Acme: Amount €3,520.");
    assert_int_equal(cards_with(label), 0);
    assert_int_equal(cards_with("\"Move on\""), 1);
}

static void never_mind_takes_back_what_was_done_just_now_alone(void **state)
{
    (void)state;
    says(tell("ana", "touch D-5 tomorrow"), RC_OK, "D-5 Acme: next touch");
    struct heard heard = tell("ana", "never mind");
    (void)button(&heard, "Undo the step before");
    says(tell("ana", "who holds D-5"), RC_OK, "D-5 Acme");
    heard = tell("ana", "never mind");
    says(heard, RC_OK, "All right, nothing was done.");
    assert_int_equal(heard.card.n_buttons, 0);
}

static void a_form_asks_for_what_its_command_wants_to_know(void **state)
{
    static const struct {
        const char *who, *words, *label;
    } asked[] = {{"ana", "remind D-5 tomorrow", "What to be reminded of"},
                 {"bo", "提醒 D-6 明天", "提醒您什么"},
                 {"ana", "note D-5", "What happened"},
                 {"bo", "跟进 D-6", "内容"}};

    (void)state;
    for (size_t i = 0; i < COUNT(asked); i++) {
        struct heard heard = tell(asked[i].who, asked[i].words);

        (void)form_of(&heard);
        assert_string_equal(heard.card.form->inputs[0].label, asked[i].label);
    }
}

static void holds(struct heard heard, const char *piece)
{
    if (!strstr(heard.text, piece))
        fail_msg("no \"%s\" in: %s", piece, heard.text);
}

static void that_a_form_waits_is_said_once_and_under_no_list(void **state)
{
    static const char still[] = "Still open, D-5 Acme: Reason?";

    (void)state;
    says(tell("ana", "won D-5"), RC_USAGE, "Signed on: Mon 2 March.");
    lacks(tell("ana", "deal list"), "Open deals (1)", "Still open");
    lacks(tell("ana", "deal show D-5"), "D-5", "Still open");
    holds(tell("ana", "touch D-5 tomorrow"), still);
    lacks(tell("ana", "note D-5 they want a second unit"), "Noted on D-5", "Still open");
    lacks(tell("ana", "remind friday call Max"), "R-1", "Still open");
    /* what is asked anew waits anew */
    says(tell("ana", "won D-5"), RC_USAGE, "Signed on: Mon 2 March.");
    holds(tell("ana", "touch D-5 friday"), still);
    lacks(tell("ana", "touch D-5 tomorrow"), "D-5 Acme", "Still open");
}

static void who_may_not_take_it_back_sees_no_button_for_it(void **state)
{
    (void)state;
    struct heard heard = chat("ana", "touch D-5 tomorrow");
    const char *undo = button(&heard, "Undo");
    size_t n = heard.card.n_buttons;

    card_for(&heard.card, "ana");
    assert_int_equal(heard.card.n_buttons, n);
    card_for(&heard.card, "max");
    for (size_t i = 0; i < heard.card.n_buttons; i++)
        assert_string_not_equal(heard.card.buttons[i].action, undo);
    assert_true(heard.card.n_buttons < n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_form_that_was_answered_in_words_is_drawn_as_filled_in),
        TEST(a_form_whose_matter_is_settled_is_closed_wherever_it_stands),
        TEST(what_is_asked_again_stands_in_one_form_and_a_deal_that_moved_in_none),
        TEST(a_form_of_what_is_not_theirs_to_see_tells_no_customer),
        TEST(a_form_that_was_cancelled_offers_no_more),
        TEST(a_form_beside_which_another_way_was_chosen_offers_no_more),
        TEST(a_button_that_was_pressed_goes_and_the_others_stay),
        TEST(a_button_under_what_only_tells_of_a_record_goes_when_it_was_pressed),
        TEST(a_form_asks_for_what_its_command_wants_to_know),
        TEST(that_a_form_waits_is_said_once_and_under_no_list),
        TEST(who_may_not_take_it_back_sees_no_button_for_it),
        TEST(never_mind_takes_back_what_was_done_just_now_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
