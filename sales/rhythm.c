/* What comes again and again. */

#include "rhythm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MORNING = 9 * 60, MOST_STEPS = 52, LOOKED_AHEAD = 400 };

enum kind { DAILY, WORKDAY, WEEKLY, MONTHLY, YEARLY };

struct rhythm {
    enum kind kind;
    int every, month, mday, minute;
    unsigned weekdays;
    bool counts_workdays; /* mday: of the month's working days */
};

static const char *const kinds[] = {"daily", "workday", "weekly", "monthly", "yearly"};
static const char codes[7][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/* A number of at most `most`; where it ends, or NULL. */
static const char *number(const char *at, long most, int *out)
{
    char *end;
    long n = strtol(at, &end, 10);

    if (end == at || n < -1 || n > most)
        return NULL;
    *out = (int)n;
    return end;
}

static const char *read_weekdays(const char *at, unsigned *out)
{
    for (;; at++) {
        int day = 0;
        while (day < 7 && strncmp(at, codes[day], 2) != 0)
            day++;
        if (day == 7)
            return NULL;
        *out |= 1U << day;
        at += 2;
        if (*at != ',')
            return at;
    }
}

/* "03-01" */
static const char *read_date(const char *at, struct rhythm *out)
{
    at = number(at, 12, &out->month);
    at = at && *at == '-' ? number(at + 1, 31, &out->mday) : NULL;
    return out->month >= 1 && out->mday >= 1 ? at : NULL;
}

/* "25", "-1"; "-1W": the last working day */
static const char *read_month_day(const char *at, struct rhythm *out)
{
    at = number(at, 31, &out->mday);
    if (!at || *at != 'W')
        return at;
    out->counts_workdays = true;
    return out->mday != 0 ? at + 1 : NULL;
}

static const char *read_kind(const char *text, struct rhythm *out)
{
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t len = strlen(kinds[i]);
        if (strncmp(text, kinds[i], len) == 0) {
            out->kind = (enum kind)i;
            return text + len;
        }
    }
    return NULL;
}

/* "@18:00" to the end. */
static bool read_clock(const char *at, int *minute)
{
    int hour, minutes;

    at = *at == '@' ? number(at + 1, 23, &hour) : NULL;
    at = at && *at == ':' ? number(at + 1, 59, &minutes) : NULL;
    if (!at || *at != '\0' || hour < 0 || minutes < 0)
        return false;
    *minute = hour * 60 + minutes;
    return true;
}

static bool read_rhythm(const char *text, struct rhythm *out)
{
    const char *at;

    *out = (struct rhythm){.every = 1, .minute = MORNING};
    at = read_kind(text, out);
    if (at && *at == '/')
        at = number(at + 1, MOST_STEPS, &out->every);
    if (at && *at == ':')
        at = out->kind == WEEKLY    ? read_weekdays(at + 1, &out->weekdays)
             : out->kind == MONTHLY ? read_month_day(at + 1, out)
             : out->kind == YEARLY  ? read_date(at + 1, out)
                                    : NULL;
    return at && out->every >= 1 && (*at == '\0' || read_clock(at, &out->minute));
}

/* The n-th working day of a month, the last where it has fewer; -1: the last. */
static struct day workday_in_month(const struct calendar *calendar, struct day day, int n)
{
    struct day last = day_month_end(day), found = last;
    struct day first = day_plus(day_month_end(day_plus_months(day, -1)), 1);

    for (struct day at = first; at.n <= last.n && n != 0; at = day_plus(at, 1))
        if (calendar_is_workday(calendar, at)) {
            found = at;
            n--;
        }
    return found;
}

/* The day of this rhythm in the month of `day`. */
static struct day in_month(const struct rhythm *rhythm, const struct calendar *calendar,
                           struct day day)
{
    int year, month, mday;
    struct day out;

    if (rhythm->counts_workdays)
        return workday_in_month(calendar, day, rhythm->mday);
    day_split(day, &year, &month, &mday);
    if (rhythm->mday > 0 && day_make(year, month, rhythm->mday, &out))
        return out;
    return day_month_end(day);
}

static int month_of(struct day day)
{
    int year, month, mday;

    day_split(day, &year, &month, &mday);
    return month;
}

static bool is_on(const struct rhythm *rhythm, const struct calendar *calendar,
                  struct day day, struct day from)
{
    switch (rhythm->kind) {
    case DAILY:
        return day_between(from, day) % rhythm->every == 0;
    case WORKDAY:
        return calendar_is_workday(calendar, day);
    case WEEKLY: {
        int weeks = day_between(day_plus(from, -(int)day_weekday(from)), day) / 7;
        return rhythm->weekdays & 1U << day_weekday(day) && weeks % rhythm->every == 0;
    }
    case MONTHLY:
        return in_month(rhythm, calendar, day).n == day.n;
    case YEARLY:
        return month_of(day) == rhythm->month &&
               in_month(rhythm, calendar, day).n == day.n;
    }
    return false;
}

