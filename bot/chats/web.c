/* The web chat: who is here, what they say, and what they are told after COMMIT. */

#include "bot/chats/web_inside.h"

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "store/posts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* At the desk: messages of one client, and what those of one and of all take. An errand's
 * answer is the larger part of it. */
enum {
    HELD_MOST = 8192,
    MESSAGE_BYTES = 2048,
    ERRAND_BYTES = 16 * 1024,
    HELD_BYTES_MOST = 20 * 1024 * 1024,
    ALL_BYTES_MOST = 40 * 1024 * 1024
};

static void send_line(struct client *client, const char *line)
{
    if (client->peer && !web_send(client->peer, line, strlen(line)))
        client->peer = NULL; /* too slow; `closed` follows */
}

static void let_go(struct client *client)
{
    if (!client->is_closed || client->held > 0)
        return;
    if (client->prev)
        client->prev->next = client->next;
    else
        client->chat->clients = client->next;
    if (client->next)
        client->next->prev = client->prev;
    arena_free(client->arena);
}

/* Hands a message to the desk; false when that is full. */
static bool hand_over(struct client *client, struct inbound *in, size_t len)
{
    struct web_ask *ask = in->whose;

    ask->bytes = in->kind == IN_ERRAND ? ERRAND_BYTES : MESSAGE_BYTES + len;
    if (!desk_put(client->chat->bot->desk, in))
        return false;
    client->held++;
    client->held_bytes += ask->bytes;
    client->chat->held_bytes += ask->bytes;
    return true;
}

static void came_back(struct client *client, const struct web_ask *ask)
{
    client->held--;
    client->held_bytes -= ask->bytes;
    client->chat->held_bytes -= ask->bytes;
}

static bool is_here(const struct web_chat *chat, int64_t person, const struct client *but)
{
    for (const struct client *c = chat->clients; c; c = c->next)
        if (c != but && c->peer && c->person == person)
            return true;
    return false;
}

static void tell_presence(struct web_chat *chat, const struct client *who, bool is_online)
{
    struct arena *arena = arena_new();
    cJSON *object = cJSON_CreateObject();
    const char *line;

    cJSON_AddStringToObject(object, "is", "presence");
    cJSON_AddStringToObject(object, "handle", who->handle);
    cJSON_AddBoolToObject(object, "online", is_online);
    line = json_take_line(arena, object);
    for (struct client *c = chat->clients; c; c = c->next)
        if (c->person && c->person != who->person)
            send_line(c, line);
    arena_free(arena);
}

static void tell_all(struct web_chat *chat, const char *line)
{
    for (struct client *c = chat->clients; c; c = c->next)
        if (c->person)
            send_line(c, line);
}

static void tell_who_is_here(struct client *client)
{
    struct arena *arena = arena_new();

    for (const struct client *c = client->chat->clients; c; c = c->next) {
        cJSON *object;

        if (c == client || !c->person || !c->peer)
            continue;
        object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "is", "presence");
        cJSON_AddStringToObject(object, "handle", c->handle);
        cJSON_AddTrueToObject(object, "online");
        send_line(client, json_take_line(arena, object));
    }
    arena_free(arena);
}

static void send_lines(struct client *client, const char *lines)
{
    while (client->peer && *lines) {
        size_t len = strcspn(lines, "\n");

        if (!web_send(client->peer, lines, len))
            client->peer = NULL;
        lines += len + (lines[len] == '\n');
    }
}

static void refuse(struct client *client, const char *id, const struct err *err)
{
    struct arena *arena = arena_new();

    send_line(client, web_error_line(id, err, arena));
    arena_free(arena);
}

static void come_in(struct client *client, const struct web_ask *ask)
{
    bool is_new = !client->person && !is_here(client->chat, ask->person, client);

    client->person = ask->person;
    client->change = ask->change;
    client->manner = ask->manner;
    client->handle = arena_copy(client->arena, ask->handle);
    tell_who_is_here(client);
    if (is_new)
        tell_presence(client->chat, client, true);
}

static void on_done(struct inbound *in);

/* Asks the desk in a client's name what they did not ask themselves. When it is too busy,
 * their next hello will do. */
