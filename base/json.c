/*
 * cJSON behind a guard.
 *
 * cJSON 1.7.15 takes bad UTF-8, raw newlines, 01, 1e999, a NUL in a string, doubled keys
 * and what stands behind the value, and turns 2 MiB of "[0,0,..." into 64 MiB. So one
 * linear pass reads the grammar of RFC 8259 first, without memory of its own, and cJSON
 * sees only what passed.
 */

#include "json.h"
#include "text.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64, LONGEST_NUMBER = 60 }; /* cJSON cuts numbers at 63 characters */

const struct json_limits json_usual = {.bytes = 1 << 20, .depth = 32, .values = 20000};

/* What the pass leaves for cJSON where members are not wanted: the bytes around them. */
struct wanted {
    const char *const *without; /* names of members, and NULL; NULL: all are wanted */
    char *bytes;                /* NULL: none was left out */
    size_t len;
    const char *from; /* of the bytes from here on none was copied */
    int depth;        /* of the object whose member is being left out; 0: none is */
};

/* The pass: where it is, what is open, and what it found wrong. */
struct scan {
    const char *at, *end;
    const struct json_limits *limits;
    struct err *err;
    const char *begin;
    int depth, values;
    char open[DEEPEST]; /* '{' or '[' */
    struct wanted wanted;
};

static enum rc refuse(struct scan *scan, const char *en, const char *zh)
{
    return err_set(scan->err, RC_USAGE,
                   IN(scan->err, "this is not JSON as it should be: %s, at byte %zu",
                      "JSON 有误：%s（第 %zu 字节）"),
                   IN(scan->err, en, zh), (size_t)(scan->at - scan->begin));
}

static void skip_space(struct scan *scan)
{
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\n' ||
                                    *scan->at == '\r' || *scan->at == '\t'))
        scan->at++;
}

static bool next_is(const struct scan *scan, char c)
{
    return scan->at < scan->end && *scan->at == c;
}

/* Four hex digits at `at`, or -1. */
static int hex4(const char *at, const char *end)
{
    int value = 0;

    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = at[i];

        if (c >= '0' && c <= '9')
            value = value * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value = value * 16 + (c - 'A' + 10);
        else
            return -1;
    }
    return value;
}

/* Behind "\u": one character, which may be a pair of surrogates. */
static enum rc scan_unicode(struct scan *scan)
{
    int unit = hex4(scan->at, scan->end), low;

    if (unit < 0)
        return refuse(scan, "\\u wants four hex digits", "\\u 后应为四位十六进制数");
    if (unit == 0)
        return refuse(scan, "a text may not hold NUL", "文本中不能含有 NUL");
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        return refuse(scan, "half a surrogate pair", "代理对不完整");
    scan->at += 4;
    if (unit < 0xD800 || unit > 0xDBFF)
        return RC_OK;
    low = scan->end - scan->at > 2 && scan->at[0] == '\\' && scan->at[1] == 'u'
              ? hex4(scan->at + 2, scan->end)
              : -1;
    if (low < 0xDC00 || low > 0xDFFF)
        return refuse(scan, "half a surrogate pair", "代理对不完整");
    scan->at += 6;
    return RC_OK;
}

static enum rc scan_string(struct scan *scan)
{
    for (scan->at++; scan->at < scan->end;) {
        unsigned char c = (unsigned char)*scan->at;

        if (c == '"') {
            scan->at++;
            return RC_OK;
        }
        if (c < 0x20)
            return refuse(scan, "a raw control character in a text",
                          "文本中有未转义的控制字符");
        scan->at++;
        if (c != '\\')
            continue;
        if (next_is(scan, 'u')) {
            scan->at++;
            TRY(scan_unicode(scan));
        } else if (scan->at < scan->end && *scan->at && strchr("\"\\/bfnrt", *scan->at)) {
            scan->at++;
        } else {
            return refuse(scan, "an unknown escape", "未知的转义");
        }
    }
    return refuse(scan, "a text without end", "文本没有结束");
}

static size_t skip_digits(struct scan *scan)
{
    const char *from = scan->at;

    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9')
        scan->at++;
    return (size_t)(scan->at - from);
}

static enum rc scan_number(struct scan *scan)
{
    const char *from = scan->at;
    bool well = true;

    scan->at += *scan->at == '-';
    if (next_is(scan, '0'))
        scan->at++;
    else
        well = skip_digits(scan) > 0;
    if (well && next_is(scan, '.')) {
        scan->at++;
        well = skip_digits(scan) > 0;
    }
    if (well && (next_is(scan, 'e') || next_is(scan, 'E'))) {
        scan->at++;
        if (next_is(scan, '+') || next_is(scan, '-'))
            scan->at++;
        well = skip_digits(scan) > 0;
    }
    /* "01": the digit that follows shows that the zero was not the whole number. */
    well = well && !(scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9');
    if (!well || scan->at - from > LONGEST_NUMBER)
        return refuse(scan, "no number looks like that", "数字格式不对");
    return RC_OK;
}

static enum rc scan_word(struct scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};

