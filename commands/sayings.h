/*
 * sayings.h - sentences that one may say: for help, a greeting and the web chat's first
 * page. The tests say each of them.
 */
#pragma once

#include "store/turn.h"

enum { SAYINGS_MOST = 16 };

/* Up to `most` sentences for this person, in their language, the most usual first; those
 * about a customer, lead or invoice where there is one that they may speak of. Their
 * number. */
size_t sayings_for(struct turn *t, const char **out, size_t most);
