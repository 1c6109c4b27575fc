/*
 * accounts.h - the customers.
 */
#pragma once

#include "store/record.h"

struct account {
    int64_t id, version;
    const char *name, *key, *currency, *email;
    int64_t owner, made_at, withdrawn_at;
};

extern const struct record_kind accounts_kind; /* "account", ACC- */

enum rc accounts_get(struct turn *t, int64_t id, struct account *out) CHECKED;

/* By name or alias, folded, or by company key. RC_ABSENT with the nearest name as hint.
 */
enum rc accounts_find(struct turn *t, const char *called, struct account *out) CHECKED;
enum rc accounts_add(struct turn *t, struct account *account) CHECKED;
enum rc accounts_put(struct turn *t, struct account *account) CHECKED;
enum rc accounts_alias(struct turn *t, int64_t account, const char *alias) CHECKED;
enum rc accounts_unalias(struct turn *t, int64_t account, const char *alias) CHECKED;
const char *account_name(struct turn *t, int64_t id); /* "" when there is none */
