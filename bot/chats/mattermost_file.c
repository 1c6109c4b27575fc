/* What of a letter comes as files beside its post: words that are too long for one, and
 * a table of more rows than anybody reads in a chat. Pure. */

#include "bot/chats/mattermost_inside.h"

#include "base/text.h"

#include <string.h>

enum {
    ROWS_MOST = 100, /* of a table in a post; as Slack has it, so that lists read alike */
    ROWS_BESIDE_FILE = 20
};

static bool is_new(const struct letter *letter)
{
    return !letter->edits;
}

static bool is_too_long(const struct letter *letter)
{
    return is_new(letter) && utf8_count(letter->text) > MM_POST_MOST - 200;
}

bool mm_is_too_many(const struct letter *letter, const struct card *card)
{
    return is_new(letter) && card->table.n_rows > ROWS_MOST;
}

/* The reader's language shows in a table's heads. */
static bool is_chinese(const struct card_table *table)
{
    return (unsigned char)table->heads[0][0] >= 0x80;
}

void mm_show_few(struct card *card, struct arena *arena)
{
    struct card_table *table = &card->table;
    size_t all = table->n_rows;

    table->n_rows = ROWS_BESIDE_FILE;
    card->footer = arena_printf(
        arena,
        is_chinese(table) ? "共 %zu 行，这里显示 %zu 行，全部见所附文件%s%s"
                          : "%zu rows, %zu of them here; all are in the file%s%s",
        all, table->n_rows, text_empty(card->footer) ? "" : " · ",
        text_empty(card->footer) ? "" : card->footer);
}

size_t mm_files(const struct letter *letter, struct arena *arena, struct mm_file *out)
{
    struct card *card = TAKE(arena, struct card);
    struct err err = {0};
    size_t n = 0;

    if (!is_new(letter))
        return 0;
    if (is_too_long(letter))
        out[n++] = (struct mm_file){"dealbell.txt", "text/plain; charset=utf-8",
                                    letter->text, (unsigned char)letter->text[0] >= 0x80};
    /* Most cards have none: those are not read again for that. */
    if (!text_empty(letter->card) && strstr(letter->card, "\"table\":") &&
        card_read(letter->card, arena, card, &err) == RC_OK &&
        mm_is_too_many(letter, card))
        out[n++] = (struct mm_file){
            arena_printf(arena, "dealbell-%s.csv", mm_number(letter, arena)), "text/csv",
            card_csv(&card->table, arena), is_chinese(&card->table)};
    return n;
}
