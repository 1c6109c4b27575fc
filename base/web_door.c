/* Who knocks is let in, a few at a time. */

#include "web_door.h"

#include "keep.h"
#include "log.h"
#include "loop_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <unistd.h>

enum { AT_ONCE = 64, REST_MS = 100, BACKLOG = 512 };

struct web_door {
    struct loop_handle handle;
    uv_poll_t poll;
    struct loop_timer *rest;
    int fd, port;
    bool is_full; /* told the log so */
    void (*came)(void *arg, int fd, const struct sockaddr *from);
    void *arg;
};

static void look(struct web_door *door);

/* False: nobody is there, or there is nothing to let them in with. */
static bool let_in(struct web_door *door)
{
    struct sockaddr_storage from = {0};
    socklen_t len = sizeof(from);
    int on = 1, fd = accept(door->fd, (struct sockaddr *)&from, &len);

    if (fd < 0) {
        bool is_gone = errno == EINTR || errno == ECONNABORTED;

        if (is_gone || errno == EAGAIN || errno == EWOULDBLOCK)
            return is_gone;
        if (!door->is_full)
            log_note(LOG_WARN, "door", "detail", strerror(errno));
        door->is_full = true;
        uv_poll_stop(&door->poll);
        loop_timer_set(door->rest, REST_MS);
        return false;
    }
    door->is_full = false;
    if (fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 || fcntl(fd, F_SETFL, O_NONBLOCK) != 0) {
        (void)close(fd);
        return true;
    }
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    door->came(door->arg, fd, (const struct sockaddr *)&from);
    return true;
}

static void on_knock(uv_poll_t *poll, int status, int events)
{
    const struct loop_handle *handle = poll->data;
    struct web_door *door = handle->self;

    (void)status;
    (void)events;
    for (int i = 0; i < AT_ONCE; i++)
        if (uv_is_closing((uv_handle_t *)poll) || !let_in(door))
            return;
}

static void look(struct web_door *door)
{
    if (uv_poll_start(&door->poll, UV_READABLE, on_knock) != 0)
        abort();
}

static void rested(void *arg)
{
    look(arg);
}

static void gone(void *self)
{
    struct web_door *door = self;

    (void)close(door->fd);
    free(door);
}

static enum rc not_bound(const char *host, int port, int why, struct err *err)
{
    err_set(err, RC_AGAIN,
            IN(err, "could not listen on %s, port %d: %s", "无法监听 %s 端口 %d：%s"),
            host, port, strerror(why));
    if (why == EADDRINUSE)
        err_hint(err, IN(err, "stop what uses the port, or choose another",
                         "请停止占用该端口的程序，或换一个端口"));
    return RC_AGAIN;
}

static int port_of(int fd)
{
    struct sockaddr_storage at = {0};
    socklen_t len = sizeof(at);

    if (getsockname(fd, (struct sockaddr *)&at, &len) != 0)
        return 0;
    return ntohs(at.ss_family == AF_INET6
                     ? ((const struct sockaddr_in6 *)(const void *)&at)->sin6_port
                     : ((const struct sockaddr_in *)(const void *)&at)->sin_port);
}

static enum rc listen_at(const char *host, int port, int *out, struct err *err)
{
    const struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICHOST,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    char service[16];
    int fd, on = 1, failed = 0;

    snprintf(service, sizeof(service), "%d", port);
    if (getaddrinfo(host, service, &hints, &found) != 0)
        return err_set(err, RC_USAGE,
                       IN(err, "%s is no address to listen on", "%s 不是可监听的地址"),
                       host);
    fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0)
        (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (fd < 0 || bind(fd, found->ai_addr, found->ai_addrlen) != 0 ||
        listen(fd, BACKLOG) != 0)
        failed = errno;
    freeaddrinfo(found);
    if (failed && fd >= 0)
        (void)close(fd);
    if (failed)
        return not_bound(host, port, failed, err);
    *out = fd;
    return RC_OK;
}

enum rc web_door_open(struct loop *loop, const char *host, int port,
                      void (*came)(void *arg, int fd, const struct sockaddr *from),
                      void *arg, struct web_door **out, struct err *err)
{
    struct web_door *door;
    int fd = -1;

    TRY(listen_at(host, port, &fd, err));
    door = keep_new(sizeof(*door));
    door->fd = fd;
    door->port = port_of(fd);
    door->came = came;
    door->arg = arg;
    door->rest = loop_timer_new(loop, rested, door);
    if (uv_poll_init(loop_native(loop), &door->poll, fd) != 0)
        abort();
    loop_handle_add(loop, &door->handle, (uv_handle_t *)&door->poll, gone, door);
    look(door);
    *out = door;
    return RC_OK;
}

int web_door_port(const struct web_door *door)
{
    return door->port;
}

void web_door_close(struct web_door *door)
{
    if (!door)
        return;
    loop_timer_free(door->rest);
    loop_handle_close(&door->handle);
}
