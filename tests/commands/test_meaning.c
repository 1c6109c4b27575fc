/* What sentences mean: those of sentences.jsonl, each read in the world of
 * sentences_world.json, and what must never come of a risky one that is put in doubt. */
#include "base/json.h"
#include "commands/language/intent.h"
#include "commands/language/meaning.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bench {
    struct arena *world_arena, *arena;
    struct world world;
};

static char *read_all(struct arena *arena, const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    struct text text;
    char block[4096];
    size_t n;

    assert_non_null(file);
    text_init(&text, arena, 4 * 1024 * 1024);
    while ((n = fread(block, 1, sizeof(block), file)) > 0)
        text_add_bytes(&text, block, n);
    assert_int_equal(fclose(file), 0);
    *len = text.len;
    return text.bytes;
}

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof(*b));
    struct err err = {0};
    size_t len;

    b->world_arena = arena_new();
    b->arena = arena_new();
    const char *file =
        read_all(b->world_arena, SOURCE_DIR "/tests/commands/sentences_world.json", &len);
    assert_int_equal(world_from_json(b->world_arena, file, len, &b->world, &err), RC_OK);
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *b = *state;

    arena_free(b->arena);
    arena_free(b->world_arena);
    free(b);
    return 0;
}

static bool same_text(struct arena *arena, const char *a, const char *b)
{
    return strcmp(text_fold(arena, a), text_fold(arena, b)) == 0;
}

/* Whether a text or a list of texts holds `value`. */
static bool among(const cJSON *wanted, const char *value)
{
    const cJSON *item;

    if (cJSON_IsString(wanted))
        return strcmp(wanted->valuestring, "*") == 0 ||
               strcmp(wanted->valuestring, value) == 0;
    cJSON_ArrayForEach(item,
                       wanted) if (strcmp(item->valuestring, value) == 0) return true;
    return false;
}

static bool same_value(struct arena *arena, const cJSON *wanted, const cJSON *got)
{
    if (!got)
        return false;
    if (cJSON_IsNumber(wanted))
        return cJSON_IsNumber(got) && wanted->valuedouble - got->valuedouble < 1e-6 &&
               got->valuedouble - wanted->valuedouble < 1e-6;
    if (cJSON_IsArray(wanted))
        return cJSON_IsArray(got) && cJSON_Compare(wanted, got, true);
    const char *key = wanted->string;
    if (!cJSON_IsString(got))
        return false;
    if (strcmp(key, "contact") == 0 || strcmp(key, "source") == 0 ||
        strcmp(key, "product") == 0)
        return strstr(text_fold(arena, got->valuestring),
                      text_fold(arena, wanted->valuestring)) != NULL;
    return same_text(arena, wanted->valuestring, got->valuestring);
}

static bool body_holds(struct arena *arena, const cJSON *wanted, const cJSON *got)
{
    const char *body = json_text(got, "body");
    const cJSON *part;

    cJSON_ArrayForEach(
        part,
        wanted) if (!body || !strstr(text_fold(arena, body),
                                     text_fold(arena, part->valuestring))) return false;
    return true;
}

static bool is_rule(const char *key)
{
    static const char *const rules[] = {"cmd", "not_cmd", "also",
                                        "ask", "absent",  "any_ask"};

    for (size_t i = 0; i < COUNT(rules); i++)
        if (strcmp(key, rules[i]) == 0)
            return true;
    return false;
}

static bool command_is(struct arena *arena, const cJSON *wanted, const cJSON *got)
{
    const cJSON *field;

    if (!among(json_get(wanted, "cmd"), json_text(got, "cmd")))
        return false;
    cJSON_ArrayForEach(field, wanted)
    {
        if (strcmp(field->string, "body_has") == 0) {
            if (!body_holds(arena, field, got))
                return false;
        } else if (!is_rule(field->string) &&
                   !same_value(arena, field, json_get(got, field->string))) {
            return false;
        }
    }
    return true;
}

static bool has_command(struct arena *arena, const cJSON *wanted, const cJSON *cmds)
{
    const cJSON *cmd;

    cJSON_ArrayForEach(cmd, cmds) if (command_is(arena, wanted, cmd)) return true;
    return false;
}

/* What is wrong with an answer; NULL when it is as expected. */
static const char *judge(struct arena *arena, const cJSON *wanted, const cJSON *answer)
{
    const cJSON *cmds = json_get(answer, "cmds"), *ask = json_get(answer, "ask"), *item;

    if (!command_is(arena, wanted, cJSON_GetArrayItem(cmds, 0)))
        return "another meaning";
    cJSON_ArrayForEach(
        item,
        json_get(wanted, "also")) if (!has_command(arena, item,
                                                   cmds)) return "a command is missing";
    cJSON_ArrayForEach(
        item, json_get(wanted,
                       "ask")) if (!among(ask, item->valuestring)) return "does not ask";
    if (!json_get(wanted, "ask") && !json_get(wanted, "any_ask"))
        cJSON_ArrayForEach(item, ask) if (strcmp(item->valuestring, "confirm") !=
                                          0) return "asks";
    cJSON_ArrayForEach(item, cmds) if (among(json_get(wanted, "not_cmd"),
                                             json_text(item, "cmd"))) return "UNSAFE";
    return NULL;
}

