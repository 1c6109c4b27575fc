/* What rooms hear: each reads it in their own language, by their own clock. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "base/zone.h"
#include "store/actions.h"
#include "tests/store/talk.h"

#include <stdio.h>

static struct manner manner(const char *zone, enum lang lang)
{
    struct manner manner = {.lang = lang};

    OK(zone_find(zone, &manner.zone));
    return manner;
}

static enum rc draw_won(struct turn *t, const struct person *reader, const void *about,
                        struct card *out)
{
    (void)about;
    *out =
        (struct card){.text = arena_printf(t->arena, "%s %s",
                                           IN(reader, "won!", "成交！"), reader->zone)};
    return RC_OK;
}

static void a_room_is_told_on_every_platform(void **state)
{
    struct turn *t = world_turn(&world, 0);

    (void)state;
    OK(tell_room(t, "sales", draw_won, NULL));
    assert_string_equal(t->news->room, "sales");
    assert_string_equal(t->news->text, "won! Europe/London");
    assert_string_equal(t->news->card, "");
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE lane = 'C-sales'"
                           " AND text = 'won! Europe/London'"),
                     1);
    OK(tell_room(t, "nothing", draw_won, NULL));
}

static void each_reads_a_room_in_their_language_and_zone(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct conversation sales;
    struct news *list;
    bool more;

    (void)state;
    OK(tell_room(t, "sales", draw_won, NULL));
    const struct news *said = t->news;

    assert_string_equal(news_read(said, manner("Asia/Shanghai", LANG_ZH)).text,
                        "成交！ Asia/Shanghai");
    assert_string_equal(news_read(said, manner("Europe/London", LANG_EN)).text,
                        "won! Europe/London");
    /* Nobody reads so here yet: the language counts first. */
    assert_string_equal(news_read(said, manner("Europe/London", LANG_ZH)).text,
                        "成交！ Asia/Shanghai");
    assert_string_equal(news_read(said, manner("Asia/Shanghai", LANG_EN)).text,
                        "won! Europe/London");

    OK(conversation_get(t, "web", "sales", &sales));
    OK(posts_before(t, SMALL_BO, sales.id, 0, 10, &list, &more));
    assert_string_equal(news_read(list, manner("Asia/Shanghai", LANG_ZH)).text,
                        "成交！ Asia/Shanghai");
}

static void a_record_is_drawn_again_for_each(void **state)
{
    const struct manner chinese = manner("Asia/Shanghai", LANG_ZH);
    struct turn *t = world_turn(&world, 0);
    struct news read;

    (void)state;
    OK(show_room(t, "sales", &deals_kind, 5, NULL));
    assert_non_null(strstr(t->news->card, "Proposal"));
    read = news_read(t->news, chinese);
    assert_non_null(strstr(read.card, "报价"));
    OK(retitle(t, 5, "Another title"));
    OK(redraw_touched(t));
    read = news_read(last_news(t), chinese);
    assert_non_null(strstr(read.card, "Another title"));
    assert_non_null(strstr(read.card, "报价"));
    assert_int_equal(count("SELECT COUNT(*) FROM reading"), 1);
}

static void who_comes_later_reads_it_when_it_is_drawn_again(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct person ana;

    (void)state;
    OK(show_room(t, "sales", &deals_kind, 5, NULL));
    OK(people_get(t, SMALL_ANA, &ana));
    ana.zone = "Asia/Tokyo";
    OK(people_put(t, &ana));
    OK(redraw_touched(t)); /* of people there are no cards */
    assert_int_equal(count("SELECT COUNT(*) FROM reading"), 1);
    OK(retitle(t, 5, "Another title"));
    OK(redraw_touched(t));
    assert_int_equal(count("SELECT COUNT(*) FROM reading WHERE zone = 'Asia/Tokyo'"), 1);
}

