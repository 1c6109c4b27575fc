/* dealbell chat: the web chat in a terminal, over the same websocket (docs/web-chat.md).
 */

#include "base/log.h"
#include "base/text.h"
#include "bot/terminal_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    RETRY_MS = 250,
    GIVE_UP_MS = 20000,
    FIRST_GIVE_UP_MS = 3000,
    LINE_MOST = 256 * 1024
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

/* All is answered; on_closed ends it. */
void terminal_leave(struct terminal *term)
{
    term->is_leaving = true;
    tell_read(term);
    ws_close(term->ws);
}

/* One object of the output, and deletes it. */
static void print_line(cJSON *object)
{
    struct arena *arena = arena_new();

    (void)printf("%s\n", json_take_line(arena, object));
    (void)fflush(stdout);
    arena_free(arena);
}

void terminal_complain(struct terminal *term, const char *said, const char *hint)
{
    bool has_line = term->at_line > 0 && (term->is_json || !isatty(STDIN_FILENO));

    term->status = 1;
    if (term->is_json) {
        cJSON *object = cJSON_CreateObject();

        cJSON_AddStringToObject(object, "error", said);
        if (hint && hint[0])
            cJSON_AddStringToObject(object, "hint", hint);
        if (has_line)
            cJSON_AddNumberToObject(object, "line", (double)term->at_line);
        if (term->sent_id)
            cJSON_AddStringToObject(object, "id", term->sent_id);
        print_line(object);
        return;
    }
    if (has_line)
        (void)printf(IN(term, "! line %lld: ", "! 第 %lld 行："),
                     (long long)term->at_line);
    else
        (void)printf("! ");
    (void)printf("%s%s%s\n", said, hint && hint[0] ? IN(term, "; ", "；") : "",
                 hint ? hint : "");
    (void)fflush(stdout);
}

/* ---- what comes in ---- */

/* As this person sees it. */
static enum rc read_card(const struct terminal *term, const cJSON *given,
                         struct arena *arena, struct card *out)
{
    struct err err = {0};
    enum rc rc = card_read(json_line(arena, given), arena, out, &err);

    if (rc == RC_OK)
        card_for(out, term->me);
    return rc;
}

static void keep_card(struct terminal *term, const char *room, const cJSON *given)
{
    struct card card = {0};
    struct arena *arena = arena_new();

    if (read_card(term, given, arena, &card) != RC_OK || !card.form) {
        arena_free(arena);
        return;
    }
    arena_free(term->card);
    term->card = arena;
    term->shown = card;
    term->shown_room = arena_copy(arena, room);
}

/* Their numbers go on counting through the session: one that was read means the same
 * button later, whatever came meanwhile. */
static size_t number_buttons(struct terminal *term, const struct card *card,
                             const char *room)
{
    size_t first = term->n_buttons + 1;

    for (size_t i = 0; i < card->n_buttons; i++) {
        struct numbered *kept = &term->buttons[++term->n_buttons % BUTTONS_KEPT];

        free(kept->action);
        free(kept->room);
        kept->action = strdup(card->buttons[i].action);
        kept->room = strdup(room);
        if (!kept->action || !kept->room)
            abort();
    }
    return first;
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
        (void)printf("%s\n", card_words(&read, arena,
                                        number_buttons(term, &read, room ? room : "")));
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
        cJSON_DeleteItemFromObjectCaseSensitive(post, "is");
        if (is_missed)
            cJSON_AddTrueToObject(post, "missed");
        print_line(cJSON_Duplicate(post, true));
    } else {
        print_words(term, post);
    }
}

