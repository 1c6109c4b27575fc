/* dealbell setup mattermost, and what dealbell check says of it: a few questions, one
 * after the other. */

#include "bot/chats/mattermost_inside.h"

#include "base/keep.h"
#include "base/text.h"
#include "bot/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOKENS_MOST = 200, ANSWER_MOST = 4 * 1024 * 1024, WAIT_MS = 20000 };

/* Asks and waits: nothing else runs in this process. */
struct asker {
    struct arena *arena;
    struct loop *loop;
    struct http *http;
    const char *base, *authorization;
    cJSON *got; /* of the last question that went well */
    int status; /* 0: no answer, and `why` */
    const char *id, *why;
};

static void asker_open(struct asker *asker, const char *url, const char *token,
                       struct arena *arena)
{
    size_t len = strlen(url);

    while (len > 0 && url[len - 1] == '/')
        len--;
    *asker = (struct asker){.arena = arena,
                            .loop = loop_new(),
                            .base = arena_copy_bytes(arena, url, len),
                            .authorization = arena_printf(arena, "Bearer %s", token)};
    asker->http = http_new(asker->loop);
}

static void asker_close(struct asker *asker)
{
    cJSON_Delete(asker->got);
    http_free(asker->http);
    loop_free(asker->loop);
}

static void on_answer(void *arg, const struct http_answer *answer)
{
    struct asker *asker = arg;
    struct err err = {0};
    const char *id;

    cJSON_Delete(asker->got);
    asker->got = NULL;
    asker->status = answer->rc == RC_OK ? answer->status : 0;
    asker->why = arena_copy(asker->arena, answer->detail ? answer->detail : "no answer");
    if (answer->rc == RC_OK && json_read(answer->body, answer->body_len, &json_usual,
                                         &asker->got, &err) != RC_OK)
        asker->got = NULL;
    id = json_text(asker->got, "id");
    asker->id = id ? arena_copy(asker->arena, id) : "";
    loop_stop(asker->loop);
}

/* True for a 2xx; then `got` is the answer. */
static bool asks(struct asker *asker, const char *method, const char *path,
                 const cJSON *body)
{
    const struct http_header headers[] = {{"Authorization", asker->authorization},
                                          {"Content-Type", "application/json"},
                                          {0}};
    char *printed = body ? json_print(body) : NULL;
    const struct http_request request = {
        .method = method,
        .url = arena_printf(asker->arena, "%s/api/v4%s", asker->base, path),
        .headers = headers,
        .body = printed,
        .body_len = printed ? strlen(printed) : 0,
        .timeout_ms = WAIT_MS,
        .most_bytes = ANSWER_MOST};

    http_send(asker->http, &request, on_answer, asker);
    loop_run(asker->loop);
    if (printed)
        json_release(printed);
    return asker->status >= 200 && asker->status < 300;
}

static const char *how_it_answered(const struct asker *asker)
{
    if (!asker->status)
        return asker->why;
    return arena_printf(asker->arena, "the server answers %d %s", asker->status,
                        asker->id);
}

/* --- check -------------------------------------------------------------------------- */

static int say_missing(const char *what)
{
    (void)printf("            missing: %s\n", what);
    return 1;
}

static int check_server(struct asker *asker)
{
    if (!asks(asker, "GET", "/users/me", NULL)) {
        if (asker->status == 401)
            return say_missing("a token that the server knows ([mattermost] token)");
        (void)printf("            %s\n", how_it_answered(asker));
        return say_missing("a Mattermost server at that address");
    }
    (void)printf("            signed in as @%s\n", json_text(asker->got, "username"));
    if (!json_flag(asker->got, "is_bot"))
        (void)printf("            this is a person's account; a bot's is better\n");
    if (asks(asker, "GET", "/users/me/teams", NULL) &&
        cJSON_GetArraySize(asker->got) == 0)
        return say_missing("a team that the bot is a member of");
    return 0;
}