static enum rc draw_table(struct turn *t, const struct person *reader, const void *about,
                          struct card *out)
{
    (void)about;
    *out = (struct card){.title = IN(reader, "This week", "本周"),
                         .text = arena_printf(t->arena, "%s", reader->zone)};
    return RC_OK;
}

/* A record's card is drawn for them, what is none's reads as it did in the nearest
 * manner; a few at a time, and each once. */
static void who_comes_later_finds_the_newest_drawn_for_them(void **state)
{
    const struct manner tokyo = manner("Asia/Tokyo", LANG_ZH);
    struct turn *t = world_turn(&world, 0);
    bool is_anew[4] = {false};
    size_t drawn[4] = {0};
    struct conversation sales;
    struct person ana;
    struct news *list;
    bool more;

    (void)state;
    OK(show_room(t, "sales", &deals_kind, 5, NULL));
    OK(show_room(t, "sales", &deals_kind, 6, NULL));
    OK(tell_room(t, "sales", draw_table, NULL));
    OK(conversation_get(t, "web", "sales", &sales));
    OK(newcomer_draw(t, sales.id, 2, &drawn[0], &is_anew[0]));
    assert_int_equal(drawn[0], 0); /* the firm's own manner */
    OK(people_get(t, SMALL_ANA, &ana));
    ana.zone = "Asia/Tokyo";
    ana.lang = LANG_ZH;
    OK(people_put(t, &ana));
    OK(retitle(t, 5, "Another title")); /* drawn as it stands now */
    OK(turn_as(t, SMALL_ANA));
    for (size_t i = 0; i < COUNT(drawn); i++)
        OK(newcomer_draw(t, sales.id, 2, &drawn[i], &is_anew[i]));
    assert_int_equal(drawn[0], 2);
    assert_int_equal(drawn[1], 1);
    assert_int_equal(drawn[2] + drawn[3], 0);
    assert_true(is_anew[0]);
    assert_int_equal(count("SELECT COUNT(*) FROM reading WHERE zone = 'Asia/Tokyo'"), 3);
    OK(posts_before(t, SMALL_ANA, sales.id, 0, 10, &list, &more));
    assert_non_null(strstr(news_read(list, tokyo).card, "Another title"));
    assert_non_null(strstr(news_read(list, tokyo).card, "报价"));
    assert_non_null(strstr(news_read(list->next->next, tokyo).card, "本周"));
}

static void what_was_answered_reads_so_in_every_manner(void **state)
{
    const struct manner tokyo = manner("Asia/Tokyo", LANG_ZH);
    struct turn *t = hear("ana", "sales", "e1", "x");
    bool is_anew = false;
    struct person ana;
    struct card card;
    char action[64];
    size_t drawn;

    (void)state;
    say(t, "When is the next touch?");
    offer(t, "Tomorrow", BUTTON_PLAIN, "touch D-5 tomorrow");
    OK(turn_end(t, RC_OK));
    OK(card_read(last_news(t)->card, t->keep, &card, &t->err));
    (void)snprintf(action, sizeof(action), "%s", card.buttons[0].action);
    t->is_repeat = true;
    t = hear("ana", "sales", "e2", "y");
    OK(people_get(t, SMALL_ANA, &ana));
    ana.zone = "Asia/Tokyo";
    ana.lang = LANG_ZH;
    OK(people_put(t, &ana));
    OK(turn_as(t, SMALL_ANA));
    OK(newcomer_draw(t, t->where.id, 5, &drawn, &is_anew));
    assert_int_equal(drawn, 1);
    assert_false(is_anew); /* it reads as it did */
    OK(action_answered(t, action, &answered_filled));
    assert_non_null(strstr(last_news(t)->card, "Filled in by Ana Reyes"));
    assert_non_null(strstr(news_read(last_news(t), tokyo).card, "已填写：Ana Reyes"));
    assert_null(strstr(news_read(last_news(t), tokyo).card, action));
}

