/*
 * folder.h - a folder of a test's own, in memory where there is some, and its end.
 */
#pragma once

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FOLDER_ROOM = 64 };

/* Makes one, with `name` in it: "/tmp/dealbell-NAME-a1B2c3". */
static inline void folder_make(char dir[FOLDER_ROOM], const char *name)
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    (void)snprintf(dir, FOLDER_ROOM, "%s/dealbell-%s-XXXXXX", base, name);
    if (!mkdtemp(dir)) {
        perror(dir);
        abort();
    }
}

static inline void folder_empty(const char *dir)
{
    DIR *open = opendir(dir);
    const struct dirent *entry;
    char name[512];

    while (open && (entry = readdir(open))) {
        (void)snprintf(name, sizeof(name), "%s/%s", dir, entry->d_name);
        (void)unlink(name); /* not "." and "..", which are folders */
    }
    if (open)
        (void)closedir(open);
}

static inline void folder_drop(const char *dir)
{
    folder_empty(dir);
    (void)rmdir(dir);
}
