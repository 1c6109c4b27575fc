/* One instance a database: by the lock file, and by SQLite's own lock without it. */

#include "tests/fakes/rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Another process: what SQLite holds is known to all of a process, and to its children as
 * it was when they began, so it begins before the database is opened here.
 */
struct other {
    pid_t pid;
    int go; /* a byte into it: try now */
};

static int opens_it(const char *path)
{
    struct err err = {0};
    struct store *store;

    return (int)store_open(&(struct store_options){.path = path}, &store, &err);
}

static int reads_it(const char *path)
{
    sqlite3 *db;
    int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);

    return rc != SQLITE_OK
               ? rc
               : sqlite3_exec(db, "SELECT COUNT(*) FROM person", NULL, NULL, NULL);
}

static struct other other_that(int (*tries)(const char *path), const struct rig *rig)
{
    struct other other;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    other.pid = fork();
    if (other.pid == 0) {
        char byte;

        _exit(read(ends[0], &byte, 1) == 1 ? tries(rig->path) : 99);
    }
    (void)close(ends[0]);
    other.go = ends[1];
    return other;
}

static int how_it_went(struct other other)
{
    int status = -1;

    assert_int_equal(write(other.go, "!", 1), 1);
    (void)close(other.go);
    assert_int_equal(waitpid(other.pid, &status, 0), other.pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_second_instance_is_refused_and_told_who_has_it(void **state)
{
    struct rig rig;
    struct err err = {0};
    struct store *second = NULL;
    struct other meanwhile, afterwards;
    char pid[32];

    (void)state;
    rig_make(&rig);
    meanwhile = other_that(opens_it, &rig);
    afterwards = other_that(opens_it, &rig);
    assert_int_equal(rig_open(&rig, NULL, false, &err), RC_OK);
    assert_int_equal(how_it_went(meanwhile), RC_AGAIN);
    assert_int_equal(store_open(&(struct store_options){.path = rig.path}, &second, &err),
                     RC_AGAIN);
    (void)snprintf(pid, sizeof(pid), "%ld on ", (long)getpid());
    assert_non_null(strstr(err.said, pid));
    assert_true(err.hint[0] != '\0');
    rig_close(&rig);
    assert_int_equal(how_it_went(afterwards), RC_OK);
    rig_drop(&rig);
}

static void without_the_lock_file_sqlite_refuses_it(void **state)
{
    struct rig rig;
    struct err err = {0};
    struct other other;
    char lock[128];

    (void)state;
    rig_make(&rig);
    other = other_that(opens_it, &rig);
    assert_int_equal(rig_open(&rig, NULL, false, &err), RC_OK);
    (void)snprintf(lock, sizeof(lock), "%s.lock", rig.path);
    assert_int_equal(unlink(lock), 0);
    assert_int_equal(how_it_went(other), RC_AGAIN);
    rig_close(&rig);
    rig_drop(&rig);
}

/* Nobody else may read, so nobody keeps the log from being moved into the file. */
static void a_reader_is_kept_out(void **state)
{
    struct rig rig;
    struct err err = {0};
    struct other meanwhile, afterwards;

    (void)state;
    rig_make(&rig);
    meanwhile = other_that(reads_it, &rig);
    afterwards = other_that(reads_it, &rig);
    assert_int_equal(rig_open(&rig, NULL, false, &err), RC_OK);
    assert_int_equal(how_it_went(meanwhile), SQLITE_BUSY);
    rig_close(&rig);
    assert_int_equal(how_it_went(afterwards), SQLITE_OK);
    rig_drop(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_instance_is_refused_and_told_who_has_it),
        cmocka_unit_test(without_the_lock_file_sqlite_refuses_it),
        cmocka_unit_test(a_reader_is_kept_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
