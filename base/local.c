/* Lines over a Unix socket. */

#include "local.h"
#include "loop_inside.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { LINE_MOST = 64 * 1024 };

struct local {
    struct loop_handle handle;
    uv_pipe_t pipe;
    void (*asked)(void *arg, struct local_peer *peer, const char *line);
    void *arg;
    char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
};

struct local_peer {
    struct loop_handle handle;
    uv_pipe_t pipe;
    uv_write_t write;
    struct local *local;
    struct arena *arena;
    struct text line;
    bool has_asked;
    char room[4096];
};

static void peer_gone(void *self)
{
    struct local_peer *peer = self;

    arena_free(peer->arena);
    free(peer);
}

/* loop_handle_add keeps itself in the native handle's data. */
static void *self_of(const void *data)
{
    return ((const struct loop_handle *)data)->self;
}

static void give_room(uv_handle_t *handle, size_t wanted, uv_buf_t *buf)
{
    struct local_peer *peer = self_of(handle->data);

    (void)wanted;
    *buf = uv_buf_init(peer->room, sizeof(peer->room));
}

static void on_bytes(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
    struct local_peer *peer = self_of(stream->data);
    const char *end;

    if (n < 0 || peer->line.cut) {
        loop_handle_close(&peer->handle);
        return;
    }
    end = n ? memchr(buf->base, '\n', (size_t)n) : NULL;
    text_add_bytes(&peer->line, buf->base, end ? (size_t)(end - buf->base) : (size_t)n);
    if (!end)
        return;
    uv_read_stop(stream);
    peer->has_asked = true;
    peer->local->asked(peer->local->arg, peer, peer->line.bytes);
}

static void on_connection(uv_stream_t *server, int status)
{
    struct local *local = self_of(server->data);
    struct local_peer *peer;

    if (status < 0)
        return;
    peer = calloc(1, sizeof(*peer));
    if (!peer)
        abort();
    peer->local = local;
    peer->arena = arena_new();
    text_init(&peer->line, peer->arena, LINE_MOST);
    uv_pipe_init(server->loop, &peer->pipe, 0);
    loop_handle_add(local->handle.loop, &peer->handle, (uv_handle_t *)&peer->pipe,
                    peer_gone, peer);
    if (uv_accept(server, (uv_stream_t *)&peer->pipe) != 0 ||
        uv_read_start((uv_stream_t *)&peer->pipe, give_room, on_bytes) != 0)
        loop_handle_close(&peer->handle);
}

static void on_written(uv_write_t *write, int status)
{
    struct local_peer *peer = write->data;

    (void)status;
    if (!uv_is_closing((uv_handle_t *)&peer->pipe))
        loop_handle_close(&peer->handle);
}

void local_answer(struct local_peer *peer, const char *line)
{
    char *bytes = arena_printf(peer->arena, "%s\n", line);
    uv_buf_t buf = uv_buf_init(bytes, (unsigned)strlen(bytes));

    peer->write.data = peer;
    if (uv_write(&peer->write, (uv_stream_t *)&peer->pipe, &buf, 1, on_written) != 0)
        loop_handle_close(&peer->handle);
}

enum rc local_listen(struct loop *loop, const char *path,
                     void (*asked)(void *arg, struct local_peer *peer, const char *line),
                     void *arg, struct local **out, struct err *err)
{
    struct local *local = calloc(1, sizeof(*local));
    int failed;

    if (!local)
        abort();
    if (strlen(path) >= sizeof(local->path)) {
        free(local);
        return err_set(err, RC_USAGE,
                       IN(err, "the path is too long for a socket: %s",
                          "路径太长，不能用作套接字：%s"),
                       path);
    }
    memcpy(local->path, path, strlen(path) + 1);
    local->asked = asked;
    local->arg = arg;
    uv_pipe_init(loop_native(loop), &local->pipe, 0);
    loop_handle_add(loop, &local->handle, (uv_handle_t *)&local->pipe, free, local);
    (void)unlink(path);
    failed = uv_pipe_bind(&local->pipe, path);
    if (!failed && chmod(path, S_IRUSR | S_IWUSR) != 0)
        failed = -errno;
    if (!failed)
        failed = uv_listen((uv_stream_t *)&local->pipe, 8, on_connection);
    if (failed) {
        loop_handle_close(&local->handle);
        return err_set(err, RC_AGAIN, IN(err, "could not listen at %s", "无法监听 %s"),
                       path);
    }
    *out = local;
    return RC_OK;
}

void local_free(struct local *local)
{
    if (!local)
        return;
    (void)unlink(local->path);
    loop_handle_close(&local->handle);
}

static enum rc lost(int fd, struct err *err)
{
    (void)close(fd);
    return err_set(
        err, RC_AGAIN,
        IN(err, "the running instance did not answer", "正在运行的实例没有应答"));
}

enum rc local_ask(const char *path, const char *line, struct arena *arena,
                  const char **answer, struct err *err)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct text all;
    char room[4096];
    size_t len = strlen(line);
    ssize_t n;
    int fd;

    if (strlen(path) >= sizeof(address.sun_path))
        return RC_ABSENT;
    memcpy(address.sun_path, path, strlen(path) + 1);
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return err_broken(err, "socket: %d", errno);
    if (connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0) {
        (void)close(fd);
        return RC_ABSENT;
    }
    if (send(fd, line, len, MSG_NOSIGNAL) != (ssize_t)len ||
        send(fd, "\n", 1, MSG_NOSIGNAL) != 1)
        return lost(fd, err);
    text_init(&all, arena, LINE_MOST);
    while ((n = recv(fd, room, sizeof(room), 0)) > 0)
        text_add_bytes(&all, room, (size_t)n);
    if (n < 0 || all.len == 0)
        return lost(fd, err);
    (void)close(fd);
    all.bytes[strcspn(all.bytes, "\n")] = '\0';
    *answer = all.bytes;
    return RC_OK;
}
