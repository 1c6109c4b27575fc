/* The web chat's log: who sees what, places in it, search. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/store/talk.h"

#include <stdio.h>

static int length(const struct news *news)
{
    int n = 0;

    for (; news; news = news->next)
        n++;
    return n;
}

static struct turn *post(const char *who, const char *room, const char *text)
{
    static char events[2][32]; /* one outlives the turn before */
    static int n;
    char *event = events[++n % 2];
    struct turn *t;

    (void)snprintf(event, sizeof(events[0]), "post-%d", n);
    t = hear(who, room, event, text);
    OK(heard_rc);
    return t;
}

static void a_post_is_news_with_all_that_browsers_need(void **state)
{
    struct turn *t = post("bo", "sales", "签了！");
    const struct news *news = t->news;

    (void)state;
    assert_string_equal(news->room, "sales");
    assert_string_equal(news->from, "bo");
    assert_string_equal(news->text, "签了！");
    assert_string_equal(news->for_account, "bo");
    assert_non_null(strstr(news->for_event, "post-"));
    assert_false(news->is_edit);
    assert_null(news->next);
}

static void an_edit_keeps_its_place_and_gets_a_new_change(void **state)
{
    struct turn *t = post("ana", "sales", "one");
    struct news *first = t->news, *after;
    bool more;

    (void)state;
    (void)post("ana", "sales", "two");
    t = world_turn(&world, 0);
    OK(posts_after(t, SMALL_ANA, 0, 10, &first, &more));
    OK(post_edit(t, first->id, "one, mended", ""));
    OK(posts_after(t, SMALL_ANA, first->change, 10, &after, &more));
    assert_int_equal(length(after), 2);
    assert_string_equal(after->text, "two");
    assert_string_equal(after->next->text, "one, mended");
    assert_true(after->next->is_edit);
    assert_int_equal(after->next->id, first->id);
    NO(RC_BROKEN, post_edit(t, 404, "", ""));
}

static void each_sees_the_rooms_and_their_own(void **state)
{
    struct turn *t;
    struct news *seen, *made;
    bool more;
    struct conversation sales;

    (void)state;
    (void)post("ana", "sales", "all");
    (void)post("ana", "dealbell", "ana to dealbell");
    (void)post("ana", "@bo", "ana to bo");
    t = post("bo", "@ana", "bo to ana");
    OK(conversation_get(t, "web", "sales", &sales));
    OK(post_make(t, &sales, 0, SMALL_BO, "bo alone", "", &made));
    OK(posts_after(t, SMALL_ANA, 0, 10, &seen, &more));
    assert_int_equal(length(seen), 4);
    OK(posts_after(t, SMALL_BO, 0, 10, &seen, &more));
    assert_int_equal(length(seen), 4);
    assert_string_equal(seen->next->text, "ana to bo");
    assert_int_equal(seen->next->conversation, seen->next->next->conversation);
    OK(posts_after(t, SMALL_MAX, 0, 10, &seen, &more));
    assert_int_equal(length(seen), 1);
    OK(posts_before(t, SMALL_MAX, t->where.id, 0, 10, &seen, &more));
    assert_int_equal(length(seen), 0);
}

/* What one reads takes no more memory than about a MiB, however long the posts are. */
static void long_posts_come_in_shorter_pieces(void **state)
{
    enum { LONG = 60000, POSTS = 30, FIT = 19 };

    static char words[LONG + 1]; /* outlives the turn */
    struct turn *t = NULL;
    struct news *seen;
    bool more;

    (void)state;
    memset(words, 'x', LONG);
    for (int i = 0; i < POSTS; i++)
        t = post("ana", "sales", words);
    OK(posts_before(t, SMALL_ANA, t->where.id, 0, 50, &seen, &more));
    assert_true(length(seen) > 1 && length(seen) < FIT);
    assert_true(more);
    while (seen->next)
        seen = seen->next;
    assert_int_equal(seen->id, t->news->id); /* the newest */
}

