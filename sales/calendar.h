/*
 * calendar.h - business time: a weekly pattern with exceptions, and arithmetic that
 * counts only open ranges (domain.md section 4). Wall time in one place; whoever asks
 * converts instants with the calendar's zone. A moment without a minute is its day's
 * start.
 *
 * Nothing here waits for ever: a calendar with nothing open in 400 days holds nothing
 * back, as if all were open.
 */
#pragma once

#include "day.h"

struct hours {
    int16_t from, until; /* minutes of the day, half open; from == until: closed */
};

enum exception_kind { DAY_OFF, DAY_WORKING };

struct exception {
    struct day day;
    enum exception_kind kind;
};

enum { CALENDAR_RANGES = 3 };

struct calendar {
    struct hours week[7][CALENDAR_RANGES]; /* by enum weekday; ascending, apart; unused
                                              ranges are closed */
    struct hours makeup[CALENDAR_RANGES];  /* of a working day that the pattern has off */
    const struct exception *exceptions; /* by day, ascending, of two for one day the last
                                           counts; a person's leave is merged in by
                                           whoever made it */
    size_t n_exceptions;
    int last_known_year; /* holidays are known up to its end; 0: none known */
};

/* Mon to Fri 09:00-12:00 and 13:00-18:00, no exceptions. */
void calendar_usual(struct calendar *out);

bool calendar_is_workday(const struct calendar *calendar, struct day day);

/* The n-th working day after `day`; n >= 1. Vectors: 2026-02-12 + 3 = 2026-02-24;
 * 2026-09-30 + 5 = 2026-10-13; 2026-05-08 + 1 = 2026-05-09. */
struct day calendar_add_days(const struct calendar *calendar, struct day day, int n);

/* The same time of day on the n-th working day after `at`'s. */
struct moment calendar_add_workdays(const struct calendar *calendar, struct moment at,
                                    int n);

/* The first moment at which `minutes` of open time have passed since `at`: an hour from
 * 11:00 is 12:00, not the end of lunch. `at` itself for none. */
struct moment calendar_add_minutes(const struct calendar *calendar, struct moment at,
                                   int minutes);

/* Quiet hours: no interruption in [from, until) of the clock (it may pass midnight) and
 * on non-working days. The first moment at or after `at` when a person may be
 * interrupted. */
struct quiet {
    int16_t from, until; /* minutes; default 20:00 and 08:30 */
};

struct moment quiet_until(const struct quiet *quiet, const struct calendar *calendar,
                          struct moment at);