static void ask_for(struct client *client, enum web_verb verb,
                    enum rc (*errand)(struct turn *t, struct inbound *in))
{
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);
    struct web_ask *ask = TAKE(arena, struct web_ask);

    *ask = (struct web_ask){.verb = verb,
                            .id = "",
                            .room = "dealbell",
                            .text = "",
                            .since = client->change,
                            .is_anew = verb == VERB_HELLO,
                            .client = client,
                            .is_demo = client->chat->is_demo && !client->token};
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "web",
                           .event = "",
                           .account = client->handle,
                           .value = client->token,
                           .errand = errand,
                           .reads_only = true,
                           .whose = ask,
                           .done = on_done,
                           .arena = arena};
    if (!hand_over(client, in, 0))
        arena_free(arena);
}

static void heed_manner(struct web_chat *chat, int64_t person, struct manner manner)
{
    for (struct client *c = chat->clients; c; c = c->next)
        if (c->peer && c->person == person &&
            (c->manner.lang != manner.lang || c->manner.zone != manner.zone)) {
            c->manner = manner;
            ask_for(c, VERB_HELLO, web_hello); /* the welcome is in the new one */
        }
}

/* A hello whose cards are not all drawn yet goes behind what waits by now. False when it
 * has its answer, or the desk is full: then the next hello goes on. */
static bool asks_again(struct client *client, struct inbound *in)
{
    const struct web_ask *ask = in->whose;

    if (ask->verb != VERB_HELLO || in->rc != RC_OK || !ask->is_undrawn || !client->peer)
        return false;
    if (hand_over(client, in, 0))
        return true;
    in->rc = err_set(&in->err, RC_AGAIN,
                     IN(&in->err, "too busy, send it again", "太忙了，请再发一次"));
    return false;
}

/* The desk has answered: the turn is on disk. */
static void on_done(struct inbound *in)
{
    struct web_ask *ask = in->whose;
    struct client *client = ask->client;

    came_back(client, ask);
    if (asks_again(client, in))
        return;
    if (ask->verb == VERB_PEOPLE) {
        if (in->rc == RC_OK)
            tell_all(client->chat, in->answer);
    } else if (in->kind != IN_ERRAND) {
        send_line(client, web_done_line(in, ask->id, in->arena));
        if (in->rc == RC_OK && !in->is_repeat)
            heed_manner(client->chat, client->person,
                        (struct manner){in->lang, in->zone});
    } else if (in->rc != RC_OK) {
        send_line(client, web_error_line(ask->id, &in->err, in->arena));
        if (ask->verb == VERB_HELLO && client->peer)
            web_close(client->peer, "not signed in");
    } else {
        if (in->answer)
            send_lines(client, in->answer);
        if (ask->verb == VERB_HELLO && client->peer)
            come_in(client, ask);
    }
    arena_free(in->arena);
    let_go(client);
}

static void on_room_open(struct inbound *in)
{
    struct web_ask *ask = in->whose;

    came_back(ask->client, ask);
    let_go(ask->client);
    arena_free(in->arena);
}

/* Direct messages between two people begin when the first is written: the place is made
 * before the words. */
static bool open_room(struct client *client, const char *room)
{
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);
    struct web_ask *ask = TAKE(arena, struct web_ask);

    *ask = (struct web_ask){
        .verb = VERB_SAY, .id = "", .room = arena_copy(arena, room), .client = client};
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "web",
                           .event = "",
                           .account = client->handle,
                           .errand = web_open_room,
                           .reads_only = true,
                           .whose = ask,
                           .done = on_room_open,
                           .arena = arena};
    if (hand_over(client, in, 0))
        return true;
    arena_free(arena);
    return false;
}

static enum rc may_send(const struct client *client, const struct web_ask *ask,
                        struct err *err)
{
    if (ask->verb != VERB_HELLO && !client->person)
        return err_set(err, RC_DENIED, IN(err, "say hello first", "请先打招呼（hello）"));
    if (client->held >= HELD_MOST || client->held_bytes >= HELD_BYTES_MOST ||
        client->chat->held_bytes >= ALL_BYTES_MOST)
        return err_set(err, RC_AGAIN,
                       IN(err, "too many messages wait; send this one again",
                          "等待的消息太多，请再发一次"));
    return RC_OK;
}

