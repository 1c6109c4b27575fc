/*
 * ws.h - the websocket client (libwebsockets on the loop).
 *
 * The name is resolved off the loop's thread and TLS checks the real name. Pings and the
 * idle policy notice a peer that froze. Frames are assembled up to a cap. No reconnecting
 * here: the owner decides.
 */
#pragma once

#include "loop.h"

struct ws; /* one connection, being opened or open */

struct ws_handlers {
    void (*opened)(void *arg, struct ws *ws);
    void (*message)(void *arg, struct ws *ws, const char *bytes,
                    size_t len); /* text; NUL behind it */
    /* Once, also when it never opened; the ws is gone when it returns. `status` is the
     * HTTP status of a refused upgrade, or 0. */
    void (*closed)(void *arg, int status, const char *why);
};

struct ws_options {
    const char *url;         /* ws:// (loopback only) or wss:// */
    const char *headers[4];  /* "Name: value", as many as needed */
    int ping_s, hangup_s;    /* 0: 10 and 30 */
    size_t most_frame_bytes; /* 0: 4 MiB */
    size_t most_queue_bytes; /* 0: 4 MiB */
};

/* RC_USAGE when the URL is refused; else the outcome comes to `opened` or `closed`. */
enum rc ws_open(struct loop *loop, const struct ws_options *options,
                const struct ws_handlers *handlers, void *arg, struct ws **out,
                struct err *err) CHECKED;
bool ws_send(struct ws *ws, const char *bytes,
             size_t len); /* one text frame; false when the queue is full */
void ws_close(struct ws *ws);
