/* What people do: words, presses, forms. */

#include "tests/stories/story.h"

#include "base/text.h"
#include "store/turn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct actor actors[] = {
    {"ana", "Europe/London"},
    {"bo", "Asia/Shanghai"},
    {"max", "Europe/London"},
    {"mei", "Asia/Shanghai"},
    {"fin", "Europe/London"},
    {"cfo", "Europe/London"},
    {"adm", "Europe/London"},
    {"eve", "Europe/London"}, /* a stranger */
    {0},
};

const struct actor *actor_named(const char *name, size_t len)
{
    for (const struct actor *at = actors; at->handle; at++)
        if (strlen(at->handle) == len && strncmp(at->handle, name, len) == 0)
            return at;
    return NULL;
}

static cJSON *inbound(struct story *story, enum inbound_kind kind, const char *handle,
                      const char *lane)
{
    struct arena *arena = story->arena;
    cJSON *tree = cJSON_CreateObject();

    (void)cJSON_AddStringToObject(tree, "do", "in");
    (void)cJSON_AddNumberToObject(tree, "kind", kind);
    (void)cJSON_AddStringToObject(tree, "event",
                                  arena_printf(arena, "E%d", ++story->events));
    (void)cJSON_AddStringToObject(tree, "account", arena_printf(arena, "U-%s", handle));
    (void)cJSON_AddStringToObject(tree, "conversation", lane);
    (void)cJSON_AddBoolToObject(tree, "addressed", strncmp(lane, "D-", 2) == 0);
    story->speaker = handle;
    story->where = lane;
    return tree;
}

static void wait(struct story *story, struct pending *pending)
{
    pending->next = NULL;
    pending->is_acked = false;
    *story->waiting_end = pending;
    story->waiting_end = &pending->next;
}

static void put(struct story *story, cJSON *tree)
{
    struct pending *pending = TAKE(story->arena, struct pending);

    pending->event = arena_copy(story->arena, json_text(tree, "event"));
    pending->json = json_take_line(story->arena, tree);
    wait(story, pending);
    story->last = pending;
}

void hand_again(struct story *story)
{
    if (story->last)
        wait(story, story->last);
    else
        story_fail(story, "nothing was said before");
}

/* --- cards that somebody sees ----------------------------------------------------- */

static bool sees(const struct message *message, const char *handle)
{
    if (message->is_mail)
        return false;
    if (strncmp(message->lane, "D-", 2) == 0)
        return strcmp(message->lane + 2, handle) == 0;
    return !message->only_for[0] || strcmp(message->only_for + 2, handle) == 0;
}

static bool is_about(struct story *story, const struct message *message, const char *ref)
{
    return !ref || text_same(message->card.ref, ref) ||
           (!message->card.ref && strstr(message_words(message, story->arena), ref));
}

/* The newest that has it; of one message `stale` takes what an edit replaced. */
static const struct message *
newest(struct story *story, const char *handle, const char *ref, bool is_stale,
       const char *label, bool (*has)(const struct card *card, const char *label))
{
    const struct message *found = NULL;

    for (const struct message *at = story->platform.first; at; at = at->next) {
        const struct message *version = is_stale ? at->older : at;

        if (!version || !sees(at, handle) || !is_about(story, at, ref))
            continue;
        while (is_stale && version && !has(&version->card, label))
            version = version->older;
        if (version && has(&version->card, label))
            found = version;
    }
    return found;
}

static bool has_button(const struct card *card, const char *label)
{
    for (size_t i = 0; i < card->n_buttons; i++)
        if (strcmp(card->buttons[i].label, label) == 0)
            return true;
    return false;
}

static bool is_any(const struct card *card, const char *label)
{
    (void)card;
    (void)label;
    return true;
}

static bool has_option(const struct card *card, const char *label)
{
    for (size_t i = 0; card->select && i < card->select->n_options; i++)
        if (strcmp(card->select->options[i].label, label) == 0)
            return true;
    return false;
}

static bool has_form(const struct card *card, const char *label)
{
    (void)label;
    return card->form != NULL;
}

/* "Approve on AP-1" into both; *ref NULL without. */
static const char *split_on(struct story *story, const char *rest, const char **ref)
{
    const char *on = NULL;

    for (const char *at = rest; (at = strstr(at, " on ")); at++)
        on = at;
    *ref = NULL;
    if (!on)
        return rest;
    *ref = arena_copy(story->arena, on + 4);
    return arena_copy_bytes(story->arena, rest, (size_t)(on - rest));
}

static void press(struct story *story, const char *handle, const char *rest)
{
    bool is_stale = strncmp(rest, "stale ", 6) == 0;
    const char *ref, *label = split_on(story, is_stale ? rest + 6 : rest, &ref);
    const struct message *message =
        newest(story, handle, ref, is_stale, label, has_button);

    if (!message) {
        story_fail(story, "%s sees no button \"%s\"%s%s", handle, label,
                   ref ? " on " : "", ref ? ref : "");
        return;
    }
    for (size_t i = 0; i < message->card.n_buttons; i++) {
        const struct card_button *button = &message->card.buttons[i];

        if (strcmp(button->label, label) == 0) {
            cJSON *tree = inbound(story, IN_PRESS, handle, message->lane);

            (void)cJSON_AddStringToObject(tree, "action", button->action);
            put(story, tree);
            return;
        }
    }
}

static void choose(struct story *story, const char *handle, const char *rest)
{
    const char *ref, *label = split_on(story, rest, &ref);
    const struct message *message = newest(story, handle, ref, false, label, has_option);

    if (!message) {
        story_fail(story, "%s sees no choice \"%s\"", handle, label);
        return;
    }
    for (size_t i = 0; i < message->card.select->n_options; i++) {
        const struct card_select *select = message->card.select;

        if (strcmp(select->options[i].label, label) == 0) {
            cJSON *tree = inbound(story, IN_PRESS, handle, message->lane);

            (void)cJSON_AddStringToObject(tree, "action", select->action);
            (void)cJSON_AddStringToObject(tree, "value", select->options[i].value);
            put(story, tree);
            return;
        }
    }
}

