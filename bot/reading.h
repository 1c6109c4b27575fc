/*
 * reading.h - where we stopped reading on a platform, for a chat that catches up.
 *
 * What is stored of one conversation says nothing of another that is new to us: how far
 * those are read is noted, before any of it is stored and until all of it is.
 */
#pragma once

#include "store/conversations.h"

struct bot;

/* Asks the desk, a page of conversations at a time. `found` is called once, on the loop's
 * thread: with all that the platform has, by their keys, which live until it returns; or
 * with none: RC_AGAIN when the disk is full, another rc when the desk is. */
void reading_ask(struct bot *bot, const char *platform,
                 void (*found)(void *whom, enum rc rc, const struct read_place *places,
                               size_t n),
                 void *whom);

/* An errand, to be put onto the desk, which notes that what was said since then (ms) is
 * being read; 0: all of it is stored. `then` is called on the loop's thread: RC_OK and
 * since when, which is longer where an earlier reading was ended half way; RC_AGAIN: the
 * disk is full; RC_BROKEN: the desk did not take it (reading_not_noted). */
struct inbound *reading_note(const char *platform, int64_t since_ms,
                             void (*then)(void *whom, enum rc rc, int64_t since_ms),
                             void *whom);
void reading_not_noted(struct inbound *in); /* frees it, and says so */
