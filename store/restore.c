/* A backup in the place of a database. */

#include "store/backup.h"
#include "store/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc check(const char *path, const struct manifest *manifest, struct err *err)
{
    char digest[DIGEST_HEX];
    struct found found = {0};
    int64_t size = 0;

    TRY(file_digest(path, &size, digest, err));
    if (size != manifest->bytes || !secret_same(digest, manifest->digest))
        return err_set(err, RC_RULE,
                       IN(err,
                          "%s is not what its manifest says: it was damaged or changed",
                          "%s 与其清单不符：文件已损坏或被改动"),
                       path);
    if (manifest->schema > migrate_newest())
        return err_set(
            err, RC_RULE,
            IN(err, "%s was made by a newer dealbell", "%s 由更新版本的 dealbell 制作"),
            path);
    return file_check(path, &found, err); /* what was never read before it was known */
}

static enum rc copy_bytes(int from, int to)
{
    char bytes[65536];
    ssize_t len;

    while ((len = read(from, bytes, sizeof(bytes))) > 0)
        if (write(to, bytes, (size_t)len) != len)
            return RC_BROKEN;
    return len == 0 && fsync(to) == 0 ? RC_OK : RC_BROKEN;
}

static enum rc copy_file(const char *from, const char *to, struct err *err)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    enum rc rc = in >= 0 && out >= 0 ? copy_bytes(in, out) : RC_BROKEN;

    if (rc != RC_OK)
        rc = file_failed("copy", from, err);
    if (in >= 0)
        (void)close(in);
    if (out >= 0)
        (void)close(out);
    return rc;
}

/* What was on its way when the copy was made may have arrived since: nothing of it goes
 * again before somebody has looked. */
static enum rc begin_epoch(const char *path, struct err *err)
{
    static const char sql[] =
        "BEGIN IMMEDIATE;"
        "UPDATE firm SET epoch = epoch + 1;"
        "UPDATE outbox SET state = 'unsure' WHERE state IN ('queued', 'sending', 'later');"
        "COMMIT;";
    sqlite3 *db = NULL;
    enum rc rc = RC_OK;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        rc = engine_failed(db, err);
    if (rc == RC_OK)
        rc = engine_exec(db, sql, err);
    (void)sqlite3_close(db);
    return rc;
}

static enum rc move(const char *from, const char *to, struct err *err)
{
    if (rename(from, to) != 0 && errno != ENOENT)
        return file_failed("name", to, err);
    return RC_OK;
}

/* A name that nothing has: PATH.before-restore, PATH.before-restore-2, ... */
static enum rc free_name(const char *path, char out[KEPT_ROOM], struct err *err)
{
    char ending[40] = ".before-restore", wal[PATH_ROOM];

    for (int n = 2; n < 10000; n++) {
        TRY(path_with(out, path, ending, err));
        TRY(path_with(wal, out, "-wal", err));
        if (access(out, F_OK) != 0 && access(wal, F_OK) != 0)
            return RC_OK;
        (void)snprintf(ending, sizeof(ending), ".before-restore-%d", n);
    }
    return err_set(err, RC_RULE,
                   IN(err, "too many files %s.before-restore-N: remove some",
                      "%s.before-restore-N 太多，请先删除一些"),
                   path);
}

/* The old database steps aside together with its WAL, which must never meet the new file.
 */
static enum rc swap(const char *fresh, const char *path, char kept[KEPT_ROOM],
                    struct err *err)
{
    char wal[PATH_ROOM], kept_wal[PATH_ROOM];
    bool was_there = access(path, F_OK) == 0;

    TRY(path_with(wal, path, "-wal", err));
    TRY(free_name(path, kept, err));
    TRY(path_with(kept_wal, kept, "-wal", err));
    TRY(move(path, kept, err));
    TRY(move(wal, kept_wal, err));
    TRY(move(fresh, path, err));
    if (!was_there)
        kept[0] = '\0';
    return folder_sync(path, err);
}

static enum rc put_in_place(const char *from, const char *path, char kept[KEPT_ROOM],
                            const struct manifest *manifest, struct err *err)
{
    char fresh[PATH_ROOM];
    enum rc rc;

    TRY(path_with(fresh, path, ".restoring", err));
    rc = copy_file(from, fresh, err);
    if (rc == RC_OK)
        rc = check(fresh, manifest, err); /* what was copied, not what was looked at */
    if (rc == RC_OK)
        rc = begin_epoch(fresh, err);
    if (rc == RC_OK)
        rc = swap(fresh, path, kept, err);
    if (rc != RC_OK)
        (void)unlink(fresh);
    return rc;
}

enum rc restore_check(const char *from, struct err *err)
{
    struct manifest manifest = {0};

    secret_start();
    TRY(manifest_read(from, &manifest, err));
    return check(from, &manifest, err);
}

enum rc store_restore(const char *from, const char *path, char kept[KEPT_ROOM],
                      struct err *err)
{
    struct manifest manifest = {0};
    int lock = -1;
    enum rc rc;

    secret_start();
    TRY(manifest_read(from, &manifest, err));
    TRY(lock_take(path, &lock, err));
    rc = put_in_place(from, path, kept, &manifest, err);
    lock_drop(lock);
    return rc;
}
