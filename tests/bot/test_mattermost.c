/*
 * Mattermost's wire: what a real server said (tests/wire/mattermost/NAME.in.json) is read
 * as NAME.expect says, and our cards are written as theirs; byte for byte.
 * DEALBELL_TEST_WRITE_WIRE=1 writes what is missing or differs.
 */

#include "base/secret.h"
#include "base/text.h"
#include "bot/chats/mattermost_inside.h"

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

/* --- in words ----------------------------------------------------------------------- */

static void show_post(struct text *out, const struct mm_post *post, struct arena *arena)
{
    struct inbound *in =
        mm_inbound(post, 'O', "9hx4hbfpitbzdp7k1achmtw81c", "dealbell", arena);

    text_addf(out, "  post %s by %s in %s%s%s at %lld", post->id, post->user,
              post->channel, post->root[0] ? " under " : "", post->root,
              (long long)post->made_at);
    text_addf(out, "%s%s%s%s", post->is_machine ? " machine" : "",
              post->is_old ? " old" : "", post->deleted_at ? " deleted" : "",
              post->edited_at ? " edited" : "");
    for (size_t i = 0; i < post->n_files; i++)
        text_addf(out, " file=\"%s\" of %lld", post->files[i].name,
                  (long long)post->files[i].bytes);
    if (post->joined[0])
        text_addf(out, " joined=%s", post->joined);
    text_addf(out, " files=%zu type=\"%s\" key=\"%s\"\n    \"%s\"\n", post->n_files,
              post->type, post->key, post->text);
    if (in)
        text_addf(out, "  heard %s%s \"%s\"\n", in->event,
                  in->is_addressed ? " addressed" : "", in->text);
}

static void show_frame(struct text *out, const char *bytes, size_t len,
                       struct arena *arena)
{
    static const char *const names[] = {
        [MM_OTHER] = "other",   [MM_HELLO] = "hello",     [MM_POSTED] = "posted",
        [MM_EDITED] = "edited", [MM_DELETED] = "deleted", [MM_REACTION] = "reaction",
        [MM_PERSON] = "person", [MM_CHANNEL] = "channel", [MM_OK] = "ok",
        [MM_FAIL] = "fail"};
    struct mm_frame frame;
    struct err err = {0};

    if (mm_read_frame(bytes, len, arena, &frame, &err) != RC_OK) {
        text_addf(out, "refused: %s\n", err.detail);
        return;
    }
    text_addf(out, "%s seq=%lld", names[frame.what], (long long)frame.seq);
    if (frame.connection[0])
        text_addf(out, " connection=%s", frame.connection);
    if (frame.channel[0])
        text_addf(out, " channel=%s", frame.channel);
    if (frame.channel_type)
        text_addf(out, " type=%c title=\"%s\"%s", frame.channel_type, frame.channel_title,
                  frame.mentions_us ? " mentions" : "");
    if (frame.user[0])
        text_addf(out, " user=%s", frame.user);
    if (frame.on_post[0])
        text_addf(out, " on=%s emoji=%s", frame.on_post, frame.emoji);
    text_add(out, "\n");
    if (frame.post.id)
        show_post(out, &frame.post, arena);
}

static void print_person(struct text *out, const cJSON *object, struct arena *arena)
{
    struct mm_person person;
    struct err err = {0};

    if (mm_read_person(object, arena, &person, &err) != RC_OK)
        return;
    text_addf(out, "person %s @%s \"%s\" <%s> zone=\"%s\" lang=%s%s%s\n", person.id,
              person.username, person.name, person.email, person.zone,
              person.lang == LANG_ZH ? "zh" : "en", person.is_bot ? " bot" : "",
              person.is_gone ? " gone" : "");
}

static void show_lists(struct text *out, const char *body, struct arena *arena)
{
    struct mm_channel *channels;
    struct mm_reaction *reactions;
    struct err err = {0};
    size_t n = 0;

    if (mm_read_channels(body, strlen(body), arena, &channels, &n, &err) == RC_OK)
        for (size_t i = 0; i < n; i++)
            text_addf(out, "channel %s %c \"%s\" last at %lld\n", channels[i].id,
                      channels[i].type, channels[i].title,
                      (long long)channels[i].last_at);
    if (mm_read_reactions(body, strlen(body), arena, &reactions, &n, &err) == RC_OK)
        for (size_t i = 0; i < n; i++)
            text_addf(out, "reaction %s by %s on %s at %lld\n", reactions[i].emoji,
                      reactions[i].user, reactions[i].post,
                      (long long)reactions[i].made_at);
}

