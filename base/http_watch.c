/* curl's sockets on the loop. */

#include "http_inside.h"
#include "keep.h"

struct socket_watch {
    uv_poll_t native;
    struct http *http;
    struct socket_watch *next;
    curl_socket_t fd;
    int events; /* that the loop looks for */
    bool is_ours, is_idle, has_native;
};

static struct socket_watch **find(struct http *http, curl_socket_t fd)
{
    struct socket_watch **at = &http->watches;

    while (*at && (*at)->fd != fd)
        at = &(*at)->next;
    return at;
}

static struct socket_watch *add(struct http *http, curl_socket_t fd)
{
    struct socket_watch *watch = keep_new(sizeof(*watch));

    watch->http = http;
    watch->fd = fd;
    watch->native.data = watch;
    watch->next = http->watches;
    http->watches = watch;
    return watch;
}

static void gone(uv_handle_t *native)
{
    struct socket_watch *watch = native->data;

    http_let_go(watch->http);
    free(watch);
}

static void drop(struct socket_watch **at)
{
    struct socket_watch *watch = *at;

    *at = watch->next;
    if (watch->has_native)
        uv_close((uv_handle_t *)&watch->native, gone);
    else
        free(watch);
}

static void look_for(struct socket_watch *watch, int events);

/* What comes while nobody asked is the peer's good-bye: curl finds it before it takes the
 * connection again. */
static void ready(uv_poll_t *native, int status, int events)
{
    struct socket_watch *watch = native->data;
    struct http *http = watch->http;
    int flags = 0, running;

    if (status < 0)
        watch->events = 0; /* libuv looks no further by itself */
    if (http->is_gone)
        return;
    if (watch->is_idle) {
        look_for(watch, 0);
        return;
    }
    if (status < 0)
        flags = CURL_CSELECT_ERR;
    if (events & UV_READABLE)
        flags |= CURL_CSELECT_IN;
    if (events & UV_WRITABLE)
        flags |= CURL_CSELECT_OUT;
    curl_multi_socket_action(http->multi, watch->fd, flags, &running);
    http_reap(http);
}

static void look_for(struct socket_watch *watch, int events)
{
    if (watch->events == events)
        return;
    watch->events = events;
    if (events)
        uv_poll_start(&watch->native, events, ready);
    else
        uv_poll_stop(&watch->native);
}

static bool has_native(struct socket_watch *watch)
{
    struct http *http = watch->http;

    if (!watch->has_native &&
        uv_poll_init_socket(loop_native(http->loop), &watch->native, watch->fd) == 0) {
        watch->has_native = true;
        http->handles++;
    }
    return watch->has_native;
}

/* Six system calls a request go into a watch that comes and goes with it. The sockets
 * that curl opens for itself, to hear from its resolver, close without a word to us. */
int http_watch(CURL *easy, curl_socket_t fd, int what, void *arg, void *mine)
{
    struct http *http = arg;
    struct socket_watch **at = find(http, fd), *watch = *at;

    (void)easy;
    (void)mine;
    if (what == CURL_POLL_REMOVE) {
        if (watch && watch->is_ours)
            watch->is_idle = true;
        else if (watch)
            drop(at);
        return 0;
    }
    if (!watch)
        watch = add(http, fd);
    if (!has_native(watch)) {
        drop(find(http, fd));
        return -1;
    }
    watch->is_idle = false;
    look_for(watch, (what & CURL_POLL_IN ? UV_READABLE : 0) |
                        (what & CURL_POLL_OUT ? UV_WRITABLE : 0));
    return 0;
}

void http_watch_opened(struct http *http, curl_socket_t fd)
{
    add(http, fd)->is_ours = true;
}

void http_watch_closes(struct http *http, curl_socket_t fd)
{
    struct socket_watch **at = find(http, fd);

    if (*at)
        drop(at);
}
