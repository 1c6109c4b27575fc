/* Words and cards as Slack's blocks, with text for those that show none. Pure. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <string.h>

enum {
    HEADER_MOST = 145,
    FIELD_MOST = 1900,
    LABEL_MOST = 72,
    FIELDS_IN_SECTION = 10,
    TABLE_ROWS = 100,
    TABLE_COLUMNS = 20,
    TABLE_MOST = 9000,
    CELL_MOST = 500,
    ROWS_BESIDE_FILE = 20,
    OPTIONS_MOST = 100
};

bool slack_split(const char *ref, struct arena *arena, const char **channel,
                 const char **ts)
{
    const char *slash = strchr(ref, '/');

    if (!slash || slash == ref || !slash[1])
        return false;
    *channel = arena_copy_bytes(arena, ref, (size_t)(slash - ref));
    *ts = arena_copy(arena, slash + 1);
    return true;
}

static const char *cut(struct arena *arena, const char *text, size_t most)
{
    size_t len = text ? strlen(text) : 0;

    if (!text || len <= most)
        return text ? text : "";
    return arena_printf(arena, "%.*s…", (int)utf8_cut(text, len, most - 3), text);
}

const char *slack_marked(struct arena *arena, const char *text, size_t most)
{
    size_t took;
    const char *out = slack_escape(arena, text ? text : "", most, &took);

    return text && text[took] ? arena_printf(arena, "%s…", out) : out;
}

static cJSON *add(cJSON *list, const char *type)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddItemToArray(list, object);
    cJSON_AddStringToObject(object, "type", type);
    return object;
}

static cJSON *text_object(const char *type, const char *text)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, "type", type);
    cJSON_AddStringToObject(object, "text", text);
    if (strcmp(type, "mrkdwn") == 0)
        cJSON_AddTrueToObject(object, "verbatim");
    return object;
}

static void put_text(cJSON *object, const char *key, const char *type, const char *text)
{
    cJSON_AddItemToObject(object, key, text_object(type, text));
}

static bool is_full(const cJSON *blocks)
{
    return cJSON_GetArraySize(blocks) >= SLACK_BLOCKS_MOST;
}

void slack_section(cJSON *blocks, const char *marked_text)
{
    if (!is_full(blocks) && marked_text[0])
        put_text(add(blocks, "section"), "text", "mrkdwn", marked_text);
}

/* As many sections as the words need. */
static void add_words(cJSON *blocks, const char *words, struct arena *arena)
{
    while (words && *words && !is_full(blocks)) {
        size_t took;
        const char *part = slack_escape(arena, words, SLACK_SECTION_MOST, &took);

        slack_section(blocks, part);
        words += took;
    }
}

static void add_context(cJSON *blocks, const char *marked_text)
{
    cJSON *elements;

    if (is_full(blocks) || !marked_text[0])
        return;
    elements = cJSON_AddArrayToObject(add(blocks, "context"), "elements");
    cJSON_AddItemToArray(elements, text_object("mrkdwn", marked_text));
}

static const char *sign(enum tone tone)
{
    static const char *const signs[] = {[TONE_PLAIN] = "",
                                        [TONE_GOOD] = "🟢 ",
                                        [TONE_WAITS] = "🟡 ",
                                        [TONE_BAD] = "🔴 "};

    return signs[tone];
}

static void add_head(cJSON *blocks, const struct card *card, struct arena *arena)
{
    const char *subtitle = slack_marked(arena, card->subtitle, HEADER_MOST);
    const char *badge = slack_marked(arena, card->badge, HEADER_MOST);

    if (!text_empty(card->title) && !is_full(blocks))
        put_text(add(blocks, "header"), "text", "plain_text",
                 cut(arena, card->title, HEADER_MOST));
    if (subtitle[0] || badge[0])
        add_context(blocks, arena_printf(arena, "%s%s%s%s", subtitle,
                                         subtitle[0] && badge[0] ? "  ·  " : "",
                                         badge[0] ? sign(card->badge_tone) : "", badge));
}

