/* A card in words: what a terminal, a mail or a chat without cards shows. */

#include "card.h"
#include "spaced.h"
#include "text.h"

#include <unicode/uchar.h>

enum { CEILING = 64 * 1024, MOST_COLUMNS = 32 };

/* A terminal's columns: a Chinese character takes two, a combining mark none. */
static size_t width(const char *text)
{
    size_t columns = 0;

    while (text && *text) {
        UChar32 c = (UChar32)utf8_next(&text);
        int wide =
            c < 0x300 ? U_EA_NARROW : u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        int8_t type = c < 0x300 ? U_LOWERCASE_LETTER : u_charType(c);

        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
            type == U_FORMAT_CHAR)
            continue;
        columns += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

static void spaces(struct text *out, size_t n)
{
    while (n-- > 0)
        text_add(out, " ");
}

static void line(struct text *out, const char *words)
{
    if (!text_empty(words))
        text_addf(out, "%s\n", words);
}

/* The label's colon is as wide as the label. */
static void add_label(struct text *out, const char *label, const char *mark)
{
    text_addf(out, spaced_is_chinese(label) ? "%s%s：" : "%s%s: ", label, mark);
}

/* In brackets as wide as what it stands behind. */
static void add_aside(struct text *out, const char *label, const char *aside)
{
    text_addf(out, spaced_is_chinese(label) ? "（%s）" : " (%s)", aside);
}

static void add_fields(struct text *out, const struct card *card)
{
    for (size_t i = 0; i < card->n_fields; i++) {
        const struct card_field *field = &card->fields[i];

        /* Where there is no red, what is late says so by its mark. */
        text_add(out, field->tone == TONE_BAD ? "! " : "  ");
        if (!text_empty(field->label))
            add_label(out, field->label, "");
        text_add(out, field->value);
        if (!text_empty(field->note))
            add_aside(out, field->label, field->note);
        text_add(out, "\n");
    }
}

const char *card_step_mark(const struct card_step *step)
{
    static const char *const marks[] = {[STEP_DONE] = "✓",
                                        [STEP_NOW] = "●",
                                        [STEP_LATER] = "○",
                                        [STEP_FAILED] = "✗",
                                        [STEP_LATE] = "!"};

    return marks[step->state];
}

static void add_steps(struct text *out, const struct card *card)
{
    for (size_t i = 0; i < card->n_steps; i++)
        text_addf(out, "%s%s %s", i ? " → " : "  ", card_step_mark(&card->steps[i]),
                  card->steps[i].label);
    if (card->n_steps > 0)
        text_add(out, "\n");
}

static void add_row(struct text *out, const struct card_table *table,
                    const char *const *cells, const size_t *widths)
{
    text_add(out, " ");
    for (size_t i = 0; i < table->n_columns; i++) {
        size_t pad = widths[i] - width(cells[i]);
        bool right = table->right >> i & 1;

        text_add(out, " ");
        if (right)
            spaces(out, pad);
        text_add(out, cells[i]);
        if (i + 1 < table->n_columns)
            spaces(out, right ? 1 : pad + 1);
    }
    text_add(out, "\n");
}

static void add_table(struct text *out, const struct card_table *table)
{
    size_t widths[MOST_COLUMNS] = {0};

    if (table->n_columns == 0 || table->n_columns > MOST_COLUMNS)
        return;
    for (size_t i = 0; i < table->n_columns * (table->n_rows + 1); i++) {
        size_t column = i % table->n_columns;
        size_t wide = width(i < table->n_columns ? table->heads[i]
                                                 : table->cells[i - table->n_columns]);

        if (wide > widths[column])
            widths[column] = wide;
    }
    add_row(out, table, table->heads, widths);
    for (size_t i = 0; i < table->n_rows; i++)
        add_row(out, table, table->cells + i * table->n_columns, widths);
}

static void add_buttons(struct text *out, const struct card *card, size_t first)
{
    for (size_t i = 0; i < card->n_buttons; i++) {
        const char *label = card->buttons[i].label;

        if (first)
            text_addf(out, "%s[%zu] %s", i ? "  " : "", first + i, label);
        else
            text_addf(out, "%s[%s]", i ? " " : "", label);
    }
    if (card->n_buttons > 0)
        text_add(out, "\n");
}

static void add_options(struct text *out, const struct card_option *options, size_t n)
{
    for (size_t i = 0; i < n; i++)
        text_addf(out, "%s%s", i ? " / " : "", options[i].label);
}

static void add_form(struct text *out, const struct card_form *form)
{
    for (size_t i = 0; i < form->n_inputs; i++) {
        const struct card_input *input = &form->inputs[i];

        text_add(out, "  ");
        add_label(out, input->label, input->is_required ? "*" : "");
        if (!text_empty(input->value))
            text_add(out, input->value);
        else if (input->n_options > 0)
            add_options(out, input->options, input->n_options);
        else
            text_add(out, "____");
        if (!text_empty(input->hint))
            add_aside(out, input->label, input->hint);
        text_add(out, "\n");
    }
    if (!text_empty(form->submit))
        text_addf(out, "[%s]\n", form->submit);
}

const char *card_words(const struct card *card, struct arena *arena, size_t first)
{
    struct text out;

    text_init(&out, arena, CEILING);
    text_add(&out, card->title);
    if (!text_empty(card->badge))
        text_addf(&out, "%s[%s]", text_empty(card->title) ? "" : "  ", card->badge);
    if (out.len > 0)
        text_add(&out, "\n");
    line(&out, card->subtitle);
    line(&out, card->text);
    add_fields(&out, card);
    add_steps(&out, card);
    add_table(&out, &card->table);
    line(&out, card->decided);
    add_buttons(&out, card, first);
    if (card->select) {
        add_label(&out, card->select->label, "");
        add_options(&out, card->select->options, card->select->n_options);
        text_add(&out, "\n");
    }
    if (card->form)
        add_form(&out, card->form);
    line(&out, card->footer);
    /* Lines end between words, not behind them. */
    if (out.len > 0 && out.bytes[out.len - 1] == '\n')
        out.bytes[--out.len] = '\0';
    return out.bytes;
}
