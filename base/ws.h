/*
 * ws.h - the websocket client (libwebsockets on the loop).
 *
 * The name is resolved off the loop's thread and TLS checks the real name. Pings and the
 * idle policy notice a peer that froze. Frames are assembled up to a cap. No proxy from
 * the environment, no compression. No reconnecting here: the owner decides.
 */
#pragma once

#include "loop.h"

struct ws; /* one connection, being opened or open */

struct ws_handlers {
    void (*opened)(void *arg, struct ws *ws);
    void (*message)(void *arg, struct ws *ws, const char *bytes,
                    size_t len); /* text; NUL behind it */
    /* Once, also when it never opened; the ws is gone when it returns. `status` is the
     * HTTP status of a refused upgrade, or 0. Not called by loop_free. */
    void (*closed)(void *arg, int status, const char *why);
};

struct ws_options {
    const char *url;         /* ws:// (loopback only) or wss:// */
    const char *headers[4];  /* "Name: value", as many as needed */
    int ping_s, hangup_s;    /* 0: 10 and 30 */
    size_t most_frame_bytes; /* 0: 4 MiB */
    size_t most_queue_bytes; /* 0: 4 MiB */
};

/* RC_USAGE when the URL or a header is refused; else the outcome comes to `opened` or
 * `closed`, never before ws_open returned. Strings are copied. */
enum rc ws_open(struct loop *loop, const struct ws_options *options,
                const struct ws_handlers *handlers, void *arg, struct ws **out,
                struct err *err) CHECKED;

/* One text frame; what is sent before `opened` waits for it. False when the queue is full
 * or the ws is closing. */
bool ws_send(struct ws *ws, const char *bytes, size_t len);

/* Sends what waits, then says goodbye; `closed` follows. */
void ws_close(struct ws *ws);

/* The same, but nothing is called any more: for an owner that ends. NULL is fine. */
void ws_abandon(struct ws *ws);
