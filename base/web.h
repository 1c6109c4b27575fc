/*
 * web.h - the HTTP and websocket server (libwebsockets on the loop).
 *
 * Every answer carries security headers (web_http.c). A websocket is opened only for an
 * allowed Origin (or none: programs send none, browsers always do) and Host, and only if
 * `admit` says so. Frames are assembled up to a cap, valid UTF-8, text only; peers are
 * pinged; what waits to be written to a peer has a bound, and who does not read is
 * closed. No compression.
 */
#pragma once

#include "loop.h"

struct web;      /* the server */
struct web_peer; /* one open websocket */

struct web_request {
    /* HEAD comes as GET. The path is decoded; the query, without '?', is encoded anew
     * (%XX, never +) and may be "". */
    const char *method, *path, *query;
    const char *body; /* NUL behind it */
    size_t body_len;
    const char *cookie, *origin, *host, *authorization, *address; /* NULL when absent */
    const char *languages; /* Accept-Language; NULL when absent */
    bool is_secure; /* the Host is that of an https:// origin: a proxy does TLS for us */
    bool is_json;   /* Content-Type: application/json */
    bool is_ours;   /* X-Dealbell was sent, and Host and Origin (if any) are ours */
};

struct web_reply; /* given to `request`; answered once, now or later, on the loop's thread
                   */

struct web_handlers {
    /* A whole HTTP request; strings live until it returns. Must lead to web_answer
     * exactly once. */
    void (*request)(void *arg, const struct web_request *request,
                    struct web_reply *reply);
    /* A websocket wants to open: return what hangs on the peer, or NULL to refuse it
     * (403). */
    void *(*admit)(void *arg, const struct web_request *request);
    void (*opened)(void *arg, struct web_peer *peer, void *mine);
    /* One whole text message, NUL behind it. */
    void (*message)(void *arg, struct web_peer *peer, void *mine, const char *bytes,
                    size_t len);
    /* A message was refused ("binary", "too long", "not UTF-8"), told once each; the peer
     * stays open. May be NULL. */
    void (*refused)(void *arg, struct web_peer *peer, void *mine, const char *why);
    void (*closed)(void *arg, void *mine); /* also for one admitted that never opened */
};

struct web_options {
    const char *host;           /* to bind */
    int port;                   /* 0: any */
    const char *const *origins; /* allowed besides our own; ends with NULL; may be NULL */
    size_t most_frame_bytes;    /* of one message from a peer; 0: 256 KiB */
    size_t most_queue_bytes;    /* waiting to be written to one peer; 0: 4 MiB */
    /* What peers make us keep, of all of them together: messages and bodies that do not
     * end, and what they do not read. Who holds most is cut off first. 0: 32 MiB */
    size_t most_held_bytes;
    /* Open sockets, requests among them. 0: 2,000 and 200, but from loopback, where a
     * proxy may bring everybody, as many as there may be in all. */
    size_t most_peers, most_peers_of_address;
};

/* RC_AGAIN with `said` when the port is taken. */
enum rc web_open(struct loop *loop, const struct web_options *options,
                 const struct web_handlers *handlers, void *arg, struct web **out,
                 struct err *err) CHECKED;
int web_port(const struct web *web);

/* Closes every peer first, telling `closed`; nobody is called afterwards. Not from one of
 * its own callbacks; loop_free does it too. NULL is fine. */
void web_free(struct web *web);

/* `headers` ("Name: value" lines, ending with NULL) may be NULL; one that is named like a
 * security header takes its place. All is copied. An asker that left is no error. */
void web_answer(struct web_reply *reply, int status, const char *type,
                const char *const *headers, const char *body, size_t len);

/* Queues a line (not empty, no newline in it) for a peer. Lines that wait together leave
 * in one frame, a newline between them. False when the peer's queue is full: it is being
 * closed.
 */
bool web_send(struct web_peer *peer, const char *line, size_t len);

/* Sends what waits, then a close frame with the reason; `closed` follows, within five
 * seconds even from a peer that is silent. */
void web_close(struct web_peer *peer, const char *reason);
