/* HTTP requests and answers of the server. The answer is written by ourselves in one
 * piece: without TLS there is only HTTP/1, and every header is in sight. */

#include "web_inside.h"

#include "keep.h"
#include "text.h"

#include <ctype.h>
#include <stdio.h>
#include <strings.h>

enum { ANSWER_S = 60, HEADERS_ROOM = 4096 };

struct web_reply {
    struct conn *conn; /* NULL when the asker is gone */
    bool is_head;
};

/* A browser asks nobody else for anything, and nobody else may frame or embed the page.
 */
static const struct security_header {
    const char *name, *value;
} security_headers[HTTP_SECURITY_HEADERS] = {
    {"Content-Security-Policy:",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options:", "nosniff"},
    {"Referrer-Policy:", "no-referrer"},
    {"Cross-Origin-Opener-Policy:", "same-origin"},
    {"X-Frame-Options:", "DENY"},
    {"Permissions-Policy:",
     "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
    {"Cache-Control:", "no-store"},
};

const struct lws_protocol_vhost_options *
http_vhost_headers(struct lws_protocol_vhost_options out[HTTP_SECURITY_HEADERS])
{
    for (size_t i = 0; i < HTTP_SECURITY_HEADERS; i++)
        out[i] = (struct lws_protocol_vhost_options){
            .next = i + 1 < HTTP_SECURITY_HEADERS ? &out[i + 1] : NULL,
            .name = security_headers[i].name,
            .value = security_headers[i].value};
    return out;
}

static const char *status_words(int status)
{
    static const struct {
        int status;
        const char *words;
    } known[] = {{200, "OK"},
                 {201, "Created"},
                 {202, "Accepted"},
                 {204, "No Content"},
                 {302, "Found"},
                 {303, "See Other"},
                 {304, "Not Modified"},
                 {400, "Bad Request"},
                 {401, "Unauthorized"},
                 {403, "Forbidden"},
                 {404, "Not Found"},
                 {405, "Method Not Allowed"},
                 {409, "Conflict"},
                 {411, "Length Required"},
                 {413, "Content Too Large"},
                 {415, "Unsupported Media Type"},
                 {422, "Unprocessable Content"},
                 {429, "Too Many Requests"},
                 {500, "Internal Server Error"},
                 {503, "Service Unavailable"}};

    for (size_t i = 0; i < COUNT(known); i++)
        if (known[i].status == status)
            return known[i].words;
    return "Other";
}

static bool has_header(const char *const *headers, const char *name)
{
    for (; headers && *headers; headers++)
        if (strncasecmp(*headers, name, strlen(name)) == 0)
            return true;
    return false;
}

/* A header that would begin another is left out. */
static bool is_one_line(const char *header)
{
    for (; *header; header++)
        if (((unsigned char)*header < ' ' && *header != '\t') || *header == 127)
            return false;
    return true;
}

static void add_headers(struct text *out, const char *const *headers)
{
    for (size_t i = 0; i < COUNT(security_headers); i++)
        if (!has_header(headers, security_headers[i].name))
            text_addf(out, "%s %s\r\n", security_headers[i].name,
                      security_headers[i].value);
    for (; headers && *headers; headers++)
        if (is_one_line(*headers))
            text_addf(out, "%s\r\n", *headers);
}

static void set_answer(struct conn *conn, bool is_head, int status, const char *type,
                       const char *const *headers, const char *body, size_t len)
{
    struct arena *arena = arena_new();
    bool is_empty = status == 204 || status == 304;
    struct text head;

    text_init(&head, arena, (size_t)1024 * 1024);
    text_addf(&head, "HTTP/1.1 %d %s\r\n", status, status_words(status));
    add_headers(&head, headers);
    if (type && !is_empty)
        text_addf(&head, "Content-Type: %s\r\n", is_one_line(type) ? type : "text/plain");
    if (!is_empty)
        text_addf(&head, "Content-Length: %zu\r\n", len);
    if (conn->closes_after)
        text_add(&head, "Connection: close\r\n");
    text_add(&head, "\r\n");
    if (is_head || is_empty)
        len = 0;
    free(conn->answer);
    conn->answer = keep_new(LWS_PRE + head.len + len);
    memcpy(conn->answer + LWS_PRE, head.bytes, head.len);
    if (len > 0)
        memcpy(conn->answer + LWS_PRE + head.len, body, len);
    conn->answer_len = head.len + len;
    arena_free(arena);
}

static int write_answer(struct conn *conn)
{
    int wrote = lws_write(conn->wsi, (unsigned char *)conn->answer + LWS_PRE,
                          conn->answer_len, LWS_WRITE_HTTP_HEADERS);

    free(conn->answer);
    conn->answer = NULL;
    return wrote < 0 ? -1 : 0;
}

void web_answer(struct web_reply *reply, int status, const char *type,
                const char *const *headers, const char *body, size_t len)
{
    struct conn *conn = reply->conn;

    if (conn) {
        set_answer(conn, reply->is_head, status, type, headers, body, len);
        conn->reply = NULL;
        lws_callback_on_writable(conn->wsi);
    }
    free(reply);
}

int http_writable(struct conn *conn)
{
    if (!conn->answer)
        return 0;
    if (write_answer(conn) < 0 || conn->closes_after)
        return -1;
    return lws_http_transaction_completed(conn->wsi) ? -1 : 0;
}

static void forget_request(struct conn *conn)
{
    arena_free(conn->arena);
    conn->arena = NULL;
    free(conn->body);
    web_let_go(conn, conn->body_room);
    conn->body = NULL;
    conn->body_len = conn->body_room = 0;
    conn->has_body = false;
}

void http_gone(struct conn *conn)
{
    forget_request(conn);
    if (conn->reply)
        conn->reply->conn = NULL;
    conn->reply = NULL;
    free(conn->answer);
    conn->answer = NULL;
}

static void drop_body(struct conn *conn)
{
    forget_request(conn);
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
}

static int answer_and_close(struct conn *conn, int status)
{
    const char *words = status_words(status);

    forget_request(conn);
    conn->closes_after = true;
    set_answer(conn, false, status, "text/plain; charset=utf-8", NULL, words,
               strlen(words));
    write_answer(conn);
    return -1;
}

int http_refuse_upgrade(struct conn *conn, int status, const char *why)
{
    conn->closes_after = true;
    set_answer(conn, false, status, "text/plain; charset=utf-8", NULL, why, strlen(why));
    return write_answer(conn) < 0 || lws_http_transaction_completed(conn->wsi) ? -1 : 1;
}

static char *copy_header(struct lws *wsi, struct arena *arena,
                         enum lws_token_indexes name)
{
    int len = lws_hdr_total_length(wsi, name);
    char *copy;

    if (len <= 0)
        return NULL;
    copy = arena_take(arena, (size_t)len + 2);
    return lws_hdr_copy(wsi, copy, len + 2, name) < 0 ? NULL : copy;
}

static void add_encoded(struct text *out, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];

        if (isalnum(c) || strchr("-._~", c))
            text_add_bytes(out, bytes + i, 1);
        else
            text_addf(out, "%%%02X", c);
    }
}

