/*
 * Settings from three places, the later over the earlier: what the rows say, the file,
 * the environment. Values of secrets never stand in an error.
 */

#include "settings.h"
#include "text.h"

#include <assert.h>
#include <errno.h>
#include <libconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_FILE = 1 << 20, LONGEST_SECRET = 64 * 1024 };

#define PREFIX "DEALBELL_"
#define TEST_PREFIX "DEALBELL_TEST_" /* of the tests' own switches */
#define TOKEN "DEALBELL_TOKEN="      /* whoever chats by script has it set */

struct reader {
    const struct settings *const *sections;
    size_t n;
    void **made; /* one struct for each section, in the arena */
    const char *file;
    struct arena *arena;
    struct err *err;
};

/* A setting's name and place for an error: "dealbell.conf:12: slack.bot_token". */
static enum rc refuse(struct reader *r, const char *where, const char *why)
{
    return err_set(r->err, RC_USAGE, "%s: %s", where, why);
}

static bool is_one_line(const char *text)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            return false;
    return utf8_valid(text, strlen(text));
}

static bool read_number(const char *text, int64_t *out)
{
    size_t len = strlen(text);
    char *end;
    long long value;

    if (len == 0 || strspn(text, "0123456789") != len)
        return false;
    errno = 0;
    value = strtoll(text, &end, 10);
    if (errno == ERANGE)
        return false;
    *out = value;
    return true;
}

