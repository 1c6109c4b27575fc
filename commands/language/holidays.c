/* Days with a name. */
#include "commands/language/holiday.h"
#include "commands/language/reader.h"

#include <math.h>
#include <stdlib.h>

static const struct {
    enum holiday_rule rule;
    int a, b, c;
} holidays[] = {

#define HOLIDAY(name, rule, a, b, c, phrases) {rule, a, b, (int)(c)},
#include "words/holidays.def"
#undef HOLIDAY
};

/* Gauss's way in the form of Meeus, Jones and Butcher. */
static struct day easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    struct day day;

    return day_make(year, n / 31, n % 31 + 1, &day) ? day : DAY_NONE;
}

static struct day nth_weekday(int year, int month, int nth, int weekday)
{
    struct day first;

    if (!day_make(year, month, 1, &first))
        return DAY_NONE;
    if (nth < 0) {
        struct day last = day_month_end(first);
        return day_plus(last, -(((int)day_weekday(last) - weekday + 7) % 7));
    }
    return day_plus(first, (weekday - (int)day_weekday(first) + 7) % 7 + (nth - 1) * 7);
}

/* Years of the Islamic calendar: a bit for each month of 30 days. */
enum { HIJRI_FIRST = 1400, HIJRI_DAY = 3611 };

static const uint16_t hijri_years[] = {
#include "words/hijri.def"
};

static struct day hijri_day(int year, int month, int mday)
{
    int days = HIJRI_DAY + mday - 1, last = year - HIJRI_FIRST;

    if (last < 0 || last >= (int)COUNT(hijri_years))
        return DAY_NONE;
    for (int y = 0; y <= last; y++)
        for (int m = 0; m < (y == last ? month - 1 : 12); m++)
            days += hijri_years[y] & 1u << m ? 30 : 29;
    return (struct day){days};
}

static struct day hijri(int year, int month, int mday)
{
    int hijri_year = (int)((year - 622) * 33 / 32.0);
    struct day day;
    int y, m, d;

    for (int i = -1; i <= 2; i++) {
        day = hijri_day(hijri_year + i, month, mday);
        if (!day_known(day))
            continue;
        day_split(day, &y, &m, &d);
        if (y == year)
            return day;
    }
    return DAY_NONE;
}

/*
 * The Chinese calendar, a number for each year: bits 0 to 3 the leap month, bits 4 to 15
 * the months of 30 days from the twelfth to the first, bit 16 a leap month of 30 days.
 */
enum { LUNAR_FIRST = 1900, LUNAR_LAST = 2100 };

static const uint32_t lunar_years[] = {
#include "words/lunar.def"
};

static int lunar_month_days(uint32_t year, int month)
{
    return year & (0x10000u >> month) ? 30 : 29;
}

static int lunar_leap_days(uint32_t year)
{
    return (year & 15) == 0 ? 0 : year & 0x10000 ? 30 : 29;
}

struct day lunar_day(int year, int month, int mday)
{
    struct day day;
    int days = 0;

    if (year < LUNAR_FIRST || year > LUNAR_LAST || month < 1 || month > 12 || mday < 0 ||
        mday > 30 || !day_make(1900, 1, 31, &day))
        return DAY_NONE;
    for (int y = LUNAR_FIRST; y < year; y++) {
        uint32_t all = lunar_years[y - LUNAR_FIRST];
        for (int m = 1; m <= 12; m++)
            days += lunar_month_days(all, m);
        days += lunar_leap_days(all);
    }
    uint32_t this_year = lunar_years[year - LUNAR_FIRST];
    for (int m = 1; m < month; m++) {
        days += lunar_month_days(this_year, m);
        if ((int)(this_year & 15) == m)
            days += lunar_leap_days(this_year);
    }
    int last = lunar_month_days(this_year, month);
    if (mday > last)
        return DAY_NONE;
    return day_plus(day, days + (mday ? mday : last) - 1);
}

/* By the mean of the sun's way; right for 1901 to 2099. */
static struct day qingming(int year)
{
    struct day day;
    int y = year % 100;
    int mday = (int)floor(y * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - y / 4;

    return day_make(year, 4, mday, &day) ? day : DAY_NONE;
}

/* Where the Islamic year lets a holiday fall twice, the first. DAY_NONE when the year is
 * out of what can be told. */
static struct day day_of(int row, int year)
{
    int a = holidays[row].a, b = holidays[row].b, c = holidays[row].c;
    struct day day;

