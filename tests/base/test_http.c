/* The HTTP and mail client, against scripted servers. */

#include "base/http.h"

#include "raw.h"

#include <poll.h>

struct script {
    int listener;
    const char *const *steps; /* what to wait for, what to say, ..., NULL */
    const char *gone_after;   /* closes without a word once it has read this */
    int port;
};

struct outcome {
    struct loop *loop;
    struct http *http;
    int n;
    enum rc rc;
    bool was_sent, frees;
    int status, retry_after_s;
    char body[1000], detail[200];
};

static void note(void *arg, const struct http_answer *answer)
{
    struct outcome *outcome = arg;

    outcome->n++;
    outcome->rc = answer->rc;
    outcome->was_sent = answer->was_sent;
    outcome->status = answer->status;
    outcome->retry_after_s = answer->retry_after_s;
    snprintf(outcome->body, sizeof(outcome->body), "%s",
             answer->body ? answer->body : "");
    snprintf(outcome->detail, sizeof(outcome->detail), "%s", answer->detail);
    if (outcome->frees)
        http_free(outcome->http);
    loop_stop(outcome->loop);
}

/* Serves one connection by its script; stays silent at the end until the other side
 * leaves. */
static void serve(struct raw *raw)
{
    const struct script *script = raw->arg;
    int fd = accept(script->listener, NULL, NULL);
    size_t done = 0;

    for (const char *const *step = script->steps; *step; step += 2) {
        char *mark;

        do {
            mark = strstr(raw->got + done, step[0]);
        } while (!mark && raw->len < sizeof(raw->got) - 1 &&
                 recv(fd, raw->got + raw->len, 1, 0) == 1 && ++raw->len);
        if (!mark)
            break;
        done = (size_t)(mark - raw->got) + strlen(step[0]);
        if (!step[1])
            break;
        raw_say(fd, step[1]);
    }
    if (!script->gone_after)
        raw_read(raw, fd, NULL);
    close(fd);
}

static void begin(struct outcome *outcome)
{
    memset(outcome, 0, sizeof(*outcome));
    outcome->loop = loop_new();
    outcome->http = http_new(outcome->loop);
}

/* Runs the request against the script; what the server saw is in the raw that comes
 * back. */
static struct raw *send_to(struct outcome *outcome, const char *const *steps, bool leaves,
                           struct http_request *request, struct mail_request *mail)
{
    struct script script = {.steps = steps, .gone_after = leaves ? "" : NULL};
    char url[100];
    struct raw *raw;

    begin(outcome);
    script.listener = raw_listen(&script.port);
    snprintf(url, sizeof(url), "%s://127.0.0.1:%d/%s", mail ? "smtp" : "http",
             script.port, mail ? "" : "hook?a=b");
    raw = raw_start(outcome->loop, script.port, serve, &script);
    if (mail) {
        mail->url = url;
        http_send_mail(outcome->http, mail, note, outcome);
    } else {
        request->url = url;
        http_send(outcome->http, request, note, outcome);
    }
    assert_int_equal(outcome->n, 0); /* never from inside of the call */
    while (outcome->n == 0)          /* the server's end stops the loop too */
        await(outcome->loop);
    assert_int_equal(outcome->n, 1);
    http_free(outcome->http);
    thread_join(raw->thread);
    loop_free(outcome->loop);
    close(script.listener);
    return raw;
}

