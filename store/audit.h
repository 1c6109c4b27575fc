/*
 * audit.h - every change, sealed in a chain.
 */
#pragma once

#include "store/record.h"

/* The kind of a row about what an admin set for the firm. It is set again, not undone. */
#define AUDIT_FIRM "firm"

enum rc audit_add(struct turn *t, const char *kind, int64_t record, const char *before,
                  const char *after) CHECKED;

/* Rows there are, those of the batch at hand among them: grows with every change. */
int64_t audit_count(const struct store *store);

/* Walks the whole chain and recounts what the turns keep (invoice.paid). RC_RULE with the
 * first bad row named. */
enum rc audit_verify(struct store *store, int64_t *rows, struct err *err) CHECKED;

/* A turn that may be undone: who made it, when, by what command. RC_ABSENT. */
struct deed {
    int64_t turn, actor, at;
    const char *action;
    int n_changes;
    bool is_undone;
};

enum rc audit_deed(struct turn *t, int64_t turn, struct deed *out) CHECKED;

/* What a turn changed, in its order: by which of its commands, and which record. */
struct audit_change {
    const char *action;
    const struct record_kind *kind;
    int64_t record;
};

enum rc audit_changes(struct turn *t, int64_t turn, size_t most, struct audit_change *out,
                      size_t *n) CHECKED;

/* Whether a turn did another's step again with other values: when it is undone, what that
 * step had done holds again. */
enum rc audit_is_change(struct turn *t, int64_t turn, bool *out) CHECKED;

/* The newest change of a record: who and when. RC_ABSENT, without words, when there is
 * none. */
enum rc audit_newest(struct turn *t, const char *kind, int64_t record, struct deed *out)
    CHECKED;

/* The newest deeds of a person that are not undone and no undoing themselves, newest
 * first; none from before `since` (ms; 0: as far back as is looked). */
enum rc audit_last(struct turn *t, int64_t person, int64_t since, struct deed *out,
                   size_t most, size_t *n) CHECKED;