static void add_fields(cJSON *blocks, const struct card *card, struct arena *arena)
{
    cJSON *fields = NULL;

    for (size_t i = 0; i < card->n_fields && !is_full(blocks); i++) {
        const struct card_field *field = &card->fields[i];
        const char *note = text_empty(field->note) ? NULL : field->note;

        if (i % FIELDS_IN_SECTION == 0)
            fields = cJSON_AddArrayToObject(add(blocks, "section"), "fields");
        cJSON_AddItemToArray(
            fields,
            text_object("mrkdwn",
                        arena_printf(arena, "*%s*\n%s%s%s%s",
                                     slack_marked(arena, field->label, LABEL_MOST),
                                     sign(field->tone),
                                     slack_marked(arena, field->value, FIELD_MOST / 2),
                                     note ? "  " : "",
                                     slack_marked(arena, note, LABEL_MOST))));
    }
}

static void add_steps(cJSON *blocks, const struct card *card, struct arena *arena)
{
    static const char *const signs[] = {[STEP_DONE] = "✓",
                                        [STEP_NOW] = "▶",
                                        [STEP_LATER] = "○",
                                        [STEP_FAILED] = "✗",
                                        [STEP_LATE] = "!"};
    struct text line;

    text_init(&line, arena, FIELD_MOST);
    for (size_t i = 0; i < card->n_steps; i++)
        text_addf(&line, "%s%s %s", i ? "  →  " : "", signs[card->steps[i].state],
                  slack_marked(arena, card->steps[i].label, LABEL_MOST));
    add_context(blocks, line.bytes);
}

/* --- tables ----------------------------------------------------------------------- */

static const char *cell(const struct card_table *table, size_t row, size_t column)
{
    const char *text = table->cells[row * table->n_columns + column];

    return text_empty(text) ? "–" : text;
}

static cJSON *row_of(const char *const *cells, size_t n, struct arena *arena)
{
    cJSON *row = cJSON_CreateArray();

    for (size_t i = 0; i < n; i++) {
        cJSON *one = add(row, "raw_text");

        cJSON_AddStringToObject(
            one, "text", text_empty(cells[i]) ? "–" : cut(arena, cells[i], CELL_MOST));
    }
    return row;
}

static size_t size_of(const struct card_table *table)
{
    size_t bytes = 0;

    for (size_t c = 0; c < table->n_columns; c++)
        bytes += strlen(table->heads[c]);
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        bytes += table->cells[i] ? strlen(table->cells[i]) : 0;
    return bytes;
}

/* Past what a table may be: lines of text. */
static void add_lines(cJSON *blocks, const struct card_table *table, struct arena *arena)
{
    struct text lines;

    text_init(&lines, arena, (size_t)8 * SLACK_SECTION_MOST);
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->n_columns; c++)
            text_addf(&lines, "%s%s", cell(table, r, c),
                      c + 1 < table->n_columns ? "  ·  " : "\n");
    add_words(blocks, lines.bytes, arena);
}

/* Slack: one table a message, and a view (only_one_table_allowed). */
static bool has_table(const cJSON *blocks)
{
    const cJSON *block;

    cJSON_ArrayForEach(block, blocks)
    {
        if (text_same(json_text(block, "type"), "table"))
            return true;
    }
    return false;
}

bool slack_table_fits(const struct card_table *table)
{
    return table->n_rows + 1 <= TABLE_ROWS && table->n_columns <= TABLE_COLUMNS &&
           size_of(table) <= TABLE_MOST;
}

static void add_table(cJSON *blocks, const struct card_table *table, struct arena *arena)
{
    cJSON *block, *settings, *rows;

    if (table->n_columns == 0 || is_full(blocks))
        return;
    if (!slack_table_fits(table) || has_table(blocks)) {
        add_lines(blocks, table, arena);
        return;
    }
    block = add(blocks, "table");
    settings = cJSON_AddArrayToObject(block, "column_settings");
    for (size_t c = 0; c < table->n_columns; c++) {
        cJSON *setting = cJSON_CreateObject();

        cJSON_AddItemToArray(settings, setting);
        cJSON_AddStringToObject(setting, "align",
                                table->right & (1u << c) ? "right" : "left");
        cJSON_AddBoolToObject(setting, "is_wrapped", true);
    }
    rows = cJSON_AddArrayToObject(block, "rows");
    cJSON_AddItemToArray(rows, row_of(table->heads, table->n_columns, arena));
    for (size_t r = 0; r < table->n_rows; r++)
        cJSON_AddItemToArray(
            rows, row_of(table->cells + r * table->n_columns, table->n_columns, arena));
}

