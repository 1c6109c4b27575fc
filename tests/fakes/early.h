/*
 * early.h - a mistake made on purpose: words that leave before COMMIT, which the sweep
 * must find.
 *
 * Two files stand behind it: never.c, which does nothing, and early.c, which the linker
 * puts between the desk and letters_take (`--wrap`) in a program of its own.
 */
#pragma once

#include "notifiers/channel.h"

void early_start(void *bot);

/* Was this letter sent early? Then its outcome is told, and true comes back. */
bool early_went(struct parcel *parcel);

/* Of story_bot.c: sends it now; what came of it. */
void story_bot_send_early(void *whom, const struct letter *letter, enum sent *how,
                          const char **ref, struct arena *arena);
