/* Slack's Web API and a websocket of Socket Mode, for one app and one person. */

#include "tests/bench/slack_fake.h"

#include "base/keep.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    CONNS = 512,
    FIRST_ROOM = 64 * 1024,
    TEXT = 0x81,
    CLOSE = 0x88,
    PING = 0x89,
    PONG = 0x8a
};

static const int64_t second = 1000000000;

struct bytes {
    char *at;
    size_t len, room;
};

struct conn {
    int fd; /* -1: none */
    struct bytes in, out;
    bool is_socket, is_last; /* a websocket; closed once all is written */
};

struct slack_fake {
    int listener, port;
    struct conn conns[CONNS];
    size_t n_conns;      /* behind the last that ever was */
    struct conn *socket; /* the websocket; NULL: none */
    size_t channels, n_stamps, n_tickets, most_said;
    struct slack_said *said;
    struct slack_count count;
};

/* --- bytes -------------------------------------------------------------------------- */

static char *room_for(struct bytes *bytes, size_t more)
{
    if (bytes->len + more + 1 > bytes->room) {
        bytes->room = (bytes->len + more + 1) * 2;
        if (bytes->room < FIRST_ROOM)
            bytes->room = FIRST_ROOM;
        bytes->at = keep_resize(bytes->at, bytes->room);
    }
    return bytes->at + bytes->len;
}

static void add(struct bytes *bytes, const char *more, size_t len)
{
    memcpy(room_for(bytes, len), more, len);
    bytes->len += len;
}

static void drop(struct bytes *bytes, size_t len)
{
    bytes->len -= len;
    memmove(bytes->at, bytes->at + len, bytes->len);
}

/* --- connections -------------------------------------------------------------------- */

