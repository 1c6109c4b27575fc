/* A card into JSON and back. What is empty is left out, so a short answer is a short row.
 */

#include "card.h"
#include "text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const tones[] = {[TONE_PLAIN] = NULL,
                                    [TONE_GOOD] = "good",
                                    [TONE_WAITS] = "waits",
                                    [TONE_BAD] = "bad"};

static const char *const styles[] = {[BUTTON_PLAIN] = NULL,
                                     [BUTTON_PRIMARY] = "primary",
                                     [BUTTON_DANGER] = "danger",
                                     [BUTTON_QUIET] = "quiet"};

static const char *const states[] = {[STEP_DONE] = "done",
                                     [STEP_NOW] = "now",
                                     [STEP_LATER] = "later",
                                     [STEP_FAILED] = "failed",
                                     [STEP_LATE] = "late"};

static const char *const kinds[] = {
    [INPUT_LINE] = "line",   [INPUT_LINES] = "lines",   [INPUT_DAY] = "day",
    [INPUT_MONEY] = "money", [INPUT_NUMBER] = "number", [INPUT_CHOICE] = "choice"};

void card_field(struct card *card, const char *label, const char *value, enum tone tone)
{
    assert(card->n_fields < CARD_MOST_FIELDS);
    if (card->n_fields == CARD_MOST_FIELDS)
        return; /* a build without asserts leaves it out */
    card->fields[card->n_fields++] =
        (struct card_field){.label = label, .value = value, .tone = tone};
}

void card_step(struct card *card, const char *label, int state)
{
    struct card_step *step = &card->steps[card->n_steps];

    assert(card->n_steps < CARD_MOST_STEPS);
    assert(state >= STEP_DONE && state <= STEP_LATE);
    if (card->n_steps == CARD_MOST_STEPS)
        return;
    card->n_steps++;
    step->label = label;
    /* The enum has no name of its own, so a switch says what a cast could not. */
    step->state = state == STEP_DONE    ? STEP_DONE
                  : state == STEP_NOW   ? STEP_NOW
                  : state == STEP_LATER ? STEP_LATER
                  : state == STEP_LATE  ? STEP_LATE
                                        : STEP_FAILED;
}

void card_button(struct card *card, const char *label, enum button_style style,
                 const char *command)
{
    assert(card->n_buttons < CARD_MOST_BUTTONS);
    if (card->n_buttons == CARD_MOST_BUTTONS)
        return;
    card->buttons[card->n_buttons++] =
        (struct card_button){.label = label, .style = style, .command = command};
}

void card_only_for(struct card *card, const char *const *handles, size_t n)
{
    for (size_t i = 0; i < card->n_buttons; i++) {
        card->buttons[i].only_for = handles;
        card->buttons[i].n_only_for = n;
    }
}

static bool is_for(const struct card_button *button, const char *handle)
{
    for (size_t i = 0; i < button->n_only_for; i++)
        if (text_same(button->only_for[i], handle))
            return true;
    return button->n_only_for == 0;
}

void card_for(struct card *card, const char *handle)
{
    size_t kept = 0;

    for (size_t i = 0; i < card->n_buttons; i++)
        if (is_for(&card->buttons[i], handle))
            card->buttons[kept++] = card->buttons[i];
    card->n_buttons = kept;
}

/* Printing. Keys are literals and values outlive the tree: neither is copied. */

static cJSON *must(cJSON *made)
{
    if (!made)
        abort();
    return made;
}

static cJSON *put(cJSON *object, const char *key, cJSON *value)
{
    if (!cJSON_AddItemToObjectCS(object, key, must(value)))
        abort();
    return value;
}

static cJSON *append(cJSON *array, cJSON *value)
{
    if (!cJSON_AddItemToArray(array, must(value)))
        abort();
    return value;
}

static void put_text(cJSON *object, const char *key, const char *value)
{
    if (!text_empty(value))
        put(object, key, cJSON_CreateStringReference(value));
}

static void put_options(cJSON *object, const struct card_option *options, size_t n)
{
    cJSON *array = n > 0 ? put(object, "options", cJSON_CreateArray()) : NULL;

    for (size_t i = 0; i < n; i++) {
        cJSON *option = append(array, cJSON_CreateObject());

        put_text(option, "label", options[i].label);
        put_text(option, "value", options[i].value);
    }
}

static void put_fields(cJSON *top, const struct card *card)
{
    cJSON *array = card->n_fields > 0 ? put(top, "fields", cJSON_CreateArray()) : NULL;

    for (size_t i = 0; i < card->n_fields; i++) {
        cJSON *field = append(array, cJSON_CreateObject());

        put_text(field, "label", card->fields[i].label);
        put_text(field, "value", card->fields[i].value);
        put_text(field, "note", card->fields[i].note);
        put_text(field, "tone", tones[card->fields[i].tone]);
    }
}

