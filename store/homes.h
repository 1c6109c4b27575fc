/*
 * homes.h - who had their home on a platform open: found in the inbox, where each opening
 * is "home/SECONDS/ID".
 */
#pragma once

#include "store/turn.h"

/* The accounts that opened theirs since then (ms), `most` of them. */
enum rc homes_opened(struct turn *t, const char *platform, int64_t since,
                     const char **accounts, size_t most, size_t *n) CHECKED;
