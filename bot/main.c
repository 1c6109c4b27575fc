/* dealbell: a lead-to-cash assistant that lives in a team's chat. */

#include "base/secret.h"
#include "bot/cli.h"

#include <stdio.h>
#include <string.h>

extern char **environ;

static const struct subcommand *find(const char *name)
{
    for (const struct subcommand *s = subcommands; s->name; s++)
        if (strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

static int print(const char *text)
{
    return fputs(text, stdout) < 0 || fflush(stdout) != 0;
}

static int help(const struct subcommand *only)
{
    struct arena *arena = arena_new();
    int status = print(cli_help(arena, only));

    arena_free(arena);
    return status;
}

static int wrong(const char *what, const char *name)
{
    (void)fprintf(stderr, "dealbell: %s: %s; see dealbell --help\n", what, name);
    return 2;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

/* The option at argv[*i] of the sub-command, with its value behind it or after '='. */
static int take_option(struct cli *cli, int argc, char **argv, int *i)
{
    const char *word = argv[*i];
    size_t len = strcspn(word, "=");

    for (size_t o = 0; cli->command->options[o].name; o++) {
        const struct cli_option *option = &cli->command->options[o];

        if (strlen(option->name) != len || strncmp(option->name, word, len) != 0)
            continue;
        if (!option->value)
            cli->given[o] = "";
        else if (word[len] == '=')
            cli->given[o] = word + len + 1;
        else if (*i + 1 < argc)
            cli->given[o] = argv[++*i];
        else
            return wrong("this option needs a value", word);
        return 0;
    }
    return wrong("unknown option", word);
}

/* Options stand before, between and behind the words, which are moved together in argv;
 * behind "--" there are words alone. -1 when all is taken, else the exit status. */
static int take_all(struct cli *cli, int argc, char **argv)
{
    bool are_words = false;

    cli->words = argv + 2;
    for (int i = 2; i < argc; i++) {
        int status = 0;

        if (are_words || (strncmp(argv[i], "--", 2) != 0 && !is_help(argv[i])))
            argv[2 + cli->n_words++] = argv[i];
        else if (is_help(argv[i]))
            return help(cli->command);
        else if (strcmp(argv[i], "--") == 0)
            are_words = true;
        else
            status = take_option(cli, argc, argv, &i);
        if (status)
            return status;
    }
    return -1;
}

static int wrong_words(const struct subcommand *command)
{
    (void)fprintf(stderr, "dealbell: usage: dealbell %s%s%s; see dealbell %s --help\n",
                  command->name, command->words[0] ? " " : "", command->words,
                  command->name);
    return 2;
}

static int run(const struct subcommand *command, int argc, char **argv)
{
    struct cli cli = {.command = command, .environment = environ};
    int status = take_all(&cli, argc, argv);

    if (status >= 0)
        return status;
    if (cli.n_words < command->least_words || cli.n_words > command->most_words)
        return wrong_words(command);
    return command->run(&cli);
}

int main(int argc, char **argv)
{
    const struct subcommand *command;

    secret_start();
    if (argc < 2 || is_help(argv[1]) || strcmp(argv[1], "help") == 0)
        return help(argc > 2 ? find(argv[2]) : NULL);
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "version") == 0)
        return print("dealbell " DEALBELL_VERSION "\n");
    command = find(argv[1]);
    return command ? run(command, argc, argv) : wrong("unknown command", argv[1]);
}
