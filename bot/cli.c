/* The table of the sub-commands, and what is made from it: help and the manual page. */

#include "bot/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONFIG                                                                          \
    {                                                                                   \
        "--config", "FILE",                                                             \
            "the configuration (docs/settings.md); every key also from the environment" \
    }
#define MANY 64

static int manual(const struct cli *cli)
{
    struct arena *arena = arena_new();
    int status = fputs(cli_man_page(arena), stdout) < 0;

    (void)cli;
    arena_free(arena);
    return status;
}

const struct subcommand subcommands[] = {
    {.name = "serve",
     .words = "",
     .about = "runs the bot: the web chat, and every platform that is configured",
     .options = {CONFIG},
     .run = cli_serve},
    {.name = "demo",
     .words = "",
     .about =
         "runs a made-up firm with people, deals and overdue invoices, in a database of its own",
     .options = {{"--clock", "WHEN",
                  "where the firm's clock begins, such as 2026-03-02T09:00"},
                 {"--fresh", NULL, "begins the firm anew instead of going on with it"},
                 CONFIG},
     .run = cli_demo},
    {.name = "chat",
     .words = "",
     .about =
         "the web chat in a terminal: lines in, replies out; /12 presses button [12]. The status is 1 when a line was refused or failed",
     .options =
         {{"--as", "HANDLE",
           "who you are (demo), or with DEALBELL_TOKEN a name for the prompt"},
          {"--url", "URL", "where the web chat is; http://127.0.0.1:8420 when left out"},
          {"--room", "ROOM",
           "sales, approvals, finance, @HANDLE; dealbell when left out"},
          {"--json", NULL,
           "JSON lines in and out, for scripts: each line has its {\"done\":ID,\"line\":N,\"rc\":\"ok\"} (docs/web-chat.md)"}},
     .run = cli_chat},
    {.name = "check",
     .words = "",
     .about = "reads the configuration, tries the addresses in it, says what is missing",
     .options = {CONFIG},
     .run = cli_check},
    {.name = "setup",
     .words = "mattermost",
     .about =
         "makes bot, token and slash command there with MATTERMOST_ADMIN_TOKEN, and prints the settings",
     .options = {{"--url", "URL", "the server; [mattermost] url when left out"},
                 {"--team", "NAME", "the team's name in its address"},
                 {"--name", "NAME", "of the bot account; dealbell when left out"},
                 CONFIG},
     .least_words = 1,
     .most_words = 1,
     .run = cli_setup},
    {.name = "user",
     .words = "add|change|remove|invite|token|people ...",
     .about = "an admin's commands about people, as in chat: user invite HANDLE",
     .options = {CONFIG},
     .least_words = 1,
     .most_words = MANY,
     .run = cli_user},
    {.name = "firm",
     .words = "name=... zone=... currency=... lang=... phones=...",
     .about = "who we are, as the admin's `firm settings` in chat: firm currency=GBP",
     .options = {CONFIG},
     .most_words = MANY,
     .run = cli_firm},
    {.name = "backup",
     .words = "FILE",
     .about = "copies the database while it is in use, with a manifest beside it",
     .options = {CONFIG},
     .least_words = 1,
     .most_words = 1,
     .run = cli_backup},
    {.name = "restore",
     .words = "FILE",
     .about = "puts a backup in the place of the database, once its manifest holds",
     .options = {CONFIG, {"--dry-run", NULL, "checks the backup only"}},
     .least_words = 1,
     .most_words = 1,
     .run = cli_restore},
    {.name = "verify",
     .words = "",
     .about =
         "walks the audit's chain and recounts what is kept; names the first row that does not hold",
     .options = {CONFIG},
     .run = cli_verify},
    {.name = "parse",
     .words = "",
     .about = "what the bot understands: JSON lines in and out (docs/language.md)",
     .options = {{"--world", "FILE",
                  "the people, accounts and records that are spoken of"},
                 {"--entities", NULL, "reads dates, times and amounts only"}},
     .run = cli_parse},
    {.name = "manual",
     .words = "",
     .about = "prints the manual page (docs/dealbell.1)",
     .run = manual},
    {0},
};

