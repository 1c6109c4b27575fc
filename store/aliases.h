/*
 * aliases.h - the words that a firm taught in chat: other names of its customers, leads
 * and colleagues, its products, and where its leads come from.
 */
#pragma once

#include "store/record.h"

struct alias {
    int64_t id, version;
    const char *word;   /* as it was typed */
    const char *folded; /* filled by aliases_add */
    const char *kind;   /* "account", "lead", "person", "product", "source" */
    int64_t record;     /* 0 of a product or source */
    int64_t made_by, made_at, withdrawn_at;
};

extern const struct record_kind aliases_kind; /* "alias"; it has no number */

/* RC_RULE when the word is taught already, or names another customer or colleague. */
enum rc aliases_add(struct turn *t, struct alias *alias) CHECKED;

/* It is no word of the firm any more. */
enum rc aliases_drop(struct turn *t, struct alias *alias) CHECKED;

/* RC_ABSENT, without words, when it was never taught. */
enum rc aliases_find(struct turn *t, const char *word, struct alias *out) CHECKED;
enum rc aliases_get(struct turn *t, int64_t id, struct alias *out) CHECKED;

/* The newest first. */
enum rc aliases_list(struct turn *t, size_t most, struct alias *out, size_t *n) CHECKED;
