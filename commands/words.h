/*
 * words.h - a command's words, one after the other.
 *
 * A word ends at a blank. name=value is a word with a name; a value, or a word, that
 * begins with a quote runs to the closing one: contact="J Doe", contact=“张 三”. Within
 * "" a backslash keeps the next quote or backslash. A quote that is never closed is a
 * letter like any other. Safe on any bytes that are valid UTF-8.
 */
#pragma once

#include "base/text.h"

struct word {
    const char *from, *until; /* as typed, with its name and quotes */
    const char *name;         /* folded; NULL when it has none */
    const char *value;        /* without name and quotes */
    const char *value_from;   /* as typed, behind the name */
    bool is_quoted;
};

/* All the words; they live in the arena. */
struct word *words_split(struct arena *arena, const char *text, size_t *n);

/* A value as words_split reads it back, whatever it holds: J -> J, J Doe -> "J Doe". */
const char *words_quote(struct arena *arena, const char *value);

/* At most 40 bytes of it, with "…" where more was said: for an error's words. */
const char *words_short(struct arena *arena, const char *text);

/* Names that stand apart by commas, folded: the Chinese kinds (，、) become plain ones.
 */
const char *words_commas(struct arena *arena, const char *text);

/* Behind the blanks that stand here; the ideographic one counts. */
const char *words_skip_blanks(const char *text);

/* The blank that stands here, in bytes; 0 when none does. */
size_t words_blank(const char *text);

/* A letter that Chinese glues to the next word without a blank. */
bool words_is_han(uint32_t letter);
