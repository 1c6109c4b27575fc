/* A letter as a post: words and an attachment that holds the card. Pure. */

#include "bot/chats/mattermost_inside.h"

#include "base/spaced.h"
#include "base/text.h"

#include <string.h>

enum {
    TEXT_MOST = 60 * 1024, /* bytes of one text in a post; the body may hold 300,000 */
    TABLE_MOST = 40 * 1024,
    OPTIONS_MOST = 100
};

static void put(cJSON *object, const char *key, const char *text)
{
    cJSON_AddItemToObjectCS(object, key, cJSON_CreateStringReference(text));
}

static void put_if(cJSON *object, const char *key, const char *text)
{
    if (!text_empty(text))
        put(object, key, text);
}

static const char *words(struct arena *arena, const char *plain)
{
    struct text text;

    text_init(&text, arena, TEXT_MOST);
    mm_words(&text, plain);
    return text.len > 0 ? text.bytes : "";
}

static const char *color_of(const struct card *card)
{
    static const char *const colors[] = {[TONE_PLAIN] = "#8d8d8d",
                                         [TONE_GOOD] = "#2e7d4f",
                                         [TONE_WAITS] = "#b7791f",
                                         [TONE_BAD] = "#b3372f"};

    return colors[card->badge_tone];
}

/* --- what stands in the attachment's text ------------------------------------------- */

static void add_line(struct text *out, const char *mark, const char *plain)
{
    if (text_empty(plain))
        return;
    if (out->len > 0)
        text_add(out, "\n");
    text_add(out, mark);
    mm_words(out, plain);
    text_add(out, mark);
}

static void add_steps(struct text *out, const struct card *card)
{
    for (size_t i = 0; i < card->n_steps; i++) {
        text_add(out, i > 0 ? " → " : out->len > 0 ? "\n" : "");
        text_addf(out, "%s ", card_step_mark(&card->steps[i]));
        mm_words(out, card->steps[i].label);
    }
}

static void add_row(struct text *out, const char *const *cells, size_t n)
{
    text_add(out, "|");
    for (size_t i = 0; i < n; i++) {
        text_add(out, " ");
        mm_cell(out, cells[i]);
        text_add(out, " |");
    }
    text_add(out, "\n");
}

/* A table needs an empty line before it. Rows that do not fit are counted. */
static void add_table(struct text *out, const struct card_table *table)
{
    size_t i = 0;

    if (table->n_columns == 0)
        return;
    text_add(out, out->len > 0 ? "\n\n" : "");
    add_row(out, table->heads, table->n_columns);
    for (size_t column = 0; column < table->n_columns; column++)
        text_add(out, table->right >> column & 1 ? "|--:" : "|:--");
    text_add(out, "|\n");
    while (i < table->n_rows && out->len < TABLE_MOST) {
        add_row(out, table->cells + i * table->n_columns, table->n_columns);
        i++;
    }
    if (i < table->n_rows)
        text_addf(out, "\n+ %zu …\n", table->n_rows - i);
}

static const char *text_of(const struct card *card, struct arena *arena)
{
    struct text text;

    text_init(&text, arena, TEXT_MOST);
    add_line(&text, "", card->subtitle);
    add_line(&text, "**", card->badge);
    add_line(&text, "", card->text);
    add_steps(&text, card);
    add_table(&text, &card->table);
    add_line(&text, "**", card->decided);
    return text.len > 0 ? text.bytes : "";
}

static void add_fields(cJSON *attachment, const struct card *card, struct arena *arena)
{
    cJSON *fields =
        card->n_fields > 0 ? cJSON_AddArrayToObject(attachment, "fields") : NULL;

    for (size_t i = 0; i < card->n_fields; i++) {
        const struct card_field *from = &card->fields[i];
        cJSON *field = cJSON_CreateObject();
        struct text value;

        text_init(&value, arena, TEXT_MOST);
        text_add(&value, from->tone == TONE_BAD ? "**" : "");
        mm_words(&value, from->value);
        text_add(&value, from->tone == TONE_BAD ? "**" : "");
        if (!text_empty(from->note)) {
            bool is_wide = spaced_is_chinese(from->label);

            text_add(&value, is_wide ? "（" : " (");
            mm_words(&value, from->note);
            text_add(&value, is_wide ? "）" : ")");
        }
        put(field, "title", text_empty(from->label) ? "" : from->label);
        put(field, "value", value.bytes);
        cJSON_AddBoolToObject(field, "short", utf8_count(value.bytes) <= 40);
        cJSON_AddItemToArray(fields, field);
    }
}

/* --- what can be pressed ------------------------------------------------------------ */

/* Ids hold letters and digits alone: a dash is a 404 at the click (mattermost-server
 * #25747). */
static cJSON *add_action(cJSON *actions, const char *type, const char *name,
                         const char *use, const char *what, struct arena *arena)
{
    cJSON *action = cJSON_CreateObject(), *context;

    put(action, "id", arena_printf(arena, "a%d", cJSON_GetArraySize(actions)));
    put(action, "type", type);
    put(action, "name", name);
    context = cJSON_AddObjectToObject(cJSON_AddObjectToObject(action, "integration"),
                                      "context");
    put(context, "use", use);
    put(context, "what", what);
    cJSON_AddItemToArray(actions, action);
    return action;
}

