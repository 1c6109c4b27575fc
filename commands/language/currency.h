/* currency.h - the rows of words/currencies.def by number. */
#pragma once

enum currency_row {

#define CURRENCY(code, names, signs) CURRENCY_##code,
#include "commands/language/words/currencies.def"
#undef CURRENCY
    CURRENCY_ROWS
};

/* "CNY"; "" where the name is several currencies'. */
const char *currency_code(int row);
