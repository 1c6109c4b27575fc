/* The websocket client. One context for each loop and for each of plain and TLS: OpenSSL
 * and its certificates are loaded for wss:// alone, when first needed. */

#include "ws.h"

#include "keep.h"
#include "settings.h"
#include "text.h"
#include "web_context.h"
#include "ws_target.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <sys/socket.h>

enum {
    PING_S = 10,
    HANGUP_S = 30,
    CONNECT_S = 20,
    KEPT_ROOM = 256 * 1024,
    FRAMES_AT_ONCE = 64,
    WHY_BYTES = 160
};

static const size_t usual_most = (size_t)4 * 1024 * 1024;

struct room {
    struct lws_room lws;
    struct ws *all;
    struct lws_vhost *vhost;
    struct lws_protocols protocols[2];
};

/* A frame that waits: its length, LWS_PRE bytes for lws, its bytes. */
struct frame {
    struct frame *next;
    size_t len;
    unsigned char bytes[];
};

struct ws {
    struct room *room;
    struct ws *next; /* in room->all */
    struct loop *loop;
    struct lws *wsi; /* NULL until dialled */
    struct ws_handlers on;
    void *arg;
    lws_retry_bo_t patience;
    struct ws_target to;
    char *headers[4];
    bool is_open, is_closing, is_told, is_dialling, has_asked, said_bye;
    int status;
    char why[WHY_BYTES];
    size_t most_frame_bytes, most_queue_bytes;
    char *in;
    size_t in_len, in_room;
    bool is_binary;
    struct frame *first, **last;
    size_t waiting;
};

static int happened(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in,
                    size_t len);

static void ws_free(struct ws *ws)
{
    while (ws->first) {
        struct frame *frame = ws->first;

        ws->first = frame->next;
        free(frame);
    }
    for (struct ws **at = ws->room ? &ws->room->all : NULL; at && *at; at = &(*at)->next)
        if (*at == ws) {
            *at = ws->next;
            break;
        }
    for (size_t i = 0; i < COUNT(ws->headers); i++)
        free(ws->headers[i]);
    ws_target_done(&ws->to);
    free(ws->in);
    free(ws);
}

/* --- the context -------------------------------------------------------------------- */

static void room_done(void *arg)
{
    struct room *room = arg;

    while (room->all)
        ws_free(room->all);
    free(room);
}

static void room_end(void *arg)
{
    struct room *room = arg;

    room_close(&room->lws, room_done, room);
}

/* An empty proxy address keeps lws from taking one from the environment. A file of
 * certificates that holds none keeps it from trusting the folder ../share besides
 * OpenSSL's own. */
static bool open_vhost(struct room *room, bool is_tls)
{
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .protocols = room->protocols,
        .vhost_name = "dealbell",
        .http_proxy_address = "",
        .connect_timeout_secs = CONNECT_S,
        .options = is_tls ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0,
        .client_ssl_ca_filepath = "/dev/null",
        .ssl_client_options_set = SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1,
    };

    room->vhost = lws_create_vhost(room->lws.lws, &info);
    return room->vhost != NULL;
}

static struct room *room_for(struct loop *loop, bool is_tls)
{
    static const char keys[2]; /* their addresses are the keys */
    struct room *room = loop_kept(loop, &keys[is_tls]);
    struct lws_context_creation_info info = {
        .options = is_tls ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0};

    if (room)
        return room;
    room = keep_new(sizeof(*room));
    room->protocols[0] = (struct lws_protocols){
        .name = "dealbell-client",
        .callback = happened,
        .rx_buffer_size = ROOM_READ_BYTES,
        .tx_packet_size = ROOM_WRITE_BYTES + LWS_PRE,
    };
    if (!room_open(&room->lws, loop, &info)) {
        free(room);
        return NULL;
    }
    loop_at_end(loop, room_end, room);
    if (!open_vhost(room, is_tls))
        return NULL;
    loop_keep(loop, &keys[is_tls], room);
    return room;
}

