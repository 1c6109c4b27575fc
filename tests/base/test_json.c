/* cJSON behind its guard: what must pass passes, and nothing else. */

#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum rc read_text(const char *bytes, cJSON **out)
{
    struct err err = {.lang = LANG_EN};

    return json_read(bytes, strlen(bytes), &json_usual, out, &err);
}

static void good_json_passes(void **state)
{
    static const char *const good[] = {
        "{}",
        "[]",
        " [ ] ",
        "null",
        "true",
        "\"x\"",
        "0",
        "-0",
        "-1.5e+10",
        "1E5",
        "[1,2,[3,{\"a\":[]}],\"\\u00e9\\ud83d\\udd14\\n\\/\"]",
        "{\"a\":1,\"A\":2,\"b\":{\"a\":1}}",
        "\t\r\n{\"钱\":\"款\"}\n"};

    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) {
        JSON *tree = NULL;

        if (read_text(good[i], &tree) != RC_OK)
            fail_msg("refused %s", good[i]);
        assert_non_null(tree);
    }
}

static const char *const bad[] = {
    "",
    " ",
    "{",
    "}",
    "[1,]",
    "[,1]",
    "{\"a\":1,}",
    "{\"a\"}",
    "{a:1}",
    "{\"a\":}",
    "{\"a\" 1}",
    "[1 2]",
    "[1}",
    "{\"a\":1]",
    "01",
    "-",
    "-01",
    "1.",
    ".5",
    "1e",
    "1e+",
    "+1",
    "0x10",
    "NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "1e999",
    "-1e999",
    "111111111111111111111111111111111111111111111111111111111111111",
    "tru",
    "nulll",
    "True",
    "{} {}",
    "{}x",
    "[]]",
    "1 2",
    "\"a",
    "\"a\nb\"",
    "\"a\tb\"",
    "\"\x01\"",
    "\"\\x41\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\\u0000\"",
    "\"\\ud83d\"",
    "\"\\udd14\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ud83d\\\"",
    "\"\\",
    "\"\\u",
    "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"\\u0061\":2}",
    "[{\"b\":{\"c\":1,\"c\":1}}]",
    "\"\xFF\"",
    "\"\xED\xA0\x80\"",
    "\xEF\xBB\xBF{}",
    "'a'",
    "// a\n1",
    "[1,/**/2]",
    "{\"a\":1,,\"b\":2}",
    "[[]"};

static void bad_json_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        cJSON *tree = NULL;

        if (read_text(bad[i], &tree) != RC_USAGE)
            fail_msg("let pass %s", bad[i]);
        assert_null(tree); /* out is written on success only */
    }
}

static void nul_inside_is_refused(void **state)
{
    struct err err = {.lang = LANG_EN};
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(json_read("{}\0", 3, &json_usual, &tree, &err), RC_USAGE);
    assert_int_equal(json_read("\"a\0b\"", 5, &json_usual, &tree, &err), RC_USAGE);
    assert_int_equal(json_read(NULL, 0, &json_usual, &tree, &err), RC_USAGE);
}

static void bytes_need_no_nul_at_their_end(void **state)
{
    struct err err = {.lang = LANG_EN};
    char *bytes = malloc(4); /* the sanitizer watches what follows */
    JSON *tree = NULL;

    (void)state;
    assert_non_null(bytes);
    memcpy(bytes, "1234", 4);
    assert_int_equal(json_read(bytes, 4, &json_usual, &tree, &err), RC_OK);
    assert_int_equal(tree->valueint, 1234);
    free(bytes);
}

static void limits_hold_to_the_last_one(void **state)
{
    static const struct json_limits limits = {.bytes = 40, .depth = 3, .values = 5};
    struct err err = {.lang = LANG_EN};

    static const struct {
        const char *text;
        enum rc rc;
    } cases[] = {
        {"[[[1]]]", RC_OK},
        {"[[[[1]]]]", RC_USAGE},
        {"{\"a\":{\"a\":{\"a\":{}}}}", RC_USAGE},
        {"[1,2,3,4]", RC_OK},
        {"[1,2,3,4,5]", RC_USAGE},
        {"\"12345678901234567890123456789012345678\"", RC_OK},
        {"\"123456789012345678901234567890123456789\"", RC_USAGE},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        JSON *tree = NULL;

        assert_int_equal(
            json_read(cases[i].text, strlen(cases[i].text), &limits, &tree, &err),
            cases[i].rc);
    }
}

static void doubled_key_is_found_among_many(void **state)
{
    char *bytes = malloc(40000);
    size_t len = 0;
    JSON *tree = NULL;

    (void)state;
    assert_non_null(bytes);
    for (int i = 0; i < 1000; i++)
        len += (size_t)snprintf(bytes + len, 40000 - len, "%s\"key%d\":%d",
                                i == 0 ? "{" : ",", i, i);
    (void)snprintf(bytes + len, 40000 - len, "}");
    assert_int_equal(read_text(bytes, &tree), RC_OK);
    (void)snprintf(bytes + len, 40000 - len, ",\"key500\":1}");
    json_done(&tree);
    assert_int_equal(read_text(bytes, &tree), RC_USAGE);
    free(bytes);
}

static void error_says_where_in_both_languages(void **state)
{
    struct err err = {.lang = LANG_EN};
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(json_read("[1,x]", 5, &json_usual, &tree, &err), RC_USAGE);
    assert_string_equal(err.said, "this is not JSON as it should be: a value was "
                                  "expected, at byte 3");
    err.lang = LANG_ZH;
    assert_int_equal(json_read("[1,x]", 5, &json_usual, &tree, &err), RC_USAGE);
    assert_string_equal(err.said, "JSON 有误：此处应为一个值（第 3 字节）");
}

