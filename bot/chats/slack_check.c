/* `dealbell check`: what Slack says to the tokens, and which scopes are missing. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <stdio.h>
#include <string.h>

/* As in docs/slack.md and its manifest. */
static const char *const scopes[] = {
    "app_mentions:read", "channels:history", "channels:read",    "chat:write",
    "commands",          "files:write",      "groups:history",   "groups:read",
    "im:history",        "im:read",          "im:write",         "mpim:history",
    "mpim:read",         "users:read",       "users:read.email", NULL};

struct checking {
    const struct slack_settings *settings;
    struct loop *loop;
    struct http *http;
    int missing;
};

static bool is_granted(const char *list, const char *scope)
{
    size_t len = strlen(scope);

    for (const char *at = list; (at = strstr(at, scope)); at += len)
        if ((at == list || strchr(", ", at[-1])) && strchr(", ", at[len]))
            return true;
    return false;
}

static void name_missing(struct checking *checking, const char *granted)
{
    for (size_t i = 0; scopes[i]; i++)
        if (!is_granted(granted, scopes[i])) {
            (void)printf("            missing: the scope %s; add it and install the app "
                         "again\n",
                         scopes[i]);
            checking->missing++;
        }
}

static void on_ticket(void *arg, const struct slack_answer *answer)
{
    struct checking *checking = arg;

    if (answer->how != SENT_OK) {
        (void)printf("            missing: [slack] app_token is not taken: %s\n",
                     answer->error);
        checking->missing++;
    }
    loop_stop(checking->loop);
}

static void on_auth(void *arg, const struct slack_answer *answer)
{
    struct checking *checking = arg;

    if (answer->how != SENT_OK) {
        (void)printf("            missing: [slack] bot_token is not taken: %s\n",
                     answer->error);
        checking->missing++;
    } else {
        (void)printf("            %s in %s\n", json_text(answer->tree, "user"),
                     json_text(answer->tree, "team"));
        name_missing(checking, answer->scopes ? answer->scopes : "");
    }
    slack_call(checking->http, checking->settings,
               &(struct slack_call){.method = "apps.connections.open",
                                    .is_form = true,
                                    .is_app = true,
                                    .done = on_ticket,
                                    .arg = checking});
}

int slack_check(const void *settings)
{
    const struct slack_settings *ours = settings;
    struct checking checking = {.settings = ours};

    if (text_empty(ours->app_token) && text_empty(ours->bot_token)) {
        (void)printf("slack       none\n");
        return 0;
    }
    (void)printf("slack       %s\n", ours->api_url);
    if (ours->sockets < 1 || ours->sockets > SLACK_SOCKETS_MOST) {
        (void)printf("            missing: [slack] sockets of 1 to %d\n",
                     SLACK_SOCKETS_MOST);
        return 1;
    }
    if (text_empty(ours->app_token) || text_empty(ours->bot_token)) {
        (void)printf("            missing: [slack] %s\n",
                     text_empty(ours->app_token) ? "app_token" : "bot_token");
        return 1;
    }
    checking.loop = loop_new();
    checking.http = http_new(checking.loop);
    slack_call(
        checking.http, ours,
        &(struct slack_call){
            .method = "auth.test", .is_form = true, .done = on_auth, .arg = &checking});
    loop_run(checking.loop);
    http_free(checking.http);
    loop_free(checking.loop);
    return checking.missing;
}
