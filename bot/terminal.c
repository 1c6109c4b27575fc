/* dealbell chat: the web chat in a terminal, over the same websocket (docs/web-chat.md).
 */

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/ws.h"
#include "bot/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    RETRY_MS = 250,
    GIVE_UP_MS = 20000,
    FIRST_GIVE_UP_MS = 3000,
    LINE_MOST = 256 * 1024
};

/* A line of input, waiting for its turn: they go one after the other, each once the one
 * before is done. */
struct entry {
    struct entry *next;
    const char *line;
};

struct terminal {
    struct loop *loop;
    struct loop_timer *retry;
    struct ws *ws;
    struct arena *arena; /* of the process */
    struct arena *card;  /* of the card whose buttons have numbers */
    enum lang lang;      /* theirs, once we are welcome */
    const char *url, *me, *room, *token;
    bool is_json, is_ready, at_end, was_ready, is_leaving;
    struct entry *first, **last;
    const char *sent_id, *sent; /* what was sent and is not done; NULL: nothing */
    int64_t change;             /* the highest seen */
    int64_t missed; /* unread in the direct messages with Dealbell, at sign-in */
    struct entry *early,
        **early_end; /* those messages, until it is known how many are unread */
    int64_t n_early;
    int64_t heard, told; /* the newest of them that was printed, and that the server knows
                            was read */
    struct card shown;   /* the newest card with something to press */
    const char *shown_room;
    int waited_ms;
    int status;
};

static void connect_now(void *arg);

static void stop(struct terminal *term, int status)
{
    term->status = status;
    loop_stop(term->loop);
}

/* What was printed of the direct messages has been read. */
static void tell_read(struct terminal *term)
{
    struct arena *arena;
    const char *line;

    if (term->heard <= term->told)
        return;
    arena = arena_new();
    line = arena_printf(arena, "{\"do\":\"read\",\"room\":\"dealbell\",\"post\":%lld}",
                        (long long)term->heard);
    (void)ws_send(term->ws, line, strlen(line));
    term->told = term->heard;
    arena_free(arena);
}

/* All is answered: says goodbye; on_closed ends it. */
static void leave(struct terminal *term)
{
    term->is_leaving = true;
    tell_read(term);
    ws_close(term->ws);
}

static const char *print_object(cJSON *object, struct arena *arena)
{
    char *printed = json_print(object);
    const char *copy = arena_copy(arena, printed);

    json_release(printed);
    cJSON_Delete(object);
    return copy;
}

static void complain(const struct terminal *term, const char *said, const char *hint)
{
    if (!term->is_json) {
        (void)printf("! %s%s%s\n", said, hint && hint[0] ? "; " : "", hint ? hint : "");
    } else {
        struct arena *arena = arena_new();
        cJSON *object = cJSON_CreateObject();

        cJSON_AddStringToObject(object, "error", said);
        if (hint && hint[0])
            cJSON_AddStringToObject(object, "hint", hint);
        (void)printf("%s\n", print_object(object, arena));
        arena_free(arena);
    }
    (void)fflush(stdout);
}

/* ---- what comes in ---- */

/* As this person sees it. */
static enum rc read_card(const struct terminal *term, const cJSON *given,
                         struct arena *arena, struct card *out)
{
    struct err err = {0};
    char *json = json_print(given);
    enum rc rc = card_read(json, arena, out, &err);

    json_release(json);
    if (rc == RC_OK)
        card_for(out, term->me);
    return rc;
}

static void keep_card(struct terminal *term, const char *room, const cJSON *given)
{
    struct card card = {0};
    struct arena *arena = arena_new();

    if (read_card(term, given, arena, &card) != RC_OK ||
        (card.n_buttons == 0 && !card.form && !card.select)) {
        arena_free(arena);
        return;
    }
    arena_free(term->card);
    term->card = arena;
    term->shown = card;
    term->shown_room = arena_copy(arena, room);
}

static void print_words(struct terminal *term, const cJSON *post)
{
    const char *text = json_text(post, "text"), *name = json_text(post, "name");
    const char *room = json_text(post, "room");
    const cJSON *card = json_get(post, "card");
    struct arena *arena = arena_new();
    struct card read = {0};

    (void)printf("%s%s %s: %s\n", room && strcmp(room, term->room) == 0 ? "" : "#",
                 room ? room : "", name ? name : "", text ? text : "");
    if (card && read_card(term, card, arena, &read) == RC_OK)
        (void)printf("%s\n", card_words(&read, arena, true));
    (void)fflush(stdout);
    arena_free(arena);
}

