/* What curl is told of one request or one mail, and what became of it. */

#include "http_inside.h"

#include "keep.h"
#include "settings.h"
#include "text.h"

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { USUAL_MS = 30000, CONNECT_MS = 10000, TLS_BYTES = 16 * 1024 };

static const size_t usual_most = (size_t)1024 * 1024;

void exchange_refuse(struct exchange *exchange, enum rc rc, const char *why)
{
    exchange->refused = rc;
    snprintf(exchange->detail, sizeof(exchange->detail), "%s", why);
}

void exchange_free(struct exchange *exchange)
{
    struct http *http = exchange->http;

    loop_timer_free(exchange->later);
    if (exchange->easy && !exchange->is_mail && !http->is_gone &&
        http->n_spare < MOST_SPARE) {
        curl_easy_reset(exchange->easy);
        http->spare[http->n_spare++] = exchange->easy;
    } else {
        curl_easy_cleanup(exchange->easy);
    }
    curl_slist_free_all(exchange->headers);
    curl_slist_free_all(exchange->recipients);
    free(exchange->url);
    free(exchange->wanted);
    free(exchange->body);
    free(exchange->answer);
    free(exchange);
}

/* --- what curl calls ---------------------------------------------------------------- */

/* Of a mail. What a request holds is handed to curl whole, and leaves with its head in
 * one piece. */
static size_t give_body(char *into, size_t size, size_t n, void *arg)
{
    struct exchange *exchange = arg;
    size_t len = exchange->body_len - exchange->body_read;

    if (len > size * n)
        len = size * n;
    if (len > 0)
        memcpy(into, exchange->body + exchange->body_read, len);
    exchange->body_read += len;
    exchange->body_ended = exchange->body_read == exchange->body_len;
    return len;
}

static size_t take_answer(char *bytes, size_t size, size_t n, void *arg)
{
    struct exchange *exchange = arg;
    size_t len = size * n;

    if (len > exchange->most_bytes - exchange->answer_len) {
        exchange->is_too_long = true;
        return 0;
    }
    if (exchange->answer_len + len + 1 > exchange->answer_room) {
        exchange->answer_room = (exchange->answer_len + len + 1) * 2;
        exchange->answer = keep_resize(exchange->answer, exchange->answer_room);
    }
    memcpy(exchange->answer + exchange->answer_len, bytes, len);
    exchange->answer_len += len;
    exchange->answer[exchange->answer_len] = '\0';
    return len;
}

