/* The guard before cJSON: what it lets pass, cJSON reads, prints and reads the same. And
 * a card that can be read is printed as it was. */

#include "base/card.h"
#include "base/json.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static void check_card(const char *printed)
{
    struct arena *arena = arena_new();
    struct err err = {.lang = LANG_ZH};
    struct card card;

    if (card_read(printed, arena, &card, &err) == RC_OK) {
        const char *once = card_print(&card, arena);

        must(card_read(once, arena, &card, &err) == RC_OK);
        must(text_same(once, card_print(&card, arena)));
        must(card_words(&card, arena, 1) != NULL);
    }
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct json_limits limits = {
        .bytes = 1 << 16, .depth = 8, .values = 500};
    struct err err = {.lang = LANG_EN};
    JSON *tree = NULL;
    JSON *again = NULL;
    char *printed;
    enum rc rc = json_read((const char *)data, size, &limits, &tree, &err);

    must(rc == RC_OK || rc == RC_USAGE); /* BROKEN: the guard and cJSON disagree */
    must((rc == RC_OK) == (tree != NULL));
    if (rc != RC_OK) {
        must(err.said[0] && utf8_valid(err.said, strlen(err.said)));
        return 0;
    }
    printed = json_print(tree);
    must(json_read(printed, strlen(printed), &json_usual, &again, &err) == RC_OK);
    must(cJSON_Compare(tree, again, true));
    check_card(printed);
    json_release(printed);
    return 0;
}
