/* A story is played line by line. */

#include "tests/stories/story.h"

#include "base/text.h"
#include "tests/fakes/story_bot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_STUCK = 20 };

#define USUAL_ZONE "Europe/London"

void story_fail(struct story *story, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    story->has_failed = true;
    text_addf(story->complaints, "%s:%d: %s %s\n  %s\n", story->script->path,
              story->line ? story->line->number : 0, story->line ? story->line->verb : "",
              story->line ? story->line->rest : "",
              arena_vprintf(story->arena, fmt, args));
    va_end(args);
}

/* --- beginning -------------------------------------------------------------------- */

/* In a process of its own: SQLite must not live on this side of a fork. */
static bool seed(struct story *story)
{
    pid_t pid = fork();
    int status = 1;

    if (pid == 0) {
        struct err err = {0};

        if (story_seed(story->database, story->now, story->is_calm, &err) == RC_OK)
            _exit(0);
        (void)fprintf(stderr, "the little firm: %s %s\n", err.said, err.detail);
        _exit(1);
    }
    return waitpid(pid, &status, 0) == pid && status == 0;
}

static bool copy_file(const char *from, const char *to)
{
    char bytes[65536];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t n;
    bool is_good = in && out;

    while (is_good && (n = fread(bytes, 1, sizeof(bytes), in)) > 0)
        is_good = fwrite(bytes, 1, n, out) == n;
    if (in)
        (void)fclose(in);
    return (!out || fclose(out) == 0) && is_good;
}

/* The same firm at the same time is made once and copied after that. */
static void begin(struct story *story)
{
    const char *made =
        arena_printf(story->arena, "%s/firm-%lld-%d.db", story->options->dir,
                     (long long)story->now, story->is_calm);
    const char *database = story->database;

    if (access(made, R_OK) != 0) {
        story->database = made;
        if (!seed(story))
            story_fail(story, "the little firm could not be made");
        story->database = database;
    }
    if (!story->has_failed && !copy_file(made, database))
        story_fail(story, "could not copy %s", made);
    story->has_begun = true;
}

/* --- lines ------------------------------------------------------------------------ */

static void settle(struct story *story)
{
    if (!story->has_begun)
        begin(story);
    if (!story->has_failed)
        life_settle(story);
}

static void sleep_until(struct story *story, int64_t target)
{
    int stuck = 0;

    settle(story);
    while (!story->has_failed && story->next_due && story->next_due <= target) {
        if (story->next_due > story->now)
            story->now = story->next_due;
        else if (++stuck > MOST_STUCK)
            story_fail(story, "the bot wants to be woken at a time that has passed");
        settle(story);
    }
    if (story->has_failed)
        return;
    story->now = target;
    settle(story);
}

static void do_world(struct story *story, const char *rest)
{
    if (story->has_begun || strncmp(rest, "small", 5) != 0)
        story_fail(story, "there is no such world, or the story has begun");
    story->is_calm = strstr(rest, "calm") != NULL;
    story->has_mail = strstr(rest, "mail") != NULL;
}

static void do_at(struct story *story, const char *rest)
{
    int64_t at;

    if (!time_instant(rest, USUAL_ZONE, &at, &rest) || at < story->now)
        story_fail(story, "expected  a time to come, such as 2026-03-02 09:00");
    else if (!story->has_begun)
        story->now = at;
    else
        sleep_until(story, at);
}

static void do_sleep(struct story *story, const char *rest)
{
    int64_t ms;

    if (!time_length(rest, &ms, &rest))
        story_fail(story, "expected  a length of time, such as 14d, 4h, 90min");
    else
        sleep_until(story, story->now + ms);
}

static void do_down(struct story *story, const char *rest)
{
    int64_t ms;

    if (!time_length(rest, &ms, &rest)) {
        story_fail(story, "expected  a length of time, such as 3d");
        return;
    }
    settle(story);
    life_stop(story);
    story->now += ms;
    settle(story);
}

static void do_restart(struct story *story, const char *rest)
{
    (void)rest;
    settle(story);
    life_kill(story);
    settle(story);
}