static bool is_loopback(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return (ntohl(((const struct sockaddr_in *)(const void *)address)
                          ->sin_addr.s_addr) >>
                24) == 127;
    return address->sa_family == AF_INET6 &&
           IN6_IS_ADDR_LOOPBACK(
               &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
}

/* Sees the address that the name became: what is not TLS never leaves this machine,
 * whatever the name server says. */
static curl_socket_t open_socket(void *arg, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
    struct exchange *exchange = arg;
    curl_socket_t fd;

    (void)purpose;
    if (exchange->is_plain && !is_loopback(&address->addr))
        return CURL_SOCKET_BAD;
    if (exchange->n_sockets == MOST_SOCKETS)
        return CURL_SOCKET_BAD;
    fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (fd < 0)
        return CURL_SOCKET_BAD;
    if (exchange->is_mail)
        exchange->sockets[exchange->n_sockets++] = fd;
    else
        http_watch_opened(exchange->http, fd);
    return fd;
}

/* A connection is kept longer than the request that opened it. */
static int close_kept(void *arg, curl_socket_t fd)
{
    http_watch_closes(arg, fd);
    return close(fd);
}

static int close_of_mail(void *arg, curl_socket_t fd)
{
    struct exchange *exchange = arg;

    for (size_t i = 0; i < exchange->n_sockets; i++)
        if (exchange->sockets[i] == fd)
            exchange->sockets[i] = exchange->sockets[--exchange->n_sockets];
    return close(fd);
}

/* Called whenever a request is about to leave. curl sends one again by itself when a kept
 * connection turns out dead, and something might happen twice: not what left already. */
static int about_to_send(void *arg, char *to, char *from, /* NOLINT: as curl has it */
                         int to_port, int from_port)
{
    const struct exchange *exchange = arg;
    long sent = 0;

    (void)to;
    (void)from;
    (void)to_port;
    (void)from_port;
    curl_easy_getinfo(exchange->easy, CURLINFO_REQUEST_SIZE, &sent);
    return sent > 0 && !exchange->is_safe ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* curl says QUIT before it closes a mail connection and waits for the answer, with the
 * whole loop: up to two minutes. Shut for reading, the connection has nothing to wait
 * for. */
static int heard(CURL *easy, curl_infotype type, char *bytes, size_t len, void *arg)
{
    struct exchange *exchange = arg;

    (void)easy;
    if (type == CURLINFO_HEADER_OUT && len >= 4 && memcmp(bytes, "QUIT", 4) == 0)
        for (size_t i = 0; i < exchange->n_sockets; i++)
            shutdown(exchange->sockets[i], SHUT_RD);
    return 0;
}

/* --- setting up --------------------------------------------------------------------- */

/* The scheme must be one of the two, the first of them for loopback alone; nobody stands
 * before an @. */
static bool check_url(struct exchange *exchange, const char *url, const char *plain,
                      const char *tls)
{
    CURLU *parts = curl_url();
    char *scheme = NULL, *host = NULL, *user = NULL;
    bool is_fine = false;

    if (parts && url && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_USER, &user, 0) != CURLUE_OK) {
        exchange->is_plain = text_same(scheme, plain);
        is_fine = exchange->is_plain || text_same(scheme, tls);
        if (exchange->is_plain && !exchange->is_mail)
            is_fine = address_is_loopback(host);
        if (exchange->is_plain && exchange->is_mail)
            exchange->is_plain = address_is_loopback(host); /* elsewhere: STARTTLS */
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(user);
    curl_url_cleanup(parts);
    return is_fine;
}

static void set_usual(struct exchange *exchange, const char *url, const char *protocols,
                      int timeout_ms)
{
    struct http *http = exchange->http;
    CURL *easy = http->n_spare > 0 ? http->spare[--http->n_spare] : curl_easy_init();
    long whole_ms = timeout_ms > 0 ? timeout_ms : USUAL_MS;

    if (!easy)
        abort();
    exchange->easy = easy;
    exchange->url = keep_text(url);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, exchange);
    curl_easy_setopt(easy, CURLOPT_URL, exchange->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, whole_ms);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     whole_ms < CONNECT_MS ? whole_ms : (long)CONNECT_MS);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, exchange);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_answer);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, exchange);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, exchange->detail);
}

static void add_header(struct exchange *exchange, const char *header)
{
    struct curl_slist *more = curl_slist_append(exchange->headers, header);

    if (!more)
        abort();
    exchange->headers = more;
}

static bool is_one_line(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < ' ' && *text != '\t') || *text == 127)
            return false;
    return true;
}

/* curl takes "Name;" for an empty value and "Name:" for no such header at all. */
static bool add_headers(struct exchange *exchange, const struct http_request *request)
{
    const struct http_header *header = request->headers;
    bool has_type = false;

    for (; header && header->name; header++) {
        const char *value = header->value ? header->value : "";
        size_t room = strlen(header->name) + strlen(value) + 3;
        char *line;

        if (!*header->name || strpbrk(header->name, ":; \t") ||
            !is_one_line(header->name) || !is_one_line(value))
            return false;
        has_type = has_type || strcasecmp(header->name, "Content-Type") == 0;
        line = keep_new(room);
        snprintf(line, room, *value ? "%s: %s" : "%s;", header->name, value);
        add_header(exchange, line);
        free(line);
    }
    if (!has_type)
        add_header(exchange, "Content-Type:"); /* not the one that curl thinks of */
    add_header(exchange, "Expect:");
    return true;
}

