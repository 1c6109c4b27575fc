/* The web chat over plain HTTP: the page and its parts, signing in and out. */

#include "bot/chats/web_inside.h"

#include "base/embedded.h"
#include "base/secret.h"
#include "base/text.h"
#include "commands/colleague.h"
#include "store/people.h"

#include <string.h>

enum { COOKIE_DAYS = 90, PEOPLE_MOST = 200 };

static const char *type_of(const char *name)
{
    static const char *const types[][2] = {{".html", "text/html; charset=utf-8"},
                                           {".css", "text/css; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"},
                                           {".svg", "image/svg+xml"},
                                           {".png", "image/png"}};
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot && i < COUNT(types); i++)
        if (strcmp(dot, types[i][0]) == 0)
            return types[i][1];
    return "application/octet-stream";
}

static void answer_text(struct web_reply *reply, int status, const char *text)
{
    web_answer(reply, status, "text/plain; charset=utf-8", NULL, text, strlen(text));
}

static void answer_json(struct web_reply *reply, int status, const char *const *headers,
                        const char *json)
{
    web_answer(reply, status, "application/json", headers, json, strlen(json));
}

static void answer_no(struct web_reply *reply, int status, const struct err *err)
{
    struct arena *arena = arena_new();
    cJSON *object = cJSON_CreateObject();

    cJSON_AddFalseToObject(object, "ok");
    cJSON_AddStringToObject(object, "said", err->said);
    cJSON_AddStringToObject(object, "hint", err->hint);
    answer_json(reply, status, NULL, json_take_line(arena, object));
    arena_free(arena);
}

static bool answer_file(struct web_reply *reply, const char *path)
{
    const char *name = strcmp(path, "/") == 0 ? "index.html" : path + 1;

    for (const struct embedded *file = page_files; file->name; file++) {
        if (strcmp(file->name, name) != 0)
            continue;
        web_answer(reply, 200, type_of(name), NULL, (const char *)file->bytes, file->len);
        return true;
    }
    return false;
}

/* The value of a cookie by name. */
static const char *cookie(const char *cookies, const char *name, struct arena *arena)
{
    size_t len = strlen(name);

    while (cookies && *cookies) {
        cookies += strspn(cookies, "; ");
        if (strncmp(cookies, name, len) == 0 && cookies[len] == '=')
            return arena_copy_bytes(arena, cookies + len + 1,
                                    strcspn(cookies + len + 1, "; "));
        cookies += strcspn(cookies, ";");
    }
    return NULL;
}

static const char *cookie_name(bool is_secure)
{
    return is_secure ? "__Host-dealbell" : "dealbell";
}

const char *web_token_of(const struct web_request *request, struct arena *arena)
{
    static const char bearer[] = "Bearer ";

    if (request->authorization &&
        strncmp(request->authorization, bearer, strlen(bearer)) == 0)
        return arena_copy(arena, request->authorization + strlen(bearer));
    return cookie(request->cookie, cookie_name(request->is_secure), arena);
}

/* GET /who */
static enum rc who_errand(struct turn *t, struct inbound *in)
{
    const struct web_ask *ask = in->whose;
    cJSON *object = cJSON_CreateObject(), *list;
    struct person *people, me;
    size_t n = 0;

    cJSON_AddStringToObject(object, "mode", ask->is_demo ? "demo" : "serve");
    cJSON_AddStringToObject(object, "firm", t->firm.name);
    cJSON_AddBoolToObject(object, "claimed", text_empty(t->firm.claim_code));
    if (in->value && session_person(t, in->value, &me) == RC_OK) {
        cJSON *object_me = cJSON_AddObjectToObject(object, "me");

        cJSON_AddStringToObject(object_me, "handle", me.handle);
        cJSON_AddStringToObject(object_me, "name", me.name);
    }
    list = cJSON_AddArrayToObject(object, "people");
    people = TAKE_N(t->arena, PEOPLE_MOST, struct person);
    if (ask->is_demo && people_with(t, 0, people, PEOPLE_MOST, &n) != RC_OK)
        n = 0;
    for (size_t i = 0; i < n; i++) {
        cJSON *person = cJSON_CreateObject();

        cJSON_AddItemToArray(list, person);
        cJSON_AddStringToObject(person, "handle", people[i].handle);
        cJSON_AddStringToObject(person, "name", people[i].name);
        cJSON_AddStringToObject(person, "roles",
                                roles_text(t->arena, people[i].roles, LANG_EN));
        cJSON_AddStringToObject(person, "place", web_place(t->arena, people[i].zone));
    }
    in->answer = json_take_line(in->arena, object);
    return RC_OK;
}