    if (year < 1 || year > 9998)
        return DAY_NONE;
    switch (holidays[row].rule) {
    case ON_DAY:
        return day_make(year, a, b, &day) ? day : DAY_NONE;
    case ON_NTH: /* 104: a day after the fourth */
        day = nth_weekday(year, a, b > 100 ? 4 : b, c);
        return b > 100 ? day_plus(day, b / 100) : day;
    case ON_EASTER:
        return day_plus(easter(year), a);
    case ON_LUNAR: /* the eve is of the year that ends with it */
        return lunar_day(b ? year : year - 1, a, b);
    case ON_HIJRI:
        return hijri(year, a, b);
    case ON_BEFORE:
        if (!day_make(year, a, b, &day))
            return DAY_NONE;
        day = day_plus(day, -1);
        return day_plus(day, -(((int)day_weekday(day) - c + 7) % 7));
    case ON_QINGMING:
        return qingming(year);
    default:
        return DAY_NONE;
    }
}

/* The nearest one that is not over (or, back, that is). */
static struct day nearest(const struct reader *r, int row, bool back)
{
    struct day now = r->context->now.day;
    int year, m, d;

    day_split(now, &year, &m, &d);
    for (int i = -1; i < 3; i++) {
        struct day day = day_of(row, back ? year - i : year + i);
        if (day_known(day) &&
            (back ? day_between(day, now) > 0 : day_between(now, day) >= 0))
            return day;
    }
    return DAY_NONE;
}

/* A year behind a holiday: 2018, "of this year", "next year". */
static size_t read_year_behind(const struct reader *r, size_t at, int *year)
{
    int rel, unit, m, d;
    size_t from = blank(r, past_word(r, past_word(r, at, W_COMMA), W_OF));
    size_t end = read_year(r, from, year);

    if (end)
        return end;
    end = word(r, from, W_REL, &rel);
    end = end ? next_word(r, end, W_UNIT, &unit) : 0;
    if (!end || unit != OF_UNIT(1, LENGTH_YEAR))
        return 0;
    day_split(r->context->now.day, year, &m, &d);
    *year += rel;
    return end;
}

/* Past 的 or "of", but not into the name: 今年中秋. */
static size_t skip_of(const struct reader *r, size_t at)
{
    return word(r, blank(r, at), W_HOLIDAY, NULL) ? at : past_word(r, at, W_OF);
}

/* A year before a holiday: 2018年, 明年, 2018, "next year's". */
static size_t read_year_before(const struct reader *r, size_t at, int *year)
{
    int offset, m, d, now_year;
    size_t end = word(r, at, W_YEAR_REL, &offset), mark;

    day_split(r->context->now.day, &now_year, &m, &d);
    if (end) {
        *year = now_year + offset;
        return skip_of(r, end);
    }
    int rel, unit;
    end = word(r, at, W_REL, &rel);
    end = end ? next_word(r, end, W_UNIT, &unit) : 0;
    if (end && unit == OF_UNIT(1, LENGTH_YEAR)) {
        *year = now_year + rel;
        return skip_of(r, end);
    }
    end = read_year(r, at, year);
    if (end && (mark = next_word(r, end, W_YEAR_MARK, NULL)) != 0)
        end = mark;
    if (end)
        return skip_of(r, end);
    return 0;
}

size_t read_holiday(const struct reader *r, size_t at, struct when *out)
{
    int row, rel = 0, year;
    size_t before = read_year_before(r, at, &year);
    size_t from = before ? blank(r, before) : at, end, behind;
    bool has_rel = false;

    if (!before && !word(r, at, W_HOLIDAY, NULL)) {
        end = word(r, at, W_REL, &rel);
        end = end ? end : word(r, at, W_COMING, &rel);
        has_rel = end != 0;
        from = end ? blank(r, end) : blank(r, past_word(r, at, W_THE));
    }
    end = word(r, from, W_HOLIDAY, &row);
    if (!end)
        return 0;
    out->has_day = true;
    out->e.rule = "holiday";
    out->e.at.minute = out->e.past_at.minute = -1;
    behind = before ? 0 : read_year_behind(r, end, &year);
    if (before || behind) {
        out->e.at.day = day_of(row, year);
        out->has_year = true;
    } else {
        out->e.at.day = nearest(r, row, has_rel && rel < 0);
        out->e.past_at.day = nearest(r, row, true);
        out->e.flags |= has_rel ? 0 : ENTITY_OPEN;
    }
    if (!day_known(out->e.at.day))
        return 0;
    return behind ? behind : end;
}
