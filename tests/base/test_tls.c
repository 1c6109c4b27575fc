/* TLS as each of our clients does it: whom it talks to, and to whom it says not a byte.
 */

#include "base/http.h"
#include "base/ws.h"

#include "tls_peer.h"

#include <curl/curl.h>
#include <poll.h>

/* The good row of each client is what makes the others mean something: the authority of
 * the test is trusted for this, by curl through this door and by OpenSSL's own variable.
 */
static char authority_file[] = "/tmp/dealbell-tls-XXXXXX";
static struct tls_cert authority;

CURL *__real_curl_easy_init(void);
CURL *__wrap_curl_easy_init(void);

CURL *__wrap_curl_easy_init(void)
{
    CURL *easy = __real_curl_easy_init();

    curl_easy_setopt(easy, CURLOPT_CAINFO, authority_file);
    return easy;
}

/* --- the server --------------------------------------------------------------------- */

#define ACCEPTS "(the answer to the key that was sent)"

/* What to wait for, what to say, ..., NULL; before the handshake and inside of it. */
struct manner {
    const char *name, *url, *cert_for;
    const char *const *before, *const *inside;
    bool is_mail, is_ws;
};

static const char *const https_says[] = {
    "\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", NULL};
static const char *const wss_says[] = {"\r\n\r\n", ACCEPTS, NULL};
static const char *const smtps_says[] = {
    "",          "220 hi\r\n",   "EHLO",    "",           "\r\n",     "250 ok\r\n",
    "MAIL FROM", "250 ok\r\n",   "RCPT TO", "250 ok\r\n", "DATA\r\n", "354 go\r\n",
    "\r\n.\r\n", "250 kept\r\n", NULL};
static const char *const smtp_starts[] = {"",
                                          "220 hi\r\n",
                                          "EHLO",
                                          "",
                                          "\r\n",
                                          "250-ok\r\n250 STARTTLS\r\n",
                                          "STARTTLS\r\n",
                                          "220 go\r\n",
                                          NULL};
static const char *const smtp_has_none[] = {
    "", "220 hi\r\n", "EHLO", "", "\r\n", "250 ok\r\n", "MAIL FROM", "250 ok\r\n", NULL};

/* By 0.0.0.0 this machine is reached as if it were another. */
static const struct manner manners[] = {
    {"https", "https://localhost", "DNS:localhost", NULL, https_says, false, false},
    {"https by address", "https://127.0.0.1", "IP:127.0.0.1", NULL, https_says, false,
     false},
    {"wss", "wss://localhost", "DNS:localhost", NULL, wss_says, false, true},
    {"wss by address", "wss://127.0.0.1", "IP:127.0.0.1", NULL, wss_says, false, true},
    {"smtps", "smtps://localhost", "DNS:localhost", NULL, smtps_says, true, false},
    {"STARTTLS", "smtp://0.0.0.0", "IP:0.0.0.0", smtp_starts, smtps_says + 2, true,
     false},
};

struct stage {
    const struct manner *manner;
    SSL_CTX *ctx;
    int listener, port;
    bool has_shaken_hands;
};

/* A byte, in the clear or through TLS. */
static bool take(struct raw *raw, int fd, SSL *ssl)
{
    char *at = raw->got + raw->len;

    if (raw->len == sizeof(raw->got) - 1 ||
        (ssl ? SSL_read(ssl, at, 1) : (int)recv(fd, at, 1, 0)) != 1)
        return false;
    raw->got[++raw->len] = '\0';
    return true;
}

static void accept_key(const char *request, char *out, size_t room)
{
    static const char guid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const char *key = strstr(request, "Sec-WebSocket-Key: ");
    unsigned char hash[EVP_MAX_MD_SIZE], text[64];
    unsigned len = 0;
    char whole[100];

    tls_need(key);
    snprintf(whole, sizeof(whole), "%.24s%s", key + 19, guid);
    tls_need(EVP_Digest(whole, strlen(whole), hash, &len, EVP_sha1(), NULL) == 1);
    EVP_EncodeBlock(text, hash, (int)len);
    snprintf(out, room,
             "HTTP/1.1 101 Go\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Accept: %s\r\n\r\n",
             (char *)text);
}

/* Plays the steps; false when the other side left before their end. */
static bool play(struct raw *raw, int fd, SSL *ssl, const char *const *steps)
{
    size_t done = raw->len;

    for (const char *const *step = steps; step && *step; step += 2) {
        char computed[300];
        const char *mark, *say = step[1];

        while (!(mark = strstr(raw->got + done, step[0])))
            if (!take(raw, fd, ssl))
                return false;
        done = (size_t)(mark - raw->got) + strlen(step[0]);
        if (strcmp(say, ACCEPTS) == 0) {
            accept_key(raw->got, computed, sizeof(computed));
            say = computed;
        }
        if (ssl && *say)
            SSL_write(ssl, say, (int)strlen(say));
        else
            raw_say(fd, say);
    }
    return true;
}

