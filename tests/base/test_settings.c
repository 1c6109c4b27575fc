/* Settings: three places, and every wrong word refused with its place. */

#include "base/settings.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct http {
    const char *listen, *public_url;
    int64_t most;
    bool open;
};

struct slack {
    const char *bot_token, *api_url, *name;
};

static const struct setting http_rows[] = {
    SETTING(struct http, listen, ADDRESS, "127.0.0.1:8420", "where to listen"),
    SETTING(struct http, public_url, URL, NULL, "how others reach us"),
    SETTING(struct http, most, NUMBER, "100", "connections"),
    SETTING(struct http, open, SWITCH, "no", "to everybody"),
    {0},
};

static const struct setting slack_rows[] = {
    SETTING(struct slack, bot_token, SECRET, NULL, "from the app's page"),
    SETTING(struct slack, api_url, URL, "https://slack.com/api", "for tests"),
    SETTING(struct slack, name, TEXT, NULL, "what it is called"),
    {0},
};

static const struct settings http_section = {"http", http_rows, sizeof(struct http)};
static const struct settings slack_section = {"slack", slack_rows, sizeof(struct slack)};
static const struct settings *const sections[] = {&http_section, &slack_section};

struct world {
    struct arena *arena;
    struct err err;
    struct http http;
    struct slack slack;
    char file[64], secret[64];
};

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int make(void **state)
{
    struct world *w = calloc(1, sizeof(*w));

    assert_non_null(w);
    w->arena = arena_new();
    w->err.lang = LANG_EN;
    (void)snprintf(w->file, sizeof(w->file), "/tmp/dealbell-conf-XXXXXX");
    (void)snprintf(w->secret, sizeof(w->secret), "/tmp/dealbell-secret-XXXXXX");
    assert_int_equal(close(mkstemp(w->file)), 0);
    assert_int_equal(close(mkstemp(w->secret)), 0);
    *state = w;
    return 0;
}

static int unmake(void **state)
{
    struct world *w = *state;

    (void)unlink(w->file);
    (void)unlink(w->secret);
    arena_free(w->arena);
    free(w);
    return 0;
}

static enum rc read_with(struct world *w, const char *file, char *const *environment)
{
    void *const into[] = {&w->http, &w->slack};

    return settings_read(file, environment, sections, COUNT(sections), into, w->arena,
                         &w->err);
}

static enum rc read_text(struct world *w, const char *text)
{
    static char *const none[] = {NULL};

    write_file(w->file, text);
    return read_with(w, w->file, none);
}

static enum rc read_variable(struct world *w, const char *variable)
{
    char *copy = arena_copy(w->arena, variable);
    char *const environment[] = {copy, NULL};

    return read_with(w, NULL, environment);
}

/* The error without the file's name in front. */
static void assert_said(const struct world *w, const char *said)
{
    size_t len = strlen(w->file);

    if (strncmp(w->err.said, w->file, len) == 0)
        assert_string_equal(w->err.said + len, said);
    else
        assert_string_equal(w->err.said, said);
}

static void rows_say_what_nobody_sets(void **state)
{
    struct world *w = *state;

    assert_int_equal(read_with(w, NULL, NULL), RC_OK);
    assert_string_equal(w->http.listen, "127.0.0.1:8420");
    assert_null(w->http.public_url);
    assert_int_equal(w->http.most, 100);
    assert_false(w->http.open);
    assert_null(w->slack.bot_token);
    assert_string_equal(w->slack.api_url, "https://slack.com/api");
}

