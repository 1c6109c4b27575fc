/* A card's table as comma-separated values. */

#include "base/card.h"
#include "base/text.h"

#include <string.h>

enum { CSV_MOST = 4 * 1024 * 1024 };

static void add_cell(struct text *out, const char *text)
{
    text_add(out, "\"");
    if (*text && strchr("=+-@\t\r", *text))
        text_add(out, "'");
    for (const char *at = text; *at; at++) {
        if (*at == '"')
            text_add(out, "\"");
        text_add_bytes(out, at, 1);
    }
    text_add(out, "\"");
}

static void add_row(struct text *out, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        text_add(out, i > 0 ? "," : "");
        add_cell(out, cells[i] ? cells[i] : "");
    }
    text_add(out, "\r\n");
}

const char *card_csv(const struct card_table *table, struct arena *arena)
{
    struct text out;

    text_init(&out, arena, CSV_MOST);
    text_add(&out, "\xef\xbb\xbf");
    add_row(&out, table->heads, table->n_columns);
    for (size_t r = 0; r < table->n_rows; r++)
        add_row(&out, table->cells + r * table->n_columns, table->n_columns);
    return out.bytes;
}