static bool read_switch(const char *text, bool *out)
{
    static const char *const words[] = {"false", "true", "no", "yes",
                                        "off",   "on",   "0",  "1"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (text_same(text, words[i])) {
            *out = i % 2 == 1;
            return true;
        }
    return false;
}

/* Puts a value that came as text, as all but the file's numbers and switches do. */
static enum rc put_text(struct reader *r, size_t section, const struct setting *row,
                        const char *where, const char *text)
{
    char *at = (char *)r->made[section] + row->offset;
    const char *host, *copy;
    struct err why = {.lang = r->err->lang};
    int port;

    switch (row->type) {
    case SETTING_NUMBER:
        if (!read_number(text, (int64_t *)(void *)at))
            return refuse(
                r, where,
                IN(r->err, "a whole number is wanted, 0 or more", "应为不小于 0 的整数"));
        return RC_OK;
    case SETTING_SWITCH:
        if (!read_switch(text, (bool *)at))
            return refuse(r, where,
                          IN(r->err, "true or false is wanted", "应为 true 或 false"));
        return RC_OK;
    case SETTING_ADDRESS:
        if (address_split(text, r->arena, &host, &port, &why) != RC_OK)
            return refuse(r, where, why.said);
        break;
    case SETTING_URL:
        if (url_allowed(text, &why) != RC_OK)
            return refuse(r, where, why.said);
        break;
    case SETTING_TEXT:
    case SETTING_SECRET:
        break;
    }
    if (!is_one_line(text))
        return refuse(r, where,
                      IN(r->err, "one line of UTF-8 is wanted", "应为一行 UTF-8 文本"));
    copy = arena_copy(r->arena, text);
    memcpy(at, &copy, sizeof(copy));
    return RC_OK;
}

/* A whole file as text. `said` of the error is the reason alone. */
static enum rc read_file(const char *path, size_t most, struct arena *arena,
                         const char **out, struct err *err)
{
    FILE *file = fopen(path, "rbe");
    const char *why = NULL;
    char *bytes;
    size_t len;

    if (!file)
        return err_set(err, RC_USAGE, IN(err, "cannot be read: %s", "无法读取：%s"),
                       strerror(errno));
    bytes = malloc(most + 2);
    if (!bytes)
        abort();
    len = fread(bytes, 1, most + 1, file);
    if (ferror(file))
        why = strerror(errno);
    else if (len > most)
        why = IN(err, "it is too long", "内容太长");
    else if (!utf8_valid(bytes, len))
        why = IN(err, "it is not text in UTF-8", "不是 UTF-8 文本");
    else
        *out = arena_copy_bytes(arena, bytes, len);
    /* It may have held a secret. */
    explicit_bzero(bytes, len);
    free(bytes);
    (void)fclose(file);
    if (why)
        return err_set(err, RC_USAGE, IN(err, "cannot be read: %s", "无法读取：%s"), why);
    return RC_OK;
}

/* The secret that stands in the file `path`, without the line's end. */
static enum rc put_file(struct reader *r, size_t section, const struct setting *row,
                        const char *where, const char *path)
{
    struct err why = {.lang = r->err->lang};
    const char *text = NULL;
    size_t len;

    if (read_file(path, LONGEST_SECRET, r->arena, &text, &why) != RC_OK)
        return refuse(r, where, why.said);
    len = strcspn(text, "\r\n");
    if (len == 0 || text[len + strspn(text + len, "\r\n")] != '\0')
        return refuse(r, where,
                      IN(r->err, "the file should hold one line", "文件应只含一行"));
    return put_text(r, section, row, where, arena_copy_bytes(r->arena, text, len));
}

/* The nearest of the names that were offered one by one; "" while none is near. */
struct nearest {
    const char *wanted, *name;
    int distance;
};

static struct nearest nearest_to(const char *wanted)
{
    return (struct nearest){wanted, NULL, 2 + (int)utf8_count(wanted) / 4};
}

static void offer(struct nearest *nearest, const char *name)
{
    int distance = text_distance(nearest->wanted, name, nearest->distance);

    if (distance < nearest->distance) {
        nearest->distance = distance;
        nearest->name = name;
    }
}

static enum rc unknown(struct reader *r, const char *where, const char *name,
                       const struct nearest *nearest)
{
    if (nearest->name)
        return err_set(r->err, RC_USAGE,
                       IN(r->err, "%s: there is no setting %s; did you mean %s?",
                          "%s：没有设置项 %s；是不是 %s？"),
                       where, name, nearest->name);
    return err_set(r->err, RC_USAGE,
                   IN(r->err, "%s: there is no setting %s", "%s：没有设置项 %s"), where,
                   name);
}

/* What the file says. */

static const char *place(const struct reader *r, const config_setting_t *at)
{
    return arena_printf(r->arena, "%s:%u", r->file, config_setting_source_line(at));
}

/* Whether a secret's key is `name` with _file behind. */
static bool names_file(const struct setting *row, const char *name)
{
    size_t len = strlen(row->key);

    return row->type == SETTING_SECRET && strncmp(name, row->key, len) == 0 &&
           text_same(name + len, "_file");
}

static enum rc file_value(struct reader *r, size_t section, const struct setting *row,
                          config_setting_t *at)
{
    const char *name = config_setting_name(at);
    const char *where = arena_printf(r->arena, "%s: %s.%s", place(r, at),
                                     r->sections[section]->section, name);
    int type = config_setting_type(at);
    void *into = (char *)r->made[section] + row->offset;

    if (row->type == SETTING_NUMBER) {
        if ((type != CONFIG_TYPE_INT && type != CONFIG_TYPE_INT64) ||
            config_setting_get_int64(at) < 0)
            return refuse(
                r, where,
                IN(r->err, "a whole number is wanted, 0 or more", "应为不小于 0 的整数"));
        *(int64_t *)into = config_setting_get_int64(at);
        return RC_OK;
    }
    if (row->type == SETTING_SWITCH) {
        if (type != CONFIG_TYPE_BOOL)
            return refuse(r, where,
                          IN(r->err, "true or false is wanted", "应为 true 或 false"));
        *(bool *)into = config_setting_get_bool(at) != 0;
        return RC_OK;
    }
    if (type != CONFIG_TYPE_STRING)
        return refuse(r, where,
                      IN(r->err, "a text in quotes is wanted", "应为带引号的文本"));
    if (text_same(name, row->key))
        return put_text(r, section, row, where, config_setting_get_string(at));
    return put_file(r, section, row, where, config_setting_get_string(at));
}

static enum rc file_section(struct reader *r, size_t section, config_setting_t *group)
{
    const struct settings *known = r->sections[section];
    int n = config_setting_length(group);

    for (int i = 0; i < n; i++) {
        config_setting_t *at = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(at);
        struct nearest nearest = nearest_to(name);
        const struct setting *row;

        for (row = known->rows; row->key; row++) {
            offer(&nearest, row->key);
            if (text_same(row->key, name) || names_file(row, name))
                break;
        }
        if (!row->key)
            return unknown(r, place(r, at),
                           arena_printf(r->arena, "%s.%s", known->section, name),
                           &nearest);
        if (names_file(row, name) && config_setting_get_member(group, row->key))
            return refuse(r, place(r, at),
                          IN(r->err, "a secret is given either itself or by its file",
                             "密钥只能直接给出或由文件给出，不能两者都有"));
        TRY(file_value(r, section, row, at));
    }
    return RC_OK;
}

static enum rc file_root(struct reader *r, const config_t *config)
{
    config_setting_t *root = config_root_setting(config);
    int n = config_setting_length(root);

    for (int i = 0; i < n; i++) {
        config_setting_t *at = config_setting_get_elem(root, (unsigned)i);
        const char *name = config_setting_name(at);
        struct nearest nearest = nearest_to(name);
        size_t section = 0;

        for (; section < r->n; section++) {
            offer(&nearest, r->sections[section]->section);
            if (text_same(r->sections[section]->section, name))
                break;
        }
        if (section == r->n)
            return unknown(r, place(r, at), name, &nearest);
        if (!config_setting_is_group(at))
            return refuse(r, place(r, at),
                          IN(r->err, "a section is written name: { key = value; }",
                             "小节应写作 name: { key = value; }"));
        TRY(file_section(r, section, at));
    }
    return RC_OK;
}

/* libconfig ends the process when an included file cannot be read (a directory, say), and
 * settings are one file anyway. */
static enum rc refuse_includes(struct reader *r, const char *text)
{
    int line = 1;

    for (const char *at = text; at; line++) {
        at += strspn(at, " \t\r\v\f");
        if (strncmp(at, "@include", strlen("@include")) == 0)
            return refuse(r, arena_printf(r->arena, "%s:%d", r->file, line),
                          IN(r->err, "settings are one file, without includes",
                             "设置只用一个文件，不支持 @include"));
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    return RC_OK;
}

static enum rc read_settings_file(struct reader *r)
{
    struct err why = {.lang = r->err->lang};
    const char *text = "";
    config_t config;
    enum rc rc;

    if (read_file(r->file, LONGEST_FILE, r->arena, &text, &why) != RC_OK)
        return refuse(r, r->file, why.said);
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3; /* an editor's mark, no word of the file */
    TRY(refuse_includes(r, text));
    config_init(&config);
    if (config_read_string(&config, text) == CONFIG_TRUE)
        rc = file_root(r, &config);
    else
        rc = err_set(r->err, RC_USAGE, "%s:%d: %s", r->file, config_error_line(&config),
                     config_error_text(&config));
    config_destroy(&config);
    return rc;
}

/* What the environment says. */

static const char *variable(const struct reader *r, size_t section,
                            const struct setting *row, const char *behind)
{
    char *name = arena_printf(r->arena, PREFIX "%s_%s%s", r->sections[section]->section,
                              row->key, behind);

    for (char *at = name; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return name;
}

/* The value of the variable, NULL when it is not there or empty. */
static const char *value_of(char *const *environment, const char *name)
{
    size_t len = strlen(name);

    for (char *const *at = environment; *at; at++)
        if (strncmp(*at, name, len) == 0 && (*at)[len] == '=')
            return (*at)[len + 1] ? *at + len + 1 : NULL;
    return NULL;
}

static enum rc refuse_unknown(struct reader *r, const char *entry)
{
    const char *name = arena_copy_bytes(r->arena, entry, strcspn(entry, "="));
    struct nearest nearest = nearest_to(name);

    for (size_t i = 0; i < r->n; i++)
        for (const struct setting *row = r->sections[i]->rows; row->key; row++) {
            const char *known = variable(r, i, row, "");

            offer(&nearest, known);
            if (text_same(known, name) || (row->type == SETTING_SECRET &&
                                           text_same(variable(r, i, row, "_FILE"), name)))
                return RC_OK;
        }
    return unknown(r, IN(r->err, "environment", "环境变量"), name, &nearest);
}

/* One row's variables: the value itself, or for a secret the file that holds it. */
static enum rc read_variables(struct reader *r, size_t section, const struct setting *row,
                              char *const *environment)
{
    const char *name = variable(r, section, row, "");
    const char *by_file = variable(r, section, row, "_FILE");
    const char *value = value_of(environment, name), *file = NULL;

    if (row->type == SETTING_SECRET)
        file = value_of(environment, by_file);
    if (value && file)
        return refuse(r, by_file,
                      IN(r->err, "a secret is given either itself or by its file",
                         "密钥只能直接给出或由文件给出，不能两者都有"));
    if (file)
        return put_file(r, section, row, by_file, file);
    return value ? put_text(r, section, row, name, value) : RC_OK;
}

static bool is_ours(const char *entry)
{
    return strncmp(entry, PREFIX, strlen(PREFIX)) == 0 &&
           strncmp(entry, TEST_PREFIX, strlen(TEST_PREFIX)) != 0 &&
           strncmp(entry, TOKEN, strlen(TOKEN)) != 0;
}

static enum rc read_environment(struct reader *r, char *const *environment)
{
    for (char *const *at = environment; *at; at++)
        if (is_ours(*at))
            TRY(refuse_unknown(r, *at));
    for (size_t i = 0; i < r->n; i++)
        for (const struct setting *row = r->sections[i]->rows; row->key; row++)
            TRY(read_variables(r, i, row, environment));
    return RC_OK;
}

enum rc settings_read(const char *file, char *const *environment,
                      const struct settings *const *sections, size_t n, void *const *into,
                      struct arena *arena, struct err *err)
{
    struct reader r = {.sections = sections,
                       .n = n,
                       .made = TAKE_N(arena, n, void *),
                       .file = file,
                       .arena = arena,
                       .err = err};

    for (size_t i = 0; i < n; i++) {
        r.made[i] = arena_take(arena, sections[i]->size);
        for (const struct setting *row = sections[i]->rows; row->key; row++)
            if (row->fallback)
                TRY(put_text(&r, i, row, row->key, row->fallback));
    }
    if (file)
        TRY(read_settings_file(&r));
    if (environment)
        TRY(read_environment(&r, environment));
    for (size_t i = 0; i < n; i++)
        memcpy(into[i], r.made[i], sections[i]->size);
    return RC_OK;
}
