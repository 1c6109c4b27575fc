/*
 * parse.h - words into typed arguments. Bounded, and safe on any bytes that are valid
 * UTF-8.
 */
#pragma once

#include "commands/command.h"

/*
 * Fills `into` (args_size bytes, zeroed and set to "left out") from the words behind the
 * command's name. RC_USAGE names the argument that is missing or cannot be read, and the
 * hint shows the usage. When required arguments are missing and the rest is right, asks
 * for them with a form (store/say.h).
 */
enum rc parse_args(struct turn *t, const struct command *command, const char *words,
                   void *into) CHECKED;

/* "lead new NAME [contact=…] [phone=…]" in the person's language. */
const char *command_usage(struct arena *arena, const struct command *command,
                          enum lang lang);
