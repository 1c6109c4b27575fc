/*
 * settings.h - settings as rows: one file (libconfig), every key also from the
 * environment.
 *
 * A room that wants settings declares a struct and its rows:
 *
 *     static const struct setting rows[] = {
 *         SETTING(struct http_settings, listen, ADDRESS, "127.0.0.1:8420", "where to
 * listen"), {0},
 *     };
 *     const struct settings http_section = {"http", rows, sizeof(struct http_settings)};
 *
 * DEALBELL_HTTP_LISTEN overrides it (an empty variable is as none). A secret may stand in
 * a file of its own, which DEALBELL_SLACK_BOT_TOKEN_FILE or the key bot_token_file names.
 * An unknown section, key or DEALBELL_ variable, a wrong type and a bad value are refused
 * with file, line and the nearest known key. Secrets print as "***" and nothing else.
 */
#pragma once

#include "arena.h"

enum setting_type {
    SETTING_TEXT,    /* const char * */
    SETTING_SECRET,  /* const char *, never printed */
    SETTING_ADDRESS, /* const char *, host:port */
    SETTING_URL,     /* const char *, TLS unless loopback */
    SETTING_NUMBER,  /* int64_t, not negative */
    SETTING_SWITCH   /* bool */
};

struct setting {
    const char *key;
    enum setting_type type;
    size_t offset;
    const char *fallback; /* as it would stand in the environment; NULL: none */
    const char *about;    /* one line for docs/settings.md and `dealbell check` */
};

#define SETTING(in, member, kind, value, says)                                  \
    {                                                                           \
        .key = #member, .type = SETTING_##kind, .offset = offsetof(in, member), \
        .fallback = (value), .about = (says)                                    \
    }

struct settings {
    const char *section;
    const struct setting *rows; /* ends with {0} */
    size_t size;
};

/*
 * Reads `file` (NULL: no file, and no error) and `environment` (as `environ`) into
 * `into[i]`, one struct for each of `sections[i]`, i < n. Strings live in the arena.
 * RC_USAGE with file:line and the nearest known key.
 */
enum rc settings_read(const char *file, char *const *environment,
                      const struct settings *const *sections, size_t n, void *const *into,
                      struct arena *arena, struct err *err) CHECKED;

/* host:port or [v6]:port apart. RC_USAGE when it is neither. */
enum rc address_split(const char *address, struct arena *arena, const char **host,
                      int *port, struct err *err) CHECKED;

bool address_is_loopback(const char *host);

/* http/https/ws/wss URL; what is not TLS must be loopback. */
enum rc url_allowed(const char *url, struct err *err) CHECKED;
