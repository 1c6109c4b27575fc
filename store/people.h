/*
 * people.h - who works here, who they are on each platform, and how they sign in.
 */
#pragma once

#include "store/record.h"

extern const struct record_kind people_kind; /* "person" */

enum rc people_get(struct turn *t, int64_t id, struct person *out) CHECKED;

/* By handle, @handle, name or alias, folded. RC_ABSENT with the nearest handle as hint.
 */
enum rc people_find(struct turn *t, const char *called, struct person *out) CHECKED;
enum rc people_by_account(struct turn *t, const char *platform, const char *account,
                          struct person *out) CHECKED;
enum rc people_add(struct turn *t, struct person *person) CHECKED;
enum rc people_put(struct turn *t, struct person *person) CHECKED;
enum rc people_alias(struct turn *t, int64_t person, const char *alias) CHECKED;
enum rc people_bind(struct turn *t, int64_t person, const char *platform,
                    const char *account, const char *direct) CHECKED;

/* All that are active, by handle; those with any of the roles (0: all). */
enum rc people_with(struct turn *t, unsigned roles, struct person *out, size_t most,
                    size_t *n) CHECKED;

/* The name of a person for a card: "李伟"; "Dealbell" for 0. */
const char *people_name(struct turn *t, int64_t id);

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
 * never idle, 1 year). */
enum rc session_person(struct turn *t, const char *token, struct person *out) CHECKED;
enum rc session_end(struct turn *t, const char *token) CHECKED;

/* A person's calendar with their exceptions; cached for the turn by its name. */
enum rc calendar_of(struct turn *t, const struct person *person, struct calendar *out)
    CHECKED;
enum rc calendar_add(struct turn *t, const char *name, const char *pattern_json,
                     int last_known_year) CHECKED;
enum rc calendar_mark(struct turn *t, const char *name, struct day day,
                      enum exception_kind kind, const char *title) CHECKED;
