/*
 * scheduler.h - timers become turns.
 */
#pragma once

#include "notifiers/rule.h"

/* Asks every rule about each record in t->touched and sets or takes off its timer. Called
 * by the desk before turn_end. */
enum rc scheduler_plan(struct turn *t) CHECKED;

/* The same for one record. */
enum rc scheduler_plan_record(struct turn *t, const struct record_kind *kind,
                              int64_t record) CHECKED;

/* What is past at t->now counts as said, for the records in t->touched: for those that
 * come from elsewhere with a history (the demo's firm, an import). Before scheduler_plan.
 */
enum rc scheduler_settle(struct turn *t) CHECKED;

/* A rule that came with an upgrade is asked about what the database holds already: what
 * was past when it came counts as said. Once, before the desk starts. */
enum rc scheduler_meet_rules(struct turn *t) CHECKED;

/*
 * Between store_begin and store_commit: runs up to `most` due timers at `now`, a turn
 * each, oldest first. *ran says how many. `arena` is emptied after each turn; news go to
 * `keep` and are appended to *news.
 *
 * What cannot be said now (RC_AGAIN) is tried again in a quarter of an hour; what cannot
 * be said at all is logged and its timer taken off. RC_BROKEN and RC_AGAIN come back only
 * when the database itself failed: the batch is lost.
 */
enum rc scheduler_run(struct store *store, struct arena *arena, struct arena *keep,
                      int64_t now, size_t most, size_t *ran, struct news ***news_end,
                      struct err *err) CHECKED;

/* When the earliest timer is due; 0: none. */
enum rc scheduler_next(struct store *store, struct arena *arena, int64_t *due_at,
                       struct err *err) CHECKED;
