/*
 * stranger_inside.h - what the readers of a stranger's name share: one for each language,
 * which hold its words.
 */
#pragma once

#include "commands/language/scene.h"

struct stranger {
    struct span at;  /* of the firm, in the normal text */
    struct span who; /* of the person there; empty: none */
};

/* The words as they stand in the normal text. */
const char *stranger_bytes(const struct scene *s, struct span at);

/* A phrase of ours, a day or a number stands in it: it is what it says. */
bool stranger_is_marked(const struct scene *s, struct span at);

/* A day, a time or a number does. */
bool stranger_is_of_time(const struct scene *s, struct span at);

/* "Visited Glenfield Dairy": what one does with a customer begins at `at`. */
bool stranger_en_met(const struct scene *s, size_t at, struct stranger *out);

/* "Glenfield Dairy cut the budget": it stands at the head of a clause. */
bool stranger_en_head(const struct scene *s, size_t clause, struct stranger *out);

/* A name written with a capital begins at `at`. */
bool stranger_en_named(const struct scene *s, size_t at, struct stranger *out);

/* 去了趟北湖食品, 跟北湖食品聊了聊: what one does with a customer begins at `at`. */
bool stranger_zh_met(const struct scene *s, size_t at, struct stranger *out);
