/* day.c - the calendar's arithmetic, and how days and times are written. */
#include "day.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* 0001-01-01 and 9999-12-31: four digits write every day there is. */
enum { DAY_FIRST = -719162, DAY_LAST = 2932896 };

bool day_known(struct day day)
{
    return day.n != DAY_NONE.n;
}

static struct day in_range(int64_t n)
{
    return n < DAY_FIRST || n > DAY_LAST ? DAY_NONE : (struct day){(int32_t)n};
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March. */
static int64_t days_from(int64_t year, int month, int mday)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void day_split(struct day day, int *year, int *month, int *mday)
{
    int64_t n = (int64_t)day.n + 719468;
    int64_t era = (n >= 0 ? n : n - 146096) / 146097;
    int64_t of_era = n - era * 146097;
    int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
    int64_t shifted = (5 * of_year + 2) / 153;

    *mday = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(years + era * 400 + (*month <= 2));
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return lengths[month - 1] + (month == 2 && is_leap);
}

bool day_make(int year, int month, int mday, struct day *out)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1 ||
        mday > month_length(year, month))
        return false;
    out->n = (int32_t)days_from(year, month, mday);
    return true;
}

enum weekday day_weekday(struct day day)
{
    int64_t since_monday = ((int64_t)day.n + 3) % 7; /* 1970-01-01 was a Thursday */

    return (enum weekday)(since_monday < 0 ? since_monday + 7 : since_monday);
}

struct day day_plus(struct day day, int days)
{
    return day_known(day) ? in_range((int64_t)day.n + days) : DAY_NONE;
}

struct day day_plus_months(struct day day, int months)
{
    int year, month, mday;

    if (!day_known(day))
        return DAY_NONE;
    day_split(day, &year, &month, &mday);
    int64_t n = (int64_t)year * 12 + month - 1 + months;
    if (n < 12 || n >= 120000)
        return DAY_NONE;
    year = (int)(n / 12);
    month = (int)(n % 12) + 1;
    int last = month_length(year, month);
    return in_range(days_from(year, month, mday < last ? mday : last));
}

struct day day_month_end(struct day day)
{
    int year, month, mday;

    if (!day_known(day))
        return DAY_NONE;
    day_split(day, &year, &month, &mday);
    return day_plus(day, month_length(year, month) - mday);
}

int day_between(struct day from, struct day to)
{
    int64_t days = (int64_t)to.n - from.n;

    return (int)(days > INT32_MAX ? INT32_MAX : days < INT32_MIN ? INT32_MIN : days);
}

const char *day_iso(struct arena *arena, struct day day)
{
    int year, month, mday;

    if (!day_known(day))
        return "";
    day_split(day, &year, &month, &mday);
    return arena_printf(arena, "%04d-%02d-%02d", year, month, mday);
}

const char *moment_iso(struct arena *arena, struct moment moment)
{
    const char *day = day_iso(arena, moment.day);

    if (moment.minute < 0 || !day_known(moment.day))
        return day;
    return arena_printf(arena, "%sT%02d:%02d", day, moment.minute / 60,
                        moment.minute % 60);
}

static enum rc not_iso(struct err *err)
{
    return err_set(err, RC_USAGE, "%s",
                   IN(err, "a day is written as 2026-03-18, a time as 2026-03-18T15:00",
                      "日期写作 2026-03-18，时间写作 2026-03-18T15:00"));
}

/* Exactly `n` digits, which it goes behind. */
static bool take_digits(const char **at, int n, int *out)
{
    *out = 0;
    for (; n > 0; n--, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        *out = *out * 10 + (**at - '0');
    }
    return true;
}

static bool take_byte(const char **at, char byte)
{
    bool is_there = **at == byte;

    *at += is_there;
    return is_there;
}

static enum rc take_iso(const char **at, struct day *out, struct err *err)
{
    int year, month, mday;

    if (!*at || !take_digits(at, 4, &year) || !take_byte(at, '-') ||
        !take_digits(at, 2, &month) || !take_byte(at, '-') || !take_digits(at, 2, &mday))
        return not_iso(err);
    return day_check(year, month, mday, out, err);
}

enum rc day_parse_iso(const char *text, struct day *out, struct err *err)
{
    struct day day;

    TRY(take_iso(&text, &day, err));
    if (*text)
        return not_iso(err);
    *out = day;
    return RC_OK;
}

enum rc moment_parse_iso(const char *text, struct moment *out, struct err *err)
{
    struct moment moment = {.minute = -1};
    int hour, minute;

