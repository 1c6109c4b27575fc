/*
 * small.h - small words by where they stand: rows of small.def.
 */
#pragma once

enum small {

#define SMALL(where, english, chinese) SMALL_##where,
#include "commands/language/small.def"
#undef SMALL
    SMALL_ROWS
};

/* A row as only_words.h takes it, of all languages; it lives for ever. */
const char *small_row(enum small where);
