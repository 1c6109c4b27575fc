/*
 * firm.h - the firm of a new database: its row, its rooms, the code that makes the first
 * admin.
 */
#pragma once

#include "bot/bot.h"

/* Work on a store that no desk has yet: one batch, a turn in the name of nobody for each
 * of `works` (ends with NULL). */
typedef enum rc firm_work(struct turn *t, void *arg);
enum rc firm_turns(struct store *store, int64_t now, firm_work *const *works, void *arg,
                   struct err *err) CHECKED;

/* RC_RULE when the database holds a firm of the other sort: a real one where a demo's is
 * wanted, or the reverse. *is_there: it holds one. */
enum rc firm_is_demo(struct store *store, int64_t now, bool wanted, bool *is_there,
                     struct err *err) CHECKED;

/* Makes the firm and its rooms when the database is new. While it is unclaimed, *code is
 * a new code for the first admin; else NULL. */
enum rc firm_prepare(struct store *store, int64_t now, struct arena *arena,
                     const char **code, struct err *err) CHECKED;

/* The demo's firm: people, accounts, deals, approvals, invoices of a made-up firm in
 * Shanghai and London. `clock_shift` is how far its clock stands from the system's.
 * Nothing when it is there already. */
enum rc demo_seed(struct store *store, int64_t now, int64_t clock_shift, bool *was_new,
                  struct err *err) CHECKED;

/* The rooms of the web chat, for a new firm. */
enum rc firm_rooms(struct turn *t) CHECKED;
