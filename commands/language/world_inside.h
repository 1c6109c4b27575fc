/*
 * world_inside.h - what the makers of a world share. Inside of commands/language.
 */
#pragma once

#include "commands/language/world.h"

/* The calendar that `words` tell of (NULL: the usual), in the arena. */
const struct calendar *world_calendar(struct arena *arena, const char *words);
