/* A settings file of any bytes, and any variable: read or refused with a place, and only
 * allowed values come through. The input is the file, a NUL, and one variable. */

#include "base/settings.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libconfig 1.5 forgets a text that stands before a syntax error. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig";
}

struct all {
    const char *listen, *url, *token, *name;
    int64_t most;
    bool open;
};

static const struct setting rows[] = {
    SETTING(struct all, listen, ADDRESS, "127.0.0.1:8420", "an address"),
    SETTING(struct all, url, URL, NULL, "a URL"),
    SETTING(struct all, token, SECRET, NULL, "a secret"),
    SETTING(struct all, name, TEXT, NULL, "a text"),
    SETTING(struct all, most, NUMBER, "5", "a number"),
    SETTING(struct all, open, SWITCH, "no", "a switch"),
    {0},
};

static const struct settings section = {"all", rows, sizeof(struct all)};

static void must(bool held)
{
    if (!held)
        abort();
}

static void check(const struct all *all, struct arena *arena)
{
    struct err err = {.lang = LANG_EN};
    const char *host;
    int port;

    must(address_split(all->listen, arena, &host, &port, &err) == RC_OK);
    must(port >= 0 && port <= 65535);
    must(!all->url || url_allowed(all->url, &err) == RC_OK);
    must(!all->name ||
         (utf8_valid(all->name, strlen(all->name)) && !strpbrk(all->name, "\r\n\x1b")));
    must(all->most >= 0);
}

enum { MOST_BYTES = 60000 }; /* what a pipe holds at once */

/* A pipe full of these bytes; its name is written to `name`. */
static int make_file(const uint8_t *data, size_t size, char *name, size_t room)
{
    int ends[2];

    must(pipe(ends) == 0);
    must(write(ends[1], data, size) == (ssize_t)size);
    must(close(ends[1]) == 0);
    (void)snprintf(name, room, "/dev/fd/%d", ends[0]);
    return ends[0];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct settings *const sections[] = {&section};
    const uint8_t *end = size > 0 ? memchr(data, 0, size) : NULL;
    size_t len = end ? (size_t)(end - data) : size;
    struct arena *arena = arena_new();
    struct err err = {.lang = size % 2 ? LANG_EN : LANG_ZH};
    struct all all = {0};
    void *const into[] = {&all};
    char *const environment[] = {arena_printf(arena, "DEALBELL_%.*s",
                                              end ? (int)(size - len - 1) : 0,
                                              end ? (const char *)end + 1 : ""),
                                 NULL};
    char name[32];
    enum rc rc;
    int file;

    if (len > MOST_BYTES) {
        arena_free(arena);
        return -1;
    }
    file = make_file(data, len, name, sizeof(name));
    rc = settings_read(name, end ? environment : NULL, sections, 1, into, arena, &err);
    must(rc == RC_OK || rc == RC_USAGE);
    if (rc == RC_OK)
        check(&all, arena);
    else
        must(err.said[0] && utf8_valid(err.said, strlen(err.said)));
    must(close(file) == 0);
    arena_free(arena);
    return 0;
}
