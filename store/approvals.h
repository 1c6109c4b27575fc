/*
 * approvals.h - requests and the tasks of those who must agree.
 */
#pragma once

#include "sales/approval.h"
#include "sales/deal.h"
#include "store/record.h"

enum { APPROVAL_MOST_TASKS = 24 };

/* In the facts of a request that is superseded: the number of the one in its place. */
#define APPROVAL_SUPERSEDED_BY "superseded_by"

extern const struct record_kind approvals_kind; /* "approval", AP- */
extern const struct record_kind tasks_kind;     /* "task" */

/* A task as it is stored carries withdrawn_at behind the pure struct. */
struct stored_task {
    struct approval_task task;
    int64_t withdrawn_at;
};

enum rc approvals_get(struct turn *t, int64_t id, struct approval *out) CHECKED;
enum rc approvals_tasks(struct turn *t, int64_t approval, struct approval_task *out,
                        size_t most, size_t *n) CHECKED; /* by step, id */

/* The handles of those among the tasks whose turn it is, less who has left. */
enum rc approvals_deciders(struct turn *t, const struct approval_task *tasks, size_t n,
                           const char *const **handles, size_t *n_handles) CHECKED;

/* The request and its tasks, which get their numbers. */
enum rc approvals_add(struct turn *t, struct approval *approval,
                      struct approval_task *tasks, size_t n) CHECKED;

/* Writes the request if `is_changed` and those tasks that differ from what is stored. */
enum rc approvals_put(struct turn *t, struct approval *approval,
                      struct approval_task *tasks, size_t n) CHECKED;

/* The live request for a deal and kind; RC_ABSENT, without words, when there is none. */
enum rc approvals_live(struct turn *t, int64_t deal, const char *kind,
                       struct approval *out) CHECKED;

/* The newest approved request for a deal and kind. */
enum rc approvals_granted(struct turn *t, int64_t deal, const char *kind,
                          struct approval *out) CHECKED;

/* A discount that was approved and that the deal's amount does not show, or not all of
 * it; what the amount would be. RC_ABSENT, without words, when there is none. */
enum rc approvals_discount(struct turn *t, const struct deal *deal, struct approval *out,
                           struct money *after) CHECKED;
enum rc approvals_waiting_for(struct turn *t, int64_t person, size_t most,
                              struct approval *out, size_t *n) CHECKED; /* oldest first */
enum rc approvals_asked_by(struct turn *t, int64_t person, size_t most,
                           struct approval *out, size_t *n) CHECKED; /* pending */

/* What this person asked for that was decided last, or expired; RC_ABSENT, without words,
 * when there is none. */
enum rc approvals_last_decided(struct turn *t, int64_t person, struct approval *out)
    CHECKED;

/* Of a customer: those that wait, oldest first; and the one that was decided last, or
 * expired: RC_ABSENT, without words, when there is none. */
enum rc approvals_pending_of(struct turn *t, int64_t account, size_t most,
                             struct approval *out, size_t *n) CHECKED;
enum rc approvals_last_of(struct turn *t, int64_t account, struct approval *out) CHECKED;
