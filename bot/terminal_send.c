/* What was typed becomes what the protocol says. */

#include "base/secret.h"
#include "base/text.h"
#include "bot/terminal_inside.h"

#include <stdlib.h>
#include <string.h>

/* `id`: the caller's own, which the server knows again; NULL: one of ours. */
static cJSON *begin(struct terminal *term, const char *what, const char *id)
{
    cJSON *object = cJSON_CreateObject();

    term->sent_id = id ? arena_copy(term->arena, id) : secret_id(term->arena);
    cJSON_AddStringToObject(object, "do", what);
    cJSON_AddStringToObject(object, "id", term->sent_id);
    return object;
}

static void send_object(struct terminal *term, cJSON *object)
{
    term->sent = json_take_line(term->arena, object);
    if (term->is_ready)
        (void)ws_send(term->ws, term->sent, strlen(term->sent));
}

/* `reply_to`: the message that is answered, as the line named it; NULL none. */
static void send_say(struct terminal *term, const char *id, const char *room,
                     const char *text, const cJSON *reply_to)
{
    cJSON *object = begin(term, "say", id);

    if (reply_to)
        cJSON_AddItemToObject(object, "reply_to", cJSON_Duplicate(reply_to, true));

    cJSON_AddStringToObject(object, "room", room);
    cJSON_AddStringToObject(object, "text", text);
    send_object(term, object);
}

static void send_press(struct terminal *term, const char *id, const char *action,
                       const char *value, const char *room)
{
    cJSON *object = begin(term, "press", id);

    cJSON_AddStringToObject(object, "action", action);
    if (value)
        cJSON_AddStringToObject(object, "value", value);
    cJSON_AddStringToObject(object, "room", room);
    send_object(term, object);
}

/* {"say":...}, {"press":...} or {"form":...}: false when it is none. */
static bool send_json(struct terminal *term, const char *line)
{
    struct err err = {.lang = term->lang};
    JSON *in = NULL;
    const char *say, *press, *form, *room, *id;

    if (json_read(line, strlen(line), &json_usual, &in, &err) != RC_OK) {
        terminal_complain(term, err.said,
                          IN(term, "one JSON object a line: {\"say\":\"help\"}",
                             "每行一个 JSON 对象：{\"say\":\"帮助\"}"));
        return false;
    }
    say = json_text(in, "say");
    press = json_text(in, "press");
    form = json_text(in, "form");
    room = json_text(in, "room");
    id = json_text(in, "id");
    if (json_get(in, "id") && !id) {
        terminal_complain(term, IN(term, "an id is a text", "id 应为文本"), NULL);
        return false;
    }
    if (!room)
        room = term->room;
    if (say) {
        send_say(term, id, room, say, json_get(in, "reply_to"));
    } else if (press) {
        send_press(term, id, press, json_text(in, "value"), room);
    } else if (form) {
        cJSON *object = begin(term, "form", id);

        cJSON_AddStringToObject(object, "action", form);
        cJSON_AddStringToObject(object, "room", room);
        cJSON_AddItemToObject(object, "fields",
                              json_get(in, "fields")
                                  ? cJSON_Duplicate(json_get(in, "fields"), true)
                                  : cJSON_CreateObject());
        send_object(term, object);
    } else {
        terminal_complain(term,
                          IN(term, "an object needs say, press or form",
                             "对象里需要 say、press 或 form"),
                          NULL);
        return false;
    }
    return true;
}

/* "/form need="two lines" budget=500k": the open fields of the card's form. */
static bool send_form(struct terminal *term, const char *words)
{
    cJSON *object, *fields;

    if (!term->shown.form) {
        terminal_complain(
            term, IN(term, "there is no form to fill in", "没有要填写的表单"), NULL);
        return false;
    }
    object = begin(term, "form", NULL);
    cJSON_AddStringToObject(object, "action", term->shown.form->action);
    cJSON_AddStringToObject(object, "room", term->shown_room);
    fields = cJSON_AddObjectToObject(object, "fields");
    while (*(words += strspn(words, " "))) {
        size_t name = strcspn(words, "= "), value;
        const char *at = words + name + (words[name] == '=');
        bool is_quoted = *at == '"';

        at += is_quoted;
        value = strcspn(at, is_quoted ? "\"" : " ");
        cJSON_AddStringToObject(fields, arena_copy_bytes(term->arena, words, name),
                                arena_copy_bytes(term->arena, at, value));
        words = at + value + (is_quoted && at[value] == '"');
    }
    send_object(term, object);
    return true;
}

static bool send_numbered(struct terminal *term, const char *digits)
{
    const struct numbered *button;
    char *end;
    unsigned long n = strtoul(digits, &end, 10);

    if (n < 1 || n > term->n_buttons || n + BUTTONS_KEPT <= term->n_buttons || *end) {
        terminal_complain(term, IN(term, "there is no such button", "没有这个按钮"),
                          NULL);
        return false;
    }
    button = &term->buttons[n % BUTTONS_KEPT];
    send_press(term, NULL, button->action, NULL, button->room);
    return true;
}

/* False: nothing was sent, go on with the next line. */
static bool send_line(struct terminal *term, const char *line)
{
    if (term->is_json)
        return line[strspn(line, " \t")] ? send_json(term, line) : false;
    if (strncmp(line, "/form ", 6) == 0)
        return send_form(term, line + 6);
    if (line[0] == '/' && line[1] >= '0' && line[1] <= '9')
        return send_numbered(term, line + 1);
    if (!line[strspn(line, " \t")])
        return false;
    send_say(term, NULL, term->room, line, NULL);
    return true;
}

void terminal_send_next(struct terminal *term)
{
    while (term->is_ready && !term->sent_id && term->first) {
        struct entry *entry = term->first;

        term->first = entry->next;
        if (!term->first)
            term->last = &term->first;
        term->at_line = entry->number;
        if (!send_line(term, entry->line))
            term->sent_id = NULL;
    }
    if (term->at_end && !term->first && !term->sent_id && term->is_ready &&
        !term->is_leaving)
        terminal_leave(term);
}
