/*
 * day.h - days, wall times and how both languages write them. No zones here: base/zone.h.
 */
#pragma once

#include "base/text.h"
#include "base/zone.h"

/* A day of the proleptic Gregorian calendar. DAY_NONE is no day. */
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
 * exist. */
const char *day_iso(struct arena *arena, struct day day);
enum rc day_parse_iso(const char *text, struct day *out, struct err *err) CHECKED;

/* "2026-03-18T15:00" or "2026-03-18" and back. */
const char *moment_iso(struct arena *arena, struct moment moment);
enum rc moment_parse_iso(const char *text, struct moment *out, struct err *err) CHECKED;

/*
 * Reads a day or moment as a canonical command writes it, whole: 2026-03-18,
 * 2026-03-18T15:00, "2026-03-18 15:00", today, tomorrow, 今天 明天 后天 大后天, +3d +2w
 * +1m, +90min +2h (from `now`), mon..sun, monday.., 周三 星期三 下周三, "18 Mar",
 * 3月18日, 18日, with an optional clock time behind (15:00, 3pm, 下午3点, 3点半). A bare
 * weekday is the next one after today. A past day without a year is next year's. RC_USAGE
 * with the day that does not exist named. The grammar for free sentences is not here.
 */
enum rc moment_parse(const char *text, struct moment now, struct moment *out,
                     struct err *err) CHECKED;

/* "Wed 18 March" / "3月18日（周三）"; the year is added when it is not `today`'s. */
const char *day_text(struct arena *arena, struct day day, struct day today,
                     enum lang lang);

/* The same with " 15:00" where a minute is known. */
const char *moment_text(struct arena *arena, struct moment moment, struct day today,
                        enum lang lang);

/* "2 h", "3 d", "40 min" / "2 小时": a rough length of time, for "late 2 h". */
const char *duration_text(struct arena *arena, int64_t ms, enum lang lang);

/* Wall times of base/zone.h and moments. */
struct moment moment_of_wall(struct wall wall);
struct wall wall_of_moment(struct moment moment, int minute_when_none);
