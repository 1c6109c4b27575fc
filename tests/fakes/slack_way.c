/* A story by the way of Slack's wire. */

#include "tests/fakes/slack_way.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 128 * 1024 };

static const struct slack_self self = {"U0BELL", "B0BELL", "T0"};

static cJSON *put(cJSON *object, const char *key)
{
    return cJSON_AddObjectToObject(object, key);
}

static void set(cJSON *object, const char *key, const char *value)
{
    if (value)
        (void)cJSON_AddStringToObject(object, key, value);
}

/* --- in --------------------------------------------------------------------------- */

static void add_words(cJSON *payload, const cJSON *order, struct arena *arena)
{
    const char *place = json_text(order, "conversation");
    cJSON *event = put(payload, "event");
    size_t took;

    set(payload, "team_id", self.team);
    set(event, "type", "message");
    set(event, "user", json_text(order, "account"));
    set(event, "channel", place);
    set(event, "channel_type", place && place[0] == 'D' ? "im" : "channel");
    set(event, "ts", json_text(order, "event"));
    set(event, "thread_ts", json_text(order, "reply_to")); /* an answer opens a thread */
    set(event, "text", slack_escape(arena, json_text(order, "text"), TEXT_MOST, &took));
}

static void add_person(cJSON *payload, const cJSON *order)
{
    cJSON *user = put(payload, "user");

    set(user, "id", json_text(order, "account"));
    set(user, "team_id", self.team);
    set(payload, "trigger_id", json_text(order, "event"));
}

static void add_press(cJSON *payload, const cJSON *order, struct arena *arena)
{
    const char *value = json_text(order, "value");
    cJSON *action = cJSON_CreateObject();

    set(payload, "type", "block_actions");
    add_person(payload, order);
    set(put(payload, "container"), "channel_id", json_text(order, "conversation"));
    set(action, "action_id",
        arena_printf(arena, "%c:%s", text_empty(value) ? 'p' : 's',
                     json_text(order, "action")));
    set(action, "action_ts", json_text(order, "event"));
    if (!text_empty(value))
        set(put(action, "selected_option"), "value", value);
    (void)cJSON_AddItemToArray(cJSON_AddArrayToObject(payload, "actions"), action);
}

static void add_form(cJSON *payload, const cJSON *order, struct arena *arena)
{
    JSON *fields = cJSON_Parse(json_text(order, "fields"));
    cJSON *view, *values;

    set(payload, "type", "view_submission");
    add_person(payload, order);
    view = put(payload, "view");
    set(view, "callback_id", arena_printf(arena, "form:%s", json_text(order, "action")));
    set(view, "private_metadata", json_text(order, "conversation"));
    values = put(put(view, "state"), "values");
    for (const cJSON *at = fields ? fields->child : NULL; at; at = at->next)
        set(put(put(values, arena_printf(arena, "in:%s", at->string)), "v"), "value",
            at->valuestring);
}

static const char *frame_of(const cJSON *order, int64_t kind, struct arena *arena)
{
    cJSON *frame = cJSON_CreateObject(), *payload = put(frame, "payload");

    set(frame, "envelope_id", "env-1");
    set(frame, "type", kind == IN_WORDS ? "events_api" : "interactive");
    if (kind == IN_WORDS)
        add_words(payload, order, arena);
    else if (kind == IN_PRESS)
        add_press(payload, order, arena);
    else
        add_form(payload, order, arena);
    return json_take_line(arena, frame);
}

static void must(bool held, const char *what, const char *frame)
{
    if (held)
        return;
    (void)fprintf(stderr, "Slack's wire loses %s of %s\n", what, frame);
    abort();
}

static const char *behind_slash(const char *text)
{
    const char *slash = text ? strchr(text, '/') : NULL;

    return slash ? slash + 1 : text;
}

struct inbound *slack_way_in(const cJSON *order, struct arena *arena)
{
    int64_t kind = IN_WORDS;
    const char *bytes;
    struct slack_frame frame;
    struct err err = {0};
    struct inbound *in;

