/*
 * heard.h - a message before it is read: without our name, by its lines.
 */
#pragma once

#include "base/text.h"

enum { HEARD_LINES = 20 };

/* Without the blanks before it and behind it. */
const char *heard_trimmed(struct arena *arena, const char *text);

/* Behind "@dealbell", "/bell" or "dealbell:"; the text itself when it begins otherwise.
 */
const char *heard_behind_mention(struct arena *arena, const char *text);

/* The lines that hold something, HEARD_LINES at most; 0 when there are more. */
size_t heard_lines(struct arena *arena, const char *text, const char **lines);
