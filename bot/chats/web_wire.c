/* The web chat's wire: JSON into messages and posts into JSON (docs/web-chat.md). Pure.
 */

#include "bot/chats/web_inside.h"

#include "base/text.h"
#include "bot/refused.h"

#include <stdio.h>
#include <string.h>

enum { ID_MOST = 64, ROOM_MOST = 80, TEXT_MOST = 64 * 1024 };

static const struct json_limits wire_limits = {
    .bytes = (size_t)200 * 1024, .depth = 6, .values = 400};

static const struct verb {
    const char *name;
    enum rc (*errand)(struct turn *t, struct inbound *in);
    enum inbound_kind kind;
    bool needs_id, needs_room;
} verbs[] = {
    [VERB_HELLO] = {"hello", web_hello, IN_ERRAND, false, false},
    [VERB_SAY] = {"say", NULL, IN_WORDS, true, true},
    [VERB_PRESS] = {"press", NULL, IN_PRESS, true, false},
    [VERB_FORM] = {"form", NULL, IN_FORM, true, false},
    [VERB_READ] = {"read", web_read, IN_ERRAND, false, true},
    [VERB_HISTORY] = {"history", web_history, IN_ERRAND, true, true},
    [VERB_SEARCH] = {"search", web_search, IN_ERRAND, true, false},
    [VERB_SIDE] = {"side", web_side, IN_ERRAND, true, false},
    [VERB_BOARD] = {"board", web_board, IN_ERRAND, true, false},
};

static int verb_of(const char *name)
{
    for (size_t i = 0; name && i < COUNT(verbs); i++)
        if (strcmp(verbs[i].name, name) == 0)
            return (int)i;
    return -1;
}

static bool is_plain(const char *text, size_t most)
{
    size_t len = strlen(text);

    if (len == 0 || len > most)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
            return false;
    return true;
}

static enum rc bad(struct err *err, const char *what)
{
    return err_set(
        err, RC_USAGE,
        IN(err, "this message lacks a proper \"%s\"", "这条消息缺少正确的“%s”"), what);
}

/* A form's fields go on as the JSON they came as, once each is known to be a text. */
static enum rc read_fields(const cJSON *object, struct arena *arena, struct inbound *in,
                           struct err *err)
{
    const cJSON *fields = json_get(object, "fields"), *field;

    if (!cJSON_IsObject(fields))
        return bad(err, "fields");
    cJSON_ArrayForEach(field, fields) if (!cJSON_IsString(field)) return bad(err,
                                                                             "fields");
    in->fields = json_line(arena, fields);
    return RC_OK;
}

static enum rc read_numbers(const cJSON *object, struct web_ask *ask, struct err *err)
{
    static const struct number {
        const char *name;
        size_t offset;
    } numbers[] = {{"since", offsetof(struct web_ask, since)},
                   {"before", offsetof(struct web_ask, before)},
                   {"post", offsetof(struct web_ask, post)}};

    for (size_t i = 0; i < COUNT(numbers); i++) {
        int64_t n = 0;

        if (!json_get(object, numbers[i].name))
            continue;
        if (!json_int(object, numbers[i].name, &n) || n < 0)
            return bad(err, numbers[i].name);
        memcpy((char *)ask + numbers[i].offset, &n, sizeof(n));
    }
    return RC_OK;
}

/* The post that is answered: a number, or a text of digits. */
static enum rc read_reply(const cJSON *object, struct arena *arena, struct inbound *in,
                          struct err *err)
{
    const char *reply = json_text(object, "reply_to");
    int64_t number;

    if (in->kind != IN_WORDS || !json_get(object, "reply_to"))
        return RC_OK;
    if (reply && is_plain(reply, ID_MOST))
        in->reply_to = arena_copy(arena, reply);
    else if (!reply && json_int(object, "reply_to", &number))
        in->reply_to = arena_printf(arena, "%lld", (long long)number);
    else
        return bad(err, "reply_to");
    return RC_OK;
}

static enum rc read_strings(const cJSON *object, const struct verb *verb,
                            struct arena *arena, struct web_ask *ask, struct inbound *in,
                            struct err *err)
{
    const char *id = json_text(object, "id"), *room = json_text(object, "room");
    const char *text = json_text(object, "text");

    if (id ? !is_plain(id, ID_MOST) : verb->needs_id)
        return bad(err, "id");
    if (room ? !is_plain(room, ROOM_MOST) : verb->needs_room)
        return bad(err, "room");
    ask->id = arena_copy(arena, id ? id : "");
    ask->room = arena_copy(arena, room ? room : "dealbell");
    ask->text = arena_copy(arena, text ? text : "");
    if ((in->kind == IN_WORDS || ask->verb == VERB_SEARCH) && !text)
        return bad(err, "text");
    TRY(read_reply(object, arena, in, err));
    if (text && strlen(text) > TEXT_MOST)
        return err_set(err, RC_USAGE,
                       IN(err, "a message holds 64 KiB at most", "一条消息最多 64 KiB"));
    if (in->kind == IN_PRESS || in->kind == IN_FORM) {
        const char *action = json_text(object, "action"),
                   *value = json_text(object, "value");

        if (!action || !is_plain(action, ID_MOST))
            return bad(err, "action");
        in->action = arena_copy(arena, action);
        in->value = arena_copy(arena, value);
    }
    return RC_OK;
}