/* --- what can be pressed ---------------------------------------------------------- */

static cJSON *add_button(cJSON *elements, const char *label, enum button_style style,
                         const char *action_id, struct arena *arena)
{
    cJSON *button = add(elements, "button");

    put_text(button, "text", "plain_text", cut(arena, label, LABEL_MOST));
    cJSON_AddStringToObject(button, "action_id", action_id);
    if (style == BUTTON_PRIMARY || style == BUTTON_DANGER)
        cJSON_AddStringToObject(button, "style",
                                style == BUTTON_PRIMARY ? "primary" : "danger");
    return button;
}

static void add_options(cJSON *element, const struct card_option *options, size_t n,
                        const char *chosen, struct arena *arena)
{
    cJSON *list = cJSON_AddArrayToObject(element, "options");

    for (size_t i = 0; i < n && i < OPTIONS_MOST; i++) {
        cJSON *option = cJSON_CreateObject();

        put_text(option, "text", "plain_text", cut(arena, options[i].label, LABEL_MOST));
        cJSON_AddStringToObject(option, "value", options[i].value);
        if (!text_empty(chosen) && text_same(options[i].value, chosen))
            cJSON_AddItemToObject(element, "initial_option",
                                  cJSON_Duplicate(option, true));
        cJSON_AddItemToArray(list, option);
    }
}

static void add_form_button(cJSON *elements, const struct card_form *form, int64_t letter,
                            struct arena *arena)
{
    /* The form's own word says which language its reader has. */
    bool is_chinese = form->submit && (unsigned char)form->submit[0] >= 0x80;
    cJSON *button =
        add_button(elements, is_chinese ? "填写…" : "Fill in…", BUTTON_PRIMARY,
                   arena_printf(arena, "f:%s", form->action), arena);

    cJSON_AddStringToObject(button, "value",
                            arena_printf(arena, "%lld", (long long)letter));
}

static void add_actions(cJSON *blocks, const struct card *card, int64_t letter,
                        struct arena *arena)
{
    cJSON *elements;

    if (is_full(blocks) || (card->n_buttons == 0 && !card->select && !card->form))
        return;
    elements = cJSON_AddArrayToObject(add(blocks, "actions"), "elements");
    for (size_t i = 0; i < card->n_buttons; i++) {
        const struct card_button *button = &card->buttons[i];

        if (button->action)
            add_button(elements, button->label, button->style,
                       arena_printf(arena, "p:%s", button->action), arena);
    }
    if (card->select && card->select->n_options > 0 && card->select->action) {
        cJSON *select = add(elements, "static_select");

        put_text(select, "placeholder", "plain_text",
                 cut(arena, card->select->label, LABEL_MOST));
        cJSON_AddStringToObject(select, "action_id",
                                arena_printf(arena, "s:%s", card->select->action));
        add_options(select, card->select->options, card->select->n_options, NULL, arena);
    }
    if (card->form && card->form->action)
        add_form_button(elements, card->form, letter, arena);
}

void slack_add_blocks(cJSON *blocks, const char *words, const struct card *card,
                      int64_t letter, struct arena *arena)
{
    add_words(blocks, words, arena);
    add_head(blocks, card, arena);
    add_words(blocks, card->text, arena);
    add_fields(blocks, card, arena);
    add_steps(blocks, card, arena);
    add_table(blocks, &card->table, arena);
    if (!text_empty(card->decided))
        slack_section(
            blocks,
            arena_printf(arena, "*%s*", slack_marked(arena, card->decided, FIELD_MOST)));
    add_actions(blocks, card, letter, arena);
    add_context(blocks, slack_marked(arena, card->footer, FIELD_MOST));
}

/* --- messages --------------------------------------------------------------------- */

