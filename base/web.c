/* The server: its context, and who may connect. */

#include "web.h"

#include "keep.h"
#include "settings.h"
#include "text.h"
#include "web_inside.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

enum { PING_S = 20, HANGUP_S = 30, KEEPALIVE_S = 30 };

static const size_t usual_frame = (size_t)256 * 1024,
                    usual_queue = (size_t)4 * 1024 * 1024,
                    usual_held = (size_t)32 * 1024 * 1024, usual_peers = 2000,
                    usual_peers_of_address = 200;

/* --- who is here ------------------------------------------------------------------- */

static bool crowd_key(const struct sockaddr *from, unsigned char key[CROWD_KEY])
{
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
    unsigned char whole[CROWD_KEY];

    memset(key, 0, CROWD_KEY);
    if (from->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const void *)from;

        memcpy(key, mapped, sizeof(mapped));
        memcpy(key + 12, &v4->sin_addr, 4);
        return key[12] == 127;
    }
    if (from->sa_family != AF_INET6)
        return false;
    memcpy(whole, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr,
           sizeof(whole));
    if (memcmp(whole, mapped, sizeof(mapped)) == 0) {
        memcpy(key, whole, sizeof(whole));
        return key[12] == 127;
    }
    memcpy(key, whole, 8);
    return IN6_IS_ADDR_LOOPBACK((const struct in6_addr *)(const void *)whole);
}

static struct crowd **crowd_at(struct web *web, const unsigned char key[CROWD_KEY])
{
    unsigned hash = 5381;
    struct crowd **at;

    for (int i = 0; i < CROWD_KEY; i++)
        hash = hash * 33 + key[i];
    at = &web->crowds[hash % CROWD_BUCKETS];
    while (*at && memcmp((*at)->key, key, CROWD_KEY) != 0)
        at = &(*at)->next;
    return at;
}

static void crowd_enter(struct web *web, const unsigned char key[CROWD_KEY])
{
    struct crowd **at = crowd_at(web, key);

    if (!*at) {
        *at = keep_new(sizeof(**at));
        memcpy((*at)->key, key, CROWD_KEY);
    }
    (*at)->n++;
    web->peers++;
}

static void crowd_leave(struct web *web, const unsigned char key[CROWD_KEY])
{
    struct crowd **at = crowd_at(web, key), *crowd = *at;

    web->peers--;
    if (!crowd || --crowd->n > 0)
        return;
    *at = crowd->next;
    free(crowd);
}

/* A proxy on this machine brings everybody by one address, so the usual bound for an
 * address leaves loopback alone; a bound that was asked for does not. */
static bool has_place(struct web *web, const struct sockaddr *from)
{
    unsigned char key[CROWD_KEY];
    bool is_loopback = crowd_key(from, key);
    const struct crowd *crowd = *crowd_at(web, key);
    size_t most = web->most_peers_of_address;

    if (web->peers >= web->most_peers)
        return false;
    if (most == 0)
        most = is_loopback ? web->most_peers : usual_peers_of_address;
    return !crowd || crowd->n < most;
}

/* --- what lws tells us -------------------------------------------------------------- */

static int connected(struct web *web, struct lws *wsi)
{
    struct conn *conn = keep_new(sizeof(*conn));
    struct sockaddr_storage from = {0};
    socklen_t len = sizeof(from);

    conn->web = web;
    conn->wsi = wsi;
    getpeername(lws_get_socket_fd(wsi), (struct sockaddr *)&from, &len);
    crowd_key((struct sockaddr *)&from, conn->key);
    lws_get_peer_simple(wsi, conn->address, sizeof(conn->address));
    crowd_enter(web, conn->key);
    conn->next = web->conns;
    conn->link = &web->conns;
    if (conn->next)
        conn->next->link = &conn->next;
    web->conns = conn;
    lws_set_opaque_user_data(wsi, conn);
    return 0;
}

static void closed(struct conn *conn)
{
    http_gone(conn);
    if (conn->peer)
        peer_gone(conn->peer);
}

static void conn_free(struct conn *conn)
{
    crowd_leave(conn->web, conn->key);
    *conn->link = conn->next;
    if (conn->next)
        conn->next->link = conn->link;
    lws_set_opaque_user_data(conn->wsi, NULL);
    free(conn);
}

static int wants_upgrade(struct conn *conn, const char *to)
{
    struct web *web = conn->web;
    struct web_request request;
    void *mine;

    if (strcasecmp(to, "websocket") != 0)
        return -1;
    arena_empty(web->arena);
    if (conn->reply || !http_read_request(conn, web->arena, &request) ||
        !text_same(request.method, "GET"))
        return -1;
    if (!web_host_allowed(web, request.host))
        return http_refuse_upgrade(conn, 403, "this host is not served here");
    if (!web_origin_allowed(web, request.origin, request.host))
        return http_refuse_upgrade(conn, 403, "this origin is not allowed");
    mine = web->on.admit(web->arg, &request);
    if (!mine)
        return http_refuse_upgrade(conn, 403, "not admitted");
    conn->peer = peer_new(conn, mine);
    return 0;
}