    if (json_text(order, "text") &&
        !utf8_valid(json_text(order, "text"), strlen(json_text(order, "text"))))
        return NULL;
    (void)json_int(order, "kind", &kind);
    bytes = frame_of(order, kind, arena);
    must(slack_decode(&self, bytes, strlen(bytes), arena, &frame, &err) == RC_OK &&
             frame.in,
         "all", bytes);
    in = frame.in;
    must((int64_t)in->kind == kind, "the kind", bytes);
    in->account = behind_slash(in->account);
    must(text_same(in->account, json_text(order, "account")), "the account", bytes);
    must(text_same(in->conversation, json_text(order, "conversation")), "the place",
         bytes);
    must(text_same(in->action, json_text(order, "action")) || kind == IN_WORDS,
         "the action", bytes);
    /* The story's own names, and its way of answering: not in a thread. */
    in->reply_to = in->thread;
    in->thread = NULL;
    in->platform = "fake";
    in->event = arena_copy(arena, json_text(order, "event"));
    in->answer_way = ANSWER_SENT;
    in->is_direct = false;
    in->is_addressed = in->is_addressed || json_flag(order, "addressed");
    return in;
}

/* --- out -------------------------------------------------------------------------- */

static size_t most_of(const char *block, const char *key)
{
    return strcmp(block, "header") == 0    ? 150
           : strcmp(key, "fields") == 0    ? 2000
           : strcmp(block, "actions") == 0 ? 75
                                           : 3000;
}

/* Texts within a block, however deep, against what it may hold. */
static bool fits(const cJSON *value, const char *block, const char *key)
{
    const char *text = json_text(value, "text");

    if (text && (text[0] == '\0' || utf8_count(text) > most_of(block, key)))
        return false;
    for (const cJSON *at = value->child; at; at = at->next)
        if (!fits(at, block, at->string ? at->string : key))
            return false;
    return true;
}

static bool has_action(const cJSON *value, const char *id)
{
    if (text_same(json_text(value, "action_id"), id))
        return true;
    for (const cJSON *at = value ? value->child : NULL; at; at = at->next)
        if (has_action(at, id))
            return true;
    return false;
}

static const char *lacks(const cJSON *blocks, const char *json, struct arena *arena)
{
    struct card card = {0};
    struct err err = {0};

    if (text_empty(json))
        return NULL;
    if (card_read(json, arena, &card, &err) != RC_OK)
        return arena_copy(arena, err.detail);
    for (size_t i = 0; i < card.n_buttons; i++)
        if (!has_action(blocks, arena_printf(arena, "p:%s", card.buttons[i].action)))
            return card.buttons[i].label;
    if (card.select && card.select->n_options > 0 &&
        !has_action(blocks, arena_printf(arena, "s:%s", card.select->action)))
        return card.select->label;
    if (card.form && !has_action(blocks, arena_printf(arena, "f:%s", card.form->action)))
        return "the form";
    return NULL;
}

const char *slack_way_out(const struct letter *letter, struct arena *arena)
{
    struct letter there = *letter;
    struct err err = {0};
    const char *bytes = NULL, *text;
    size_t len = 0;
    JSON *body = NULL;
    const cJSON *blocks;

    if (there.edits)
        there.edits_ref = arena_printf(arena, "%s/%s", there.lane, there.edits_ref);
    if (slack_encode(&there, arena, &bytes, &len, &err) != RC_OK)
        return arena_copy(arena, err.detail);
    body = cJSON_ParseWithLength(bytes, len);
    text = json_text(body, "text");
    blocks = json_get(body, "blocks");
    if (text_empty(text) || utf8_count(text) > 4000)
        return "no text, or too much of it";
    if (blocks && cJSON_GetArraySize(blocks) > 50)
        return "too many blocks";
    for (const cJSON *at = blocks ? blocks->child : NULL; at; at = at->next)
        if (!fits(at, json_text(at, "type"), "text"))
            return json_text(at, "type");
    return lacks(blocks, letter->card, arena);
}