/* What was not said is as it is on the day that it counts from. */
static void settle(struct rhythm *rhythm, struct day from)
{
    int year, month;

    if (rhythm->kind == WEEKLY && !rhythm->weekdays)
        rhythm->weekdays = 1U << day_weekday(from);
    if (rhythm->kind == MONTHLY && rhythm->mday == 0)
        day_split(from, &year, &month, &rhythm->mday);
    if (rhythm->kind == YEARLY && rhythm->month == 0)
        day_split(from, &year, &rhythm->month, &rhythm->mday);
}

enum rc rhythm_next(const char *rhythm, const struct calendar *calendar,
                    struct moment after, struct moment *out, struct err *err)
{
    struct rhythm read;

    if (!read_rhythm(rhythm, &read) || !day_known(after.day))
        return err_set(err, RC_USAGE, IN(err, "%s cannot be repeated", "不能按 %s 重复"),
                       rhythm);
    settle(&read, after.day);
    if (read.every > 1 && (read.kind == MONTHLY || read.kind == YEARLY))
        after.day =
            day_plus_months(after.day, (read.every - 1) * (read.kind == YEARLY ? 12 : 1));
    for (int i = 0; i < LOOKED_AHEAD; i++) {
        struct day day = day_plus(after.day, i);
        if ((i > 0 || read.minute > after.minute) &&
            is_on(&read, calendar, day, after.day)) {
            *out = (struct moment){day, read.minute};
            return RC_OK;
        }
    }
    return err_set(err, RC_USAGE, IN(err, "%s never comes", "%s 不会再来"), rhythm);
}

/* --- in words ----------------------------------------------------------------------- */

static void add_days(struct text *text, unsigned weekdays, enum lang lang)
{
    static const char *const names[][2] = {
        {"Monday", "一"}, {"Tuesday", "二"},  {"Wednesday", "三"}, {"Thursday", "四"},
        {"Friday", "五"}, {"Saturday", "六"}, {"Sunday", "日"}};
    const char *mark = lang == LANG_ZH ? "周" : " ";

    for (int i = 0; i < 7; i++)
        if (weekdays & 1U << i) {
            text_addf(text, "%s%s", mark, names[i][lang == LANG_ZH]);
            mark = lang == LANG_ZH ? "、" : ", ";
        }
}

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static void add_year(struct text *text, const struct rhythm *rhythm, bool is_zh)
{
    text_add(text, is_zh ? "年" : " year");
    if (rhythm->month && is_zh)
        text_addf(text, "%d月%d日", rhythm->month, rhythm->mday);
    else if (rhythm->month)
        text_addf(text, " on %d %s", rhythm->mday, months[rhythm->month - 1]);
}

static void add_workday(struct text *text, int n, bool is_zh)
{
    if (n < 0)
        text_add(text, is_zh ? "最后一个工作日" : " on the last working day");
    else
        text_addf(text, is_zh ? "第%d个工作日" : " on working day %d", n);
}

static void add_what(struct text *text, const struct rhythm *rhythm, enum lang lang)
{
    bool is_zh = lang == LANG_ZH;

    switch (rhythm->kind) {
    case DAILY:
        text_add(text, is_zh ? "天" : " day");
        break;
    case WORKDAY:
        text_add(text, is_zh ? "个工作日" : " working day");
        break;
    case WEEKLY:
        if (rhythm->weekdays)
            add_days(text, rhythm->weekdays, lang);
        else
            text_add(text, is_zh ? "周" : " week");
        break;
    case MONTHLY:
        text_add(text, is_zh ? "月" : " month");
        if (rhythm->counts_workdays)
            add_workday(text, rhythm->mday, is_zh);
        else if (rhythm->mday > 0)
            text_addf(text, is_zh ? "%d日" : " on the %d.", rhythm->mday);
        else if (rhythm->mday < 0)
            text_add(text, is_zh ? "最后一天" : " on the last day");
        break;
    case YEARLY:
        add_year(text, rhythm, is_zh);
        break;
    }
}

const char *rhythm_words(struct arena *arena, const char *rhythm, enum lang lang)
{
    struct rhythm r;
    struct text text;

    if (!read_rhythm(rhythm, &r))
        return rhythm;
    text_init(&text, arena, 200);
    text_add(&text, lang == LANG_ZH ? "每" : "every");
    if (r.every > 1)
        text_addf(&text, lang == LANG_ZH ? "%d" : " %d.", r.every);
    add_what(&text, &r, lang);
    text_addf(&text, " %02d:%02d", r.minute / 60, r.minute % 60);
    return text.bytes;
}
