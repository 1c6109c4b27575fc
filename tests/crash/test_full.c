/* A full disk: nothing is half done, it is said clearly, and work goes on by itself once
 * there is room. */

#include "tests/fakes/rig.h"
#include "tests/fakes/sync_vfs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const char notes[] = "SELECT COUNT(*) FROM activity WHERE kind = 'lead'";
static const char under_way[] = "SELECT COUNT(*) FROM outbox WHERE state = 'sending'";

static void say_ten(struct rig *rig, int first)
{
    static const char *const events[] = {"F0", "F1", "F2", "F3", "F4",
                                         "F5", "F6", "F7", "F8", "F9"};

    for (int i = first; i < 10; i++)
        rig_say(rig, events[i], "ana", "note L-3 they called");
    rig_run(rig);
}

static void a_full_disk_is_survived_and_said(void **state)
{
    struct rig rig;
    struct err err = {0};
    bool is_whole;

    (void)state;
    rig_make(&rig);
    sync_vfs_start(&rig.fate);
    assert_int_equal(rig_open(&rig, SYNC_VFS, false, &err), RC_OK);
    rig_say(&rig, "before", "ana", "note L-3 before it was full");
    rig_run(&rig);
    assert_int_equal(rig.results[0].rc, RC_OK);

    rig.fate.is_full = true;
    rig_forget(&rig);
    say_ten(&rig, 0);
    assert_int_equal(rig.n_results, 10);
    for (size_t i = 0; i < 10; i++) {
        assert_int_equal(rig.results[i].rc, RC_AGAIN);
        assert_true(rig.results[i].is_lost);
        assert_non_null(strstr(rig.results[i].said, "disk is full"));
    }
    assert_true(store_is_full(rig.store));

    rig.fate.is_full = false;
    rig_forget(&rig);
    say_ten(&rig, 0); /* the platform delivers them again */
    assert_int_equal(rig.n_results, 10);
    for (size_t i = 0; i < 10; i++) {
        assert_int_equal(rig.results[i].rc, RC_OK);
        assert_false(rig.results[i].is_repeat);
    }
    assert_false(store_is_full(rig.store));
    rig_close(&rig);

    assert_int_equal(rig_ask_whole(rig.path, notes, &is_whole), 11);
    assert_true(is_whole);
    rig_drop(&rig);
}

static void
a_disk_that_fills_in_the_middle_of_a_commit_loses_that_batch_only(void **state)
{
    (void)state;
    for (int writes = 1; writes <= 40; writes++) {
        struct rig rig;
        struct err err = {0};
        bool is_whole;

        rig_make(&rig);
        sync_vfs_start(&rig.fate);
        assert_int_equal(rig_open(&rig, SYNC_VFS, false, &err), RC_OK);
        rig.fate.full_after = writes;
        say_ten(&rig, 0);
        rig.fate.full_after = 0;
        rig.fate.is_full = false;
        say_ten(&rig, 0);
        rig_close(&rig);
        assert_int_equal(rig_ask_whole(rig.path, notes, &is_whole), 10);
        assert_true(is_whole);
        assert_int_equal(rig_ask(rig.path, under_way), 0);
        rig_drop(&rig);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_disk_is_survived_and_said),
        cmocka_unit_test(
            a_disk_that_fills_in_the_middle_of_a_commit_loses_that_batch_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
