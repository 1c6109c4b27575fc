/*
 * The process is ended at each sync of a migration: what is left is the old schema or the
 * new one, never something between, the rows are there, and the next start goes on. So it
 * does after a first start that was ended, be the file empty.
 */

#include "base/embedded.h"
#include "base/keep.h"
#include "tests/fakes/rig.h"
#include "tests/fakes/sync_vfs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_STEPS = 64, ROWS = 2000, MOST_SYNCS = 500 };

static int newest(void)
{
    int n = 0;

    while (schema_files[n].name)
        n++;
    return n;
}

/* A database as the program of step `version` left it, with rows in it. */
static void make_old(const char *path, int version)
{
    static const char rows[] =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        " INSERT INTO person_alias (alias, person) SELECT 'alias ' || i, 1 FROM n;";
    static const char person[] =
        "INSERT INTO person (id, version, handle, name, email, roles, manager, zone,"
        " calendar, lang, quiet_from, quiet_until, is_active) VALUES"
        " (1, 1, 'ana', 'Ana', '', 1, 0, 'UTC', 'usual', 0, 0, 0, 1);";
    sqlite3 *db = NULL;
    char number[64];

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL),
                     SQLITE_OK);
    for (int i = 0; i < version; i++)
        assert_int_equal(
            sqlite3_exec(db, (const char *)schema_files[i].bytes, NULL, NULL, NULL),
            SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, person, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK);
    (void)snprintf(number, sizeof(number), "PRAGMA user_version = %d", version);
    assert_int_equal(sqlite3_exec(db, number, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* All that the schema says, in one number. */
static int64_t schema_digest(const char *path)
{
    static const char sql[] = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '')"
                              "  FROM sqlite_schema ORDER BY type, name";
    sqlite3 *db = NULL;
    sqlite3_stmt *q = NULL;
    uint64_t digest = 1469598103934665603ULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW)
        for (const unsigned char *at = sqlite3_column_text(q, 0); *at; at++)
            digest = (digest ^ *at) * 1099511628211ULL;
    (void)sqlite3_finalize(q);
    (void)sqlite3_close(db);
    return (int64_t)(digest >> 1);
}

static void drop(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    char name[160];

    for (size_t i = 0; i < COUNT(ends); i++) {
        (void)snprintf(name, sizeof(name), "%s%s", path, ends[i]);
        (void)unlink(name);
    }
    for (int i = 1; i <= newest(); i++) {
        (void)snprintf(name, sizeof(name), "%s.before-%03d", path, i);
        (void)unlink(name);
    }
}

/* Opens it in a process that ends where fate says; true when it came to that. */
static bool open_until(const char *path, struct fate *fate)
{
    pid_t pid = fork();
    int status = 0;

    if (pid == 0) {
        struct err err = {0};
        struct store *store;

        sync_vfs_start(fate);
        _exit(store_open(&(struct store_options){.path = path, .vfs = SYNC_VFS}, &store,
                         &err) == RC_OK
                  ? 0
                  : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (!fate->has_ended)
        assert_int_equal(status, 0);
    return fate->has_ended;
}

struct trial {
    const char *path;
    int from;
    int64_t digests[MOST_STEPS]; /* by version */
    struct fate *fate;
    int kills, old, whole;
};

static void check_what_is_left(struct trial *trial)
{
    int64_t version = rig_ask(trial->path, "PRAGMA user_version");

    trial->kills++;
    trial->old += version == trial->from;
    trial->whole += version == newest();
    assert_in_range(version, trial->from, newest());
    assert_true(schema_digest(trial->path) == trial->digests[version]);
    assert_int_equal(rig_ask(trial->path, "SELECT COUNT(*) FROM person_alias"), ROWS);
    *trial->fate = (struct fate){0};
    assert_false(open_until(trial->path, trial->fate));
    assert_int_equal(rig_ask(trial->path, "PRAGMA user_version"), newest());
    assert_true(schema_digest(trial->path) == trial->digests[newest()]);
    assert_int_equal(rig_ask(trial->path, "SELECT COUNT(*) FROM person_alias"), ROWS);
}

static void end_at_each_sync(struct trial *trial, bool before)
{
    for (int n = 1; n < MOST_SYNCS; n++) {
        drop(trial->path);
        make_old(trial->path, trial->from);
        *trial->fate = (struct fate){.end_at_sync = n, .ends_before = before};
        if (!open_until(trial->path, trial->fate))
            return;
        check_what_is_left(trial);
    }
    fail_msg("a migration of %d syncs", MOST_SYNCS);
}

static void a_migration_that_is_cut_off_is_old_or_new(void **state)
{
    struct rig rig;
    struct trial trial = {0};
    char path[128];

    (void)state;
    assert_in_range(newest(), 2, MOST_STEPS - 1);
    rig_make(&rig);
    (void)snprintf(path, sizeof(path), "%s/old.db", rig.dir);
    trial.path = path;
    trial.fate = mmap(NULL, sizeof(*trial.fate), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(trial.fate != MAP_FAILED);
    for (int version = 1; version <= newest(); version++) {
        drop(path);
        make_old(path, version);
        trial.digests[version] = schema_digest(path);
    }
    for (trial.from = 1; trial.from < newest(); trial.from++) {
        end_at_each_sync(&trial, true);
        end_at_each_sync(&trial, false);
    }
    print_message("%d ended: %d old, %d whole, 0 mixed\n", trial.kills, trial.old,
                  trial.whole);
    assert_true(trial.old > 0 && trial.whole > 0);
    (void)munmap(trial.fate, sizeof(*trial.fate));
    rig_drop(&rig);
}

/* What a first start that was ended leaves is as good as nothing. */
static void begin_again(struct trial *trial)
{
    struct stat is;

    trial->kills++;
    trial->old += stat(trial->path, &is) == 0 && is.st_size == 0;
    *trial->fate = (struct fate){0};
    assert_false(open_until(trial->path, trial->fate));
    assert_int_equal(rig_ask(trial->path, "PRAGMA user_version"), newest());
    assert_true(schema_digest(trial->path) == trial->digests[newest()]);
}

static void a_first_start_that_is_cut_off_begins_again(void **state)
{
    static const bool befores[] = {true, false};
    struct rig rig;
    struct trial trial = {0};
    char path[128];

    (void)state;
    rig_make(&rig);
    (void)snprintf(path, sizeof(path), "%s/new.db", rig.dir);
    trial.path = path;
    trial.fate = mmap(NULL, sizeof(*trial.fate), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(trial.fate != MAP_FAILED);
    assert_false(open_until(path, trial.fate));
    trial.digests[newest()] = schema_digest(path);
    for (size_t i = 0; i < COUNT(befores); i++)
        for (int n = 1; n < MOST_SYNCS; n++) {
            drop(path);
            *trial.fate = (struct fate){.end_at_sync = n, .ends_before = befores[i]};
            if (!open_until(path, trial.fate))
                break;
            begin_again(&trial);
        }
    print_message("%d ended, %d with an empty file\n", trial.kills, trial.old);
    assert_true(trial.old > 0 && trial.kills > trial.old);
    (void)munmap(trial.fate, sizeof(*trial.fate));
    rig_drop(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_migration_that_is_cut_off_is_old_or_new),
        cmocka_unit_test(a_first_start_that_is_cut_off_begins_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