static void set_method(struct exchange *exchange, const struct http_request *request)
{
    CURL *easy = exchange->easy;
    const char *method = request->method ? request->method : "GET";

    exchange->is_safe = text_same(method, "GET") || text_same(method, "HEAD");
    if (request->body_len > 0 || text_same(method, "POST")) {
        exchange->body = keep_bytes(request->body, request->body_len);
        exchange->body_len = request->body_len;
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         (curl_off_t)request->body_len);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, exchange->body);
    } else if (text_same(method, "HEAD")) {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        return;
    }
    if (!text_same(method, "POST") && !text_same(method, "GET"))
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
}

static bool is_method(const char *method)
{
    return !method ||
           (*method && strspn(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(method));
}

void exchange_set_request(struct exchange *exchange, const struct http_request *request)
{
    exchange->most_bytes = request->most_bytes ? request->most_bytes : usual_most;
    exchange->wanted = request->wanted ? keep_text(request->wanted) : NULL;
    if (!check_url(exchange, request->url, "http", "https")) {
        exchange_refuse(exchange, RC_USAGE, "the URL is not https, nor http to loopback");
        return;
    }
    set_usual(exchange, request->url, exchange->is_plain ? "http" : "https",
              request->timeout_ms);
    if (!is_method(request->method) || !add_headers(exchange, request)) {
        exchange_refuse(exchange, RC_USAGE, "a header or the method is malformed");
        return;
    }
    set_method(exchange, request);
    curl_easy_setopt(exchange->easy, CURLOPT_HTTPHEADER, exchange->headers);
    curl_easy_setopt(exchange->easy, CURLOPT_PREREQFUNCTION, about_to_send);
    curl_easy_setopt(exchange->easy, CURLOPT_PREREQDATA, exchange);
    curl_easy_setopt(exchange->easy, CURLOPT_UPLOAD_BUFFERSIZE, (long)TLS_BYTES);
    curl_easy_setopt(exchange->easy, CURLOPT_CLOSESOCKETFUNCTION, close_kept);
    curl_easy_setopt(exchange->easy, CURLOPT_CLOSESOCKETDATA, exchange->http);
}

/* curl 7.88 puts an address as it is into its commands: a CR LF in one made a second
 * RCPT. */
static bool is_mailbox(const char *address)
{
    if (!address || !*address || strlen(address) > 254)
        return false;
    for (; *address; address++)
        if ((unsigned char)*address <= ' ' || (unsigned char)*address >= 127 ||
            *address == '<' || *address == '>')
            return false;
    return true;
}

/* A bare CR or LF is a line end to some servers and not to others: what follows it could
 * pass for the end of the mail and a command. */
static bool has_crlf_only(const char *data, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (data[i] == '\0' || (data[i] == '\n' && (i == 0 || data[i - 1] != '\r')))
            return false;
        if (data[i] == '\r' && (i + 1 == len || data[i + 1] != '\n'))
            return false;
    }
    return true;
}

