/*
 * json.h - cJSON behind a guard.
 *
 * Bytes from outside are checked before they are parsed: UTF-8, size, depth, count of
 * values, no raw control characters, no doubled keys at one level, nothing behind the
 * value. Keys are looked up exactly. Ids are strings and money is text; a number that an
 * int64 cannot hold exactly is refused by json_int.
 */
#pragma once

#include "arena.h"

#include <cjson/cJSON.h>

struct json_limits {
    size_t bytes; /* of the whole text */
    int depth;    /* at most 64 */
    int values;
};

/* 1 MiB, depth 32, 20,000 values: what a chat platform may send. */
extern const struct json_limits json_usual;

/* The tree belongs to the caller; declare it with JSON to have it deleted. */
enum rc json_read(const char *bytes, size_t len, const struct json_limits *limits,
                  cJSON **out, struct err *err) CHECKED;

/* The same without the members of these names, wherever they stand: their grammar is
 * checked, and nothing is kept of them, for a tree costs far more than the check. NULL
 * ends the names. */
enum rc json_read_without(const char *bytes, size_t len, const struct json_limits *limits,
                          const char *const names[], cJSON **out, struct err *err)
    CHECKED;

#define JSON AUTO(json_done) cJSON
void json_done(cJSON **tree);

const cJSON *json_get(const cJSON *object, const char *key); /* NULL when absent */
const char *json_text(const cJSON *object, const char *key); /* NULL unless a string */
bool json_flag(const cJSON *object, const char *key);        /* false unless true */
bool json_int(const cJSON *object, const char *key, int64_t *out); /* whole, |n| < 2^53 */

/* On one line, without blanks; json_take_line deletes the tree, which was the caller's.
 */
const char *json_line(struct arena *arena, const cJSON *tree);
const char *json_take_line(struct arena *arena, cJSON *tree);

/* The same where no arena lasts: a string that the caller passes to json_release. */
char *json_print(const cJSON *tree);
void json_release(char *printed);
