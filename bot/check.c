/* dealbell check: reads the settings, tries what they name, and says what is missing. */

#include "base/port.h"
#include "base/text.h"
#include "bot/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WAIT_MS = 15 * 1000 };

static int say_missing(const char *what)
{
    (void)printf("            missing: %s\n", what);
    return 1;
}

/* Not opened for good: an instance may have it (*is_held). */
static int check_database(const struct bot *bot, bool *is_held)
{
    const char *path = bot->database.path, *slash = strrchr(path, '/');
    const char *folder =
        slash ? arena_copy_bytes(bot->arena, path, (size_t)(slash - path) + 1) : ".";
    struct err err = {0};

    (void)printf("database    %s\n", path);
    if (store_look(path, is_held, &err) != RC_OK)
        return say_missing(
            arena_printf(bot->arena, "a database: %s", cli_words(bot->arena, &err)));
    if (access(folder, W_OK | X_OK) != 0)
        return say_missing("a folder for it that we may write to");
    if (*is_held)
        (void)printf("            a bot has it open\n");
    return 0;
}

static int check_web(const struct bot *bot, const char *host, int port, bool is_held)
{
    const char *why = "";
    int missing = 0;

    (void)printf("web chat    %s\n", bot->http_settings.listen);
    if (!is_held && !port_is_free(host, port, &why))
        missing += say_missing(arena_printf(bot->arena, "a port that is free: %s", why));
    if (!address_is_loopback(host) && text_empty(bot->http_settings.public_url))
        missing +=
            say_missing("[http] public_url, the https address of the proxy in front");
    return missing;
}

static int check_people(const struct bot *bot)
{
    struct err err = {0};

    if (settings_of_people(bot, &err) == RC_OK)
        return 0;
    (void)printf("people\n");
    return say_missing(cli_words(bot->arena, &err));
}

/* What became of one greeting. */
struct greeting {
    struct loop *loop;
    bool is_well;
    char detail[200];
};

static void on_answer(void *arg, const struct http_answer *answer)
{
    struct greeting *greeting = arg;

    greeting->is_well = answer->rc == RC_OK && answer->status < 400;
    (void)snprintf(greeting->detail, sizeof(greeting->detail), "%s",
                   text_empty(answer->detail) ? "no answer" : answer->detail);
    loop_stop(greeting->loop);
}

/* Connects and signs in, as a letter would. */
static int greet(const struct bot *bot)
{
    struct greeting greeting = {.loop = loop_new()};
    struct http *http = http_new(greeting.loop);
    const struct mail_request request = {
        .url = bot->mail.url,
        .user = text_empty(bot->mail.user) ? NULL : bot->mail.user,
        .password = text_empty(bot->mail.password) ? NULL : bot->mail.password,
        .from = bot->mail.from,
        .only_greets = true,
        .timeout_ms = WAIT_MS};

    http_send_mail(http, &request, on_answer, &greeting);
    loop_run(greeting.loop);
    http_free(http);
    loop_free(greeting.loop);
    if (greeting.is_well)
        return 0;
    (void)printf("            it says: %s\n", greeting.detail);
    return say_missing(
        "a mail server that takes our letters ([mail] url, user, password)");
}

static int check_mail(const struct bot *bot)
{
    struct err err = {0};

    if (text_empty(bot->mail.url)) {
        (void)printf(
            "mail        none: nudges come by chat alone ([mail] url and from)\n");
        return 0;
    }
    (void)printf("mail        %s\n", bot->mail.url);
    if (text_empty(bot->mail.from))
        return say_missing("[mail] from");
    if (settings_of_mail(bot, &err) != RC_OK)
        return say_missing(cli_words(bot->arena, &err));
    return greet(bot);
}

static void end(struct bot *bot)
{
    arena_free(bot->arena);
}

int cli_check(const struct cli *cli)
{
    AUTO(end) struct bot bot = {0};
    struct err err = {0};
    const char *host;
    bool is_held = false;
    int port, missing;

    if (cli_settings(cli, &bot, &err) != RC_OK ||
        address_split(bot.http_settings.listen, bot.arena, &host, &port, &err) != RC_OK)
        return cli_fail(&err);
    if (!bot.database.path)
        bot.database.path = "dealbell.db";
    missing = check_database(&bot, &is_held);
    missing +=
        check_web(&bot, host, port, is_held) + check_people(&bot) + check_mail(&bot);
    for (size_t i = 0; chats[i]; i++)
        if (chats[i]->check)
            missing += chats[i]->check(bot.chat_settings[i]);
    (void)printf(missing ? "something is missing\n" : "nothing is missing\n");
    return missing ? 1 : 0;
}