int mm_check(const void *settings)
{
    const struct mattermost_settings *own = settings;
    struct arena *arena = arena_new();
    struct asker asker;
    int missing = 0;

    if (text_empty(own->url) || text_empty(own->token)) {
        if (text_empty(own->url) && text_empty(own->token)) {
            (void)printf("mattermost  none\n");
        } else {
            (void)printf("mattermost  %s\n", text_empty(own->url) ? "" : own->url);
            missing += say_missing("[mattermost] url and token, both");
        }
        arena_free(arena);
        return missing;
    }
    (void)printf("mattermost  %s\n", own->url);
    asker_open(&asker, own->url, own->token, arena);
    missing += check_server(&asker);
    if (text_empty(own->command_tokens))
        (void)printf(
            "            no slash command ([mattermost] command_tokens); `dealbell setup mattermost` makes one\n");
    asker_close(&asker);
    arena_free(arena);
    return missing;
}

/* --- setup -------------------------------------------------------------------------- */

/* By which we know the tokens that we made. */
static const char token_words[] = "Dealbell";

struct setup {
    struct asker asker;
    const char *team_name, *name, *callback;
    const char *known_token, *known_commands; /* of the settings, or NULL */
    const char *bot, *team, *token, *command_tokens;
    size_t n_left; /* older tokens of ours that could not be revoked */
};

static enum rc refused(struct setup *s, struct err *err, const char *what)
{
    if (s->asker.status == 401 || s->asker.status == 403)
        return err_set(err, RC_DENIED, "the server does not let this token %s (%s)", what,
                       s->asker.id);
    return err_set(err, RC_AGAIN, "could not %s: %s", what, how_it_answered(&s->asker));
}

static cJSON *object_of(const char *key, const char *value)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, key, value);
    return object;
}

/* The host of our callback, when the server would not call it unasked: on this machine,
 * or on a private net. */
static const char *private_host(struct setup *s)
{
    const char *at = s->callback ? strstr(s->callback, "://") : NULL;
    const char *host =
        at ? arena_copy_bytes(s->asker.arena, at + 3, strcspn(at + 3, ":/")) : "";
    bool is_private = address_is_loopback(host) || strncmp(host, "10.", 3) == 0 ||
                      strncmp(host, "192.168.", 8) == 0 ||
                      strncmp(host, "172.", 4) == 0 || !strchr(host, '.');

    return is_private ? host : NULL;
}

static bool has_word(const char *words, const char *word)
{
    size_t len = 0;

    for (; words && *(words += strspn(words, " ,")); words += len) {
        len = strcspn(words, " ,");
        if (len == strlen(word) && strncmp(words, word, len) == 0)
            return true;
    }
    return false;
}

static enum rc set_config(struct setup *s, struct err *err)
{
    const char *host = private_host(s), *allowed;
    JSON *patch = cJSON_CreateObject();
    cJSON *service = cJSON_AddObjectToObject(patch, "ServiceSettings");

    if (!asks(&s->asker, "GET", "/config", NULL))
        return refused(s, err, "read its configuration");
    allowed = json_text(json_get(s->asker.got, "ServiceSettings"),
                        "AllowedUntrustedInternalConnections");
    cJSON_AddTrueToObject(service, "EnableBotAccountCreation");
    cJSON_AddTrueToObject(service, "EnableCommands");
    if (host && !has_word(allowed, host))
        cJSON_AddStringToObject(
            service, "AllowedUntrustedInternalConnections",
            arena_printf(s->asker.arena, "%s %s", allowed ? allowed : "", host));
    if (!asks(&s->asker, "PUT", "/config/patch", patch))
        return refused(s, err,
                       "allow bots, commands and our address in its configuration");
    return RC_OK;
}

static enum rc find_bot(struct setup *s, struct err *err)
{
    JSON *body = object_of("username", s->name);

    cJSON_AddStringToObject(body, "display_name", "Dealbell");
    cJSON_AddStringToObject(body, "description",
                            "from lead to cash, in your team's chat");
    if (asks(&s->asker, "GET",
             arena_printf(s->asker.arena, "/users/username/%s", s->name), NULL)) {
        if (!json_flag(s->asker.got, "is_bot"))
            return err_set(err, RC_RULE,
                           "@%s is a person's account there; choose another --name",
                           s->name);
        s->bot = s->asker.id;
    } else if (asks(&s->asker, "POST", "/bots", body)) {
        s->bot = arena_copy(s->asker.arena, json_text(s->asker.got, "user_id"));
    } else {
        return refused(s, err, "make a bot account");
    }
    return RC_OK;
}

