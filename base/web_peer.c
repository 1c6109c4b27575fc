/* Websockets of the server: frames become messages, lines become frames. */

#include "web_inside.h"

#include "keep.h"
#include "text.h"

enum { FIRST_ROOM = 4096, KEPT_ROOM = 16 * 1024, REASON_BYTES = 120 };

struct web_peer {
    struct conn *conn;
    void *mine;
    bool is_open, is_closing, is_killed, has_asked, said_bye;
    char reason[REASON_BYTES];
    /* what comes in */
    char *in; /* the pieces of a message that does not come whole */
    size_t in_len, in_room;
    bool is_inside;     /* a message has begun and not ended */
    const char *refuse; /* the rest of this message is dropped */
    /* what waits to go out: lines, a newline between them, LWS_PRE bytes in front */
    unsigned char *out;
    size_t out_start, out_end, out_room;
};

static void drop_conn(struct conn *conn);

struct web_peer *peer_new(struct conn *conn, void *mine)
{
    struct web_peer *peer = keep_new(sizeof(*peer));

    conn->drop = drop_conn;
    peer->conn = conn;
    peer->mine = mine;
    return peer;
}

int peer_opened(struct web_peer *peer)
{
    struct web *web = peer->conn->web;

    peer->is_open = true;
    if (peer->is_closing || peer->out_end > peer->out_start)
        lws_callback_on_writable(peer->conn->wsi);
    web->on.opened(web->arg, peer, peer->mine);
    return 0;
}

static void free_in(struct web_peer *peer)
{
    free(peer->in);
    web_let_go(peer->conn, peer->in_room);
    peer->in = NULL;
    peer->in_len = peer->in_room = 0;
}

static void free_out(struct web_peer *peer)
{
    free(peer->out);
    web_let_go(peer->conn, peer->out_room);
    peer->out = NULL;
    peer->out_start = peer->out_end = peer->out_room = 0;
}

