/* One instance a database: PATH.lock, held as long as the process lives. */

#include "store/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static enum rc taken(int fd, const char *path, struct err *err)
{
    char who[128];
    ssize_t len = pread(fd, who, sizeof(who) - 1, 0);

    who[len > 0 ? len : 0] = '\0';
    who[strcspn(who, "\n")] = '\0';
    (void)close(fd);
    (void)err_set(
        err, RC_AGAIN,
        IN(err, "another instance has %s open (%s)", "另一个实例正在使用 %s（%s）"), path,
        who[0] ? who : "?");
    return err_hint(err, "%s",
                    IN(err, "stop it first, or give this one a database of its own",
                       "请先停止它，或为本实例另设数据库"));
}

/* The lock ends with the process, however it ends; the words in it are for people. */
enum rc lock_take(const char *path, int *lock, struct err *err)
{
    char name[4096], host[65] = "", words[128];
    int fd, len;

    if ((size_t)snprintf(name, sizeof(name), "%s.lock", path) >= sizeof(name))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "the path of the database is too long", "数据库路径太长"));
    fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(err, RC_BROKEN,
                       IN(err, "could not make %s: %s", "无法创建 %s：%s"), name,
                       strerror(errno));
    if (flock(fd, LOCK_EX | LOCK_NB) != 0)
        return taken(fd, path, err);
    (void)gethostname(host, sizeof(host) - 1);
    len = snprintf(words, sizeof(words), "%ld on %s\n", (long)getpid(), host);
    if (ftruncate(fd, 0) != 0 || pwrite(fd, words, (size_t)len, 0) != len) {
        /* A full disk: the lock holds all the same. */
    }
    *lock = fd;
    return RC_OK;
}

enum rc lock_look(const char *path, int *lock, struct err *err)
{
    char name[4096];
    int fd;

    *lock = -1;
    if ((size_t)snprintf(name, sizeof(name), "%s.lock", path) >= sizeof(name))
        return RC_OK; /* nobody can hold it */
    fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return RC_OK;
    if (flock(fd, LOCK_SH | LOCK_NB) != 0)
        return taken(fd, path, err);
    *lock = fd;
    return RC_OK;
}

void lock_drop(int lock)
{
    if (lock >= 0)
        (void)close(lock);
}