const char *cli_option(const struct cli *cli, const char *name)
{
    for (size_t i = 0; cli->command->options[i].name; i++)
        if (strcmp(cli->command->options[i].name, name) == 0)
            return cli->given[i];
    return NULL;
}

const char *cli_words(struct arena *arena, const struct err *err)
{
    if (!err->said[0] || (err->rc == RC_BROKEN && err->detail[0]))
        return err->detail;
    return arena_printf(arena, "%s%s%s", err->said, err->hint[0] ? "; " : "", err->hint);
}

int cli_fail(const struct err *err)
{
    struct arena *arena = arena_new();

    (void)fprintf(stderr, "dealbell: %s\n", cli_words(arena, err));
    arena_free(arena);
    return err->rc == RC_USAGE ? 2 : 1;
}

static void add_usage(struct text *text, const struct subcommand *s)
{
    text_addf(text, "dealbell %s", s->name);
    for (const struct cli_option *o = s->options; o->name; o++)
        text_addf(text, o->value ? " [%s %s]" : " [%s%s]", o->name,
                  o->value ? o->value : "");
    if (s->words[0])
        text_addf(text, " %s", s->words);
}

const char *cli_help(struct arena *arena, const struct subcommand *only)
{
    struct text text;

    text_init(&text, arena, (size_t)64 * 1024);
    if (!only)
        text_add(&text,
                 "Dealbell, a lead-to-cash assistant that lives in a team's chat.\n\n");
    for (const struct subcommand *s = subcommands; s->name; s++) {
        if (only && s != only)
            continue;
        add_usage(&text, s);
        text_addf(&text, "\n    %s\n", s->about);
        for (const struct cli_option *o = s->options; o->name; o++)
            text_addf(&text, "    %-16s %s\n",
                      o->value ? arena_printf(arena, "%s %s", o->name, o->value)
                               : o->name,
                      o->about);
    }
    if (!only)
        text_add(&text, "\nAlso --help (-h) and --version.\n");
    return text.bytes;
}

const char *cli_man_page(struct arena *arena)
{
    struct text text;

    text_init(&text, arena, (size_t)64 * 1024);
    text_add(
        &text,
        ".TH DEALBELL 1 \"\" \"dealbell " DEALBELL_VERSION "\" \"Dealbell\"\n"
        ".SH NAME\ndealbell \\- a lead-to-cash assistant that lives in a team's chat\n"
        ".SH SYNOPSIS\n");
    for (const struct subcommand *s = subcommands; s->name; s++) {
        add_usage(&text, s);
        text_add(&text, "\n.br\n");
    }
    text_add(&text, ".SH COMMANDS\nOptions stand before, between or behind the words; "
                    "behind \\-\\- all are words.\n");
    for (const struct subcommand *s = subcommands; s->name; s++) {
        text_addf(&text, ".SS %s\n%s.\n", s->name, s->about);
        for (const struct cli_option *o = s->options; o->name; o++)
            text_addf(&text, ".TP\n\\fB\\%s\\fR %s\n%s\n", o->name,
                      o->value ? o->value : "", o->about);
    }
    text_add(
        &text,
        ".SH ENVIRONMENT\nEvery key of the configuration, as DEALBELL_<SECTION>_<KEY>; "
        "of a secret, with _FILE behind it, the name of a file that holds it.\n"
        ".TP\n\\fBDEALBELL_TOKEN\\fR\nwhat dealbell chat signs in with (dealbell user token HANDLE)\n"
        ".SH EXIT STATUS\n0 when it went well, 1 when it did not, 2 when it was called wrongly.\n");
    return text.bytes;
}