static void print_post(struct terminal *term, cJSON *post, bool is_missed)
{
    const cJSON *card = json_get(post, "card");
    const char *room = json_text(post, "room");
    int64_t id = 0;

    if (room && strcmp(room, "dealbell") == 0 && json_int(post, "id", &id) &&
        id > term->heard)
        term->heard = id;
    if (card)
        keep_card(term, room ? room : "", card);
    if (term->is_json) {
        char *printed;

        cJSON_DeleteItemFromObjectCaseSensitive(post, "is");
        if (is_missed)
            cJSON_AddTrueToObject(post, "missed");
        printed = json_print(post);
        (void)printf("%s\n", printed);
        (void)fflush(stdout);
        json_release(printed);
    } else {
        print_words(term, post);
    }
}

static void send_next(struct terminal *term);

/* Before the first `ready`: a direct message that may have been missed. */
static void keep_early(struct terminal *term, const cJSON *post)
{
    struct entry *entry = TAKE(term->arena, struct entry);
    char *printed = json_print(post);

    entry->line = arena_copy(term->arena, printed);
    json_release(printed);
    *term->early_end = entry;
    term->early_end = &entry->next;
    term->n_early++;
}

static void print_missed(struct terminal *term)
{
    int64_t skip = term->n_early - term->missed;

    for (const struct entry *entry = term->early; entry; entry = entry->next) {
        struct err err = {0};
        JSON *post = NULL;

        if (skip-- > 0 || json_read(entry->line, strlen(entry->line), &json_usual, &post,
                                    &err) != RC_OK)
            continue;
        print_post(term, post, true);
    }
    term->early = NULL;
    tell_read(term);
}

static void on_post(struct terminal *term, cJSON *post)
{
    const char *from = json_text(post, "from"), *room = json_text(post, "room");
    int64_t change = 0;

    if (json_int(post, "change", &change) && change > term->change)
        term->change = change;
    else if (term->is_ready)
        return; /* heard before */
    if (from && strcmp(from, term->me) == 0 && json_text(post, "for"))
        return; /* our own words */
    if (term->is_ready || term->was_ready)
        print_post(term, post, false);
    else if (room && strcmp(room, "dealbell") == 0 && from &&
             strcmp(from, "dealbell") == 0)
        keep_early(term, post);
}

static void on_welcome(struct terminal *term, const cJSON *welcome)
{
    const cJSON *me = json_get(welcome, "me");
    const char *handle = json_text(me, "handle");
    const cJSON *room;

    if (handle)
        term->me = arena_copy(term->arena, handle);
    term->lang = text_same(json_text(me, "lang"), "zh") ? LANG_ZH : LANG_EN;
    cJSON_ArrayForEach(room,
                       json_get(welcome, "rooms")) if (text_same(json_text(room, "room"),
                                                                 "dealbell"))(void)
        json_int(room, "unread", &term->missed);
}

static void on_done(struct terminal *term, const cJSON *done)
{
    const char *id = json_text(done, "id"), *rc = json_text(done, "rc");

    if (!id || !term->sent_id || strcmp(id, term->sent_id) != 0)
        return;
    if (rc && (strcmp(rc, "again") == 0 || strcmp(rc, "broken") == 0))
        complain(term, json_text(done, "said"), NULL);
    term->sent_id = NULL;
    send_next(term);
}

static void on_error(struct terminal *term, const cJSON *error)
{
    const char *said = json_text(error, "said");

    complain(term, said ? said : IN(term, "refused", "被拒绝"), json_text(error, "hint"));
    if (!term->is_ready) {
        stop(term, 1);
        return;
    }
    term->sent_id = NULL;
    send_next(term);
}

static void on_line(struct terminal *term, const char *line, size_t len)
{
    struct err err = {0};
    JSON *object = NULL;
    const char *is;

    if (json_read(line, len, &json_usual, &object, &err) != RC_OK)
        return;
    is = json_text(object, "is");
    if (!is)
        return;
    if (strcmp(is, "post") == 0) {
        on_post(term, object);
    } else if (strcmp(is, "welcome") == 0) {
        on_welcome(term, object);
    } else if (strcmp(is, "ready") == 0) {
        (void)json_int(object, "change", &term->change);
        if (!term->was_ready)
            print_missed(term);
        term->is_ready = term->was_ready = true;
        term->waited_ms = 0;
        if (term->sent_id)
            (void)ws_send(term->ws, term->sent,
                          strlen(term->sent)); /* with the same id: it counts once */
        else
            send_next(term);
    } else if (strcmp(is, "done") == 0) {
        on_done(term, object);
    } else if (strcmp(is, "error") == 0) {
        on_error(term, object);
    }
}

