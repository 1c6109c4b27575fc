/*
 * story.h - one run of a story: the bot in its process, the platform that remembers, the
 * clock, and what the lines expect. The language is told in story.c.
 */
#pragma once

#include "tests/fakes/fate.h"
#include "tests/fakes/platform.h"
#include "tests/fakes/wire.h"

#include <sys/types.h>

/* A line of the file: its first word, and the rest; the verb of a comment is "". */
struct line {
    int number;
    const char *verb, *rest, *raw;
};

struct script {
    const char *path;
    struct line *lines;
    size_t n;
};

/* What was handed to the bot, until it says that it is stored. */
struct pending {
    struct pending *next;
    const char *event, *json;
    bool is_acked;
};

struct life {
    pid_t pid; /* 0: it does not run */
    struct wire wire;
};

struct ending {
    int at_sync, at_send; /* 0: none */
    bool is_before;
};

struct story_options {
    struct ending ending;
    bool acks_early, sends_early; /* mistakes that the sweep must find */
    bool must_find;               /* the sweep is good when it goes red */
    bool shows; /* prints what is said, and expects nothing: for writing stories */
    bool by_slack, by_mattermost, by_web;
    bool logs;
    const char *dir; /* for databases */
};

struct story {
    const struct story_options *options;
    const struct script *script;
    const struct line *line; /* that is being played */
    struct arena *arena;
    struct platform platform;
    struct fate *fate; /* shared with the bot */
    struct life life;
    const char *database;
    int64_t now, next_due;
    bool has_begun, has_mail, is_calm, has_failed;
    bool has_ended;              /* the bot, as planned */
    const char *speaker, *where; /* who spoke last, in which lane */
    struct pending *waiting, **waiting_end;
    struct pending *last; /* what came with the last line that brought anything */
    int events;
    struct text *complaints; /* file:line, expected, got */
};

/* run.c */
bool story_play(struct story *story); /* all lines; false when it failed */
void story_fail(struct story *story, const char *fmt, ...) PRINTF(2, 3);

/* life.c: the bot's process. */
void life_settle(struct story *story); /* until it is idle, however often it ends */
void life_stop(struct story *story);   /* in good order */
void life_kill(struct story *story);

/* hand.c: what people do. */
void hand_words(struct story *story, const char *handle, const char *rest);
void hand_again(struct story *story);

/* expect.c */
void expect_bot(struct story *story, const char *rest);
void expect_mail(struct story *story, const char *rest);
void expect_card(struct story *story, const char *rest);
void expect_nothing(struct story *story, const char *rest);
void expect_skip(struct story *story, const char *rest);
bool expect_no_more(struct story *story); /* false when somebody was told unexpectedly */
void expect_show(struct story *story, bool with_time);

/* people of the little firm */
struct actor {
    const char *handle, *zone;
};

extern const struct actor actors[]; /* ends with NULL */
const struct actor *actor_named(const char *name, size_t len);

/* time.c */
bool time_length(const char *text, int64_t *ms, const char **rest); /* 14d 4h 90min */
bool time_instant(const char *text, const char *zone, int64_t *out, const char **rest);
const char *time_wall(struct arena *arena, int64_t at, const char *zone);
