/*
 * access.h - who may see or change a record, and the refusal that says who may; with the
 * few words that most answers share.
 */
#pragma once

#include "commands/command.h"
#include "store/accounts.h"
#include "store/calendars.h"
#include "store/history.h"
#include "store/invoices.h"
#include "store/leads.h"

enum {
    SELLING = ROLE_SALES | ROLE_MANAGER | ROLE_DIRECTOR | ROLE_ADMIN,
    BOOKS = ROLE_FINANCE | ROLE_CFO
};

enum access { TO_SEE, TO_CHANGE };

/* RC_DENIED "only finance may record payments: 孙琪, Priya Nair". roles 0: anybody. */
enum rc access_role(struct turn *t, unsigned roles, const char *what, const char *what_zh)
    CHECKED;

/* RC_DENIED names the owner and their manager. owner 0: in the pool. */
enum rc access_owned(struct turn *t, enum access access, const char *ref, int64_t owner)
    CHECKED;

/* A record that this person may see or change. */
enum rc access_deal(struct turn *t, int64_t id, enum access access, struct deal *out)
    CHECKED;
enum rc access_lead(struct turn *t, int64_t id, enum access access, struct lead *out)
    CHECKED;
enum rc access_account(struct turn *t, int64_t id, enum access access,
                       struct account *out) CHECKED;

/* An invoice is its deal's owner's, or its customer's. `owner` may be NULL. Finance may
 * change it. */
enum rc access_invoice(struct turn *t, int64_t id, enum access access,
                       struct invoice *out, int64_t *owner) CHECKED;

/* Sees without a refusal: for lists. */
bool access_sees(struct turn *t, int64_t owner);

/* The same of another person than who asks. */
bool access_sees_as(struct turn *t, const struct person *person, int64_t owner);

/* "10:42" of today, else "Wed 18 March 10:42", on the wall of who asked. */
const char *access_time(struct turn *t, int64_t instant);

/* "deal update D-5 amount=...", as a button that sets it carries it. */
const char *amount_command(struct turn *t, const struct deal *deal, struct money amount);

/* "D-5 Acme". */
const char *deal_label(struct turn *t, const struct deal *deal);

/* The currency of what is new of an owner's: that of most of their deals, else the
 * firm's. */
const char *usual_currency(struct turn *t, int64_t owner);

/* How this person writes telephone numbers: as where they live, else as the firm, where
 * both keep the same time; "" when nobody knows. */
const char *usual_region(const struct turn *t);

/* An amount without a currency is in this one. RC_USAGE when it has too many decimals. */
enum rc amount_in(struct turn *t, struct money *amount, const char *currency) CHECKED;

/* Adds a person's own words to a lead's or deal's history. What happened goes there as
 * facts: history_happened. */
enum rc history_note(struct turn *t, const struct record_kind *kind, int64_t id,
                     const char *fmt, ...) PRINTF(4, 5) CHECKED;

/* Working days of the person speaking to offer as buttons, in this order: `days` from
 * today, called `label` when it is that very day (calendar_quick_day). Of two that come
 * to one day the first counts. How many; `out` has room for n. */
struct day_choice {
    int days;
    const char *label;
};

size_t quick_days(struct turn *t, const struct day_choice *choices, size_t n,
                  struct quick_day *out);

/* "Remind me tomorrow", or "Remind me Monday" when nobody works tomorrow; and the day. */
const char *quick_remind(struct turn *t, struct day *day);

/* Asks for the next touch with up to three days as buttons: "touch D-1042 2026-03-18". */
void offer_touch(struct turn *t, const char *ref);

/* "Wed 18 March" of a stored moment; "" stays "". */
const char *touch_text(struct turn *t, const char *iso);

/* Its days_late; 0 when it is none. */
int touch_days_late(struct turn *t, const char *iso);

/* RC_RULE when the moment is over, on the wall of who asked. */
enum rc still_to_come(struct turn *t, struct moment moment) CHECKED;
