/*
 * http_inside.h - what http.c (curl on the loop) and http_setup.c (what one request is
 * made of) share.
 */
#pragma once

#include "http.h"

#include <curl/curl.h>

enum { MOST_SOCKETS = 8 };

struct exchange {
    struct http *http;
    struct exchange *next, **link;
    CURL *easy;
    struct loop_timer *later; /* when refused */
    enum rc refused;
    bool is_mail, is_plain; /* plain: may go to loopback alone */
    char *url, *body, *wanted;
    size_t body_len, body_read;
    bool body_ended;
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

void exchange_refuse(struct exchange *exchange, enum rc rc, const char *why);
void exchange_set_request(struct exchange *exchange, const struct http_request *request);
void exchange_set_mail(struct exchange *exchange, const struct mail_request *request);
void exchange_answer(struct exchange *exchange, CURLcode result,
                     struct http_answer *answer);
void exchange_free(struct exchange *exchange);
