/*
 * fits.h - what the rows of table.def cannot say by themselves. Inside of commands/bind.
 *
 * Each is called with the order as the row has filled it.
 */
#pragma once

#include "commands/bind/bind.h"

typedef enum rc bind_fit(const struct said *said, struct order *out);

bind_fit fit_lead, fit_claim, fit_find;             /* leads.c */
bind_fit fit_stage, fit_update, fit_name, fit_note; /* stages.c */
bind_fit fit_reminder, fit_quiet, fit_agenda;       /* reminders.c */
bind_fit fit_snooze, fit_cancel;                    /* moved.c */
bind_fit fit_request, fit_verdict, fit_hold;        /* verdicts.c */
bind_fit fit_status;                                /* requests.c */
bind_fit fit_payment, fit_promise, fit_writeoff;    /* money.c */
bind_fit fit_invoice;                               /* invoices.c */
bind_fit fit_report, fit_subscribe;                 /* figures.c */
bind_fit fit_undo;                                  /* undone.c */
bind_fit fit_later;                                 /* later.c */

/* stages.c: what was spoken of last, as one of `kinds`, where the words name nobody;
 * NULL: nothing. */
enum rc bind_spoken_of(const struct said *said, const char *kinds, const char **out)
    CHECKED;

/* money.c: "paid in full", 全付清了: all that is open. */
bool says_in_full(const struct said *said);

/* requests.c: the speaker's own request that waits is to be taken back: a button does it
 * where it was asked for here within the day, or it is said that the customer has none;
 * *is_said tells whether. */
enum rc bind_take_back(const struct said *said, bool *is_said) CHECKED;

/* later.c: an amount as it is said, in the customer's currency where none was said. */
const char *bind_sum(const struct said *said, const char *plain);

/* undecided.c: "don't approve it", 先别批: no verdict, only not yet one. */
bool is_not_yet(struct arena *arena, const char *text);

/* moved.c: when the next touch of a deal or lead is; DAY_NONE where none stands, or the
 * record is not the speaker's. */
struct moment bind_touch_of(struct turn *t, const char *record);

/* The order becomes another command's, with no arguments yet. */
void order_begin(struct order *order, const char *command);