/* lws hands over the query decoded and in pieces; it is put together again, so that an
 * encoded & or = stays what it was. */
static const char *copy_query(struct lws *wsi, struct arena *arena)
{
    size_t most = ROOM_HEADER_BYTES;
    char *piece = arena_take(arena, most);
    struct text query;
    int len;

    text_init(&query, arena, most * 4);
    for (int i = 0; (len = lws_hdr_copy_fragment(wsi, piece, (int)most,
                                                 WSI_TOKEN_HTTP_URI_ARGS, i)) >= 0;
         i++) {
        const char *equals = memchr(piece, '=', (size_t)len);
        size_t name = equals ? (size_t)(equals - piece) : (size_t)len;

        if (i > 0)
            text_add(&query, "&");
        add_encoded(&query, piece, name);
        if (!equals)
            continue;
        text_add(&query, "=");
        add_encoded(&query, equals + 1, (size_t)len - name - 1);
    }
    return query.len > 0 ? query.bytes : "";
}

static const char *method_name(int method)
{
    static const char *const names_of[] = {
        [LWSHUMETH_GET] = "GET",         [LWSHUMETH_POST] = "POST",
        [LWSHUMETH_OPTIONS] = "OPTIONS", [LWSHUMETH_PUT] = "PUT",
        [LWSHUMETH_PATCH] = "PATCH",     [LWSHUMETH_DELETE] = "DELETE",
        [LWSHUMETH_HEAD] = "HEAD"};

    return method >= 0 && method < (int)COUNT(names_of) ? names_of[method] : NULL;
}

