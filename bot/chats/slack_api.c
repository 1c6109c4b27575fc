/* One call of the Web API, and what its answer means. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { TIMEOUT_MS = 15000, BUSY_MS = 30000, LOCKED_MS = 600000, FORM_MOST = 64 * 1024 };

/* Of a page of messages or conversations: what is more is asked for in smaller ones. */
static const struct json_limits list_limits = {
    .bytes = (size_t)4 * 1024 * 1024, .depth = 32, .values = 100000};

struct exchange {
    struct slack_call call;
};

static bool is_one_of(const char *code, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(code, *list) == 0)
            return true;
    return false;
}

static void refuse_token(struct slack_answer *out)
{
    static const char *const codes[] = {"invalid_auth",
                                        "not_authed",
                                        "account_inactive",
                                        "token_revoked",
                                        "token_expired",
                                        "not_allowed_token_type",
                                        "missing_scope",
                                        "access_denied",
                                        "org_login_required",
                                        "accesslimited",
                                        "team_disabled",
                                        "user_removed_from_team",
                                        "forbidden_team",
                                        "two_factor_setup_required",
                                        NULL};

    if (!is_one_of(out->error, codes))
        return;
    out->is_final = true;
    out->how = SENT_LATER;
    out->retry_after_ms = LOCKED_MS;
}

/* Slack's own codes. The two that end in "error" say that parts may have happened. */
static void judge_code(struct slack_answer *out)
{
    static const char *const busy[] = {"ratelimited", "rate_limited", NULL};
    static const char *const unsure[] = {"internal_error", "fatal_error", NULL};
    static const char *const later[] = {"service_unavailable", "request_timeout",
                                        "team_added_to_org", "external_channel_migrating",
                                        NULL};

    out->how = SENT_REFUSED;
    if (is_one_of(out->error, busy)) {
        out->how = SENT_LATER;
        if (out->retry_after_ms < 0)
            out->retry_after_ms = BUSY_MS;
    } else if (is_one_of(out->error, unsure)) {
        out->how = SENT_UNSURE;
    } else if (is_one_of(out->error, later)) {
        out->how = SENT_LATER;
    }
    refuse_token(out);
}

static const char *messages_of(const cJSON *tree)
{
    const cJSON *list = json_get(json_get(tree, "response_metadata"), "messages");
    const cJSON *first = cJSON_IsArray(list) ? list->child : NULL;

    return first && cJSON_IsString(first) ? first->valuestring : "";
}

static void judge(const struct http_answer *answer, cJSON *tree, struct slack_answer *out)
{
    *out = (struct slack_answer){.how = SENT_UNSURE,
                                 .error = "",
                                 .detail = "",
                                 .scopes = answer->header,
                                 .retry_after_ms = answer->retry_after_s < 0
                                                       ? -1
                                                       : answer->retry_after_s * 1000LL};
    if (answer->rc != RC_OK) {
        out->how = answer->rc == RC_USAGE ? SENT_REFUSED
                   : answer->was_sent     ? SENT_UNSURE
                                          : SENT_LATER;
        out->error = answer->detail ? answer->detail : "no answer";
    } else if (answer->status == 429) {
        out->how = SENT_LATER;
        out->error = "ratelimited";
        if (out->retry_after_ms < 0)
            out->retry_after_ms = BUSY_MS;
    } else if (answer->status != 200 || !tree) {
        out->error = "no sense in the answer";
    } else if (json_flag(tree, "ok")) {
        out->how = SENT_OK;
        out->tree = tree;
    } else {
        out->error = json_text(tree, "error") ? json_text(tree, "error") : "";
        out->detail = messages_of(tree);
        out->needed = json_text(tree, "needed");
        judge_code(out);
    }
}

static bool is_too_much(const struct http_answer *answer, const cJSON *tree)
{
    return answer->is_too_long ||
           (answer->rc == RC_OK && answer->status == 200 && !tree &&
            answer->body_len > json_usual.bytes / 8 && answer->body[0] == '{');
}

static void on_answer(void *arg, const struct http_answer *answer)
{
    struct exchange *exchange = arg;
    struct slack_call call = exchange->call;
    struct slack_answer out;
    struct err err = {0};
    JSON *tree = NULL;

    free(exchange);
    if (answer->rc == RC_OK && answer->body_len > 0)
        (void)!json_read_without(answer->body, answer->body_len,
                                 call.is_list ? &list_limits : &json_usual, slack_unread,
                                 &tree, &err);
    judge(answer, tree, &out);
    out.is_too_much = call.is_list && is_too_much(answer, tree);
    if (call.is_safe && out.how == SENT_UNSURE)
        out.how = SENT_LATER;
    call.done(call.arg, &out);
}

void slack_call(struct http *http, const struct slack_settings *settings,
                const struct slack_call *call)
{
    struct exchange *exchange = calloc(1, sizeof(*exchange));
    struct arena *arena = arena_new_small();
    const char *token = call->is_app ? settings->app_token : settings->bot_token;
    size_t len = strlen(settings->api_url);
    const char *body = call->body ? call->body : "";

    if (!exchange)
        abort();
    exchange->call = *call;
    const struct http_header headers[] = {
        {"Authorization", arena_printf(arena, "Bearer %s", token ? token : "")},
        {"Content-Type", call->is_form ? "application/x-www-form-urlencoded"
                                       : "application/json; charset=utf-8"},
        {0}};
    const struct http_request request = {
        .method = "POST",
        .url = arena_printf(arena, "%s%s%s", settings->api_url,
                            len > 0 && settings->api_url[len - 1] == '/' ? "" : "/",
                            call->method),
        .headers = headers,
        .body = body,
        .body_len = strlen(body),
        .timeout_ms = TIMEOUT_MS,
        .most_bytes = call->is_list ? list_limits.bytes : json_usual.bytes,
        .wanted = "x-oauth-scopes"};
    http_send(http, &request, on_answer, exchange);
    arena_free(arena);
}

void slack_history(struct slack *slack, struct arena *arena, const char *form,
                   const char *root,
                   void (*then)(void *arg, const struct slack_answer *answer), void *arg)
{
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){
                   .method = root ? "conversations.replies" : "conversations.history",
                   .body = root ? arena_printf(arena, "%s&ts=%s", form, root) : form,
                   .is_form = true,
                   .is_safe = true,
                   .is_list = true,
                   .done = then,
                   .arg = arg});
}

static void add_encoded(struct text *out, const char *value)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    for (const char *at = value; *at; at++) {
        if (strchr(plain, *at))
            text_add_bytes(out, at, 1);
        else
            text_addf(out, "%%%02X", (unsigned)(unsigned char)*at);
    }
}

const char *slack_form(struct arena *arena, const char *name, ...)
{
    struct text out;
    va_list args;

    text_init(&out, arena, FORM_MOST);
    va_start(args, name);
    for (const char *key = name; key; key = va_arg(args, const char *)) {
        text_addf(&out, "%s%s=", out.len ? "&" : "", key);
        add_encoded(&out, va_arg(args, const char *));
    }
    va_end(args);
    return out.bytes;
}