/* --- forms ------------------------------------------------------------------------ */

static const struct card_input *input_named(const struct card_form *form,
                                            const char *name)
{
    for (size_t i = 0; i < form->n_inputs; i++)
        if (strcmp(form->inputs[i].name, name) == 0)
            return &form->inputs[i];
    return NULL;
}

/* need="..." or budget=...: NULL at the end. */
static const char *next_field(struct story *story, const char **rest, const char **value)
{
    const char *at = *rest + strspn(*rest, " ");
    size_t name = strcspn(at, "="), len;
    const char *from = at + name + 1;

    if (!*at || !at[name])
        return NULL;
    if (*from == '"') {
        len = strcspn(++from, "\"");
        *rest = from + len + (from[len] == '"');
    } else {
        len = strcspn(from, " ");
        *rest = from + len;
    }
    *value = arena_copy_bytes(story->arena, from, len);
    return arena_copy_bytes(story->arena, at, name);
}

/* What stood in the form goes with it, as a browser would send it. */
static void fill(struct story *story, const char *handle, const char *rest)
{
    const struct message *message = newest(story, handle, NULL, false, "", has_form);
    JSON *fields = cJSON_CreateObject();
    const char *name, *value;
    cJSON *tree;

    if (!message) {
        story_fail(story, "%s sees no form", handle);
        return;
    }
    for (size_t i = 0; i < message->card.form->n_inputs; i++)
        if (!text_empty(message->card.form->inputs[i].value))
            (void)cJSON_AddStringToObject(fields, message->card.form->inputs[i].name,
                                          message->card.form->inputs[i].value);
    while ((name = next_field(story, &rest, &value))) {
        if (!input_named(message->card.form, name))
            story_fail(story, "the form has no field \"%s\"", name);
        cJSON_DeleteItemFromObjectCaseSensitive(fields, name);
        (void)cJSON_AddStringToObject(fields, name, value);
    }
    tree = inbound(story, IN_FORM, handle, message->lane);
    (void)cJSON_AddStringToObject(tree, "action", message->card.form->action);
    (void)cJSON_AddStringToObject(tree, "fields", json_line(story->arena, fields));
    put(story, tree);
}

/* --- words ------------------------------------------------------------------------ */

static bool begins(const char **text, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(*text, word, len) != 0 || ((*text)[len] != ' ' && (*text)[len] != '\0'))
        return false;
    *text += len + strspn(*text + len, " ");
    return true;
}

enum { WORDS_MOST = 1024 * 1024 };

static void add_byte(struct text *out, const char *hex)
{
    unsigned char byte = (unsigned char)strtoul(hex, NULL, 16);

    text_add_bytes(out, (const char *)&byte, 1);
}

/* \n, \t, \\, \xFF, and {x 70000}: the letter as often as that. */
static const char *unescape(struct story *story, const char *text)
{
    struct text out;

    text_init(&out, story->arena, WORDS_MOST);
    for (; *text; text++) {
        char *end;

        if (text[0] == '\\' && text[1] == 'x') {
            char byte[3] = "";

            (void)snprintf(byte, sizeof(byte), "%.2s", text + 2);
            add_byte(&out, byte);
            text += 3;
        } else if (text[0] == '\\' && text[1]) {
            text++;
            text_add_bytes(&out, *text == 'n' ? "\n" : *text == 't' ? "\t" : text, 1);
        } else if (text[0] == '{' && text[1] && text[2] == ' ') {
            for (long n = strtol(text + 3, &end, 10); n > 0; n--)
                text_add_bytes(&out, text + 1, 1);
            text = end;
        } else {
            text_add_bytes(&out, text, 1);
        }
    }
    return out.bytes;
}

/* AP-1: words. The newest message that shows the record to this person. */
static void answer(struct story *story, const char *handle, const char *rest)
{
    size_t len = strcspn(rest, ":");
    const char *ref = arena_copy_bytes(story->arena, rest, len);
    const struct message *message = newest(story, handle, ref, false, "", is_any);
    cJSON *tree;

    if (!message || rest[len] != ':') {
        story_fail(story, "%s sees no card of %s", handle, ref);
        return;
    }
    tree = inbound(story, IN_WORDS, handle, message->lane);
    (void)cJSON_AddStringToObject(tree, "reply_to", message->ref);
    rest += len + 1;
    (void)cJSON_AddStringToObject(tree, "text",
                                  unescape(story, rest + strspn(rest, " ")));
    put(story, tree);
}

void hand_words(struct story *story, const char *handle, const char *rest)
{
    const char *lane = arena_printf(story->arena, "D-%s", handle);
    cJSON *tree;

    if (begins(&rest, "presses")) {
        press(story, handle, rest);
        return;
    }
    if (begins(&rest, "chooses")) {
        choose(story, handle, rest);
        return;
    }
    if (begins(&rest, "fills")) {
        fill(story, handle, rest);
        return;
    }
    if (*rest == '#') {
        size_t len = strcspn(rest, " ");

        lane = arena_printf(story->arena, "C-%.*s", (int)len - 1, rest + 1);
        rest += len + strspn(rest + len, " ");
    }
    if (begins(&rest, "answers")) {
        answer(story, handle, rest);
        return;
    }
    tree = inbound(story, IN_WORDS, handle, lane);
    (void)cJSON_AddStringToObject(tree, "text", unescape(story, rest));
    put(story, tree);
}