static void show_answer(struct text *out, const cJSON *answer, struct arena *arena)
{
    const cJSON *body = json_get(answer, "body"), *one;
    int64_t status = 0;
    struct mm_post post, *posts;
    struct err err = {0};
    size_t n = 0;
    char *printed;

    if (!json_int(answer, "status", &status))
        return;
    text_addf(out, "status %lld: %s %s\n", (long long)status,
              rc_name(mm_status((int)status)),
              status >= 300 && json_text(body, "id") ? json_text(body, "id") : "");
    if (!cJSON_IsObject(body) && !cJSON_IsArray(body))
        return;
    printed = json_print(body);
    if (json_get(body, "order") &&
        mm_read_posts(printed, strlen(printed), arena, &posts, &n, &err) == RC_OK) {
        text_addf(out, "%zu posts\n", n);
        for (size_t i = 0; i < n; i++)
            show_post(out, &posts[i], arena);
    } else if (json_get(body, "message") && json_get(body, "channel_id") &&
               mm_read_post(body, arena, &post, &err) == RC_OK) {
        show_post(out, &post, arena);
    }
    show_lists(out, printed, arena);
    json_release(printed);
    print_person(out, body, arena);
    if (cJSON_IsArray(body))
        cJSON_ArrayForEach(one, body) print_person(out, one, arena);
}

static void show_asked(struct text *out, const cJSON *request, struct arena *arena)
{
    const char *body = json_text(request, "body");
    struct mm_press press;
    struct mm_submission form;
    struct mm_command command;
    struct err err = {0};

    if (!body)
        return;
    if (body[0] != '{') {
        if (mm_read_command(body, arena, &command, &err) == RC_OK)
            text_addf(out, "command by %s in %s (%s) \"%s\" token=%s\n", command.user,
                      command.channel, command.channel_name, command.text, command.token);
    } else if (strstr(body, "dialog_submission")) {
        if (mm_read_submission(body, strlen(body), arena, &form, &err) == RC_OK)
            text_addf(out, "form by %s in %s state=\"%s\" sealed=\"%s\"%s\n  %s\n",
                      form.user, form.channel, form.state, form.sealed,
                      form.is_cancelled ? " cancelled" : "", form.fields);
    } else if (mm_read_press(body, strlen(body), arena, &press, &err) == RC_OK) {
        text_addf(out, "press by %s in %s (%s) on %s option=\"%s\" use=\"%s\"\n",
                  press.user, press.channel, press.channel_name, press.post, press.option,
                  press.seal.use);
    }
    if (err.rc)
        text_addf(out, "refused: %s\n", err.said);
}

/* --- letters ------------------------------------------------------------------------ */

static const char *text_or(const cJSON *object, const char *key)
{
    const char *text = json_text(object, key);

    return text ? text : "";
}

/* What the buttons that open a form would open. */
static void show_dialogs(struct text *out, const cJSON *body, struct arena *arena)
{
    const cJSON *attachment, *action;

    cJSON_ArrayForEach(attachment, json_get(json_get(body, "props"), "attachments"))
    {
        cJSON_ArrayForEach(action, json_get(attachment, "actions"))
        {
            const cJSON *context = json_get(json_get(action, "integration"), "context");
            const char *id = "";
            struct err err = {0};
            JSON *dialog = NULL;
            char *whole;

            if (!text_same(json_text(context, "use"), "open"))
                continue;
            dialog = mm_dialog(json_text(context, "what"), arena, &id, &err);
            assert_non_null(dialog);
            whole = cJSON_Print(dialog);
            text_addf(out, "opens for %s %s\n", id, whole);
            free(whole);
        }
    }
}

static void show_letter(struct text *out, const cJSON *from, struct arena *arena)
{
    const cJSON *card = json_get(from, "card");
    char *printed = card ? json_print(card) : NULL, *whole;
    struct letter letter = {.lane = text_or(from, "lane"),
                            .key = text_or(from, "key"),
                            .only_for = text_or(from, "only_for"),
                            .text = text_or(from, "text"),
                            .card = printed ? printed : "",
                            .id = 42,
                            .edits = json_get(from, "edits") ? 7 : 0,
                            .edits_ref = text_or(from, "edits")};
    const char *bytes = "";
    struct err err = {0};
    JSON *body = NULL;
    size_t len = 0;

    assert_int_equal(mm_encode(&letter, arena, &bytes, &len, &err), RC_OK);
    assert_int_equal(json_read(bytes, len, &json_usual, &body, &err), RC_OK);
    mm_seal_post(body, "key", "https://bell.example.com/mattermost/act",
                 "1aa45mzai7nq3f98c8z4ygtkrh/42", 1795431954062, arena);
    whole = cJSON_Print(body);
    text_addf(out, "%s\n", whole);
    free(whole);
    show_dialogs(out, body, arena);
    if (printed)
        json_release(printed);
}

