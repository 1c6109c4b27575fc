/*
 * intents_page.h - docs/intents.md: what a sentence can mean, made from the tables.
 */
#pragma once

#include "base/arena.h"

/* In the arena. */
const char *intents_markdown(struct arena *arena);