static void do_again(struct story *story, const char *rest)
{
    (void)rest;
    hand_again(story);
    settle(story);
}

static void do_platform(struct story *story, const char *rest)
{
    struct platform *platform = &story->platform;
    const char *space = strchr(rest, ' ');
    int64_t ms;

    if (strncmp(rest, "loses", 5) == 0)
        platform->n_lost = space ? (int)strtol(space, NULL, 10) : 1;
    else if (strncmp(rest, "refuses", 7) == 0)
        platform->n_refused = space ? (int)strtol(space, NULL, 10) : 1;
    else if (space && strncmp(rest, "busy", 4) == 0 && time_length(space + 1, &ms, &rest))
        platform->busy_until = story->now + ms;
    else
        story_fail(story, "expected  loses, refuses, and how many, or busy 2min");
}

/* Lines that begin with + are delivered together with the next that does not. */
static void do_together(struct story *story, const char *rest)
{
    size_t len = strcspn(rest, " ");
    const struct actor *actor = actor_named(rest, len);

    if (!story->has_begun)
        settle(story);
    if (!actor)
        story_fail(story, "nobody is called %s", rest);
    else
        hand_words(story, actor->handle, rest + len + strspn(rest + len, " "));
}

enum verb_kind { DEED, PASTIME, EXPECTS, SETS };

static const struct verb {
    const char *name;
    void (*run)(struct story *story, const char *rest);
    enum verb_kind kind;
} verbs[] = {
    {"world", do_world, SETS},       {"at", do_at, PASTIME},
    {"sleep", do_sleep, PASTIME},    {"down", do_down, PASTIME},
    {"restart", do_restart, DEED},   {"again", do_again, DEED},
    {"platform", do_platform, SETS}, {"+", do_together, SETS},
    {"bot", expect_bot, EXPECTS},    {"mail", expect_mail, EXPECTS},
    {"card", expect_card, SETS},     {"nothing", expect_nothing, SETS},
    {"skip", expect_skip, EXPECTS},
};

/* What has been said before must have been expected, before more is done. */
static void play_verb(struct story *story, const struct verb *verb)
{
    bool is_deed = verb->kind == DEED || verb->kind == PASTIME;

    if (story->options->shows) {
        if (verb->kind == EXPECTS)
            return;
        (void)printf("%s\n", story->line->raw);
    }
    if (is_deed)
        (void)expect_no_more(story);
    if (!story->has_failed)
        verb->run(story, story->line->rest);
    if (is_deed && story->options->shows)
        expect_show(story, verb->kind == PASTIME);
}

static void do_hand(struct story *story, const struct actor *actor, const char *rest)
{
    (void)expect_no_more(story);
    if (story->options->shows)
        (void)printf("%s\n", story->line->raw);
    if (!story->has_begun)
        settle(story);
    if (!story->has_failed)
        hand_words(story, actor->handle, rest);
    if (!story->has_failed)
        settle(story);
    if (story->options->shows)
        expect_show(story, false);
}

static void play_line(struct story *story)
{
    const char *word = story->line->verb;
    const struct actor *actor = actor_named(word, strlen(word));

    if (!*word) {
        if (story->options->shows && strncmp(story->line->raw, "#   ", 4) != 0)
            (void)printf("%s\n", story->line->raw);
        return;
    }
    if (actor) {
        do_hand(story, actor, story->line->rest);
        return;
    }
    for (size_t i = 0; i < COUNT(verbs); i++)
        if (strcmp(verbs[i].name, word) == 0) {
            play_verb(story, &verbs[i]);
            return;
        }
    story_fail(story, "there is no such line");
}

bool story_play(struct story *story)
{
    for (size_t i = 0; i < story->script->n && !story->has_failed; i++) {
        story->line = &story->script->lines[i];
        play_line(story);
    }
    if (!story->has_failed)
        (void)expect_no_more(story);
    if (!story->has_failed)
        life_stop(story);
    else
        life_kill(story);
    return !story->has_failed;
}