/* --- files -------------------------------------------------------------------------- */

static void show_list(struct text *out, const cJSON *list, struct arena *arena)
{
    const cJSON *one;

    cJSON_ArrayForEach(one, list)
    {
        char *printed = cJSON_IsString(one) ? NULL : json_print(one);
        const char *bytes = printed ? printed : one->valuestring;

        show_frame(out, bytes, strlen(bytes), arena);
        if (printed)
            json_release(printed);
    }
}

static const char *show(const cJSON *object, struct arena *arena)
{
    const char *frame = json_text(object, "frame");
    struct text out;

    text_init(&out, arena, MOST);
    text_add(&out, "");
    if (frame)
        show_frame(&out, frame, strlen(frame), arena);
    show_list(&out, json_get(object, "frames"), arena);
    show_list(&out, json_get(object, "events_to_bot"), arena);
    show_list(&out, json_get(object, "events_to_user"), arena);
    show_asked(&out, json_get(object, "request"), arena);
    show_answer(&out, json_get(object, "response"), arena);
    show_answer(&out, json_get(object, "clicking_client"), arena);
    show_answer(&out, json_get(object, "executing_client"), arena);
    if (json_get(object, "lane"))
        show_letter(&out, object, arena);
    return out.len > 0 ? out.bytes : "";
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(1, MOST);
    size_t n = file ? fread(bytes, 1, MOST - 1, file) : 0;

    bytes[n] = '\0';
    if (file)
        (void)fclose(file);
    return bytes;
}

static void check_file(const char *path, struct arena *arena)
{
    const char *expected = arena_printf(arena, "%.*s.expect",
                                        (int)(strlen(path) - strlen(".in.json")), path);
    char *in = read_file(path), *there = read_file(expected);
    struct err err = {0};
    JSON *object = NULL;
    const char *shown;
    FILE *file;
    bool is_same;

    if (json_read(in, strlen(in), &json_usual, &object, &err) != RC_OK)
        fail_msg("%s: %s", path, err.said);
    shown = show(object, arena);
    is_same = strcmp(shown, there) == 0;
    if (!is_same && getenv("DEALBELL_TEST_WRITE_WIRE")) {
        file = fopen(expected, "wb");
        assert_non_null(file);
        assert_true(fputs(shown, file) >= 0);
        assert_int_equal(fclose(file), 0);
        is_same = true;
    }
    if (!is_same)
        print_error("%s is read as\n%s", path, shown);
    free(in);
    free(there);
    assert_true(is_same);
}

static void the_wire_is_read_and_written_byte_for_byte(void **state)
{
    glob_t found;

    assert_int_equal(glob(SOURCE_DIR "/tests/wire/mattermost/*.in.json", 0, NULL, &found),
                     0);
    assert_true(found.gl_pathc > 90);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check_file(found.gl_pathv[i], *state);
    globfree(&found);
}

/* More than a tree of them all could hold; braces and quotes within change nothing. */
static void a_list_of_twelve_thousand_channels_is_read_whole(void **state)
{
    enum { N = 12000 };
    struct mm_channel *channels = NULL;
    struct err err = {0};
    struct text list;
    size_t n = 0;

    text_init(&list, *state, (size_t)16 * 1024 * 1024);
    for (int i = 0; i < N; i++)
        text_addf(&list,
                  "%s{\"id\":\"%026d\",\"create_at\":1,\"update_at\":1,\"delete_at\":0,"
                  "\"type\":\"O\",\"display_name\":\"Deal } %d \\\"{\",\"name\":\"d%d\","
                  "\"header\":\"\",\"purpose\":\"\",\"last_post_at\":%d,\"extra\":0,"
                  "\"creator_id\":\"\",\"scheme_id\":null,\"props\":{\"a\":{}},"
                  "\"total_msg_count\":0,\"shared\":null,\"policy_id\":null}",
                  i ? ", " : "[", i, i, i, 1000 + i);
    text_add(&list, "]\n");
    assert_int_equal(mm_read_channels(list.bytes, list.len, *state, &channels, &n, &err),
                     RC_OK);
    assert_int_equal(n, N);
    assert_string_equal(channels[N - 1].id, "00000000000000000000011999");
    assert_string_equal(channels[N - 1].title, "Deal } 11999 \"{");
    assert_int_equal(channels[N - 1].last_at, 12999);
    assert_int_equal(
        mm_read_channels(list.bytes, list.len - 9, *state, &channels, &n, &err),
        RC_USAGE);
    assert_int_equal(mm_read_channels("{}", 2, *state, &channels, &n, &err), RC_USAGE);
    assert_int_equal(mm_read_channels("[]", 2, *state, &channels, &n, &err), RC_OK);
    assert_int_equal(n, 0);
}