/* For notifications and screen readers: the words, or what the card is. */
static const char *fallback(const char *words, const struct card *card,
                            struct arena *arena)
{
    const char *text = !text_empty(words)         ? words
                       : !text_empty(card->title) ? card->title
                       : !text_empty(card->text)  ? card->text
                                                  : card_words(card, arena, 0);

    return slack_marked(arena, text, SLACK_TEXT_MOST);
}

static void add_message(cJSON *body, const char *words, const struct card *card,
                        bool has_card, int64_t letter, struct arena *arena)
{
    bool is_long = words && strlen(words) > SLACK_SECTION_MOST;

    cJSON_AddStringToObject(body, "text", fallback(words, card, arena));
    if (has_card || is_long)
        slack_add_blocks(cJSON_AddArrayToObject(body, "blocks"), words, card, letter,
                         arena);
}

enum rc slack_add_message(cJSON *body, const char *words, const char *json,
                          int64_t letter, struct arena *arena, struct err *err)
{
    struct card card = {0};

    if (!text_empty(json))
        TRY(card_read(json, arena, &card, err));
    add_message(body, words, &card, !text_empty(json), letter, arena);
    return RC_OK;
}

/* The first rows, and word of the file that follows (slack_file.c). */
static void shorten(struct card *card, struct arena *arena)
{
    struct card_table *table = &card->table;
    bool is_chinese =
        table->n_columns && (unsigned char)table->heads[0][0] >= 0x80; /* the reader */
    size_t all = table->n_rows;

    table->n_rows = all < ROWS_BESIDE_FILE ? all : ROWS_BESIDE_FILE;
    while (table->n_rows > 0 && !slack_table_fits(table))
        table->n_rows--;
    card->footer = arena_printf(
        arena,
        is_chinese ? "共 %zu 行，这里显示 %zu 行，全部见消息列中的文件%s%s"
                   : "%zu rows, %zu of them here; all are in the file in the thread%s%s",
        all, table->n_rows, text_empty(card->footer) ? "" : " · ",
        text_empty(card->footer) ? "" : card->footer);
}

static void add_metadata(cJSON *body, const char *key)
{
    cJSON *metadata = cJSON_AddObjectToObject(body, "metadata");

    cJSON_AddStringToObject(metadata, "event_type", "dealbell");
    cJSON_AddStringToObject(cJSON_AddObjectToObject(metadata, "event_payload"), "op",
                            key);
}

static enum rc add_target(cJSON *body, const struct letter *letter, struct arena *arena,
                          struct err *err)
{
    const char *channel, *ts, *slash;

    if (letter->edits) {
        if (!slack_split(letter->edits_ref, arena, &channel, &ts))
            return err_broken(err, "no message of Slack's: %s", letter->edits_ref);
        cJSON_AddStringToObject(body, "channel", channel);
        cJSON_AddStringToObject(body, "ts", ts);
        cJSON_AddStringToObject(body, "parse", "none");
        return RC_OK;
    }
    if (slack_split(letter->lane, arena, &channel, &ts)) {
        cJSON_AddStringToObject(body, "channel", channel);
        cJSON_AddStringToObject(body, "thread_ts", ts);
    } else {
        cJSON_AddStringToObject(body, "channel", letter->lane);
    }
    if (!text_empty(letter->only_for)) {
        slash = strchr(letter->only_for, '/');
        cJSON_AddStringToObject(body, "user", slash ? slash + 1 : letter->only_for);
        return RC_OK;
    }
    cJSON_AddFalseToObject(body, "unfurl_links");
    cJSON_AddFalseToObject(body, "unfurl_media");
    add_metadata(body, letter->key);
    return RC_OK;
}

enum rc slack_encode(const struct letter *letter, struct arena *arena, const char **bytes,
                     size_t *len, struct err *err)
{
    JSON *body = cJSON_CreateObject();
    struct card card = {0};

    TRY(add_target(body, letter, arena, err));
    if (!text_empty(letter->card))
        TRY(card_read(letter->card, arena, &card, err));
    if (slack_has_file(letter, &card))
        shorten(&card, arena);
    add_message(body, letter->text, &card, !text_empty(letter->card), letter->id, arena);
    *bytes = json_line(arena, body);
    *len = strlen(*bytes);
    return RC_OK;
}