static void set_up(int fd)
{
    int one = 1;

    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    (void)fcntl(fd, F_SETFL, O_NONBLOCK);
    (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static void hang_up(struct slack_fake *fake, struct conn *conn)
{
    (void)close(conn->fd);
    conn->fd = -1;
    if (fake->socket == conn) {
        fake->socket = NULL;
        fake->count.is_connected = false;
    }
    conn->in.len = conn->out.len = 0;
    conn->is_socket = conn->is_last = false;
}

static void flush(struct slack_fake *fake, struct conn *conn)
{
    ssize_t sent = 0;

    if (conn->out.len > 0)
        sent = send(conn->fd, conn->out.at, conn->out.len, MSG_NOSIGNAL);
    if (sent > 0)
        drop(&conn->out, (size_t)sent);
    if ((sent < 0 && errno != EAGAIN) || (conn->is_last && conn->out.len == 0))
        hang_up(fake, conn);
}

static void accept_one(struct slack_fake *fake)
{
    int fd = accept(fake->listener, NULL, NULL);

    for (size_t i = 0; fd >= 0 && i < CONNS; i++)
        if (fake->conns[i].fd < 0) {
            set_up(fd);
            fake->conns[i].fd = fd;
            fake->n_conns = i < fake->n_conns ? fake->n_conns : i + 1;
            return;
        }
    bench_die("the fake Slack has no room for a connection");
}

/* --- the websocket ------------------------------------------------------------------ */

static void add_frame(struct conn *conn, int first, const char *body, size_t len)
{
    unsigned char head[4] = {(unsigned char)first, (unsigned char)len};

    if (len >= 65536)
        bench_die("a frame of %zu bytes", len);
    if (len >= 126) {
        head[1] = 126;
        head[2] = (unsigned char)(len >> 8);
        head[3] = (unsigned char)(len & 0xff);
    }
    add(&conn->out, (const char *)head, len < 126 ? 2 : 4);
    add(&conn->out, body, len);
}

static void upgrade(struct slack_fake *fake, struct conn *conn, const char *key)
{
    static const char magic[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    static const char hello[] =
        "{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":"
        "\"A0BELL\"},\"debug_info\":{\"host\":\"fake\",\"approximate_connection_time\":"
        "18060}}";
    unsigned char digest[EVP_MAX_MD_SIZE], accept_key[64];
    unsigned len = 0;
    char text[192], head[256];

    (void)snprintf(text, sizeof(text), "%s%s", key, magic);
    if (EVP_Digest(text, strlen(text), digest, &len, EVP_sha1(), NULL) != 1)
        bench_die("no SHA-1");
    (void)EVP_EncodeBlock(accept_key, digest, (int)len);
    (void)snprintf(head, sizeof(head),
                   "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                   "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n",
                   (const char *)accept_key);
    add(&conn->out, head, strlen(head));
    conn->is_socket = true;
    fake->socket = conn;
    fake->count.is_connected = true;
    add_frame(conn, TEXT, hello, sizeof(hello) - 1);
}

/* The number behind "envelope_id":"e-; what was an echo of ours is not counted. */
static void take_ack(struct slack_fake *fake, const char *body, size_t len)
{
    static const char key[] = "\"envelope_id\":\"e-";
    const char *at = memmem(body, len, key, sizeof(key) - 1);
    struct slack_said *said;
    unsigned long n;

    if (!at)
        return;
    n = strtoul(at + sizeof(key) - 1, NULL, 10);
    said = n < fake->count.n_said ? &fake->said[n] : NULL;
    if (!said || said->us > 0)
        return;
    said->us = (double)(bench_ns() - said->at) / 1e3;
    fake->count.n_acked++;
}

/* A client's frame is masked; 0 when it has not all come. */
static size_t take_frame(struct slack_fake *fake, struct conn *conn)
{
    unsigned char *at = (unsigned char *)conn->in.at;
    size_t head = 2, len;

    if (conn->in.len < 8)
        return 0;
    len = at[1] & 0x7f;
    if (len == 126) {
        len = (size_t)at[2] << 8 | at[3];
        head = 4;
    }
    if (conn->in.len < head + 4 + len)
        return 0;
    for (size_t i = 0; i < len; i++)
        at[head + 4 + i] ^= at[head + i % 4];
    if (at[0] == TEXT)
        take_ack(fake, (char *)at + head + 4, len);
    else if (at[0] == PING)
        add_frame(conn, PONG, (char *)at + head + 4, len);
    else if (at[0] == CLOSE)
        conn->is_last = true;
    return head + 4 + len;
}

static const char *stamp(struct slack_fake *fake, char out[32])
{
    (void)snprintf(out, 32, "1795399386.%06zu", ++fake->n_stamps);
    return out;
}

/* As long as what both bots say is. */
static const char blocks[] =
    "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"Noted on D-1088. When is "
    "the next touch?\"}},{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":"
    "\"p:0123456789abcdef-0\",\"text\":{\"type\":\"plain_text\",\"text\":\"Tomorrow\"}},"
    "{\"type\":\"button\",\"action_id\":\"p:0123456789abcdef-1\",\"text\":{\"type\":"
    "\"plain_text\",\"text\":\"Next Monday\"}},{\"type\":\"button\",\"action_id\":"
    "\"p:0123456789abcdef-2\",\"text\":{\"type\":\"plain_text\",\"text\":\"Undo\"}}]}]";

static void add_event(struct slack_fake *fake, const char *id, const char *channel,
                      const char *ts, const char *who)
{
    char body[4096];
    int len = snprintf(
        body, sizeof(body),
        "{\"envelope_id\":\"%s\",\"type\":\"events_api\",\"accepts_response_payload\":false,"
        "\"retry_attempt\":0,\"retry_reason\":\"\",\"payload\":{\"type\":\"event_callback\","
        "\"team_id\":\"T0ACME\",\"api_app_id\":\"A0BELL\",\"event_id\":\"Ev%s\","
        "\"event_time\":1795399386,\"event\":{\"type\":\"message\",%s,\"ts\":\"%s\","
        "\"team\":\"T0ACME\",\"channel\":\"%s\",\"channel_type\":\"channel\","
        "\"event_ts\":\"%s\"}}}",
        id, id, who, ts, channel, ts);

    if (fake->socket)
        add_frame(fake->socket, TEXT, body, (size_t)len);
}

void slack_fake_say(struct slack_fake *fake, const char *text)
{
    size_t n = fake->count.n_said++;
    char id[32], channel[32], ts[32], who[256];

    if (n == fake->most_said)
        bench_die("more is said than was planned");
    (void)snprintf(id, sizeof(id), "e-%zu", n);
    (void)snprintf(channel, sizeof(channel), "C%zu", n % fake->channels);
    (void)snprintf(who, sizeof(who), "\"user\":\"U1EMMA\",\"text\":\"%s %zu\"", text, n);
    fake->said[n].at = bench_ns();
    add_event(fake, id, channel, stamp(fake, ts), who);
}

/* --- the Web API -------------------------------------------------------------------- */

static void reply(struct conn *conn, const char *json)
{
    char head[256];

    (void)snprintf(head, sizeof(head),
                   "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
                   "x-oauth-scopes: chat:write\r\nContent-Length: %zu\r\n\r\n",
                   strlen(json));
    add(&conn->out, head, strlen(head));
    add(&conn->out, json, strlen(json));
}

/* "channel":"C1" of JSON, channel=C1 of a form. */
static void channel_of(const char *body, char out[32])
{
    static const char json[] = "\"channel\":\"", form[] = "channel=";
    const char *at = strstr(body, json);
    size_t len;

    at = at ? at + sizeof(json) - 1 : strstr(body, form);
    if (!at)
        bench_die("a post without a channel: %.200s", body);
    if (strncmp(at, form, sizeof(form) - 1) == 0)
        at += sizeof(form) - 1;
    len = strcspn(at, "\"&");
    (void)snprintf(out, 32, "%.*s", (int)len, at);
}

/* What we say comes back to us as an event. */
static void post(struct slack_fake *fake, struct conn *conn, const char *body)
{
    char channel[32], ts[32], id[48], message[2048], json[3072];

    channel_of(body, channel);
    (void)stamp(fake, ts);
    (void)snprintf(message, sizeof(message),
                   "\"user\":\"U0BELL\",\"bot_id\":\"B0BELL\",\"app_id\":\"A0BELL\","
                   "\"text\":\"Noted on D-1088. When is the next touch?\",\"blocks\":%s",
                   blocks);
    (void)snprintf(json, sizeof(json),
                   "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"%s\",\"message\":{\"type\":"
                   "\"message\",\"ts\":\"%s\",%s}}",
                   channel, ts, ts, message);
    reply(conn, json);
    fake->count.n_answered++;
    (void)snprintf(id, sizeof(id), "x-%s", ts);
    add_event(fake, id, channel, ts, message);
}

static const struct {
    const char *method, *json;
} methods[] = {
    {"auth.test", "{\"ok\":true,\"url\":\"https://acme.slack.com/\",\"team\":\"Acme\","
                  "\"user\":\"dealbell\",\"team_id\":\"T0ACME\",\"user_id\":\"U0BELL\","
                  "\"bot_id\":\"B0BELL\"}"},
    {"users.info",
     "{\"ok\":true,\"user\":{\"id\":\"U1EMMA\",\"team_id\":\"T0ACME\",\"name\":\"emma\","
     "\"real_name\":\"Emma Ross\",\"tz\":\"Europe/London\",\"locale\":\"en-GB\","
     "\"is_bot\":false,\"deleted\":false,\"profile\":{\"display_name\":\"Emma Ross\","
     "\"real_name\":\"Emma Ross\",\"email\":\"emma.ross@brasswell.example\"}}}"},
    {"conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D1EMMA\"}}"},
    {"users.conversations", "{\"ok\":true,\"channels\":[],\"response_metadata\":{"
                            "\"next_cursor\":\"\"}}"},
    {"conversations.history", "{\"ok\":true,\"messages\":[],\"has_more\":false}"},
};

static void call(struct slack_fake *fake, struct conn *conn, const char *path,
                 const char *body)
{
    char json[256];

    if (strcmp(path, "/api/chat.postMessage") == 0) {
        post(fake, conn, body);
        return;
    }
    if (strcmp(path, "/api/apps.connections.open") == 0) {
        (void)snprintf(json, sizeof(json),
                       "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/link/?ticket=%zu&app_id="
                       "A0BELL\"}",
                       fake->port, ++fake->n_tickets);
        reply(conn, json);
        return;
    }
    for (size_t i = 0; i < COUNT(methods); i++)
        if (strcmp(path + strlen("/api/"), methods[i].method) == 0) {
            reply(conn, methods[i].json);
            return;
        }
    reply(conn, "{\"ok\":false,\"error\":\"unknown_method\"}");
}

/* A header's value, or NULL; the head ends with NUL. */
static const char *header(const char *head, const char *name, char out[128])
{
    for (const char *at = strstr(head, "\r\n"); at; at = strstr(at + 2, "\r\n")) {
        const char *line = at + 2;
        size_t len = strlen(name);

        if (strncasecmp(line, name, len) != 0 || line[len] != ':')
            continue;
        line += len + 1;
        line += strspn(line, " ");
        (void)snprintf(out, 128, "%.*s", (int)strcspn(line, "\r"), line);
        return out;
    }
    return NULL;
}

/* A whole request; 0 when it has not all come. */
static size_t take_request(struct slack_fake *fake, struct conn *conn)
{
    char *end, *path, *body, value[128], after;
    size_t len = 0, head;

    conn->in.at[conn->in.len] = '\0';
    end = strstr(conn->in.at, "\r\n\r\n");
    if (!end)
        return 0;
    *end = '\0';
    head = (size_t)(end - conn->in.at) + 4;
    if (header(conn->in.at, "Content-Length", value))
        len = strtoul(value, NULL, 10);
    if (conn->in.len < head + len) {
        *end = '\r';
        return 0;
    }
    if (header(conn->in.at, "Sec-WebSocket-Key", value)) {
        upgrade(fake, conn, value);
        return head;
    }
    conn->is_last =
        header(conn->in.at, "Connection", value) && strcmp(value, "close") == 0;
    body = conn->in.at + head;
    after = body[len];
    body[len] = '\0';
    path = strchr(conn->in.at, ' ') + 1;
    path[strcspn(path, " ?")] = '\0';
    call(fake, conn, path, body);
    body[len] = after;
    return head + len;
}

/* --- all of it ---------------------------------------------------------------------- */

static void take(struct slack_fake *fake, struct conn *conn)
{
    char *at = room_for(&conn->in, FIRST_ROOM);
    ssize_t got = recv(conn->fd, at, FIRST_ROOM, 0);
    size_t used;

    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        hang_up(fake, conn);
        return;
    }
    conn->in.len += got > 0 ? (size_t)got : 0;
    while (conn->in.len > 0 && (used = conn->is_socket ? take_frame(fake, conn)
                                                       : take_request(fake, conn)) > 0)
        drop(&conn->in, used);
}

void slack_fake_turn(struct slack_fake *fake, int64_t wait)
{
    struct pollfd ready[CONNS + 1] = {{.fd = fake->listener, .events = POLLIN}};
    size_t n = fake->n_conns;

    for (size_t i = 0; i < fake->n_conns; i++) {
        struct conn *conn = &fake->conns[i];

        if (conn->fd >= 0)
            flush(fake, conn);
        ready[i + 1] = (struct pollfd){
            .fd = conn->fd, .events = conn->out.len > 0 ? POLLIN | POLLOUT : POLLIN};
    }
    if (ppoll(ready, n + 1, &(struct timespec){wait / second, wait % second}, NULL) <= 0)
        return;
    for (size_t i = 0; i < n; i++)
        if (ready[i + 1].fd >= 0 && ready[i + 1].revents & ~POLLOUT)
            take(fake, &fake->conns[i]);
    if (ready[0].revents)
        accept_one(fake);
    for (size_t i = 0; i < fake->n_conns; i++)
        if (fake->conns[i].fd >= 0 && fake->conns[i].out.len > 0)
            flush(fake, &fake->conns[i]);
}

struct slack_fake *slack_fake_new(size_t channels, size_t most_said)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(at);
    struct slack_fake *fake = keep_new(sizeof(*fake));

    fake->channels = channels;
    fake->most_said = most_said;
    fake->said = keep_new(most_said * sizeof(*fake->said));
    for (size_t i = 0; i < CONNS; i++)
        fake->conns[i].fd = -1;
    fake->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fake->listener < 0 ||
        bind(fake->listener, (struct sockaddr *)&at, sizeof(at)) != 0 ||
        listen(fake->listener, CONNS) != 0 ||
        getsockname(fake->listener, (struct sockaddr *)&at, &len) != 0)
        bench_die("the fake Slack cannot listen");
    fake->port = ntohs(at.sin_port);
    return fake;
}

void slack_fake_free(struct slack_fake *fake)
{
    for (size_t i = 0; i < CONNS; i++) {
        if (fake->conns[i].fd >= 0)
            hang_up(fake, &fake->conns[i]);
        free(fake->conns[i].in.at);
        free(fake->conns[i].out.at);
    }
    (void)close(fake->listener);
    free(fake->said);
    free(fake);
}

int slack_fake_port(const struct slack_fake *fake)
{
    return fake->port;
}

const struct slack_count *slack_fake_count(const struct slack_fake *fake)
{
    return &fake->count;
}

const struct slack_said *slack_fake_said(const struct slack_fake *fake)
{
    return fake->said;
}
