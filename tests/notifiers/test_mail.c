/* Mail: what goes over the wire, byte for byte where it matters. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "notifiers/mail.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct letter letter_of(const char *subject, const char *text)
{
    return (struct letter){.id = 7,
                           .channel = "mail",
                           .lane = "emma.ross@northgate.test",
                           .key = "t812/2",
                           .only_for = "",
                           .text = text,
                           .card = "",
                           .subject = subject,
                           .ref = "",
                           .attempt = 1};
}

static const char *encoded(const struct letter *letter)
{
    struct err err = {0};
    const char *bytes = NULL;
    size_t len = 0;

    assert_int_equal(channel_mail.encode(letter, arena, &bytes, &len, &err), RC_OK);
    assert_int_equal(strlen(bytes), len);
    return bytes;
}

static const char *unbased(const char *base64, size_t len)
{
    size_t room = len + 1, made = 0;
    char *out = arena_take(arena, room);

    assert_int_equal(sodium_base642bin((unsigned char *)out, room, base64, len, "\r\n",
                                       &made, NULL, sodium_base64_VARIANT_ORIGINAL),
                     0);
    out[made] = '\0';
    return out;
}

static const char *body_of(const char *mail)
{
    const char *body = strstr(mail, "\r\n\r\n");

    assert_non_null(body);
    return unbased(body + 4, strlen(body + 4));
}

/* The words of an RFC 2047 subject, joined. */
static const char *subject_of(const char *mail)
{
    const char *at = strstr(mail, "Subject: "), *end;
    struct text out;

    assert_non_null(at);
    end = strstr(at, "\r\nAuto-Submitted");
    text_init(&out, arena, 4000);
    while ((at = strstr(at, "=?utf-8?B?")) && at < end) {
        const char *close = strstr(at, "?=");

        assert_true(close - at + 2 <= 75);
        text_add(&out, unbased(at + 10, (size_t)(close - at - 10)));
        at = close;
    }
    return out.bytes;
}

static void a_plain_mail_is_byte_for_byte_what_rfc_5322_asks(void **state)
{
    struct letter letter = letter_of("INV-7 is late", "Pay, please.");

    (void)state;
    assert_string_equal(
        encoded(&letter),
        "To: <emma.ross@northgate.test>\r\n"
        "Message-ID: <t812=2F2@dealbell>\r\n"
        "Subject: INV-7 is late\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
        "UGF5LCBwbGVhc2UuDQoNCi0tIA0KRGVhbGJlbGw6IGFuc3dlciBpbiB0aGUgY2hhdCDCtyDor7fl\r\n"
        "nKjogYrlpKnkuK3lpITnkIYNCg==\r\n");
}

static void a_chinese_subject_is_encoded_in_words_that_fit_a_line(void **state)
{
    const char *subject =
        "发票 INV-3301 鼎砺机械 逾期 9 天，未收 ¥360,000，请尽快联系客户并"
        "记下承诺付款日期，谢谢";
    struct letter letter = letter_of(subject, "x");
    const char *mail = encoded(&letter);

    (void)state;
    assert_string_equal(subject_of(mail), subject);
    for (const char *at = mail; *at; at++) {
        const char *line_end = strstr(at, "\r\n");

        assert_true(line_end - at <= 76);
        at = line_end + 1;
    }
}

static void a_subject_or_body_cannot_add_a_header(void **state)
{
    struct letter letter =
        letter_of("hello\r\nBcc: thief@evil.test", "a\r\nBcc: b@evil.test\n.\nQUIT");
    const char *mail = encoded(&letter);

    (void)state;
    assert_null(strstr(mail, "\nBcc"));
    assert_non_null(strstr(mail, "Subject: hello  Bcc: thief@evil.test\r\n"));
    assert_string_equal(body_of(mail),
                        "a\r\nBcc: b@evil.test\r\n.\r\nQUIT\r\n\r\n-- \r\n"
                        "Dealbell: answer in the chat · 请在聊天中处理\r\n");
}

static void a_subject_that_looks_encoded_is_encoded_again(void **state)
{
    struct letter letter = letter_of("=?utf-8?B?QQ==?=", "x");

    (void)state;
    assert_string_equal(subject_of(encoded(&letter)), "=?utf-8?B?QQ==?=");
}

static void an_address_that_could_carry_a_command_is_refused(void **state)
{
    static const char *const bad[] = {
        "",           "emma",         "@x.test",      "emma@",
        "a@b@c",      "a b@x.test",   "a@x.test\r\n", "a@x.test\r\nRCPT TO:<b@x.test>",
        "<a@x.test>", "a@x.test,b@y", "艾玛@x.test",  "\"a\"@x.test"};

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct letter letter = letter_of("s", "t");
        struct err err = {0};
        const char *bytes = NULL;
        size_t len = 0;

        letter.lane = bad[i];
        assert_int_equal(channel_mail.encode(&letter, arena, &bytes, &len, &err),
                         RC_USAGE);
        assert_null(bytes);
    }
}

static void a_card_goes_in_words_without_its_buttons(void **state)
{
    struct card card = {.title = "INV-3301", .text = "9 days late"};
    struct letter letter = letter_of("s", "9 days late");
    const char *body;

    (void)state;
    card_field(&card, "Open", "¥360,000", TONE_BAD);
    card_button(&card, "Promise", BUTTON_PRIMARY, "promise INV-3301");
    card.buttons[0].action = "abc";
    letter.card = card_print(&card, arena);
    body = body_of(encoded(&letter));
    assert_non_null(strstr(body, "INV-3301"));
    assert_non_null(strstr(body, "9 days late"));
    assert_non_null(strstr(body, "¥360,000"));
    assert_null(strstr(body, "Promise"));
    assert_null(strstr(body, "abc"));
}

static void the_id_of_a_mail_is_the_same_at_every_attempt(void **state)
{
    struct letter letter = letter_of("s", "t");
    const char *first = encoded(&letter), *again;

    (void)state;
    letter.attempt = 4;
    letter.is_unsure = true;
    again = encoded(&letter);
    assert_non_null(strstr(first, "Message-ID: <t812=2F2@dealbell>\r\n"));
    assert_non_null(strstr(again, "Message-ID: <t812=2F2@dealbell>\r\n"));
    assert_null(strstr(body_of(first), "Reference"));
    assert_non_null(strstr(body_of(again), "Reference t812/2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_plain_mail_is_byte_for_byte_what_rfc_5322_asks,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            a_chinese_subject_is_encoded_in_words_that_fit_a_line, begin, end),
        cmocka_unit_test_setup_teardown(a_subject_or_body_cannot_add_a_header, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_subject_that_looks_encoded_is_encoded_again,
                                        begin, end),
        cmocka_unit_test_setup_teardown(an_address_that_could_carry_a_command_is_refused,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_card_goes_in_words_without_its_buttons, begin,
                                        end),
        cmocka_unit_test_setup_teardown(the_id_of_a_mail_is_the_same_at_every_attempt,
                                        begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
