/*
 * spaced.h - printf for two scripts: between Chinese and Latin words or figures stands a
 * space.
 *
 * Only where a value meets the format's own words: 由%s负责 says "由 Ana 负责" and
 * "由薄一负责", and what a value holds is left as it was typed. A date is one word:
 * %d月%d日 has no space. Formats without Chinese are printed as they are.
 */
#pragma once

#include "err.h"

#include <stdarg.h>

/* Holds Chinese: brackets beside it are full-width, （）. NULL holds none. */
bool spaced_is_chinese(const char *text);

/* A space belongs where these two meet: one ends or begins in Chinese, the other in
 * Latin. */
bool spaced_apart(const char *left, const char *right);

/* As vsnprintf: returns how long the whole is, or less than 0. */
int spaced_vprintf(char *out, size_t room, const char *fmt, va_list args) PRINTF(3, 0);