/* --- the end of a ws ---------------------------------------------------------------- */

static void abandoned(void *arg, int status, const char *why)
{
    (void)arg;
    (void)status;
    (void)why;
}

static void set_why(struct ws *ws, const char *why, size_t len)
{
    if (ws->why[0] || !why)
        return;
    len = len < WHY_BYTES - 1 ? len : WHY_BYTES - 1;
    memcpy(ws->why, why, len);
    ws->why[len] = '\0';
}

static void tell_closed(struct ws *ws)
{
    if (ws->is_told)
        return;
    ws->is_told = true;
    if (!loop_is_ending(ws->loop))
        ws->on.closed(ws->arg, ws->status, ws->why[0] ? ws->why : "closed");
}

/* --- what lws tells us -------------------------------------------------------------- */

static int add_headers(const struct ws *ws, unsigned char **at, size_t room)
{
    for (size_t i = 0; i < COUNT(ws->headers) && ws->headers[i]; i++) {
        int len = snprintf((char *)*at, room, "%s\r\n", ws->headers[i]);

        if (len < 0 || (size_t)len >= room)
            return -1;
        *at += len;
        room -= (size_t)len;
    }
    return 0;
}

static int fail(struct ws *ws, enum lws_close_status status, const char *why)
{
    set_why(ws, why, strlen(why));
    lws_close_reason(ws->wsi, status, NULL, 0);
    return -1;
}

static void end_message(struct ws *ws)
{
    ws->in_len = 0;
    if (ws->in_room > KEPT_ROOM) {
        free(ws->in);
        ws->in = NULL;
        ws->in_room = 0;
    }
}

static int received(struct ws *ws, const char *bytes, size_t len)
{
    if (lws_is_first_fragment(ws->wsi) && ws->in_len == 0)
        ws->is_binary = lws_frame_is_binary(ws->wsi);
    if (len > ws->most_frame_bytes - ws->in_len)
        return fail(ws, LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE, "a frame past the cap");
    if (ws->in_len + len + 1 > ws->in_room) {
        ws->in_room = (ws->in_len + len + 1) * 2;
        ws->in = keep_resize(ws->in, ws->in_room);
    }
    if (len > 0)
        memcpy(ws->in + ws->in_len, bytes, len);
    ws->in_len += len;
    if (!lws_is_final_fragment(ws->wsi))
        return 0;
    ws->in[ws->in_len] = '\0';
    if (!ws->is_binary && !ws->is_told) {
        if (!utf8_valid(ws->in, ws->in_len))
            return fail(ws, LWS_CLOSE_STATUS_INVALID_PAYLOAD, "text that is not UTF-8");
        ws->on.message(ws->arg, ws, ws->in, ws->in_len);
    }
    end_message(ws);
    return 0;
}

static void ask(struct ws *ws)
{
    if (ws->is_open && !ws->has_asked)
        lws_callback_on_writable(ws->wsi);
    ws->has_asked = ws->is_open;
}

/* See say_bye in web_peer.c. */
static void say_bye(struct ws *ws)
{
    ws->said_bye = true;
    set_why(ws, "closed by us", 12);
    lws_close_reason(ws->wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);
    lws_set_timeout(ws->wsi, PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE, LWS_TO_KILL_ASYNC);
}

/* The first frame that waits; negative when the socket is gone. */
static int write_first(struct ws *ws)
{
    struct frame *frame = ws->first;
    int wrote = lws_write(ws->wsi, frame->bytes + LWS_PRE, frame->len, LWS_WRITE_TEXT);

    ws->first = frame->next;
    if (!ws->first)
        ws->last = &ws->first;
    ws->waiting -= frame->len;
    free(frame);
    return wrote;
}

/* Frames that wait together leave together, where each would be a packet of its own. */
static void cork(struct ws *ws, int is_on)
{
    (void)setsockopt(lws_get_socket_fd(ws->wsi), IPPROTO_TCP, TCP_CORK, &is_on,
                     sizeof(is_on));
}

