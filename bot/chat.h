/*
 * chat.h - one chat platform: a file in chats/ and a row in chats/table.def.
 *
 * `decode` and `encode` are pure, for tests and fuzzers; `open` and `close` own the wire,
 * `out` sends. Everything runs on the loop's thread.
 */
#pragma once

#include "base/settings.h"
#include "base/web.h"
#include "bot/desk.h"
#include "notifiers/channel.h"

struct bot; /* bot.h: what everything hangs from */

struct chat {
    struct channel out; /* .name is the platform's name; .send NULL where we host the log
                           ourselves */
    const struct settings *settings; /* its section, or NULL */
    /* One message of the wire into an inbound of `arena`, all but who sent it; *out NULL
     * when it is nothing to us. RC_USAGE with words for the sender. NULL: the platform
     * has an own decode, which wants to know who we are there. */
    enum rc (*decode)(const char *bytes, size_t len, struct arena *arena,
                      struct inbound **out, struct err *err);
    /* Starts it; *self is the chat's own. RC_OK without *self when it is not configured.
     */
    enum rc (*open)(struct bot *bot, const void *settings, void **self, struct err *err);
    void (*close)(void *self);
    /* After COMMIT: what the web chat's log gained. NULL for all but the web chat. */
    void (*news)(void *self, const struct news *news);
    void (*clock_moved)(void *self, int64_t now);
    /* After COMMIT: this person works here no longer; their connections end. NULL where
     * the platform keeps them. */
    void (*person_left)(void *self, int64_t person);
    /* After COMMIT: some record is not what it was; a person is not, or is new. May be
     * NULL. */
    void (*records_changed)(void *self);
    void (*people_changed)(void *self);
    /* What comes to our own HTTP listener under /NAME/. Must lead to web_answer once. May
     * be NULL. */
    void (*request)(void *self, const struct web_request *request,
                    struct web_reply *reply);
    /* `dealbell check`: prints a line or more about its settings and, where it can ask,
     * what the platform says to them; how many things are missing. May be NULL. */
    int (*check)(const void *settings);
};

extern const struct chat *const chats[]; /* from chats/table.def; ends with NULL */
