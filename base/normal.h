/*
 * normal.h - a text as it is read: compatibility forms, case, width and traditional
 * characters folded (ICU), blanks run together, with a map back to the original bytes.
 */
#pragma once

#include "base/text.h"

struct normal {
    const char *bytes; /* valid UTF-8, NUL-terminated */
    size_t len;
    const uint32_t *from; /* from[i]: the original byte that bytes[i] stands for; [len] is
                             the original's length */
    const char *original;
    size_t original_len;
};

/* False, and an empty text, when the original is not UTF-8. */
bool normal_make(struct arena *arena, const char *text, size_t len, struct normal *out);

/* The original bytes that bytes [from, until) stand for: whole characters. */
void normal_span(const struct normal *normal, size_t from, size_t until,
                 size_t *original_from, size_t *original_until);

/* Whether a Chinese character begins here, by its first byte: U+4000 to U+9FFF. */
static inline bool han_at(const char *at)
{
    return (unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9;
}
