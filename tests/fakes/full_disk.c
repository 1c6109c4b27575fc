/* Loaded before the C library (LD_PRELOAD): while the file that DEALBELL_TEST_FULL names
 * is there, no file on a disk takes a byte. */

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at);
int ftruncate64(int fd, off_t len);

static bool is_full(int fd)
{
    const char *flag = getenv("DEALBELL_TEST_FULL");
    struct stat file;

    if (!flag || access(flag, F_OK) != 0 || fstat(fd, &file) != 0 ||
        !S_ISREG(file.st_mode))
        return false;
    errno = ENOSPC;
    return true;
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    return is_full(fd) ? -1 : syscall(SYS_write, fd, bytes, len);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return is_full(fd) ? -1 : syscall(SYS_pwrite64, fd, bytes, len, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
    return is_full(fd) ? -1 : syscall(SYS_pwrite64, fd, bytes, len, at);
}

/* A file that grows needs room as well; one that shrinks does not. */
static int cut(int fd, off_t len)
{
    struct stat file;

    if (fstat(fd, &file) == 0 && len > file.st_size && is_full(fd))
        return -1;
    return (int)syscall(SYS_ftruncate, fd, len);
}

int ftruncate(int fd, off_t len)
{
    return cut(fd, len);
}

int ftruncate64(int fd, off_t len)
{
    return cut(fd, len);
}
