/* Views: a form as a modal, and the app's home. Pure. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <string.h>

enum { TITLE_MOST = 24, LABEL_MOST = 200, VALUE_MOST = 2900, OPTION_MOST = 72 };

static void add_plain(cJSON *object, const char *key, const char *text, size_t most,
                      struct arena *arena)
{
    cJSON *plain = cJSON_AddObjectToObject(object, key);

    if (!text || !text[0])
        text = "–"; /* Slack takes no empty text */
    cJSON_AddStringToObject(plain, "type", "plain_text");
    cJSON_AddStringToObject(
        plain, "text", arena_copy_bytes(arena, text, utf8_cut(text, strlen(text), most)));
}

static void add_choices(cJSON *element, const struct card_input *input,
                        struct arena *arena)
{
    cJSON *list = cJSON_AddArrayToObject(element, "options");

    for (size_t i = 0; i < input->n_options && i < 100; i++) {
        cJSON *option = cJSON_CreateObject();

        add_plain(option, "text", input->options[i].label, OPTION_MOST, arena);
        cJSON_AddStringToObject(option, "value", input->options[i].value);
        if (text_same(input->options[i].value, input->value))
            cJSON_AddItemToObject(element, "initial_option",
                                  cJSON_Duplicate(option, true));
        cJSON_AddItemToArray(list, option);
    }
}

static bool is_day(const char *text)
{
    return text && strlen(text) == 10 && text[4] == '-' && text[7] == '-';
}

static cJSON *element_of(const struct card_input *input, struct arena *arena)
{
    cJSON *element = cJSON_CreateObject();
    bool is_choice = input->kind == INPUT_CHOICE && input->n_options > 0;
    bool is_date =
        input->kind == INPUT_DAY && (text_empty(input->value) || is_day(input->value));

    cJSON_AddStringToObject(element, "type",
                            is_choice ? "static_select"
                            : is_date ? "datepicker"
                                      : "plain_text_input");
    cJSON_AddStringToObject(element, "action_id", "v");
    if (is_choice) {
        add_choices(element, input, arena);
    } else if (is_date) {
        if (!text_empty(input->value))
            cJSON_AddStringToObject(element, "initial_date", input->value);
    } else {
        cJSON_AddBoolToObject(element, "multiline", input->kind == INPUT_LINES);
        cJSON_AddNumberToObject(element, "max_length", VALUE_MOST);
        if (!text_empty(input->value))
            cJSON_AddStringToObject(
                element, "initial_value",
                arena_copy_bytes(
                    arena, input->value,
                    utf8_cut(input->value, strlen(input->value), VALUE_MOST)));
    }
    return element;
}

static void add_input(cJSON *blocks, const struct card_input *input, struct arena *arena)
{
    cJSON *block = cJSON_CreateObject();

    cJSON_AddItemToArray(blocks, block);
    cJSON_AddStringToObject(block, "type", "input");
    cJSON_AddStringToObject(block, "block_id", arena_printf(arena, "in:%s", input->name));
    cJSON_AddBoolToObject(block, "optional", !input->is_required);
    add_plain(block, "label", text_empty(input->label) ? input->name : input->label,
              LABEL_MOST, arena);
    if (!text_empty(input->hint))
        add_plain(block, "hint", input->hint, LABEL_MOST, arena);
    cJSON_AddItemToObject(block, "element", element_of(input, arena));
}

cJSON *slack_modal(const struct card *card, const char *channel, const char *thread,
                   struct arena *arena)
{
    const struct card_form *form = card->form;
    bool is_chinese = form->submit && (unsigned char)form->submit[0] >= 0x80;
    cJSON *view = cJSON_CreateObject(), *blocks;

    cJSON_AddStringToObject(view, "type", "modal");
    cJSON_AddStringToObject(view, "callback_id",
                            arena_printf(arena, "form:%s", form->action));
    cJSON_AddStringToObject(view, "private_metadata",
                            arena_printf(arena, "%s%s%s", channel ? channel : "",
                                         thread ? "/" : "", thread ? thread : ""));
    add_plain(view, "title", "Dealbell", TITLE_MOST, arena);
    add_plain(view, "submit", text_empty(form->submit) ? "OK" : form->submit, TITLE_MOST,
              arena);
    add_plain(view, "close", is_chinese ? "取消" : "Cancel", TITLE_MOST, arena);
    blocks = cJSON_AddArrayToObject(view, "blocks");
    if (!text_empty(card->text)) {
        slack_section(blocks, slack_marked(arena, card->text, SLACK_SECTION_MOST));
    }
    for (size_t i = 0; i < form->n_inputs; i++)
        add_input(blocks, &form->inputs[i], arena);
    return view;
}

cJSON *slack_home_view(const char *lines, struct arena *arena)
{
    cJSON *view = cJSON_CreateObject(), *blocks;

    cJSON_AddStringToObject(view, "type", "home");
    blocks = cJSON_AddArrayToObject(view, "blocks");
    while (lines && *lines) {
        size_t len = strcspn(lines, "\n");
        struct card card = {0};
        struct err err = {0};

        if (card_read(arena_copy_bytes(arena, lines, len), arena, &card, &err) == RC_OK)
            slack_add_blocks(blocks, NULL, &card, 0, arena);
        lines += len + (lines[len] == '\n');
    }
    return view;
}
