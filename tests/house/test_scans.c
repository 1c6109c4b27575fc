/*
 * No answer to a person walks a table that grows. Every command's examples are typed in a
 * firm with years behind it, as the desk runs them; after each one SQLite tells what each
 * query did: how many rows of a whole read, and how many steps.
 */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "commands/dispatch.h"
#include "notifiers/scheduler.h"
#include "store/conversations.h"
#include "store/posts.h"
#include "store/store_inside.h"

#include <stdio.h>
#include <string.h>

/* Walking one of the tables takes four steps a row or more; a page of a list, with all
 * its columns, far less. Small tables, such as the firm's people, may be read whole. */
enum { ROWS = 20000, MOST_STEPS = 3 * ROWS, PAGE = 1000 };

/* What stands behind INSERT INTO, for each i up to ROWS. */
static const char *const rows[] = {
    "lead SELECT 1000000 + i, 1, 'Lead ' || i, 'lead ' || i, '', '', '', '', 'web', '',"
    " 0, '', i % 5, i % 7, 0, '', 1, 0",
    "lead_identity SELECT 'phone', '+86' || i, 1000000 + i",
    "deal SELECT 1000000 + i, 1, 1, 1 + i % 6, 0, 'Deal ' || i,"
    " CASE WHEN i % 100 = 0 THEN 2 ELSE 7 + i % 2 END, 100, 'EUR', '', '{}', '', 1, 1, 1,"
    " 0",
    "activity SELECT 1000000 + i, 1, 'deal', 1000000 + i, 1, 'note', 'x', i, 0",
    "invoice SELECT 1000000 + i, 1, 2, 1000000 + i, 100, 'EUR', '2025-01-01',"
    " '2025-02-01', 1, '', '', 0, CASE WHEN i % 100 = 0 THEN 0 ELSE 100 END, 1, 0",
    "payment SELECT 1000000 + i, 1, 2, 100, 'EUR', 0, '2025-02-01', '', 1, 0",
    "allocation SELECT 1000000 + i, 1, 1000000 + i, 1000000 + i, 100, 1, 0",
    "approval SELECT 1000000 + i, 1, 'discount', 'x', 1000000 + i, 2, 1, 2, '5', 100,"
    " 'EUR', '', '{}', 1, 1, 3, 0",
    "approval_task SELECT 1000000 + i, 1, 1000000 + i, 1, 0, 3, 0, 2, 1, 1, '', '', 0",
    "reminder SELECT 1000000 + i, 1, 1, '', 0, 'x', '2025-01-01', 'UTC', 'done', 0, 1, 0, '',"
    " '', '', 1000000 + i",
    "inbox SELECT 1000000 + i, 'web', 'old-' || i, 1, 1, 0, '', '', ''",
    "audit SELECT (SELECT MAX(seq) FROM audit) + i, 1000000 + i, 1, 2, 'x', 'deal',"
    " 1000000 + i, '', '', zeroblob(32)",
    "outbox SELECT 1000000 + i, 1000000 + i, 'mail', 'a@b.test', 'k' || i, 0, '', 'x',"
    " '', '', 'sent', 1, 1, '', 1, 1, 1",
    "action SELECT printf('%08x', 1000000 + i) || 'x', 'help', '', 0, 0, 0, 0",
    "shown SELECT 'deal', 1000000 + i, 1000000 + i, 0, 0, 0",
    "shown SELECT 'lead', 1000000 + i, 0, 1000000 + i, 100 + i % 50, 0",
    "spoken SELECT 'deal', 1000000 + i, 'x', '', 0, 1",
    "timer SELECT 'deal', 1000000 + i, 'x', 0, 9000000000000",
    "session SELECT 'f' || i, CASE WHEN i % 100 = 0 THEN 1 ELSE 6 END, 1, 1,"
    " 9000000000000, 0",
    "invite SELECT 'f' || i, CASE WHEN i % 100 = 0 THEN 1 ELSE 6 END, 9000000000000, 0",
    "post SELECT 1000000 + i, 1000000 + i, (SELECT MIN(id) FROM conversation"
    " WHERE key = 'sales'), i % 7, 0, 1, 1, 0, 'words ' || i, ''",
};

/* A few thousand posts go into the index: enough for those who look into it. */
static const char to_index[] = "UPDATE findable SET change = 1000000 + 15000; COMMIT";

static enum rc add_years(struct err *err)
{
    TRY(engine_exec(world.store->db, "BEGIN", err));
    for (size_t i = 0; i < COUNT(rows); i++)
        TRY(engine_exec(world.store->db,
                        arena_printf(world.arena,
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                                     " SELECT i + 1 FROM n WHERE i < %d)"
                                     " INSERT INTO %s FROM n",
                                     ROWS, rows[i]),
                        err));
    return engine_exec(world.store->db, to_index, err);
}

static int years_pass(void **state)
{
    char path[256];
    struct err err = {0};

    (void)begin(state);
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    const struct store_options options = {.path = path, .sync_normal = true};
    if (add_years(&err) != RC_OK) {
        print_error("%s\n", err.detail);
        return -1;
    }
    store_close(world.store);
    if (store_open(&options, &world.store, &err) != RC_OK)
        return -1;
    search_index(world.store, 4900);
    return 0;
}