static void the_log_comes_in_pieces(void **state)
{
    struct turn *t;
    struct news *seen;
    bool more;

    (void)state;
    for (int i = 0; i < 7; i++)
        (void)post("ana", "sales", "x");
    t = post("ana", "sales", "last");
    OK(posts_after(t, SMALL_ANA, 0, 5, &seen, &more));
    assert_int_equal(length(seen), 5);
    assert_true(more);
    OK(posts_before(t, SMALL_ANA, t->where.id, 0, 5, &seen, &more));
    assert_int_equal(length(seen), 5);
    assert_true(more);
    assert_string_equal(seen->next->next->next->next->text, "last");
    OK(posts_before(t, SMALL_ANA, t->where.id, seen->id, 5, &seen, &more));
    assert_int_equal(length(seen), 3);
    assert_false(more);
}

static void what_others_wrote_is_unread_up_to_a_hundred(void **state)
{
    struct turn *t;
    int64_t n;

    (void)state;
    for (int i = 0; i < 105; i++)
        (void)post("ana", "sales", "x");
    t = post("ana", "sales", "x");
    OK(posts_unread(t, SMALL_BO, t->where.id, &n));
    assert_int_equal(n, 100);
    OK(posts_unread(t, SMALL_ANA, t->where.id, &n));
    assert_int_equal(n, 0);
    OK(posts_read(t, SMALL_BO, t->where.id, t->news->id - 2));
    OK(posts_read(t, SMALL_BO, t->where.id, 1)); /* never back */
    OK(posts_unread(t, SMALL_BO, t->where.id, &n));
    assert_int_equal(n, 2);
}

static int found(struct turn *t, int64_t person, const char *words)
{
    struct news *list;

    OK(posts_search(t, person, words, 10, &list));
    return length(list);
}

/* The same before and after the posts are in the index. */
static void check_search(void)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    assert_int_equal(found(t, SMALL_ANA, "acme"), 2);
    assert_int_equal(found(t, SMALL_ANA, "ACME contract"), 1);
    assert_int_equal(found(t, SMALL_ANA, "contract acme"), 1);
    assert_int_equal(found(t, SMALL_ANA, "acm"), 0);
    assert_int_equal(found(t, SMALL_ANA, "鼎砺"), 1);
    assert_int_equal(found(t, SMALL_ANA, "砺机"), 1);
    assert_int_equal(found(t, SMALL_ANA, "机"), 1);
    assert_int_equal(found(t, SMALL_ANA, "砺鼎"), 0);
    assert_int_equal(found(t, SMALL_ANA, "机械。"), 1);
    assert_int_equal(found(t, SMALL_ANA, "nova"), 1);
    assert_int_equal(found(t, SMALL_ANA, "D-5"), 1);
    assert_int_equal(found(t, SMALL_ANA, "bluefin"), 1); /* of a card */
    assert_int_equal(found(t, SMALL_ANA, "good"), 0);    /* a tone is no word */
    assert_int_equal(found(t, SMALL_ANA, "secret"), 0);
    assert_int_equal(found(t, SMALL_BO, "secret"), 1);
    assert_int_equal(found(t, SMALL_ANA, "\"*^( NEAR OR -"), 0);
    assert_int_equal(found(t, SMALL_ANA, "  "), 0);
}

static void posts_are_found_by_their_words(void **state)
{
    struct turn *t;
    struct news *made;

    (void)state;
    (void)post("ana", "sales", "Acme wants the contract");
    (void)post("ana", "sales", "acme called, see D-5");
    (void)post("bo", "sales", "鼎砺机械，Nova。下周付款");
    t = post("bo", "dealbell", "a secret");
    OK(post_make(t, &t->where, 0, 0, "", "", &made));
    OK(conversation_get(t, "web", "sales", &t->where));
    OK(post_make(t, &t->where, 0, 0, "see:",
                 "{\"title\":\"Bluefin\",\"fields\":[{\"label\":\"a\",\"value\":\"b\","
                 "\"tone\":\"good\"}]}",
                 &made));
    check_search();
    world_end(&world, RC_OK);
    search_index(world.store, 1000);
    assert_int_equal(world.store->indexed_change, world.store->last_change);
    check_search();
}

