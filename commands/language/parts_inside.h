/*
 * parts_inside.h - where a message may be cut, and what stands between the cuts; for
 * parts*.c alone.
 */
#pragma once

#include "commands/language/parts.h"
#include "commands/language/scene.h"

enum { MOST_TOPICS = 24, LONGEST_TEXT = 2000, STRONG_POINTS = 80 };

/* What a deed is done to; `name` or `ref` may be NULL, never both. A new lead has neither
 * yet: the words that make it stand for it. */
struct topic {
    struct span at; /* in the normal text */
    const char *name, *ref;
    bool is_new_lead;
};

struct cutting {
    struct arena *arena;
    const struct meaning_context *context;
    struct normal text;
    struct topic topics[MOST_TOPICS];
    size_t n_topics;
};

/* The byte of the normal text that stands for a byte of the original. */
size_t part_normal_at(const struct normal *text, size_t original);

/* How long the joint is that stands at byte `at`: a mark, "and", 然后; 0 for none. */
size_t part_joint(const char *text, size_t at, bool *is_hard);

/* Past what may stand before the deed of a part: "and also". */
size_t part_past_leads(const char *text, size_t at, size_t until);

/* The original words of a stretch of the normal text. */
const char *part_words(const struct cutting *c, size_t from, size_t until);

/* parts_reminders.c: "remind me to call Acme tomorrow and to email them on Friday": how
 * many reminders it asks for, each with a time of its own; 0 where it is no more than
 * one. */
size_t parts_of_reminders(const struct cutting *c, struct part out[MOST_PARTS]);
