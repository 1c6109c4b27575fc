/*
 * unread.h - since when on a platform not all has been read that was said while we were
 * away. What was stored of one conversation says nothing of another: so reading that was
 * ended half way begins there again.
 */
#pragma once

#include "store/turn.h"

/* Notes that what was said since then (ms) is being read; `since` becomes the older
 * of this and what was noted before, which stays. */
enum rc unread_begin(struct turn *t, const char *platform, int64_t *since) CHECKED;

/* All is read and stored. */
enum rc unread_end(struct turn *t, const char *platform) CHECKED;
