/*
 * scan.h - a finger on a short text that somebody typed: an amount, a day, a time.
 *
 * The text is copied, folded to plain width and lower case, and refused when it is long,
 * not UTF-8 or holds control characters. Nothing is taken from an arena.
 */
#pragma once

#include "base/text.h"

enum { SCAN_MOST = 128 };

struct scan {
    char text[SCAN_MOST];
    const char *at; /* what is next */
};

/* A word and what it means; a table of them ends with a NULL word. */
struct scan_word {
    const char *word;
    int value;
};

/* The text without blanks at its ends; false when it is refused. */
bool scan_start(struct scan *scan, const char *text);

/* Folds into `out` as scan_start does; false when it is refused or does not fit. */
bool scan_fold(const char *text, char *out, size_t room);

void scan_blanks(struct scan *scan);
bool scan_end(struct scan *scan); /* nothing but blanks is left */

/* Takes a word that stands here. A word that ends in a letter is taken whole only: "mon"
 * does not stand in "month". */
bool scan_take(struct scan *scan, const char *word);

/* Takes the longest word of the table that stands here. */
bool scan_one_of(struct scan *scan, const struct scan_word *words, int *value);

/* Takes the digits that stand here and tells how many; 0, and nothing taken, when there
 * are none or more than `most` (18 at the most). */
int scan_digits(struct scan *scan, int most, int64_t *out);

/* Takes up to six digits, or Chinese numerals up to ninety-nine. */
bool scan_number(struct scan *scan, int *out);

bool scan_at_digit(const struct scan *scan);
