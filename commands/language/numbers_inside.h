/*
 * numbers_inside.h - the parts of a number's reading: digits, Chinese numerals, English
 * words; for numbers*.c alone.
 */
#pragma once

#include "commands/language/reader.h"

enum { MOST_WORDS = 24, MOST_DIGITS = 18 };

/* 1,234.5, 1.234,5, 12,34,567 and .5; what scales them is not read. */
size_t read_arabic(const struct reader *r, size_t at, struct number *out);

/* A digit's value, or 100 + the power of a unit. */
size_t chinese_sign(const struct reader *r, size_t at, int *value);

size_t read_chinese(const struct reader *r, size_t at, unsigned how, struct number *out);
size_t read_spelled(const struct reader *r, size_t at, unsigned how, struct number *out);

/* Behind a number: "and a half", " 1/2"; and what it is thousands or millions of. */
size_t read_fraction(const struct reader *r, size_t at, struct decimal *value);
size_t read_scales(const struct reader *r, size_t at, unsigned how, struct number *out);

static inline struct decimal whole(int64_t n)
{
    return (struct decimal){.units = n};
}

static inline bool is_zero(struct decimal d)
{
    return d.units == 0;
}
