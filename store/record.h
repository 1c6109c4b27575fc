/*
 * record.h - what leads, deals, invoices and their like have in common: a number, a
 * version, an audit trail, undo and a card.
 *
 * A kind describes its struct once, as columns; reading, binding, the audit's before and
 * after, and undo all follow from them. A record is never deleted: its last column is
 * withdrawn_at.
 */
#pragma once

#include "store/turn.h"

enum column_kind {
    COLUMN_INT,      /* int64_t */
    COLUMN_ENUM,     /* an enum or int */
    COLUMN_TEXT,     /* const char *; NULL is written as "" */
    COLUMN_DAY,      /* struct day; "" is DAY_NONE */
    COLUMN_CURRENCY, /* char[4] */
    COLUMN_FLAG,     /* bool */
    COLUMN_SHORT     /* int16_t */
};

struct column {
    const char *name;
    enum column_kind kind;
    size_t offset;
};

/* In the order of the kind's GET (SELECT id, version, ...), ADD (?1 id, ?2 version, ...)
 * and PUT
 * (?1 id, ?2 the new version, ..., last: AND version = ?2 - 1). The first two are id and
 * version. */
struct record_kind {
    const char *name;   /* "deal", as in audit, shown, timer */
    const char *prefix; /* "D-"; NULL: has no number that people see */
    size_t size;        /* of the struct */
    const struct column *columns;
    size_t n_columns;
    const struct queries *queries;
    size_t get, add, put;
    size_t withdrawn; /* offset of withdrawn_at (int64_t) */
    const char *name_zh;
    const struct record_kind *part_of; /* what people know it by, when it has no number of
                                          its own: a task's request. Or NULL */
    size_t whole;                      /* offset of that record's id (int64_t) */
    /* What people call it: "Acme", "INV-7 Acme". NULL: it is called what it is part of,
     * or by its number. */
    const char *(*called)(struct turn *t, const void *record);
    /* What else follows from a change, also from one that undoes another: the keys of a
     * name. `was` is NULL of a new record. May be NULL. */
    enum rc (*written)(struct turn *t, const void *was, const void *is);
};

extern const struct record_kind
    *const record_kinds[]; /* from store/table.def; ends with NULL */
const struct record_kind *record_kind_named(const char *name); /* NULL: no such kind */

/* By number. RC_ABSENT, with `said`, when there is none; one that was undone is absent
 * too. */
enum rc record_get(struct turn *t, const struct record_kind *kind, int64_t id, void *out)
    CHECKED;

/* Like record_get, but finds what was undone as well. */
enum rc record_get_any(struct turn *t, const struct record_kind *kind, int64_t id,
                       void *out) CHECKED;

/* Gives it the next number (or keeps an id that is not 0: seeding) and version 1, writes
 * it and its audit row. */
enum rc record_add(struct turn *t, const struct record_kind *kind, void *record) CHECKED;

/* Writes it as version + 1, with its audit row. RC_RULE when somebody else changed it
 * since it was read. */
enum rc record_put(struct turn *t, const struct record_kind *kind, void *record) CHECKED;

/* What a turn read is kept in t->arena: whoever empties that arena, or lets it end, in
 * the middle of the turn says so before. */
void record_forget(struct turn *t);

/* Reads the row that is there into `out` by the kind's columns. For the collections' own
 * queries that select the same columns. */
void record_read(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                 void *out);

/* It looks different now, though its own row stands: its cards are drawn again and its
 * timers planned anew. record_add and record_put do this by themselves. */
void record_touch(struct turn *t, const struct record_kind *kind, int64_t id);

/* "D-1042"; also from "d1042", "Ｄ－１０４２". RC_USAGE when it is no reference at all,
 * RC_ABSENT when of no known kind. */
const char *ref_text(struct arena *arena, const struct record_kind *kind, int64_t id);
enum rc ref_parse(struct turn *t, const char *text, const struct record_kind **kind,
                  int64_t *id) CHECKED;

/* What people call a record, also one that was undone: "Acme", "INV-7 Acme". */
const char *record_called(struct turn *t, const struct record_kind *kind, int64_t id);

/* Undoes what `turn` changed, newest first, as changes of this turn. RC_RULE, with who
 * and what, when somebody has built on it, or when it was an undoing itself. What was
 * undone since is no building on it. */
enum rc record_undo(struct turn *t, int64_t turn, int *n_undone) CHECKED;

/* The same refusal, asked before anything is undone, or undone `to_change`: RC_RULE with
 * the newest turn that built on it in *later, RC_OK when nobody did. */
enum rc record_built_on(struct turn *t, int64_t turn, bool to_change, int64_t *later)
    CHECKED;

/* The same for a turn that this one does again with other values. This one may be undone
 * in its turn; then the one before stands again. */
enum rc record_undo_to_change(struct turn *t, int64_t turn) CHECKED;