static void add_buttons(cJSON *actions, const struct card *card, struct arena *arena)
{
    static const char *const styles[] = {[BUTTON_PLAIN] = "default",
                                         [BUTTON_PRIMARY] = "primary",
                                         [BUTTON_DANGER] = "danger",
                                         [BUTTON_QUIET] = "default"};

    for (size_t i = 0; i < card->n_buttons; i++) {
        const struct card_button *button = &card->buttons[i];

        if (!text_empty(button->action))
            put(add_action(actions, "button", button->label, "press", button->action,
                           arena),
                "style", styles[button->style]);
    }
}

static void add_select(cJSON *actions, const struct card_select *select,
                       struct arena *arena)
{
    cJSON *options;

    if (!select || text_empty(select->action))
        return;
    options = cJSON_AddArrayToObject(
        add_action(actions, "select", select->label, "pick", select->action, arena),
        "options");
    for (size_t i = 0; i < select->n_options && i < OPTIONS_MOST; i++) {
        cJSON *option = cJSON_CreateObject();

        put(option, "text", select->options[i].label);
        put(option, "value", select->options[i].value);
        cJSON_AddItemToArray(options, option);
    }
}

/* A form opens at a press: only that has the trigger that a dialog needs. The card has no
 * language; the word on its submit button has. */
static void add_form(cJSON *actions, const struct card *card, const char *why,
                     struct arena *arena)
{
    const struct card_form *form = card->form;
    bool is_chinese;

    if (!form || text_empty(form->action))
        return;
    is_chinese = !text_empty(form->submit) && (unsigned char)form->submit[0] >= 0x80;
    put(add_action(actions, "button", is_chinese ? "填写…" : "Fill in…", "open",
                   mm_form_print(form, card->title, why, arena), arena),
        "style", "primary");
}

static cJSON *attachment_of(const struct letter *letter, const struct card *card,
                            struct arena *arena)
{
    cJSON *attachment = cJSON_CreateObject(), *actions = cJSON_CreateArray();

    /* A telephone's notification holds it behind the post's own words. */
    put_if(attachment, "fallback", card->title);
    put(attachment, "color", color_of(card));
    put_if(attachment, "title", words(arena, card->title));
    put_if(attachment, "text", text_of(card, arena));
    add_fields(attachment, card, arena);
    put_if(attachment, "footer", card->footer);
    add_buttons(actions, card, arena);
    add_select(actions, card->select, arena);
    add_form(actions, card, letter->text, arena);
    if (cJSON_GetArraySize(actions) > 0)
        cJSON_AddItemToObjectCS(attachment, "actions", actions);
    else
        cJSON_Delete(actions);
    return attachment;
}

/* --- the post ----------------------------------------------------------------------- */

/* 16,383 characters at most; who writes more sends the whole as a file
 * (mattermost_send.c). */
static const char *message_of(const char *plain, struct arena *arena)
{
    enum { ROOM = 200 };

    const char *made = words(arena, plain), *at = made;
    size_t n = 0;

    while (*at && n < MM_POST_MOST - ROOM) {
        (void)utf8_next(&at);
        n++;
    }
    return *at ? arena_printf(arena, "%.*s …", (int)(at - made), made) : made;
}

static void set_place(cJSON *body, const struct letter *letter, struct arena *arena)
{
    const char *slash = strchr(letter->lane, '/');

    if (letter->edits)
        return;
    put(body, "channel_id",
        arena_copy_bytes(arena, letter->lane, strcspn(letter->lane, "/")));
    if (slash && text_empty(letter->only_for))
        put(body, "root_id", slash + 1);
}

const char *mm_number(const struct letter *letter, struct arena *arena)
{
    return arena_printf(arena, "%lld",
                        (long long)(letter->edits ? letter->edits : letter->id));
}

enum rc mm_encode(const struct letter *letter, struct arena *arena, const char **bytes,
                  size_t *len, struct err *err)
{
    JSON *body = cJSON_CreateObject();
    cJSON *props = cJSON_CreateObject();

    cJSON_AddItemToObjectCS(body, "props", props);
    set_place(body, letter, arena);
    put(body, "message", message_of(letter->text, arena));
    put(props, "dealbell_key", letter->key);
    put(props, "dealbell_post", mm_number(letter, arena));
    if (!text_empty(letter->card)) {
        struct card *card = TAKE(arena, struct card);

        TRY(card_read(letter->card, arena, card, err));
        if (mm_is_too_many(letter, card))
            mm_show_few(card, arena);
        cJSON_AddItemToArray(cJSON_AddArrayToObject(props, "attachments"),
                             attachment_of(letter, card, arena));
    } else if (letter->edits) {
        (void)cJSON_AddArrayToObject(props, "attachments");
    }
    *bytes = json_line(arena, body);
    *len = strlen(*bytes);
    return RC_OK;
}