/* As many as the socket takes, within reason: others wait for the loop. */
static int write_all(struct ws *ws)
{
    for (int n = 0; ws->first && n < FRAMES_AT_ONCE; n++) {
        if (n > 0 && lws_send_pipe_choked(ws->wsi))
            break;
        if (write_first(ws) < 0)
            return -1;
    }
    return 0;
}

static int writable(struct ws *ws)
{
    bool are_many = ws->first && ws->first->next;

    ws->has_asked = false;
    if (!ws->first) {
        if (ws->is_closing && !ws->said_bye)
            say_bye(ws);
        return 0;
    }
    if (are_many)
        cork(ws, 1);
    if (write_all(ws) < 0)
        return -1;
    if (are_many)
        cork(ws, 0);
    if (ws->first || ws->is_closing)
        ask(ws);
    return 0;
}

static void established(struct ws *ws)
{
    ws->is_open = true;
    ws->on.opened(ws->arg, ws);
    if (ws->first || ws->is_closing)
        ask(ws);
}

static void failed_to_open(struct ws *ws, const char *why, size_t len)
{
    static const char tls[] = "TLS failed: the certificate does not fit the name, or its "
                              "issuer is not trusted, or the protocol is too old";

    ws->status = (int)lws_http_client_http_response(ws->wsi);
    if (why && strncmp(why, "connect SSL err", 15) == 0) /* lws says no more than that */
        set_why(ws, tls, strlen(tls));
    set_why(ws, why, len);
    if (!ws->is_dialling)
        tell_closed(ws);
}

static int ws_event(struct ws *ws, enum lws_callback_reasons why, void *in, size_t len)
{
    switch ((int)why) {
    case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
        return add_headers(ws, in, len);
    case LWS_CALLBACK_CLIENT_ESTABLISHED:
        established(ws);
        return 0;
    case LWS_CALLBACK_CLIENT_RECEIVE:
        return received(ws, in, len);
    case LWS_CALLBACK_CLIENT_WRITEABLE:
        return ws->is_open ? writable(ws) : 0;
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        if (len > 2)
            set_why(ws, (const char *)in + 2, len - 2);
        return 0;
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
        failed_to_open(ws, in, in ? len : 0);
        return 0;
    case LWS_CALLBACK_CLIENT_CLOSED:
        tell_closed(ws);
        return 0;
    case LWS_CALLBACK_WSI_DESTROY:
        ws->wsi = NULL;
        if (ws->is_dialling)
            return 0;
        tell_closed(ws);
        ws_free(ws);
        return 0;
    default:
        return 0;
    }
}

static int happened(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in,
                    size_t len)
{
    struct ws *ws = wsi ? lws_get_opaque_user_data(wsi) : NULL;

    (void)user;
    return ws ? ws_event(ws, why, in, len) : 0;
}

/* --- opening ------------------------------------------------------------------------ */

static void never_opened(struct ws *ws, const char *why)
{
    set_why(ws, why, strlen(why));
    tell_closed(ws);
    ws_free(ws);
}

/* The address is dialled, the name stands in Host, SNI and the check of the certificate.
 */
static void dial(struct ws *ws, const char *address)
{
    struct lws_client_connect_info info = {
        .context = ws->room->lws.lws,
        .vhost = ws->room->vhost,
        .address = address,
        .port = ws->to.port,
        .path = ws->to.path,
        .host = ws->to.host,
        .ssl_connection =
            (ws->to.is_tls ? LCCSCF_USE_SSL : 0) | LCCSCF_HTTP_NO_FOLLOW_REDIRECT,
        .alpn = "http/1.1",
        .local_protocol_name = "dealbell-client",
        .retry_and_idle_policy = &ws->patience,
        .opaque_user_data = ws,
        .pwsi = &ws->wsi,
    };
    struct lws *wsi;

    ws->is_dialling = true;
    wsi = lws_client_connect_via_info(&info);
    ws->is_dialling = false;
    if (wsi)
        return;
    set_why(ws, "could not connect", 17);
    tell_closed(ws);
    if (!ws->wsi) /* else lws is still closing it, and WSI_DESTROY comes */
        ws_free(ws);
}

