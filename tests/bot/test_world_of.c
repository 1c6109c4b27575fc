/* The world of the chat, asked of the database, is the same as that of a file: whatever
 * is known of the demo's firm, each sentence is read alike in both. */
#include "base/json.h"
#include "commands/language/meaning.h"
#include "commands/world_of.h"
#include "store/accounts.h"
#include "store/leads.h"
#include "store/people.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/bot/demo_firm.h"
#include "tests/world/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2026-03-11 10:15 in Shanghai. */
static const int64_t now = 1773195300000;

enum { LEADS_MOST = 100 };

struct bench {
    struct arena *arena, *lines;
    struct demo_firm firm;
    struct store *store; /* the firm's */
    struct world file;
};

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof(*b));
    struct err err = {0};
    size_t len;

    b->arena = arena_new();
    b->lines = arena_new();
    demo_firm_open(&b->firm, now);
    b->store = b->firm.store;
    const char *file =
        read_all(b->arena, SOURCE_DIR "/tests/commands/sentences_world.json", &len);
    assert_int_equal(world_from_json(b->arena, file, len, &b->file, &err), RC_OK);
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *b = *state;

    demo_firm_close(&b->firm);
    arena_free(b->lines);
    arena_free(b->arena);
    free(b);
    return 0;
}

/* A turn of this person. */
static void begin(struct bench *b, const char *handle, struct turn *t)
{
    struct person person;
    struct err err = {0};

    assert_int_equal(store_begin(b->store, &err), RC_OK);
    assert_int_equal(turn_begin(b->store, b->arena, b->arena, NULL, now, t), RC_OK);
    assert_int_equal(people_by_handle(t, handle, &person), RC_OK);
    assert_int_equal(turn_as(t, person.id), RC_OK);
}

static void end(struct bench *b, struct turn *t)
{
    struct err err = {0};

    assert_int_equal(turn_end(t, RC_OK), RC_OK);
    assert_int_equal(store_commit(b->store, &err), RC_OK);
}

/* What the file has and the demo's firm has not: two customers, and a word for each lead;
 * in the chat the pool's are known by their whole names alone, until somebody asks for
 * one (world_names.c). */
static void fill_up(struct turn *t)
{
    static const char *const names[] = {"W Hotel", "Acct One"};
    struct lead leads[LEADS_MOST];
    size_t n = 0;

    for (size_t i = 0; i < COUNT(names); i++) {
        struct account account = {
            .name = names[i], .owner = t->me.id, .currency = "USD", .made_at = now};
        assert_int_equal(accounts_add(t, &account), RC_OK);
    }
    assert_int_equal(leads_list(t, 0, true, ~0U, LEADS_MOST, leads, &n), RC_OK);
    for (size_t i = 0; i < n; i++) {
        if (leads[i].owner)
            continue;
        leads[i].owner = t->me.id;
        assert_int_equal(leads_put(t, &leads[i]), RC_OK);
    }
}

static void each_sentence_is_read_as_in_the_world_of_a_file(void **state)
{
    struct bench *b = *state;
    struct world world;
    struct turn t;
    size_t len, differ = 0, n = 0;
    char *line,
        *rest = read_all(b->arena, SOURCE_DIR "/tests/commands/sentences.jsonl", &len);

    begin(b, "zhou.ning", &t);
    fill_up(&t);
    world_of(&t, &world);
    while ((line = strsep(&rest, "\n")) && *line) {
        const char *by_file = parse_world_line(b->lines, line, &b->file);
        const char *by_database = parse_world_line(b->lines, line, &world);

        n++;
        if (strcmp(by_file, by_database) != 0) {
            print_message("%.200s\n  file     %s\n  database %s\n", line, by_file,
                          by_database);
            differ++;
        }
        arena_empty(b->lines);
    }
    end(b, &t);
    assert_int_equal(differ, 0);
    assert_true(n > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_sentence_is_read_as_in_the_world_of_a_file,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
