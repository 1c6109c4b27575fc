/* What stands at a database's name, looked at before anybody opens it. */

#include "store/backup.h"
#include "store/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char magic[16] = "SQLite format 3";

enum rc no_firm(const char *path, struct err *err)
{
    return err_set(err, RC_ABSENT, IN(err, "there is no firm in %s", "%s 里没有公司"),
                   path);
}

static enum rc not_there(const char *path, bool may_be_new, struct err *err)
{
    char copy[PATH_ROOM];
    const char *folder;
    struct stat stat_of;

    (void)snprintf(copy, sizeof(copy), "%s", path);
    folder = dirname(copy);
    if (stat(folder, &stat_of) != 0 || !S_ISDIR(stat_of.st_mode))
        return err_set(err, RC_ABSENT,
                       IN(err, "%s: no such directory", "%s：没有这个目录"), folder);
    if (may_be_new)
        return RC_OK;
    return err_set(err, RC_ABSENT, IN(err, "there is no database %s", "没有数据库 %s"),
                   path);
}

/* An empty one is new: its maker was ended before it had its first page. */
static enum rc look_inside(const char *path, bool may_be_new, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char head[sizeof(magic)] = "";
    ssize_t len;

    if (fd < 0)
        return err_set(err, RC_RULE,
                       IN(err, "%s may not be read (%s)", "%s 无法读取（%s）"), path,
                       strerror(errno));
    len = read(fd, head, sizeof(head));
    (void)close(fd);
    if (len == 0 && may_be_new)
        return RC_OK;
    if (len == 0) {
        (void)no_firm(path, err);
        return err_hint(err, "%s",
                        IN(err, "the file is empty: `dealbell serve` begins a firm in it",
                           "文件是空的：运行 dealbell serve 会在其中新建公司"));
    }
    if (len != (ssize_t)sizeof(head) || memcmp(head, magic, sizeof(magic)) != 0)
        return err_set(err, RC_RULE,
                       IN(err, "%s is no database of ours (it is no SQLite file)",
                          "%s 不是本程序的数据库（不是 SQLite 文件）"),
                       path);
    return RC_OK;
}

enum rc file_may_be_ours(const char *path, bool may_be_new, bool to_write,
                         struct err *err)
{
    struct stat is;

    if (stat(path, &is) != 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? not_there(path, may_be_new, err)
                   : err_set(err, RC_RULE,
                             IN(err, "%s may not be read (%s)", "%s 无法读取（%s）"),
                             path, strerror(errno));
    if (S_ISDIR(is.st_mode))
        return err_set(
            err, RC_RULE,
            IN(err, "%s is a directory, and no database", "%s 是目录，不是数据库"), path);
    if (!S_ISREG(is.st_mode))
        return err_set(err, RC_RULE, IN(err, "%s is no regular file", "%s 不是普通文件"),
                       path);
    TRY(look_inside(path, may_be_new, err));
    if (to_write && access(path, W_OK) != 0)
        return err_set(err, RC_RULE,
                       IN(err, "%s may not be written (%s)", "%s 无法写入（%s）"), path,
                       strerror(errno));
    return RC_OK;
}

enum rc store_look(const char *path, bool *is_held, struct err *err)
{
    struct err quiet = {0};
    sqlite3 *db = NULL;
    int lock = -1;
    enum rc rc;

    *is_held = false;
    TRY(file_may_be_ours(path, true, true, err));
    if (access(path, F_OK) != 0)
        return RC_OK;
    if (lock_look(path, &lock, &quiet) != RC_OK) {
        *is_held = true;
        return RC_OK;
    }
    rc = engine_look(path, &db, err);
    (void)sqlite3_close(db);
    lock_drop(lock);
    return rc == RC_ABSENT ? RC_OK : rc;
}
