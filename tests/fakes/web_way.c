/* A story by the way of the web chat's wire. */

#include "tests/fakes/web_way.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 64 * 1024 }; /* what the page sends */

static void must(bool held, const char *what, const char *bytes)
{
    if (held)
        return;
    (void)fprintf(stderr, "the web chat's wire loses %s of %s\n", what, bytes);
    abort();
}

static void set(cJSON *object, const char *key, const char *value)
{
    if (value)
        (void)cJSON_AddStringToObject(object, key, value);
}

/* --- in --------------------------------------------------------------------------- */

static const char *object_of(const cJSON *order, int64_t kind, struct arena *arena)
{
    cJSON *object = cJSON_CreateObject();

    set(object, "do", kind == IN_WORDS ? "say" : kind == IN_PRESS ? "press" : "form");
    set(object, "id", json_text(order, "event"));
    set(object, "room", json_text(order, "conversation"));
    if (kind == IN_WORDS) {
        set(object, "text", json_text(order, "text"));
        set(object, "reply_to", json_text(order, "reply_to"));
    } else {
        set(object, "action", json_text(order, "action"));
        set(object, "value", json_text(order, "value"));
    }
    if (kind == IN_FORM)
        (void)cJSON_AddItemToObject(object, "fields",
                                    cJSON_Parse(json_text(order, "fields")));
    return json_take_line(arena, object);
}

struct inbound *web_way_in(const cJSON *order, struct arena *arena)
{
    const char *text = json_text(order, "text"), *bytes;
    const struct web_ask *ask;
    int64_t kind = IN_WORDS;
    struct inbound *in;
    struct err err = {0};

    if (text && (!utf8_valid(text, strlen(text)) || strlen(text) > TEXT_MOST))
        return NULL;
    (void)json_int(order, "kind", &kind);
    bytes = object_of(order, kind, arena);
    must(web_decode(bytes, strlen(bytes), arena, &in, &err) == RC_OK, "all", bytes);
    ask = in->whose;
    must((int64_t)in->kind == kind, "the kind", bytes);
    must(text_same(in->event, json_text(order, "event")), "the id", bytes);
    must(text_same(ask->room, json_text(order, "conversation")), "the room", bytes);
    must(kind != IN_WORDS || text_same(in->text, text), "the words", bytes);
    must(kind == IN_WORDS || text_same(in->action, json_text(order, "action")),
         "the action", bytes);
    /* Who they are their session says. */
    in->platform = "fake";
    in->whose = NULL;
    in->account = arena_copy(arena, json_text(order, "account"));
    in->conversation = arena_copy(arena, json_text(order, "conversation"));
    in->is_addressed = json_flag(order, "addressed");
    return in;
}

/* --- out -------------------------------------------------------------------------- */

const char *web_way_line(const struct letter *letter, struct arena *arena)
{
    const struct news news = {.id = letter->edits ? letter->edits : letter->id,
                              .change = letter->id,
                              .only_for = text_empty(letter->only_for) ? 0 : 1,
                              .at = letter->made_at,
                              .room = letter->lane,
                              .from = "dealbell",
                              .name = "Dealbell",
                              .text = letter->text,
                              .card = letter->card,
                              .is_edit = letter->edits != 0};

    return web_post_line(&news, "", NULL, arena);
}

const char *web_way_out(const struct letter *letter, struct arena *arena)
{
    const char *line = web_way_line(letter, arena);
    JSON *post = cJSON_Parse(line);
    const cJSON *card = json_get(post, "card");
    struct card read = {0}, *meant = TAKE(arena, struct card);
    struct err err = {0};
    enum rc rc;

    if (!post || strchr(line, '\n'))
        return "no line of JSON";
    if (!text_same(json_text(post, "text"), letter->text))
        return "its words";
    if (text_empty(letter->card))
        return card ? "a card" : NULL;
    if (card_read(letter->card, arena, meant, &err) != RC_OK)
        return arena_copy(arena, err.detail);
    rc = card_read(json_line(arena, card), arena, &read, &err);
    return rc == RC_OK && text_same(card_print(&read, arena), card_print(meant, arena))
               ? NULL
               : "its card";
}
