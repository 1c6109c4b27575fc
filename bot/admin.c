/* The sub-commands of whoever looks after the bot: user, backup, restore, verify. */

#include "base/secret.h"
#include "base/text.h"
#include "bot/cli.h"
#include "bot/control.h"
#include "bot/firm.h"
#include "commands/words.h"
#include "store/audit.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

    cJSON_AddStringToObject(object, key, value);
    return json_line(arena, object);
}

/* What an instance answered, as if it had been done here. */
static enum rc answer_read(const char *answer, struct arena *arena, const char **said,
                           struct err *err)
{
    JSON *object = NULL;

    TRY(json_read(answer, strlen(answer), &json_usual, &object, err));
    *said = arena_copy(arena, json_text(object, "said"));
    return json_flag(object, "ok") ? RC_OK : err_set(err, RC_RULE, "%s", *said);
}

/* Prints what an instance answered. */
static int print_answer(const char *answer)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    const char *said;
    enum rc rc = answer_read(answer, arena, &said, &err);

    if (rc == RC_OK)
        (void)printf("%s\n", said);
    arena_free(arena);
    return rc == RC_OK ? 0 : cli_fail(&err);
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
        firm_set_address(bot->store, bot_address(bot));
    if (rc == RC_OK)
        rc = firm_turns(bot->store, clock_system.wall_ms(&clock_system),
                        (firm_work *const[]){run_here, NULL}, &errand, err);
    status = rc == RC_OK ? print_answer(errand.in.answer) : cli_fail(err);
    return status;
}

/* The shell took the quotes off: name=Ana Reyes was name="Ana Reyes". */
static void add_word(struct text *words, const char *word, struct arena *arena)
{
    const char *equals = strchr(word, '=');
    size_t name = equals ? (size_t)(equals - word) + 1 : 0;

    text_addf(words, " %.*s%s", (int)name, word, words_quote(arena, word + name));
}

/* Of the chat's commands those that belong on the machine. */
static bool is_about_people(const char *verb)
{
    static const char *const verbs[] = {"add",    "change", "remove",
                                        "invite", "token",  "people"};

    return text_is_any(verb, verbs, COUNT(verbs));
}

/* A command of the chat, run by whoever holds the database. */
static int run_command(struct bot *bot, const char *command, char *const *words, int n)
{
    struct err err = {0};
    struct text text;
    const char *answer;
    enum rc rc;

    text_init(&text, bot->arena, 4096);
    text_add(&text, command);
    for (int i = 0; i < n; i++)
        add_word(&text, words[i], bot->arena);
    rc = control_ask(bot->database.path, request_of("run", text.bytes, bot->arena),
                     bot->arena, &answer, &err);
    if (rc == RC_OK)
        return print_answer(answer);
    return rc == RC_ABSENT ? run_alone(bot, text.bytes, &err) : cli_fail(&err);
}

int cli_user(const struct cli *cli)
{
    BRIEFLY bot = {0};
    struct err err = {0};
    const char *verb = cli->words[0];

    if (begin(cli, &bot, &err) != RC_OK)
        return cli_fail(&err);
    if (!is_about_people(verb)) {
        (void)err_set(&err, RC_USAGE, "there is no \"user %s\"", verb);
        (void)err_hint(&err, "there are: add, change, remove, invite, token, people");
        return cli_fail(&err);
    }
    if (strcmp(verb, "people") != 0)
        verb = arena_printf(bot.arena, "user %s", verb);
    return run_command(&bot, verb, cli->words + 1, cli->n_words - 1);
}

/* As in chat, "settings" may stand there: it is the command's name, not the firm's. */
int cli_firm(const struct cli *cli)
{
    BRIEFLY bot = {0};
    struct err err = {0};
    int i = cli->n_words > 0 && strcmp(cli->words[0], "settings") == 0;

    if (begin(cli, &bot, &err) != RC_OK)
        return cli_fail(&err);
    return run_command(&bot, "firm settings", cli->words + i, cli->n_words - i);
}

/* As whoever called names it: the bot stands elsewhere. */
static enum rc whole_path(const char *path, struct arena *arena, const char **out,
                          struct err *err)
{
    char here[PATH_MAX];

    while (strncmp(path, "./", 2) == 0)
        path += 2 + strspn(path + 2, "/");
    if (path[0] == '/') {
        *out = path;
        return RC_OK;
    }
    if (!getcwd(here, sizeof(here)))
        return err_set(err, RC_AGAIN, "the folder we stand in cannot be told: %s",
                       strerror(errno));
    *out = arena_printf(arena, "%s/%s", strcmp(here, "/") == 0 ? "" : here, path);
    return RC_OK;
}

/* The copy alone is made by who holds the database; it is checked here, so that nobody
 * waits for that. */
static enum rc copy_to(struct bot *bot, const char *to, struct err *err)
{
    const char *answer;
    enum rc rc = control_ask(bot->database.path, request_of("copy", to, bot->arena),
                             bot->arena, &answer, err);

    if (rc == RC_OK)
        return answer_read(answer, bot->arena, &answer, err);
    if (rc != RC_ABSENT)
        return rc;
    TRY(store_open(
        &(struct store_options){.path = bot->database.path, .must_exist = true},
        &bot->store, err));
    return store_copy(bot->store, to, err);
}

int cli_backup(const struct cli *cli)
{
    BRIEFLY bot = {0};
    struct err err = {0};
    bool replaces = false;
    const char *to = NULL;
    enum rc rc = begin(cli, &bot, &err);

    if (rc == RC_OK)
        rc = whole_path(cli->words[0], bot.arena, &to, &err);
    if (rc == RC_OK)
        rc = backup_allowed(bot.database.path, to, &replaces, &err);
    if (rc == RC_OK)
        rc = copy_to(&bot, to, &err);
    if (rc == RC_OK)
        rc = backup_finish(to, &err);
    if (rc != RC_OK)
        return cli_fail(&err);
    (void)printf("%s\n", to);
    if (replaces)
        (void)fprintf(stderr, "dealbell: the older backup of that name is replaced\n");
    return 0;
}

int cli_restore(const struct cli *cli)
{
    bool is_dry = cli_option(cli, "--dry-run") != NULL;
    char kept[KEPT_ROOM] = "";
    BRIEFLY bot = {0};
    struct err err = {0};
    enum rc rc = begin(cli, &bot, &err);

    if (rc == RC_OK)
        rc = is_dry ? restore_check(cli->words[0], &err)
                    : store_restore(cli->words[0], bot.database.path, kept, &err);
    if (rc != RC_OK)
        return cli_fail(&err);
    (void)printf(is_dry ? "%s holds\n" : "%s is restored\n",
                 is_dry ? cli->words[0] : bot.database.path);
    if (kept[0])
        (void)printf("what was there is kept in %s\n", kept);
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
        rc = store_check(bot.database.path, &rows, &err);
    if (rc != RC_OK)
        return cli_fail(&err);
    (void)printf("%lld audit rows hold\n", (long long)rows);
    return 0;
}
