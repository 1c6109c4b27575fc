/* Asking the server: a few requests at once, and patience when it says 429: what was
 * refused so was not done, and goes again until it is, by one request at a time. */

#include "bot/chats/mattermost_inside.h"

#include "base/keep.h"
#include "base/log.h"
#include "base/text.h"

#include <stdio.h>

enum {
    AT_ONCE = 8,
    ANSWER_MOST = 16 * 1024 * 1024,
    CALL_MS = 30000,
    PAUSE_MS = 1000 /* after a 429 that does not say how long */
};

struct asked {
    struct asked *next;
    struct mattermost *mm;
    char *method, *url, *type, *body;
    size_t len;
    void (*done)(void *arg, const struct mm_answer *answer);
    void *arg;
};

struct mm_rest {
    struct asked *first, **end;
    int under_way;
    bool is_paused;
    bool is_limited; /* the last answer was a 429 */
    bool is_closed, has_told;
    struct loop_timer *timer;
    char *authorization;
};

static void go_on(struct mattermost *mm);

static void on_pause_over(void *arg)
{
    struct mattermost *mm = arg;

    mm->rest->is_paused = false;
    go_on(mm);
}

static struct mm_rest *rest_of(struct mattermost *mm)
{
    struct mm_rest *rest = mm->rest;

    if (rest)
        return rest;
    rest = mm->rest = TAKE(mm->bot->arena, struct mm_rest);
    rest->end = &rest->first;
    rest->timer = loop_timer_new(mm->bot->loop, on_pause_over, mm);
    rest->authorization = arena_printf(mm->bot->arena, "Bearer %s", mm->settings->token);
    return rest;
}

static void forget(struct asked *asked)
{
    free(asked->method);
    free(asked->url);
    free(asked->type);
    free(asked->body);
    free(asked);
}

/* Their errors are JSON with an id; a proxy's or the rate limit's are not. */
static const char *error_id(const struct http_answer *from, struct arena *arena)
{
    struct err err = {0};
    JSON *body = NULL;
    const char *id;

    if (json_read(from->body, from->body_len, &json_usual, &body, &err) != RC_OK)
        return "";
    id = json_text(body, "id");
    return id ? arena_copy(arena, id) : "";
}

static void tell_once(struct mattermost *mm, enum rc rc)
{
    if (rc == RC_DENIED && !mm->rest->has_told)
        log_note(LOG_ERROR, "mattermost", "why", "the server does not know our token");
    mm->rest->has_told = rc == RC_DENIED;
}

static void answer(struct asked *asked, const struct http_answer *from)
{
    struct arena *arena = arena_new_small();
    bool came = from->rc == RC_OK;
    struct mm_answer answer = {.rc = came                   ? mm_status(from->status)
                                     : from->rc == RC_AGAIN ? RC_AGAIN
                                                            : RC_RULE,
                               .is_too_long = from->is_too_long,
                               .was_sent = came ? from->status >= 500 : from->was_sent,
                               .status = came ? from->status : 0,
                               .body = came ? from->body : "",
                               .len = came ? from->body_len : 0,
                               .id = "",
                               .retry_after_ms = came && from->retry_after_s >= 0
                                                     ? (int64_t)from->retry_after_s * 1000
                                                     : -1,
                               .detail = from->detail};

    if (answer.rc != RC_OK && came) {
        answer.id = error_id(from, arena);
        answer.detail = arena_printf(arena, "%d %s", from->status, answer.id);
    }
    tell_once(asked->mm, answer.rc);
    asked->done(asked->arg, &answer);
    arena_free(arena);
    forget(asked);
}

/* It goes first again when the pause is over: what waited behind it still does. */
static bool put_off(struct asked *asked, const struct http_answer *from)
{
    struct mm_rest *rest = asked->mm->rest;
    int64_t wait_ms =
        from->retry_after_s > 0 ? (int64_t)from->retry_after_s * 1000 : PAUSE_MS;

    rest->is_limited = from->rc == RC_OK && from->status == 429;
    if (!rest->is_limited || rest->is_closed)
        return false;
    asked->next = rest->first;
    if (!rest->first)
        rest->end = &asked->next;
    rest->first = asked;
    rest->is_paused = true;
    loop_timer_set(rest->timer, wait_ms);
    return true;
}

static void on_answer(void *arg, const struct http_answer *from)
{
    struct asked *asked = arg;
    struct mattermost *mm = asked->mm;

    mm->rest->under_way--;
    if (!put_off(asked, from))
        answer(asked, from);
    go_on(mm);
}

static void send_off(struct asked *asked)
{
    struct mattermost *mm = asked->mm;
    const struct http_header headers[] = {
        {"Authorization", mm->rest->authorization},
        {"Content-Type", asked->type},
        {0},
    };
    const struct http_request request = {.method = asked->method,
                                         .url = asked->url,
                                         .headers = headers,
                                         .body = asked->body,
                                         .body_len = asked->len,
                                         .timeout_ms = CALL_MS,
                                         .most_bytes = ANSWER_MOST};

    mm->rest->under_way++;
    http_send(mm->bot->http, &request, on_answer, asked);
}

static void go_on(struct mattermost *mm)
{
    struct mm_rest *rest = mm->rest;

    while (rest->first && !rest->is_paused && !rest->is_closed &&
           rest->under_way < (rest->is_limited ? 1 : AT_ONCE)) {
        struct asked *asked = rest->first;

        rest->first = asked->next;
        if (!rest->first)
            rest->end = &rest->first;
        asked->next = NULL;
        send_off(asked);
    }
}

void mm_ask(struct mattermost *mm, const struct mm_call *call,
            void (*then)(void *arg, const struct mm_answer *answer), void *arg)
{
    struct mm_rest *rest = rest_of(mm);
    struct asked *asked = keep_new(sizeof(*asked));
    struct arena *arena = arena_new_small();

    asked->mm = mm;
    asked->method = keep_text(call->method);
    asked->url = keep_text(arena_printf(arena, "%s/api/v4%s", mm->base, call->path));
    asked->type = keep_text(call->type ? call->type : "application/json");
    asked->body = call->body ? keep_bytes(call->body, call->len) : NULL;
    asked->len = call->len;
    asked->done = then;
    asked->arg = arg;
    arena_free(arena);
    *rest->end = asked;
    rest->end = &asked->next;
    go_on(mm);
}

void mm_rest_close(struct mattermost *mm)
{
    struct mm_rest *rest = rest_of(mm);
    const struct http_answer none = {.rc = RC_AGAIN, .body = "", .retry_after_s = -1};

    rest->is_closed = true;
    loop_timer_free(rest->timer);
    while (rest->first) {
        struct asked *asked = rest->first;

        rest->first = asked->next;
        answer(asked, &none);
    }
    rest->end = &rest->first;
}

cJSON *mm_json(const struct mm_answer *answer)
{
    static const struct json_limits limits = {
        .bytes = ANSWER_MOST, .depth = 32, .values = 200000};
    struct err err = {0};
    cJSON *out = NULL;

    if (answer->rc != RC_OK ||
        json_read(answer->body, answer->len, &limits, &out, &err) != RC_OK)
        return NULL;
    return out;
}
