/*
 * Slack's wire: tests/wire/slack/NAME.in.json is read as NAME.expect says, and a letter
 * (out-NAME.in.json) leaves as its; byte for byte. DEALBELL_TEST_WRITE_WIRE=1 writes what
 * is missing or differs.
 */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 20 };

static const struct slack_self self = {"U0BOT", "B0BOT", "T0"};

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int unmake(void **state)
{
    arena_free(*state);
    return 0;
}

static const char *read_file(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_take(arena, MOST);
    size_t n;

    if (!file)
        return NULL;
    n = fread(bytes, 1, MOST - 1, file);
    bytes[n] = '\0';
    (void)fclose(file);
    return bytes;
}

static void add(struct text *out, const char *key, const char *value)
{
    if (value)
        text_addf(out, "  %s \"%s\"\n", key, value);
}

static void show_inbound(struct text *out, const struct inbound *in)
{
    static const char *const kinds[] = {[IN_WORDS] = "words",
                                        [IN_PRESS] = "press",
                                        [IN_FORM] = "form",
                                        [IN_TICK] = "tick",
                                        [IN_ERRAND] = "errand"};
    static const char *const ways[] = {[ANSWER_SENT] = "",
                                       [REFUSAL_RETURNED] = " refusal-returned",
                                       [ANSWER_RETURNED] = " answer-returned"};

    text_addf(out, "in %s%s%s%s\n", kinds[in->kind], in->is_addressed ? " addressed" : "",
              in->is_direct ? " direct" : "", ways[in->answer_way]);
    add(out, "event", in->event);
    add(out, "account", in->account);
    add(out, "conversation", in->conversation);
    add(out, "thread", in->thread);
    add(out, "text", in->text);
    for (size_t i = 0; i < in->n_files; i++)
        text_addf(out, "  file \"%s\" %lld %s\n", in->files[i].name,
                  (long long)in->files[i].bytes, in->files[i].link);
    add(out, "action", in->action);
    add(out, "value", in->value);
    add(out, "fields", in->fields);
}

static const char *show_frame(const char *bytes, struct arena *arena)
{
    static const char *const names[] = {
        [SLACK_NOTHING] = "nothing",     [SLACK_HELLO] = "hello",
        [SLACK_DISCONNECT] = "go",       [SLACK_HEARD] = "heard",
        [SLACK_COMMAND] = "command",     [SLACK_PRESSED] = "pressed",
        [SLACK_OPEN_FORM] = "open form", [SLACK_SUBMITTED] = "submitted",
        [SLACK_HOME] = "home",           [SLACK_LIMITED] = "limited",
        [SLACK_REVOKED] = "revoked",     [SLACK_PERSON] = "person"};
    struct slack_frame frame;
    struct err err = {0};
    struct text out;

    text_init(&out, arena, MOST);
    if (slack_decode(&self, bytes, strlen(bytes), arena, &frame, &err) != RC_OK) {
        text_addf(&out, "refused\n");
        return out.bytes;
    }
    text_addf(&out, "%s\n", names[frame.what]);
    add(&out, "envelope", frame.envelope);
    add(&out, "reason", frame.reason);
    if (frame.connections)
        text_addf(&out, "  connections %lld\n", (long long)frame.connections);
    add(&out, "user", frame.user);
    add(&out, "channel", frame.channel);
    add(&out, "thread", frame.thread);
    add(&out, "trigger", frame.trigger);
    if (frame.is_home)
        text_addf(&out, "  at home\n");
    if (frame.letter)
        text_addf(&out, "  letter %lld\n", (long long)frame.letter);
    add(&out, "email", frame.face.email);
    add(&out, "zone", frame.face.zone);
    add(&out, "locale", frame.face.locale);
    if (frame.in)
        show_inbound(&out, frame.in);
    return out.bytes;
}

static const char *text_of(const cJSON *tree, const char *key, struct arena *arena)
{
    const char *text = json_text(tree, key);

    return text ? arena_copy(arena, text) : "";
}