    for (size_t i = 0; i < COUNT(words); i++) {
        size_t len = strlen(words[i]);

        if ((size_t)(scan->end - scan->at) >= len &&
            memcmp(scan->at, words[i], len) == 0) {
            scan->at += len;
            return RC_OK;
        }
    }
    return refuse(scan, "a value was expected", "此处应为一个值");
}

static void keep_wanted(struct scan *scan, const char *until)
{
    struct wanted *wanted = &scan->wanted;
    size_t len = (size_t)(until - wanted->from);

    if (!wanted->bytes && !(wanted->bytes = malloc((size_t)(scan->end - scan->begin))))
        abort();
    memcpy(wanted->bytes + wanted->len, wanted->from, len);
    wanted->len += len;
}

/* Behind a key: its member is left out when its name is one of those, as it is written
 * most plainly; "\u0061" for "a" is kept. */
static void leave_out(struct scan *scan, const char *key)
{
    struct wanted *wanted = &scan->wanted;
    size_t len = (size_t)(scan->at - key) - 2;

    for (size_t i = 0; wanted->depth == 0 && wanted->without && wanted->without[i]; i++)
        if (strlen(wanted->without[i]) == len &&
            memcmp(wanted->without[i], key + 1, len) == 0) {
            keep_wanted(scan, key);
            wanted->depth = scan->depth;
        }
}

/* Behind a value and before what follows it. The comma behind what was left out goes with
 * it; the last of an object takes the one before. */
static void left_out(struct scan *scan)
{
    struct wanted *wanted = &scan->wanted;

    if (wanted->depth == 0 || wanted->depth != scan->depth)
        return;
    wanted->depth = 0;
    wanted->from = scan->at + next_is(scan, ',');
    if (next_is(scan, ','))
        return;
    while (wanted->bytes[wanted->len - 1] != '{' && wanted->bytes[wanted->len - 1] != ',')
        wanted->len--; /* blanks */
    wanted->len -= wanted->bytes[wanted->len - 1] == ',';
}

/* Behind '{' or ',' in an object: the key and its colon. */
static enum rc scan_key(struct scan *scan)
{
    const char *key;

    skip_space(scan);
    key = scan->at;
    if (!next_is(scan, '"'))
        return refuse(scan, "a key in quotes was expected", "此处应为带引号的键");
    TRY(scan_string(scan));
    leave_out(scan, key);
    skip_space(scan);
    if (!next_is(scan, ':'))
        return refuse(scan, "a colon was expected", "此处应为冒号");
    scan->at++;
    return RC_OK;
}

/* One scalar whole, or the beginning of an object or array; `opened` says which. */
static enum rc scan_value(struct scan *scan, bool *opened)
{
    char c;

    *opened = false;
    skip_space(scan);
    if (scan->at == scan->end)
        return refuse(scan, "it ends too early", "内容不完整");
    if (++scan->values > scan->limits->values)
        return refuse(scan, "too many values", "值太多");
    c = *scan->at;
    if (c == '"')
        return scan_string(scan);
    if (c == '-' || (c >= '0' && c <= '9'))
        return scan_number(scan);
    if (c != '{' && c != '[')
        return scan_word(scan);
    if (scan->depth >= scan->limits->depth)
        return refuse(scan, "nested too deep", "嵌套太深");
    scan->open[scan->depth++] = c;
    scan->at++;
    *opened = true;
    return RC_OK;
}

/* Closes what ends here and passes the comma to the next value. */
static enum rc scan_closes(struct scan *scan, bool opened)
{
    for (;; opened = false) {
        char open;

        if (scan->depth == 0)
            return RC_OK;
        open = scan->open[scan->depth - 1];
        skip_space(scan);
        if (!opened)
            left_out(scan);
        if (next_is(scan, open == '{' ? '}' : ']')) {
            scan->at++;
            scan->depth--;
            continue;
        }
        if (!opened) {
            if (!next_is(scan, ','))
                return refuse(scan, "a comma or an end was expected",
                              "此处应为逗号或结束符");
            scan->at++;
        }
        return open == '{' ? scan_key(scan) : RC_OK;
    }
}