/* raw->got holds what came inside of TLS; without any, what came in the clear. */
static void serve(struct raw *raw)
{
    struct stage *stage = raw->arg;
    int fd = accept(stage->listener, NULL, NULL);
    bool goes_on = play(raw, fd, NULL, stage->manner->before);

    if (stage->ctx && goes_on) {
        SSL *ssl = SSL_new(stage->ctx);

        raw->len = 0;
        raw->got[0] = '\0';
        SSL_set_fd(ssl, fd);
        stage->has_shaken_hands = SSL_accept(ssl) == 1;
        if (stage->has_shaken_hands && play(raw, fd, ssl, stage->manner->inside) &&
            !stage->manner->is_mail)
            (void)take(raw, fd, ssl); /* the goodbye */
        SSL_free(ssl);
    }
    close(fd);
}

/* --- the clients -------------------------------------------------------------------- */

struct outcome {
    struct loop *loop;
    int n, opened, status;
    enum rc rc;
    bool was_sent;
    char why[300];
};

static void note(void *arg, const struct http_answer *answer)
{
    struct outcome *outcome = arg;

    outcome->n++;
    outcome->rc = answer->rc;
    outcome->status = answer->status;
    outcome->was_sent = answer->was_sent;
    snprintf(outcome->why, sizeof(outcome->why), "%s", answer->detail);
    loop_stop(outcome->loop);
}

static void opened(void *arg, struct ws *ws)
{
    ((struct outcome *)arg)->opened++;
    ws_close(ws);
}

static void message(void *arg, struct ws *ws, const char *bytes, size_t len)
{
    (void)arg;
    (void)ws;
    (void)bytes;
    (void)len;
}

static void closed(void *arg, int status, const char *why)
{
    struct outcome *outcome = arg;

    outcome->n++;
    outcome->status = status;
    snprintf(outcome->why, sizeof(outcome->why), "%s", why);
    loop_stop(outcome->loop);
}

static const struct ws_handlers ws_handlers = {
    .opened = opened, .message = message, .closed = closed};

static void ask(struct outcome *outcome, struct http *http, const struct manner *manner,
                const char *url)
{
    static const char letter[] = "Subject: hi\r\n\r\nsecret\r\n";
    const struct http_header headers[] = {{"Authorization", "Bearer secret"}, {0}};
    const struct http_request request = {.url = url, .headers = headers};
    const struct mail_request mail = {.url = url,
                                      .from = "bell@firm.test",
                                      .to = "ana@acme.test",
                                      .data = letter,
                                      .data_len = strlen(letter)};
    const struct ws_options options = {.url = url,
                                       .headers = {"Authorization: Bearer secret"}};
    struct err err = {0};
    struct ws *ws;

    if (manner->is_ws)
        assert_int_equal(
            ws_open(outcome->loop, &options, &ws_handlers, outcome, &ws, &err), RC_OK);
    else if (manner->is_mail)
        http_send_mail(http, &mail, note, outcome);
    else
        http_send(http, &request, note, outcome);
}

/* One client at one server; what the server saw is in the raw that comes back. */
static struct raw *meet(struct outcome *outcome, struct stage *stage)
{
    char url[100];
    struct http *http;
    struct raw *raw;

    memset(outcome, 0, sizeof(*outcome));
    outcome->loop = loop_new();
    http = http_new(outcome->loop);
    stage->listener = raw_listen(&stage->port);
    snprintf(url, sizeof(url), "%s:%d/", stage->manner->url, stage->port);
    raw = raw_start(outcome->loop, stage->port, serve, stage);
    ask(outcome, http, stage->manner, url);
    while (outcome->n == 0) /* the server's end stops the loop too */
        await(outcome->loop);
    http_free(http);
    thread_join(raw->thread);
    loop_free(outcome->loop);
    close(stage->listener);
    return raw;
}

static bool got_through(const struct outcome *outcome, const struct manner *manner)
{
    if (manner->is_ws)
        return outcome->opened == 1;
    return outcome->rc == RC_OK && outcome->status == (manner->is_mail ? 250 : 200);
}

