/*
 * shorthand.h - a text as the language reads it: base/normal.h's, with what people write
 * short in full ("fup bluefin tmr" is "follow up bluefin tmr"). The map still leads to
 * the bytes that were typed.
 */
#pragma once

#include "base/normal.h"

/* As normal_make. */
bool shorthand_normal(struct arena *arena, const char *text, size_t len,
                      struct normal *out);