enum rc web_decode(const char *bytes, size_t len, struct arena *arena,
                   struct inbound **out, struct err *err)
{
    struct inbound *in = TAKE(arena, struct inbound);
    struct web_ask *ask = TAKE(arena, struct web_ask);
    JSON *object = NULL;
    int verb;

    TRY(json_read(bytes, len, &wire_limits, &object, err));
    verb = verb_of(json_text(object, "do"));
    if (verb < 0)
        return bad(err, "do");
    ask->verb = (enum web_verb)verb;
    in->kind = verbs[verb].kind;
    in->errand = verbs[verb].errand;
    in->reads_only = in->kind == IN_ERRAND;
    TRY(read_strings(object, &verbs[verb], arena, ask, in, err));
    TRY(read_numbers(object, ask, err));
    if (in->kind == IN_FORM)
        TRY(read_fields(object, arena, in, err));
    in->platform = "web";
    in->event = ask->id;
    in->text = ask->text;
    in->whose = ask;
    in->arena = arena;
    *out = in;
    return RC_OK;
}

/* Values outlive the line: they are not copied. */
static void put_text(cJSON *object, const char *key, const char *text)
{
    cJSON_AddItemToObjectCS(object, key, cJSON_CreateStringReference(text));
}

/* Handed over as it is to be printed: no double in between. */
static void put_int(cJSON *object, const char *key, int64_t value)
{
    char figure[24];

    (void)snprintf(figure, sizeof(figure), "%lld", (long long)value);
    cJSON_AddItemToObjectCS(object, key, cJSON_CreateRaw(figure));
}

bool web_sees(const struct news *news, int64_t person)
{
    if (news->only_for && news->only_for != person)
        return false;
    return !news->one || news->one == person || news->other == person;
}

/* The name of its conversation from their side. */
static const char *room_of(const struct news *news, const char *handle,
                           struct arena *arena)
{
    const char *plus;

    if (!news->one)
        return news->room;
    plus = strchr(news->room, '+');
    if (!plus)
        return "dealbell";
    /* "dm:ana+bo": the other one's handle */
    if (strcmp(plus + 1, handle) == 0)
        return arena_printf(arena, "@%.*s", (int)(plus - news->room - 3), news->room + 3);
    return arena_printf(arena, "@%s", plus + 1);
}

const char *web_key(const char *room, const char *handle, struct arena *arena)
{
    if (strcmp(room, "dealbell") == 0)
        return arena_printf(arena, "dm:%s", handle);
    if (room[0] == '@') {
        const char *other = room + 1;

        if (strcmp(other, handle) == 0)
            return arena_printf(arena, "dm:%s", handle);
        if (strpbrk(other, "+:@"))
            return NULL;
        return strcmp(handle, other) < 0 ? arena_printf(arena, "dm:%s+%s", handle, other)
                                         : arena_printf(arena, "dm:%s+%s", other, handle);
    }
    return strchr(room, ':') ? NULL : room[0] == '#' ? room + 1 : room;
}

const char *web_post_line(const struct news *news, const char *handle, const char *own_id,
                          struct arena *arena)
{
    cJSON *post = cJSON_CreateObject();

    put_text(post, "is", "post");
    put_int(post, "id", news->id);
    put_int(post, "change", news->change);
    put_text(post, "room", room_of(news, handle, arena));
    put_text(post, "from", news->from);
    put_text(post, "name", news->name);
    put_int(post, "at", news->at);
    put_text(post, "text", news->text);
    if (!text_empty(news->card))
        cJSON_AddRawToObject(post, "card", news->card);
    if (news->is_edit)
        cJSON_AddTrueToObject(post, "edited");
    if (news->only_for)
        cJSON_AddTrueToObject(post, "only_you");
    if (own_id)
        put_text(post, "for", own_id);
    return json_take_line(arena, post);
}

const char *web_done_line(const struct inbound *in, const char *id, struct arena *arena)
{
    cJSON *line = cJSON_CreateObject();

    put_text(line, "is", "done");
    put_text(line, "id", id);
    put_text(line, "rc", rc_name(in->rc));
    if (in->is_repeat)
        cJSON_AddTrueToObject(line, "seen");
    if (in->rc != RC_OK)
        put_text(line, "said", in->err.said);
    if (in->kind == IN_FORM && in->rc != RC_OK && in->err.field[0]) {
        const struct card refusal = {.text = err_words(in->arena, &in->err)};

        cJSON_AddItemToObjectCS(line, "errors", refused_fields(in, &refusal, ""));
    }
    return json_take_line(arena, line);
}

const char *web_error_line(const char *id, const struct err *err, struct arena *arena)
{
    cJSON *line = cJSON_CreateObject();

    put_text(line, "is", "error");
    put_text(line, "id", id);
    put_text(line, "rc", rc_name(err->rc));
    put_text(line, "said", err->said);
    if (err->hint[0])
        put_text(line, "hint", err->hint);
    return json_take_line(arena, line);
}