/* Who does not read is cut off: a close frame would wait behind what he does not read. */
static void peer_drop(struct web_peer *peer)
{
    peer->is_closing = peer->is_killed = true;
    free_in(peer);
    free_out(peer);
    lws_set_timeout(peer->conn->wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
}

static void drop_conn(struct conn *conn)
{
    peer_drop(conn->peer);
}

void peer_gone(struct web_peer *peer)
{
    struct web *web = peer->conn->web;

    free_in(peer);
    free_out(peer);
    peer->conn->peer = NULL;
    if (!web->is_closing)
        web->on.closed(web->arg, peer->mine);
    free(peer);
}

/* Refused once a message, at the first sign; the peer stays and the rest is drained. */
static void refuse(struct web_peer *peer, const char *why)
{
    struct web *web = peer->conn->web;

    if (peer->refuse)
        return;
    peer->refuse = why;
    free_in(peer);
    if (web->on.refused)
        web->on.refused(web->arg, peer, peer->mine, why);
}

static void gather(struct web_peer *peer, const char *bytes, size_t len)
{
    size_t most = peer->conn->web->most_frame_bytes, room = (peer->in_len + len) * 2;

    if (peer->in_len + len > peer->in_room) {
        room = room < most ? room : most;
        if (!web_hold(peer->conn, room - peer->in_room)) {
            refuse(peer, "too much at once");
            return;
        }
        peer->in = keep_resize(peer->in, room);
        peer->in_room = room;
    }
    memcpy(peer->in + peer->in_len, bytes, len);
    peer->in_len += len;
}

/* lws would close a peer for bad UTF-8 (1007); checked here it stays, and the person
 * behind it hears what was wrong. */
static void deliver(struct web_peer *peer, const char *bytes, size_t len)
{
    struct web *web = peer->conn->web;

    if (!utf8_valid(bytes, len)) {
        refuse(peer, "not UTF-8");
        return;
    }
    memmove(web->message, bytes, len);
    web->message[len] = '\0';
    web->on.message(web->arg, peer, peer->mine, web->message, len);
}

static void end_message(struct web_peer *peer)
{
    peer->is_inside = false;
    peer->refuse = NULL;
    peer->in_len = 0;
    if (peer->in_room > KEPT_ROOM)
        free_in(peer);
}

int peer_received(struct web_peer *peer, const char *bytes, size_t len)
{
    struct lws *wsi = peer->conn->wsi;
    bool is_last = lws_is_final_fragment(wsi);

    if (peer->is_closing)
        return 0;
    if (!peer->is_inside && lws_frame_is_binary(wsi))
        refuse(peer, "binary");
    if (len > peer->conn->web->most_frame_bytes - peer->in_len)
        refuse(peer, "too long");
    if (!peer->refuse) {
        if (is_last && !peer->is_inside) {
            deliver(peer, len > 0 ? bytes : "", len);
        } else {
            if (len > 0)
                gather(peer, bytes, len);
            if (is_last && !peer->refuse)
                deliver(peer, peer->in ? peer->in : "", peer->in_len);
        }
    }
    peer->is_inside = true;
    if (is_last)
        end_message(peer);
    return 0;
}

static void ask(struct web_peer *peer)
{
    if (peer->has_asked || !peer->is_open)
        return;
    peer->has_asked = true;
    lws_callback_on_writable(peer->conn->wsi);
}

static bool make_room(struct web_peer *peer, size_t more)
{
    size_t waiting = peer->out_end - peer->out_start, room = (waiting + more) * 2;

    if (peer->out_start > 0) {
        memmove(peer->out + LWS_PRE, peer->out + LWS_PRE + peer->out_start, waiting);
        peer->out_start = 0;
        peer->out_end = waiting;
    }
    if (waiting + more <= peer->out_room)
        return true;
    if (room < FIRST_ROOM)
        room = FIRST_ROOM;
    if (!web_hold(peer->conn, room - peer->out_room))
        return false;
    peer->out_room = room;
    peer->out = keep_resize(peer->out, LWS_PRE + peer->out_room);
    return true;
}

bool web_send(struct web_peer *peer, const char *line, size_t len)
{
    size_t waiting = peer->out_end - peer->out_start;
    unsigned char *at;

    if (peer->is_closing)
        return false;
    if (len == 0)
        return true;
    if (waiting + len + 1 > peer->conn->web->most_queue_bytes ||
        (peer->out_end + len + 1 > peer->out_room && !make_room(peer, len + 1))) {
        peer_drop(peer);
        return false;
    }
    at = peer->out + LWS_PRE + peer->out_end;
    if (waiting > 0)
        *at++ = '\n';
    memcpy(at, line, len);
    peer->out_end = (size_t)(at - peer->out) - LWS_PRE + len;
    ask(peer);
    return true;
}

/* As many whole lines as fit a frame; a longer line is a frame of its own. */
static size_t frame_length(const unsigned char *lines, size_t len)
{
    const unsigned char *newline;

    if (len <= ROOM_WRITE_BYTES)
        return len;
    for (size_t at = ROOM_WRITE_BYTES; at > 0; at--)
        if (lines[at] == '\n')
            return at;
    newline = memchr(lines, '\n', len);
    return newline ? (size_t)(newline - lines) : len;
}

static int write_frame(struct web_peer *peer)
{
    unsigned char *lines = peer->out + LWS_PRE + peer->out_start;
    size_t len = frame_length(lines, peer->out_end - peer->out_start);

    /* lws writes the frame's header into the bytes in front, which are gone already */
    if (lws_write(peer->conn->wsi, lines, len, LWS_WRITE_TEXT) < 0)
        return -1;
    peer->out_start += len + 1;
    if (peer->out_start < peer->out_end)
        return 0;
    peer->out_start = peer->out_end = 0;
    if (peer->out_room > KEPT_ROOM)
        free_out(peer);
    return 0;
}

/* Debian's lws is built with _DEBUG and closes twice when writing returns -1: the close
 * frame would never leave. Its timer closes once, and with this reason politely. */
static void say_bye(struct web_peer *peer)
{
    peer->said_bye = true;
    lws_close_reason(peer->conn->wsi, LWS_CLOSE_STATUS_NORMAL,
                     (unsigned char *)peer->reason, strlen(peer->reason));
    lws_set_timeout(peer->conn->wsi, PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE,
                    LWS_TO_KILL_ASYNC);
}

int peer_writable(struct web_peer *peer)
{
    peer->has_asked = false;
    if (peer->is_killed)
        return -1;
    if (peer->out_end > peer->out_start) {
        if (write_frame(peer) < 0)
            return -1;
        if (peer->out_end > peer->out_start || peer->is_closing)
            ask(peer);
    } else if (peer->is_closing && !peer->said_bye) {
        say_bye(peer);
    }
    return 0;
}

void web_close(struct web_peer *peer, const char *reason)
{
    size_t len = reason ? utf8_cut(reason, strlen(reason), REASON_BYTES - 1) : 0;

    if (peer->is_closing)
        return;
    peer->is_closing = true;
    if (len > 0)
        memcpy(peer->reason, reason, len);
    lws_set_timeout(peer->conn->wsi, PENDING_TIMEOUT_USER_OK, ROOM_END_S);
    ask(peer);
}
