/* RFC 6455, the client's side, for a server that is known: no extensions, no fragments.
 */

#include "tests/bench/wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ROOM = 1 << 20, TEXT = 0x81, PING = 0x89, PONG = 0x8a };

static void send_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t sent = send(fd, bytes, len, MSG_NOSIGNAL);

        if (sent <= 0)
            bench_die("the server hung up");
        bytes += sent;
        len -= (size_t)sent;
    }
}

static void upgrade(struct wire *wire, const char *handle)
{
    char *end;

    (void)snprintf(wire->out, wire->out_room,
                   "GET /chat?as=%s HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                   "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                   "Sec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                   handle);
    send_all(wire->fd, wire->out, strlen(wire->out));
    do {
        ssize_t got = recv(wire->fd, wire->in + wire->in_len, ROOM - 1 - wire->in_len, 0);

        if (got <= 0)
            bench_die("the server hung up");
        wire->in_len += (size_t)got;
        wire->in[wire->in_len] = '\0';
    } while (!(end = strstr(wire->in, "\r\n\r\n")));
    if (strncmp(wire->in, "HTTP/1.1 101 ", 13) != 0)
        bench_die("no websocket for %s: %.40s", handle, wire->in);
    end += 4;
    wire->in_len -= (size_t)(end - wire->in);
    memmove(wire->in, end, wire->in_len);
}

void wire_open(struct wire *wire, int port, const char *handle)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;

    *wire = (struct wire){.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0),
                          .in = malloc(ROOM),
                          .out = malloc(ROOM),
                          .in_room = ROOM,
                          .out_room = ROOM};
    if (!wire->in || !wire->out)
        abort();
    if (wire->fd < 0 || connect(wire->fd, (struct sockaddr *)&to, sizeof(to)) != 0)
        bench_die("could not connect to port %d", port);
    (void)setsockopt(wire->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    upgrade(wire, handle);
    (void)fcntl(wire->fd, F_SETFL, O_NONBLOCK);
}

void wire_close(struct wire *wire)
{
    (void)close(wire->fd);
    free(wire->in);
    free(wire->out);
}

/* A client must mask; the mask of zeros leaves the bytes as they are. */
static void add_frame(struct wire *wire, int first, const char *bytes, size_t len)
{
    unsigned char *at;

    if (len >= 65536 || wire->out_len + len + 8 > wire->out_room)
        bench_die("a frame of %zu bytes, %zu wait", len, wire->out_len);
    at = (unsigned char *)wire->out + wire->out_len;
    *at++ = (unsigned char)first;
    if (len < 126) {
        *at++ = (unsigned char)(0x80 | len);
    } else {
        *at++ = 0x80 | 126;
        *at++ = (unsigned char)(len >> 8);
        *at++ = (unsigned char)(len & 0xff);
    }
    memset(at, 0, 4);
    memcpy(at + 4, bytes, len);
    wire->out_len = (size_t)((char *)at + 4 + len - wire->out);
}

void wire_say(struct wire *wire, const char *bytes, size_t len)
{
    add_frame(wire, TEXT, bytes, len);
}

void wire_flush(struct wire *wire)
{
    ssize_t sent;

    if (wire->out_len == 0)
        return;
    sent = send(wire->fd, wire->out, wire->out_len, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN)
        bench_die("the server hung up");
    if (sent <= 0)
        return;
    wire->out_len -= (size_t)sent;
    memmove(wire->out, wire->out + sent, wire->out_len);
}

/* The payload of the whole frame at `at`; 0 when it has not all come. */
static size_t frame_at(const unsigned char *at, size_t len, size_t *head, size_t *body)
{
    if (len < 2)
        return 0;
    *head = 2;
    *body = at[1] & 0x7f;
    if (*body == 126) {
        if (len < 4)
            return 0;
        *head = 4;
        *body = (size_t)at[2] << 8 | at[3];
    } else if (*body == 127) {
        if (len < 10)
            return 0;
        *head = 10;
        *body = (size_t)at[6] << 24 | (size_t)at[7] << 16 | (size_t)at[8] << 8 | at[9];
    }
    return len < *head + *body ? 0 : *head + *body;
}

static void read_lines(const char *bytes, size_t len,
                       void (*line)(void *arg, const char *bytes, size_t len), void *arg)
{
    while (len > 0) {
        const char *newline = memchr(bytes, '\n', len);
        size_t n = newline ? (size_t)(newline - bytes) : len;

        line(arg, bytes, n);
        n += newline != NULL;
        bytes += n;
        len -= n;
    }
}

void wire_read(struct wire *wire, void (*line)(void *arg, const char *bytes, size_t len),
               void *arg)
{
    ssize_t got =
        recv(wire->fd, wire->in + wire->in_len, wire->in_room - wire->in_len, 0);
    size_t at = 0, whole, head, body;

    if (got == 0 || (got < 0 && errno != EAGAIN))
        bench_die("the server hung up");
    wire->in_len += got > 0 ? (size_t)got : 0;
    while ((whole = frame_at((unsigned char *)wire->in + at, wire->in_len - at, &head,
                             &body)) > 0) {
        int first = (unsigned char)wire->in[at];

        if (first == TEXT)
            read_lines(wire->in + at + head, body, line, arg);
        else if (first == PING)
            add_frame(wire, PONG, wire->in + at + head, body);
        else if (first != PONG)
            bench_die("the server says 0x%02x", (unsigned)first);
        at += whole;
    }
    wire->in_len -= at;
    memmove(wire->in, wire->in + at, wire->in_len);
    if (wire->in_len == wire->in_room)
        bench_die("a frame of more than %zu bytes", wire->in_room);
}