static void resolved(void *arg, const char *address)
{
    struct ws *ws = arg;

    if (ws->is_closing)
        never_opened(ws, "closed by us");
    else if (!address)
        never_opened(ws, "no address for the host");
    else if (!ws->to.is_tls && !address_is_loopback(address))
        never_opened(ws, "not TLS, and the address is not loopback");
    else
        dial(ws, address);
}

static bool copy_headers(struct ws *ws, const char *const headers[4])
{
    for (size_t i = 0; i < COUNT(ws->headers) && headers[i]; i++) {
        for (const char *at = headers[i]; *at; at++)
            if ((unsigned char)*at < ' ' || *at == 127)
                return false;
        ws->headers[i] = keep_text(headers[i]);
    }
    return true;
}

enum rc ws_open(struct loop *loop, const struct ws_options *options,
                const struct ws_handlers *handlers, void *arg, struct ws **out,
                struct err *err)
{
    struct ws *ws = keep_new(sizeof(*ws));

    ws->loop = loop;
    ws->on = *handlers;
    ws->arg = arg;
    ws->last = &ws->first;
    ws->most_frame_bytes =
        options->most_frame_bytes ? options->most_frame_bytes : usual_most;
    ws->most_queue_bytes =
        options->most_queue_bytes ? options->most_queue_bytes : usual_most;
    ws->patience.secs_since_valid_ping =
        (uint16_t)(options->ping_s ? options->ping_s : PING_S);
    ws->patience.secs_since_valid_hangup =
        (uint16_t)(options->hangup_s ? options->hangup_s : HANGUP_S);
    if (!ws_target_read(&ws->to, options->url) ||
        (!ws->to.is_tls && !address_is_loopback(ws->to.name))) {
        ws_free(ws);
        return err_set(err, RC_USAGE,
                       IN(err, "%s cannot be used: wss://, or ws:// to this machine",
                          "%s 不可用：须为 wss://，或指向本机的 ws://"),
                       options->url);
    }
    if (!copy_headers(ws, options->headers)) {
        ws_free(ws);
        return err_set(
            err, RC_USAGE,
            IN(err, "a header holds a control character", "请求头含有控制字符"));
    }
    ws->room = room_for(loop, ws->to.is_tls);
    if (!ws->room) {
        ws_free(ws);
        return err_broken(err, "no libwebsockets context for a client");
    }
    ws->next = ws->room->all;
    ws->room->all = ws;
    loop_resolve(loop, ws->to.name, resolved, ws);
    *out = ws;
    return RC_OK;
}

/* --- use ---------------------------------------------------------------------------- */

bool ws_send(struct ws *ws, const char *bytes, size_t len)
{
    struct frame *frame;

    if (ws->is_closing || ws->is_told || len > ws->most_queue_bytes - ws->waiting)
        return false;
    frame = keep_new(sizeof(*frame) + LWS_PRE + len);
    frame->len = len;
    if (len > 0)
        memcpy(frame->bytes + LWS_PRE, bytes, len);
    *ws->last = frame;
    ws->last = &frame->next;
    ws->waiting += len;
    ask(ws);
    return true;
}

void ws_close(struct ws *ws)
{
    if (ws->is_closing || ws->is_told)
        return;
    ws->is_closing = true;
    if (!ws->wsi)
        return; /* the name is being resolved */
    lws_set_timeout(ws->wsi, PENDING_TIMEOUT_USER_OK,
                    ws->is_open ? ROOM_END_S : LWS_TO_KILL_ASYNC);
    ask(ws);
}

void ws_abandon(struct ws *ws)
{
    if (!ws)
        return;
    ws->on.closed = abandoned;
    ws_close(ws);
}
