/* Forms: what a button's context carries of one, as a dialog, and what comes back. Pure.
 */

#include "bot/chats/mattermost_inside.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* The limits of a dialog, in characters; a 9.10 does not check them, the page does. */
enum {
    TITLE_MOST = 24,
    LABEL_MOST = 24,
    HELP_MOST = 150,
    LINE_MOST = 150,
    LINES_MOST = 3000
};

static void put_if(cJSON *object, const char *key, const char *text)
{
    if (!text_empty(text))
        cJSON_AddStringToObject(object, key, text);
}

/* The card's own JSON, which card_read reads back. */
const char *mm_form_print(const struct card_form *form, const char *title,
                          const char *why, struct arena *arena)
{
    const struct card card = {.title = title, .text = why, .form = form};

    return card_print(&card, arena);
}

static const char *cut(const char *text, size_t most, struct arena *arena)
{
    const char *at = text;

    for (size_t n = 0; *at && n < most; n++)
        (void)utf8_next(&at);
    if (!*at)
        return text;
    at = text;
    for (size_t n = 0; n < most - 1; n++)
        (void)utf8_next(&at);
    return arena_printf(arena, "%.*s…", (int)(at - text), text);
}

static const char *type_of(const struct card_input *input)
{
    return input->kind == INPUT_CHOICE  ? "select"
           : input->kind == INPUT_LINES ? "textarea"
                                        : "text";
}

static void add_options(cJSON *element, const struct card_input *input)
{
    cJSON *options = cJSON_AddArrayToObject(element, "options");

    for (size_t i = 0; i < input->n_options; i++) {
        cJSON *option = cJSON_CreateObject();

        put_if(option, "text", input->options[i].label);
        put_if(option, "value", input->options[i].value);
        cJSON_AddItemToArray(options, option);
    }
}

static void add_element(cJSON *elements, const struct card_input *input,
                        struct arena *arena)
{
    cJSON *element = cJSON_CreateObject();
    const char *hint = text_empty(input->hint) ? "" : input->hint;

    cJSON_AddStringToObject(
        element, "display_name",
        cut(text_empty(input->label) ? input->name : input->label, LABEL_MOST, arena));
    cJSON_AddStringToObject(element, "name", input->name);
    cJSON_AddStringToObject(element, "type", type_of(input));
    put_if(element, "default", input->value);
    put_if(element, "help_text", cut(hint, HELP_MOST, arena));
    if (input->kind == INPUT_DAY)
        cJSON_AddStringToObject(element, "placeholder", "2026-03-31");
    if (input->kind == INPUT_CHOICE)
        add_options(element, input);
    else
        cJSON_AddNumberToObject(element, "max_length",
                                input->kind == INPUT_LINES ? LINES_MOST : LINE_MOST);
    cJSON_AddBoolToObject(element, "optional", !input->is_required);
    cJSON_AddItemToArray(elements, element);
}

cJSON *mm_dialog(const char *form, struct arena *arena, const char **action,
                 struct err *err)
{
    struct card *card = TAKE(arena, struct card);
    cJSON *dialog, *elements;

    if (card_read(form, arena, card, err) != RC_OK)
        return NULL;
    if (!card->form || text_empty(card->form->action)) {
        (void)err_broken(err, "a form without its action");
        return NULL;
    }
    *action = card->form->action;
    dialog = cJSON_CreateObject();
    cJSON_AddStringToObject(dialog, "callback_id", "dealbell");
    cJSON_AddStringToObject(
        dialog, "title",
        cut(text_empty(card->title) ? "Dealbell" : card->title, TITLE_MOST, arena));
    if (!text_empty(card->text)) {
        struct text words;

        text_init(&words, arena, LINES_MOST);
        mm_words(&words, card->text);
        cJSON_AddStringToObject(dialog, "introduction_text", words.bytes);
    }
    put_if(dialog, "submit_label",
           text_empty(card->form->submit) ? "OK" : card->form->submit);
    elements = cJSON_AddArrayToObject(dialog, "elements");
    for (size_t i = 0; i < card->form->n_inputs; i++)
        if (!text_empty(card->form->inputs[i].name))
            add_element(elements, &card->form->inputs[i], arena);
    return dialog;
}

/* Numbers come as texts or numbers, what is empty as null, "" or not at all: "". */
static const char *value_of(const cJSON *value, struct arena *arena)
{
    if (cJSON_IsString(value))
        return value->valuestring;
    if (cJSON_IsBool(value))
        return cJSON_IsTrue(value) ? "yes" : "no";
    if (!cJSON_IsNumber(value))
        return "";
    return json_line(arena, value);
}

const char *mm_fields(const cJSON *submission, struct arena *arena)
{
    JSON *fields = cJSON_CreateObject();
    const cJSON *value;

    cJSON_ArrayForEach(value, submission)
    {
        if (value->string)
            cJSON_AddStringToObject(fields, value->string, value_of(value, arena));
    }
    return json_line(arena, fields);
}
