/*
 * What the server asks of us: presses and choices (act), dialogs (form), slash commands
 * (command).
 *
 * The server signs none of it. A press holds a seal of ours, for its channel and for a
 * time, that no client ever saw; a dialog's state one for its person; a slash command the
 * token of its team. Then the server itself is asked whether the post is ours and the
 * person there is a member, before the desk hears of it.
 */

#include "bot/chats/mattermost_inside.h"

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "bot/refused.h"
#include "commands/press.h"

#include <string.h>

enum { CALL_ACT, CALL_FORM, CALL_COMMAND };

static const int64_t dialog_ms = 24LL * 3600 * 1000;

struct call {
    struct mattermost *mm;
    struct web_reply *reply;
    struct arena *arena; /* the inbound's, too */
    struct inbound *in;
    int kind;
    const char *user, *channel, *trigger;
    const char *message; /* the number of ours that was pressed; "": one person's card */
    const char *form;    /* to be opened, or NULL */
};

/* --- answers ------------------------------------------------------------------------ */

/* 200 and JSON, or the one who pressed reads of a failure. */
static void answer(struct call *call, cJSON *body)
{
    char *printed = json_print(body);

    web_answer(call->reply, 200, "application/json", NULL, printed, strlen(printed));
    json_release(printed);
    cJSON_Delete(body);
    arena_free(call->arena);
}

static void answer_nothing(struct call *call)
{
    answer(call, cJSON_CreateObject());
}

/* To the one alone who asked. */
static void answer_words(struct call *call, const char *plain)
{
    cJSON *body = cJSON_CreateObject();
    struct text words;

    text_init(&words, call->arena, (size_t)60 * 1024);
    mm_words(&words, plain);
    if (call->kind == CALL_FORM) {
        cJSON_AddStringToObject(body, "error", plain);
    } else if (call->kind == CALL_ACT) {
        cJSON_AddStringToObject(body, "ephemeral_text", words.len ? words.bytes : "");
        cJSON_AddTrueToObject(body, "skip_slack_parsing");
    } else {
        cJSON_AddStringToObject(body, "response_type", "ephemeral");
        cJSON_AddStringToObject(body, "text", words.len ? words.bytes : "");
        cJSON_AddTrueToObject(body, "skip_slack_parsing");
    }
    answer(call, body);
}

static void later(struct call *call)
{
    answer_words(
        call,
        "Could not reach the chat server or the database now; please try again in a minute. "
        "现在无法完成，请一分钟后再试。");
}

/* --- what is not ours --------------------------------------------------------------- */

static enum rc note_forged(struct turn *t, struct inbound *in)
{
    return err_set(&t->err, RC_DENIED, "a request that was not sealed by us: %s",
                   in->text);
}

static void noted(struct inbound *in)
{
    arena_free(in->arena);
}

/* An inbox row an hour keeps the record bounded, whoever tries. */
static void refuse(struct call *call, const char *why)
{
    static const char words[] = "not allowed\n";
    struct mattermost *mm = call->mm;
    struct arena *arena = arena_new_small();
    struct inbound *in = TAKE(arena, struct inbound);

    log_note(LOG_WARN, "mattermost", "forged", why);
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "mattermost",
                           .event = arena_printf(arena, "forged/%lld/%s",
                                                 (long long)(mm_now(mm) / 3600000), why),
                           .text = why,
                           .errand = note_forged,
                           .done = noted,
                           .arena = arena};
    if (!desk_put(mm->bot->desk, in))
        arena_free(arena);
    web_answer(call->reply, 403, "text/plain; charset=utf-8", NULL, words,
               sizeof(words) - 1);
    arena_free(call->arena);
}

/* --- what the desk says ------------------------------------------------------------- */

/* A card that comes back, as a post's words and attachments; its buttons are sealed for
 * the one who reads them. */