static void on_message(void *arg, struct ws *ws, const char *bytes, size_t len)
{
    const char *end = bytes + len;

    (void)ws;
    while (bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t n = newline ? (size_t)(newline - bytes) : (size_t)(end - bytes);

        on_line(arg, bytes, n);
        bytes += n + 1;
    }
}

/* ---- what goes out ---- */

static cJSON *begin(struct terminal *term, const char *what)
{
    cJSON *object = cJSON_CreateObject();

    term->sent_id = secret_id(term->arena);
    cJSON_AddStringToObject(object, "do", what);
    cJSON_AddStringToObject(object, "id", term->sent_id);
    return object;
}

static void send_object(struct terminal *term, cJSON *object)
{
    term->sent = print_object(object, term->arena);
    if (term->is_ready)
        (void)ws_send(term->ws, term->sent, strlen(term->sent));
}

/* `reply_to`: the message that is answered, as the line named it; NULL none. */
static void send_say(struct terminal *term, const char *room, const char *text,
                     const cJSON *reply_to)
{
    cJSON *object = begin(term, "say");

    if (reply_to)
        cJSON_AddItemToObject(object, "reply_to", cJSON_Duplicate(reply_to, true));

    cJSON_AddStringToObject(object, "room", room);
    cJSON_AddStringToObject(object, "text", text);
    send_object(term, object);
}

static void send_press(struct terminal *term, const char *action, const char *value,
                       const char *room)
{
    cJSON *object = begin(term, "press");

    cJSON_AddStringToObject(object, "action", action);
    if (value)
        cJSON_AddStringToObject(object, "value", value);
    cJSON_AddStringToObject(object, "room", room);
    send_object(term, object);
}

/* {"say":...}, {"press":...} or {"form":...}: false when it is none. */
static bool send_json(struct terminal *term, const char *line)
{
    struct err err = {.lang = term->lang};
    JSON *in = NULL;
    const char *say, *press, *form, *room;

    if (json_read(line, strlen(line), &json_usual, &in, &err) != RC_OK) {
        complain(term, err.said,
                 IN(term, "one JSON object a line: {\"say\":\"help\"}",
                    "每行一个 JSON 对象：{\"say\":\"帮助\"}"));
        return false;
    }
    say = json_text(in, "say");
    press = json_text(in, "press");
    form = json_text(in, "form");
    room = json_text(in, "room");
    if (!room)
        room = term->room;
    if (say) {
        send_say(term, room, say, json_get(in, "reply_to"));
    } else if (press) {
        send_press(term, press, json_text(in, "value"), room);
    } else if (form) {
        cJSON *object = begin(term, "form");

        cJSON_AddStringToObject(object, "action", form);
        cJSON_AddStringToObject(object, "room", room);
        cJSON_AddItemToObject(object, "fields",
                              json_get(in, "fields")
                                  ? cJSON_Duplicate(json_get(in, "fields"), true)
                                  : cJSON_CreateObject());
        send_object(term, object);
    } else {
        complain(term,
                 IN(term, "an object needs say, press or form",
                    "对象里需要 say、press 或 form"),
                 NULL);
        return false;
    }
    return true;
}

/* "/form need="two lines" budget=500k": the open fields of the card's form. */
static bool send_form(struct terminal *term, const char *words)
{
    cJSON *object, *fields;

    if (!term->shown.form) {
        complain(term, IN(term, "there is no form to fill in", "没有要填写的表单"), NULL);
        return false;
    }
    object = begin(term, "form");
    cJSON_AddStringToObject(object, "action", term->shown.form->action);
    cJSON_AddStringToObject(object, "room", term->shown_room);
    fields = cJSON_AddObjectToObject(object, "fields");
    while (*(words += strspn(words, " "))) {
        size_t name = strcspn(words, "= "), value;
        const char *at = words + name + (words[name] == '=');
        bool is_quoted = *at == '"';

        at += is_quoted;
        value = strcspn(at, is_quoted ? "\"" : " ");
        cJSON_AddStringToObject(fields, arena_copy_bytes(term->arena, words, name),
                                arena_copy_bytes(term->arena, at, value));
        words = at + value + (is_quoted && at[value] == '"');
    }
    send_object(term, object);
    return true;
}

static bool send_numbered(struct terminal *term, const char *digits)
{
    char *end;
    long n = strtol(digits, &end, 10);

    if (n < 1 || (size_t)n > term->shown.n_buttons || *end) {
        complain(term, IN(term, "there is no such button", "没有这个按钮"), NULL);
        return false;
    }
    send_press(term, term->shown.buttons[n - 1].action, NULL, term->shown_room);
    return true;
}