static enum rc address(struct client *client, struct web_ask *ask, struct inbound *in,
                       struct err *err)
{
    in->account = client->handle;
    in->done = on_done;
    in->is_addressed = strcmp(ask->room, "dealbell") == 0;
    ask->client = client;
    ask->is_demo = client->chat->is_demo && !client->token;
    if (in->kind == IN_ERRAND) {
        in->event = "";
        in->value = client->token;
        return RC_OK;
    }
    in->event = arena_printf(in->arena, "%s/%s", client->handle, ask->id);
    in->conversation = web_key(ask->room, client->handle, in->arena);
    if (!in->conversation)
        return err_set(err, RC_ABSENT, IN(err, "there is no room %s", "没有房间 %s"),
                       ask->room);
    if (ask->room[0] == '@' && !open_room(client, ask->room))
        return err_set(err, RC_AGAIN,
                       IN(err, "too busy, send it again", "太忙了，请再发一次"));
    return RC_OK;
}

static void on_message(void *arg, struct web_peer *peer, void *mine, const char *bytes,
                       size_t len)
{
    struct client *client = mine;
    struct arena *arena = arena_new_small();
    struct err err = {.lang = client->manner.lang};
    struct inbound *in = NULL;
    struct web_ask *ask = NULL;
    enum rc rc = web_decode(bytes, len, arena, &in, &err);

    (void)arg;
    (void)peer;
    if (rc == RC_OK) {
        ask = in->whose;
        rc = may_send(client, ask, &err);
    }
    if (rc == RC_OK)
        rc = address(client, ask, in, &err);
    if (rc == RC_OK) {
        if (hand_over(client, in, len))
            return;
        (void)err_set(&err, RC_AGAIN,
                      IN(&err, "too busy, send it again", "太忙了，请再发一次"));
    }
    refuse(client, ask ? ask->id : "", &err);
    arena_free(arena);
}

static void on_refused(void *arg, struct web_peer *peer, void *mine, const char *why)
{
    struct client *client = mine;
    struct err err = {.lang = client->manner.lang};

    (void)arg;
    (void)peer;
    (void)err_set(&err, RC_USAGE,
                  IN(&err, "this message cannot be read: %s", "无法读取这条消息：%s"),
                  why);
    (void)err_hint(&err, "%s", IN(&err, "nothing was changed", "没有任何改动"));
    refuse(client, "", &err);
}

static const char *handle_asked(const struct web_request *request, struct arena *arena)
{
    const char *at = strstr(request->query, "as=");

    if (!at || (at != request->query && at[-1] != '&'))
        return NULL;
    at += 3;
    return arena_copy_bytes(arena, at, strcspn(at, "&"));
}

/* Anybody may open a socket from our own page; who they are is settled at their hello, at
 * the desk. */
static void *on_admit(void *arg, const struct web_request *request)
{
    struct web_chat *chat = arg;
    struct arena *arena;
    struct client *client;

    if (strcmp(request->path, "/chat") != 0)
        return NULL;
    arena = arena_new();
    client = TAKE(arena, struct client);
    client->arena = arena;
    client->token = web_token_of(request, arena);
    if (chat->is_demo) {
        client->handle = handle_asked(request, arena);
        if (client->handle)
            client->token = NULL;
    }
    if (!client->token && !client->handle) {
        arena_free(arena);
        return NULL;
    }
    client->chat = chat;
    return client;
}

static void on_opened(void *arg, struct web_peer *peer, void *mine)
{
    struct web_chat *chat = arg;
    struct client *client = mine;

    client->peer = peer;
    client->next = chat->clients;
    if (chat->clients)
        chat->clients->prev = client;
    chat->clients = client;
}

static void on_closed(void *arg, void *mine)
{
    struct web_chat *chat = arg;
    struct client *client = mine;
    bool was_listed = client->prev || client->next || chat->clients == client;

    client->peer = NULL;
    client->is_closed = true;
    if (!was_listed) {
        arena_free(client->arena);
        return;
    }
    if (client->person && !is_here(chat, client->person, client))
        tell_presence(chat, client, false);
    let_go(client);
}

/* The id of the client's own request that a post answers: "HANDLE/ID" of the event. */
static const char *own_id(const struct client *client, const struct news *news)
{
    size_t len;

    if (!news->for_event || !news->for_account ||
        strcmp(news->for_account, client->handle) != 0)
        return NULL;
    len = strlen(client->handle);
    return strncmp(news->for_event, client->handle, len) == 0 &&
                   news->for_event[len] == '/'
               ? news->for_event + len + 1
               : NULL;
}