/* Before the first `ready`: a direct message that may have been missed. */
static void keep_early(struct terminal *term, const cJSON *post)
{
    struct entry *entry = TAKE(term->arena, struct entry);

    entry->line = json_line(term->arena, post);
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

/* The line at hand is over: how it went. */
static void print_done(const struct terminal *term, const cJSON *done)
{
    cJSON *object = cJSON_CreateObject();
    const char *said = json_text(done, "said");

    cJSON_AddStringToObject(object, "done", term->sent_id);
    cJSON_AddNumberToObject(object, "line", (double)term->at_line);
    cJSON_AddStringToObject(object, "rc", json_text(done, "rc"));
    if (!text_empty(said))
        cJSON_AddStringToObject(object, "said", said);
    if (json_flag(done, "seen"))
        cJSON_AddTrueToObject(object, "seen");
    print_line(object);
}

static void on_done(struct terminal *term, const cJSON *done)
{
    const char *id = json_text(done, "id"), *rc = json_text(done, "rc");
    const char *said = json_text(done, "said");

    if (!id || !rc || !term->sent_id || strcmp(id, term->sent_id) != 0)
        return;
    if (strcmp(rc, "ok") != 0)
        term->status = 1;
    if (term->is_json)
        print_done(term, done);
    else if (said && (strcmp(rc, "again") == 0 || strcmp(rc, "broken") == 0))
        terminal_complain(term, said, NULL); /* the others have been answered */
    term->sent_id = NULL;
    terminal_send_next(term);
}

static void on_error(struct terminal *term, const cJSON *error)
{
    const char *said = json_text(error, "said");

    terminal_complain(term, said ? said : IN(term, "refused", "被拒绝"),
                      json_text(error, "hint"));
    if (!term->is_ready) {
        stop(term, 1);
        return;
    }
    term->sent_id = NULL;
    terminal_send_next(term);
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
            terminal_send_next(term);
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

static void on_input(void *arg, const char *line)
{
    struct terminal *term = arg;

    if (line) {
        struct entry *entry = TAKE(term->arena, struct entry);

        entry->line = arena_copy(term->arena, line);
        entry->number = ++term->n_lines;
        *term->last = entry;
        term->last = &entry->next;
    } else {
        term->at_end = true;
    }
    terminal_send_next(term);
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
    line = json_take_line(arena, hello);
    (void)ws_send(ws, line, strlen(line));
    arena_free(arena);
}

static bool is_refused(int status)
{
    return status == 401 || status == 403;
}

/* What whoever called can do about it. */
static void say_why(const struct terminal *term, int status, const char *why)
{
    (void)fprintf(stderr, "dealbell: ");
    if (is_refused(status) && term->token)
        (void)fprintf(
            stderr,
            "%s does not take this DEALBELL_TOKEN; an admin makes a new one: dealbell"
            " user token HANDLE",
            term->server);
    else if (is_refused(status))
        (void)fprintf(
            stderr,
            "%s is no demo: DEALBELL_TOKEN is needed (dealbell user token HANDLE)",
            term->server);
    else if (term->was_ready)
        (void)fprintf(stderr, "%s is away (%s)", term->server, why ? why : "closed");
    else
        (void)fprintf(stderr,
                      "no bot answers at %s: start it, or name another with --url",
                      term->server);
    if (term->sent_id)
        (void)fprintf(stderr, "; line %lld has no answer%s", (long long)term->at_line,
                      term->first ? ", and those behind it were not sent" : "");
    else if (term->first)
        (void)fprintf(stderr, "; nothing from line %lld on was sent",
                      (long long)term->first->number);
    (void)fprintf(stderr, "\n");
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
    if (is_refused(status) || term->waited_ms >= patience) {
        say_why(term, status, why);
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

static bool is_handle(const char *text)
{
    return text[0] && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz"
                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")];
}

/* What was given on the command line and cannot be meant. */
static const char *wrong_options(const char *as, const char *url, bool has_token)
{
    if (!as && !has_token)
        return "who are you? --as HANDLE, or DEALBELL_TOKEN";
    if (as && !has_token && !is_handle(as))
        return "--as wants a handle, such as zhao.min";
    if (url && strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0)
        return "--url wants http:// or https:// in front, such as http://127.0.0.1:8420";
    return NULL;
}

static void end(struct terminal *term)
{
    if (term->ws)
        ws_abandon(term->ws);
    loop_free(term->loop);
    arena_free(term->card);
    arena_free(term->arena);
    for (size_t i = 0; i < BUTTONS_KEPT; i++) {
        free(term->buttons[i].action);
        free(term->buttons[i].room);
    }
}

int cli_chat(const struct cli *cli)
{
    const char *as = cli_option(cli, "--as"), *url = cli_option(cli, "--url"),
               *room = cli_option(cli, "--room");
    const char *token = getenv("DEALBELL_TOKEN");
    const char *wrong = wrong_options(as, url, !text_empty(token));
    struct terminal term = {0};

    log_level(LOG_ERROR);
    if (wrong) {
        (void)fprintf(stderr, "dealbell: %s\n", wrong);
        return 2;
    }
    term.loop = loop_new();
    term.arena = arena_new();
    term.card = arena_new();
    term.token = text_empty(token) ? NULL : token;
    term.server = url ? url : "http://127.0.0.1:8420";
    term.me = as ? as : "";
    term.room = room ? room : "dealbell";
    term.url = chat_url(term.arena, term.server, term.token ? NULL : as);
    term.is_json = cli_option(cli, "--json") != NULL;
    term.last = &term.first;
    term.early_end = &term.early;
    term.retry = loop_timer_new(term.loop, connect_now, &term);
    connect_now(&term);
    loop_read_lines(term.loop, 0, on_input, &term);
    loop_run(term.loop);
    end(&term);
    return term.status;
}