static int look_at(const struct queries *queries, sqlite3_stmt *q, const char *after)
{
    int scanned = sqlite3_stmt_status(q, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
    int indexed = sqlite3_stmt_status(q, SQLITE_STMTSTATUS_AUTOINDEX, 1);
    int steps = sqlite3_stmt_status(q, SQLITE_STMTSTATUS_VM_STEP, 1);
    const char *sql = sqlite3_sql(q);

    if (scanned < PAGE && indexed == 0 && steps < MOST_STEPS)
        return 0;
    print_error("%s, after \"%s\": %d rows of a whole read, %d steps: %s\n",
                queries->name, after, scanned, steps, sql);
    return 1;
}

/* How many queries walked since this was last asked. */
static int walked(const char *after)
{
    int n = 0;

    for (size_t i = 0; i < SLOTS; i++) {
        const struct ready *slot = &world.store->slots[i];

        for (size_t k = 0; slot->queries && k < slot->queries->n; k++)
            if (slot->list[k].stmt)
                n += look_at(slot->queries, slot->list[k].stmt, after);
    }
    return n;
}

/* A message, as the desk runs it. */
static int say_it(const char *who, const char *words)
{
    static int events;
    struct turn *t = &world.t;
    struct inbound in;
    struct err err = {0};
    enum rc rc;

    arena_empty(world.arena);
    in = (struct inbound){.kind = IN_WORDS,
                          .platform = "web",
                          .account = who,
                          .conversation = "dealbell",
                          .event = arena_printf(world.arena, "e%d", ++events),
                          .text = words,
                          .is_addressed = true,
                          .arena = world.arena};
    OK(store_begin(world.store, &err));
    rc = turn_begin(world.store, world.arena, world.arena, &in, world.now, t);
    if (rc == RC_OK)
        rc = dispatch(t);
    if (rc == RC_OK)
        rc = scheduler_plan(t);
    if (rc == RC_OK)
        rc = redraw_touched(t);
    OK(turn_end(t, rc));
    OK(store_commit(world.store, &err));
    (void)store_tidy(world.store, false);
    return walked(words);
}

static void no_command_walks_a_table(void **state)
{
    int bad = 0;

    (void)state;
    (void)walked("the start");
    for (const struct command *const *at = commands; *at; at++) {
        for (const struct example *e = (*at)->given; e && e->words; e++)
            bad += say_it(e->as ? e->as : "ana", e->words);
        for (const struct example *e = (*at)->examples; e->words; e++) {
            bad += say_it(e->as ? e->as : "ana", e->words);
            bad += say_it("max", e->words);
            bad += say_it("fin", e->words);
        }
    }
    assert_int_equal(bad, 0);
}

/* What a browser asks for when it is opened, and what is looked for. */
static void no_page_of_the_web_chat_walks_a_table(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct conversation list[64];
    struct news *posts;
    int64_t unread;
    size_t n;
    bool more;

    (void)state;
    (void)walked("the start");
    OK(conversations_of(t, SMALL_ANA, list, COUNT(list), &n));
    for (size_t i = 0; i < n; i++) {
        OK(posts_before(t, SMALL_ANA, list[i].id, 0, 50, &posts, &more));
        OK(posts_unread(t, SMALL_ANA, list[i].id, &unread));
        OK(posts_read(t, SMALL_ANA, list[i].id, 1000000));
    }
    assert_int_equal(walked("a page"), 0);
    OK(posts_after(t, SMALL_ANA, 1000000, 200, &posts, &more));
    assert_int_equal(walked("the news"), 0);
    OK(posts_search(t, SMALL_ANA, "words", 50, &posts));
    assert_int_equal(walked("a search"), 0);
    OK(posts_search(t, SMALL_ANA, "nowhere", 50, &posts));
    assert_int_equal(walked("a search in vain"), 0);
    world_end(&world, RC_OK);
}

static void nothing_that_is_due_walks_a_table(void **state)
{
    struct news *news = NULL, **end = &news;
    struct arena *arena = arena_new();
    struct err err = {0};
    int64_t due = 0;
    size_t ran;

    (void)state;
    (void)say_it("ana", "touch D-5 +1d");
    (void)say_it("ana", "remind me in 2 hours call");
    (void)walked("the start");
    for (int i = 0; i < 40; i++) {
        world.now += 6 * 60 * 60 * 1000;
        OK(store_begin(world.store, &err));
        OK(scheduler_run(world.store, arena, world.arena, world.now, 100, &ran, &end,
                         &err));
        OK(scheduler_next(world.store, arena, &due, &err));
        OK(store_commit(world.store, &err));
        arena_empty(arena);
    }
    arena_free(arena);
    assert_int_equal(walked("ten days"), 0);
}

static void a_walk_would_be_noticed(void **state)
{
    static const char *const sql[] = {"SELECT COUNT(*) FROM lead WHERE contact = 'x'",
                                      "SELECT SUM(state) FROM lead WHERE id > 0"};
    static const struct queries walks = QUERIES("walks", sql);

    (void)state;
    for (size_t i = 0; i < COUNT(sql); i++) {
        sqlite3_stmt *q = NULL;

        assert_int_equal(sqlite3_prepare_v2(world.store->db, sql[i], -1, &q, NULL),
                         SQLITE_OK);
        assert_int_equal(sqlite3_step(q), SQLITE_ROW);
        assert_int_equal(look_at(&walks, q, "this test"), 1);
        (void)sqlite3_finalize(q);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_command_walks_a_table),
        cmocka_unit_test(no_page_of_the_web_chat_walks_a_table),
        cmocka_unit_test(nothing_that_is_due_walks_a_table),
        cmocka_unit_test(a_walk_would_be_noticed),
    };

    return cmocka_run_group_tests(tests, years_pass, end);
}