    TRY(take_iso(&text, &moment.day, err));
    if (*text) {
        if (!take_byte(&text, 'T') || !take_digits(&text, 2, &hour) ||
            !take_byte(&text, ':') || !take_digits(&text, 2, &minute) || *text)
            return not_iso(err);
        TRY(clock_check(hour, minute, &moment.minute, err));
    }
    *out = moment;
    return RC_OK;
}

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

/* The year is named where only it makes the day impossible: 29 February. */
enum rc day_check(int year, int month, int mday, struct day *out, struct err *err)
{
    if (day_make(year, month, mday, out))
        return RC_OK;
    if (month < 1 || month > 12)
        return err_set(err, RC_USAGE, IN(err, "there is no month %d", "没有%d月这个月份"),
                       month);
    if (month == 2 && mday == 29)
        return err_set(err, RC_USAGE,
                       IN(err, "there is no 29 February %d", "%d年没有 2月29日这一天"),
                       year);
    if (mday >= 1 && mday <= month_length(year, month))
        return err_set(err, RC_USAGE, IN(err, "there is no year %d", "没有公元%d年"),
                       year);
    if (err->lang == LANG_ZH)
        return err_set(err, RC_USAGE, "没有%d月%d日这一天", month, mday);
    return err_set(err, RC_USAGE, "there is no %d %s", mday, months[month - 1]);
}

enum rc clock_check(int hour, int minute, int *out, struct err *err)
{
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return err_set(err, RC_USAGE,
                       IN(err, "there is no %d:%02d", "没有%d:%02d这个时间"), hour,
                       minute);
    *out = hour * 60 + minute;
    return RC_OK;
}

const char *day_text(struct arena *arena, struct day day, struct day today,
                     enum lang lang)
{
    static const char *const en[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const zh[] = {"一", "二", "三", "四", "五", "六", "日"};
    enum weekday weekday = day_weekday(day);
    int year, month, mday, year_now, ignored;

    if (!day_known(day))
        return "";
    day_split(day, &year, &month, &mday);
    day_split(today, &year_now, &ignored, &ignored);
    bool is_plain = day_known(today) && year == year_now;
    char rooms[3][NUMBER_ROOM];
    const char *nth = text_number(rooms[0], mday);
    if (lang == LANG_ZH)
        return arena_join(arena, is_plain ? "" : text_number(rooms[2], year),
                          is_plain ? "" : "年", text_number(rooms[1], month), "月", nth,
                          "日（周", zh[weekday], "）", NULL);
    return arena_join(arena, en[weekday], " ", nth, " ", months[month - 1],
                      is_plain ? "" : " ", is_plain ? "" : text_number(rooms[2], year),
                      NULL);
}

const char *moment_text(struct arena *arena, struct moment moment, struct day today,
                        enum lang lang)
{
    const char *day = day_text(arena, moment.day, today, lang);

    if (moment.minute < 0 || !day_known(moment.day))
        return day;
    return arena_printf(arena, lang == LANG_ZH ? "%s%02d:%02d" : "%s %02d:%02d", day,
                        moment.minute / 60, moment.minute % 60);
}

const char *duration_text(struct arena *arena, int64_t ms, enum lang lang)
{
    uint64_t length = ms < 0 ? 0 - (uint64_t)ms : (uint64_t)ms;
    uint64_t minutes = length / 60000 + (length % 60000 >= 30000);
    uint64_t hours = minutes / 60 + (minutes % 60 >= 30);
    uint64_t days = hours / 24 + (hours % 24 >= 12);
    bool is_zh = lang == LANG_ZH;

    if (minutes < 60)
        return arena_printf(arena, is_zh ? "%" PRIu64 " 分钟" : "%" PRIu64 " min",
                            minutes ? minutes : 1);
    if (hours < 24)
        return arena_printf(arena, is_zh ? "%" PRIu64 " 小时" : "%" PRIu64 " h", hours);
    return arena_printf(arena, is_zh ? "%" PRIu64 " 天" : "%" PRIu64 " d", days);
}

struct moment moment_of_wall(struct wall wall)
{
    return (struct moment){.day = {wall.days}, .minute = wall.seconds / 60};
}

struct wall wall_of_moment(struct moment moment, int minute_when_none)
{
    int minute = moment.minute < 0 ? minute_when_none : moment.minute;

    return (struct wall){.days = moment.day.n, .seconds = minute * 60};
}
