/*
 * reading.h - where we stopped reading on a platform, for a chat that catches up.
 */
#pragma once

#include "store/conversations.h"

struct bot;

/* Asks the desk; `found` is called on the loop's thread with all conversations of the
 * platform, which live until it returns. Not called when the desk is full or stops. */
void reading_ask(struct bot *bot, const char *platform,
                 void (*found)(void *whom, const struct read_place *places, size_t n),
                 void *whom);
