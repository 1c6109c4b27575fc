/*
 * alike.h - names that are taken for one another: letters of other alphabets that look
 * the same, and characters that nobody sees (UTS #39, by ICU).
 */
#pragma once

#include "arena.h"

enum oddity {
    NAME_PLAIN,
    NAME_HIDES, /* holds what is not seen: zero width, direction marks, controls */
    NAME_MIXES  /* letters of several alphabets; Latin beside Chinese is usual */
};

enum oddity alike_oddity(const char *name);

/* Do the two look the same and are not: "Max" and one with a Cyrillic а, "Ina" and "lna".
 * Case, width and blanks make no difference. False for the same name twice. */
bool alike(struct arena *arena, const char *a, const char *b);
