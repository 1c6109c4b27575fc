/*
 * A copy of the database while it is in use, and its manifest: what the copy is, so that
 * a damaged or foreign file is never opened.
 */

#include "store/backup.h"

#include "store/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum rc file_failed(const char *what, const char *path, struct err *err)
{
    bool is_full = errno == ENOSPC || errno == EDQUOT;

    return err_set(err, is_full ? RC_AGAIN : RC_BROKEN,
                   IN(err, "could not %s %s: %s", "无法 %s %s：%s"), what, path,
                   strerror(errno));
}

static void hex_of(const unsigned char digest[DIGEST_BYTES], char out[DIGEST_HEX])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[DIGEST_HEX - 1] = '\0';
}

static void done_fd(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

enum rc file_digest(const char *path, int64_t *size, char hex[DIGEST_HEX],
                    struct err *err)
{
    AUTO(done_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
    unsigned char digest[DIGEST_BYTES];
    struct stat stat;
    void *bytes;

    if (fd < 0 || fstat(fd, &stat) != 0)
        return file_failed("read", path, err);
    if (stat.st_size == 0)
        return err_set(err, RC_RULE, IN(err, "%s is empty", "%s 是空文件"), path);
    bytes = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return file_failed("read", path, err);
    secret_digest(&(struct piece){bytes, (size_t)stat.st_size}, 1, digest);
    (void)munmap(bytes, (size_t)stat.st_size);
    hex_of(digest, hex);
    *size = stat.st_size;
    return RC_OK;
}

static enum rc file_sync(const char *path, struct err *err)
{
    AUTO(done_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fsync(fd) != 0)
        return file_failed("sync", path, err);
    return RC_OK;
}

enum rc folder_sync(const char *path, struct err *err)
{
    char copy[PATH_ROOM];

    (void)snprintf(copy, sizeof(copy), "%s", path);
    return file_sync(dirname(copy), err);
}

enum rc path_with(char into[PATH_ROOM], const char *path, const char *ending,
                  struct err *err)
{
    if (snprintf(into, PATH_ROOM, "%s%s", path, ending) >= PATH_ROOM)
        return err_set(err, RC_USAGE, "%s", IN(err, "the path is too long", "路径太长"));
    return RC_OK;
}

static enum rc write_file(const char *path, const char *text, struct err *err)
{
    AUTO(done_fd)
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    size_t len = strlen(text);

    if (fd < 0 || write(fd, text, len) != (ssize_t)len || fsync(fd) != 0)
        return file_failed("write", path, err);
    return RC_OK;
}

static void add(cJSON *object, const char *key, cJSON *value)
{
    if (!value || !cJSON_AddItemToObjectCS(object, key, value))
        abort();
}

static enum rc write_manifest(const char *path, const struct found *found, int64_t size,
                              const char *digest, struct err *err)
{
    JSON *top = cJSON_CreateObject();
    char seal[DIGEST_HEX], *text;
    enum rc rc;

    if (!top)
        abort();
    hex_of(found->seal, seal);
    add(top, "what", cJSON_CreateString("dealbell backup"));
    add(top, "schema", cJSON_CreateNumber((double)found->schema));
    add(top, "bytes", cJSON_CreateNumber((double)size));
    add(top, "blake2b", cJSON_CreateString(digest));
    add(top, "audit_row", cJSON_CreateNumber((double)found->audit_rows));
    add(top, "audit_seal", cJSON_CreateString(seal));
    text = json_print(top);
    rc = write_file(path, text, err);
    json_release(text);
    return rc;
}

static enum rc no_manifest(const char *path, struct err *err)
{
    return err_set(err, RC_RULE,
                   IN(err, "%s is no manifest of a backup", "%s 不是备份清单"), path);
}

static enum rc manifest_at(const char *path, struct manifest *out, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    JSON *top = NULL;
    const char *digest;
    char text[2048];
    ssize_t len;

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

enum rc manifest_read(const char *copy, struct manifest *out, struct err *err)
{
    char path[PATH_ROOM];

    TRY(path_with(path, copy, ".manifest", err));
    return manifest_at(path, out, err);
}

/* ---- where a copy may be written ---- */

static enum rc no_folder(const char *path, struct err *err)
{
    return err_set(err, RC_ABSENT, IN(err, "%s: no such directory", "%s：没有这个目录"),
                   path);
}

static enum rc is_folder(const char *path, struct err *err)
{
    return err_set(
        err, RC_RULE,
        IN(err, "%s is a directory: name a file in it", "%s 是目录，请写出其中的文件名"),
        path);
}

static enum rc folder_of(const char *path, char out[PATH_ROOM], struct err *err)
{
    char copy[PATH_ROOM], *folder;
    struct stat is;

    TRY(path_with(copy, path, "", err));
    folder = dirname(copy);
    if (stat(folder, &is) != 0 || !S_ISDIR(is.st_mode) || !realpath(folder, out))
        return err_set(err, RC_ABSENT,
                       IN(err, "%s: no such directory", "%s：没有这个目录"), folder);
    return RC_OK;
}

/* By the file itself when both are there, else by folder and name. */
static bool is_same(const char *a, const char *b)
{
    char one[PATH_ROOM], other[PATH_ROOM], name[PATH_ROOM], with[PATH_ROOM];
    struct err quiet = {0};
    struct stat is, was;

    if (stat(a, &is) == 0 && stat(b, &was) == 0)
        return is.st_dev == was.st_dev && is.st_ino == was.st_ino;
    if (folder_of(a, one, &quiet) != RC_OK || folder_of(b, other, &quiet) != RC_OK ||
        strcmp(one, other) != 0)
        return false;
    (void)snprintf(name, sizeof(name), "%s", a);
    (void)snprintf(with, sizeof(with), "%s", b);
    return strcmp(basename(name), basename(with)) == 0;
}

/* The database, under the name it was opened by or the one a link leads to. */
static enum rc not_the_database(const char *database, const char *to, struct err *err)
{
    static const char *const beside[] = {"",         "-wal",  "-shm",
                                         "-journal", ".lock", ".sock"};
    char real[PATH_ROOM], one[PATH_ROOM];

    for (size_t i = 0; i < 2 * COUNT(beside); i++) {
        const char *path = i < COUNT(beside) ? database : realpath(database, real);

        if (!path || path_with(one, path, beside[i % COUNT(beside)], err) != RC_OK ||
            !is_same(one, to))
            continue;
        (void)err_set(err, RC_RULE,
                      IN(err, "%s is the database itself", "%s 就是数据库本身"), to);
        return err_hint(err, "%s",
                        IN(err, "a backup needs a name of its own", "备份要另取文件名"));
    }
    return RC_OK;
}

static enum rc no_backup(const char *path, struct err *err)
{
    (void)err_set(err, RC_RULE, IN(err, "%s is no backup of ours", "%s 不是本程序的备份"),
                  path);
    return err_hint(err, "%s",
                    IN(err, "it stays as it is: choose another name, or move it away",
                       "文件未动：请另取文件名，或先移走它"));
}

/* A regular file, or nothing: *is_there. */
static enum rc is_regular(const char *path, bool *is_there, struct err *err)
{
    struct stat is;

    *is_there = lstat(path, &is) == 0;
    if (!*is_there || S_ISREG(is.st_mode))
        return RC_OK;
    if (S_ISDIR(is.st_mode))
        return is_folder(path, err);
    return err_set(err, RC_RULE, IN(err, "%s is no regular file", "%s 不是普通文件"),
                   path);
}

/* What an earlier try left behind, if anything: the beginning of a database. */
static enum rc may_be_part(const char *part, struct err *err)
{
    struct err quiet = {0};
    struct stat is;
    bool is_there;

    TRY(is_regular(part, &is_there, err));
    if (!is_there || (stat(part, &is) == 0 && is.st_size == 0) ||
        file_may_be_ours(part, false, false, &quiet) == RC_OK)
        return RC_OK;
    return no_backup(part, err);
}

/* Of a backup whose names were not all given yet. */
static enum rc may_be_manifest_part(const char *part, struct err *err)
{
    struct manifest manifest = {0};
    struct err quiet = {0};
    struct stat is;
    bool is_there;

    TRY(is_regular(part, &is_there, err));
    if (!is_there || (stat(part, &is) == 0 && is.st_size == 0) ||
        manifest_at(part, &manifest, &quiet) == RC_OK)
        return RC_OK;
    return no_backup(part, err);
}

/* Its manifest waits for its name still when we were killed right after the copy got
 * its own. */
static bool is_half_named(const char *to, int64_t bytes)
{
    struct manifest manifest = {0};
    struct err quiet = {0};
    char part[PATH_ROOM];

    return path_with(part, to, ".manifest.part", &quiet) == RC_OK &&
           manifest_at(part, &manifest, &quiet) == RC_OK && manifest.bytes == bytes;
}

static enum rc may_be_replaced(const char *to, bool *replaces, struct err *err)
{
    char beside[PATH_ROOM];
    struct manifest manifest = {0};
    struct err quiet = {0};
    struct stat is;
    bool has_copy, has_manifest;
    enum rc rc;

    TRY(path_with(beside, to, ".manifest", err));
    TRY(is_regular(to, &has_copy, err));
    TRY(is_regular(beside, &has_manifest, err));
    *replaces = has_copy;
    if (!has_copy && !has_manifest)
        return RC_OK;
    rc = manifest_read(to, &manifest, &quiet);
    if (!has_copy)
        return rc == RC_OK ? RC_OK : no_backup(beside, err);
    if (stat(to, &is) == 0 &&
        ((rc == RC_OK && is.st_size == manifest.bytes) || is_half_named(to, is.st_size)))
        return RC_OK;
    return no_backup(to, err);
}

enum rc backup_allowed(const char *database, const char *to, bool *replaces,
                       struct err *err)
{
    static const char *const made[] = {"", ".part", ".manifest", ".manifest.part"};
    size_t len = strlen(to);
    char one[PATH_ROOM];
    struct stat is;

    *replaces = false;
    for (size_t i = 0; i < COUNT(made); i++) {
        TRY(path_with(one, to, made[i], err));
        TRY(not_the_database(database, one, err));
    }
    TRY(folder_of(to, one, err));
    if (len && to[len - 1] == '/')
        return stat(to, &is) == 0 ? is_folder(to, err) : no_folder(to, err);
    TRY(path_with(one, to, ".part", err));
    TRY(may_be_part(one, err));
    TRY(path_with(one, to, ".manifest.part", err));
    TRY(may_be_manifest_part(one, err));
    return may_be_replaced(to, replaces, err);
}

/* ---- the copy ---- */

enum rc store_copy(struct store *store, const char *to, struct err *err)
{
    char part[PATH_ROOM];

    TRY(path_with(part, to, ".part", err));
    TRY(write_file(part, "", err));
    return engine_copy(store->db, part, err);
}

/* Both stand whole under their part's names: a backup of before keeps its own until
 * then. */
static enum rc give_names(const char *to, const char *part, const char *manifest_part,
                          struct err *err)
{
    char manifest[PATH_ROOM];

    TRY(path_with(manifest, to, ".manifest", err));
    if (rename(part, to) != 0) {
        enum rc rc = file_failed("name", to, err);

        (void)unlink(manifest_part);
        return rc;
    }
    if (rename(manifest_part, manifest) != 0)
        return file_failed("name", manifest, err);
    return folder_sync(to, err);
}

enum rc backup_finish(const char *to, struct err *err)
{
    char part[PATH_ROOM], manifest_part[PATH_ROOM], digest[DIGEST_HEX];
    struct found found = {0};
    int64_t size = 0;
    enum rc rc;

    TRY(path_with(part, to, ".part", err));
    TRY(path_with(manifest_part, to, ".manifest.part", err));
    rc = file_check(part, &found, err);
    if (rc == RC_OK)
        rc = file_sync(part, err);
    if (rc == RC_OK)
        rc = file_digest(part, &size, digest, err);
    if (rc == RC_OK &&
        (rc = write_manifest(manifest_part, &found, size, digest, err)) != RC_OK)
        (void)unlink(manifest_part);
    if (rc == RC_OK)
        rc = give_names(to, part, manifest_part, err);
    if (rc != RC_OK)
        (void)unlink(part);
    return rc;
}
