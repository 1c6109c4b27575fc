/* A disk that fails: nothing is acknowledged from then on, the process is to end, and
 * after a restart the inbox decides. */

#include "tests/fakes/rig.h"
#include "tests/fakes/sync_vfs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGES = 12 };

static const char notes[] = "SELECT COUNT(*) FROM activity WHERE kind = 'lead'";

static int n_acked;

static void acked(void *whom, const char *event)
{
    (void)whom;
    (void)event;
    n_acked++;
}

/* One at a time, so that each has its own sync. After a loss the process would end. */
static void say_all(struct rig *rig)
{
    for (int i = 0; i < MESSAGES && !rig->is_broken; i++) {
        char event[16];

        (void)snprintf(event, sizeof(event), "B%d", i);
        rig_say(rig, event, "ana", "note L-3 they called");
        rig_run(rig);
    }
}

static void what_a_broken_disk_lost_was_not_acknowledged(void **state)
{
    int n_lost = 0, n_broken = 0;

    (void)state;
    for (int nth = 1; nth <= MESSAGES; nth++) {
        struct rig rig;
        struct err err = {0};
        bool is_whole;
        int64_t stored;

        rig_make(&rig);
        sync_vfs_start(&rig.fate);
        assert_int_equal(rig_open(&rig, SYNC_VFS, false, &err), RC_OK);
        rig.acked = acked;
        n_acked = 0;
        rig.fate.bad_sync = rig.fate.syncs + nth;
        say_all(&rig);
        n_broken += rig.is_broken;
        for (size_t i = 0; i < rig.n_results; i++)
            n_lost += rig.results[i].is_lost && rig.results[i].rc == RC_BROKEN;
        rig_close(&rig);
        stored = rig_ask_whole(rig.path, notes, &is_whole);
        assert_true(is_whole);
        assert_true(stored >= n_acked);

        rig.fate.bad_sync = 0;
        rig.is_broken = false;
        assert_int_equal(rig_open(&rig, SYNC_VFS, false, &err), RC_OK);
        rig_forget(&rig);
        say_all(&rig); /* all of them are delivered again */
        rig_close(&rig);
        assert_int_equal(rig_ask_whole(rig.path, notes, &is_whole), MESSAGES);
        assert_true(is_whole);
        rig_drop(&rig);
    }
    /* The others hit the outcome of a delivery, or the log on its way into the file. */
    assert_true(n_lost > 1 && n_broken > n_lost);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_broken_disk_lost_was_not_acknowledged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
