/*
 * web_inside.h - what the parts of the server share: web.c (the context, who may
 * connect), web_origin.c (by which name, from whose page), web_held.c (how much is kept),
 * web_http.c (requests and answers), web_peer.c (websockets).
 */
#pragma once

#include "web.h"
#include "web_context.h"
#include "web_door.h"

enum {
    CROWD_BUCKETS = 256,
    CROWD_KEY = 16,
    MOST_BODY = 256 * 1024,
    HTTP_SECURITY_HEADERS = 7
};

/* The open sockets of one address. A v6 network of /64 counts as one. */
struct crowd {
    unsigned char key[CROWD_KEY];
    size_t n;
    struct crowd *next;
};

struct web {
    struct lws_room room;
    struct lws_vhost *vhost;
    struct web_door *door;
    struct lws_protocols protocols[2];
    struct lws_protocol_vhost_options headers[HTTP_SECURITY_HEADERS];
    lws_retry_bo_t patience;
    struct web_handlers on;
    void *arg;
    char *host;
    char **origins; /* ends with NULL */
    int port;
    size_t most_frame_bytes, most_queue_bytes, most_peers, most_peers_of_address;
    size_t peers;
    size_t held, most_held; /* bytes of all conns */
    struct conn *conns;
    struct crowd *crowds[CROWD_BUCKETS];
    struct arena *arena; /* of a websocket's opening request */
    char *message;       /* most_frame_bytes + 1: the one that came whole */
    bool is_closing;     /* nobody is called any more */
};

/* One socket, from accept to close. */
struct conn {
    struct web *web;
    struct lws *wsi;
    struct conn *next, **link; /* in web->conns */
    size_t held;
    void (*drop)(struct conn *conn); /* keeps nothing of what is held, and closes */
    unsigned char key[CROWD_KEY];
    char address[64];
    /* the request that is under way */
    struct arena *arena;
    struct web_request request;
    char *body;
    size_t body_len, body_room;
    bool has_body;
    struct web_reply *reply;
    char *answer; /* LWS_PRE bytes in front of it */
    size_t answer_len;
    bool closes_after;
    /* or the websocket that it became */
    struct web_peer *peer;
};

/* All return what the lws callback returns: 0, or -1 to close. */
int http_begins(struct conn *conn);
int http_body(struct conn *conn, const char *bytes, size_t len);
int http_body_ends(struct conn *conn);
int http_writable(struct conn *conn);
void http_gone(struct conn *conn); /* a reply that is still owed goes nowhere */

/* Bytes that are kept for this conn from now on, or no more. False when there is no room:
 * then it is this one that holds most. */
bool web_hold(struct conn *conn, size_t more) CHECKED;
void web_let_go(struct conn *conn, size_t less);

/* Strings of the request live in the arena. False when lws has none that makes sense. */
bool http_read_request(struct conn *conn, struct arena *arena, struct web_request *out);

/* Answers a websocket's opening request with a refusal; returns what the callback
 * returns: 1 when the answer is out. */
int http_refuse_upgrade(struct conn *conn, int status, const char *why);

/* Makes the security headers a list in `out`, for answers that lws makes itself. */
const struct lws_protocol_vhost_options *
http_vhost_headers(struct lws_protocol_vhost_options out[HTTP_SECURITY_HEADERS]);

bool web_host_allowed(const struct web *web, const char *host);
bool web_origin_allowed(const struct web *web, const char *origin, const char *host);
bool web_is_secure(const struct web *web, const char *host);

struct web_peer *peer_new(struct conn *conn, void *mine);
int peer_opened(struct web_peer *peer);
int peer_received(struct web_peer *peer, const char *bytes, size_t len);
int peer_writable(struct web_peer *peer);
void peer_gone(struct web_peer *peer); /* tells `closed` and frees it */