/* False: nothing was sent, go on with the next line. */
static bool send_line(struct terminal *term, const char *line)
{
    if (term->is_json)
        return line[strspn(line, " \t")] ? send_json(term, line) : false;
    if (strncmp(line, "/form ", 6) == 0)
        return send_form(term, line + 6);
    if (line[0] == '/' && line[1] >= '0' && line[1] <= '9')
        return send_numbered(term, line + 1);
    if (!line[strspn(line, " \t")])
        return false;
    send_say(term, term->room, line, NULL);
    return true;
}

static void send_next(struct terminal *term)
{
    while (term->is_ready && !term->sent_id && term->first) {
        struct entry *entry = term->first;

        term->first = entry->next;
        if (!term->first)
            term->last = &term->first;
        if (!send_line(term, entry->line))
            term->sent_id = NULL;
    }
    if (term->at_end && !term->first && !term->sent_id && term->is_ready &&
        !term->is_leaving)
        leave(term);
}

static void on_input(void *arg, const char *line)
{
    struct terminal *term = arg;

    if (line) {
        struct entry *entry = TAKE(term->arena, struct entry);

        entry->line = arena_copy(term->arena, line);
        *term->last = entry;
        term->last = &entry->next;
    } else {
        term->at_end = true;
    }
    send_next(term);
}

/* ---- the connection ---- */

static void on_opened(void *arg, struct ws *ws)
{
    struct terminal *term = arg;
    struct arena *arena = arena_new();
    cJSON *hello = cJSON_CreateObject();
    const char *line;

    cJSON_AddStringToObject(hello, "do", "hello");
    cJSON_AddNumberToObject(hello, "since", (double)term->change);
    line = print_object(hello, arena);
    (void)ws_send(ws, line, strlen(line));
    arena_free(arena);
}

static void on_closed(void *arg, int status, const char *why)
{
    struct terminal *term = arg;
    int patience = term->was_ready ? GIVE_UP_MS : FIRST_GIVE_UP_MS;

    term->ws = NULL;
    term->is_ready = false;
    if (term->is_leaving) {
        stop(term, term->status);
        return;
    }
    if (status == 401 || status == 403 || term->waited_ms >= patience) {
        (void)fprintf(stderr, "dealbell: could not reach %s: %s\n", term->url,
                      why ? why : "closed");
        stop(term, 1);
        return;
    }
    term->waited_ms += RETRY_MS;
    loop_timer_set(term->retry, RETRY_MS);
}

static void connect_now(void *arg)
{
    static const struct ws_handlers handlers = {
        .opened = on_opened, .message = on_message, .closed = on_closed};
    struct terminal *term = arg;
    struct ws_options options = {.url = term->url};
    struct err err = {0};

    if (term->token)
        options.headers[0] =
            arena_printf(term->arena, "Authorization: Bearer %s", term->token);
    if (ws_open(term->loop, &options, &handlers, term, &term->ws, &err) != RC_OK)
        stop(term, cli_fail(&err));
}

/* http://host:port becomes ws://host:port/chat?as=HANDLE */
static const char *chat_url(struct arena *arena, const char *url, const char *handle)
{
    size_t len = strlen(url);

    while (len > 0 && url[len - 1] == '/')
        len--;
    if (strncmp(url, "http", 4) == 0) {
        url += 4;
        len -= 4;
        return arena_printf(arena, "ws%.*s/chat%s%s", (int)len, url, handle ? "?as=" : "",
                            handle ? handle : "");
    }
    return arena_printf(arena, "%.*s/chat%s%s", (int)len, url, handle ? "?as=" : "",
                        handle ? handle : "");
}

int cli_chat(const struct cli *cli)
{
    const char *as = cli_option(cli, "--as"), *url = cli_option(cli, "--url"),
               *room = cli_option(cli, "--room");
    struct terminal term = {
        .loop = loop_new(), .arena = arena_new(), .card = arena_new()};

    log_level(LOG_ERROR);
    term.token = getenv("DEALBELL_TOKEN");
    if (!as && !term.token) {
        (void)fprintf(stderr, "dealbell: who are you? --as HANDLE, or DEALBELL_TOKEN\n");
        return 2;
    }
    term.me = as ? as : "";
    term.room = room ? room : "dealbell";
    term.url =
        chat_url(term.arena, url ? url : "http://127.0.0.1:8420", term.token ? NULL : as);
    term.is_json = cli_option(cli, "--json") != NULL;
    term.last = &term.first;
    term.early_end = &term.early;
    term.retry = loop_timer_new(term.loop, connect_now, &term);
    connect_now(&term);
    loop_read_lines(term.loop, 0, on_input, &term);
    loop_run(term.loop);
    if (term.ws)
        ws_abandon(term.ws);
    loop_free(term.loop);
    arena_free(term.card);
    arena_free(term.arena);
    return term.status;
}