static void set_envelope(struct exchange *exchange, const struct mail_request *request)
{
    char mailbox[300];

    if (request->only_greets) {
        curl_easy_setopt(exchange->easy, CURLOPT_CUSTOMREQUEST, "NOOP");
        curl_easy_setopt(exchange->easy, CURLOPT_NOBODY, 1L);
        return;
    }
    curl_easy_setopt(exchange->easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(exchange->easy, CURLOPT_READFUNCTION, give_body);
    curl_easy_setopt(exchange->easy, CURLOPT_READDATA, exchange);
    snprintf(mailbox, sizeof(mailbox), "<%s>", request->from);
    curl_easy_setopt(exchange->easy, CURLOPT_MAIL_FROM, mailbox);
    snprintf(mailbox, sizeof(mailbox), "<%s>", request->to);
    exchange->recipients = curl_slist_append(NULL, mailbox);
    if (!exchange->recipients)
        abort();
    curl_easy_setopt(exchange->easy, CURLOPT_MAIL_RCPT, exchange->recipients);
}

void exchange_set_mail(struct exchange *exchange, const struct mail_request *request)
{
    exchange->is_mail = true;
    exchange->most_bytes = usual_most;
    if (!is_mailbox(request->from) ||
        (!request->only_greets && !is_mailbox(request->to))) {
        exchange_refuse(exchange, RC_USAGE, "not a bare mail address");
        return;
    }
    if (!has_crlf_only(request->data, request->data_len)) {
        exchange_refuse(exchange, RC_USAGE,
                        "the mail has a line that does not end in CR LF");
        return;
    }
    if (!check_url(exchange, request->url, "smtp", "smtps")) {
        exchange_refuse(exchange, RC_USAGE, "the URL is not smtp or smtps");
        return;
    }
    set_usual(exchange, request->url, "smtp,smtps", request->timeout_ms);
    set_envelope(exchange, request);
    exchange->body = keep_bytes(request->data, request->data_len);
    exchange->body_len = request->data_len;
    curl_easy_setopt(exchange->easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(exchange->easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(exchange->easy, CURLOPT_CLOSESOCKETFUNCTION, close_of_mail);
    curl_easy_setopt(exchange->easy, CURLOPT_CLOSESOCKETDATA, exchange);
    curl_easy_setopt(exchange->easy, CURLOPT_DEBUGFUNCTION, heard);
    curl_easy_setopt(exchange->easy, CURLOPT_DEBUGDATA, exchange);
    curl_easy_setopt(exchange->easy, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(exchange->easy, CURLOPT_USE_SSL,
                     exchange->is_plain ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
    if (request->user) {
        curl_easy_setopt(exchange->easy, CURLOPT_USERNAME, request->user);
        curl_easy_setopt(exchange->easy, CURLOPT_PASSWORD,
                         request->password ? request->password : "");
    }
}

/* --- what became of it -------------------------------------------------------------- */

/* A refusal with a number is an answer. After 354 the mail's last line is on its way, and
 * without a number for it nobody knows. */
static void mail_answer(struct exchange *exchange, CURLcode result, long code,
                        struct http_answer *answer)
{
    answer->was_sent = exchange->body_ended && (result == CURLE_OK || code == 354);
    if (result == CURLE_OK || code >= 400) {
        answer->rc = RC_OK;
        answer->status = (int)code;
        answer->was_sent = true;
    }
}

void exchange_answer(struct exchange *exchange, CURLcode result,
                     struct http_answer *answer)
{
    long code = 0, sent = 0;
    curl_off_t retry_after = 0;
    struct curl_header *header = NULL;

    *answer = (struct http_answer){.rc = RC_AGAIN, .retry_after_s = -1};
    curl_easy_getinfo(exchange->easy, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_getinfo(exchange->easy, CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(exchange->easy, CURLINFO_RETRY_AFTER, &retry_after);
    if (exchange->is_too_long)
        snprintf(exchange->detail, sizeof(exchange->detail),
                 "the answer is past %zu bytes", exchange->most_bytes);
    else if (!exchange->detail[0])
        snprintf(exchange->detail, sizeof(exchange->detail), "%s",
                 curl_easy_strerror(result));
    answer->detail = exchange->detail;
    answer->body = exchange->answer ? exchange->answer : "";
    answer->body_len = exchange->answer_len;
    if (exchange->is_mail) {
        mail_answer(exchange, result, code, answer);
        return;
    }
    answer->was_sent = sent > 0;
    answer->is_too_long = exchange->is_too_long;
    if (result != CURLE_OK)
        return;
    answer->rc = RC_OK;
    answer->status = (int)code;
    if (retry_after > 0 && retry_after < INT32_MAX)
        answer->retry_after_s = (int)retry_after;
    if (exchange->wanted && curl_easy_header(exchange->easy, exchange->wanted, 0,
                                             CURLH_HEADER, -1, &header) == CURLHE_OK)
        answer->header = header->value;
}
