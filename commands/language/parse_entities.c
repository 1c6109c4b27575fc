/* Lines of the corpus of dates and amounts in, entities out. */
#include "commands/language/parse_entities.h"
#include "base/json.h"
#include "commands/language/entity.h"

#include <stdio.h>
#include <string.h>

static int two(const char *at)
{
    return at[0] >= '0' && at[0] <= '9' && at[1] >= '0' && at[1] <= '9'
               ? (at[0] - '0') * 10 + at[1] - '0'
               : -1;
}

/* "2016-11-07T00:00:00+08:00"; a day of its own where none is given. */
static void read_now(const char *now, struct reading_context *context)
{
    int year = 2026, month = 3, mday = 11, hour = 10, minute = 0, second = 0;

    if (now && strlen(now) >= 19) {
        year = two(now) * 100 + two(now + 2);
        month = two(now + 5);
        mday = two(now + 8);
        hour = two(now + 11);
        minute = two(now + 14);
        second = two(now + 17);
        if (strlen(now) >= 25 && (now[19] == '+' || now[19] == '-')) {
            int offset = two(now + 20) * 60 + two(now + 23);
            context->offset_minutes = now[19] == '-' ? -offset : offset;
        }
    }
    if (!day_make(year, month, mday, &context->now.day))
        (void)day_make(2026, 3, 11, &context->now.day);
    context->now.minute = hour < 0 || minute < 0 ? 0 : (hour * 60 + minute) % 1440;
    context->now_second = second < 0 ? 0 : second % 60;
}

static const char *type_of(const struct entity *e)
{
    if (e->kind == ENTITY_DATE && e->part == PART_DAY_END)
        return "datetime";
    switch (e->kind) {
    case ENTITY_DATE:
        return "date";
    case ENTITY_DATETIME:
        return "datetime";
    case ENTITY_TIME:
        return "time";
    case ENTITY_MONEY:
        return "money";
    case ENTITY_PART:
    case ENTITY_DURATION:
    case ENTITY_DAYS:
    case ENTITY_HOURS:
    case ENTITY_REPEAT:
    case ENTITY_NUMBER:
    case ENTITY_PERCENT:
    case ENTITY_DISCOUNT:
    case ENTITY_QUANTITY:
    case ENTITY_PHONE:
    case ENTITY_EMAIL:
    case ENTITY_REF:
    case ENTITY_MENTION:
    case ENTITY_KINDS:
        break;
    }
    return NULL;
}

static const char *value_of(struct arena *arena, const struct entity *e)
{
    const char *day = day_known(e->at.day) ? day_iso(arena, e->at.day) : "0001-01-01";

    if (e->kind == ENTITY_MONEY)
        return decimal_text(arena, e->number);
    if (e->kind == ENTITY_DATE && e->part == PART_DAY_END)
        return arena_printf(arena, "%sT23:59:59", day);
    if (e->kind == ENTITY_DATE)
        return day;
    int minute = e->at.minute < 0 ? 0 : e->at.minute;
    const char *clock =
        arena_printf(arena, "%02d:%02d:%02d", minute / 60, minute % 60, e->second);
    return e->kind == ENTITY_TIME ? clock : arena_printf(arena, "%sT%s", day, clock);
}

static void add_entity(struct arena *arena, cJSON *list, const struct entity *e)
{
    const char *type = type_of(e);
    cJSON *row;

    if (!type)
        return;
    row = cJSON_CreateObject();
    cJSON_AddStringToObject(row, "type", type);
    cJSON_AddStringToObject(row, "value", value_of(arena, e));
    if (e->currency[0])
        cJSON_AddStringToObject(row, "currency", e->currency);
    cJSON_AddStringToObject(row, "text", e->text);
    cJSON_AddItemToArray(list, row);
    if (e->kind == ENTITY_MONEY && e->is_range) { /* the corpus has two of it */
        struct entity high = *e;
        high.number = e->high;
        high.is_range = false;
        add_entity(arena, list, &high);
    }
}

static const char *refused(struct arena *arena, const char *why)
{
    JSON *out = cJSON_CreateObject();

    cJSON_AddNullToObject(out, "id");
    cJSON_AddArrayToObject(out, "entities");
    cJSON_AddStringToObject(out, "error", why);
    return json_line(arena, out);
}

const char *parse_entities_line(struct arena *arena, const char *line)
{
    struct reading_context context = {.week_starts = MONDAY, .habits = HABIT_CORPUS};
    struct entities entities;
    struct err err = {0};
    JSON *in = NULL;

    if (json_read(line, strlen(line), &json_usual, &in, &err) != RC_OK)
        return refused(arena, "not a JSON object");
    const char *text = json_text(in, "text"), *lang = json_text(in, "lang");
    if (!text)
        return refused(arena, "no text");
    context.lang = lang && strcmp(lang, "zh") == 0 ? LANG_ZH : LANG_EN;
    read_now(json_text(in, "now"), &context);
    entities_read(arena, text, strlen(text), &context, &entities);

    JSON *out = cJSON_CreateObject();
    const cJSON *id = json_get(in, "id");
    cJSON_AddItemToObject(out, "id", id ? cJSON_Duplicate(id, true) : cJSON_CreateNull());
    cJSON *list = cJSON_AddArrayToObject(out, "entities");
    for (size_t i = 0; i < entities.n; i++)
        add_entity(arena, list, &entities.rows[i]);
    return json_line(arena, out);
}
