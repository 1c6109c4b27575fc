/*
 * sessions.h - how people sign in: links that are good once, and what a browser or a
 * script holds afterwards. Only fingerprints of tokens are stored.
 */
#pragma once

#include "store/turn.h"

/* A single-use link's token, good until `until`; what is stored is its fingerprint. */
enum rc invite_make(struct turn *t, int64_t person, int64_t until, const char **token)
    CHECKED;

/* Uses up the token and opens a session. RC_DENIED when it is unknown, used or too old.
 */
enum rc invite_redeem(struct turn *t, const char *token, const char **session,
                      int64_t *person) CHECKED;
enum rc session_make(struct turn *t, int64_t person, bool is_token, const char **token)
    CHECKED;

/* Who holds this session; RC_DENIED when nobody. Idle end 14 days, absolute 90 (tokens:
 * never idle, 1 year). Use is noted once an hour. */
enum rc session_person(struct turn *t, const char *token, struct person *out) CHECKED;
enum rc session_end(struct turn *t, const char *token) CHECKED;

/* All that a person holds: sessions, tokens and links that were not used yet. */
enum rc sessions_end_of(struct turn *t, int64_t person) CHECKED;
