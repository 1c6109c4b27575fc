/*
 * parse_inside.h - the words of a command while they are read; for parse*.c alone.
 */
#pragma once

#include "commands/parse.h"

enum { MOST_ARGS = 16, GLUED_MOST = 20 };

/* Where the reading of one command's words stands. */
struct reading {
    struct turn *t;
    const struct command *command;
    char *into;
    struct word *list;
    size_t n, at;
    size_t n_args;
    bool is_filled[MOST_ARGS], is_field[MOST_ARGS];
    struct pair *pairs;
    size_t n_pairs, room_pairs;
    const char *quoted_from; /* the quotes of a phrase that ended before r->list[at] */
    struct phrase *quoted;
};

/* parse_ask.c: the form for what is missing, of which `first` is asked in words. */
enum rc parse_ask(struct reading *r, const struct arg *first, const char *words,
                  const struct pairs *fields) CHECKED;
