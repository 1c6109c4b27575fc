/* One instance a database (R11): by the lock file, and by SQLite's own lock without it.
 */

#include "tests/fakes/rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A second process tries; its rc. */
static enum rc try_in_another_process(const struct rig *rig)
{
    pid_t pid = fork();
    int status = -1;

    if (pid == 0) {
        struct err err = {0};
        struct store *store;

        _exit((int)store_open(&(struct store_options){.path = rig->path}, &store, &err));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return (enum rc)WEXITSTATUS(status);
}

static void a_second_instance_is_refused_and_told_who_has_it(void **state)
{
    struct rig rig;
    struct err err = {0};
    struct store *second = NULL;
    char pid[32];

    (void)state;
    rig_make(&rig);
    assert_int_equal(rig_open(&rig, NULL, false, &err), RC_OK);
    assert_int_equal(try_in_another_process(&rig), RC_AGAIN);
    assert_int_equal(store_open(&(struct store_options){.path = rig.path}, &second, &err),
                     RC_AGAIN);
    (void)snprintf(pid, sizeof(pid), "%ld on ", (long)getpid());
    assert_non_null(strstr(err.said, pid));
    assert_true(err.hint[0] != '\0');
    rig_close(&rig);
    assert_int_equal(try_in_another_process(&rig), RC_OK);
    rig_drop(&rig);
}

static void without_the_lock_file_sqlite_refuses_it(void **state)
{
    struct rig rig;
    struct err err = {0};
    char lock[128];

    (void)state;
    rig_make(&rig);
    assert_int_equal(rig_open(&rig, NULL, false, &err), RC_OK);
    (void)snprintf(lock, sizeof(lock), "%s.lock", rig.path);
    assert_int_equal(unlink(lock), 0);
    assert_int_equal(try_in_another_process(&rig), RC_AGAIN);
    rig_close(&rig);
    rig_drop(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_instance_is_refused_and_told_who_has_it),
        cmocka_unit_test(without_the_lock_file_sqlite_refuses_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
