/* A backup in the place of a database (R13). */

#include "store/backup.h"
#include "store/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the manifest says of the copy. */
struct manifest {
    int64_t bytes, schema;
    char digest[DIGEST_HEX];
};

static enum rc no_manifest(const char *path, struct err *err)
{
    return err_set(err, RC_RULE,
                   IN(err, "%s is no manifest of a backup", "%s 不是备份清单"), path);
}

static enum rc read_manifest(const char *from, struct manifest *out, struct err *err)
{
    char path[PATH_ROOM], text[2048];
    JSON *top = NULL;
    const char *digest;
    ssize_t len;
    int fd;

    TRY(path_with(path, from, ".manifest", err));
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, RC_ABSENT,
                       IN(err, "could not read %s: %s", "无法读取 %s：%s"), path,
                       strerror(errno));
    len = read(fd, text, sizeof(text));
    (void)close(fd);
    if (len < 0 || json_read(text, (size_t)len, &json_usual, &top, err) != RC_OK)
        return no_manifest(path, err);
    digest = json_text(top, "blake2b");
    if (!text_same(json_text(top, "what"), "dealbell backup") || !digest ||
        strlen(digest) != DIGEST_HEX - 1 || !json_int(top, "bytes", &out->bytes) ||
        !json_int(top, "schema", &out->schema))
        return no_manifest(path, err);
    memcpy(out->digest, digest, DIGEST_HEX);
    return RC_OK;
}

static enum rc check(const char *path, const struct manifest *manifest, struct err *err)
{
    char digest[DIGEST_HEX];
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
    return RC_OK;
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

/* The old database steps aside together with its WAL, which must never meet the new file.
 */
static enum rc swap(const char *fresh, const char *path, struct err *err)
{
    char wal[PATH_ROOM], aside[PATH_ROOM], aside_wal[PATH_ROOM];

    TRY(path_with(wal, path, "-wal", err));
    TRY(path_with(aside, path, ".before-restore", err));
    TRY(path_with(aside_wal, path, ".before-restore-wal", err));
    (void)unlink(aside_wal);
    TRY(move(path, aside, err));
    TRY(move(wal, aside_wal, err));
    TRY(move(fresh, path, err));
    return folder_sync(path, err);
}

static enum rc put_in_place(const char *from, const char *path,
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
        rc = swap(fresh, path, err);
    if (rc != RC_OK)
        (void)unlink(fresh);
    return rc;
}

enum rc store_restore(const char *from, const char *path, bool dry_run, struct err *err)
{
    struct manifest manifest = {0};
    int lock = -1;
    enum rc rc;

    secret_start();
    TRY(read_manifest(from, &manifest, err));
    TRY(check(from, &manifest, err));
    TRY(lock_take(path, &lock, err));
    rc = dry_run ? RC_OK : put_in_place(from, path, &manifest, err);
    lock_drop(lock);
    return rc;
}