/* The session's token is the answer: it outlives the turn. */
static enum rc begin_session(struct turn *t, struct inbound *in, int64_t person)
{
    const char *token = NULL;

    TRY(session_make(t, person, false, &token));
    in->answer = arena_copy(in->arena, token);
    return RC_OK;
}

static enum rc enter_errand(struct turn *t, struct inbound *in)
{
    struct person person;

    TRY(people_find(t, in->text, &person));
    return begin_session(t, in, person.id);
}

/* Who is not in yet is spoken to as their browser asks for. */
static void speak_as_asked(struct turn *t, const struct inbound *in)
{
    const struct web_ask *ask = in->whose;

    if (ask->languages)
        t->lang = t->err.lang = strncmp(ask->languages, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
}

static enum rc signin_errand(struct turn *t, struct inbound *in)
{
    const char *token = NULL;
    int64_t person = 0;

    speak_as_asked(t, in);
    TRY(invite_redeem(t, in->text, &token, &person));
    in->answer = arena_copy(in->arena, token);
    return RC_OK;
}

static enum rc leave_errand(struct turn *t, struct inbound *in)
{
    return in->value ? session_end(t, in->value) : RC_OK;
}

/* The first admin takes the firm with the code that `dealbell serve` printed; the code is
 * used up in the same turn. */
static enum rc claim_errand(struct turn *t, struct inbound *in)
{
    JSON *fields = NULL;
    const char *code, *handle, *name, *email;
    struct person person = {.roles = ROLE_ADMIN | ROLE_MANAGER | ROLE_SALES,
                            .is_active = true};
    struct colleague said = {.roles = {""}};
    struct firm firm;

    speak_as_asked(t, in);
    TRY(json_read(in->text, strlen(in->text), &json_usual, &fields, &t->err));
    code = json_text(fields, "code");
    handle = json_text(fields, "handle");
    name = json_text(fields, "name");
    email = json_text(fields, "email");
    TRY(firm_get(t, &firm));
    if (text_empty(firm.claim_code) || !code ||
        !secret_same(secret_fingerprint(t->arena, code), firm.claim_code))
        return err_set(
            &t->err, RC_DENIED,
            IN(t, "this code is not right, or was used", "认领码不正确，或已被使用"));
    if (text_empty(handle) || text_empty(name))
        return err_set(&t->err, RC_USAGE,
                       IN(t, "a handle and a name are needed", "需要填写账号和姓名"));
    said.name.text = arena_copy(t->arena, name);
    said.email = text_empty(email) ? NULL : arena_copy(t->arena, email);
    person.zone = firm.zone;
    person.calendar = "usual";
    person.lang = t->lang;
    person.quiet = (struct quiet){20 * 60, 8 * 60 + 30};
    person.email = "";
    TRY(colleague_handle(t, arena_copy(t->arena, handle), &person.handle));
    TRY(colleague_change(t, &said, &person));
    TRY(people_add(t, &person));
    TRY(people_bind(t, person.id, "web", person.handle, ""));
    firm.claim_code = "";
    TRY(firm_put(t, &firm));
    return begin_session(t, in, person.id);
}

static void on_errand_done(struct inbound *in)
{
    const struct web_ask *ask = in->whose;

    if (in->rc != RC_OK)
        answer_no(ask->reply, in->rc == RC_AGAIN || in->rc == RC_BROKEN ? 503 : 403,
                  &in->err);
    else
        answer_json(ask->reply, 200, NULL, in->answer ? in->answer : "{\"ok\":true}");
    arena_free(in->arena);
}

static void set_cookie(const struct web_ask *ask, struct arena *arena, const char *token,
                       int64_t seconds)
{
    const char *headers[2] = {
        arena_printf(
            arena, "Set-Cookie: %s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%lld%s",
            cookie_name(ask->is_secure), token, (long long)seconds,
            ask->is_secure ? "; Secure" : ""),
        NULL};

    answer_json(ask->reply, 200, headers, "{\"ok\":true}");
}

static void on_session(struct inbound *in)
{
    const struct web_ask *ask = in->whose;

    if (in->rc != RC_OK)
        answer_no(ask->reply, 403, &in->err);
    else
        set_cookie(ask, in->arena, in->answer, COOKIE_DAYS * 86400LL);
    arena_free(in->arena);
}

static void on_left(struct inbound *in)
{
    const struct web_ask *ask = in->whose;

    for (struct client *c = ask->client_list ? *ask->client_list : NULL; c; c = c->next)
        if (c->peer && c->token && in->value && secret_same(c->token, in->value))
            web_close(c->peer, "signed out");
    set_cookie(ask, in->arena, "", 0);
    arena_free(in->arena);
}

static const struct route {
    const char *path;
    const char *field; /* of the body, that is the errand's text; NULL: the whole body */
    enum rc (*errand)(struct turn *t, struct inbound *in);
    void (*done)(struct inbound *in);
    bool is_post, in_demo_only, reads_only;
} routes[] = {
    {"/who", NULL, who_errand, on_errand_done, false, false, true},
    {"/enter", "handle", enter_errand, on_session, true, true, false},
    {"/signin", "token", signin_errand, on_session, true, false, false},
    {"/claim", NULL, claim_errand, on_session, true, false, false},
    {"/leave", NULL, leave_errand, on_left, true, false, false},
};

static enum rc read_body(const struct route *route, const struct web_request *request,
                         struct arena *arena, const char **text, struct err *err)
{
    JSON *body = NULL;
    const char *field;

    *text = "";
    if (!route->is_post)
        return RC_OK;
    TRY(json_read(request->body, request->body_len, &json_usual, &body, err));
    field = route->field ? json_text(body, route->field) : request->body;
    if (!field)
        return err_set(err, RC_USAGE, IN(err, "\"%s\" is missing", "缺少“%s”"),
                       route->field);
    *text = arena_copy(arena, field);
    return RC_OK;
}

static void run_route(struct web_chat *chat, const struct route *route,
                      const struct web_request *request, struct web_reply *reply)
{
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);
    struct web_ask *ask = TAKE(arena, struct web_ask);
    struct err err = {0};

    *ask = (struct web_ask){.id = "",
                            .room = "",
                            .text = "",
                            .reply = reply,
                            .client_list = &chat->clients,
                            .is_demo = chat->is_demo,
                            .is_secure = request->is_secure};
    if (request->languages)
        ask->languages = arena_copy(arena, request->languages);
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "http",
                           .event = secret_id(arena),
                           .errand = route->errand,
                           .reads_only = route->reads_only,
                           .value = web_token_of(request, arena),
                           .whose = ask,
                           .done = route->done,
                           .arena = arena};
    if (read_body(route, request, arena, &in->text, &err) == RC_OK) {
        if (desk_put(chat->bot->desk, in))
            return;
        (void)err_set(&err, RC_AGAIN, "too busy, try again");
    }
    answer_no(reply, err.rc == RC_AGAIN ? 503 : 400, &err);
    arena_free(arena);
}