static enum rc scan_all(struct scan *scan)
{
    do {
        bool opened;

        TRY(scan_value(scan, &opened));
        TRY(scan_closes(scan, opened));
    } while (scan->depth > 0);
    skip_space(scan);
    if (scan->at != scan->end)
        return refuse(scan, "something stands behind the value", "值之后还有多余内容");
    return RC_OK;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A few keys are compared pair by pair, many are sorted: a long object costs no square.
 */
static bool has_double(const cJSON *object)
{
    enum { FEW = 16 };

    const char *few[FEW], **keys = few;
    const cJSON *child;
    size_t n = 0, i = 0;
    bool found = false;

    cJSON_ArrayForEach(child, object) n++;
    if (n > FEW && !(keys = malloc(n * sizeof(*keys))))
        abort();
    cJSON_ArrayForEach(child, object)
    {
        keys[i++] = child->string;
        for (size_t k = 0; n <= FEW && k + 1 < i; k++)
            found = found || strcmp(keys[k], child->string) == 0;
    }
    if (n > FEW) {
        qsort(keys, n, sizeof(*keys), by_key);
        for (size_t k = 1; k < n; k++)
            found = found || strcmp(keys[k - 1], keys[k]) == 0;
        free(keys);
    }
    return found;
}

/* What only the tree shows: doubled keys, because "a" may be written "\u0061", and
 * numbers past the greatest double. No deeper than DEEPEST. */
static enum rc check_tree(const cJSON *value, struct err *err)
{
    const cJSON *child;

    if (cJSON_IsNumber(value) && !isfinite(value->valuedouble))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "a number in the JSON is too great", "JSON 中的数字太大"));
    if (cJSON_IsObject(value) && has_double(value))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "the JSON says the same key twice", "JSON 中有重复的键"));
    cJSON_ArrayForEach(child, value) TRY(check_tree(child, err));
    return RC_OK;
}

/* What passed, as a tree. */
static enum rc parse(struct scan *scan, cJSON **out)
{
    struct wanted *wanted = &scan->wanted;
    JSON *tree = NULL;

    if (wanted->bytes)
        keep_wanted(scan, scan->end);
    tree = wanted->bytes
               ? cJSON_ParseWithLength(wanted->bytes, wanted->len)
               : cJSON_ParseWithLength(scan->begin, (size_t)(scan->end - scan->begin));
    if (!tree)
        return err_broken(scan->err, "cJSON refuses what the guard let pass");
    TRY(check_tree(tree, scan->err));
    *out = tree;
    tree = NULL;
    return RC_OK;
}

enum rc json_read(const char *bytes, size_t len, const struct json_limits *limits,
                  cJSON **out, struct err *err)
{
    return json_read_without(bytes, len, limits, NULL, out, err);
}

enum rc json_read_without(const char *bytes, size_t len, const struct json_limits *limits,
                          const char *const names[], cJSON **out, struct err *err)
{
    struct scan scan = {.limits = limits, .err = err, .wanted.without = names};
    enum rc rc;

    assert(limits->depth <= DEEPEST);
    if (len > limits->bytes)
        return err_set(err, RC_USAGE,
                       IN(err, "the JSON is longer than %zu bytes", "JSON 超过 %zu 字节"),
                       limits->bytes);
    if (!utf8_valid(bytes, len))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "the JSON is not valid UTF-8", "JSON 不是有效的 UTF-8"));
    scan.at = scan.begin = scan.wanted.from = len ? bytes : "";
    scan.end = scan.begin + len;
    rc = scan_all(&scan);
    if (rc == RC_OK)
        rc = parse(&scan, out);
    free(scan.wanted.bytes);
    return rc;
}

void json_done(cJSON **tree)
{
    cJSON_Delete(*tree);
    *tree = NULL;
}

const cJSON *json_get(const cJSON *object, const char *key)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
}

const char *json_text(const cJSON *object, const char *key)
{
    return cJSON_GetStringValue(json_get(object, key));
}

bool json_flag(const cJSON *object, const char *key)
{
    return cJSON_IsTrue(json_get(object, key));
}

bool json_int(const cJSON *object, const char *key, int64_t *out)
{
    const cJSON *value = json_get(object, key);
    const double most = 9007199254740992.0; /* 2^53: from here on doubles skip */

    if (!cJSON_IsNumber(value) || !(fabs(value->valuedouble) < most) ||
        floor(value->valuedouble) < value->valuedouble)
        return false;
    *out = (int64_t)value->valuedouble;
    return true;
}

const char *json_line(struct arena *arena, const cJSON *tree)
{
    cJSON top = *tree; /* cJSON would have what it prints into a buffer writable */
    char small[6000];

    /* Nearly every card, record and post fits here and is printed without a malloc. */
    if (cJSON_PrintPreallocated(&top, small, sizeof(small), false))
        return arena_copy(arena, small);
    char *printed = json_print(tree);
    const char *line = arena_copy(arena, printed);
    json_release(printed);
    return line;
}

const char *json_take_line(struct arena *arena, cJSON *tree)
{
    const char *line = json_line(arena, tree);

    cJSON_Delete(tree);
    return line;
}

char *json_print(const cJSON *tree)
{
    char *printed = cJSON_PrintBuffered(tree, 2048, false);

    if (!printed)
        abort();
    return printed;
}

void json_release(char *printed)
{
    cJSON_free(printed);
}
