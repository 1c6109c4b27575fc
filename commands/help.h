/*
 * help.h - what is made from the table of commands.
 */
#pragma once

#include "commands/command.h"

/* docs/commands.md. */
const char *commands_markdown(struct arena *arena);