static void try_flaw(const struct manner *manner, enum flaw flaw)
{
    struct stage stage = {.manner = manner};
    struct tls_cert middle,
        cert = tls_flawed(flaw, manner->cert_for, &authority, &middle);
    struct outcome outcome;
    struct raw *raw;

    stage.ctx = tls_server_new(flaw, &cert, &middle);
    raw = meet(&outcome, &stage);
    if (got_through(&outcome, manner) != (flaw == FLAW_NONE))
        fail_msg("%s, %s: rc %s, status %d, opened %d: %s", manner->name,
                 flaw_names[flaw], rc_name(outcome.rc), outcome.status, outcome.opened,
                 outcome.why);
    if (flaw != FLAW_NONE && (raw->len > 0 || outcome.was_sent || !outcome.why[0]))
        fail_msg("%s, %s: not a byte was to come, but \"%s\" did (%s)", manner->name,
                 flaw_names[flaw], raw->got, outcome.why);
    if (flaw == FLAW_NONE && !strstr(raw->got, "secret"))
        fail_msg("%s: nothing came: \"%s\"", manner->name, raw->got);
    SSL_CTX_free(stage.ctx);
    tls_cert_done(&cert);
    tls_cert_done(&middle);
    free(raw);
}

static void every_flaw_is_seen_by_every_client(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(manners); i++)
        for (int flaw = FLAW_NONE; flaw < FLAWS; flaw++)
            try_flaw(&manners[i], (enum flaw)flaw);
}

static bool has_come(int listener)
{
    struct pollfd poll_in = {.fd = listener, .events = POLLIN};

    return poll(&poll_in, 1, 0) > 0;
}

static void redirect_into_the_open_is_an_answer_and_no_more(void **state)
{
    char away[200];
    const char *const sends_away[] = {"\r\n\r\n", away, NULL};
    int port, listener = raw_listen(&port);

    (void)state;
    snprintf(away, sizeof(away),
             "HTTP/1.1 307 Away\r\nLocation: http://localhost:%d/\r\n"
             "Content-Length: 0\r\n\r\n",
             port);
    for (size_t i = 0; i <= 2; i += 2) {
        struct manner manner = manners[i];
        struct stage stage = {.manner = &manner};
        struct tls_cert middle,
            cert = tls_flawed(FLAW_NONE, manner.cert_for, &authority, &middle);
        struct outcome outcome;

        manner.inside = sends_away;
        stage.ctx = tls_server_new(FLAW_NONE, &cert, &middle);
        free(meet(&outcome, &stage));
        assert_int_equal(outcome.status, 307);
        assert_int_equal(outcome.opened, 0);
        assert_false(has_come(listener));
        SSL_CTX_free(stage.ctx);
        tls_cert_done(&cert);
    }
    close(listener);
}

static void mail_server_without_tls_elsewhere_hears_no_letter(void **state)
{
    const struct manner manner = {
        .url = "smtp://0.0.0.0", .before = smtp_has_none, .is_mail = true};
    struct stage stage = {.manner = &manner};
    struct outcome outcome;
    struct raw *raw;

    (void)state;
    raw = meet(&outcome, &stage);
    assert_int_not_equal(outcome.status, 250);
    assert_false(outcome.was_sent);
    assert_null(strstr(raw->got, "MAIL FROM"));
    free(raw);
}

static void plain_bytes_in_place_of_tls_are_refused(void **state)
{
    static const char *const plain[] = {"", "HTTP/1.1 200 OK\r\n\r\n", NULL};

    (void)state;
    for (size_t i = 0; i <= 2; i += 2) {
        struct manner manner = manners[i];
        struct stage stage = {.manner = &manner};
        struct outcome outcome;
        struct raw *raw;

        manner.before = plain;
        raw = meet(&outcome, &stage);
        assert_false(got_through(&outcome, &manner));
        assert_null(strstr(raw->got, "secret"));
        free(raw);
    }
}

static int make_authority(void **state)
{
    FILE *file = fdopen(mkstemp(authority_file), "w");

    (void)state;
    authority = tls_cert_new("Test Authority", NULL, -1, 1, NULL);
    tls_need(file && PEM_write_X509(file, authority.cert) == 1 && fclose(file) == 0);
    setenv("SSL_CERT_FILE", authority_file, 1);
    setenv("SSL_CERT_DIR", "/nonexistent", 1);
    return 0;
}

static int drop_authority(void **state)
{
    (void)state;
    tls_cert_done(&authority);
    return unlink(authority_file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flaw_is_seen_by_every_client),
        cmocka_unit_test(redirect_into_the_open_is_an_answer_and_no_more),
        cmocka_unit_test(mail_server_without_tls_elsewhere_hears_no_letter),
        cmocka_unit_test(plain_bytes_in_place_of_tls_are_refused),
    };

    return cmocka_run_group_tests(tests, make_authority, drop_authority);
}
