/*
 * text.h - growing text with a ceiling, and the little we ask of UTF-8.
 *
 * A text takes its memory from an arena. What would pass the ceiling is cut
 * between characters and `cut` is set; bytes[len] is always NUL.
 */
#pragma once

#include "arena.h"

struct text {
    struct arena *arena;
    char *bytes;
    size_t len, room, ceiling;
    bool cut;
};

void text_init(struct text *text, struct arena *arena, size_t ceiling);
void text_add(struct text *text, const char *more);
void text_add_bytes(struct text *text, const char *bytes, size_t len);
void text_addf(struct text *text, const char *fmt, ...) PRINTF(2, 3);

/* Whole, valid UTF-8 without NUL, overlong forms or surrogates. */
bool utf8_valid(const char *bytes, size_t len);

/* Reads the code point at *at (valid UTF-8) and moves *at behind it. */
uint32_t utf8_next(const char **at);

/* The greatest length <= max that ends between two characters of `bytes`. */
size_t utf8_cut(const char *bytes, size_t len, size_t max);

size_t utf8_count(const char *text); /* characters, not bytes */

/* NFKC and case folded (ICU), for look-ups that ignore width and case; "ＡＰ－８７" and
 * "ap-87" fold alike. What is not valid UTF-8 comes back unchanged. */
const char *text_fold(struct arena *arena, const char *text);

/* A number in figures: where it begins in its `room`. printf would look its format
 * through first. */
enum { NUMBER_ROOM = 21 };

const char *text_number(char room[NUMBER_ROOM], int64_t number);

/* Edit distance by characters, counted up to `most` + 1; for "did you mean". */
int text_distance(const char *a, const char *b, int most);

/* Which letters of the alphabet stand in it, in capitals or not, a bit each; and whether
 * anything else does. */
uint32_t text_letters(const char *bytes, size_t len);

/* False: these are letters of words of a distance above 1, for one slip changes two kinds
 * of letters at most. A quick look before the distance, which costs much more. */
static inline bool text_letters_near(uint32_t a, uint32_t b)
{
    return __builtin_popcount(a ^ b) <= 2;
}

bool text_same(const char *a, const char *b); /* NULL equals NULL only */
bool text_empty(const char *text);            /* NULL or "" */

/* One of the n words stands somewhere in it, be it within another word; at its beginning;
 * right before byte `until`; is all of it. */
bool text_has_any(const char *text, const char *const *words, size_t n);
bool text_begins_any(const char *text, const char *const *words, size_t n);
bool text_ends_any(const char *text, size_t until, const char *const *words, size_t n);
bool text_is_any(const char *text, const char *const *words, size_t n);
