/*
 * attention.h - when a person may be interrupted: working hours, quiet hours, calendars,
 * zones (domain.md section 4).
 */
#pragma once

#include "store/people.h"

/* A person with their calendar: read once, asked often. Lives as long as the turn. */
struct attention {
    struct turn *t;
    struct person person;
    struct calendar calendar;
};

/* Somebody whose calendar cannot be read has the usual week: a nudge too early is better
 * than none. */
struct attention attention_of(struct turn *t, const struct person *person);

/* The first instant at or after `at` when this person may be nudged: outside their quiet
 * hours, on their working day. */
int64_t attention_from(const struct attention *who, int64_t at);

/* `at` + open minutes of this person's calendar. */
int64_t attention_after_minutes(const struct attention *who, int64_t at, int minutes);

/* The same time n working days on; n >= 1. */
int64_t attention_after_workdays(const struct attention *who, int64_t at, int n);

/* A day at a minute of it on the person's wall, as an instant; and the day of an instant.
 */
int64_t attention_instant(const struct attention *who, struct day day, int minute);
struct day attention_day(const struct attention *who, int64_t at);

/* The day itself when the person works on it, else their next working day. */
struct day attention_workday(const struct attention *who, struct day day);

/* The person's n-th working day after `day`; n >= 1. */
struct day attention_workdays_after(const struct attention *who, struct day day, int n);

/* "late 2 h" / "迟了 2 小时", for an occasion that is late; "" for one that is not. */
const char *attention_late(struct turn *t, int64_t due_at, bool is_late, enum lang lang);