/* "/mattermost/act" is for the chat of that name, when it is configured. */
static bool is_for_another(struct web_chat *chat, const struct web_request *request,
                           struct web_reply *reply)
{
    for (size_t i = 0; chats[i]; i++) {
        size_t len = strlen(chats[i]->out.name);

        if (!chats[i]->request || !chat->bot->chat_self[i] ||
            strncmp(request->path + 1, chats[i]->out.name, len) != 0 ||
            request->path[1 + len] != '/')
            continue;
        chats[i]->request(chat->bot->chat_self[i], request, reply);
        return true;
    }
    return false;
}

void web_on_request(void *arg, const struct web_request *request, struct web_reply *reply)
{
    struct web_chat *chat = arg;
    bool is_post = strcmp(request->method, "POST") == 0;

    if (is_for_another(chat, request, reply))
        return;
    for (size_t i = 0; i < COUNT(routes); i++) {
        if (strcmp(routes[i].path, request->path) != 0 ||
            (routes[i].in_demo_only && !chat->is_demo))
            continue;
        if (routes[i].is_post != is_post) {
            answer_text(reply, 405, "method not allowed\n");
            return;
        }
        if (is_post && (!request->is_json || !request->is_ours)) {
            answer_text(reply, 403, "not from our own page\n");
            return;
        }
        run_route(chat, &routes[i], request, reply);
        return;
    }
    if (is_post)
        answer_text(reply, 405, "method not allowed\n");
    else if (!answer_file(reply, request->path))
        answer_text(reply, 404, "there is nothing here\n");
}
