/*
 * A copy of the database while it is in use, and its manifest: what the copy is, so that
 * a damaged or foreign file is never opened (reliability.md threats 23 and 25).
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

enum rc file_sync(const char *path, struct err *err)
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

static enum rc write_manifest(const struct store *store, const char *to, int64_t size,
                              const char *digest, struct err *err)
{
    JSON *top = cJSON_CreateObject();
    char path[PATH_ROOM], seal[DIGEST_HEX], *text;
    enum rc rc;

    if (!top)
        abort();
    TRY(path_with(path, to, ".manifest", err));
    hex_of(store->marks.seal, seal);
    add(top, "what", cJSON_CreateString("dealbell backup"));
    add(top, "schema", cJSON_CreateNumber(store->schema));
    add(top, "bytes", cJSON_CreateNumber((double)size));
    add(top, "blake2b", cJSON_CreateString(digest));
    add(top, "audit_row", cJSON_CreateNumber((double)store->marks.seq));
    add(top, "audit_seal", cJSON_CreateString(seal));
    text = json_print(top);
    rc = write_file(path, text, err);
    json_release(text);
    return rc;
}

/* The copy gets its name when it is whole, the manifest before it. */
enum rc store_backup(struct store *store, const char *to, struct err *err)
{
    char part[PATH_ROOM], digest[DIGEST_HEX];
    int64_t size = 0;
    enum rc rc;

    TRY(path_with(part, to, ".part", err));
    TRY(engine_copy(store->db, part, err));
    rc = file_sync(part, err);
    if (rc == RC_OK)
        rc = file_digest(part, &size, digest, err);
    if (rc == RC_OK)
        rc = write_manifest(store, to, size, digest, err);
    if (rc == RC_OK && rename(part, to) != 0)
        rc = file_failed("name", to, err);
    if (rc != RC_OK) {
        (void)unlink(part);
        return rc;
    }
    return folder_sync(to, err);
}