/* --- words -------------------------------------------------------------------------- */

static const char *marked(struct arena *arena, const char *plain)
{
    struct text out;

    text_init(&out, arena, 4000);
    text_add(&out, "");
    mm_words(&out, plain);
    return out.bytes;
}

static void words_of_others_stay_words(void **state)
{
    static const struct {
        const char *plain, *marked;
    } cases[] = {
        {"Noted on D-5 Acme.", "Noted on D-5 Acme."},
        {"@all pay", "@\u200ball pay"},
        {"@Channel", "@\u200bChannel"},
        {"x@here", "x@\u200bhere"},
        {"ask @sam.", "ask @\u200bsam."},
        {"jo@acme.test", "jo@acme.test"},
        {"[win](https://evil.test)", "\\[win\\](https://evil.test)"},
        {"![x](https://evil.test/p.png)", "!\\[x\\](https://evil.test/p.png)"},
        {"<b>5 > 3</b> < 4", "<\u200bb>5 > 3<\u200b/b> < 4"},
        {"<https://evil.test>", "<\u200bhttps://evil.test>"},
        {"*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"},
        {"# no heading\n- no list\n1. nor this\n> nor that",
         "\\# no heading\n\\- no list\n1\\. nor this\n\\> nor that"},
        {"a :tada: b :100:", "a :\u200btada: b :\u200b100:"},
        {"at 10:30, at 09:00: call", "at 10:30, at 09:00: call"},
        {"fish &amp; chips & peas", "fish &amp;amp; chips & peas"},
        {"R&D at AT&T &#64;all;", "R&D at AT&T &amp;#64;all;"},
        {"$5 or $$6$$", "$5 or $\u200b$6$\u200b$"},
        {"so\n====", "so\n\u200b===="},
        {"C:\\dir\\*.c \\", "C:\\dir\\\\\\*.c \\\\"},
        {"\\\\srv", "\\\\\\srv"},
        {"`help` lists, @all", "`help` lists, @\u200ball"},
        {"one ` alone @all", "one \\` alone @\u200ball"},
        {"      deep", "   deep"},
        {"*Leads*: lead new", "**Leads**: lead new"},
        {"a | b", "a \\| b"},
        {"see https://x.test/_a_/p_1 and _this_",
         "see https://x.test/_a_/p_1 and \\_this\\_"},
        {"(http://x.test/a_b)_c_", "(http://x.test/a_b)\\_c\\_"},
        {"xhttp://_a_", "xhttp://\\_a\\_"},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(marked(*state, cases[i].plain), cases[i].marked);
}

/* Both directions are strict there: a page goes on from a post of another millisecond. */
static void a_page_goes_on_from_before_its_last_millisecond(void **state)
{
    const struct mm_post posts[] = {{.id = "a", .made_at = 10},
                                    {.id = "b", .made_at = 10},
                                    {.id = "c", .made_at = 11},
                                    {.id = "d", .made_at = 12},
                                    {.id = "e", .made_at = 12}};

    (void)state;
    assert_string_equal(mm_newer(posts, 5), "c");
    assert_string_equal(mm_older(posts, 5), "c");
    assert_string_equal(mm_newer(posts, 3), "b");
    assert_string_equal(mm_older(posts + 1, 2), "c");
    assert_null(mm_newer(posts, 2));
    assert_null(mm_older(posts, 2));
    assert_null(mm_older(posts, 0));
    assert_null(mm_newer(posts, 0));
}

static const char *heard(struct arena *arena, const char *text, bool *addressed)
{
    const struct mm_post post = {.id = "a53aet9pfjrhpye8arossmpo3y",
                                 .user = "9iaiy778q3gszrtsubha38saye",
                                 .channel = "1aa45mzai7nq3f98c8z4ygtkrh",
                                 .root = "",
                                 .text = text,
                                 .type = "",
                                 .key = "",
                                 .joined = ""};
    struct inbound *in = mm_inbound(&post, 'O', "me", "dealbell", arena);

    *addressed = in->is_addressed;
    return in->text;
}

static void a_mention_is_what_the_server_takes_for_one(void **state)
{
    static const struct {
        const char *text, *words;
        bool is_addressed;
    } cases[] = {
        {"@dealbell deal list", "deal list", true},
        {"@DealBell: deal list", "deal list", true},
        {"@dealbell，商机列表", "商机列表", true},
        {"deal list @dealbell.", "deal list ", true},
        {"ask @dealbell about it", "ask @dealbell about it", true},
        {"@dealbell2 deal list", "@dealbell2 deal list", false},
        {"mail x@dealbell now", "mail x@dealbell now", false},
        {"@all deal list", "@all deal list", false},
    };

    bool addressed;

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(heard(*state, cases[i].text, &addressed), cases[i].words);
        assert_int_equal(addressed, cases[i].is_addressed);
    }
}