static void getters_are_exact(void **state)
{
    JSON *tree = NULL;

    (void)state;
    assert_int_equal(read_text("{\"id\":\"x\",\"Ok\":true,\"n\":5,\"no\":null}", &tree),
                     RC_OK);
    assert_string_equal(json_text(tree, "id"), "x");
    assert_null(json_text(tree, "ID"));
    assert_null(json_text(tree, "n"));
    assert_null(json_text(NULL, "n"));
    assert_true(json_flag(tree, "Ok"));
    assert_false(json_flag(tree, "ok"));
    assert_false(json_flag(tree, "n"));
    assert_non_null(json_get(tree, "no"));
    assert_null(json_get(tree, "nope"));
}

static void int_takes_only_what_is_whole_and_exact(void **state)
{
    JSON *tree = NULL;
    int64_t n = 7;

    (void)state;
    assert_int_equal(read_text("{\"a\":9007199254740991,\"b\":-9007199254740991,"
                               "\"c\":9007199254740992,\"d\":1.5,\"e\":\"1\",\"f\":1e3,"
                               "\"g\":9007199254740993,\"h\":1e300}",
                               &tree),
                     RC_OK);
    assert_true(json_int(tree, "a", &n));
    assert_int_equal(n, 9007199254740991);
    assert_true(json_int(tree, "b", &n));
    assert_int_equal(n, -9007199254740991);
    assert_true(json_int(tree, "f", &n));
    assert_int_equal(n, 1000);
    assert_false(json_int(tree, "c", &n));
    assert_false(json_int(tree, "d", &n));
    assert_false(json_int(tree, "e", &n));
    assert_false(json_int(tree, "g", &n));
    assert_false(json_int(tree, "h", &n));
    assert_false(json_int(tree, "z", &n));
    assert_int_equal(n, 1000);
}

static void printed_json_reads_back(void **state)
{
    JSON *tree = NULL;
    JSON *again = NULL;
    char *printed;

    (void)state;
    assert_int_equal(
        read_text("{ \"a\" : [1, 2.5, 1767225600000], \"b\":\"款\\n\\u0001\" }", &tree),
        RC_OK);
    printed = json_print(tree);
    assert_string_equal(printed, "{\"a\":[1,2.5,1767225600000],\"b\":\"款\\n\\u0001\"}");
    assert_int_equal(read_text(printed, &again), RC_OK);
    assert_true(cJSON_Compare(tree, again, true));
    json_release(printed);
}

static void members_not_wanted_are_left_out_wherever_they_stand(void **state)
{
    static const char *const names[] = {"x", "long", NULL};

    static const struct {
        const char *in, *out;
    } cases[] = {
        {"{\"a\":1}", "{\"a\":1}"},
        {"{\"x\":1}", "{}"},
        {" { \"x\" : [ 1 , { \"x\" : 2 } ] } ", "{}"},
        {"{\"x\":1,\"a\":2}", "{\"a\":2}"},
        {"{\"a\":2 , \"x\":1 }", "{\"a\":2}"},
        {"{\"a\":\",\",\"x\":1,\"long\":{\"b\":[]},\"b\":\"x\"}",
         "{\"a\":\",\",\"b\":\"x\"}"},
        {"{\"a\":1,\"x\":\"}\", \"long\" : null}", "{\"a\":1}"},
        {"[{\"x\":1},\"x\",{\"a\":{\"b\":3,\"x\":{}}}]", "[{},\"x\",{\"a\":{\"b\":3}}]"},
        {"{\"\\u0078\":1,\"xx\":2,\"X\":3}", "{\"x\":1,\"xx\":2,\"X\":3}"}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        JSON *tree = NULL;
        struct err err = {.lang = LANG_EN};
        char *printed;

        assert_int_equal(json_read_without(cases[i].in, strlen(cases[i].in), &json_usual,
                                           names, &tree, &err),
                         RC_OK);
        printed = json_print(tree);
        assert_string_equal(printed, cases[i].out);
        json_release(printed);
    }
}

static void what_is_left_out_must_be_json_too(void **state)
{
    static const char *const names[] = {"x", NULL};
    static const char *const broken[] = {
        "{\"x\":}",          "{\"x\":1,}", "{\"x\":[1}",      "{\"x\":\"\\q\"}",
        "{\"x\":1 \"a\":2}", "{\"x\"",     "{\"a\":1,\"x\":1"};

    (void)state;
    for (size_t i = 0; i < COUNT(broken); i++) {
        JSON *tree = NULL;
        struct err err = {.lang = LANG_EN};

        assert_int_equal(json_read_without(broken[i], strlen(broken[i]), &json_usual,
                                           names, &tree, &err),
                         RC_USAGE);
        assert_null(tree);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_json_passes),
        cmocka_unit_test(bad_json_is_refused),
        cmocka_unit_test(nul_inside_is_refused),
        cmocka_unit_test(bytes_need_no_nul_at_their_end),
        cmocka_unit_test(limits_hold_to_the_last_one),
        cmocka_unit_test(doubled_key_is_found_among_many),
        cmocka_unit_test(error_says_where_in_both_languages),
        cmocka_unit_test(getters_are_exact),
        cmocka_unit_test(int_takes_only_what_is_whole_and_exact),
        cmocka_unit_test(printed_json_reads_back),
        cmocka_unit_test(members_not_wanted_are_left_out_wherever_they_stand),
        cmocka_unit_test(what_is_left_out_must_be_json_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
