/* Slack, by Socket Mode (docs/slack.md). */

#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"

enum { AGAIN_MS = 5000, MENDED_MS = 10 * 60 * 1000 };

static const struct setting rows[] = {
    SETTING(struct slack_settings, app_token, SECRET, NULL,
            "of the app, with connections:write: xapp-"),
    SETTING(struct slack_settings, bot_token, SECRET, NULL,
            "of the app's bot in the workspace: xoxb-"),
    SETTING(struct slack_settings, api_url, URL, "https://slack.com/api/",
            "where Slack's Web API is"),
    SETTING(struct slack_settings, sockets, NUMBER, "1",
            "how many websockets are kept open, 4 at most"),
    {0},
};

static const struct settings section = {"slack", rows, sizeof(struct slack_settings)};

int64_t slack_now(const struct slack *slack)
{
    const struct clock *clock = &slack->bot->clock.clock;

    return clock->steady_us(clock) / 1000;
}

static void meet(void *arg);

/* Who we are there comes first: without it our own words would look like another's. */
static void on_auth(void *arg, const struct slack_answer *answer)
{
    struct slack *slack = arg;
    const char *user = json_text(answer->tree, "user_id");
    const char *bot = json_text(answer->tree, "bot_id");
    const char *team = json_text(answer->tree, "team_id");

    if (slack->is_closing)
        return;
    if (answer->how != SENT_OK || !user || !team) {
        log_note(answer->is_final ? LOG_ERROR : LOG_WARN, "slack", "detail",
                 answer->error);
        loop_timer_set(slack->again, answer->is_final ? MENDED_MS
                                     : answer->retry_after_ms >= 0
                                         ? answer->retry_after_ms
                                         : AGAIN_MS);
        return;
    }
    slack->self = (struct slack_self){.user = arena_copy(slack->arena, user),
                                      .bot = arena_copy(slack->arena, bot ? bot : ""),
                                      .team = arena_copy(slack->arena, team)};
    loop_timer_free(slack->again);
    slack_sockets_open(slack);
    slack_homes_open(slack);
}

static void meet(void *arg)
{
    struct slack *slack = arg;

    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "auth.test",
                                    .is_form = true,
                                    .is_safe = true,
                                    .done = on_auth,
                                    .arg = slack});
}

static enum rc open_slack(struct bot *bot, const void *settings, void **self,
                          struct err *err)
{
    const struct slack_settings *ours = settings;
    struct slack *slack;

    if (text_empty(ours->app_token) && text_empty(ours->bot_token))
        return RC_OK;
    if (text_empty(ours->app_token) || text_empty(ours->bot_token))
        return err_set(err, RC_USAGE, "[slack] needs app_token and bot_token, both");
    if (ours->sockets < 1 || ours->sockets > SLACK_SOCKETS_MOST)
        return err_set(err, RC_USAGE, "[slack] sockets is 1 to %d", SLACK_SOCKETS_MOST);
    slack = TAKE(bot->arena, struct slack);
    *slack = (struct slack){
        .bot = bot, .settings = *ours, .arena = bot->arena, .self = {"", "", ""}};
    slack->again = loop_timer_new(bot->loop, meet, slack);
    meet(slack);
    *self = slack;
    return RC_OK;
}

/* Calls that are under way end after us, and find that we have closed. */
static void close_slack(void *self)
{
    struct slack *slack = self;

    slack->is_closing = true;
    slack_sockets_close(slack);
    slack_faces_close(slack);
    slack_reading_close(slack);
    slack_lost_close(slack);
    slack_homes_close(slack);
    slack_sending_close(slack);
}

const struct chat chat_slack = {
    .out = {.name = "slack",
            .longest_bytes = 40000,
            .encode = slack_encode,
            .send = slack_send,
            .look = slack_look},
    .settings = &section,
    .open = open_slack,
    .close = close_slack,
    .records_changed = slack_records_changed,
    .check = slack_check,
};
