/*
 * story_bot.h - the bot as a story runs it: store, desk and pump without a loop, in a
 * process of its own that may be ended at any sync and any send.
 *
 * It speaks JSON lines with the story. It is handed:
 *
 *   {"do":"in","kind":0,"event":"E1","account":"U-ana","conversation":"D-ana","text":".."}
 *   {"do":"run"}     {"do":"quit"}
 *
 * and says:
 *
 *   {"ack":"E1"}     after COMMIT, and only then; {"nack":"E1"} when nothing was stored
 *   {"send":"fake","key":"T1.1","body":{..}}   and waits for {"how":"ok","ref":".."}
 *   {"look":"T1.1"}                             the same
 *   {"idle":1772442000000}                      when it next wants to be run; 0: never
 *   {"failed":"why"}
 */
#pragma once

#include "tests/fakes/fate.h"

struct story_bot_options {
    const char *database;
    struct fate *fate;
    int in, out; /* file descriptors */
    bool has_mail;
    bool acks_early;    /* the mistake that the sweep must find: an ack before COMMIT */
    bool sends_early;   /* the other: words leave before COMMIT */
    bool by_slack;      /* as it would go over Slack: slack_way.h */
    bool by_mattermost; /* or over Mattermost: mattermost_way.h */
    bool by_web;        /* or over the web chat: web_way.h */
    bool logs;
};

/* Runs until it is told to quit; the exit status of the process. */
int story_bot(const struct story_bot_options *options);

/* story_firm.c: makes the little firm in an empty database, as it stands at `now`, with
 * the holidays of 2026 for those in Shanghai; `is_calm`: without the open invoice, so
 * that long stories hear of nothing else. */
enum rc story_seed(const char *database, int64_t now, bool is_calm, struct err *err)
    CHECKED;