static void add_card(struct call *call, const struct card *from, cJSON *body)
{
    struct mattermost *mm = call->mm;
    struct card card = *from;
    struct letter letter = {.lane = call->channel,
                            .key = "",
                            .text = card.text ? card.text : "",
                            .only_for = ""};
    const char *bytes;
    struct err err = {0};
    JSON *post = NULL;
    cJSON *attachments;
    size_t len;

    card.text = NULL;
    letter.card = card_print(&card, call->arena);
    letter.card = strcmp(letter.card, "{}") == 0 ? "" : letter.card;
    if (mm_encode(&letter, call->arena, &bytes, &len, &err) != RC_OK ||
        json_read(bytes, len, &json_usual, &post, &err) != RC_OK)
        return;
    mm_seal_post(post, mm->key, mm_callback(mm, "act", call->arena),
                 mm_place(call->channel, call->user, call->arena), mm_now(mm) + dialog_ms,
                 call->arena);
    cJSON_AddStringToObject(body, "text", json_text(post, "message"));
    attachments = cJSON_DetachItemFromObjectCaseSensitive(
        cJSON_GetObjectItemCaseSensitive(post, "props"), "attachments");
    if (attachments)
        cJSON_AddItemToObject(body, "attachments", attachments);
}

static void answer_command(struct call *call, const struct card *card)
{
    cJSON *body = cJSON_CreateObject();

    cJSON_AddStringToObject(body, "response_type", "ephemeral");
    cJSON_AddTrueToObject(body, "skip_slack_parsing");
    add_card(call, card, body);
    answer(call, body);
}

/* The dialog stays and says what is wrong: at the fields, or where it is none of them
 * above all. */
static void answer_form(struct call *call, const struct card *card)
{
    cJSON *body = cJSON_CreateObject(), *errors = refused_fields(call->in, card, "");

    if (!errors->child)
        cJSON_AddStringToObject(body, "error", card->text ? card->text : "");
    cJSON_AddItemToObject(body, "errors", errors);
    answer(call, body);
}

static void open_dialog(struct call *call, const char *form);

/* Opened for who may fill it in; others hear why not. */
static void answer_form_button(struct call *call)
{
    const struct inbound *in = call->in;

    if (in->rc == RC_OK)
        open_dialog(call, call->form);
    else if (in->rc == RC_AGAIN || in->rc == RC_BROKEN)
        later(call);
    else
        answer_words(call, err_words(in->arena, &in->err));
}

static void on_done(struct inbound *in)
{
    struct call *call = in->whose;
    struct card *card = TAKE(call->arena, struct card);
    bool is_card = in->answer && !in->is_repeat;
    struct err err = {0};

    if (in->rc == RC_OK && in->account)
        mm_user_spoke(call->mm, in->account);

    if (in->rc == RC_AGAIN && in->err.said[0])
        answer_words(call, in->err.said);
    else if (call->form)
        answer_form_button(call);
    else if (in->rc == RC_AGAIN || in->rc == RC_BROKEN ||
             (is_card && card_read(in->answer, call->arena, card, &err) != RC_OK))
        later(call);
    else if (!in->answer || (in->is_repeat && in->rc == RC_OK))
        answer_nothing(call);
    else if (in->is_repeat)
        answer_words(call, in->answer);
    else if (call->kind == CALL_COMMAND)
        answer_command(call, card);
    else if (call->kind == CALL_FORM)
        answer_form(call, card);
    else if (card->form)
        open_dialog(call,
                    mm_form_print(card->form, card->title, card->text, call->arena));
    else
        answer_words(call, text_empty(card->text) ? card_words(card, call->arena, 0)
                                                  : card->text);
}

static void put(struct call *call)
{
    call->in->whose = call;
    call->in->done = on_done;
    mm_put(call->mm, call->in);
}

/* --- dialogs ------------------------------------------------------------------------ */

static void on_dialog(void *arg, const struct mm_answer *from)
{
    struct call *call = arg;

    if (from->rc == RC_OK) {
        answer_nothing(call);
        return;
    }
    log_note(LOG_WARN, "mattermost", "dialog", from->detail);
    later(call);
}

static void open_dialog(struct call *call, const char *form)
{
    const char *action = "";
    struct err err = {0};
    cJSON *dialog = mm_dialog(form, call->arena, &action, &err);
    JSON *body = cJSON_CreateObject();
    char *printed;

    if (!dialog) {
        later(call);
        return;
    }
    /* It goes through the person's client and comes back. */
    cJSON_AddStringToObject(dialog, "state",
                            mm_state(call->mm->key, action, call->channel, call->user,
                                     mm_now(call->mm) + dialog_ms, call->arena));
    cJSON_AddStringToObject(body, "trigger_id", call->trigger);
    cJSON_AddStringToObject(body, "url", mm_callback(call->mm, "form", call->arena));
    cJSON_AddItemToObject(body, "dialog", dialog);
    printed = json_print(body);
    mm_ask(call->mm,
           &(struct mm_call){.method = "POST",
                             .path = "/actions/dialogs/open",
                             .body = printed,
                             .len = strlen(printed)},
           on_dialog, call);
    json_release(printed);
}

