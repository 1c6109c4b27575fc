/*
 * reading.h - where we stopped reading on a platform, for a chat that catches up.
 */
#pragma once

#include "store/conversations.h"

struct bot;

/* Asks the desk, a page of conversations at a time. `found` is called once, on the loop's
 * thread: with all that the platform has, by their keys, which live until it returns; or
 * with another rc than RC_OK and none, when the desk or the disk is full. */
void reading_ask(struct bot *bot, const char *platform,
                 void (*found)(void *whom, enum rc rc, const struct read_place *places,
                               size_t n),
                 void *whom);
