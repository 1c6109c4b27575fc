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

/* The same with the fields of a form or the value of a select, which go before what the
 * words say; empty ones count as left out. NULL: none. */
enum rc parse_args_with(struct turn *t, const struct command *command, const char *words,
                        const struct pairs *fields, void *into) CHECKED;

/* The command with typed arguments in canonical words, as parse_args reads them back. */
const char *args_words(struct turn *t, const struct command *command, const void *args);

/* Would parse_args find nothing wrong and nothing missing? Leaves t->err alone. */
bool parse_would(struct turn *t, const struct command *command, const char *words);

/* What it would find wrong, in words; "" when it is nothing, or something is missing. */
const char *parse_complaint(struct turn *t, const struct command *command,
                            const char *words);

/* Would it find nothing wrong, though something may be missing? What was read is in
 * `into`, as of parse_args. *is_whole (NULL: not asked): nothing is missing either. */
bool parse_reads(struct turn *t, const struct command *command, const char *words,
                 void *into, bool *is_whole);

/* A record of the kinds ("deal lead"; NULL: any) by reference or customer's name. */
enum rc parse_ref(struct turn *t, const char *text, const char *kinds, struct ref *out)
    CHECKED;

/* "lead new NAME [contact=…] [phone=…]" in the person's language. */
const char *command_usage(struct arena *arena, const struct command *command,
                          enum lang lang);