/* --- its token ---------------------------------------------------------------------- */

/* The tokens of ours that live: their ids. A token itself is shown once, when made. */
static enum rc list_tokens(struct setup *s, const char **ids, size_t *n, struct err *err)
{
    const cJSON *token;

    *n = 0;
    if (!asks(&s->asker, "GET",
              arena_printf(s->asker.arena, "/users/%s/tokens?per_page=%d", s->bot,
                           TOKENS_MOST),
              NULL))
        return refused(s, err, "list the bot's tokens");
    cJSON_ArrayForEach(
        token, s->asker.got) if (*n < TOKENS_MOST && json_flag(token, "is_active") &&
                                 text_same(json_text(token, "description"), token_words))
        ids[(*n)++] = arena_copy(s->asker.arena, json_text(token, "id"));
    return RC_OK;
}

/* The token of the settings is this bot's at this server. */
static bool knows_us(struct setup *s)
{
    const char *admin = s->asker.authorization;
    bool knows;

    if (text_empty(s->known_token))
        return false;
    s->asker.authorization = arena_printf(s->asker.arena, "Bearer %s", s->known_token);
    knows = asks(&s->asker, "GET", "/users/me", NULL) && text_same(s->asker.id, s->bot);
    s->asker.authorization = admin;
    return knows;
}

static void revoke(struct setup *s, const char *id)
{
    JSON *body = object_of("token_id", id);

    if (!asks(&s->asker, "POST", "/users/tokens/revoke", body))
        s->n_left++;
}

/* One token of ours lives. That of the settings, when it is the only one; else a new one,
 * and the others end: which of several it is the server does not say. */
static enum rc set_token(struct setup *s, struct err *err)
{
    const char **ids = TAKE_N(s->asker.arena, TOKENS_MOST, const char *);
    JSON *describe = object_of("description", token_words);
    size_t n = 0;

    TRY(list_tokens(s, ids, &n, err));
    if (n <= 1 && knows_us(s)) {
        s->token = s->known_token;
        return RC_OK;
    }
    if (!asks(&s->asker, "POST", arena_printf(s->asker.arena, "/users/%s/tokens", s->bot),
              describe))
        return refused(s, err, "make a token for the bot");
    s->token = arena_copy(s->asker.arena, json_text(s->asker.got, "token"));
    for (size_t i = 0; i < n; i++)
        revoke(s, ids[i]);
    return RC_OK;
}

static enum rc join_team(struct setup *s, struct err *err)
{
    JSON *body = cJSON_CreateObject();

    if (!asks(&s->asker, "GET",
              arena_printf(s->asker.arena, "/teams/name/%s", s->team_name), NULL))
        return refused(s, err, "find the team");
    s->team = s->asker.id;
    cJSON_AddStringToObject(body, "team_id", s->team);
    cJSON_AddStringToObject(body, "user_id", s->bot);
    if (!asks(&s->asker, "POST",
              arena_printf(s->asker.arena, "/teams/%s/members", s->team), body))
        return refused(s, err, "put the bot into the team");
    return RC_OK;
}

/* --- its command -------------------------------------------------------------------- */

/* Behind those of other teams. */
static void add_command_token(struct setup *s, const char *token)
{
    const char *known = s->known_commands ? s->known_commands : "";

    s->command_tokens = strstr(known, token) ? known
                        : known[0] ? arena_printf(s->asker.arena, "%s %s", known, token)
                                   : arena_copy(s->asker.arena, token);
}

/* /bell, or what is left of one that was made before: it is pointed at us. */
static enum rc make_command(struct setup *s, struct err *err)
{
    const char *url = arena_printf(s->asker.arena, "%s/mattermost/command", s->callback);
    JSON *body = object_of("team_id", s->team);
    const cJSON *command;

