/* A copy of a database in use, and back. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/store/talk.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char copy[256], manifest[280], path[256], kept[KEPT_ROOM];

/* A firm with a letter on its way, and a copy of it. */
static void make_copy(void)
{
    struct letter letter = {.channel = "fake", .lane = "a", .text = "a1"};
    struct err err = {0};
    struct turn *t = world_turn(&world, SMALL_ANA);

    OK(retitle(t, 5, "in the copy"));
    OK(letter_add(t, &letter));
    world_end(&world, RC_OK);
    (void)snprintf(copy, sizeof(copy), "%s/copy.db", world.dir);
    (void)snprintf(manifest, sizeof(manifest), "%s.manifest", copy);
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    OK(store_backup(world.store, copy, &err));
}

static void restore(enum rc expected, bool dry_run)
{
    struct err err = {0};
    const struct store_options options = {.path = path};
    enum rc rc;

    store_close(world.store);
    world.store = NULL;
    rc = dry_run ? restore_check(copy, &err) : store_restore(copy, path, kept, &err);
    OK(store_open(&options, &world.store, &err));
    assert_int_equal(rc, expected);
}

static void flip(const char *file, off_t at)
{
    int fd = open(file, O_RDWR);
    char byte;

    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    (void)close(fd);
}

static void a_copy_brings_back_what_was(void **state)
{
    struct err err = {0};
    int64_t rows, epoch = count("SELECT epoch FROM firm");

    (void)state;
    make_copy();
    OK(retitle(world_turn(&world, SMALL_ANA), 5, "after the copy"));
    world_end(&world, RC_OK);
    restore(RC_OK, false);
    assert_int_equal(count("SELECT COUNT(*) FROM deal WHERE title = 'in the copy'"), 1);
    assert_int_equal(count("SELECT epoch FROM firm"), epoch + 1);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE state = 'unsure'"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE state = 'queued'"), 0);
    OK(audit_verify(world.store, &rows, &err));
}

static void a_copy_is_for_its_owner_alone(void **state)
{
    struct stat made;

    (void)state;
    make_copy();
    assert_int_equal(stat(copy, &made), 0);
    assert_int_equal(made.st_mode & 0777, 0600);
    assert_int_equal(stat(manifest, &made), 0);
    assert_int_equal(made.st_mode & 0777, 0600);
}

static void a_dry_run_changes_nothing(void **state)
{
    (void)state;
    make_copy();
    OK(retitle(world_turn(&world, SMALL_ANA), 5, "after the copy"));
    world_end(&world, RC_OK);
    restore(RC_OK, true);
    assert_int_equal(count("SELECT COUNT(*) FROM deal WHERE title = 'after the copy'"),
                     1);
}

static void a_flipped_byte_is_refused(void **state)
{
    struct stat made;

    (void)state;
    make_copy();
    assert_int_equal(stat(copy, &made), 0);
    for (int i = 0; i < 8; i++) {
        off_t at = made.st_size / 8 * i + 17;

        flip(copy, at);
        restore(RC_RULE, false);
        flip(copy, at);
    }
    assert_int_equal(truncate(copy, made.st_size - 4096), 0);
    restore(RC_RULE, false);
    assert_int_equal(count("SELECT COUNT(*) FROM deal WHERE title = 'in the copy'"), 1);
    assert_int_equal(count("SELECT epoch FROM firm"), 0);
}

static void a_bad_manifest_is_refused(void **state)
{
    (void)state;
    make_copy();
    flip(manifest, 10);
    restore(RC_RULE, false);
    assert_int_equal(unlink(manifest), 0);
    restore(RC_ABSENT, false);
}

static void a_database_in_use_is_not_replaced(void **state)
{
    struct err err = {0};

    (void)state;
    make_copy();
    assert_int_equal(store_restore(copy, path, kept, &err), RC_AGAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_copy_brings_back_what_was), TEST(a_copy_is_for_its_owner_alone),
        TEST(a_dry_run_changes_nothing),   TEST(a_flipped_byte_is_refused),
        TEST(a_bad_manifest_is_refused),   TEST(a_database_in_use_is_not_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
