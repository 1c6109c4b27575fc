/* The way in for whoever may write beside the database: backups and an admin's commands
 * while the bot runs. */

#include "bot/control.h"

#include "base/local.h"
#include "base/secret.h"
#include "base/text.h"
#include "bot/cli.h"
#include "commands/dispatch.h"
#include "store/audit.h"

#include <stdlib.h>
#include <string.h>

struct control {
    struct bot *bot;
    struct local *local;
};

struct asked {
    struct local_peer *peer;
    const char *copy_to;
};

static const char *socket_of(const char *database, struct arena *arena)
{
    return arena_printf(arena, "%s.sock", database);
}

static const char *reply(struct arena *arena, bool is_ok, const char *said)
{
    JSON *object = cJSON_CreateObject();

    cJSON_AddBoolToObject(object, "ok", is_ok);
    cJSON_AddStringToObject(object, "said", said);
    return json_line(arena, object);
}

/* Whoever may write beside the database has an admin's rights, and is none of the people:
 * what they do is undone by nobody's `undo`. */
static void act_as_console(struct turn *t)
{
    t->me.roles = ROLE_ADMIN;
    t->me.handle = "console";
    t->me.name = "console";
    t->me.lang = t->lang;
    t->me.zone = t->firm.zone;
    t->me.calendar = "usual";
}

enum rc control_errand(struct turn *t, struct inbound *in)
{
    act_as_console(t);
    TRY(dispatch_words(t, in->text));
    in->answer = reply(in->arena, true,
                       text_empty(t->answer.text) || t->answer.table.n_columns
                           ? card_words(&t->answer, t->arena, 0)
                           : t->answer.text);
    return RC_OK;
}

static void on_done(struct inbound *in)
{
    struct asked *asked = in->whose;
    const char *answer = in->answer;

    if (in->rc != RC_OK)
        answer = reply(in->arena, false, cli_words(in->arena, &in->err));
    local_answer(asked->peer, answer);
    arena_free(in->arena);
}

static enum rc copy(struct store *store, struct inbound *in)
{
    const struct asked *asked = in->whose;
    bool replaces;

    if (asked->copy_to[0] != '/')
        return err_set(&in->err, RC_USAGE, "a copy needs its whole path: %s",
                       asked->copy_to);
    TRY(backup_allowed(store_path(store), asked->copy_to, &replaces, &in->err));
    TRY(store_copy(store, asked->copy_to, &in->err));
    in->answer = reply(in->arena, true, asked->copy_to);
    return RC_OK;
}

static enum rc verify(struct store *store, struct inbound *in)
{
    int64_t rows = 0;

    TRY(audit_verify(store, &rows, &in->err));
    in->answer = reply(in->arena, true,
                       arena_printf(in->arena, "%lld audit rows hold", (long long)rows));
    return RC_OK;
}

static void on_asked(void *arg, struct local_peer *peer, const char *line)
{
    struct control *control = arg;
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);
    struct asked *asked = TAKE(arena, struct asked);
    struct err err = {0};
    JSON *request = NULL;
    enum rc rc = json_read(line, strlen(line), &json_usual, &request, &err);
    const char *to = rc == RC_OK ? json_text(request, "copy") : NULL;
    const char *run = rc == RC_OK ? json_text(request, "run") : NULL;
    bool is_verify = rc == RC_OK && json_get(request, "verify");

    if (!to && !run && !is_verify) {
        local_answer(
            peer,
            reply(arena, false, "a request is {\"copy\":\"FILE\"} or {\"run\":\"...\"}"));
        arena_free(arena);
        return;
    }
    *asked = (struct asked){.peer = peer, .copy_to = arena_copy(arena, to)};
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "console",
                           .event = secret_id(arena),
                           .errand = control_errand,
                           .between = to          ? copy
                                      : is_verify ? verify
                                                  : NULL,
                           .text = arena_copy(arena, run),
                           .whose = asked,
                           .done = on_done,
                           .arena = arena};
    if (!desk_put(control->bot->desk, in)) {
        local_answer(peer, reply(arena, false, "too busy, try again"));
        arena_free(arena);
    }
}

enum rc control_open(struct bot *bot, struct control **out, struct err *err)
{
    struct control *control = calloc(1, sizeof(*control));

    if (!control)
        abort();
    control->bot = bot;
    *out = control;
    return local_listen(bot->loop, socket_of(bot->database.path, bot->arena), on_asked,
                        control, &control->local, err);
}

void control_close(struct control *control)
{
    if (!control)
        return;
    local_free(control->local);
    free(control);
}

enum rc control_ask(const char *database, const char *request, struct arena *arena,
                    const char **answer, struct err *err)
{
    return local_ask(socket_of(database, arena), request, arena, answer, err);
}