    if (!asks(&s->asker, "GET",
              arena_printf(s->asker.arena, "/commands?team_id=%s&custom_only=true",
                           s->team),
              NULL))
        return refused(s, err, "list the team's slash commands");
    cJSON_AddStringToObject(body, "method", "P");
    cJSON_AddStringToObject(body, "trigger", "bell");
    cJSON_AddStringToObject(body, "url", url);
    cJSON_AddStringToObject(body, "display_name", "Dealbell");
    cJSON_AddStringToObject(body, "username", s->name);
    cJSON_AddTrueToObject(body, "auto_complete");
    cJSON_AddStringToObject(body, "auto_complete_hint", "help");
    cJSON_AddStringToObject(body, "auto_complete_desc",
                            "leads, deals, approvals, invoices");
    cJSON_ArrayForEach(command, s->asker.got)
    {
        if (!text_same(json_text(command, "trigger"), "bell"))
            continue;
        cJSON_AddStringToObject(body, "id", json_text(command, "id"));
        cJSON_AddStringToObject(body, "token", json_text(command, "token"));
        add_command_token(s, json_text(command, "token"));
        if (!asks(&s->asker, "PUT",
                  arena_printf(s->asker.arena, "/commands/%s", json_text(body, "id")),
                  body))
            return refused(s, err, "change the slash command /bell");
        return RC_OK;
    }
    if (!asks(&s->asker, "POST", "/commands", body))
        return refused(s, err, "make the slash command /bell");
    add_command_token(s, json_text(s->asker.got, "token"));
    return RC_OK;
}

static enum rc read_options(const struct cli *cli, struct bot *bot, struct setup *s,
                            struct err *err)
{
    const struct mattermost_settings *own = NULL;
    const char *url = cli_option(cli, "--url"), *token = getenv("MATTERMOST_ADMIN_TOKEN");

    TRY(cli_settings(cli, bot, err));
    for (size_t i = 0; chats[i]; i++)
        if (chats[i]->settings == &mattermost_section)
            own = bot->chat_settings[i];
    if (!own)
        return err_broken(err, "the table of the chats lacks mattermost");
    url = url ? url : own->url;
    s->known_token = own->token;
    s->known_commands = own->command_tokens;
    s->team_name = cli_option(cli, "--team");
    s->name = cli_option(cli, "--name") ? cli_option(cli, "--name") : "dealbell";
    s->callback = own->callback_url ? own->callback_url
                  : bot->http_settings.public_url
                      ? bot->http_settings.public_url
                      : arena_printf(bot->arena, "http://%s", bot->http_settings.listen);
    if (strcmp(cli->words[0], "mattermost") != 0)
        return err_set(err, RC_USAGE, "what can be set up is mattermost");
    if (text_empty(url) || text_empty(token) || !s->team_name) {
        (void)err_set(err, RC_USAGE,
                      "the server, a team and an admin's token are needed");
        return err_hint(
            err, "--url URL --team NAME, and MATTERMOST_ADMIN_TOKEN in the environment");
    }
    TRY(url_allowed(url, err));
    asker_open(&s->asker, url, token, bot->arena);
    return RC_OK;
}

static enum rc set_up(struct setup *s, struct err *err)
{
    TRY(set_config(s, err));
    TRY(find_bot(s, err));
    TRY(join_team(s, err));
    TRY(make_command(s, err));
    return set_token(s, err); /* last: an older one ends with it */
}

int cli_setup(const struct cli *cli)
{
    struct bot bot = {.mode = BOT_SERVE};
    struct setup setup = {0};
    struct err err = {0};
    enum rc rc = read_options(cli, &bot, &setup, &err);

    if (rc == RC_OK)
        rc = set_up(&setup, &err);
    if (rc == RC_OK)
        (void)printf("DEALBELL_MATTERMOST_URL=%s\nDEALBELL_MATTERMOST_TOKEN=%s\n"
                     "DEALBELL_MATTERMOST_COMMAND_TOKENS=%s\n",
                     setup.asker.base, setup.token, setup.command_tokens);
    if (rc == RC_OK && setup.n_left > 0) {
        (void)fflush(stdout);
        rc = err_set(&err, RC_AGAIN,
                     "%zu older tokens of the bot are still good; run this again, or end "
                     "them by hand",
                     setup.n_left);
    }
    if (setup.asker.loop)
        asker_close(&setup.asker);
    arena_free(bot.arena);
    return rc == RC_OK ? 0 : cli_fail(&err);
}
