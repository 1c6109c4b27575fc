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

static void back_up(void)
{
    struct err err = {0};
    bool replaces;

    OK(backup_allowed(path, copy, &replaces, &err));
    OK(store_copy(world.store, copy, &err));
    OK(backup_finish(copy, &err));
}

/* A firm with a letter on its way, and a copy of it. */
static void make_copy(void)
{
    struct letter letter = {.channel = "fake", .lane = "a", .text = "a1"};
    struct turn *t = world_turn(&world, SMALL_ANA);

    OK(retitle(t, 5, "in the copy"));
    OK(letter_add(t, &letter));
    world_end(&world, RC_OK);
    (void)snprintf(copy, sizeof(copy), "%s/copy.db", world.dir);
    (void)snprintf(manifest, sizeof(manifest), "%s.manifest", copy);
    (void)snprintf(path, sizeof(path), "%s", store_path(world.store));
    back_up();
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

static void a_failed_backup_leaves_the_older_one(void **state)
{
    struct err err = {0};
    char aside[300];

    (void)state;
    make_copy();
    OK(retitle(world_turn(&world, SMALL_ANA), 5, "after the copy"));
    world_end(&world, RC_OK);
    (void)snprintf(aside, sizeof(aside), "%s.aside", copy);
    assert_int_equal(rename(copy, aside), 0);
    assert_int_equal(mkdir(copy, 0700), 0); /* nothing can get that name */
    OK(store_copy(world.store, copy, &err));
    assert_int_not_equal(backup_finish(copy, &err), RC_OK);
    assert_int_equal(rmdir(copy), 0);
    assert_int_equal(rename(aside, copy), 0);
    restore(RC_OK, true);
    back_up();
}

/* Killed when the copy had its name and its manifest had none. */
static void a_half_named_backup_is_replaced(void **state)
{
    char part[300];

    (void)state;
    make_copy();
    (void)snprintf(part, sizeof(part), "%s.part", manifest);
    assert_int_equal(rename(manifest, part), 0);
    back_up();
    assert_int_not_equal(access(part, F_OK), 0);
    restore(RC_OK, true);
}

static void a_strange_manifest_part_stays(void **state)
{
    struct err err = {0};
    bool replaces;
    char part[300];
    FILE *file;

    (void)state;
    make_copy();
    (void)snprintf(part, sizeof(part), "%s.part", manifest);
    file = fopen(part, "w");
    assert_non_null(file);
    assert_true(fputs("mine", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(backup_allowed(path, copy, &replaces, &err), RC_RULE);
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
        TEST(a_copy_brings_back_what_was),
        TEST(a_copy_is_for_its_owner_alone),
        TEST(a_dry_run_changes_nothing),
        TEST(a_flipped_byte_is_refused),
        TEST(a_bad_manifest_is_refused),
        TEST(a_database_in_use_is_not_replaced),
        TEST(a_failed_backup_leaves_the_older_one),
        TEST(a_half_named_backup_is_replaced),
        TEST(a_strange_manifest_part_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