static cJSON *parse_answer(struct bench *b, const char *line)
{
    struct err err = {0};
    cJSON *answer;
    const char *said = parse_world_line(b->arena, line, &b->world);

    assert_int_equal(json_read(said, strlen(said), &json_usual, &answer, &err), RC_OK);
    return answer;
}

typedef int line_check(struct bench *b, const char *line, const cJSON *in);

static int each_sentence(struct bench *b, line_check *check)
{
    size_t len;
    struct arena *arena = arena_new();
    char *file = read_all(arena, SOURCE_DIR "/tests/commands/sentences.jsonl", &len);
    int bad = 0, n = 0;

    for (char *line = file; *line; n++) {
        char *end = line + strcspn(line, "\n");
        char *next = end + (*end == '\n');
        struct err err = {0};
        JSON *in = NULL;
        *end = '\0';
        assert_int_equal(json_read(line, strlen(line), &json_usual, &in, &err), RC_OK);
        bad += check(b, line, in);
        arena_empty(b->arena);
        line = next;
    }
    arena_free(arena);
    assert_true(n >= 600);
    return bad;
}

static int means_it(struct bench *b, const char *line, const cJSON *in)
{
    JSON *answer = parse_answer(b, line);
    const char *wrong = judge(b->arena, json_get(in, "expect"), answer);

    if (wrong)
        print_message("%s: %s: %s\n", json_text(in, "id"), json_text(in, "text"), wrong);
    return wrong != NULL;
}

static void sentences_mean_what_they_say(void **state)
{
    assert_int_equal(each_sentence(*state, means_it), 0);
}

static bool is_risky(const char *cmd)
{
    for (size_t i = 0; i < INTENTS; i++)
        if (strcmp(intents[i].name, cmd) == 0)
            return intents[i].flags & INTENT_RISKY;
    return false;
}

/* What puts a sentence in doubt; %s is the sentence. */
static const char *const doubts[] = {
    "%s?",         "%s吗",      "%s？",         "没有%s",   "别%s",     "不要%s",
    "如果%s",      "他说%s",    "\"%s\"",       "“%s”",     "是不是%s", "还没%s",
    "not %s",      "don't %s",  "do not %s",    "never %s", "if %s",    "he said %s",
    "should i %s", "unless %s", "did they %s?", "will %s",  "is it %s", "once %s",
};

static int stays_safe(struct bench *b, const char *line, const cJSON *in)
{
    const cJSON *wanted = json_get(json_get(in, "expect"), "cmd");
    int bad = 0;

    (void)line;
    if (!cJSON_IsString(wanted) || !is_risky(wanted->valuestring))
        return 0;
    for (size_t i = 0; i < COUNT(doubts); i++) {
        JSON *variant = cJSON_Duplicate(in, true);
        struct text text;
        text_init(&text, b->arena, 4000);
        const char *gap = strstr(doubts[i], "%s");
        text_add_bytes(&text, doubts[i], (size_t)(gap - doubts[i]));
        text_add(&text, json_text(in, "text"));
        text_add(&text, gap + 2);
        cJSON_ReplaceItemInObject(variant, "text", cJSON_CreateString(text.bytes));
        char *printed = json_print(variant);
        JSON *answer = parse_answer(b, printed);
        const cJSON *cmd;
        json_release(printed);
        cJSON_ArrayForEach(cmd, json_get(answer, "cmds"))
        {
            /* A refusal in doubt may not become an approval, nor stay one. */
            if (!is_risky(json_text(cmd, "cmd")))
                continue;
            if (strcmp(json_text(cmd, "cmd"), wanted->valuestring) != 0 &&
                strcmp(json_text(cmd, "cmd"), "approval.reject") == 0)
                continue;
            print_message("%s: %s\n", text.bytes, json_text(cmd, "cmd"));
            bad++;
        }
    }
    return bad;
}

static void doubt_takes_the_risk_away(void **state)
{
    assert_int_equal(each_sentence(*state, stays_safe), 0);
}

static void rules_can_be_read(void **state)
{
    (void)state;
    if (intents_broken())
        fail_msg("cannot be read: %s", intents_broken());
}

static void what_is_no_text_means_nothing(void **state)
{
    static const char *const odd[] = {"", " ", "\xff\xfe", "????", "，。！", "\n\n"};
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20000}, 600};
    for (size_t i = 0; i < COUNT(odd); i++) {
        meaning_read(b->arena, odd[i], strlen(odd[i]), &context, out);
        assert_int_equal(out->n, 1);
        assert_string_equal(out->rows[0].cmd, "none");
    }
}

static void why_names_rule_and_words(void **state)
{
    static const char text[] = "把河马优选分给@wang.hao";
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20000}, 600};
    meaning_read(b->arena, text, strlen(text), &context, out);
    const char *why = meaning_why(b->arena, text, out, LANG_ZH);
    assert_non_null(strstr(why, "lead.assign"));
    assert_non_null(strstr(why, "「河马优选」"));
    assert_non_null(strstr(why, "to = wang.hao"));
}

static void broken_lines_are_answered(void **state)
{
    struct bench *b = *state;

    assert_non_null(strstr(parse_world_line(b->arena, "{", &b->world), "error"));
    assert_non_null(
        strstr(parse_world_line(b->arena, "{\"text\":\"hi\"}", &b->world), "error"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_can_be_read),
        cmocka_unit_test_setup_teardown(sentences_mean_what_they_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(doubt_takes_the_risk_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_text_means_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(why_names_rule_and_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_lines_are_answered, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