static void request_and_answer_are_whole(void **state)
{
    static const char *const steps[] = {"hi there",
                                        "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\n"
                                        "Content-Length: 4\r\n\r\nwait",
                                        NULL};
    const struct http_header headers[] = {{"Authorization", "Bearer t"},
                                          {"Content-Type", "text/plain"},
                                          {"X-Empty", ""},
                                          {0}};
    struct http_request request = {
        .method = "POST", .headers = headers, .body = "hi there", .body_len = 8};
    struct outcome outcome;
    struct raw *raw = send_to(&outcome, steps, false, &request, NULL);

    (void)state;
    assert_int_equal(outcome.rc, RC_OK);
    assert_int_equal(outcome.status, 429);
    assert_int_equal(outcome.retry_after_s, 7);
    assert_string_equal(outcome.body, "wait");
    assert_true(outcome.was_sent);
    assert_int_equal(strncmp(raw->got, "POST /hook?a=b HTTP/1.1\r\n", 25), 0);
    assert_non_null(strstr(raw->got, "\r\nAuthorization: Bearer t\r\n"));
    assert_non_null(strstr(raw->got, "\r\nContent-Type: text/plain\r\n"));
    assert_non_null(strstr(raw->got, "\r\nX-Empty:\r\n"));
    assert_non_null(strstr(raw->got, "\r\nContent-Length: 8\r\n"));
    assert_null(strstr(raw->got, "Expect"));
    free(raw);
}

static void redirects_are_answers(void **state)
{
    static const char *const steps[] = {
        "\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/"
        "\r\nContent-Length: 0\r\n\r\n",
        NULL};
    struct http_request request = {.method = "GET"};
    struct outcome outcome;

    (void)state;
    free(send_to(&outcome, steps, false, &request, NULL));
    assert_int_equal(outcome.rc, RC_OK);
    assert_int_equal(outcome.status, 302);
    assert_int_equal(outcome.retry_after_s, -1);
}

static void silence_ends_with_the_timeout(void **state)
{
    static const char *const steps[] = {"\r\n\r\n", NULL, NULL};
    struct http_request request = {.method = "DELETE", .timeout_ms = 150};
    struct outcome outcome;
    struct raw *raw = send_to(&outcome, steps, false, &request, NULL);

    (void)state;
    assert_int_equal(outcome.rc, RC_AGAIN);
    assert_true(outcome.was_sent);
    assert_int_equal(strncmp(raw->got, "DELETE ", 7), 0);
    free(raw);
}

static void peer_that_leaves_makes_the_outcome_unknown(void **state)
{
    static const char *const steps[] = {"body", NULL, NULL};
    struct http_request request = {.method = "POST", .body = "body", .body_len = 4};
    struct outcome outcome;

    (void)state;
    free(send_to(&outcome, steps, true, &request, NULL));
    assert_int_equal(outcome.rc, RC_AGAIN);
    assert_true(outcome.was_sent);
}

/* One request, answered, and another on the connection that was kept: the server leaves
 * after `steps`. True when the client then asked on a new connection. */
static bool ask_twice(struct outcome *outcome, const char *const *steps,
                      struct http_request *second)
{
    struct script script = {.steps = steps, .gone_after = ""};
    struct http_request first = {.method = "POST", .body = "one", .body_len = 3};
    struct pollfd waits;
    char url[100], byte;
    bool has_asked = false;
    struct raw *raw;

    begin(outcome);
    script.listener = raw_listen(&script.port);
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", script.port);
    raw = raw_start(outcome->loop, script.port, serve, &script);
    first.url = second->url = url;
    http_send(outcome->http, &first, note, outcome);
    while (outcome->n < 1)
        await(outcome->loop);
    assert_int_equal(outcome->status, 200);
    if (!steps[2])
        thread_join(raw->thread); /* it has left before the second comes */
    http_send(outcome->http, second, note, outcome);
    while (outcome->n < 2)
        await(outcome->loop);
    waits = (struct pollfd){.fd = script.listener, .events = POLLIN};
    http_free(outcome->http);
    if (poll(&waits, 1, 0) == 1) {
        int fd = accept(script.listener, NULL, NULL);

        has_asked = recv(fd, &byte, 1, 0) == 1;
        close(fd);
    }
    if (steps[2])
        thread_join(raw->thread);
    loop_free(outcome->loop);
    close(script.listener);
    free(raw);
    return has_asked;
}

#define KEPT "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

