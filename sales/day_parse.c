/* day_parse.c - clock times, and the whole of a day with its time. */
#include "day_reading.h"

#include <assert.h>

static const struct scan_word parts[] = {
    {"凌晨", PART_DAWN},
    {"早上", PART_AM},
    {"早晨", PART_AM},
    {"上午", PART_AM},
    {"中午", PART_NOON},
    {"下午", PART_PM},
    {"午后", PART_PM},
    {"傍晚", PART_EVENING},
    {"晚上", PART_EVENING},
    {"晚", PART_EVENING},
    {0},
};

static const struct scan_word meridiems[] = {
    {"am", PART_AM}, {"a.m.", PART_AM}, {"pm", PART_PM}, {"p.m.", PART_PM}, {0}};

static const struct scan_word fractions[] = {{"半", 30}, {"一刻", 15}, {"三刻", 45},
                                             {"整", 0},  {"钟", 0},    {0}};

/* Which hours go with a part of the day, and how they are meant; 12 in the evening is the
 * midnight at the day's end, 24. */
static const struct {
    enum part part;
    int first, last, shift;
} hours[] = {
    {PART_NONE, 0, 23, 0},     {PART_DAWN, 0, 6, 0},  {PART_DAWN, 12, 12, -12},
    {PART_AM, 0, 12, 0},       {PART_NOON, 1, 3, 12}, {PART_NOON, 10, 15, 0},
    {PART_PM, 1, 11, 12},      {PART_PM, 12, 23, 0},  {PART_EVENING, 5, 12, 12},
    {PART_EVENING, 17, 23, 0},
};

/* The hour of the day that is meant, -1 when they do not go together. */
static int hour_of(int part, int hour)
{
    for (size_t i = 0; i < COUNT(hours); i++)
        if ((int)hours[i].part == part && hour >= hours[i].first && hour <= hours[i].last)
            return hour + hours[i].shift;
    return -1;
}

/* What stands between an hour and its minutes, and the minutes. */
static bool take_minutes(struct scan *scan, int *minute)
{
    int64_t digits;

    *minute = 0;
    if (*scan->at == ':') {
        scan->at++;
        bool is_there = scan_digits(scan, 2, &digits) == 2;
        *minute = is_there ? (int)digits : 0;
        return is_there;
    }
    if (!scan_take(scan, "点") && !scan_take(scan, "點") && !scan_take(scan, "时"))
        return false;
    if (!scan_one_of(scan, fractions, minute) && scan_number(scan, minute))
        scan_take(scan, "分");
    return true;
}

struct clock {
    int part, hour, minute;
    bool is_padded; /* 03:00 is of the night */
};

/* 15:00, 3 pm, 下午3点半, noon, 中午 */
static bool take_clock(struct scan *scan, struct clock *out)
{
    int meridiem;

    out->hour = 12;
    out->minute = 0;
    if (scan_take(scan, "noon")) {
        out->part = PART_NOON;
        return true;
    }
    bool has_part = scan_one_of(scan, parts, &out->part);
    scan_blanks(scan);
    out->is_padded = *scan->at == '0';
    if (!scan_number(scan, &out->hour))
        return has_part && out->part == PART_NOON;
    bool has_minutes = take_minutes(scan, &out->minute);
    const char *behind = scan->at;
    scan_blanks(scan);
    if (scan_one_of(scan, meridiems, &meridiem)) {
        out->part = meridiem;
        out->hour = meridiem == PART_AM && out->hour == 12 ? 0 : out->hour;
        return true;
    }
    scan->at = behind;
    return has_minutes;
}

/* Blanks and the little words before a clock time. */
static void skip_to_clock(struct reading *r)
{
    scan_blanks(&r->scan);
    if (!scan_take(&r->scan, ",") && !scan_take(&r->scan, "的"))
        scan_take(&r->scan, "@");
    scan_blanks(&r->scan);
    scan_take(&r->scan, "at ");
    scan_blanks(&r->scan);
    if (r->has_day && r->scan.at[0] == 't' && r->scan.at[1] >= '0' &&
        r->scan.at[1] <= '9')
        r->scan.at++;
}

static enum rc read_clock(struct reading *r, bool *found)
{
    const char *start = r->scan.at;
    struct clock clock = {.part = (int)r->part};
    int ignored;

    skip_to_clock(r);
    if (!take_clock(&r->scan, &clock)) {
        r->scan.at = start;
        return RC_OK;
    }
    TRY(clock_check(clock.hour, clock.minute, &ignored, r->err));
    int hour = hour_of(clock.part, clock.hour);
    if (hour < 0)
        return err_set(r->err, RC_USAGE,
                       IN(r->err, "cannot tell what time \"%s\" is", "不清楚“%s”是几点"),
                       r->text);
    r->is_vague = clock.part == PART_NONE && !clock.is_padded && hour >= 1 && hour <= 7;
    r->minute = hour * 60 + clock.minute;
    *found = true;
    return RC_OK;
}

/* Today or not, afternoon or not: what only the whole can tell. */
static enum rc settle(struct reading *r, struct moment *out)
{
    bool knows_now = r->now.minute >= 0;

    if (!r->has_day)
        r->day = r->now.day;
    if (r->is_bare_weekday && knows_now && r->minute > r->now.minute &&
        day_weekday(r->day) == day_weekday(r->now.day))
        r->day = r->now.day;
    if (r->is_vague && knows_now && r->day.n == r->now.day.n && r->minute < r->now.minute)
        r->minute += 12 * 60;
    if (r->minute >= 24 * 60) {
        r->day = day_plus(r->day, 1);
        r->minute -= 24 * 60;
    }
    if (!day_known(r->day))
        return reading_too_far(r);
    *out = (struct moment){.day = r->day, .minute = r->minute};
    return RC_OK;
}

enum rc moment_parse(const char *text, struct moment now, struct moment *out,
                     struct err *err)
{
    struct reading r = {.text = text, .now = now, .err = err, .minute = -1};
    bool has_length = false, has_clock = false, has_day = false;

    assert(day_known(now.day));
    if (!scan_start(&r.scan, text) || scan_end(&r.scan))
        return reading_refused(err, NULL);
    TRY(reading_length(&r, &has_length));
    if (!has_length) {
        TRY(read_clock(&r, &has_clock));
        TRY(reading_day(&r, &has_day));
    }
    if (!has_clock && !r.is_done)
        TRY(read_clock(&r, &has_clock));
    if (!scan_end(&r.scan) || (!r.has_day && !has_clock))
        return reading_refused(err, text);
    return settle(&r, out);
}
