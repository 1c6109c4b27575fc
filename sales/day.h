/*
 * day.h - days, wall times and how both languages write them. No zones here: base/zone.h.
 */
#pragma once

#include "base/text.h"
#include "base/zone.h"

/* A day of the proleptic Gregorian calendar, of the years 1 to 9999. DAY_NONE is no day;
 * arithmetic that leaves those years, or starts from no day, ends in it. */
struct day {
    int32_t n; /* since 1970-01-01 */
};

#define DAY_NONE ((struct day){INT32_MIN})

/* A day, with a minute where one was said. */
struct moment {
    struct day day;
    int minute; /* of the day, or -1: only the day */
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

bool day_known(struct day day);
bool day_make(int year, int month, int mday,
              struct day *out); /* false when there is no such day */
void day_split(struct day day, int *year, int *month, int *mday);
enum weekday day_weekday(struct day day);
struct day day_plus(struct day day, int days);
struct day day_plus_months(struct day day,
                           int months); /* 31 January + 1 is the last of February */
struct day day_month_end(struct day day);
int day_between(struct day from, struct day to); /* to - from */

/* "2026-03-18" and back; day_iso of DAY_NONE is "". RC_USAGE for a day that does not
 * exist or is written in any other way: people's days are day_parse.c's. */
const char *day_iso(struct arena *arena, struct day day);
enum rc day_parse_iso(const char *text, struct day *out, struct err *err) CHECKED;

/* day_make that says no: RC_USAGE, "there is no 31 November". The same for a clock time,
 * into the minute of the day. */
enum rc day_check(int year, int month, int mday, struct day *out, struct err *err)
    CHECKED;
enum rc clock_check(int hour, int minute, int *out, struct err *err) CHECKED;

/* "2026-03-18T15:00" or "2026-03-18" and back. */
const char *moment_iso(struct arena *arena, struct moment moment);
enum rc moment_parse_iso(const char *text, struct moment *out, struct err *err) CHECKED;

/*
 * Reads a day or moment as a canonical command writes it, whole:
 *   days      2026-03-18, 2026/3/18, 3/18, "18 Mar", "March 18, 2027", "the 18th",
 *             3月18日, 2026年3月18号, 18日, 三月十八日; today, tomorrow, yesterday, 今天
 *             明天 后天 大后天 昨天 前天; 月底, "end of month"
 *   weekdays  mon, friday, "next fri", "this fri", 周三 星期三 下周三 下下周一 这周五
 *   lengths   +3d +2w +1mo, "in 3 days", 3天后 两周后; +90min +30m +2h, 半小时后
 *   clocks    15:00, 3pm, "3:30 pm", 下午3点, 3点半, 晚上8点一刻, noon; before or behind
 * Without a day a clock is today's. A bare weekday is the next one after today, or today
 * with a clock time to come; "next" is next week's, weeks begin on Monday. A past day
 * without a year is next year's; 18日 is the next such day. Hours 1 to 7 of today that
 * are past are meant for the afternoon. Says nothing on whether the moment is past.
 * `now` is a known day. RC_USAGE with the day that does not exist named, or both readings
 * of 3/4. The grammar for free sentences is not here.
 */
enum rc moment_parse(const char *text, struct moment now, struct moment *out,
                     struct err *err) CHECKED;

/* "Wed 18 March" / "3月18日（周三）"; the year is added when it is not `today`'s. */
const char *day_text(struct arena *arena, struct day day, struct day today,
                     enum lang lang);

/* The same with " 15:00" where a minute is known. */
const char *moment_text(struct arena *arena, struct moment moment, struct day today,
                        enum lang lang);

/* "2 h", "3 d", "40 min" / "2 小时": a rough length of time, for "late 2 h"; without its
 * sign, and a minute at the least. */
const char *duration_text(struct arena *arena, int64_t ms, enum lang lang);

/* Wall times of base/zone.h and moments. */
struct moment moment_of_wall(struct wall wall);
struct wall wall_of_moment(struct moment moment, int minute_when_none);
