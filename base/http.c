/* The HTTP and mail client: curl's multi interface and its timer on the loop. What a
 * request is made of stands in http_setup.c, how its sockets are watched in http_watch.c.
 */

#include "http.h"

#include "http_inside.h"
#include "keep.h"

#include <stdio.h>

void http_let_go(struct http *http)
{
    if (--http->handles == 0 && http->is_gone)
        free(http);
}

static void timer_gone(uv_handle_t *native)
{
    http_let_go(native->data);
}

static void end(void *arg)
{
    http_free(arg);
}

struct http *http_new(struct loop *loop)
{
    struct http *http = keep_new(sizeof(*http));

    http->loop = loop;
    uv_timer_init(loop_native(loop), &http->timer);
    http->timer.data = http;
    http->handles = 1;
    loop_at_end(loop, end, http);
    return http;
}

/* --- the end of an exchange --------------------------------------------------------- */

static void unlink_exchange(struct exchange *exchange)
{
    *exchange->link = exchange->next;
    if (exchange->next)
        exchange->next->link = exchange->link;
}

static void tell(struct exchange *exchange, const struct http_answer *answer)
{
    struct http *http = exchange->http;

    unlink_exchange(exchange);
    if (exchange->easy && http->multi)
        curl_multi_remove_handle(http->multi, exchange->easy);
    exchange->done(exchange->arg, answer);
    exchange_free(exchange);
}

static void refused_later(void *arg)
{
    struct exchange *exchange = arg;
    struct http_answer answer = {
        .rc = exchange->refused, .retry_after_s = -1, .detail = exchange->detail};

    tell(exchange, &answer);
}

/* What is refused hears of it from the loop too, never inside of http_send. */
static void refuse_later(struct exchange *exchange)
{
    exchange->later = loop_timer_new(exchange->http->loop, refused_later, exchange);
    loop_timer_set(exchange->later, 0);
}

/* The handlers may free the client: it stands until libuv let go of its handles. */
void http_reap(struct http *http)
{
    CURLMsg *message;
    int left;

    while (!http->is_gone && (message = curl_multi_info_read(http->multi, &left))) {
        struct exchange *exchange = NULL;
        struct http_answer answer;

        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&exchange);
        exchange_answer(exchange, message->data.result, &answer);
        tell(exchange, &answer);
    }
}

/* --- curl on the loop --------------------------------------------------------------- */

static void timer_fired(uv_timer_t *native)
{
    struct http *http = native->data;
    int running;

    if (http->is_gone)
        return;
    curl_multi_socket_action(http->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    http_reap(http);
}

static int set_timer(CURLM *multi, long after_ms, void *arg)
{
    struct http *http = arg;

    (void)multi;
    if (after_ms < 0)
        return uv_timer_stop(&http->timer);
    uv_update_time(loop_native(http->loop));
    return uv_timer_start(&http->timer, timer_fired, (uint64_t)after_ms, 0);
}

static void start_curl(struct http *http)
{
    if (http->multi)
        return;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        abort();
    http->multi = curl_multi_init();
    if (!http->multi)
        abort();
    curl_multi_setopt(http->multi, CURLMOPT_SOCKETFUNCTION, http_watch);
    curl_multi_setopt(http->multi, CURLMOPT_SOCKETDATA, http);
    curl_multi_setopt(http->multi, CURLMOPT_TIMERFUNCTION, set_timer);
    curl_multi_setopt(http->multi, CURLMOPT_TIMERDATA, http);
    curl_multi_setopt(http->multi, CURLMOPT_MAX_HOST_CONNECTIONS, 8L);
    curl_multi_setopt(http->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 128L);
}

static struct exchange *
exchange_new(struct http *http, void (*done)(void *arg, const struct http_answer *answer),
             void *arg)
{
    struct exchange *exchange = keep_new(sizeof(*exchange));

    exchange->http = http;
    exchange->done = done;
    exchange->arg = arg;
    exchange->next = http->all;
    exchange->link = &http->all;
    if (http->all)
        http->all->link = &exchange->next;
    http->all = exchange;
    return exchange;
}

static void start(struct exchange *exchange)
{
    if (exchange->refused == RC_OK &&
        curl_multi_add_handle(exchange->http->multi, exchange->easy) == CURLM_OK)
        return;
    if (exchange->refused == RC_OK)
        exchange_refuse(exchange, RC_BROKEN, "curl took no more requests");
    refuse_later(exchange);
}

void http_send(struct http *http, const struct http_request *request,
               void (*done)(void *arg, const struct http_answer *answer), void *arg)
{
    struct exchange *exchange = exchange_new(http, done, arg);

    start_curl(http);
    exchange_set_request(exchange, request);
    start(exchange);
}

void http_send_mail(struct http *http, const struct mail_request *request,
                    void (*done)(void *arg, const struct http_answer *answer), void *arg)
{
    struct exchange *exchange = exchange_new(http, done, arg);

    start_curl(http);
    exchange_set_mail(exchange, request);
    start(exchange);
}

void http_free(struct http *http)
{
    if (!http || http->is_gone)
        return;
    http->is_gone = true;
    loop_not_at_end(http->loop, end, http);
    while (http->all) {
        struct exchange *exchange = http->all;
        struct http_answer answer;

        if (exchange->refused != RC_OK) {
            refused_later(exchange);
            continue;
        }
        exchange_answer(exchange, CURLE_ABORTED_BY_CALLBACK, &answer);
        tell(exchange, &answer);
    }
    while (http->n_spare > 0)
        curl_easy_cleanup(http->spare[--http->n_spare]);
    if (http->multi) {
        curl_multi_cleanup(http->multi);
        curl_global_cleanup();
    }
    uv_close((uv_handle_t *)&http->timer, timer_gone);
}
