/*
 * approval.h - who must agree, in what order, and when it is settled (domain.md section
 * 1).
 *
 * Pure: a request with its steps and tasks goes in, and what changed comes out.
 */
#pragma once

#include "money.h"

enum approval_state {
    APPROVAL_PENDING,
    APPROVAL_APPROVED,
    APPROVAL_REJECTED,
    APPROVAL_RETURNED,
    APPROVAL_RECALLED,
    APPROVAL_EXPIRED,
    APPROVAL_SUPERSEDED /* asked again in its place: what it rested on has changed */
};

enum { APPROVAL_STATES = APPROVAL_SUPERSEDED + 1 };

enum task_state {
    TASK_WAITING, /* its step has not come */
    TASK_OPEN,
    TASK_APPROVED,
    TASK_REJECTED,
    TASK_RETURNED,
    TASK_SKIPPED, /* a duplicate, oneself or nobody */
    TASK_REVOKED  /* settled by another */
};

enum step_mode { STEP_ANY, STEP_ALL };

enum task_origin { TASK_ASSIGNED, TASK_ESCALATED, TASK_DELEGATED };

struct approval_task {
    int64_t id, version;
    int64_t approval;
    int step;
    int64_t assignee;
    enum step_mode mode; /* of the step; the same in all its tasks */
    enum task_origin origin;
    enum task_state state;
    int64_t opened_at, decided_at; /* ms; 0: not yet */
    const char *comment;
    const char *via; /* the platform it was decided on */
};

struct approval {
    int64_t id, version; /* AP-87 */
    const char *kind; /* "discount", "contract", "credit", "refund", "writeoff", "price",
                         "other" */
    const char *subject;   /* "D-1042", "C-305" or an account's name */
    int64_t deal, account; /* 0 where it has none */
    int64_t submitter;
    enum approval_state state;
    const char *discount; /* percent off as decimal text, or "" */
    struct money amount;
    const char *reason;
    const char *facts; /* JSON of label to value as the approver saw them */
    int64_t submitted_at, decided_at, withdrawn_at;
    int64_t decided_by;
};

enum verdict { VERDICT_APPROVE, VERDICT_REJECT, VERDICT_RETURN };

const char *approval_state_name(enum approval_state state);
const char *approval_state_text(enum approval_state state, enum lang lang);
const char *approval_kind_text(const char *kind, enum lang lang);

/* With what is asked for, where that is a discount: "Discount 12%". */
const char *approval_ask_text(struct arena *arena, const char *kind, const char *discount,
                              enum lang lang);

/* "discount" and "折扣" are "discount"; NULL when it is none. */
const char *approval_kind_parse(const char *name);
bool approval_kind_known(const char *kind); /* also by Chinese name */

/*
 * One verdict by `who` on the open task of theirs, at `now`. Sets the task, settles the
 * step, opens the next one, revokes what is no longer needed and settles the request.
 * Rules: `any`: the first approval satisfies, all rejected fails; `all`: one rejection
 * fails; a return goes to the submitter at once. An escalated task is a parallel `any`:
 * its approval settles what is still open of its step, and no step waits for it. Reject
 * and return need a reason (RC_USAGE). RC_RULE when it is not pending, with who decided
 * and when left to the caller; RC_DENIED when `who` is the submitter or has no open task.
 */
enum rc approval_decide(struct approval *approval, struct approval_task *tasks, size_t n,
                        int64_t who, enum verdict verdict, const char *comment,
                        int64_t now, struct err *err) CHECKED;

/*
 * Opens the first step that has anyone in it. A task for the submitter becomes one for
 * `managers[i]` (the submitter's manager, next up; the first who is not the submitter);
 * where that is 0 or already in the step, it is skipped. This goes for all steps at once.
 * The same person in a later step after deciding an earlier one is
 * skipped there. A request with no step left open is RC_RULE: never silent approval.
 */
enum rc approval_open(struct approval *approval, struct approval_task *tasks, size_t n,
                      const int64_t *managers, size_t n_managers, int64_t now,
                      struct err *err) CHECKED;

/* Percent off in hundredths, from decimal text: "12.5" is 1250; 0 for none. */
int approval_discount(const char *text);

/* What is left of an amount after a discount in hundredths of a percent. */
enum rc approval_after(struct money amount, int discount, struct money *out,
                       struct err *err) CHECKED;

/* The step that is open now, or -1. */
int approval_step_now(const struct approval_task *tasks, size_t n);