/* --- seals -------------------------------------------------------------------------- */

static void a_seal_holds_for_nothing_but_what_was_sealed(void **state)
{
    const struct mm_seal seal = {"press", "action", "channel", 1000};
    const char *sealed = mm_seal("key", &seal, *state);
    const struct mm_seal others[] = {{"pick", "action", "channel", 1000},
                                     {"press", "actioN", "channel", 1000},
                                     {"press", "action", "channe1", 1000},
                                     {"press", "action", "channel", 1001},
                                     {"press", "actionc", "hannel", 1000}};

    assert_int_equal(strlen(sealed), 43);
    assert_true(mm_sealed("key", &seal, sealed, *state));
    assert_false(mm_sealed("kez", &seal, sealed, *state));
    assert_false(mm_sealed("key", &seal, "", *state));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(mm_sealed("key", &others[i], sealed, *state));
}

static void a_form_becomes_a_dialog_within_its_limits(void **state)
{
    const struct card_option options[] = {{"Trade fair", "fair"}, {"Web", "web"}};
    const struct card_input inputs[] = {
        {.name = "need",
         .label = "A label that is longer than a dialog takes",
         .is_required = true},
        {.name = "source",
         .label = "Source",
         .kind = INPUT_CHOICE,
         .options = options,
         .n_options = 2},
        {.name = "close", .label = "Close", .kind = INPUT_DAY, .hint = "the day"}};
    const struct card_form form = {
        .action = "act-1", .submit = "Save", .inputs = inputs, .n_inputs = 3};
    const char *printed =
        mm_form_print(&form, "D-7 Bluefin Logistics and Sons", "why @all", *state);
    const char *action = NULL;
    struct err err = {0};
    JSON *dialog = mm_dialog(printed, *state, &action, &err);
    char *shown = json_print(dialog);

    assert_string_equal(action, "act-1");
    assert_string_equal(
        shown,
        "{\"callback_id\":\"dealbell\",\"title\":\"D-7 Bluefin Logistics a…\","
        "\"introduction_text\":\"why @\u200ball\",\"submit_label\":\"Save\",\"elements\":["
        "{\"display_name\":\"A label that is longer …\",\"name\":\"need\",\"type\":\"text\","
        "\"max_length\":150,\"optional\":false},"
        "{\"display_name\":\"Source\",\"name\":\"source\",\"type\":\"select\",\"options\":["
        "{\"text\":\"Trade fair\",\"value\":\"fair\"},{\"text\":\"Web\",\"value\":\"web\"}],"
        "\"optional\":true},"
        "{\"display_name\":\"Close\",\"name\":\"close\",\"type\":\"text\",\"help_text\":\"the day\","
        "\"placeholder\":\"2026-03-31\",\"max_length\":150,\"optional\":true}]}");
    json_release(shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_wire_is_read_and_written_byte_for_byte, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_list_of_twelve_thousand_channels_is_read_whole,
                                        make, unmake),
        cmocka_unit_test_setup_teardown(words_of_others_stay_words, make, unmake),
        cmocka_unit_test(a_page_goes_on_from_before_its_last_millisecond),
        cmocka_unit_test_setup_teardown(a_mention_is_what_the_server_takes_for_one, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_seal_holds_for_nothing_but_what_was_sealed,
                                        make, unmake),
        cmocka_unit_test_setup_teardown(a_form_becomes_a_dialog_within_its_limits, make,
                                        unmake),
    };

    secret_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