static bool seal_holds(const struct call *call, const struct mm_seal *seal,
                       const char *sealed)
{
    return mm_sealed(call->mm->key, seal, sealed, call->arena) &&
           seal->until >= mm_now(call->mm);
}

static void run_form(struct call *call, const struct web_request *request)
{
    struct mm_submission form;
    struct err err = {0};
    const char *parts[] = {"form", NULL, NULL, NULL};

    if (mm_read_submission(request->body, request->body_len, call->arena, &form, &err) !=
            RC_OK ||
        !seal_holds(call, &form.seal, form.sealed)) {
        refuse(call, "dialog");
        return;
    }
    if (form.is_cancelled) {
        answer_nothing(call);
        return;
    }
    call->user = form.user;
    call->channel = form.channel;
    parts[1] = form.state;
    parts[2] = form.fields;
    call->in = TAKE(call->arena, struct inbound);
    *call->in = (struct inbound){
        .kind = IN_FORM,
        .platform = "mattermost",
        .event = arena_printf(call->arena, "form/%s",
                              secret_seal(call->arena, call->mm->key, parts)),
        .account = form.user,
        .conversation = form.channel,
        .action = form.seal.what,
        .fields = form.fields,
        .is_addressed = true,
        .answer_way = REFUSAL_RETURNED,
        .arena = call->arena};
    put(call);
}

/* --- presses ------------------------------------------------------------------------ */

static enum rc may_fill(struct turn *t, struct inbound *in)
{
    const struct call *call = in->whose;
    struct card card;

    TRY(card_read(call->form, t->arena, &card, &t->err));
    if (!card.form || text_empty(card.form->action))
        return err_broken(&t->err, "a form without its action");
    return press_may_fill(t, card.form->action);
}

static void on_member(void *arg, const struct mm_answer *from)
{
    struct call *call = arg;
    JSON *member = mm_json(from);

    if (from->rc == RC_AGAIN || from->rc == RC_DENIED)
        later(call);
    else if (!text_same(json_text(member, "user_id"), call->user))
        refuse(call, "not a member");
    else
        put(call);
}

static void ask_member(struct call *call)
{
    mm_ask(call->mm,
           &(struct mm_call){.method = "GET",
                             .path = arena_printf(call->arena, "/channels/%s/members/%s",
                                                  call->channel, call->user)},
           on_member, call);
}

static void on_post(void *arg, const struct mm_answer *from)
{
    struct call *call = arg;
    JSON *post = mm_json(from);

    if (from->rc == RC_AGAIN || from->rc == RC_DENIED)
        later(call);
    else if (!text_same(json_text(post, "user_id"), call->mm->me) ||
             !text_same(json_text(post, "channel_id"), call->channel) ||
             !text_same(json_text(json_get(post, "props"), "dealbell_post"),
                        call->message))
        refuse(call, "not our post");
    else
        ask_member(call);
}

/* "CLIENT:USER:TIME:SIGNATURE" in base64: when it can be read, its user is the one who
 * pressed. */
static bool trigger_fits(const struct call *call)
{
    const char *plain = secret_base64_read(call->arena, call->trigger);
    const char *colon = plain ? strchr(plain, ':') : NULL;

    return !colon || strlen(colon + 1) <= MM_ID || colon[1 + MM_ID] != ':' ||
           strncmp(colon + 1, call->user, MM_ID) == 0;
}

/* Two people's direct messages are named by both; ours with one, by us and them. */
static bool is_direct(const struct call *call, const char *channel_name)
{
    return strstr(channel_name, "__") && strstr(channel_name, call->mm->me) &&
           strstr(channel_name, call->user);
}

/* Sealed for a message in this channel, or for the one who alone sees it there. */
static bool is_ours(struct call *call, const struct mm_press *press)
{
    const char *whom = strchr(press->seal.place, '/');

    if (!whom || (size_t)(whom - press->seal.place) != MM_ID ||
        strncmp(press->seal.place, press->channel, MM_ID) != 0)
        return false;
    call->message = mm_is_id(whom + 1) ? "" : whom + 1;
    return (call->message[0] || strcmp(whom + 1, press->user) == 0) &&
           trigger_fits(call) && seal_holds(call, &press->seal, press->sealed);
}

