/*
 * names.h - who and what is found in a text by its name: the keys of sales/name.h, and
 * whose they are.
 *
 * The collections keep them: what is written with a new name has its new keys in the same
 * turn. A filter in memory knows of most keys that they are nobody's, so that a text is
 * seldom looked up in the database at all.
 */
#pragma once

#include "store/turn.h"

enum named {
    NAMED_PERSON = 1,
    NAMED_ACCOUNT,
    NAMED_LEAD,
    NAMED_PRODUCT, /* of these two, `record` is the alias by which they were taught */
    NAMED_SOURCE
};

enum named_how { NAMED_BY_NAME, NAMED_BY_ALIAS, NAMED_LOOSELY };

/* The scope of those who see all: loosely they speak of every customer; and that of what
 * waits in the pool, for whoever may take it. Any other scope is an owner, whose
 * customers and leads it holds. */
enum { NAMES_SCOPE_ALL = -1, NAMES_SCOPE_POOL = -2 };

struct named_row {
    enum named kind;
    int64_t record;
    enum named_how how;
};

/* Of `n` keys those that may be somebody's: their places among them, in order, and how
 * many. Quick; asks no database. */
size_t names_among(const struct store *store, const int64_t *keys, size_t n,
                   uint16_t *out);

/* Whose the key is, `most` of them. */
enum rc names_of(struct turn *t, int64_t key, struct named_row *out, size_t most,
                 size_t *n) CHECKED;

/* What a record is called. */
struct naming {
    enum named kind;
    int64_t record;
    const char *name, *handle; /* NULL: has none (any more) */
    int64_t scopes[2];         /* where it is loosely spoken of; 0: nowhere */
};

/* A record was called `was` and is called `is` now. */
enum rc names_change(struct turn *t, const struct naming *was, const struct naming *is)
    CHECKED;

/* Another name of it. */
enum rc names_add_alias(struct turn *t, enum named kind, int64_t record,
                        const char *alias) CHECKED;
enum rc names_drop_alias(struct turn *t, enum named kind, int64_t record,
                         const char *alias) CHECKED;
