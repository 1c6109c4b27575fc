/* Turns: what comes once counts once, and a refusal leaves its answer alone. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/actions.h"
#include "tests/store/talk.h"

static void a_message_counts_once(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "retitle");
    int64_t first = t->id;

    (void)state;
    OK(heard_rc);
    OK(retitle(t, 5, "once"));
    say(t, "done");
    world_end(&world, RC_OK);
    t = hear("ana", "sales", "e1", "retitle");
    OK(heard_rc);
    assert_true(t->is_repeat);
    assert_int_equal(t->id, first);
    assert_string_equal(heard.answer, "done");
    world_end(&world, RC_OK);
    assert_int_equal(heard.rc, RC_OK);
    assert_int_equal(count("SELECT COUNT(*) FROM inbox WHERE event = 'e1'"), 1);
    assert_int_equal(count("SELECT version FROM deal WHERE id = 5"), 2);
    assert_int_equal(count("SELECT COUNT(*) FROM post WHERE text = 'retitle'"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM post WHERE text = 'done'"), 1);
}

static void the_same_event_of_another_platform_is_another(void **state)
{
    (void)state;
    (void)hear("ana", "sales", "e1", "one");
    assert_false(hear_on("fake", "U-ana", "C-sales", "e1", "two")->is_repeat);
}

static void a_refusal_undoes_its_effects_and_keeps_its_answer(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "retitle");
    int64_t rows = count("SELECT COUNT(*) FROM audit");

    (void)state;
    OK(retitle(t, 5, "never"));
    say(t, "never said");
    (void)err_set(&t->err, RC_RULE, "this is not done");
    (void)err_hint(&t->err, "ask max");
    world_end(&world, RC_RULE);
    assert_int_equal(count("SELECT version FROM deal WHERE id = 5"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM audit"), rows);
    assert_int_equal(count("SELECT rc FROM inbox WHERE event = 'e1'"), RC_RULE);
    assert_int_equal(count("SELECT COUNT(*) FROM post WHERE text = 'retitle'"), 1);
    assert_int_equal(count("SELECT only_for FROM post WHERE text ="
                           " 'This is not done' || char(10) || 'Ask max'"),
                     SMALL_ANA);
    assert_int_equal(count("SELECT COUNT(*) FROM post WHERE text LIKE '%never%'"), 0);
}

static void numbers_and_seals_go_back_with_a_refusal(void **state)
{
    struct deal deal = {.account = SMALL_ACME,
                        .owner = SMALL_ANA,
                        .title = "T",
                        .facts = "{}",
                        .next_touch = "",
                        .close_on = DAY_NONE};
    struct turn *t = hear("ana", "sales", "e1", "new");
    int64_t id, rows;
    struct err err = {0};

    (void)state;
    OK(deals_add(t, &deal));
    id = deal.id;
    (void)err_set(&t->err, RC_RULE, "no");
    world_end(&world, RC_RULE);
    t = hear("ana", "sales", "e2", "new");
    deal.id = 0;
    OK(deals_add(t, &deal));
    assert_int_equal(deal.id, id);
    world_end(&world, RC_OK);
    OK(audit_verify(world.store, &rows, &err));
}

static void a_batch_that_is_lost_leaves_nothing(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "retitle");
    struct err err = {0};
    int64_t rows;

    (void)state;
    OK(retitle(t, 5, "lost"));
    OK(turn_end(t, RC_OK));
    store_rollback(world.store);
    world.has_turn = false;
    assert_int_equal(count("SELECT COUNT(*) FROM inbox"), 0);
    t = hear("ana", "sales", "e1", "retitle");
    assert_false(t->is_repeat);
    OK(retitle(t, 5, "kept"));
    world_end(&world, RC_OK);
    OK(audit_verify(world.store, &rows, &err));
}

static void who_and_where_are_found(void **state)
{
    struct turn *t = hear("bo", "dealbell", "e1", "你好");

    (void)state;
    OK(heard_rc);
    assert_string_equal(t->me.handle, "bo");
    assert_int_equal(t->lang, LANG_ZH);
    assert_int_equal(t->here.minute, 17 * 60); /* Shanghai */
    assert_string_equal(t->where.purpose, "direct");
    assert_string_equal(t->where.key, "dm:bo");
    t = hear_on("fake", "U-ana", "C-sales", "e1", "hello");
    assert_string_equal(t->me.handle, "ana");
    assert_int_equal(t->here.minute, 9 * 60);
    assert_string_equal(t->where.platform, "fake");
}

static void a_stranger_is_told_how_to_be_known_where_they_speak_to_us(void **state)
{
    (void)state;
    (void)hear_on("fake", "U-nobody", "C-sales", "e0", "hello, all");
    NO(RC_DENIED, heard_rc);
    world_end(&world, heard_rc);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox"), 0);
    (void)hear_on("fake", "U-nobody", "D-nobody", "e1", "hello");
    NO(RC_DENIED, heard_rc);
    world_end(&world, heard_rc);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE lane = 'D-nobody'"
                           " AND only_for = 'U-nobody'"),
                     1);
    (void)hear("nobody", "sales", "e2", "hello");
    NO(RC_DENIED, heard_rc);
    world_end(&world, heard_rc);
    assert_int_equal(count("SELECT COUNT(*) FROM post"), 0);
}