static void put_steps(cJSON *top, const struct card *card)
{
    cJSON *array = card->n_steps > 0 ? put(top, "steps", cJSON_CreateArray()) : NULL;

    for (size_t i = 0; i < card->n_steps; i++) {
        cJSON *step = append(array, cJSON_CreateObject());

        put_text(step, "label", card->steps[i].label);
        put_text(step, "state", states[card->steps[i].state]);
    }
}

/* A whole number in figures: cJSON would print a double and read it back. */
static cJSON *figure(int64_t number)
{
    char room[NUMBER_ROOM];

    return cJSON_CreateRaw(text_number(room, number));
}

/* Every row has all its cells: an empty one is "". */
static void put_cells(cJSON *array, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        append(array, cJSON_CreateStringReference(cells[i] ? cells[i] : ""));
}

/* The columns of a set of bits, the first is 0; nothing of an empty set. */
static void put_columns(cJSON *object, const char *key, unsigned columns, size_t n)
{
    cJSON *list = columns ? put(object, key, cJSON_CreateArray()) : NULL;

    for (unsigned i = 0; list && i < n && i < 32; i++)
        if (columns >> i & 1)
            append(list, figure(i));
}

static void put_table(cJSON *top, const struct card_table *table)
{
    cJSON *object, *rows;

    if (table->n_columns == 0)
        return;
    object = put(top, "table", cJSON_CreateObject());
    put_cells(put(object, "heads", cJSON_CreateArray()), table->heads, table->n_columns);
    rows = put(object, "rows", cJSON_CreateArray());
    for (size_t i = 0; i < table->n_rows; i++)
        put_cells(append(rows, cJSON_CreateArray()), table->cells + i * table->n_columns,
                  table->n_columns);
    put_columns(object, "right", table->right, table->n_columns);
    put_columns(object, "rest", table->rest, table->n_columns);
    if (table->late) {
        cJSON *late = put(object, "late", cJSON_CreateArray());

        for (size_t i = 0; i < table->n_rows; i++)
            if (table->late[i])
                append(late, figure((int64_t)i));
    }
}

static void put_buttons(cJSON *top, const struct card *card)
{
    cJSON *array = card->n_buttons > 0 ? put(top, "buttons", cJSON_CreateArray()) : NULL;

    for (size_t i = 0; i < card->n_buttons; i++) {
        cJSON *button = append(array, cJSON_CreateObject());

        put_text(button, "label", card->buttons[i].label);
        put_text(button, "style", styles[card->buttons[i].style]);
        put_text(button, "action", card->buttons[i].action);
        if (card->buttons[i].n_only_for > 0)
            put_cells(put(button, "only_for", cJSON_CreateArray()),
                      card->buttons[i].only_for, card->buttons[i].n_only_for);
        if (card->buttons[i].until)
            put(button, "until", figure(card->buttons[i].until));
    }
}

static void put_form(cJSON *top, const struct card_form *form)
{
    cJSON *object, *array;

    if (!form)
        return;
    object = put(top, "form", cJSON_CreateObject());
    put_text(object, "action", form->action);
    put_text(object, "submit", form->submit);
    array = put(object, "inputs", cJSON_CreateArray());
    for (size_t i = 0; i < form->n_inputs; i++) {
        const struct card_input *from = &form->inputs[i];
        cJSON *input = append(array, cJSON_CreateObject());

        put_text(input, "name", from->name);
        put_text(input, "label", from->label);
        put_text(input, "value", from->value);
        put_text(input, "hint", from->hint);
        put_text(input, "kind", kinds[from->kind]);
        if (from->is_required)
            put(input, "required", cJSON_CreateTrue());
        put_options(input, from->options, from->n_options);
    }
}

static void put_card(cJSON *top, const struct card *card)
{
    put_text(top, "kind", card->kind);
    put_text(top, "ref", card->ref);
    put_text(top, "title", card->title);
    put_text(top, "subtitle", card->subtitle);
    if (!text_empty(card->badge)) {
        cJSON *badge = put(top, "badge", cJSON_CreateObject());

        put_text(badge, "text", card->badge);
        put_text(badge, "tone", tones[card->badge_tone]);
    }
    put_text(top, "text", card->text);
    put_fields(top, card);
    put_steps(top, card);
    put_table(top, &card->table);
    put_buttons(top, card);
    if (card->select) {
        cJSON *select = put(top, "select", cJSON_CreateObject());

        put_text(select, "label", card->select->label);
        put_text(select, "action", card->select->action);
        put_options(select, card->select->options, card->select->n_options);
    }
    put_form(top, card->form);
    put_text(top, "decided", card->decided);
    put_text(top, "footer", card->footer);
}

