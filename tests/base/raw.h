/* raw.h - a peer of the test's own: bytes over a socket, from a thread that may block, so
 * that a test sees what is really on the wire and can send what no library would. */
#pragma once

#include "base/queue.h"
#include "patience.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct raw {
    struct loop *loop;
    struct loop_wake *wake;
    struct thread *thread;
    void (*run)(struct raw *raw);
    int port;
    void *arg;
    char got[256 * 1024];
    size_t len;
};

static inline int raw_connect(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
        abort();
    return fd;
}

/* A listening socket on a port of the system's choice. */
static inline int raw_listen(int *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(at);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof(at)) != 0 ||
        listen(fd, 16) != 0 || getsockname(fd, (struct sockaddr *)&at, &len) != 0)
        abort();
    *port = ntohs(at.sin_port);
    return fd;
}

static inline void raw_send(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        ssize_t sent = send(fd, at, len, MSG_NOSIGNAL);

        if (sent <= 0)
            return;
        at += sent;
        len -= (size_t)sent;
    }
}

static inline void raw_say(int fd, const char *text)
{
    raw_send(fd, text, strlen(text));
}

/* Reads until `mark` is there, or to the end when it is NULL. False at the end. */
static inline bool raw_read(struct raw *raw, int fd, const char *mark)
{
    for (;;) {
        ssize_t got;

        raw->got[raw->len] = '\0';
        if (mark && strstr(raw->got, mark))
            return true;
        got = recv(fd, raw->got + raw->len, sizeof(raw->got) - 1 - raw->len, 0);
        if (got <= 0)
            return false;
        raw->len += (size_t)got;
    }
}

/* A client's frame: masked, whatever opcode and length. */
static inline void raw_frame(int fd, int first_byte, const void *bytes, size_t len)
{
    unsigned char *frame = malloc(len + 14), *at = frame;
    static const unsigned char mask[4] = {1, 2, 3, 4};

    if (!frame)
        abort();
    *at++ = (unsigned char)first_byte;
    if (len < 126) {
        *at++ = (unsigned char)(0x80 | len);
    } else if (len < 65536) {
        *at++ = 0x80 | 126;
        *at++ = (unsigned char)(len >> 8);
        *at++ = (unsigned char)len;
    } else {
        *at++ = 0x80 | 127;
        for (int shift = 56; shift >= 0; shift -= 8)
            *at++ = (unsigned char)(len >> shift);
    }
    memcpy(at, mask, sizeof(mask));
    at += sizeof(mask);
    for (size_t i = 0; i < len; i++)
        *at++ = (unsigned char)(((const unsigned char *)bytes)[i] ^ mask[i % 4]);
    raw_send(fd, frame, (size_t)(at - frame));
    free(frame);
}

/* Reads the next frame of a server into raw->got; -1 at the end, else its first byte. */
static inline int raw_read_frame(struct raw *raw, int fd)
{
    unsigned char head[10];
    size_t len;

    if (recv(fd, head, 2, MSG_WAITALL) != 2)
        return -1;
    len = head[1] & 0x7f;
    if (len == 126) {
        if (recv(fd, head + 2, 2, MSG_WAITALL) != 2)
            return -1;
        len = (size_t)head[2] << 8 | head[3];
    } else if (len == 127) {
        if (recv(fd, head + 2, 8, MSG_WAITALL) != 8)
            return -1;
        len = (size_t)head[7] << 16 | (size_t)head[8] << 8 | head[9];
    }
    if (len >= sizeof(raw->got))
        abort();
    if (len > 0 && recv(fd, raw->got, len, MSG_WAITALL) != (ssize_t)len)
        return -1;
    raw->got[len] = '\0';
    raw->len = len;
    return head[0];
}

/* Opens a websocket; `headers` are whole lines. False when it was refused. */
static inline bool raw_upgrade(struct raw *raw, int fd, const char *headers)
{
    char request[2048];

    snprintf(request, sizeof(request),
             "GET /socket?room=a%%26b HTTP/1.1\r\nConnection: Upgrade\r\n"
             "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n",
             headers);
    raw->len = 0;
    raw_say(fd, request);
    while (raw->len < sizeof(raw->got) - 1 &&
           recv(fd, raw->got + raw->len, 1, 0) == 1) { /* not a byte of a frame */
        raw->got[++raw->len] = '\0';
        if (strstr(raw->got, "\r\n\r\n"))
            break;
    }
    raw->got[raw->len] = '\0';
    return strncmp(raw->got, "HTTP/1.1 101 ", 13) == 0;
}

static inline void raw_stop(void *arg)
{
    loop_stop(((struct raw *)arg)->loop);
}

static inline void raw_thread(void *arg)
{
    struct raw *raw = arg;

    raw->run(raw);
    loop_wake(raw->wake);
}

/* Starts `run` beside the loop; raw_await turns the loop until it is through. */
static inline struct raw *raw_start(struct loop *loop, int port,
                                    void (*run)(struct raw *raw), void *arg)
{
    struct raw *raw = calloc(1, sizeof(*raw));

    if (!raw)
        abort();
    raw->loop = loop;
    raw->port = port;
    raw->run = run;
    raw->arg = arg;
    raw->wake = loop_wake_new(loop, raw_stop, raw);
    raw->thread = thread_start("raw", raw_thread, raw);
    return raw;
}

static inline void raw_await(struct raw *raw)
{
    await(raw->loop);
    thread_join(raw->thread);
    raw->thread = NULL;
}