static void what_left_on_a_dying_connection_is_not_sent_again(void **state)
{
    static const char *const steps[] = {"one", KEPT, "two", NULL, NULL};
    struct http_request post = {
        .method = "POST", .body = "two", .body_len = 3, .timeout_ms = 300};
    struct outcome outcome;

    (void)state;
    assert_false(ask_twice(&outcome, steps, &post));
    assert_int_equal(outcome.rc, RC_AGAIN);
    assert_true(outcome.was_sent);
}

static void connection_that_died_at_rest_is_replaced(void **state)
{
    static const char *const steps[] = {"one", KEPT, NULL};
    struct http_request post = {
        .method = "POST", .body = "two", .body_len = 3, .timeout_ms = 300};
    struct outcome outcome;

    (void)state;
    assert_true(ask_twice(&outcome, steps, &post));
    assert_int_equal(outcome.rc, RC_AGAIN); /* nobody answers there */
}

static void long_answers_are_cut_off(void **state)
{
    static const char *const steps[] = {
        "\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n123456", NULL};
    struct http_request request = {.method = "GET", .most_bytes = 5};
    struct outcome outcome;

    (void)state;
    free(send_to(&outcome, steps, false, &request, NULL));
    assert_int_equal(outcome.rc, RC_AGAIN);
    assert_non_null(strstr(outcome.detail, "past 5 bytes"));
    request.most_bytes = 6;
    free(send_to(&outcome, steps, false, &request, NULL));
    assert_int_equal(outcome.rc, RC_OK);
}

static void ask_for(struct outcome *outcome, struct http_request *request)
{
    begin(outcome);
    http_send(outcome->http, request, note, outcome);
    assert_int_equal(outcome->n, 0);
    await(outcome->loop);
    http_free(outcome->http);
    loop_free(outcome->loop);
}

static void urls_that_leave_in_the_open_are_refused(void **state)
{
    static const char *const urls[] = {"http://example.com/",
                                       "http://10.0.0.1/",
                                       "http://0.0.0.0:8/",
                                       "http://localhost.evil.example/",
                                       "http://127.0.0.1@evil.example/",
                                       "http://user@127.0.0.1/",
                                       "http://169.254.169.254/latest",
                                       "ftp://127.0.0.1/",
                                       "file:///etc/passwd",
                                       "gopher://127.0.0.1:1/_x",
                                       "smtp://127.0.0.1/",
                                       "dict://127.0.0.1/",
                                       "127.0.0.1",
                                       "http://127.0.0.1:99999/",
                                       "http://127.0.0.1/a b",
                                       ""};

    (void)state;
    for (size_t i = 0; i < COUNT(urls); i++) {
        struct http_request request = {.method = "GET", .url = urls[i]};
        struct outcome outcome;

        ask_for(&outcome, &request);
        if (outcome.rc != RC_USAGE)
            fprintf(stderr, "not refused: %s\n", urls[i]);
        assert_int_equal(outcome.rc, RC_USAGE);
        assert_false(outcome.was_sent);
    }
}

static void headers_with_line_ends_are_refused(void **state)
{
    static const struct http_header bad[][2] = {{{"X", "a\r\nY: b"}, {0}},
                                                {{"X\r\nY", "b"}, {0}},
                                                {{"X: y", "b"}, {0}},
                                                {{"", "b"}, {0}}};

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct http_request request = {
            .method = "GET", .url = "http://127.0.0.1:1/", .headers = bad[i]};
        struct outcome outcome;

        ask_for(&outcome, &request);
        assert_int_equal(outcome.rc, RC_USAGE);
    }
}

static void nobody_there_was_not_sent(void **state)
{
    struct http_request request = {.method = "POST", .body = "x", .body_len = 1};
    struct outcome outcome;
    char url[100];
    int port;

    (void)state;
    close(raw_listen(&port));
    snprintf(url, sizeof(url), "http://localhost:%d/", port);
    request.url = url;
    ask_for(&outcome, &request);
    assert_int_equal(outcome.rc, RC_AGAIN);
    assert_false(outcome.was_sent);
}