const char *card_print(const struct card *card, struct arena *arena)
{
    JSON *top = must(cJSON_CreateObject());

    put_card(top, card);
    return json_line(arena, top);
}

/* Reading back. */

/* Which of `names` the key holds; the first when it is left out; -1 when none. */
static int one_of(const cJSON *object, const char *key, const char *const *names,
                  size_t n)
{
    const char *name = json_text(object, key);

    if (!name)
        return json_get(object, key) ? -1 : 0;
    for (size_t i = 0; i < n; i++)
        if (text_same(names[i], name))
            return (int)i;
    return -1;
}

#define ONE_OF(object, key, names) one_of((object), (key), (names), COUNT(names))

/* What is read, and the arena its strings go to. `bad` once something is not as
 * card_print writes it. */
struct reading {
    struct arena *arena;
    bool bad;
};

static const char *get_text(struct reading *in, const cJSON *object, const char *key)
{
    if (json_get(object, key) && !json_text(object, key))
        in->bad = true;
    return arena_copy(in->arena, json_text(object, key));
}

/* How many items an array has; absent: none; more than `most`: bad, and none. */
static size_t count(struct reading *in, const cJSON *array, size_t most)
{
    size_t n = array ? (size_t)cJSON_GetArraySize(array) : 0;

    if (!array || (cJSON_IsArray(array) && n <= most))
        return n;
    in->bad = true;
    return 0;
}

static int get_one(struct reading *in, int found)
{
    in->bad = in->bad || found < 0;
    return found < 0 ? 0 : found;
}

enum { MOST_ITEMS = 10000 };

static const struct card_option *get_options(struct reading *in, const cJSON *object,
                                             size_t *n)
{
    const cJSON *array = json_get(object, "options"), *item;
    struct card_option *options;
    size_t i = 0;

    *n = count(in, array, MOST_ITEMS);
    if (*n == 0)
        return NULL;
    options = TAKE_N(in->arena, *n, struct card_option);
    cJSON_ArrayForEach(item, array)
    {
        options[i].label = get_text(in, item, "label");
        options[i++].value = get_text(in, item, "value");
    }
    return options;
}

static void get_fields(struct reading *in, const cJSON *top, struct card *card)
{
    const cJSON *array = json_get(top, "fields"), *item;

    if (count(in, array, CARD_MOST_FIELDS) == 0)
        return;
    cJSON_ArrayForEach(item, array)
    {
        enum tone tone = (enum tone)get_one(in, ONE_OF(item, "tone", tones));

        card_field(card, get_text(in, item, "label"), get_text(in, item, "value"), tone);
        card->fields[card->n_fields - 1].note = get_text(in, item, "note");
    }
}

static void get_steps(struct reading *in, const cJSON *top, struct card *card)
{
    const cJSON *array = json_get(top, "steps"), *item;

    if (count(in, array, CARD_MOST_STEPS) == 0)
        return;
    cJSON_ArrayForEach(item, array) card_step(card, get_text(in, item, "label"),
                                              get_one(in, ONE_OF(item, "state", states)));
}

static void get_cells(struct reading *in, const cJSON *array, const char **into, size_t n)
{
    const cJSON *item;

    if (!cJSON_IsArray(array) || (size_t)cJSON_GetArraySize(array) != n) {
        in->bad = true;
        return;
    }
    cJSON_ArrayForEach(item, array)
    {
        *into = arena_copy(in->arena, cJSON_GetStringValue(item));
        in->bad = in->bad || !*into;
        into++;
    }
}

static void get_late(struct reading *in, const cJSON *list, struct card_table *table)
{
    bool *late = TAKE_N(in->arena, table->n_rows + 1, bool);
    const cJSON *item;

    if (!list)
        return;
    table->late = late;
    cJSON_ArrayForEach(item, list)
    {
        if (cJSON_IsNumber(item) && item->valueint >= 0 &&
            (size_t)item->valueint < table->n_rows)
            late[item->valueint] = true;
        else
            in->bad = true;
    }
}

static unsigned get_columns(struct reading *in, const cJSON *list, size_t n_columns)
{
    const cJSON *item;
    unsigned columns = 0;

    cJSON_ArrayForEach(item, list)
    {
        if (cJSON_IsNumber(item) && item->valueint >= 0 &&
            (size_t)item->valueint < n_columns)
            columns |= 1u << item->valueint;
        else
            in->bad = true;
    }
    return columns;
}

