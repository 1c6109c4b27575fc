/*
 * cli.h - the program's sub-commands: a row each; --help and the manual page are made
 * from the table.
 */
#pragma once

#include "bot/bot.h"

/* One option of a sub-command, as written: "--config FILE". */
struct cli_option {
    const char *name, *value; /* value NULL: a switch */
    const char *about;
};

/* What was given: options by the table's order, then the words that are none. */
struct cli {
    const struct subcommand *command;
    const char *given[8]; /* NULL: not given; "" for a switch */
    char *const *words;
    int n_words;
    char *const *environment;
};

struct subcommand {
    const char *name, *words; /* words: "HANDLE" as usage shows them, or "" */
    const char *about;
    struct cli_option options[8]; /* ends with {0} */
    int least_words, most_words;
    int (*run)(const struct cli *cli); /* the exit status */
};

extern const struct subcommand subcommands[]; /* ends with {0} */

int cli_serve(const struct cli *cli);
int cli_demo(const struct cli *cli);
int cli_check(const struct cli *cli);
int cli_chat(const struct cli *cli);
int cli_user(const struct cli *cli);
int cli_firm(const struct cli *cli);
int cli_backup(const struct cli *cli);
int cli_restore(const struct cli *cli);
int cli_verify(const struct cli *cli);
int cli_parse(const struct cli *cli);
int cli_setup(const struct cli *cli);

/* An option's value by name; NULL when it was not given. */
const char *cli_option(const struct cli *cli, const char *name);

/* "said; hint", for whoever looks after the machine: of what broke they read the cause.
 */
const char *cli_words(struct arena *arena, const struct err *err);

/* Says what went wrong on standard error: "dealbell: said; hint". Returns 1 (2 for
 * RC_USAGE). */
int cli_fail(const struct err *err);

/* Makes a bot with its settings read from --config and the environment. */
enum rc cli_settings(const struct cli *cli, struct bot *bot, struct err *err) CHECKED;

/* What a row's kind cannot see: whether there is such a role, such a mail server. */
enum rc settings_of_people(const struct bot *bot, struct err *err) CHECKED;
enum rc settings_of_mail(const struct bot *bot, struct err *err) CHECKED;

const char *cli_help(struct arena *arena,
                     const struct subcommand *only); /* only NULL: all */
const char *cli_man_page(struct arena *arena);

/* docs/settings.md, from the tables. */
const char *cli_settings_markdown(struct arena *arena);
