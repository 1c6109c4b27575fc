/*
 * slack_fake.h - as much of Slack as a note and its answer need, at next to no cost, so
 * that on a small machine the bots keep the processors: plain sockets, one poll, no
 * thread. What Slack is strict about stands in tests/fakes/slack.mjs; Bolt, in the same
 * run, keeps this one honest.
 */
#pragma once

#include "tests/bench/bench.h"

struct slack_fake;

struct slack_said {
    int64_t at; /* ns */
    double us;  /* to its ack; 0: there was none yet */
};

/* Listens on a port of its own; people say things in `channels` channels, in turn. */
struct slack_fake *slack_fake_new(size_t channels, size_t most_said);
void slack_fake_free(struct slack_fake *fake);
int slack_fake_port(const struct slack_fake *fake);

/* The next event, onto the websocket. */
void slack_fake_say(struct slack_fake *fake, const char *text);

/* Writes what waits, and takes what comes within `wait` ns. */
void slack_fake_turn(struct slack_fake *fake, int64_t wait);

struct slack_count {
    size_t n_said, n_acked, n_answered;
    bool is_connected;
};

const struct slack_count *slack_fake_count(const struct slack_fake *fake);
const struct slack_said *slack_fake_said(const struct slack_fake *fake);
