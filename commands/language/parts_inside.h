/*
 * parts_inside.h - a message on its way to its parts: where it may be cut, and what
 * stands between the cuts; for parts*.c alone.
 */
#pragma once

#include "commands/language/parts.h"
#include "commands/language/scene.h"

enum { MOST_TOPICS = 24, LONGEST_TEXT = 2000, STRONG_POINTS = 80 };

/* What a deed is done to; `name` or `ref` may be NULL, never both. A new lead has neither
 * yet: the words that make it stand for it. "Verdant and Oakline" is one topic, a list.
 */
struct topic {
    struct span at; /* in the normal text */
    const char *name, *ref;
    bool is_new_lead;
    struct span list[MOST_PARTS]; /* its members, where it is a list */
    size_t n_list;                /* 0: it is none */
};

struct cutting {
    struct arena *arena;
    const struct meaning_context *context;
    struct normal text;
    struct topic topics[MOST_TOPICS];
    size_t n_topics;
};

/* A stretch of the text with what it says by itself. */
struct piece {
    struct span at; /* in the normal text */
    const struct topic *topic;
    bool is_hard;     /* a sentence ended before it */
    bool is_clause;   /* a comma stands before it */
    bool is_doubtful; /* what was joined to it took its deed from it */
    const char *text;
    const char *cmd;
};

/* The original words of a span of the normal text. */
const char *parts_words(const struct cutting *c, size_t from, size_t until);

/* The main command of the words, where that is plainly said; NULL. `may_ask`: also where
 * something is missing of it. */
const struct meaning *parts_meaning(const struct cutting *c, const char *text,
                                    bool may_ask);

/* parts_topics.c: the customers, records and new leads of the text, in its order. */
void topics_see(struct cutting *c);

/* Whether two topics are of one customer or record; two numbers of one kind. */
bool parts_same_topic(const struct topic *a, const struct topic *b);
bool parts_same_kind(const char *ref, const char *other);

/* parts_lists.c: topics with nothing but a joint between them become one, a list. */
void lists_see(struct cutting *c);

/* ... the texts of a piece whose deed is done to each member of its list alike, one for
 * each; 0 where it is none, or is not to be done so: money is nobody's share. */
size_t lists_spread(const struct cutting *c, const struct piece *piece,
                    const char *out[MOST_PARTS]);

/* The byte of the normal text that stands for a byte of the original. */
size_t part_normal_at(const struct normal *text, size_t original);

/* How long the joint is that stands at byte `at`: a mark, "and", 然后; 0 for none. */
size_t part_joint(const char *text, size_t at, bool *is_hard);

/* Past what may stand before the deed of a part: "and also". */
size_t part_past_leads(const char *text, size_t at, size_t until);

/* parts_reminders.c: "remind me to call Acme tomorrow and to email them on Friday": how
 * many reminders it asks for, each with a time of its own; 0 where it is no more than
 * one. */
size_t parts_of_reminders(const struct cutting *c, struct part out[MOST_PARTS]);

/* parts_hours.c: "call Oakline at 10 and Harrow at 3 tomorrow": how many reminders of
 * customers, each with its own hour of the one day that is said; 0 where it is no such.
 */
size_t parts_of_hours(const struct cutting *c, struct part out[MOST_PARTS]);

/* parts_leads.c: a message that tells of several new customers, each with a number of its
 * own: a part for each; 0 where it tells of one. */
size_t leads_apart(const struct cutting *c, struct part out[MOST_PARTS]);
