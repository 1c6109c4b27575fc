/* The schema's steps: one transaction each, its number with it. */

#include "base/embedded.h"
#include "store/store_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "002_week.sql" is step 2. */
static int step_of(const struct embedded *file)
{
    return (int)strtol(file->name, NULL, 10);
}

int migrate_newest(void)
{
    int newest = 0;

    for (const struct embedded *file = schema_files; file->name; file++)
        newest = step_of(file) > newest ? step_of(file) : newest;
    return newest;
}

static enum rc run_step(struct store *store, const struct embedded *file, struct err *err)
{
    char number[64];
    enum rc rc;

    (void)snprintf(number, sizeof(number), "PRAGMA user_version = %d; COMMIT",
                   step_of(file));
    rc = engine_exec(store->db, "BEGIN IMMEDIATE", err);
    if (rc == RC_OK)
        rc = engine_exec(store->db, (const char *)file->bytes, err);
    if (rc == RC_OK)
        rc = engine_exec(store->db, number, err);
    if (rc != RC_OK)
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

static enum rc keep_copy(struct store *store, int first, struct err *err)
{
    char path[4096];

    if ((size_t)snprintf(path, sizeof(path), "%s.before-%03d", store->path, first) >=
        sizeof(path))
        return err_broken(err, "the path of the copy before step %d is too long", first);
    return engine_copy(store->db, path, err);
}

enum rc migrate(struct store *store, struct err *err)
{
    int64_t at = 0;
    bool is_kept = false;

    TRY(engine_int(store->db, "PRAGMA user_version", &at, err));
    if (at > migrate_newest()) {
        (void)err_set(
            err, RC_RULE,
            IN(err, "%s was written by a newer dealbell (schema %d; this one knows %d)",
               "%s 由更新版本的 dealbell 写成（schema %d，本程序只到 %d）"),
            store->path, (int)at, migrate_newest());
        return err_hint(err, "%s",
                        IN(err, "start the newer program, or restore an older backup",
                           "请运行新版程序，或恢复较早的备份"));
    }
    for (const struct embedded *file = schema_files; file->name; file++) {
        if (step_of(file) <= at)
            continue;
        if (at > 0 && !is_kept)
            TRY(keep_copy(store, step_of(file), err));
        is_kept = true;
        TRY(run_step(store, file, err));
    }
    store->schema = migrate_newest();
    return RC_OK;
}