static void get_table(struct reading *in, const cJSON *top, struct card_table *table)
{
    const cJSON *object = json_get(top, "table"), *rows, *item;
    const char **heads, **cells;

    if (!object)
        return;
    rows = json_get(object, "rows");
    table->n_columns = count(in, json_get(object, "heads"), 32);
    table->n_rows = count(in, rows, MOST_ITEMS);
    heads = TAKE_N(in->arena, table->n_columns, const char *);
    cells = TAKE_N(in->arena, table->n_columns * table->n_rows, const char *);
    table->heads = heads;
    table->cells = cells;
    get_cells(in, json_get(object, "heads"), heads, table->n_columns);
    rows = table->n_rows > 0 ? rows : NULL;
    cJSON_ArrayForEach(item, rows)
    {
        get_cells(in, item, cells, table->n_columns);
        cells += table->n_columns;
    }
    table->right = get_columns(in, json_get(object, "right"), table->n_columns);
    table->rest = get_columns(in, json_get(object, "rest"), table->n_columns);
    get_late(in, json_get(object, "late"), table);
}

static void get_only_for(struct reading *in, const cJSON *item,
                         struct card_button *button)
{
    const cJSON *array = json_get(item, "only_for");
    const char **handles;

    button->n_only_for = count(in, array, MOST_ITEMS);
    if (button->n_only_for == 0)
        return;
    handles = TAKE_N(in->arena, button->n_only_for, const char *);
    get_cells(in, array, handles, button->n_only_for);
    button->only_for = handles;
}

static void get_buttons(struct reading *in, const cJSON *top, struct card *card)
{
    const cJSON *array = json_get(top, "buttons"), *item;

    if (count(in, array, CARD_MOST_BUTTONS) == 0)
        return;
    cJSON_ArrayForEach(item, array)
    {
        int style = get_one(in, ONE_OF(item, "style", styles));
        struct card_button *button;

        card_button(card, get_text(in, item, "label"), (enum button_style)style, NULL);
        button = &card->buttons[card->n_buttons - 1];
        button->action = get_text(in, item, "action");
        get_only_for(in, item, button);
        if (json_get(item, "until") && !json_int(item, "until", &button->until))
            in->bad = true;
    }
}

static void get_select(struct reading *in, const cJSON *top, struct card *card)
{
    const cJSON *object = json_get(top, "select");
    struct card_select *select;

    if (!object)
        return;
    select = TAKE(in->arena, struct card_select);
    select->label = get_text(in, object, "label");
    select->action = get_text(in, object, "action");
    select->options = get_options(in, object, &select->n_options);
    card->select = select;
}

static void get_form(struct reading *in, const cJSON *top, struct card *card)
{
    const cJSON *object = json_get(top, "form"), *array, *item;
    struct card_form *form;
    struct card_input *input;

    if (!object)
        return;
    array = json_get(object, "inputs");
    form = TAKE(in->arena, struct card_form);
    form->action = get_text(in, object, "action");
    form->submit = get_text(in, object, "submit");
    form->n_inputs = count(in, array, MOST_ITEMS);
    form->inputs = input = TAKE_N(in->arena, form->n_inputs, struct card_input);
    array = form->n_inputs > 0 ? array : NULL;
    cJSON_ArrayForEach(item, array)
    {
        input->name = get_text(in, item, "name");
        input->label = get_text(in, item, "label");
        input->value = get_text(in, item, "value");
        input->hint = get_text(in, item, "hint");
        input->kind = (enum input_kind)get_one(in, ONE_OF(item, "kind", kinds));
        input->is_required = json_flag(item, "required");
        input->options = get_options(in, item, &input->n_options);
        input++;
    }
    card->form = form;
}

enum rc card_read(const char *json, struct arena *arena, struct card *out,
                  struct err *err)
{
    struct reading in = {.arena = arena};
    struct card card = {0};
    JSON *top = NULL;
    const cJSON *badge;
    size_t len = text_empty(json) ? 0 : strlen(json);

    if (json_read(json, len, &json_usual, &top, err) != RC_OK || !cJSON_IsObject(top))
        return err_broken(err, "a stored card is not a JSON object: %s", err->said);
    card.kind = get_text(&in, top, "kind");
    card.ref = get_text(&in, top, "ref");
    card.title = get_text(&in, top, "title");
    card.subtitle = get_text(&in, top, "subtitle");
    badge = json_get(top, "badge");
    card.badge = get_text(&in, badge, "text");
    card.badge_tone = (enum tone)get_one(&in, ONE_OF(badge, "tone", tones));
    card.text = get_text(&in, top, "text");
    get_fields(&in, top, &card);
    get_steps(&in, top, &card);
    get_table(&in, top, &card.table);
    get_buttons(&in, top, &card);
    get_select(&in, top, &card);
    get_form(&in, top, &card);
    card.decided = get_text(&in, top, "decided");
    card.footer = get_text(&in, top, "footer");
    if (in.bad)
        return err_broken(err, "a stored card is not what card_print writes");
    *out = card;
    return RC_OK;
}