static int conn_event(struct conn *conn, enum lws_callback_reasons why, void *in,
                      size_t len)
{
    switch ((int)why) {
    case LWS_CALLBACK_HTTP:
        return http_begins(conn);
    case LWS_CALLBACK_HTTP_BODY:
        return http_body(conn, in, len);
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return http_body_ends(conn);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return http_writable(conn);
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return wants_upgrade(conn, in);
    case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
        return conn->peer ? 0 : -1; /* came past wants_upgrade: not by this server */
    case LWS_CALLBACK_ESTABLISHED:
        return conn->peer ? peer_opened(conn->peer) : -1;
    case LWS_CALLBACK_RECEIVE:
        return conn->peer ? peer_received(conn->peer, in, len) : -1;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return conn->peer ? peer_writable(conn->peer) : -1;
    case LWS_CALLBACK_CLOSED:
    case LWS_CALLBACK_CLOSED_HTTP:
        closed(conn);
        return 0;
    case LWS_CALLBACK_WSI_DESTROY:
        closed(conn);
        conn_free(conn);
        return 0;
    default:
        return 0;
    }
}

static int happened(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in,
                    size_t len)
{
    struct conn *conn = wsi ? lws_get_opaque_user_data(wsi) : NULL;
    const struct lws_protocols *protocol = wsi && !conn ? lws_get_protocol(wsi) : NULL;
    struct web *web = protocol ? protocol->user : NULL;

    (void)user;
    if (conn)
        return conn_event(conn, why, in, len);
    if (!web)
        return 0;
    if (why == LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED)
        return connected(web, wsi);
    return 0;
}

/* --- opening and closing ------------------------------------------------------------ */

static void web_done(void *arg)
{
    struct web *web = arg;

    arena_free(web->arena);
    for (char **origin = web->origins; *origin; origin++)
        free(*origin);
    free(web->origins);
    free(web->message);
    free(web->host);
    free(web);
}

static void end(void *arg)
{
    struct web *web = arg;

    web_door_close(web->door);
    room_close(&web->room, web_done, web);
    web->is_closing = true; /* peers were told; what comes later stays here */
}

void web_free(struct web *web)
{
    if (!web)
        return;
    loop_not_at_end(web->room.loop, end, web);
    end(web);
}

int web_port(const struct web *web)
{
    return web->port;
}

static char **copy_origins(const char *const *origins)
{
    size_t n = 0;
    char **copy;

    while (origins && origins[n])
        n++;
    copy = keep_new((n + 1) * sizeof(*copy));
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(origins[i]);

        while (len > 0 && origins[i][len - 1] == '/')
            len--;
        copy[i] = keep_bytes(origins[i], len);
    }
    return copy;
}

/* A socket that the door has let in; libwebsockets closes what it does not take. */
static void came(void *arg, int fd, const struct sockaddr *from)
{
    struct web *web = arg;

    if (!has_place(web, from)) {
        (void)close(fd);
        return;
    }
    (void)lws_adopt_descriptor_vhost(web->vhost, LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP,
                                     (lws_sock_file_fd_type){.sockfd = fd}, NULL, NULL);
}

static bool open_vhost(struct web *web)
{
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN_SERVER, /* web_door.h listens */
        .protocols = web->protocols,
        .vhost_name = "dealbell",
        .headers = http_vhost_headers(web->headers),
        .retry_and_idle_policy = &web->patience,
        .keepalive_timeout = KEEPALIVE_S,
    };

    web->vhost = lws_create_vhost(web->room.lws, &info);
    return web->vhost != NULL;
}

static struct web *web_new(const struct web_options *options,
                           const struct web_handlers *handlers, void *arg)
{
    struct web *web = keep_new(sizeof(*web));

    web->on = *handlers;
    web->arg = arg;
    web->host =
        keep_text(text_same(options->host, "localhost") ? "127.0.0.1" : options->host);
    web->origins = copy_origins(options->origins);
    web->most_frame_bytes =
        options->most_frame_bytes ? options->most_frame_bytes : usual_frame;
    web->most_queue_bytes =
        options->most_queue_bytes ? options->most_queue_bytes : usual_queue;
    web->most_peers = options->most_peers ? options->most_peers : usual_peers;
    web->most_held = options->most_held_bytes ? options->most_held_bytes : usual_held;
    web->most_peers_of_address = options->most_peers_of_address;
    web->arena = arena_new();
    web->message = keep_new(web->most_frame_bytes + 1);
    web->patience.secs_since_valid_ping = PING_S;
    web->patience.secs_since_valid_hangup = HANGUP_S;
    web->protocols[0] = (struct lws_protocols){
        .name = "dealbell",
        .callback = happened,
        .rx_buffer_size = ROOM_READ_BYTES,
        .user = web,
        .tx_packet_size = ROOM_WRITE_BYTES + LWS_PRE,
    };
    return web;
}

enum rc web_open(struct loop *loop, const struct web_options *options,
                 const struct web_handlers *handlers, void *arg, struct web **out,
                 struct err *err)
{
    struct lws_context_creation_info info = {0};
    struct web *web = web_new(options, handlers, arg);
    enum rc rc =
        web_door_open(loop, web->host, options->port, came, web, &web->door, err);

    if (rc != RC_OK) {
        web_done(web);
        return rc;
    }
    if (!room_open(&web->room, loop, &info)) {
        web_door_close(web->door);
        web_done(web);
        return err_broken(err, "no libwebsockets context (is libwebsockets-evlib-uv "
                               "installed?)");
    }
    web->port = web_door_port(web->door);
    if (!open_vhost(web)) {
        end(web);
        return err_broken(err, "no libwebsockets vhost");
    }
    loop_at_end(loop, end, web);
    *out = web;
    return RC_OK;
}
