/* calendar.c - business time: working days and open minutes. */
#include "calendar.h"

enum { DAY_MINUTES = 24 * 60, DAYS_TO_LOOK = 400 };

static const struct hours usual[CALENDAR_RANGES] = {{9 * 60, 12 * 60},
                                                    {13 * 60, 18 * 60}};

void calendar_usual(struct calendar *out)
{
    *out = (struct calendar){0};
    for (int range = 0; range < CALENDAR_RANGES; range++) {
        for (int weekday = MONDAY; weekday <= FRIDAY; weekday++)
            out->week[weekday][range] = usual[range];
        out->makeup[range] = usual[range];
    }
}

/* The last exception for the day, so that a leave behind a holiday's row counts. */
static const struct exception *find(const struct calendar *calendar, struct day day)
{
    size_t low = 0, high = calendar->n_exceptions;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->exceptions[middle].day.n <= day.n)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || calendar->exceptions[low - 1].day.n != day.n)
        return NULL;
    return &calendar->exceptions[low - 1];
}

static bool has_hours(const struct hours *ranges)
{
    for (int i = 0; i < CALENDAR_RANGES; i++)
        if (ranges[i].from < ranges[i].until)
            return true;
    return false;
}

bool calendar_is_workday(const struct calendar *calendar, struct day day)
{
    const struct exception *exception = find(calendar, day);

    if (exception)
        return exception->kind == DAY_WORKING;
    return day_known(day) && has_hours(calendar->week[day_weekday(day)]);
}

/* The ranges of a day; NULL when it is off. */
static const struct hours *hours_of(const struct calendar *calendar, struct day day)
{
    const struct hours *pattern = calendar->week[day_weekday(day)];

    if (!calendar_is_workday(calendar, day))
        return NULL;
    return has_hours(pattern) ? pattern : calendar->makeup;
}

/* The first working day after `day`; DAY_NONE when there is none to be found. */
static struct day next_workday(const struct calendar *calendar, struct day day)
{
    for (int i = 0; i < DAYS_TO_LOOK && day_known(day); i++) {
        day = day_plus(day, 1);
        if (day_known(day) && calendar_is_workday(calendar, day))
            return day;
    }
    return DAY_NONE;
}

struct day calendar_add_days(const struct calendar *calendar, struct day day, int n)
{
    struct day found = day;

    for (int i = 0; i < n; i++) {
        found = next_workday(calendar, found);
        if (!day_known(found))
            return day_plus(day, n);
    }
    return found;
}

struct moment calendar_add_workdays(const struct calendar *calendar, struct moment at,
                                    int n)
{
    return (struct moment){.day = calendar_add_days(calendar, at.day, n),
                           .minute = at.minute};
}

static int minute_of(struct moment at)
{
    return at.minute < 0 ? 0 : at.minute;
}

static struct moment plain_plus(struct moment at, int64_t minutes)
{
    minutes += minute_of(at);
    return (struct moment){.day = day_plus(at.day, (int)(minutes / DAY_MINUTES)),
                           .minute = (int)(minutes % DAY_MINUTES)};
}

/* Open minutes of a day in [from, until). */
static int open_in(const struct hours *ranges, int from, int until)
{
    int open = 0;

    for (int i = 0; ranges && i < CALENDAR_RANGES; i++) {
        int start = ranges[i].from > from ? ranges[i].from : from;
        int end = ranges[i].until < until ? ranges[i].until : until;
        open += end > start ? end - start : 0;
    }
    return open;
}

/* The minute at which `minutes` of the day's open time since `from` have passed; there
 * are as many. */
static int minute_after(const struct hours *ranges, int from, int minutes)
{
    for (int i = 0; i < CALENDAR_RANGES; i++) {
        int start = ranges[i].from > from ? ranges[i].from : from;
        int open = ranges[i].until - start;
        if (open <= 0)
            continue;
        if (minutes <= open)
            return start + minutes;
        minutes -= open;
    }
    return DAY_MINUTES - 1;
}

struct moment calendar_add_minutes(const struct calendar *calendar, struct moment at,
                                   int minutes)
{
    struct day day = at.day;
    int from = minute_of(at), left = minutes, barren = 0;

    if (minutes <= 0)
        return at;
    while (day_known(day) && barren < DAYS_TO_LOOK) {
        const struct hours *ranges = hours_of(calendar, day);
        int open = open_in(ranges, from, DAY_MINUTES);
        if (open >= left)
            return plain_plus((struct moment){.day = day, .minute = 0},
                              minute_after(ranges, from, left));
        left -= open;
        barren = open ? 0 : barren + 1;
        day = day_plus(day, 1);
        from = 0;
    }
    return plain_plus(at, minutes);
}

/* The minute at which quiet that holds at `minute` ends, `minute` itself when none does.
 */
static int quiet_end(const struct quiet *quiet, int minute)
{
    bool passes_midnight = quiet->from > quiet->until;

    if (passes_midnight && minute >= quiet->from)
        return DAY_MINUTES;
    if (passes_midnight)
        return minute < quiet->until ? quiet->until : minute;
    return minute >= quiet->from && minute < quiet->until ? quiet->until : minute;
}

struct moment quiet_until(const struct quiet *quiet, const struct calendar *calendar,
                          struct moment at)
{
    struct day day = at.day;
    int minute = minute_of(at);

    for (int i = 0; i < DAYS_TO_LOOK && day_known(day); i++) {
        if (calendar_is_workday(calendar, day))
            minute = quiet_end(quiet, minute);
        else
            minute = DAY_MINUTES;
        if (minute < DAY_MINUTES)
            return (struct moment){.day = day, .minute = minute};
        day = day_plus(day, 1);
        minute = 0;
    }
    return at;
}
