/*
 * shorthand.h - a text as the language reads it: base/normal.h's, with what people write
 * short in full ("fup bluefin tmr" is "follow up bluefin tmr"). The map still leads to
 * the bytes that were typed.
 */
#pragma once

#include "base/normal.h"
#include "commands/language/entity.h"

/* As normal_make; what lies in one of the context's names stays as it was typed. */
bool shorthand_normal(struct arena *arena, const char *text, size_t len,
                      const struct reading_context *context, struct normal *out);

/* Whether the words end as "call Oakline 10" does, whoever stands there: a quick look
 * that knows no names. */
bool shorthand_may_be_hour(const struct normal *text);

/* The same for a normal text: writes it in full, in the arena. False where nothing of it
 * is short, and it is as it was. */
bool shorthand_expand(struct arena *arena, const struct reading_context *context,
                      struct normal *text);