static void a_change_of_a_person_is_seen_at_once(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "language");
    struct person ana;

    (void)state;
    OK(people_get(t, SMALL_ANA, &ana));
    ana.lang = LANG_ZH;
    OK(people_put(t, &ana));
    OK(turn_as(t, SMALL_ANA));
    assert_int_equal(t->lang, LANG_ZH);
    (void)err_set(&t->err, RC_RULE, "no");
    world_end(&world, RC_RULE);
    t = hear("ana", "sales", "e2", "language"); /* and its undoing too */
    assert_int_equal(t->lang, LANG_EN);
    OK(people_get(t, SMALL_ANA, &ana));
    ana.lang = LANG_ZH;
    OK(people_put(t, &ana));
    t = hear("ana", "sales", "e3", "language");
    assert_int_equal(t->lang, LANG_ZH);
}

static void another_persons_direct_messages_are_no_place(void **state)
{
    (void)state;
    (void)hear("bo", "dealbell", "e1", "mine");
    OK(heard_rc);
    assert_int_equal(hear("ana", "dm:bo", "e2", "mine?")->where.id, 0);
    world_end(&world, RC_OK);
    assert_int_equal(count("SELECT COUNT(*) FROM post WHERE text = 'mine?'"), 0);
    assert_int_equal(hear("ana", "nowhere", "e3", "there")->where.id, 0);
}

static void what_is_missing_is_asked_for_in_a_form(void **state)
{
    const struct card_input inputs[] = {
        {.name = "amount", .label = "Amount", .kind = INPUT_MONEY, .is_required = true}};
    struct turn *t = hear("ana", "dealbell", "e1", "deal stage");
    const struct news *news;
    struct card card;

    (void)state;
    OK(retitle(t, 5, "never"));
    NO(RC_USAGE, ask(t, "deal stage D-5 won", inputs, 1, "the amount is %s", "missing"));
    OK(turn_end(t, RC_USAGE));
    news = last_news(t);
    assert_string_equal(news->text, "The amount is missing");
    assert_string_equal(news->for_event, "e1");
    OK(card_read(news->card, t->arena, &card, &t->err));
    assert_int_equal(card.form->n_inputs, 1);
    struct action action;
    OK(action_get(t, card.form->action, &action));
    assert_string_equal(action.command, "deal stage D-5 won");
    assert_int_equal(action.person, SMALL_ANA);
    assert_int_equal(count("SELECT version FROM deal WHERE id = 5"), 1);
    t->is_repeat = true; /* it is ended */
}

static void undo_is_offered_where_something_was_written(void **state)
{
    struct turn *t = hear("ana", "dealbell", "e1", "retitle");
    struct action action;
    struct card card;

    (void)state;
    OK(retitle(t, 5, "new"));
    t->may_be_undone = true;
    say(t, "done");
    OK(turn_end(t, RC_OK));
    OK(card_read(last_news(t)->card, t->arena, &card, &t->err));
    assert_int_equal(card.n_buttons, 1);
    assert_string_equal(card.buttons[0].label, "Undo");
    OK(action_get(t, card.buttons[0].action, &action));
    assert_string_equal(action.command,
                        arena_printf(t->arena, "undo T-%lld", (long long)t->id));
    assert_int_equal(action.person, SMALL_ANA);
    assert_int_equal(action.until, t->now + (int64_t)24 * 3600 * 1000);
    t->is_repeat = true;
    t = hear("ana", "dealbell", "e2", "look");
    t->may_be_undone = true;
    say(t, "nothing");
    OK(turn_end(t, RC_OK));
    assert_string_equal(last_news(t)->card, "");
    t->is_repeat = true;
}

static void silence_writes_no_post(void **state)
{
    (void)state;
    (void)hear("ana", "sales", "e1", "good morning");
    world_end(&world, RC_OK);
    assert_int_equal(count("SELECT COUNT(*) FROM post"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM inbox"), 1);
}

static void a_broken_handler_says_so_and_keeps_the_detail(void **state)
{
    struct turn *t = hear("bo", "dealbell", "e1", "x");

    (void)state;
    (void)err_broken(&t->err, "the cat sat on %s", "it");
    OK(turn_end(t, RC_BROKEN));
    assert_non_null(strstr(last_news(t)->text, "没有改动任何内容"));
    assert_null(strstr(last_news(t)->text, "cat"));
    assert_string_equal(t->err.detail, "the cat sat on it");
    t->is_repeat = true;
}

static void a_query_that_fails_ends_its_turn_alone(void **state)
{
    static const char *const sql[] = {"SELECT json('{')"};
    static const struct queries bad = QUERIES("bad", sql);
    struct turn *t = hear("ana", "dealbell", "e1", "x");
    enum rc rc;

    (void)state;
    OK(retitle(t, 5, "never"));
    {
        QUERY *q = query(t, &bad, 0);

        rc = row(t, q);
    }
    NO(RC_BROKEN, rc);
    OK(turn_end(t, rc));
    assert_non_null(strstr(last_news(t)->text, "nothing was changed"));
    t->is_repeat = true;
    world_end(&world, RC_OK);
    assert_int_equal(count("SELECT version FROM deal WHERE id = 5"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_message_counts_once),
        TEST(the_same_event_of_another_platform_is_another),
        TEST(a_refusal_undoes_its_effects_and_keeps_its_answer),
        TEST(numbers_and_seals_go_back_with_a_refusal),
        TEST(a_batch_that_is_lost_leaves_nothing),
        TEST(who_and_where_are_found),
        TEST(a_stranger_is_told_how_to_be_known_where_they_speak_to_us),
        TEST(a_change_of_a_person_is_seen_at_once),
        TEST(another_persons_direct_messages_are_no_place),
        TEST(what_is_missing_is_asked_for_in_a_form),
        TEST(undo_is_offered_where_something_was_written),
        TEST(silence_writes_no_post),
        TEST(a_query_that_fails_ends_its_turn_alone),
        TEST(a_broken_handler_says_so_and_keeps_the_detail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
