/* The bot's process: begun, served, mourned, begun again. */

#include "tests/stories/story.h"

#include "tests/fakes/story_bot.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_LIVES = 8 }; /* in one line of a story: it ends once as planned */

static void begin(struct story *story)
{
    int there[2], back[2];

    if (pipe(there) != 0 || pipe(back) != 0) {
        perror("pipe");
        exit(2);
    }
    story->life.pid = fork();
    if (story->life.pid == 0) {
        struct story_bot_options options = {.database = story->database,
                                            .fate = story->fate,
                                            .in = there[0],
                                            .out = back[1],
                                            .has_mail = story->has_mail,
                                            .acks_early = story->options->acks_early,
                                            .sends_early = story->options->sends_early,
                                            .by_slack = story->options->by_slack,
                                            .by_mattermost =
                                                story->options->by_mattermost,
                                            .by_web = story->options->by_web,
                                            .logs = story->options->logs};

        (void)close(there[1]);
        (void)close(back[0]);
        _exit(story_bot(&options));
    }
    (void)close(there[0]);
    (void)close(back[1]);
    wire_open(&story->life.wire, back[0], there[1]);
    for (struct pending *at = story->waiting; at; at = at->next)
        at->is_acked = false; /* the platform delivers it once more */
}

/* It is gone: as planned, or the story fails. */
static void mourn(struct story *story, bool is_asked)
{
    int status = 0;

    wire_close(&story->life.wire);
    if (waitpid(story->life.pid, &status, 0) < 0)
        status = -1;
    story->life.pid = 0;
    if (is_asked || (story->fate->has_ended && !story->has_ended)) {
        story->has_ended = story->fate->has_ended;
        return;
    }
    if (WIFSIGNALED(status))
        story_fail(story, "the bot died of signal %d", WTERMSIG(status));
    else
        story_fail(story, "the bot ended with status %d", WEXITSTATUS(status));
}

static cJSON *reply_json(const struct reply *reply)
{
    cJSON *tree = cJSON_CreateObject();

    (void)cJSON_AddStringToObject(tree, "how", reply->how);
    (void)cJSON_AddStringToObject(tree, "ref", reply->ref);
    (void)cJSON_AddNumberToObject(tree, "after", (double)reply->after_ms);
    return tree;
}

static bool serve_send(struct story *story, const cJSON *said)
{
    const char *channel = json_text(said, "send"), *key = json_text(said, "key");
    const cJSON *body = json_get(said, "body");
    struct reply reply;

    if (strcmp(channel, "mail") == 0)
        reply =
            platform_take_mail(&story->platform, cJSON_GetStringValue(body), story->now);
    else
        reply = platform_take(&story->platform, key, body, story->now);
    return wire_say(&story->life.wire, reply_json(&reply));
}

static void drop_acked(struct story *story)
{
    struct pending **at = &story->waiting;

    while (*at)
        if ((*at)->is_acked)
            *at = (*at)->next;
        else
            at = &(*at)->next;
    story->waiting_end = at;
}

static void on_ack(struct story *story, const char *event)
{
    for (struct pending *at = story->waiting; at; at = at->next)
        if (strcmp(at->event, event) == 0)
            at->is_acked = true;
    drop_acked(story);
}

/* One line of the bot's. False when it is idle or gone. */
static bool serve(struct story *story, bool *is_idle)
{
    JSON *said = wire_hear(&story->life.wire);
    const char *event = json_text(said, "ack"), *look = json_text(said, "look");

    if (!said)
        return false;
    if (event)
        on_ack(story, event);
    else if (json_text(said, "send"))
        return serve_send(story, said);
    else if (look) {
        struct reply reply = platform_look(&story->platform, look);

        return wire_say(&story->life.wire, reply_json(&reply));
    } else if (json_int(said, "idle", &story->next_due)) {
        *is_idle = true;
        return false;
    } else if (json_text(said, "failed")) {
        story_fail(story, "the bot failed: %s", json_text(said, "failed"));
    }
    return true;
}

static bool order(struct story *story, const char *what)
{
    cJSON *tree = cJSON_CreateObject();

    (void)cJSON_AddStringToObject(tree, "do", what);
    return wire_say(&story->life.wire, tree);
}

static bool deliver_waiting(struct story *story)
{
    for (const struct pending *at = story->waiting; at; at = at->next)
        if (!wire_say(&story->life.wire, cJSON_Parse(at->json)))
            return false;
    return true;
}

void life_settle(struct story *story)
{
    bool is_idle = false;

    story->fate->now_ms = story->now;
    for (int lives = 0; !is_idle && !story->has_failed; lives++) {
        if (lives == MOST_LIVES) {
            story_fail(story, "the bot does not come to rest");
            return;
        }
        if (story->life.pid == 0)
            begin(story);
        if (deliver_waiting(story) && order(story, "run"))
            while (serve(story, &is_idle))
                ;
        if (!is_idle)
            mourn(story, false);
    }
    if (story->waiting && !story->has_failed)
        story_fail(story, "the bot never acknowledged %s", story->waiting->event);
}

void life_stop(struct story *story)
{
    bool is_idle = false;

    if (story->life.pid == 0)
        return;
    if (order(story, "quit"))
        while (serve(story, &is_idle))
            ;
    mourn(story, true);
}

void life_kill(struct story *story)
{
    if (story->life.pid == 0)
        return;
    (void)kill(story->life.pid, SIGKILL);
    mourn(story, true);
}
