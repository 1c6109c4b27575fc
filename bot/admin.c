/* The sub-commands of whoever looks after the bot: user, backup, restore, verify. */

#include "base/secret.h"
#include "base/text.h"
#include "bot/cli.h"
#include "bot/control.h"
#include "bot/firm.h"
#include "store/audit.h"

#include <stdio.h>
#include <string.h>

static void end(struct bot *bot)
{
    store_close(bot->store);
    arena_free(bot->arena);
}

/* A bot for one command: its store and arena end with the scope. */
#define BRIEFLY AUTO(end) struct bot

static enum rc begin(const struct cli *cli, struct bot *bot, struct err *err)
{
    TRY(cli_settings(cli, bot, err));
    if (!bot->database.path)
        bot->database.path = "dealbell.db";
    return RC_OK;
}

static const char *request_of(const char *key, const char *value, struct arena *arena)
{
    JSON *object = cJSON_CreateObject();
    char *printed;
    const char *copy;

    cJSON_AddStringToObject(object, key, value);
    printed = json_print(object);
    copy = arena_copy(arena, printed);
    json_release(printed);
    return copy;
}

/* Prints what an instance answered. */
static int print_answer(const char *answer)
{
    struct err err = {0};
    JSON *object = NULL;
    bool is_ok;

    if (json_read(answer, strlen(answer), &json_usual, &object, &err) != RC_OK)
        return cli_fail(&err);
    is_ok = json_flag(object, "ok");
    (void)fprintf(is_ok ? stdout : stderr, "%s%s\n",
                  is_ok ? "" : "dealbell: ", json_text(object, "said"));
    return is_ok ? 0 : 1;
}

struct errand {
    struct inbound in;
    const char *answer;
};

static enum rc run_here(struct turn *t, void *arg)
{
    struct errand *errand = arg;

    TRY(control_errand(t, &errand->in));
    return RC_OK;
}

/* With no instance running, the command runs here, in the same way. */
static int run_alone(struct bot *bot, const char *words, struct err *err)
{
    struct errand errand = {.in = {.text = words, .arena = bot->arena}};
    enum rc rc = store_open(
        &(struct store_options){.path = bot->database.path, .must_exist = true},
        &bot->store, err);
    int status;

    if (rc == RC_OK)
        rc = firm_turns(bot->store, clock_system.wall_ms(&clock_system),
                        (firm_work *const[]){run_here, NULL}, &errand, err);
    status = rc == RC_OK ? print_answer(errand.in.answer) : cli_fail(err);
    return status;
}

/* The shell took the quotes off: name=Ana Reyes was name="Ana Reyes". */
static void add_word(struct text *words, const char *word)
{
    const char *equals = strchr(word, '='), *blank = strchr(word, ' ');
    size_t name = blank && equals && equals < blank ? (size_t)(equals - word) + 1 : 0;

    text_addf(words, blank ? " %.*s\"%s\"" : " %.*s%s", (int)name, word, word + name);
}

int cli_user(const struct cli *cli)
{
    BRIEFLY bot = {0};
    struct err err = {0};
    struct text words;
    const char *answer;
    enum rc rc = begin(cli, &bot, &err);

    if (rc != RC_OK)
        return cli_fail(&err);
    text_init(&words, bot.arena, 4096);
    text_add(&words, "user");
    for (int i = 0; i < cli->n_words; i++)
        add_word(&words, cli->words[i]);
    rc = control_ask(bot.database.path, request_of("run", words.bytes, bot.arena),
                     bot.arena, &answer, &err);
    if (rc == RC_OK)
        return print_answer(answer);
    return rc == RC_ABSENT ? run_alone(&bot, words.bytes, &err) : cli_fail(&err);
}

int cli_backup(const struct cli *cli)
{
    BRIEFLY bot = {0};
    struct err err = {0};
    const char *answer;
    enum rc rc = begin(cli, &bot, &err);

    if (rc == RC_OK)
        rc =
            control_ask(bot.database.path, request_of("backup", cli->words[0], bot.arena),
                        bot.arena, &answer, &err);
    if (rc == RC_OK)
        return print_answer(answer);
    if (rc == RC_ABSENT) {
        rc = store_open(
            &(struct store_options){.path = bot.database.path, .must_exist = true},
            &bot.store, &err);
        if (rc == RC_OK)
            rc = store_backup(bot.store, cli->words[0], &err);
    }
    if (rc != RC_OK)
        return cli_fail(&err);
    (void)printf("%s\n", cli->words[0]);
    return 0;
}

int cli_restore(const struct cli *cli)
{
    bool is_dry = cli_option(cli, "--dry-run") != NULL;
    BRIEFLY bot = {0};
    struct err err = {0};
    enum rc rc = begin(cli, &bot, &err);

    if (rc == RC_OK)
        rc = store_restore(cli->words[0], bot.database.path, is_dry, &err);
    if (rc != RC_OK)
        return cli_fail(&err);
    (void)printf(is_dry ? "%s holds\n" : "%s is restored\n",
                 is_dry ? cli->words[0] : bot.database.path);
    return 0;
}

int cli_verify(const struct cli *cli)
{
    BRIEFLY bot = {0};
    struct err err = {0};
    const char *answer;
    int64_t rows = 0;
    enum rc rc = begin(cli, &bot, &err);

    if (rc == RC_OK)
        rc = control_ask(bot.database.path, request_of("verify", "", bot.arena),
                         bot.arena, &answer, &err);
    if (rc == RC_OK)
        return print_answer(answer);
    if (rc == RC_ABSENT)
        rc = store_open(
            &(struct store_options){.path = bot.database.path, .must_exist = true},
            &bot.store, &err);
    if (rc == RC_OK)
        rc = audit_verify(bot.store, &rows, &err);
    if (rc != RC_OK)
        return cli_fail(&err);
    (void)printf("%lld audit rows hold\n", (long long)rows);
    return 0;
}
