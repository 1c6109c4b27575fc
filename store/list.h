/*
 * list.h - what the collections share: columns told once, and rows read into arrays.
 */
#pragma once

#include "store/record.h"

/* A column of a struct; COLUMN_AS where its name in the database differs. */
#define COLUMN(in, member, type)                            \
    {                                                       \
#member, COLUMN_##type, offsetof(struct in, member) \
    }
#define COLUMN_AS(called, in, member, type)                \
    {                                                      \
        called, COLUMN_##type, offsetof(struct in, member) \
    }

/* Adds the query's rows behind the *n that `out` (of `most`) holds already. */
enum rc list_read(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                  size_t most, void *out, size_t *n) CHECKED;

/* Into `out` the rows of one of the kind's own queries, which has `id` as ?1 and `most`
 * as ?2. */
enum rc list_of(struct turn *t, const struct record_kind *kind, size_t which, int64_t id,
                size_t most, void *out, size_t *n) CHECKED;

/* The query's first row; RC_ABSENT, without words, when there is none. */
enum rc list_first(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                   void *out) CHECKED;