/* Indented, so that a difference shows its line. */
static const char *show_letter(const char *bytes, struct arena *arena)
{
    JSON *tree = cJSON_Parse(bytes), *body = NULL;
    const cJSON *card = json_get(tree, "card");
    struct letter letter = {
        .channel = "slack",
        .lane = text_of(tree, "lane", arena),
        .key = text_of(tree, "key", arena),
        .only_for = text_of(tree, "only_for", arena),
        .text = text_of(tree, "text", arena),
        .edits_ref = text_of(tree, "edits_ref", arena),
        .card = card ? json_take_line(arena, cJSON_Duplicate(card, true)) : ""};
    const char *out = NULL;
    struct err err = {0};
    size_t len;
    char *printed;

    (void)json_int(tree, "id", &letter.id);
    (void)json_int(tree, "edits", &letter.edits);
    if (slack_encode(&letter, arena, &out, &len, &err) != RC_OK)
        return arena_printf(arena, "refused: %s\n", err.detail);
    body = cJSON_Parse(out);
    printed = cJSON_Print(body);
    out = arena_printf(arena, "%s\n", printed);
    cJSON_free(printed);
    return out;
}

static void check(const char *path, struct arena *arena)
{
    size_t len = strlen(path) - strlen(".in.json");
    const char *expect = arena_printf(arena, "%.*s.expect", (int)len, path);
    const char *bytes = read_file(path, arena), *wanted = read_file(expect, arena);
    const char *got =
        strstr(path, "/out-") ? show_letter(bytes, arena) : show_frame(bytes, arena);

    if (wanted && strcmp(wanted, got) == 0)
        return;
    if (getenv("DEALBELL_TEST_WRITE_WIRE")) {
        FILE *file = fopen(expect, "wb");

        assert_non_null(file);
        (void)fputs(got, file);
        (void)fclose(file);
        return;
    }
    fail_msg("%s\nis not\n%s\nbut\n%s", path, wanted ? wanted : "(nothing)", got);
}

static void each_is_read_and_written_as_it_was(void **state)
{
    glob_t found = {0};

    assert_int_equal(
        glob(SOURCE_DIR "/tests/wire/slack/*.in.json", GLOB_NOSORT, NULL, &found), 0);
    assert_true(found.gl_pathc > 40);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check(found.gl_pathv[i], *state);
    globfree(&found);
}

/* --- escaping --------------------------------------------------------------------- */

static void text_is_cut_between_what_belongs_together(void **state)
{
    char text[4000];
    size_t took = 0;

    for (size_t most = 10; most < 60; most++) {
        const char *out;

        memset(text, '&', 100);
        text[100] = '\0';
        out = slack_escape(*state, text, most, &took);
        assert_true(strlen(out) <= most);
        assert_int_equal(strlen(out), took * 5);
        assert_true(took > 0);
    }
    memset(text, 'a', sizeof(text) - 1);
    memcpy(text, "https://", 8);
    text[sizeof(text) - 1] = '\0';
    for (const char *at = text; *at; at += took) {
        (void)slack_escape(*state, at, 1000, &took);
        assert_true(took > 0);
    }
}

static void what_is_escaped_reads_back_as_it_was(void **state)
{
    static const char *const texts[] = {
        "a & b < c > d",          "&amp; stays",
        "鼎砺机械 <合同> & 附件", "see https://x.test/?a=1&b=2",
        "<!channel> <@U1>",       ""};

    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t took;
        const char *out = slack_escape(*state, texts[i], 3000, &took);

        assert_int_equal(took, strlen(texts[i]));
        assert_null(strstr(out, "<!"));
        assert_null(strstr(out, "<@"));
        assert_string_equal(slack_unescape(*state, out, "T0"), texts[i]);
    }
}

/* What people wrote makes no link and calls nobody, in a form as in a message. */
static void a_form_shows_words_as_they_were_typed(void **state)
{
    const struct card_form form = {.action = "act-1", .submit = "Save"};
    const struct card card = {.text = "why @all & <all>?", .form = &form};
    JSON *view = slack_modal(&card, "C1", NULL, *state);
    const char *shown = json_line(*state, view);

    assert_non_null(strstr(shown, "{\"type\":\"mrkdwn\",\"text\":\"why @all &amp; "
                                  "&lt;all&gt;?\",\"verbatim\":true}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_is_read_and_written_as_it_was, make, unmake),
        cmocka_unit_test_setup_teardown(text_is_cut_between_what_belongs_together, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(what_is_escaped_reads_back_as_it_was, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_form_shows_words_as_they_were_typed, make,
                                        unmake),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
