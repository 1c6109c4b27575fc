/*
 * http.h - the HTTP client (libcurl's multi interface on the loop).
 *
 * TLS is verified, TLS 1.2 at least; only https, and http to loopback; redirects are not
 * followed; no proxy from the environment; the answer has a ceiling. Everything runs on
 * the loop's thread.
 */
#pragma once

#include "loop.h"

struct http; /* the client: connections are kept and shared */

struct http *http_new(struct loop *loop);
void http_free(struct http *http); /* requests under way end with RC_AGAIN */

struct http_header {
    const char *name, *value;
};

struct http_request {
    const char *method; /* "GET", "POST", ... */
    const char *url;
    const struct http_header *headers; /* ends with {0}; may be NULL */
    const char *body;
    size_t body_len;
    int timeout_ms;     /* of the whole; 0: 30 s */
    size_t most_bytes;  /* of the answer; 0: 1 MiB */
    const char *wanted; /* a header of the answer to hand over; NULL: none */
};

struct http_answer {
    enum rc rc;       /* RC_OK: an answer came, whatever its status; RC_AGAIN: none came;
                         RC_USAGE: URL refused */
    bool is_too_long; /* more than most_bytes: RC_AGAIN */
    bool was_sent; /* the request may have reached the peer: with RC_AGAIN the outcome is
                      unknown */
    int status;
    const char *body; /* NUL behind it; lives until `done` returns, like all in here */
    size_t body_len;
    int retry_after_s;  /* -1 when not said */
    const char *header; /* the wanted one; NULL when it was not there */
    const char *detail; /* for the log */
};

/* Copies what it needs of the request. */
void http_send(struct http *http, const struct http_request *request,
               void (*done)(void *arg, const struct http_answer *answer), void *arg);

/*
 * Mail goes out by the same client: one message to one address. `from` and `to` are bare
 * addresses; control characters, blanks and <> in them are refused before curl sees them,
 * non-ASCII too. `data` is the whole message, headers included, lines ending in CRLF.
 */
struct mail_request {
    const char *url; /* smtp://host:port or smtps://; plain only to loopback, STARTTLS
                        asked for elsewhere */
    const char *user, *password; /* may be NULL */
    const char *from, *to;
    bool only_greets; /* connects, signs in and says no more; `to` and `data` are not
                         looked at */
    const char *data;
    size_t data_len;
    int timeout_ms;
};

void http_send_mail(struct http *http, const struct mail_request *request,
                    void (*done)(void *arg, const struct http_answer *answer), void *arg);
