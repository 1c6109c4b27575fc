/*
 * leads.h - first contacts, found again by their numbers, addresses and names.
 */
#pragma once

#include "sales/lead.h"
#include "store/record.h"

extern const struct record_kind leads_kind; /* "lead", L-; reads into a stored_lead */

/* A lead as it is stored: with the key by which its name is found. */
struct stored_lead {
    struct lead lead;
    const char *key;
};

enum rc leads_get(struct turn *t, int64_t id, struct lead *out) CHECKED;

/* With its identities. RC_RULE when another lead holds one of them: look first. */
enum rc leads_add(struct turn *t, struct lead *lead) CHECKED;
enum rc leads_put(struct turn *t, struct lead *lead) CHECKED;

/* The lead that holds this phone, e-mail or wechat; RC_ABSENT, without words, when none
 * does. */
enum rc leads_by_identity(struct turn *t, const char *kind, const char *value,
                          struct lead *out) CHECKED;
enum rc leads_by_name(struct turn *t, const char *name, struct lead *out)
    CHECKED; /* by company key, newest */

/* Newest first. owner 0: everybody's; states: a bit set of enum lead_state. Those in the
 * pool, nobody's, are listed when `with_pool` and only then. */
enum rc leads_list(struct turn *t, int64_t owner, bool with_pool, unsigned states,
                   size_t most, struct lead *out, size_t *n) CHECKED;

/* Those that came in from `since` up to and without `until` (ms), whatever became of
 * them, the newest first; owner 0: everybody's and the pool's. */
enum rc leads_made(struct turn *t, int64_t owner, int64_t since, int64_t until,
                   size_t most, struct lead *out, size_t *n) CHECKED;