static void file_overrides_the_rows_and_environment_the_file(void **state)
{
    static char listen[] = "DEALBELL_HTTP_LISTEN=[::1]:0";
    static char open_[] = "DEALBELL_HTTP_OPEN=off";
    static char other[] = "PATH=/bin", test[] = "DEALBELL_TEST_KILL_AT=7";
    static char empty[] = "DEALBELL_SLACK_NAME=", token[] = "DEALBELL_TOKEN=of-a-script";
    static char *const environment[] = {listen, open_, other, test, empty, token, NULL};
    struct world *w = *state;

    write_file(w->file,
               "\xEF\xBB\xBF# a firm\n"
               "http: { listen = \"0.0.0.0:80\"; most = 5000000000L; open = true; "
               "public_url = \"https://deals.example\"; };\n"
               "slack = { bot_token = \"xoxb-1\"; name = \"铃\" };\n");
    assert_int_equal(read_with(w, w->file, environment), RC_OK);
    assert_string_equal(w->http.listen, "[::1]:0");
    assert_int_equal(w->http.most, 5000000000);
    assert_false(w->http.open);
    assert_string_equal(w->http.public_url, "https://deals.example");
    assert_string_equal(w->slack.bot_token, "xoxb-1");
    assert_string_equal(w->slack.name, "铃"); /* an empty variable is as none */
}

static void secret_may_stand_in_a_file_of_its_own(void **state)
{
    struct world *w = *state;

    write_file(w->secret, "xoxb-from-file\r\n");
    assert_int_equal(
        read_variable(
            w, arena_printf(w->arena, "DEALBELL_SLACK_BOT_TOKEN_FILE=%s", w->secret)),
        RC_OK);
    assert_string_equal(w->slack.bot_token, "xoxb-from-file");
    w->slack.bot_token = NULL;
    assert_int_equal(
        read_text(
            w, arena_printf(w->arena, "slack: { bot_token_file = \"%s\"; };", w->secret)),
        RC_OK);
    assert_string_equal(w->slack.bot_token, "xoxb-from-file");
}

static void file_of_a_secret_must_hold_one_line(void **state)
{
    static const char *const bad[] = {"", "\n", "two\nlines\n", "\xFF\n", "ctrl\x01"};
    struct world *w = *state;
    const char *variable =
        arena_printf(w->arena, "DEALBELL_SLACK_BOT_TOKEN_FILE=%s", w->secret);

    for (size_t i = 0; i < COUNT(bad); i++) {
        write_file(w->secret, bad[i]);
        assert_int_equal(read_variable(w, variable), RC_USAGE);
    }
    assert_int_equal(read_variable(w, "DEALBELL_SLACK_BOT_TOKEN_FILE=/nonexistent"),
                     RC_USAGE);
    assert_string_equal(w->err.said, "DEALBELL_SLACK_BOT_TOKEN_FILE: cannot be read: No "
                                     "such file or directory");
    assert_int_equal(read_variable(w, "DEALBELL_SLACK_BOT_TOKEN_FILE=/tmp"), RC_USAGE);
    /* Only secrets have files. */
    assert_int_equal(read_variable(w, "DEALBELL_SLACK_NAME_FILE=/etc/hostname"),
                     RC_USAGE);
}

