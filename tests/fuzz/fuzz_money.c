/* Any bytes as an amount: read or refused, and what was read comes back the same. */
#include "sales/money.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void comes_back(struct arena *arena, struct money amount)
{
    struct err err = {0};
    struct money again;

    if (amount.minor < 0 || amount.minor > 1000000000000000)
        abort();
    if (amount.currency[0] && !currency_known(amount.currency))
        abort();
    if (money_parse(money_plain(arena, amount), "", &again, &err) != RC_OK)
        abort();
    if (again.minor != amount.minor || strcmp(again.currency, amount.currency) != 0)
        abort();
    if (money_parse(money_text(arena, amount), amount.currency, &again, &err) != RC_OK ||
        again.minor != amount.minor)
        abort();
    if (!money_short(arena, amount, LANG_EN) || !money_short(arena, amount, LANG_ZH))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct err err = {.lang = size % 2 ? LANG_ZH : LANG_EN};
    const char *text = arena_copy_bytes(arena, (const char *)data, size);
    struct money amount;

    if (money_parse(text, "CNY", &amount, &err) == RC_OK)
        comes_back(arena, amount);
    else if (err.rc != RC_USAGE || err.said[0] == '\0')
        abort();
    arena_free(arena);
    return 0;
}
