/* The engine: one instance, its steps, queries, and what a commit leaves. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "base/embedded.h"
#include "tests/store/talk.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *path_of(const char *ending)
{
    static char path[256];

    (void)snprintf(path, sizeof(path), "%s%s", store_path(world.store), ending);
    return path;
}

static enum rc open_again(struct err *err)
{
    const struct store_options options = {.path = store_path(world.store)};
    struct store *second = NULL;
    enum rc rc = store_open(&options, &second, err);

    store_close(second);
    return rc;
}

static void reopen(void)
{
    struct store_options options = {.must_exist = true};
    struct err err = {0};
    char path[256];

    if (world.has_turn)
        world_end(&world, RC_OK);
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    options.path = path;
    store_close(world.store);
    world.store = NULL;
    OK(store_open(&options, &world.store, &err));
}

static void a_second_instance_is_refused(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(open_again(&err), RC_AGAIN);
    assert_non_null(strstr(err.said, "another instance"));
}

static void a_newer_schema_is_refused(void **state)
{
    struct err err = {0};
    char path[256];

    (void)state;
    change("PRAGMA user_version = 999");
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    const struct store_options options = {.path = path};
    store_close(world.store);
    assert_int_equal(store_open(&options, &world.store, &err), RC_RULE);
    assert_non_null(strstr(err.said, "999"));
    (void)snprintf(path, sizeof(path), "%s/other.db", world.dir);
    OK(store_open(&options, &world.store, &err));
}

static void a_database_that_must_exist_is_not_made(void **state)
{
    struct store_options options = {.path = path_of("-none"), .must_exist = true};
    struct store *store = NULL;
    struct err err = {0};

    (void)state;
    assert_int_equal(store_open(&options, &store, &err), RC_ABSENT);
    assert_int_not_equal(access(options.path, F_OK), 0);
}

/* A database as the program before this one left it: all steps but the newest. */
static void make_old(const char *path, int version)
{
    sqlite3 *db = NULL;
    struct err err = {0};
    char number[64];

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (int i = 0; i < version; i++)
        OK(engine_exec(db, (const char *)schema_files[i].bytes, &err));
    (void)snprintf(number, sizeof(number), "PRAGMA user_version = %d", version);
    OK(engine_exec(db, number, &err));
    OK(engine_exec(db, "INSERT INTO counter (kind, last) VALUES ('deal', 7)", &err));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void the_steps_are_taken_once_after_a_copy(void **state)
{
    struct err err = {0};
    struct stat made;
    char path[128], copy[160];
    int newest = store_schema(world.store);

    (void)state;
    assert_int_equal(newest, count("PRAGMA user_version"));
    (void)snprintf(path, sizeof(path), "%s/old.db", world.dir);
    (void)snprintf(copy, sizeof(copy), "%s.before-%03d", path, newest);
    make_old(path, newest - 1);
    const struct store_options options = {.path = path};
    for (int i = 0; i < 2; i++) {
        store_close(world.store);
        OK(store_open(&options, &world.store, &err));
        assert_int_equal(count("PRAGMA user_version"), newest);
        assert_int_equal(count("SELECT last FROM counter WHERE kind = 'deal'"), 7);
        assert_int_equal(stat(copy, &made), i == 0 ? 0 : -1);
        if (i == 0)
            assert_int_equal(made.st_mode & 0777, 0600);
        (void)unlink(copy);
    }
}

static void a_step_that_fails_leaves_the_schema_as_it_was(void **state)
{
    char path[256];
    struct err err = {0};

    (void)state;
    change("PRAGMA user_version = 10"); /* its table is there already: the step fails */
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    const struct store_options options = {.path = path};
    store_close(world.store);
    assert_int_equal(store_open(&options, &world.store, &err), RC_BROKEN);
    assert_non_null(strstr(err.detail, "talk"));
    (void)snprintf(path, sizeof(path), "%s/other.db", world.dir);
    OK(store_open(&options, &world.store, &err));
}

static void the_file_is_ours_alone_and_synced(void **state)
{
    struct stat made;

    (void)state;
    assert_int_equal(stat(store_path(world.store), &made), 0);
    assert_int_equal(made.st_mode & 0777, 0600);
    assert_int_equal(count("PRAGMA synchronous"), 2);
    assert_int_equal(count("PRAGMA foreign_keys"), 1);
    assert_int_not_equal(access(path_of("-wal"), F_OK), -1);
    assert_int_equal(access(path_of("-shm"), F_OK), -1);
}

static void what_a_killed_process_committed_is_there(void **state)
{
    pid_t child;
    int status;

    (void)state;
    store_close(world.store);
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/small.db", world.dir);
    const struct store_options options = {.path = path};
    struct err err = {0};
    child = fork();
    if (child == 0) {
        if (store_open(&options, &world.store, &err) != RC_OK)
            _exit(1);
        struct turn *t = hear("ana", "sales", "e1", "kept");
        if (retitle(t, 5, "kept") != RC_OK)
            _exit(2);
        world_end(&world, RC_OK);
        (void)hear("ana", "sales", "e2", "lost");
        (void)kill(getpid(), SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    OK(store_open(&options, &world.store, &err));
    assert_int_equal(count("SELECT COUNT(*) FROM inbox"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM deal WHERE title = 'kept'"), 1);
    assert_true(hear("ana", "sales", "e1", "kept")->is_repeat);
    assert_false(hear("ana", "sales", "e2", "lost")->is_repeat);
}

static void numbers_go_on_after_a_restart(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "one");
    int64_t turn = t->id, change_was, change_is;

    (void)state;
    OK(posts_change(t, &change_was));
    reopen();
    t = hear("ana", "sales", "e2", "two");
    assert_int_equal(t->id, turn + 1);
    OK(posts_change(t, &change_is));
    assert_int_equal(change_is, change_was + 1);
}

static void a_full_disk_is_tried_again(void **state)
{
    struct turn *t = hear("ana", "sales", "e1", "much");
    struct err err = {0};
    static char much[400001]; /* past what the cache holds: the batch writes early */
    char limit[64];
    enum rc rc;

    (void)state;
    (void)snprintf(limit, sizeof(limit), "PRAGMA max_page_count = %lld",
                   (long long)count("PRAGMA page_count"));
    memset(much, 'x', sizeof(much) - 1);
    (void)count(limit);
    rc = retitle(t, 5, much);
    assert_int_equal(rc, RC_AGAIN);
    assert_int_equal(turn_end(t, rc), RC_AGAIN);
    store_rollback(world.store);
    world.has_turn = false;
    assert_true(store_is_full(world.store));
    (void)count("PRAGMA max_page_count = 1000000");
    t = hear("ana", "sales", "e1", "much");
    assert_false(t->is_repeat);
    OK(retitle(t, 5, much));
    OK(turn_end(t, RC_OK));
    world.has_turn = false;
    OK(store_commit(world.store, &err));
    assert_false(store_is_full(world.store));
}

static void hear_words(int i)
{
    char event[32];

    arena_empty(world.arena);
    (void)snprintf(event, sizeof(event), "e%d", i);
    (void)hear("ana", "sales", event, "words");
    world_end(&world, RC_OK);
}

static void in_a_pause_the_log_is_moved_into_the_file(void **state)
{
    enum { ENOUGH = 4000 }; /* KiB, and a page is one */

    (void)state;
    for (int i = 0; world.store->wal_pages <= ENOUGH; i++)
        hear_words(i);
    while (store_tidy(world.store, true))
        continue;
    assert_true(world.store->wal_pages < ENOUGH / 4); /* of what was tidied up after it */
}

static void the_log_begins_anew_though_messages_never_pause(void **state)
{
    int begun_anew = 0, before = 0;

    (void)state;
    for (int i = 0; begun_anew < 2; i++) {
        hear_words(i);
        if (i > 30000)
            fail_msg("the log has %d pages", world.store->wal_pages);
        begun_anew += world.store->wal_pages < before;
        before = world.store->wal_pages;
        (void)store_tidy(world.store, false);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_second_instance_is_refused),
        TEST(a_newer_schema_is_refused),
        TEST(a_database_that_must_exist_is_not_made),
        TEST(the_steps_are_taken_once_after_a_copy),
        TEST(a_step_that_fails_leaves_the_schema_as_it_was),
        TEST(the_file_is_ours_alone_and_synced),
        TEST(what_a_killed_process_committed_is_there),
        TEST(numbers_go_on_after_a_restart),
        TEST(a_full_disk_is_tried_again),
        TEST(in_a_pause_the_log_is_moved_into_the_file),
        TEST(the_log_begins_anew_though_messages_never_pause),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
