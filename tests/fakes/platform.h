/*
 * platform.h - a chat platform and a mail server that remember: what was delivered to
 * whom, in which order, and what became of it by edits.
 *
 * Its memory outlives the bot. Everything it is handed is copied into its arena.
 */
#pragma once

#include "base/card.h"

struct message {
    struct message *next;  /* as they came, of all lanes */
    struct message *older; /* what an edit replaced; its buttons may still be pressed */
    const char *ref, *key;
    const char *lane;     /* "D-ana", "C-sales"; of a mail its address */
    const char *only_for; /* the account that alone sees it, or "" */
    const char *text;
    const char *json; /* the card's, or "" */
    struct card card;
    bool is_mail, is_expected; /* by a line of the story */
    int64_t at;
    int number; /* as they came */
    int edits;
};

struct platform {
    struct arena *arena;
    struct message *first, **end;
    struct key *keys;
    int refs;
    /* What goes wrong, set by the story; by the key, so that a repeat meets the same. */
    int n_lost, n_refused; /* this many of the next */
    int64_t busy_until;    /* "later" to all that comes before */
};

/* What the platform answers. */
struct reply {
    const char *how; /* "ok", "later", "refused", "lost" */
    const char *ref;
    int64_t after_ms; /* -1: not said */
};

void platform_init(struct platform *platform, struct arena *arena);

struct reply platform_take(struct platform *platform, const char *key, const cJSON *body,
                           int64_t now);
struct reply platform_take_mail(struct platform *platform, const char *bytes,
                                int64_t now);
struct reply platform_look(const struct platform *platform, const char *key);

/* The message as a person reads it. */
const char *message_words(const struct message *message, struct arena *arena);

/* All that anybody was told, by lane: for comparing two runs. Without what is drawn by
 * lot (the ids of buttons). */
const char *platform_transcript(const struct platform *platform, struct arena *arena);