static enum rc draw_question(struct turn *t, const struct person *reader,
                             const void *about, struct card *out)
{
    (void)about;
    out->text = IN(reader, "When?", "什么时候？");
    card_button(out, IN(reader, "Tomorrow", "明天"), BUTTON_PLAIN,
                arena_copy(t->arena, "touch D-5 tomorrow"));
    return RC_OK;
}

/* Each reading has buttons of its own: whichever is pressed, it is answered for all. */
static void what_one_answers_is_answered_for_each_in_their_words(void **state)
{
    const struct manner shanghai = manner("Asia/Shanghai", LANG_ZH);
    struct turn *t = hear("bo", "sales", "e1", "x");
    struct err err = {0};
    struct card card;

    (void)state;
    OK(tell_room(t, "sales", draw_question, NULL));
    const struct news *said = last_news(t), asked = news_read(said, shanghai);
    OK(card_read(asked.card, t->arena, &card, &err));
    assert_string_equal(card.buttons[0].label, "明天");
    assert_null(strstr(said->card, card.buttons[0].action));
    OK(action_answered(t, card.buttons[0].action, &answered_filled));
    const struct news *news = last_news(t);
    assert_int_equal(news->id, asked.id);
    assert_non_null(strstr(news->card, "Filled in by 薄一"));
    assert_string_equal(news->text, "When?");
    assert_non_null(strstr(news_read(news, shanghai).card, "已填写：薄一"));
    assert_string_equal(news_read(news, shanghai).text, "什么时候？");
    assert_null(strstr(news->card, "action"));
    assert_null(strstr(news_read(news, shanghai).card, "action"));
}

static void a_post_is_found_by_the_words_in_which_one_reads_it(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct news *found;

    (void)state;
    OK(show_room(t, "sales", &deals_kind, 5, NULL));
    int64_t post = t->news->id;

    for (int round = 0; round < 2; round++) { /* read one by one, and by the index */
        OK(posts_search(t, SMALL_BO, "报价", 5, &found));
        assert_non_null(found);
        assert_int_equal(found->id, post);
        OK(posts_search(t, SMALL_ANA, "Proposal", 5, &found));
        assert_non_null(found);
        world_end(&world, RC_OK);
        search_index(world.store, 100);
        t = world_turn(&world, 0);
    }
}

static void a_channel_has_a_language_and_a_clock_of_its_own(void **state)
{
    struct turn *t = world_turn(&world, 0);
    struct conversation channel;

    (void)state;
    OK(conversation_get(t, "fake", "C-sales", &channel));
    OK(conversation_manner(t, channel.id, LANG_ZH, "Asia/Tokyo"));
    OK(tell_room(t, "sales", draw_won, NULL));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE lane = 'C-sales'"
                           " AND text = '成交！ Asia/Tokyo'"),
                     1);
    assert_string_equal(t->news->text, "won! Europe/London");
    OK(show_room(t, "sales", &deals_kind, 5, NULL));
    OK(retitle(t, 5, "Another title"));
    OK(redraw_touched(t));
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE lane = 'C-sales'"
                           " AND edits <> 0 AND card LIKE '%报价%Another title%'") +
                         count("SELECT COUNT(*) FROM outbox WHERE lane = 'C-sales'"
                               " AND edits <> 0 AND card LIKE '%Another title%报价%'"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_room_is_told_on_every_platform),
        TEST(each_reads_a_room_in_their_language_and_zone),
        TEST(a_record_is_drawn_again_for_each),
        TEST(who_comes_later_reads_it_when_it_is_drawn_again),
        TEST(who_comes_later_finds_the_newest_drawn_for_them),
        TEST(what_was_answered_reads_so_in_every_manner),
        TEST(what_one_answers_is_answered_for_each_in_their_words),
        TEST(a_post_is_found_by_the_words_in_which_one_reads_it),
        TEST(a_channel_has_a_language_and_a_clock_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
