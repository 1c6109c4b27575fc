/* The lines of `dealbell parse --world`. */
#include "base/json.h"
#include "commands/language/parts.h"

#include <stdlib.h>
#include <string.h>

/* "2026-03-11T10:15:00+08:00" */
static bool read_now(const char *text, struct reading_context *out)
{
    struct err err = {0};
    size_t len = text ? strlen(text) : 0;
    char bare[17] = "";

    if (len < 16)
        return false;
    memcpy(bare, text, 16);
    if (moment_parse_iso(bare, &out->now, &err) != RC_OK)
        return false;
    out->now_second = len >= 19 && text[16] == ':' ? (int)strtol(text + 17, NULL, 10) : 0;
    const char *zone = len > 16 ? strpbrk(text + 16, "+-Z") : NULL;
    if (zone && *zone != 'Z' && strlen(zone) == 6) {
        long hours = strtol(zone + 1, NULL, 10), minutes = strtol(zone + 4, NULL, 10);
        out->offset_minutes = (int)((*zone == '-' ? -1 : 1) * (hours * 60 + minutes));
    }
    return true;
}

static bool has_han(const char *text)
{
    for (; *text; text++)
        if (han_at(text))
            return true;
    return false;
}

static void add_list(cJSON *object, const struct slot *slot)
{
    cJSON *list = cJSON_AddArrayToObject(object, slot->key);
    const char *at = slot->value;

    while (*at) {
        size_t len = strcspn(at, " ");
        char handle[128];
        if (len && len < sizeof(handle)) {
            memcpy(handle, at, len);
            handle[len] = '\0';
            cJSON_AddItemToArray(list, cJSON_CreateString(handle));
        }
        at += len + (at[len] == ' ');
    }
}

static void add_slot(cJSON *object, const struct slot *slot)
{
    switch (slot->form) {
    case SLOT_NUMBER:
        cJSON_AddRawToObject(object, slot->key, slot->value);
        break;
    case SLOT_LIST:
        add_list(object, slot);
        break;
    case SLOT_TEXT:
        cJSON_AddStringToObject(object, slot->key, slot->value);
        break;
    }
}

static void add_meanings(cJSON *cmds, cJSON *asks, const struct meanings *meanings)
{
    for (size_t i = 0; i < meanings->n; i++) {
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "cmd", meanings->rows[i].cmd);
        for (size_t k = 0; k < meanings->rows[i].n_slots; k++)
            add_slot(object, &meanings->rows[i].slots[k]);
        cJSON_AddItemToArray(cmds, object);
    }
    for (size_t i = 0; i < meanings->n_asks; i++)
        cJSON_AddItemToArray(asks, cJSON_CreateString(meanings->ask[i]));
}

static void add_silence(cJSON *cmds)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, "cmd", "none");
    cJSON_AddItemToArray(cmds, object);
}

/* The message as a whole, or each of its parts that may be done. */
static void add_all(struct arena *arena, const char *text,
                    const struct meaning_context *context, cJSON *answer)
{
    struct meanings *meanings = TAKE(arena, struct meanings);
    struct part parts[MOST_PARTS];
    size_t n = parts_read(arena, text, strlen(text), context, parts), n_sure = 0;
    cJSON *cmds = cJSON_AddArrayToObject(answer, "cmds");
    cJSON *asks = cJSON_AddArrayToObject(answer, "ask");

    for (size_t i = 0; i < n; i++) {
        if (!parts[i].is_sure)
            continue;
        meaning_read(arena, parts[i].text, strlen(parts[i].text), context, meanings);
        add_meanings(cmds, asks, meanings);
        n_sure++;
    }
    if (n > 0 && n_sure == 0)
        add_silence(cmds);
    if (n > 0)
        return;
    meaning_read(arena, text, strlen(text), context, meanings);
    add_meanings(cmds, asks, meanings);
}

const char *parse_world_line(struct arena *arena, const char *line,
                             const struct world *world)
{
    static const char broken[] =
        "{\"id\":null,\"cmds\":[],\"ask\":[],\"error\":\"no such line\"}";
    struct meaning_context context = {.world = world};
    struct err err = {0};
    JSON *in = NULL, *answer = NULL;

    if (json_read(line, strlen(line), &json_usual, &in, &err) != RC_OK)
        return broken;
    const char *text = json_text(in, "text");
    if (!text || !read_now(json_text(in, "now"), &context.reading))
        return broken;
    context.reading.lang = has_han(text) ? LANG_ZH : LANG_EN;
    context.reading.week_starts = world ? world->week_starts : MONDAY;
    context.reading.region = world ? world->region : NULL;
    context.reading.calendar = world ? world->calendar : NULL;
    context.reply_to = json_text(json_get(in, "ctx"), "reply_to");
    answer = cJSON_CreateObject();
    const char *id = json_text(in, "id");
    if (id)
        cJSON_AddStringToObject(answer, "id", id);
    else
        cJSON_AddNullToObject(answer, "id");
    add_all(arena, text, &context, answer);
    return json_line(arena, answer);
}
