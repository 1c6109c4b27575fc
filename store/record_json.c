/*
 * Records as JSON. Each change writes two, so the tree is laid out in one piece of memory
 * and printed by cJSON without a malloc.
 */

#include "store/record_json.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 32 };

/* A tree of one object, whose members stand side by side. */
struct flat {
    cJSON top, members[MOST_COLUMNS];
    char figures[MOST_COLUMNS][NUMBER_ROOM];
};

/* cJSON keeps texts as char *, and promises not to write to those that are references.
 */
static char *lent(const char *text)
{
    union {
        const char *in;
        char *out;
    } both = {.in = text};

    return both.out;
}

static int64_t number_in(const struct column *column, const void *field)
{
    assert(field);
    switch (column->kind) {
    case COLUMN_INT:
        return *(const int64_t *)field;
    case COLUMN_ENUM:
        return *(const int *)field;
    case COLUMN_FLAG:
        return *(const bool *)field;
    case COLUMN_SHORT:
        return *(const int16_t *)field;
    case COLUMN_TEXT:
    case COLUMN_DAY:
    case COLUMN_CURRENCY:
        break;
    }
    return 0;
}

/* NULL: it is a number. */
static const char *text_in(struct arena *arena, const struct column *column,
                           const void *field)
{
    const char *text = NULL;

    assert(field);
    switch (column->kind) {
    case COLUMN_TEXT:
        text = *(const char *const *)field;
        return text ? text : "";
    case COLUMN_DAY:
        return day_iso(arena, *(const struct day *)field);
    case COLUMN_CURRENCY:
        return field;
    case COLUMN_INT:
    case COLUMN_ENUM:
    case COLUMN_FLAG:
    case COLUMN_SHORT:
        break;
    }
    return NULL;
}

static void lay_out(struct arena *arena, const struct record_kind *kind,
                    const void *record, struct flat *flat)
{
    assert(kind->n_columns <= MOST_COLUMNS);
    flat->top = (cJSON){.type = cJSON_Object, .child = flat->members};
    for (size_t i = 0; i < kind->n_columns; i++) {
        const struct column *column = &kind->columns[i];
        const void *field = (const char *)record + column->offset;
        const char *text = text_in(arena, column, field);
        cJSON *member = &flat->members[i];

        /* A figure is handed over as it is to be printed: no double in between. */
        *member = (cJSON){
            .type = text ? cJSON_String : cJSON_Raw,
            .string = lent(column->name),
            .valuestring = lent(
                text ? text : text_number(flat->figures[i], number_in(column, field)))};
        if (i > 0) {
            member->prev = &flat->members[i - 1];
            flat->members[i - 1].next = member;
        }
    }
}

const char *record_json(struct arena *arena, const struct record_kind *kind,
                        const void *record)
{
    struct flat flat;

    lay_out(arena, kind, record, &flat);
    return json_line(arena, &flat.top);
}

static bool read_member(struct turn *t, const struct column *column, const cJSON *member,
                        void *field)
{
    const char *text = cJSON_GetStringValue(member);
    int64_t figure = cJSON_IsNumber(member) ? (int64_t)member->valuedouble : 0;

    if (column->kind == COLUMN_TEXT || column->kind == COLUMN_DAY ||
                column->kind == COLUMN_CURRENCY
            ? !text
            : !cJSON_IsNumber(member))
        return false;
    switch (column->kind) {
    case COLUMN_INT:
        *(int64_t *)field = figure;
        return true;
    case COLUMN_ENUM:
        *(int *)field = (int)figure;
        return true;
    case COLUMN_FLAG:
        *(bool *)field = figure != 0;
        return true;
    case COLUMN_SHORT:
        *(int16_t *)field = (int16_t)figure;
        return true;
    case COLUMN_TEXT:
        *(const char **)field = arena_copy(t->arena, text);
        return true;
    case COLUMN_DAY:
        *(struct day *)field = DAY_NONE;
        return !text[0] || day_parse_iso(text, field, &t->err) == RC_OK;
    case COLUMN_CURRENCY:
        (void)snprintf(field, 4, "%s", text);
        return true;
    }
    return false;
}

/* What we wrote ourselves, but it lay on a disk. */
static const struct json_limits limits = {
    .bytes = 8 << 20, .depth = 2, .values = MOST_COLUMNS + 1};

enum rc record_unjson(struct turn *t, const struct record_kind *kind, const char *json,
                      void *record)
{
    JSON *tree = NULL;

    if (json_read(json, strlen(json), &limits, &tree, &t->err) != RC_OK)
        return err_broken(&t->err, "audit: a %s is no JSON: %s", kind->name, t->err.said);
    for (size_t i = 0; i < kind->n_columns; i++) {
        const struct column *column = &kind->columns[i];
        const cJSON *member = json_get(tree, column->name);

        if (member && !read_member(t, column, member, (char *)record + column->offset))
            return err_broken(&t->err, "audit: %s.%s cannot be read back", kind->name,
                              column->name);
    }
    return RC_OK;
}

int64_t record_json_version(const char *json)
{
    JSON *tree = NULL;
    struct err err = {0};
    int64_t version = 0;

    if (json_read(json, strlen(json), &limits, &tree, &err) != RC_OK ||
        !json_int(tree, "version", &version))
        return 0;
    return version;
}
