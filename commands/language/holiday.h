/* holiday.h - the rows of words/holidays.def by number, and the day of one in a year. */
#pragma once

#include "sales/day.h"

enum holiday_row {

#define HOLIDAY(name, rule, a, b, c, phrases) HOLIDAY_##name,
#include "commands/language/words/holidays.def"
#undef HOLIDAY
    HOLIDAY_ROWS
};

/* How a holiday's day is told from the year. */
enum holiday_rule {
    ON_DAY,     /* month, day */
    ON_NTH,     /* month, nth (-1: last), enum weekday */
    ON_EASTER,  /* days from Easter Sunday */
    ON_LUNAR,   /* month and day of the Chinese calendar; day 0: the last of the year */
    ON_HIJRI,   /* month and day of the Islamic calendar, as Umm al-Qura has it */
    ON_BEFORE,  /* month, day, enum weekday: the last such weekday before that day */
    ON_QINGMING /* the fifteenth day after the spring equinox */
};

/* A day of the Chinese calendar's year that begins in `year`: 1, 1 is the Spring
 * Festival. */
struct day lunar_day(int year, int month, int day);
