/*
 * only_words.h - whether words consist of nothing but phrases of a list.
 *
 * A list is a row of folded phrases: "never mind|forget it|算了".
 */
#pragma once

#include "base/text.h"

/* The words folded, with single blanks: marks and emoji say nothing of their own. At most
 * 200 bytes of them; they live in the arena. */
const char *only_letters(struct arena *arena, const char *words);

/* How many bytes of `letters` a phrase of the row takes at their head, the longest first;
 * 0 for none. "hi" does not begin "his". */
size_t only_taken(const char *letters, const char *row);

/* These `len` bytes are one phrase of the row, whole. */
bool only_listed(const char *words, size_t len, const char *row);

/* How long folded words are without what the row lists at their end, again and again; a
 * single such phrase stays. */
size_t only_before(const char *words, const char *row);

/* How many bytes a phrase of the row takes that ends right before byte `at` of the folded
 * text, the longest first; 0 for none. */
size_t only_ending(const char *text, size_t at, const char *row);

/* Where a phrase of the row next stands whole in the folded text, from byte `at` on, and
 * how many bytes it takes, the longest first; false: nowhere. */
bool only_next(const char *text, size_t at, const char *row, size_t *from, size_t *len);

/* Whether one of the phrases stands among the words, whole: "again" is not in "against".
 * At most 200 bytes of the words are looked at. */
bool only_found(struct arena *arena, const char *words, const char *row);

/* All of the letters are such phrases; no letters are. */
bool only_of(const char *letters, const char *row);