static void an_edited_post_is_found_by_what_it_says_now(void **state)
{
    struct turn *t;

    (void)state;
    (void)post("ana", "sales", "alpha beta");
    world_end(&world, RC_OK);
    search_index(world.store, 1000);
    t = world_turn(&world, 0);
    OK(post_edit(t, 1, "alpha gamma", ""));
    for (int is_indexed = 0; is_indexed < 2; is_indexed++) {
        t = world_turn(&world, 0);
        assert_int_equal(found(t, SMALL_ANA, "alpha"), 1);
        assert_int_equal(found(t, SMALL_ANA, "gamma"), 1);
        assert_int_equal(found(t, SMALL_ANA, "alpha gamma"), 1);
        assert_int_equal(found(t, SMALL_ANA, "beta"), 0);
        world_end(&world, RC_OK);
        search_index(world.store, 1000);
    }
    assert_int_equal(count("SELECT change FROM findable"), 2);
}

static void
posts_found_by_the_index_and_those_changed_since_come_newest_first(void **state)
{
    struct news *list;
    struct turn *t;

    (void)state;
    for (int i = 0; i < 4; i++)
        (void)post("ana", "sales", "alpha");
    world_end(&world, RC_OK);
    search_index(world.store, 1000);
    t = world_turn(&world, 0);
    OK(post_edit(t, 2, "alpha now", ""));
    OK(posts_search(t, SMALL_ANA, "alpha", 3, &list));
    for (int64_t id = 4; id > 1; id--, list = list->next)
        assert_int_equal(list->id, id);
    assert_null(list);
}

static void a_restart_goes_on_indexing_where_it_was(void **state)
{
    char path[256];
    struct err err = {0};
    struct turn *t;

    (void)state;
    for (int i = 0; i < 5; i++)
        (void)post("ana", "sales", "alpha");
    world_end(&world, RC_OK);
    search_index(world.store, 3);
    world.store->last_change += 50; /* numbers of a batch that was taken back */
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    const struct store_options options = {.path = path};
    store_close(world.store);
    OK(store_open(&options, &world.store, &err));
    assert_int_equal(world.store->indexed_change, 3);
    search_index(world.store, 1000);
    (void)post("ana", "sales", "alpha");
    world_end(&world, RC_OK);
    t = world_turn(&world, 0);
    assert_int_equal(found(t, SMALL_ANA, "alpha"), 6);
    world_end(&world, RC_OK);
    search_index(world.store, 1000);
    t = world_turn(&world, 0);
    assert_int_equal(found(t, SMALL_ANA, "alpha"), 6);
}

static void rooms_have_names_for_their_readers(void **state)
{
    struct turn *t = post("bo", "@ana", "hi");
    struct conversation list[8];
    size_t n;

    (void)state;
    assert_string_equal(t->where.key, "dm:ana+bo");
    assert_string_equal(room_of(t, SMALL_ANA, &t->where), "@bo");
    assert_string_equal(room_of(t, SMALL_BO, &t->where), "@ana");
    t = post("bo", "dealbell", "hi");
    assert_string_equal(room_of(t, SMALL_BO, &t->where), "dealbell");
    OK(conversations_of(t, SMALL_BO, list, 8, &n));
    assert_int_equal(n, 5);
    assert_string_equal(list[0].key, "sales");
    assert_string_equal(list[3].key, "dm:bo");
    assert_string_equal(list[4].key, "dm:ana+bo");
    OK(conversations_of(t, SMALL_ANA, list, 8, &n));
    assert_int_equal(n, 4);
    OK(conversations_for(t, "sales", list, 8, &n));
    assert_int_equal(n, 2);
    NO(RC_ABSENT, conversation_of_room(t, &t->me, "@bo", &list[0]));
    NO(RC_ABSENT, conversation_of_room(t, &t->me, "@nobody", &list[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_post_is_news_with_all_that_browsers_need),
        TEST(an_edit_keeps_its_place_and_gets_a_new_change),
        TEST(each_sees_the_rooms_and_their_own),
        TEST(long_posts_come_in_shorter_pieces),
        TEST(the_log_comes_in_pieces),
        TEST(what_others_wrote_is_unread_up_to_a_hundred),
        TEST(posts_are_found_by_their_words),
        TEST(an_edited_post_is_found_by_what_it_says_now),
        TEST(posts_found_by_the_index_and_those_changed_since_come_newest_first),
        TEST(a_restart_goes_on_indexing_where_it_was),
        TEST(rooms_have_names_for_their_readers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
