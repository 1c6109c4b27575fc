/* The guard before cJSON: what it lets pass, cJSON reads, prints and reads the same; what
 * leaves members out is what is read whole, without them. And a card that can be read is
 * printed as it was. */

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

static void leave_out(cJSON *value, const char *name)
{
    cJSON *child;

    if (cJSON_IsObject(value))
        cJSON_DeleteItemFromObjectCaseSensitive(value, name);
    cJSON_ArrayForEach(child, value) leave_out(child, name);
}

/* Printed, no key has an escape that it does not need. */
static void check_left_out(cJSON *tree, const char *printed)
{
    static const char *const names[] = {"a", "title", NULL};
    struct err err = {.lang = LANG_EN};
    JSON *without = NULL;

    must(json_read_without(printed, strlen(printed), &json_usual, names, &without,
                           &err) == RC_OK);
    leave_out(tree, names[0]);
    leave_out(tree, names[1]);
    must(cJSON_Compare(tree, without, true));
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
    check_left_out(tree, printed);
    json_release(printed);
    return 0;
}