static void freeing_ends_what_is_under_way(void **state)
{
    struct outcome outcome;
    struct http_request request = {.method = "GET"};
    char url[100];
    int port, listener = raw_listen(&port);

    (void)state;
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", port);
    request.url = url;
    begin(&outcome);
    http_send(outcome.http, &request, note, &outcome);
    http_send(outcome.http, &request, note, &outcome);
    request.url = "ftp://x";
    http_send(outcome.http, &request, note, &outcome);
    http_free(outcome.http);
    http_free(NULL);
    assert_int_equal(outcome.n, 3);
    loop_free(outcome.loop);
    begin(&outcome); /* from its own callback */
    outcome.frees = true;
    http_send(outcome.http, &request, note, &outcome);
    await(outcome.loop);
    loop_free(outcome.loop);
    begin(&outcome); /* left to the loop */
    request.url = url;
    http_send(outcome.http, &request, note, &outcome);
    loop_free(outcome.loop);
    assert_int_equal(outcome.n, 1);
    assert_int_equal(outcome.rc, RC_AGAIN);
    close(listener);
}

static const char letter[] = "Subject: hi\r\n\r\n.leading dot\r\nbye\r\n";

static struct mail_request mail_of(const char *to)
{
    return (struct mail_request){.from = "bell@firm.test",
                                 .to = to,
                                 .data = letter,
                                 .data_len = strlen(letter),
                                 .timeout_ms = 300};
}

#define GREETING "", "220 hi\r\n", "EHLO", "", "\r\n", "250 ok\r\n"

static void mail_is_delivered(void **state)
{
    static const char *const steps[] = {
        GREETING,         "MAIL FROM:<bell@firm.test>\r\n",
        "250 ok\r\n",     "RCPT TO:<ana@acme.test>\r\n",
        "250 ok\r\n",     "DATA\r\n",
        "354 go\r\n",     "\r\n.\r\n",
        "250 queued\r\n", NULL};
    struct mail_request mail = mail_of("ana@acme.test");
    struct outcome outcome;
    struct raw *raw = send_to(&outcome, steps, false, NULL, &mail);

    (void)state;
    assert_int_equal(outcome.rc, RC_OK);
    assert_int_equal(outcome.status, 250);
    assert_true(outcome.was_sent);
    assert_non_null(
        strstr(raw->got, "DATA\r\nSubject: hi\r\n\r\n..leading dot\r\nbye\r\n.\r\n"));
    free(raw);
}

static void refused_mail_has_a_status(void **state)
{
    static const char *const at_rcpt[] = {GREETING,         "MAIL", "", "\r\n",
                                          "250 ok\r\n",     "RCPT", "", "\r\n",
                                          "550 nobody\r\n", NULL};
    static const char *const at_end[] = {
        GREETING,       "MAIL",     "",           "\r\n",
        "250 ok\r\n",   "RCPT",     "",           "\r\n",
        "250 ok\r\n",   "DATA\r\n", "354 go\r\n", "\r\n.\r\n",
        "452 full\r\n", NULL};
    struct mail_request mail = mail_of("ana@acme.test");
    struct outcome outcome;

    (void)state;
    free(send_to(&outcome, at_rcpt, false, NULL, &mail));
    assert_int_equal(outcome.rc, RC_OK);
    assert_int_equal(outcome.status, 550);
    free(send_to(&outcome, at_end, false, NULL, &mail));
    assert_int_equal(outcome.rc, RC_OK);
    assert_int_equal(outcome.status, 452);
}

