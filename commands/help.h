/*
 * help.h - what is made from the table of commands.
 */
#pragma once

#include "commands/command.h"

/* docs/commands.md. */
const char *commands_markdown(struct arena *arena);

/* "Leads" / "线索": how a group is called. */
const char *command_group_text(enum command_group group, enum lang lang);
