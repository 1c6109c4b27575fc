/*
 * people.h - who works here, who they are on each platform, and how they sign in.
 */
#pragma once

#include "store/calendars.h"
#include "store/record.h"
#include "store/sessions.h"

extern const struct record_kind people_kind; /* "person" */

enum rc people_get(struct turn *t, int64_t id, struct person *out) CHECKED;

/* By handle, @handle, name or alias, folded; or by @account on the platform where it is
 * said. By handle also one who has left: look at
 * is_active. RC_ABSENT with the nearest handle as hint; RC_USAGE when a name is two
 * people's. */
enum rc people_find(struct turn *t, const char *called, struct person *out) CHECKED;

/* By exactly this handle; RC_ABSENT, without words, when it is nobody's. */
enum rc people_by_handle(struct turn *t, const char *handle, struct person *out) CHECKED;

/* RC_ABSENT, without words, when the account is bound to nobody who works here. */
enum rc people_by_account(struct turn *t, const char *platform, const char *account,
                          struct person *out) CHECKED;
enum rc people_add(struct turn *t, struct person *person) CHECKED;
enum rc people_put(struct turn *t, struct person *person) CHECKED;
enum rc people_alias(struct turn *t, int64_t person, const char *alias) CHECKED;
enum rc people_unalias(struct turn *t, int64_t person, const char *alias) CHECKED;

/* Who alone has this address (as email_parse gives it); RC_ABSENT, without words, when
 * nobody, or two. */
enum rc people_by_email(struct turn *t, const char *email, struct person *out) CHECKED;

/* Their account on a platform; RC_ABSENT, without words, when they have none. */
enum rc people_account(struct turn *t, int64_t person, const char *platform,
                       const char **account) CHECKED;

/* They are here now: told on this platform from now on. */
enum rc people_came(struct turn *t, const char *platform, const char *account) CHECKED;

/* `direct`: the key of the direct conversation, "" until known. RC_RULE when the account
 * is another's. */
enum rc people_bind(struct turn *t, int64_t person, const char *platform,
                    const char *account, const char *direct) CHECKED;

/* Where they have an account, the web chat aside. And no more: it is nobody's then, and
 * its address joins it to nobody; RC_ABSENT, without words, when they have none there. */
enum rc people_platforms(struct turn *t, int64_t person, const char **out, size_t most,
                         size_t *n) CHECKED;
enum rc people_unbind(struct turn *t, int64_t person, const char *platform) CHECKED;
bool people_was_unbound(struct turn *t, const char *platform, const char *account);

/* All that are active, by handle; those with any of the roles (0: all). */
enum rc people_with(struct turn *t, unsigned roles, struct person *out, size_t most,
                    size_t *n) CHECKED;

/* Those who work here and have this manager. */
enum rc people_team(struct turn *t, int64_t manager, size_t most, int64_t *out, size_t *n)
    CHECKED;

/* The handles of those who work here and may see what is `owner`'s. */
enum rc people_seeing(struct turn *t, int64_t owner, const char *const **handles,
                      size_t *n) CHECKED;

/* The name of a person for a card: "李伟"; "Dealbell" for 0. */
const char *people_name(struct turn *t, int64_t id);
