/*
 * bot.h - what everything hangs from: made by main, handed to whoever needs it. No state
 * lives elsewhere.
 */
#pragma once

#include "base/loop.h"
#include "bot/chat.h"
#include "notifiers/mail.h"
#include "notifiers/pump.h"

struct control; /* control.h */
struct profile; /* profile.h */

enum bot_mode { BOT_SERVE, BOT_DEMO };

enum { BOT_CHATS = 8 };

struct http_settings {
    const char *listen, *public_url;
};

struct database_settings {
    const char *path;
};

struct people_settings {
    const char *default_role;
    bool join_by_email;
};

struct mail_settings {
    const char *url, *user, *password, *from;
};

struct bot {
    enum bot_mode mode;
    struct arena *arena; /* of the process: settings */
    struct loop *loop;
    struct clock_shifted clock;
    struct store *store;
    struct desk *desk;
    struct http *http;
    struct pump *pump;
    struct loop_wake *batches, *post;
    struct batch *to_post, **to_post_end; /* whose letters still have to go */
    struct loop_timer *next_due, *draining, *settling;
    struct control *control;
    struct profile *profiles; /* under way */
    const char *address;      /* where people reach the web chat, no slash at its end */
    int port;                 /* of the web chat, once it listens */
    void (*listening)(const struct bot *bot); /* called once, when people can come in */
    struct http_settings http_settings;
    struct database_settings database;
    struct people_settings people;
    struct mail_settings mail;
    struct mail_box mail_box;
    const void *chat_settings[BOT_CHATS]; /* by row of chats/table.def */
    void *chat_self[BOT_CHATS];
    int exit_status;
    bool is_stopping;
};

/* Opens the store, starts the desk and the chats, and runs until a signal. Returns the
 * process's exit status. */
int bot_run(struct bot *bot);

/* Where people reach the web chat: the proxy in front, or this machine; by the settings
 * alone while it does not listen. */
const char *bot_address(struct bot *bot);
