/*
 * deals.h - sales on their way, and what was said and done about them.
 */
#pragma once

#include "sales/deal.h"
#include "store/record.h"

extern const struct record_kind deals_kind; /* "deal", D- */

enum rc deals_get(struct turn *t, int64_t id, struct deal *out) CHECKED;
enum rc deals_add(struct turn *t, struct deal *deal) CHECKED;
enum rc deals_put(struct turn *t, struct deal *deal) CHECKED;

/* The newest open deal of an account; RC_ABSENT, without words, when there is none. */
enum rc deals_open_of(struct turn *t, int64_t account, struct deal *out) CHECKED;
enum rc deals_all_open_of(struct turn *t, int64_t account, size_t most, struct deal *out,
                          size_t *n) CHECKED; /* newest first */

/* Open or won, newest first: what an invoice may be for. */
enum rc deals_not_lost_of(struct turn *t, int64_t account, size_t most, struct deal *out,
                          size_t *n) CHECKED;

/* The newest, open or closed; RC_ABSENT, without words, when there is none. */
enum rc deals_last_of(struct turn *t, int64_t account, struct deal *out) CHECKED;

/* By stage, then number. owner 0: everybody's; stages: a bit set; closed ones only if
 * closed since `closed_since` (ms). */
enum rc deals_list(struct turn *t, int64_t owner, unsigned stages, int64_t closed_since,
                   size_t most, struct deal *out, size_t *n) CHECKED;

/* Those of an owner (0: all) whose next touch is at or before a moment, most late first.
 */
enum rc deals_touch_due(struct turn *t, int64_t owner, const char *until, size_t most,
                        struct deal *out, size_t *n) CHECKED;

struct activity {
    int64_t id, version;
    const char *kind;
    int64_t record, person;
    const char *what, *text;
    int64_t at, withdrawn_at;
};

extern const struct record_kind activities_kind; /* "activity" */

enum rc activities_add(struct turn *t, struct activity *activity) CHECKED;
enum rc activities_of(struct turn *t, const char *kind, int64_t record, size_t most,
                      struct activity *out, size_t *n) CHECKED; /* newest first */

/* What a person did from `since` up to and without `until` (ms), the last first. */
enum rc activities_by(struct turn *t, int64_t person, int64_t since, int64_t until,
                      size_t most, struct activity *out, size_t *n) CHECKED;
