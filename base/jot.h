/*
 * jot.h - JSON jotted down as it comes, without a tree.
 *
 * What is written often (records for the audit, cards, the web chat's lines) has no use
 * for a tree. Commas come by themselves. A key is NULL within an array and at the top;
 * keys are ours and hold nothing that needs an escape. Texts are valid UTF-8; numbers are
 * whole.
 */
#pragma once

#include "arena.h"

struct jot {
    struct arena *arena;
    char *bytes; /* `small`, or in the arena once that is full */
    size_t len, room;
    bool is_first; /* in its object or array: no comma before it */
    char small[2048];
};

void jot_start(struct jot *jot, struct arena *arena);

void jot_object(struct jot *jot, const char *key);
void jot_array(struct jot *jot, const char *key);
void jot_close_object(struct jot *jot);
void jot_close_array(struct jot *jot);

void jot_text(struct jot *jot, const char *key, const char *text); /* NULL is "" */
void jot_int(struct jot *jot, const char *key, int64_t value);
void jot_true(struct jot *jot, const char *key);
void jot_json(struct jot *jot, const char *key, const char *json); /* as it is */

/* All of it, in the arena. */
const char *jot_end(struct jot *jot);
