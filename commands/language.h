/*
 * language.h - a language as people write it.
 */
#pragma once

#include "store/turn.h"

/* "en", "English", "中文", in any case of letters; RC_USAGE with words when it is none of
 * ours. */
enum rc language_read(struct turn *t, const char *said, enum lang *out) CHECKED;
