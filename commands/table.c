/* table.c - the commands, from their rows. */
#include "commands/command.h"

#define COMMAND(name) extern const struct command cmd_##name;
#include "commands/table.def"
#undef COMMAND

#define COMMAND(name) &cmd_##name,
const struct command *const commands[] = {
#include "commands/table.def"
    NULL,
};
#undef COMMAND
