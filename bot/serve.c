/* dealbell serve and dealbell demo: the two ways to run the bot. */

#include "base/log.h"
#include "base/text.h"
#include "bot/cli.h"
#include "bot/firm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The demo begins on a Wednesday morning in Shanghai, with some invoices overdue. */
static const char demo_begins[] = "2026-03-11T10:00";
static const char demo_zone[] = "Asia/Shanghai";

/* No core dumps: they would hold tokens. */
static void keep_secrets(void)
{
    struct rlimit none = {0, 0};

    (void)setrlimit(RLIMIT_CORE, &none);
}

static void say_where(const struct bot *bot)
{
    (void)printf("Dealbell listens at %s/\n", bot->address);
    (void)fflush(stdout);
}

static int run(struct bot *bot)
{
    int status;

    bot->listening = say_where;
    status = bot_run(bot);
    store_close(bot->store);
    arena_free(bot->arena);
    return status;
}

static int give_up(struct bot *bot, const struct err *err)
{
    store_close(bot->store);
    arena_free(bot->arena);
    return cli_fail(err);
}

static int64_t system_now(void)
{
    return clock_system.wall_ms(&clock_system);
}

int cli_serve(const struct cli *cli)
{
    struct bot bot = {.mode = BOT_SERVE};
    struct err err = {0};
    const char *code = NULL;
    bool was_there;

    keep_secrets();
    if (cli_settings(cli, &bot, &err) != RC_OK)
        return give_up(&bot, &err);
    if (!bot.database.path)
        bot.database.path = "dealbell.db";
    if (store_open(&(struct store_options){.path = bot.database.path}, &bot.store,
                   &err) != RC_OK ||
        firm_is_demo(bot.store, system_now(), false, &was_there, &err) != RC_OK ||
        firm_prepare(bot.store, system_now(), bot.arena, &code, &err) != RC_OK)
        return give_up(&bot, &err);
    if (code)
        (void)printf(
            "This firm has no admin yet. Open the page and claim it with this code: %s\n",
            code);
    return run(&bot);
}

/* Makes the folders above a file. */
static enum rc make_folders(const char *path, struct arena *arena, struct err *err)
{
    char *folder = arena_copy(arena, path);

    for (char *at = folder + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (mkdir(folder, S_IRWXU) != 0 && errno != EEXIST)
            return err_set(err, RC_AGAIN, "could not make the folder %s: %s", folder,
                           strerror(errno));
        *at = '/';
    }
    return RC_OK;
}

/* A database of its own: DEALBELL_DATABASE_PATH, or demo.db where a user's state is kept.
 */
static enum rc demo_path(struct bot *bot, struct err *err)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

    if (bot->database.path)
        return RC_OK;
    if (!text_empty(state))
        bot->database.path = arena_printf(bot->arena, "%s/dealbell/demo.db", state);
    else if (!text_empty(home))
        bot->database.path =
            arena_printf(bot->arena, "%s/.local/state/dealbell/demo.db", home);
    else
        bot->database.path = "dealbell-demo.db";
    return make_folders(bot->database.path, bot->arena, err);
}

/* How far the firm's clock stands from the system's, so that it begins at `begins` on the
 * firm's wall. */
static enum rc demo_shift(const char *begins, int64_t *shift, struct err *err)
{
    const struct zone *zone;
    struct moment moment;

    TRY(moment_parse_iso(begins, &moment, err));
    if (zone_find(demo_zone, &zone) != RC_OK)
        return err_broken(err, "no zone data: %s", demo_zone);
    *shift = zone_instant(zone, wall_of_moment(moment, 9 * 60)) - system_now();
    return RC_OK;
}

static void forget(const char *path, struct arena *arena)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};

    for (size_t i = 0; i < COUNT(ends); i++)
        (void)unlink(arena_printf(arena, "%s%s", path, ends[i]));
}

static enum rc open_demo(const struct cli *cli, struct bot *bot, struct err *err)
{
    const char *begins = cli_option(cli, "--clock");
    bool was_new = false;
    int64_t shift = 0;

    TRY(cli_settings(cli, bot, err));
    TRY(demo_path(bot, err));
    TRY(demo_shift(begins ? begins : demo_begins, &shift, err));
    if (cli_option(cli, "--fresh")) {
        bool was_there;

        TRY(store_open(&(struct store_options){.path = bot->database.path}, &bot->store,
                       err)); /* nobody else has it */
        TRY(firm_is_demo(bot->store, system_now(), true, &was_there, err));
        store_close(bot->store);
        bot->store = NULL;
        forget(bot->database.path, bot->arena);
    }
    TRY(store_open(&(struct store_options){.path = bot->database.path}, &bot->store,
                   err));
    TRY(demo_seed(bot->store, system_now() + shift, shift, &was_new, err));
    (void)printf(
        was_new ? "A new demo firm, kept in %s\n"
                : "The demo firm goes on where it was, in %s (--fresh begins anew)\n",
        bot->database.path);
    return RC_OK;
}

int cli_demo(const struct cli *cli)
{
    struct bot bot = {.mode = BOT_DEMO};
    struct err err = {0};

    keep_secrets();
    log_level(LOG_WARN);
    if (open_demo(cli, &bot, &err) != RC_OK)
        return give_up(&bot, &err);
    return run(&bot);
}