static void mail_without_a_last_word_is_unknown(void **state)
{
    static const char *const silent[] = {
        GREETING, "MAIL",       "",         "\r\n",       "250 ok\r\n", "RCPT", "",
        "\r\n",   "250 ok\r\n", "DATA\r\n", "354 go\r\n", "\r\n.\r\n",  NULL,   NULL};
    static const char *const before[] = {GREETING,     "MAIL",     "",   "\r\n",
                                         "250 ok\r\n", "RCPT",     "",   "\r\n",
                                         "250 ok\r\n", "DATA\r\n", NULL, NULL};
    struct mail_request mail = mail_of("ana@acme.test");
    struct outcome outcome;

    (void)state;
    for (int leaves = 0; leaves < 2; leaves++) {
        free(send_to(&outcome, silent, leaves, NULL, &mail));
        assert_int_equal(outcome.rc, RC_AGAIN);
        assert_true(outcome.was_sent);
        free(send_to(&outcome, before, leaves, NULL, &mail));
        assert_int_equal(outcome.rc, RC_AGAIN);
        assert_false(outcome.was_sent);
    }
}

static enum rc mail_rc(const struct mail_request *mail)
{
    struct outcome outcome;

    begin(&outcome);
    http_send_mail(outcome.http, mail, note, &outcome);
    await(outcome.loop);
    http_free(outcome.http);
    loop_free(outcome.loop);
    assert_false(outcome.was_sent);
    return outcome.rc;
}

static void addresses_that_are_commands_are_refused(void **state)
{
    static const char *const bad[] = {"a@b\r\nRCPT TO:<c@d>",
                                      "a@b>\r\nDATA",
                                      "a@b\n",
                                      "a b@c",
                                      "<a@b>",
                                      "a@b> SIZE=1",
                                      "Ana <a@b>",
                                      "\xc3\xa4@b",
                                      "a@b\x7f",
                                      "a\t@b",
                                      "",
                                      NULL};
    struct mail_request mail;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        mail = mail_of(bad[i]);
        mail.url = "smtp://127.0.0.1:1";
        assert_int_equal(mail_rc(&mail), RC_USAGE);
        mail = mail_of("a@b");
        mail.url = "smtp://127.0.0.1:1";
        mail.from = bad[i];
        assert_int_equal(mail_rc(&mail), RC_USAGE);
    }
}

static void mail_that_hides_another_is_refused(void **state)
{
    static const char *const bad[] = {"a\n.\nMAIL FROM:<x@y>\r\n", "a\r.\r\n", "a\r"};
    static const char *const urls[] = {"http://127.0.0.1/", "smtp://u@127.0.0.1/", "x",
                                       ""};
    struct mail_request mail;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        mail = mail_of("a@b");
        mail.url = "smtp://127.0.0.1:1";
        mail.data = bad[i];
        mail.data_len = strlen(bad[i]);
        assert_int_equal(mail_rc(&mail), RC_USAGE);
    }
    for (size_t i = 0; i < COUNT(urls); i++) {
        mail = mail_of("a@b");
        mail.url = urls[i];
        assert_int_equal(mail_rc(&mail), RC_USAGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(request_and_answer_are_whole),
        cmocka_unit_test(redirects_are_answers),
        cmocka_unit_test(silence_ends_with_the_timeout),
        cmocka_unit_test(peer_that_leaves_makes_the_outcome_unknown),
        cmocka_unit_test(what_left_on_a_dying_connection_is_not_sent_again),
        cmocka_unit_test(connection_that_died_at_rest_is_replaced),
        cmocka_unit_test(long_answers_are_cut_off),
        cmocka_unit_test(urls_that_leave_in_the_open_are_refused),
        cmocka_unit_test(headers_with_line_ends_are_refused),
        cmocka_unit_test(nobody_there_was_not_sent),
        cmocka_unit_test(freeing_ends_what_is_under_way),
        cmocka_unit_test(mail_is_delivered),
        cmocka_unit_test(refused_mail_has_a_status),
        cmocka_unit_test(mail_without_a_last_word_is_unknown),
        cmocka_unit_test(addresses_that_are_commands_are_refused),
        cmocka_unit_test(mail_that_hides_another_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
