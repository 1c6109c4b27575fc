/*
 * web_inside.h - what the files of the web chat share. The protocol is docs/web-chat.md.
 */
#pragma once

#include "base/web.h"
#include "bot/bot.h"
#include "bot/chat.h"

enum web_verb {
    VERB_HELLO,
    VERB_SAY,
    VERB_PRESS,
    VERB_FORM,
    VERB_READ,
    VERB_HISTORY,
    VERB_SEARCH,
    VERB_SIDE,
    VERB_BOARD,
    VERB_PEOPLE /* our own question: no client says it */
};

struct web_chat;

/* One websocket and the person behind it. Freed when the socket is closed and no message
 * of theirs is at the desk. */
struct client {
    struct client *next, *prev;
    struct web_chat *chat;
    struct web_peer *peer;   /* NULL: it takes no more */
    bool is_closed;          /* it is gone: nothing more is heard of it */
    const char *token;       /* of the session; NULL: comes with a handle alone (demo) */
    const char *handle;      /* who they are, or in the demo say they are */
    int64_t person;          /* 0: not known yet */
    int64_t change;          /* what has been sent to them of the log */
    struct manner manner;    /* in which they read */
    size_t held, held_bytes; /* at the desk: messages, and what they take */
    struct arena *arena;
};

/* What hangs on an inbound of ours (in->whose). */
struct web_ask {
    enum web_verb verb;
    const char *id;   /* the client's own, or "" */
    const char *room; /* as the client names it */
    const char *text;
    int64_t since, before, post;
    size_t bytes;          /* what it takes while it is at the desk */
    struct client *client; /* NULL: an HTTP request */
    struct web_reply *reply;
    const char *languages; /* that an HTTP request would be answered in; or NULL */
    bool
        is_anew; /* a hello to one who reads otherwise now: all they hold is said again */
    bool is_undrawn; /* a hello that is to be asked again: cards are still to be drawn */
    bool is_demo, is_secure;
    struct client **client_list; /* of a sign-out: whose sockets end */

    /* Of a hello, for the loop. */
    int64_t person, change;
    struct manner manner;
    const char *handle;
};

struct web_chat {
    struct bot *bot;
    struct web *web;
    struct client *clients;
    size_t held_bytes;      /* of all clients */
    const char *origins[2]; /* public_url's */
    bool is_demo;
};

/* Pure: one object of docs/web-chat.md. Messages that change nothing become errands. */
enum rc web_decode(const char *bytes, size_t len, struct arena *arena,
                   struct inbound **out, struct err *err) CHECKED;

/* Pure: a post as whoever has this handle sees it, one line of JSON. `own_id` is their
 * request that it answers, or NULL. */
const char *web_post_line(const struct news *news, const char *handle, const char *own_id,
                          struct arena *arena);

/* Pure: {"is":"done", ...}, {"is":"error", ...} and the like. */
const char *web_done_line(const struct inbound *in, const char *id, struct arena *arena);
const char *web_error_line(const char *id, const struct err *err, struct arena *arena);

/* May this person see it. */
bool web_sees(const struct news *news, int64_t person);

/* The web chat's own key of a room as `handle` names it: "sales", "dm:ana", "dm:ana+bo";
 * NULL when it is no name of a room. */
const char *web_key(const char *room, const char *handle, struct arena *arena);

/* Errands: run at the desk; in->answer is one line or several. */
enum rc web_hello(struct turn *t, struct inbound *in);
enum rc web_read(struct turn *t, struct inbound *in);
enum rc web_history(struct turn *t, struct inbound *in);
enum rc web_search(struct turn *t, struct inbound *in);
enum rc web_side(struct turn *t, struct inbound *in);
enum rc web_board(struct turn *t, struct inbound *in);
enum rc web_people(struct turn *t, struct inbound *in); /* one line, for all clients */
enum rc
web_open_room(struct turn *t,
              struct inbound *in); /* makes direct messages that are not there yet */

/* What side and board share: may the asker see what this person owns; a next touch as
 * "2 days late", "14:00" for today, else its day; the newest note on a record; the
 * answer's first keys. */
bool web_sees_owner(struct turn *t, int64_t owner);
const char *web_touch_when(struct turn *t, const char *touch, const char **tone);
const char *web_last_words(struct turn *t, const char *kind, int64_t record);
cJSON *web_begin_line(const struct inbound *in, const char *is);

/* Two sentences that this person may say as things are now, as "try". */
void web_add_try(struct turn *t, cJSON *object);

/* "Asia/Shanghai" is Shanghai to a reader. */
const char *web_place(struct arena *arena, const char *zone);

/* Acts as the one who asks: by session, or in the demo by handle. */
enum rc web_as(struct turn *t, const struct inbound *in);

/* HTTP: the page, signing in and out. */
void web_on_request(void *arg, const struct web_request *request,
                    struct web_reply *reply);

/* The session's token out of a Cookie or Authorization header; NULL when there is none.
 */
const char *web_token_of(const struct web_request *request, struct arena *arena);