static void make_press(struct call *call, const struct mm_press *press)
{
    const char *const parts[] = {"press", press->trigger, press->seal.what, NULL};
    bool is_choice = strcmp(press->seal.use, "pick") == 0;

    call->in = TAKE(call->arena, struct inbound);
    *call->in = (struct inbound){
        .kind = IN_PRESS,
        .platform = "mattermost",
        .event = arena_printf(call->arena, "press/%s",
                              secret_seal(call->arena, call->mm->key, parts)),
        .account = press->user,
        .conversation = press->channel,
        .action = press->seal.what,
        .value = is_choice ? press->option : NULL,
        .is_addressed = true,
        .is_direct = is_direct(call, press->channel_name),
        /* What one alone saw is answered to them alone. */
        .answer_way = call->message[0] ? REFUSAL_RETURNED : ANSWER_RETURNED,
        .arena = call->arena};
    if (strcmp(press->seal.use, "open") != 0)
        return;
    call->form = press->seal.what;
    call->in->kind = IN_ERRAND;
    call->in->action = NULL;
    call->in->errand = may_fill; /* who presses may be met for the first time */
}

static void run_act(struct call *call, const struct web_request *request)
{
    struct mm_press press;
    struct err err = {0};

    if (mm_read_press(request->body, request->body_len, call->arena, &press, &err) !=
        RC_OK) {
        refuse(call, "press");
        return;
    }
    call->user = press.user;
    call->channel = press.channel;
    call->trigger = press.trigger;
    if (!is_ours(call, &press)) {
        refuse(call, "press");
        return;
    }
    make_press(call, &press);
    if (!call->message[0]) /* no post to be asked for */
        ask_member(call);
    else
        mm_ask(
            call->mm,
            &(struct mm_call){.method = "GET",
                              .path = arena_printf(call->arena, "/posts/%s", press.post)},
            on_post, call);
}

/* --- slash commands ----------------------------------------------------------------- */

/* A token for each team's command, with blanks between. Every one is compared. */
static bool knows_token(const struct mattermost *mm, const char *token,
                        struct arena *arena)
{
    const char *at = mm->settings->command_tokens;
    bool found = false;

    while (at && *(at += strspn(at, " ,"))) {
        size_t len = strcspn(at, " ,");

        found |= secret_same(arena_copy_bytes(arena, at, len), token);
        at += len;
    }
    return found;
}

static void run_command(struct call *call, const struct web_request *request)
{
    struct mm_command command;
    struct err err = {0};
    const char *parts[] = {"command", NULL, NULL, NULL};

    if (mm_read_command(request->body, call->arena, &command, &err) != RC_OK ||
        !knows_token(call->mm, command.token, call->arena)) {
        refuse(call, "command");
        return;
    }
    call->user = command.user;
    call->channel = command.channel;
    call->trigger = command.trigger;
    parts[1] = command.trigger;
    parts[2] = command.text;
    call->in = TAKE(call->arena, struct inbound);
    *call->in = (struct inbound){
        .kind = IN_WORDS,
        .platform = "mattermost",
        .event = arena_printf(call->arena, "command/%s",
                              secret_seal(call->arena, call->mm->key, parts)),
        .account = command.user,
        .conversation = command.channel,
        .text = command.text[strspn(command.text, " \t\r\n")] ? command.text : "help",
        .is_addressed = true,
        .is_direct = is_direct(call, command.channel_name),
        .answer_way = ANSWER_RETURNED,
        .arena = call->arena};
    put(call);
}

/* --- in ----------------------------------------------------------------------------- */

void mm_request(void *self, const struct web_request *request, struct web_reply *reply)
{
    static const struct {
        const char *path;
        void (*run)(struct call *call, const struct web_request *request);
    } routes[] = {[CALL_ACT] = {"/mattermost/act", run_act},
                  [CALL_FORM] = {"/mattermost/form", run_form},
                  [CALL_COMMAND] = {"/mattermost/command", run_command}};
    struct arena *arena = arena_new_small();
    struct call *call = TAKE(arena, struct call);

    *call = (struct call){.mm = self, .reply = reply, .arena = arena};
    for (int i = 0; i < (int)COUNT(routes); i++) {
        if (strcmp(routes[i].path, request->path) != 0 ||
            strcmp(request->method, "POST") != 0 || !call->mm->me[0])
            continue;
        call->kind = i;
        routes[i].run(call, request);
        return;
    }
    refuse(call, "request");
}
