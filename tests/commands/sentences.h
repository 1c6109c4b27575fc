/*
 * sentences.h - the corpus of sentences.jsonl, read line by line in the world of
 * sentences_world.json, and how an answer is judged. For the tests of what is meant.
 *
 * A line is what `dealbell parse --world` takes, with what is expected of it besides:
 * the keys of the main command, `also` other commands, `ask` what is asked for, `not_cmd`
 * what it may never be, `absent` keys that the main command must not have. "cmd": "*"
 * takes any.
 */
#pragma once

#include "base/json.h"
#include "commands/language/intent.h"
#include "commands/language/meaning.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bench {
    struct arena *world_arena, *arena;
    struct world world;
};

static inline int set_up(void **state)
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

static inline int tear_down(void **state)
{
    struct bench *b = *state;

    arena_free(b->arena);
    arena_free(b->world_arena);
    free(b);
    return 0;
}

static inline bool same_text(struct arena *arena, const char *a, const char *b)
{
    return strcmp(text_fold(arena, a), text_fold(arena, b)) == 0;
}

/* Whether a text or a list of texts holds `value`. */
static inline bool among(const cJSON *wanted, const char *value)
{
    const cJSON *item;

    if (cJSON_IsString(wanted))
        return strcmp(wanted->valuestring, "*") == 0 ||
               strcmp(wanted->valuestring, value) == 0;
    cJSON_ArrayForEach(item,
                       wanted) if (strcmp(item->valuestring, value) == 0) return true;
    return false;
}

static inline bool same_value(struct arena *arena, const cJSON *wanted, const cJSON *got)
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

static inline bool body_holds(struct arena *arena, const cJSON *wanted, const cJSON *got)
{
    const char *body = json_text(got, "body");
    const cJSON *part;

    cJSON_ArrayForEach(
        part,
        wanted) if (!body || !strstr(text_fold(arena, body),
                                     text_fold(arena, part->valuestring))) return false;
    return true;
}

static inline bool is_rule(const char *key)
{
    static const char *const rules[] = {"cmd", "not_cmd", "also",
                                        "ask", "absent",  "any_ask"};

    for (size_t i = 0; i < COUNT(rules); i++)
        if (strcmp(key, rules[i]) == 0)
            return true;
    return false;
}

static inline bool command_is(struct arena *arena, const cJSON *wanted, const cJSON *got)
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

static inline bool has_command(struct arena *arena, const cJSON *wanted,
                               const cJSON *cmds)
{
    const cJSON *cmd;

    cJSON_ArrayForEach(cmd, cmds) if (command_is(arena, wanted, cmd)) return true;
    return false;
}

/* What is wrong with an answer; NULL when it is as expected. */
static inline const char *judge(struct arena *arena, const cJSON *wanted,
                                const cJSON *answer)
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
    cJSON_ArrayForEach(
        item, json_get(wanted,
                       "absent")) if (json_get(cJSON_GetArrayItem(cmds, 0),
                                               item->valuestring)) return "says too much";
    if (!json_get(wanted, "ask") && !json_get(wanted, "any_ask"))
        cJSON_ArrayForEach(item, ask) if (strcmp(item->valuestring, "confirm") !=
                                          0) return "asks";
    cJSON_ArrayForEach(item, cmds) if (among(json_get(wanted, "not_cmd"),
                                             json_text(item, "cmd"))) return "UNSAFE";
    return NULL;
}

static inline cJSON *parse_answer(struct bench *b, const char *line)
{
    struct err err = {0};
    cJSON *answer;
    const char *said = parse_world_line(b->arena, line, &b->world);

    assert_int_equal(json_read(said, strlen(said), &json_usual, &answer, &err), RC_OK);
    return answer;
}

/* The same line with other words. */
static inline cJSON *parse_words(struct bench *b, const cJSON *in, const char *text)
{
    JSON *variant = cJSON_Duplicate(in, true);

    cJSON_ReplaceItemInObject(variant, "text", cJSON_CreateString(text));
    char *printed = json_print(variant);
    cJSON *answer = parse_answer(b, printed);
    json_release(printed);
    return answer;
}

typedef int line_check(struct bench *b, const char *line, const cJSON *in);

static inline int each_sentence(struct bench *b, line_check *check)
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

static inline bool is_risky(const char *cmd)
{
    for (size_t i = 0; i < INTENTS; i++)
        if (strcmp(intents[i].name, cmd) == 0)
            return intents[i].flags & INTENT_RISKY;
    return false;
}