static void wrong_words_in_the_file_are_refused_with_their_line(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"\nslack: {\n bot_tokn = \"x\";\n};",
         ":3: there is no setting slack.bot_tokn; did you mean bot_token?"},
        {"slak: { };", ":1: there is no setting slak; did you mean slack?"},
        {"slack: { zzzzzzzzzz = 1; };", ":1: there is no setting slack.zzzzzzzzzz"},
        {"slack: {\n bot_token = 5; };",
         ":2: slack.bot_token: a text in quotes is wanted"},
        {"slack: { name_file = \"x\"; };", ":1: there is no setting slack.name_file"},
        {"slack: { bot_token = \"a\"; bot_token_file = \"b\"; };",
         ":1: a secret is given either itself or by its file"},
        {"http: { most = \"5\"; };",
         ":1: http.most: a whole number is wanted, 0 or more"},
        {"http: { most = -5; };", ":1: http.most: a whole number is wanted, 0 or more"},
        {"http: { open = 1; };", ":1: http.open: true or false is wanted"},
        {"http: { listen = \"8420\"; };",
         ":1: http.listen: an address is host:port or [v6]:port, 127.0.0.1:8420"},
        {"slack: { name = \"a\\x01\"; };", ":1: slack.name: one line of UTF-8 is wanted"},
        {"slack: { name = \"a\\xff\"; };", ":1: slack.name: one line of UTF-8 is wanted"},
        {"http = 5;", ":1: a section is written name: { key = value; }"},
        {"http: {\n};\nhttp: {\n};\n", ":3: duplicate setting name"},
        {"http: {\n listen = ;\n};", ":2: syntax error"},
        {"# x\n  @include \"/etc/hostname\"\n",
         ":2: settings are one file, without includes"},
        {"slack: { api_url = \"http://slack.example/api\"; };",
         ":1: slack.api_url: without TLS only this machine (127.0.0.1, ::1, localhost) "
         "may be meant"},
        {"\xFF", ": cannot be read: it is not text in UTF-8"},
    };
    struct world *w = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        w->http.listen = "untouched";
        if (read_text(w, cases[i].text) != RC_USAGE)
            fail_msg("let pass %s", cases[i].text);
        assert_said(w, cases[i].said);
        assert_string_equal(w->http.listen, "untouched");
    }
    assert_int_equal(read_with(w, "/nonexistent", NULL), RC_USAGE);
    assert_string_equal(w->err.said, "/nonexistent: cannot be read: No such file or "
                                     "directory");
    assert_int_equal(read_with(w, "/tmp", NULL), RC_USAGE);
}

static void wrong_words_in_the_environment_are_refused(void **state)
{
    static const struct {
        const char *variable, *said;
    } cases[] = {
        {"DEALBELL_SLACK_BOT_TOKN=x", "environment: there is no setting "
                                      "DEALBELL_SLACK_BOT_TOKN; did you mean "
                                      "DEALBELL_SLACK_BOT_TOKEN?"},
        {"DEALBELL_=x", "environment: there is no setting DEALBELL_"},
        {"DEALBELL_HTTP_MOST=5x",
         "DEALBELL_HTTP_MOST: a whole number is wanted, 0 or more"},
        {"DEALBELL_HTTP_MOST=99999999999999999999",
         "DEALBELL_HTTP_MOST: a whole number is wanted, 0 or more"},
        {"DEALBELL_HTTP_OPEN=maybe", "DEALBELL_HTTP_OPEN: true or false is wanted"},
        {"DEALBELL_HTTP_PUBLIC_URL=ftp://x",
         "DEALBELL_HTTP_PUBLIC_URL: a URL begins with https:// or wss:// and has no "
         "spaces"},
    };
    struct world *w = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(read_variable(w, cases[i].variable), RC_USAGE);
        assert_string_equal(w->err.said, cases[i].said);
    }
}

static void error_speaks_chinese_too(void **state)
{
    struct world *w = *state;

    w->err.lang = LANG_ZH;
    assert_int_equal(read_text(w, "slak: { };"), RC_USAGE);
    assert_said(w, ":1：没有设置项 slak；是不是 slack？");
}

static void secrets_stay_out_of_errors(void **state)
{
    static char token[] = "DEALBELL_SLACK_BOT_TOKEN=canary\x01";
    static char *const environment[] = {token, NULL};
    struct world *w = *state;

    assert_int_equal(read_with(w, NULL, environment), RC_USAGE);
    assert_null(strstr(w->err.said, "canary"));
    assert_int_equal(read_variable(w, "DEALBELL_SLACK_BOT_TOKEN=canary"), RC_OK);
}

