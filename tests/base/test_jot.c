#include "base/jot.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void commas_stand_between_and_nowhere_else(void **state)
{
    struct arena *arena = arena_new();
    struct jot jot;

    (void)state;
    jot_start(&jot, arena);
    jot_object(&jot, NULL);
    jot_text(&jot, "a", "b");
    jot_array(&jot, "list");
    jot_int(&jot, NULL, 1);
    jot_object(&jot, NULL);
    jot_close_object(&jot);
    jot_array(&jot, NULL);
    jot_close_array(&jot);
    jot_text(&jot, NULL, NULL);
    jot_close_array(&jot);
    jot_true(&jot, "yes");
    jot_json(&jot, "raw", "{\"x\":1}");
    jot_close_object(&jot);
    assert_string_equal(
        jot_end(&jot),
        "{\"a\":\"b\",\"list\":[1,{},[],\"\"],\"yes\":true,\"raw\":{\"x\":1}}");
    arena_free(arena);
}

static const char *number(struct arena *arena, int64_t value)
{
    struct jot jot;

    jot_start(&jot, arena);
    jot_int(&jot, NULL, value);
    return jot_end(&jot);
}

static void whole_numbers_are_written_out(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(number(arena, 0), "0");
    assert_string_equal(number(arena, -1), "-1");
    assert_string_equal(number(arena, 1773194400000), "1773194400000");
    assert_string_equal(number(arena, INT64_MAX), "9223372036854775807");
    assert_string_equal(number(arena, INT64_MIN), "-9223372036854775808");
    arena_free(arena);
}

/* Every byte below 0x80 and some above, as cJSON would write it. */
static void texts_are_escaped_as_cjson_does(void **state)
{
    struct arena *arena = arena_new();
    char text[256] = "鼎砺 ";
    size_t len = strlen(text);
    struct jot jot;
    cJSON *string;
    char *printed;

    (void)state;
    for (int c = 1; c < 0x80; c++)
        text[len++] = (char)c;
    string = cJSON_CreateString(text);
    printed = json_print(string);
    jot_start(&jot, arena);
    jot_text(&jot, NULL, text);
    assert_string_equal(jot_end(&jot), printed);
    json_release(printed);
    cJSON_Delete(string);
    arena_free(arena);
}

static void what_is_long_is_whole(void **state)
{
    struct arena *arena = arena_new();
    char text[5001];
    JSON *tree = NULL;
    struct err err = {0};
    struct jot jot;
    const char *made;

    (void)state;
    memset(text, '"', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    jot_start(&jot, arena);
    jot_object(&jot, NULL);
    jot_text(&jot, "short", "x");
    jot_text(&jot, "long", text);
    jot_close_object(&jot);
    made = jot_end(&jot);
    assert_int_equal(json_read(made, strlen(made), &json_usual, &tree, &err), RC_OK);
    assert_string_equal(json_text(tree, "short"), "x");
    assert_string_equal(json_text(tree, "long"), text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_stand_between_and_nowhere_else),
        cmocka_unit_test(whole_numbers_are_written_out),
        cmocka_unit_test(texts_are_escaped_as_cjson_does),
        cmocka_unit_test(what_is_long_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