bool http_read_request(struct conn *conn, struct arena *arena, struct web_request *out)
{
    struct lws *wsi = conn->wsi;
    const char *type;
    char *path = NULL;
    int len = 0;
    struct web_request request = {
        .method = method_name(lws_http_get_uri_and_method(wsi, &path, &len)),
        .body = "",
        .cookie = copy_header(wsi, arena, WSI_TOKEN_HTTP_COOKIE),
        .origin = copy_header(wsi, arena, WSI_TOKEN_ORIGIN),
        .host = copy_header(wsi, arena, WSI_TOKEN_HOST),
        .authorization = copy_header(wsi, arena, WSI_TOKEN_HTTP_AUTHORIZATION),
        .address = conn->address,
        .languages = copy_header(wsi, arena, WSI_TOKEN_HTTP_ACCEPT_LANGUAGE),
    };

    if (!request.method || !path || len <= 0 || path[0] != '/')
        return false;
    request.path = arena_copy_bytes(arena, path, (size_t)len);
    request.query = copy_query(wsi, arena);
    request.is_secure = web_is_secure(conn->web, request.host);
    type = copy_header(wsi, arena, WSI_TOKEN_HTTP_CONTENT_TYPE);
    request.is_json = type && strncmp(type, "application/json", 16) == 0;
    request.is_ours = lws_hdr_custom_length(wsi, "x-dealbell:", 11) > 0 &&
                      web_host_allowed(conn->web, request.host) &&
                      web_origin_allowed(conn->web, request.origin, request.host);
    *out = request;
    return true;
}

static int dispatch(struct conn *conn)
{
    struct web *web = conn->web;
    struct web_reply *reply = keep_new(sizeof(*reply));

    reply->conn = conn;
    reply->is_head = text_same(conn->request.method, "HEAD");
    if (reply->is_head)
        conn->request.method = "GET";
    conn->reply = reply;
    conn->request.body = conn->body ? conn->body : "";
    conn->request.body_len = conn->body_len;
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_HTTP_CONTENT, ANSWER_S);
    web->on.request(web->arg, &conn->request, reply);
    forget_request(conn);
    return 0;
}

/* -1 when there is none, -2 when it is no number or a body of unknown length follows:
 * two readings of where a request ends are how requests are smuggled. */
static long content_length(struct conn *conn)
{
    const char *text = copy_header(conn->wsi, conn->arena, WSI_TOKEN_HTTP_CONTENT_LENGTH);

    if (lws_hdr_total_length(conn->wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0)
        return -2;
    if (!text)
        return -1;
    if (strlen(text) > 9 || strspn(text, "0123456789") != strlen(text) || !*text)
        return -2;
    return strtol(text, NULL, 10);
}

/* Among what "Connection" lists, in whatever case: libwebsockets knows it only alone. */
static bool wants_close(struct conn *conn)
{
    const char *at = copy_header(conn->wsi, conn->arena, WSI_TOKEN_CONNECTION);

    while (at && *at) {
        size_t len;

        at += strspn(at, ", \t");
        len = strcspn(at, ", \t");
        if (len == 5 && strncasecmp(at, "close", len) == 0)
            return true;
        at += len;
    }
    return false;
}

int http_begins(struct conn *conn)
{
    long len;
    bool is_posted;

    if (conn->reply || conn->answer)
        return -1; /* the next request before the answer to this */
    forget_request(conn);
    conn->arena = arena_new();
    conn->closes_after = wants_close(conn);
    len = content_length(conn);
    if (len == -2 || !http_read_request(conn, conn->arena, &conn->request))
        return answer_and_close(conn, 400);
    is_posted = text_same(conn->request.method, "POST");
    if (len < 0 && (is_posted || text_same(conn->request.method, "PUT") ||
                    text_same(conn->request.method, "PATCH")))
        return answer_and_close(conn, 411);
    if (len > MOST_BODY)
        return answer_and_close(conn, 413);
    if (len > 0 || (len == 0 && is_posted)) { /* lws calls http_body_ends for these */
        if (!web_hold(conn, (size_t)len))
            return answer_and_close(conn, 503);
        conn->drop = drop_body;
        conn->has_body = true;
        conn->body_room = (size_t)len;
        conn->body = keep_new((size_t)len + 1);
        return 0;
    }
    return dispatch(conn);
}

int http_body(struct conn *conn, const char *bytes, size_t len)
{
    if (!conn->has_body || len > conn->body_room - conn->body_len)
        return -1;
    if (len > 0)
        memcpy(conn->body + conn->body_len, bytes, len);
    conn->body_len += len;
    return 0;
}

int http_body_ends(struct conn *conn)
{
    /* lws says so again when bytes follow a request that is not answered yet */
    return conn->has_body ? dispatch(conn) : -1;
}
