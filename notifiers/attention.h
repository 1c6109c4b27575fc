/*
 * attention.h - when a person may be interrupted: working hours, quiet hours, calendars,
 * zones (domain.md section 4).
 */
#pragma once

#include "store/people.h"

/* The first instant at or after `at` when this person may be nudged: outside their quiet
 * hours, on their working day. */
int64_t attention_from(struct turn *t, const struct person *person, int64_t at);

/* `at` + open minutes of this person's calendar. */
int64_t attention_after_minutes(struct turn *t, const struct person *person, int64_t at,
                                int minutes);

/* The same time n working days on. */
int64_t attention_after_workdays(struct turn *t, const struct person *person, int64_t at,
                                 int n);

/* A day at a minute of it on the person's wall, as an instant. */
int64_t attention_day(struct turn *t, const struct person *person, struct day day,
                      int minute);

/* "late 2 h" / "迟了 2 小时", for an occasion that is late; "" for one that is not. */
const char *attention_late(struct turn *t, int64_t due_at, bool is_late, enum lang lang);
