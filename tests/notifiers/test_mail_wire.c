/* Mail on the wire: through the pump and the client to a server of the test's own. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "../base/raw.h"
#include "base/log.h"
#include "notifiers/mail.h"
#include "notifiers/pump.h"

/* How the server answers to each word; data NULL: it hangs up instead. */
struct script {
    int listener;
    const char *rcpt, *data;
};

struct told {
    struct loop *loop;
    int n;
    enum sent how;
    char ref[64];
};

static int64_t morning(const struct clock *clock)
{
    (void)clock;
    return 1772413205000; /* 2026-03-02T01:00:05Z */
}

static const struct clock clock_of_test = {.wall_ms = morning, .steady_us = morning};

/* Waits for a line that begins with the word, then answers it. */
static bool turn_of(struct raw *raw, int fd, const char *word, const char *answer)
{
    if (!raw_read(raw, fd, word) || !raw_read(raw, fd, "\r\n"))
        return false;
    raw_say(fd, answer);
    return true;
}

static void serve(struct raw *raw)
{
    const struct script *script = raw->arg;
    int fd = accept(script->listener, NULL, NULL);

    if (fd < 0)
        return;
    raw_say(fd, "220 mail.test\r\n");
    if (turn_of(raw, fd, "EHLO", "250 mail.test\r\n") &&
        turn_of(raw, fd, "MAIL FROM", "250 yes\r\n") &&
        turn_of(raw, fd, "RCPT TO", script->rcpt) && script->rcpt[0] == '2' &&
        turn_of(raw, fd, "DATA\r\n", "354 go\r\n") && raw_read(raw, fd, "\r\n.\r\n") &&
        script->data) {
        raw_say(fd, script->data);
        (void)turn_of(raw, fd, "QUIT", "221 bye\r\n");
    }
    close(fd);
}

static void report(void *whom, const struct outcome *outcome)
{
    struct told *told = whom;

    told->n++;
    told->how = outcome->how;
    (void)snprintf(told->ref, sizeof(told->ref), "%s", outcome->ref);
    loop_stop(told->loop);
}

static struct letter a_letter(void)
{
    return (struct letter){.id = 1,
                           .channel = "mail",
                           .lane = "emma@northgate.test",
                           .key = "T5.1",
                           .only_for = "",
                           .text = "hello",
                           .card = "",
                           .subject = "Reminder",
                           .attempt = 1};
}

/* One letter to a server that plays the script; what it saw is the caller's to free. */
static struct raw *deliver(struct script script, struct told *told)
{
    struct loop *loop = loop_new();
    struct http *http = http_new(loop);
    struct pump *pump = pump_new(report, told);
    struct arena *arena = arena_new();
    struct letter letter = a_letter();
    char url[64];
    int port;
    struct raw *raw;

    log_level(LOG_ERROR);
    *told = (struct told){.loop = loop};
    script.listener = raw_listen(&port);
    (void)snprintf(url, sizeof(url), "smtp://127.0.0.1:%d/", port);
    struct mail_box box = {
        .http = http, .url = url, .from = "bell@northgate.test", .clock = &clock_of_test};
    pump_add(pump, &channel_mail, &box);
    raw = raw_start(loop, port, serve, &script);
    pump_deliver(pump, &letter, 1, arena);
    while (told->n == 0)
        await(loop);
    pump_free(pump);
    http_free(http);
    thread_join(raw->thread);
    loop_free(loop);
    close(script.listener);
    return raw;
}

static void a_mail_arrives_with_sender_date_and_its_id(void **state)
{
    struct told told;
    struct raw *raw = deliver((struct script){0, "250 yes\r\n", "250 taken\r\n"}, &told);

    (void)state;
    assert_int_equal(told.how, SENT_OK);
    assert_string_equal(told.ref, "<T5=2E1@dealbell>");
    assert_non_null(strstr(raw->got, "MAIL FROM:<bell@northgate.test>"));
    assert_non_null(strstr(raw->got, "RCPT TO:<emma@northgate.test>"));
    assert_non_null(strstr(raw->got, "From: Dealbell <bell@northgate.test>\r\n"
                                     "Date: Mon, 02 Mar 2026 01:00:05 +0000\r\n"
                                     "To: <emma@northgate.test>\r\n"
                                     "Message-ID: <T5=2E1@dealbell>\r\n"
                                     "Subject: Reminder\r\n"));
    free(raw);
}

static enum sent how_of(const char *rcpt, const char *data)
{
    struct told told;

    free(deliver((struct script){0, rcpt, data}, &told));
    assert_int_equal(told.n, 1);
    return told.how;
}

static void a_full_mailbox_is_tried_later(void **state)
{
    (void)state;
    assert_int_equal(how_of("452 full\r\n", NULL), SENT_LATER);
}

static void an_unknown_mailbox_is_refused(void **state)
{
    (void)state;
    assert_int_equal(how_of("550 who is that\r\n", NULL), SENT_REFUSED);
}

static void a_server_that_leaves_after_the_last_line_is_unsure(void **state)
{
    (void)state;
    assert_int_equal(how_of("250 yes\r\n", NULL), SENT_UNSURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_arrives_with_sender_date_and_its_id),
        cmocka_unit_test(a_full_mailbox_is_tried_later),
        cmocka_unit_test(an_unknown_mailbox_is_refused),
        cmocka_unit_test(a_server_that_leaves_after_the_last_line_is_unsure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
