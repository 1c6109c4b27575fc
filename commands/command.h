/*
 * command.h - what a command is: one file, one row in commands/table.def, one entry.
 *
 * The type of a field in the command's struct picks the parser of its words (ARG); usage,
 * help and docs/commands.md are made from the entry; the tests run the examples.
 *
 * The words of a canonical command: its name or an alias, then the positional arguments
 * in order, then named ones as name=value, with quotes around a value that holds blanks:
 * lead new Cobalt Freight contact="J Doe" phone=13800138000. Any argument may be named. A
 * `phrase` takes all words up to the next named argument; other types take one word (a
 * moment also "2026-03-18 15:00").
 */
#pragma once

#include "sales/day.h"
#include "sales/money.h"
#include "store/record.h"
#include "store/say.h"

enum arg_type {
    ARG_WORD,
    ARG_PHRASE,
    ARG_MONEY,
    ARG_DAY,
    ARG_MOMENT,
    ARG_NUMBER,
    ARG_REF,
    ARG_PERSON,
    ARG_PAIRS
};

/* Words to the end, or to the next named argument. */
struct phrase {
    const char *text; /* "" when left out */
};

/* A record by its reference: D-1042. Also a customer's name where the arg's `names` say
 * so: its open deal, invoice or lead. */
struct ref {
    const struct record_kind *kind; /* NULL when left out */
    int64_t id;
};

/* A colleague by handle, @mention, name or alias. */
struct who {
    int64_t id; /* 0 when left out */
};

/* name=value pairs that are no arguments of the command: the facts of a stage. */
struct pair {
    const char *name, *value;
};

struct pairs {
    const struct pair *list;
    size_t n;
};

/* What is meant most, as a button where nothing else is missing. */
struct usual {
    const char *label, *label_zh, *value;
};

struct arg {
    const char *name;
    enum arg_type type;
    size_t offset;
    bool is_optional;
    const char *about, *about_zh;
    const char *label, *label_zh; /* on a form; NULL: as its name says (usage.c) */
    const char *kinds; /* of ARG_REF: "deal lead": which records it may be; NULL: any. A
                          customer's name stands for the first of them that it has */
    const struct usual *usual; /* ends with {0}; NULL: none */
};

/* A text of one word is `const char *`; left out it is NULL, a number INT64_MIN, a day
 * DAY_NONE, a moment's day DAY_NONE, money's currency "" and minor -1. */
#define ARG_TYPE(in, member) \
    _Generic(((in *)0)->member, const char *: ARG_WORD, struct phrase: ARG_PHRASE, struct money: ARG_MONEY,              \
        struct day: ARG_DAY, struct moment: ARG_MOMENT, int64_t: ARG_NUMBER, struct ref: ARG_REF, struct who: ARG_PERSON, \
        struct pairs: ARG_PAIRS)

#define ARG(in, member, says, says_zh)                                                 \
    {                                                                                  \
        .name = #member, .type = ARG_TYPE(in, member), .offset = offsetof(in, member), \
        .about = (says), .about_zh = (says_zh)                                         \
    }
#define ARG_LABELLED(in, member, on_form, on_form_zh, says, says_zh)                   \
    {                                                                                  \
        .name = #member, .type = ARG_TYPE(in, member), .offset = offsetof(in, member), \
        .about = (says), .about_zh = (says_zh), .label = (on_form),                    \
        .label_zh = (on_form_zh)                                                       \
    }
#define ARG_USUAL(in, member, list, says, says_zh)                                     \
    {                                                                                  \
        .name = #member, .type = ARG_TYPE(in, member), .offset = offsetof(in, member), \
        .about = (says), .about_zh = (says_zh), .usual = (list)                        \
    }
#define OPT(in, member, says, says_zh)                                                 \
    {                                                                                  \
        .name = #member, .type = ARG_TYPE(in, member), .offset = offsetof(in, member), \
        .is_optional = true, .about = (says), .about_zh = (says_zh)                    \
    }
#define REF(in, member, which, says, says_zh)                                          \
    {                                                                                  \
        .name = #member, .type = ARG_TYPE(in, member), .offset = offsetof(in, member), \
        .about = (says), .about_zh = (says_zh), .kinds = (which)                       \
    }
#define OPT_REF(in, member, which, says, says_zh)                                      \
    {                                                                                  \
        .name = #member, .type = ARG_TYPE(in, member), .offset = offsetof(in, member), \
        .is_optional = true, .about = (says), .about_zh = (says_zh), .kinds = (which)  \
    }

/* Typed by `as` in the little firm (tests/world), it is answered with words that begin
 * with `answers`; for a card, with its title. NULL `as`: ana. */
struct example {
    const char *words, *answers, *as;
};

enum { COMMAND_ALIASES = 6 };

/* What was done, as a thing that can be taken back: "the note on %s". */
struct deed_name {
    const char *en, *zh; /* each with one %s */
    const char *of;      /* "deal lead": what %s is, the first kind that was changed */
};

/* Where help lists it. */
enum command_group {
    GROUP_LEADS,
    GROUP_DEALS,
    GROUP_TIME,
    GROUP_APPROVALS,
    GROUP_MONEY,
    GROUP_TEAM
};

enum { COMMAND_GROUPS = GROUP_TEAM + 1 };

/* A command by its name, and its button; NULL: there is none. */
struct instead {
    const char *command, *label, *label_zh;
};

struct command {
    const char *name, *name_zh;
    const char *aliases[COMMAND_ALIASES]; /* in either language; the last one is NULL */
    const char *brief, *brief_zh; /* what one does with it: "record money that came in" */
    struct deed_name deed;        /* of what can be undone */
    enum command_group group;
    unsigned role;          /* who may: bits of enum role; 0 anybody who works here */
    struct instead instead; /* what those who may not do can do with the same arguments */
    bool reads_only; /* changes nothing: no [Undo], and its button may be pressed again
                        and again */
    bool in_demo_only;
    bool is_each_ones; /* a button in a room counts once for each who presses it, and the
                          command itself says when it came too late: approve */
    bool not_undone;   /* writes what undo does not touch: undo itself, language, user
                          invite */
    const struct arg *args; /* ends with {0}; NULL: none */
    size_t args_size;
    enum rc (*run)(struct turn *t, const void *args);
    const struct example *given;    /* typed before each of the examples; NULL: nothing */
    const struct example *examples; /* ends with {0} */
};

extern const struct command *const commands[]; /* from table.def; ends with NULL */
