/* Lines from a descriptor. A terminal, a pipe or a socket is a libuv stream; a file can
 * not be polled, so the worker pool reads it, a piece at a time. */

#include "keep.h"
#include "loop_inside.h"

#include <unistd.h>

enum { PIECE = 64 * 1024, LONGEST_LINE = 1024 * 1024 };

struct lines {
    union {
        uv_handle_t any;
        uv_stream_t stream;
        uv_tty_t tty;
        uv_pipe_t pipe;
        uv_tcp_t tcp;
    } native;
    struct loop_handle handle;
    struct loop *loop;
    int fd;
    bool is_file;
    void (*line)(void *arg, const char *line);
    void *arg;
    char piece[PIECE];
    ssize_t got;
    char *bytes; /* the line so far */
    size_t len, room;
};

static void lines_free(void *self)
{
    struct lines *lines = self;

    if (lines->is_file && lines->fd > STDERR_FILENO)
        close(lines->fd);
    free(lines->bytes);
    free(lines);
}

static void add(struct lines *lines, const char *bytes, size_t len)
{
    if (len > LONGEST_LINE - lines->len)
        len = LONGEST_LINE - lines->len;
    if (lines->len + len + 1 > lines->room) {
        lines->room = (lines->len + len + 1) * 2;
        lines->bytes = keep_resize(lines->bytes, lines->room);
    }
    if (len > 0)
        memcpy(lines->bytes + lines->len, bytes, len);
    lines->len += len;
}

static void say(struct lines *lines)
{
    if (lines->len > 0 && lines->bytes[lines->len - 1] == '\r')
        lines->len--;
    lines->bytes[lines->len] = '\0';
    lines->len = 0;
    lines->line(lines->arg, lines->bytes);
}

static void take(struct lines *lines, const char *bytes, size_t len)
{
    const char *end = bytes + len;

    while (bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));

        add(lines, bytes, (size_t)((newline ? newline : end) - bytes));
        if (!newline)
            return;
        say(lines);
        bytes = newline + 1;
    }
}

static void at_end(struct lines *lines)
{
    if (lines->len > 0)
        say(lines);
    lines->line(lines->arg, NULL);
}

static void lend(uv_handle_t *native, size_t hint, uv_buf_t *out)
{
    struct loop_handle *handle = native->data;
    struct lines *lines = handle->self;

    (void)hint;
    *out = uv_buf_init(lines->piece, PIECE);
}

static void stream_read(uv_stream_t *native, ssize_t got, const uv_buf_t *in)
{
    struct loop_handle *handle = native->data;
    struct lines *lines = handle->self;

    if (loop_is_ending(lines->loop))
        return;
    if (got > 0) {
        take(lines, in->base, (size_t)got);
    } else if (got < 0) {
        at_end(lines);
        loop_handle_close(handle);
    }
}

static void file_read(void *arg)
{
    struct lines *lines = arg;

    lines->got = read(lines->fd, lines->piece, PIECE);
}

static void file_done(void *arg)
{
    struct lines *lines = arg;

    if (lines->got > 0) {
        take(lines, lines->piece, (size_t)lines->got);
        loop_work(lines->loop, file_read, file_done, lines_free, lines);
        return;
    }
    at_end(lines);
    lines_free(lines);
}

static bool open_stream(struct lines *lines)
{
    uv_loop_t *native = loop_native(lines->loop);
    int failed = -1;

    switch ((int)uv_guess_handle(lines->fd)) {
    case UV_TTY:
        failed = uv_tty_init(native, &lines->native.tty, lines->fd, 0);
        break;
    case UV_NAMED_PIPE:
        failed = uv_pipe_init(native, &lines->native.pipe, 0);
        if (failed == 0)
            failed = uv_pipe_open(&lines->native.pipe, lines->fd);
        break;
    case UV_TCP:
        failed = uv_tcp_init(native, &lines->native.tcp);
        if (failed == 0)
            failed = uv_tcp_open(&lines->native.tcp, lines->fd);
        break;
    default:
        return false;
    }
    if (failed)
        abort(); /* the descriptor is what uv_guess_handle said it is */
    return true;
}

void loop_read_lines(struct loop *loop, int fd, void (*line)(void *arg, const char *line),
                     void *arg)
{
    struct lines *lines = keep_new(sizeof(*lines));

    lines->loop = loop;
    lines->fd = fd;
    lines->line = line;
    lines->arg = arg;
    if (open_stream(lines)) {
        loop_handle_add(loop, &lines->handle, &lines->native.any, lines_free, lines);
        uv_read_start(&lines->native.stream, lend, stream_read);
        return;
    }
    lines->is_file = true;
    loop_work(loop, file_read, file_done, lines_free, lines);
}
