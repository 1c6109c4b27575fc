/*
 * reminders.h - what people asked to be reminded of.
 */
#pragma once

#include "store/record.h"

enum reminder_snooze { REMINDER_SNOOZES_TO_ASK = 3 };

struct reminder {
    int64_t id, version; /* */
    int64_t owner;
    const char *kind; /* what it is about, or "" */
    int64_t record;
    const char *text, *due, *zone; /* due: moment_iso on the owner's wall */
    const char *state;             /* scheduled delivered done cancelled */
    int64_t snoozes, made_at, withdrawn_at;
    const char *repeat; /* sales/rhythm.h: then `due` is the next of many; "" once */
    const char *report, *room; /* the words of a report that is sent instead of the text,
                                  and the purpose of the room that hears it; "" */
    int64_t until_paid;        /* the invoice whose payment ends it by itself; 0 */
};

extern const struct record_kind reminders_kind; /* "reminder", R- */

enum rc reminders_get(struct turn *t, int64_t id, struct reminder *out) CHECKED;
enum rc reminders_add(struct turn *t, struct reminder *reminder) CHECKED;
enum rc reminders_put(struct turn *t, struct reminder *reminder) CHECKED;
enum rc reminders_open(struct turn *t, int64_t owner, size_t most, struct reminder *out,
                       size_t *n) CHECKED; /* by due */

/* Those that the payment of this invoice ends, whoever's they are. */
enum rc reminders_until_paid(struct turn *t, int64_t invoice, size_t most,
                             struct reminder *out, size_t *n) CHECKED;