static void addresses_come_apart(void **state)
{
    static const struct {
        const char *address, *host;
        int port;
    } good[] = {{"127.0.0.1:8420", "127.0.0.1", 8420},
                {"[::1]:0", "::1", 0},
                {"deals.example:65535", "deals.example", 65535}};

    static const char *const bad[] = {
        "",           "8420",    ":8420",    "host",   "host:",        "host:x",
        "host:65536", "host:-1", "::1:80",   "[::1]",  "[::1]80",      "[::1",
        "[x]:80",     "a b:80",  "host:80 ", "a/b:80", "user@host:80", "host:000080"};
    struct world *w = *state;
    const char *host = NULL;
    int port = -1;

    for (size_t i = 0; i < COUNT(good); i++) {
        assert_int_equal(address_split(good[i].address, w->arena, &host, &port, &w->err),
                         RC_OK);
        assert_string_equal(host, good[i].host);
        assert_int_equal(port, good[i].port);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        if (address_split(bad[i], w->arena, &host, &port, &w->err) != RC_USAGE)
            fail_msg("let pass %s", bad[i]);
    assert_int_equal(address_split(NULL, w->arena, &host, &port, &w->err), RC_USAGE);
}

static void loopback_is_known_by_its_address(void **state)
{
    static const char *const yes[] = {"127.0.0.1", "127.9.8.7", "::1",
                                      "localhost", "LocalHost", "::ffff:127.0.0.1"};
    static const char *const no[] = {"",
                                     "0.0.0.0",
                                     "128.0.0.1",
                                     "::",
                                     "127.0.0.1.evil",
                                     "localhost.evil",
                                     "::ffff:8.8.8.8",
                                     "10.0.0.1",
                                     "notlocalhost"};

    (void)state;
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(address_is_loopback(yes[i]));
    for (size_t i = 0; i < COUNT(no); i++)
        assert_false(address_is_loopback(no[i]));
    assert_false(address_is_loopback(NULL));
}

static void url_needs_tls_but_for_this_machine(void **state)
{
    static const char *const yes[] = {
        "https://slack.com/api", "wss://x.example:443/ws?a=b", "http://127.0.0.1:9/x",
        "ws://[::1]:80",         "http://localhost",           "HTTPS://X.EXAMPLE#a",
        "https://10.0.0.1"};
    static const char *const no[] = {"",
                                     "slack.com",
                                     "http://slack.com",
                                     "ws://10.0.0.1",
                                     "ftp://127.0.0.1",
                                     "file:///etc/passwd",
                                     "http://127.0.0.1@evil.example/",
                                     "http://localhost:80@evil/",
                                     "http://127.0.0.1.evil.example",
                                     "http://127.0.0.1\\@evil",
                                     "https://",
                                     "https:///x",
                                     "https://a b",
                                     "https://a\n",
                                     "https://[::1",
                                     "https://[x]/",
                                     "https://a:/",
                                     "https://a:99999",
                                     "http://localhost.evil.example",
                                     "https://例子.example",
                                     "http://0x7f000001",
                                     "http://2130706433",
                                     " https://a"};
    struct world *w = *state;

    for (size_t i = 0; i < COUNT(yes); i++)
        if (url_allowed(yes[i], &w->err) != RC_OK)
            fail_msg("refused %s: %s", yes[i], w->err.said);
    for (size_t i = 0; i < COUNT(no); i++)
        if (url_allowed(no[i], &w->err) != RC_USAGE)
            fail_msg("let pass %s", no[i]);
    assert_int_equal(url_allowed(NULL, &w->err), RC_USAGE);
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORLD(rows_say_what_nobody_sets),
        WITH_WORLD(file_overrides_the_rows_and_environment_the_file),
        WITH_WORLD(secret_may_stand_in_a_file_of_its_own),
        WITH_WORLD(file_of_a_secret_must_hold_one_line),
        WITH_WORLD(wrong_words_in_the_file_are_refused_with_their_line),
        WITH_WORLD(wrong_words_in_the_environment_are_refused),
        WITH_WORLD(error_speaks_chinese_too),
        WITH_WORLD(secrets_stay_out_of_errors),
        WITH_WORLD(addresses_come_apart),
        cmocka_unit_test(loopback_is_known_by_its_address),
        WITH_WORLD(url_needs_tls_but_for_this_machine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
