/*
 * http_inside.h - what http.c (curl on the loop), http_watch.c (its sockets) and
 * http_setup.c (what one request is made of) share.
 */
#pragma once

#include "http.h"

#include <curl/curl.h>
#include <uv.h>

enum { MOST_SOCKETS = 8, MOST_SPARE = 16 };

struct http {
    struct loop *loop;
    CURLM *multi; /* made when first needed: curl and OpenSSL take their time to start */
    uv_timer_t timer;
    int handles; /* of libuv's that refer to this */
    bool is_gone;
    struct exchange *all;
    struct socket_watch *watches;
    CURL *spare[MOST_SPARE]; /* of requests that are over; the next ones take them */
    size_t n_spare;
};

struct exchange {
    struct http *http;
    struct exchange *next, **link;
    CURL *easy;
    struct loop_timer *later; /* when refused */
    enum rc refused;
    bool is_mail, is_plain; /* plain: may go to loopback alone */
    char *url, *body, *wanted;
    size_t body_len, body_read; /* read: of a mail */
    bool body_ended, is_safe;   /* safe: may be sent again */
    struct curl_slist *headers, *recipients;
    char *answer;
    size_t answer_len, answer_room, most_bytes;
    bool is_too_long;
    curl_socket_t sockets[MOST_SOCKETS]; /* of a mail, open now */
    size_t n_sockets;
    char detail[CURL_ERROR_SIZE + 64];
    void (*done)(void *arg, const struct http_answer *answer);
    void *arg;
};

void http_let_go(struct http *http); /* one handle less; frees who is gone */
void http_reap(struct http *http);   /* tells of all that is over */

/* curl's CURLMOPT_SOCKETFUNCTION. */
int http_watch(CURL *easy, curl_socket_t fd, int what, void *arg, void *mine);
/* Sockets of our own opening are watched from one request to the next; that they close
 * must be said before they do. */
void http_watch_opened(struct http *http, curl_socket_t fd);
void http_watch_closes(struct http *http, curl_socket_t fd);

void exchange_refuse(struct exchange *exchange, enum rc rc, const char *why);
void exchange_set_request(struct exchange *exchange, const struct http_request *request);
void exchange_set_mail(struct exchange *exchange, const struct mail_request *request);
void exchange_answer(struct exchange *exchange, CURLcode result,
                     struct http_answer *answer);
void exchange_free(struct exchange *exchange);