/* What one reads alone is printed for them; the rest once, as `shared`. */
static void send_news(struct client *client, const struct news *news, const char **shared,
                      struct arena *arena)
{
    const char *id = own_id(client, news);
    struct news read;

    if (!id && !news->one && !news->readings) {
        if (!*shared)
            *shared = web_post_line(news, "", NULL, arena);
        send_line(client, *shared);
        return;
    }
    read = news_read(news, client->manner);
    send_line(client, web_post_line(&read, client->handle, id, arena));
}

static void on_news(void *self, const struct news *news)
{
    struct web_chat *chat = self;
    struct arena *arena = arena_new();
    const char *shared = NULL; /* the line that all see alike */

    for (struct client *c = chat->clients; c; c = c->next) {
        if (!c->person || !c->peer || news->change <= c->change ||
            !web_sees(news, c->person))
            continue;
        send_news(c, news, &shared, arena);
        c->change = news->change;
    }
    arena_free(arena);
}

static void on_person_left(void *self, int64_t person)
{
    const struct web_chat *chat = self;

    for (struct client *c = chat->clients; c; c = c->next)
        if (c->peer && c->person == person) {
            web_close(c->peer, "you no longer work here");
            c->peer = NULL;
        }
}

static void on_clock_moved(void *self, int64_t now)
{
    struct web_chat *chat = self;
    struct arena *arena = arena_new();
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, "is", "clock");
    cJSON_AddNumberToObject(object, "now", (double)now);
    tell_all(chat, json_take_line(arena, object));
    arena_free(arena);
}

/* One asks for all. */
static void on_people_changed(void *self)
{
    const struct web_chat *chat = self;

    for (struct client *c = chat->clients; c; c = c->next)
        if (c->person && c->peer) {
            ask_for(c, VERB_PEOPLE, web_people);
            return;
        }
}

static const char *origin_of(const char *url, struct arena *arena)
{
    const char *at = url ? strstr(url, "://") : NULL;

    return at ? arena_copy_bytes(arena, url,
                                 (size_t)(at - url) + 3 + strcspn(at + 3, "/"))
              : NULL;
}

static enum rc need_public_url(const struct bot *bot, struct err *err)
{
    (void)err_set(
        err, RC_USAGE,
        IN(err, "%s can be reached from outside this machine", "%s 可以从本机之外访问"),
        bot->http_settings.listen);
    return err_hint(
        err, "%s",
        IN(err, "set [http] public_url to the https address of the proxy in front of it",
           "请把 [http] public_url 设为前置代理的 https 地址"));
}

static enum rc open_web(struct bot *bot, const void *settings, void **self,
                        struct err *err)
{
    static const struct web_handlers handlers = {.request = web_on_request,
                                                 .admit = on_admit,
                                                 .opened = on_opened,
                                                 .message = on_message,
                                                 .refused = on_refused,
                                                 .closed = on_closed};
    struct web_chat *chat = TAKE(bot->arena, struct web_chat);
    struct web_options options = {.most_frame_bytes = (size_t)200 * 1024};
    enum rc rc;

    (void)settings;
    chat->bot = bot;
    chat->is_demo = bot->mode == BOT_DEMO;
    chat->origins[0] = origin_of(bot->http_settings.public_url, bot->arena);
    options.origins = chat->origins;
    TRY(address_split(bot->http_settings.listen, bot->arena, &options.host, &options.port,
                      err));
    if (!address_is_loopback(options.host) && (chat->is_demo || !chat->origins[0]))
        return need_public_url(bot, err);
    rc = web_open(bot->loop, &options, &handlers, chat, &chat->web, err);
    if (rc == RC_OK) {
        bot->port = web_port(chat->web);
        *self = chat;
    }
    return rc;
}

static void close_web(void *self)
{
    web_free(((struct web_chat *)self)->web);
}

const struct chat chat_web = {
    .out = {.name = "web", .longest_bytes = (size_t)64 * 1024},
    .decode = web_decode,
    .open = open_web,
    .close = close_web,
    .news = on_news,
    .clock_moved = on_clock_moved,
    .person_left = on_person_left,
    .people_changed = on_people_changed,
};
