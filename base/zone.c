/*
 * Local time by the system's zone rules.
 *
 * libical reads zoneinfo; asking it costs microseconds, so a zone keeps the changes of
 * its offset in a table for the years that business is done in, and asks libical beyond
 * them.
 */

#include "zone.h"
#include "text.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 86400, LONGEST_NAME = 64 };

/* 1990-01-01 and 2041-01-01 in seconds. Until the end of 2037 zoneinfo lists every
 * change, and libical tells it as it stands there. */
static const int64_t table_from = 631152000, table_until = 2240611200;

enum { STEP = 4 * DAY }; /* less than any offset ever lasted since */

struct change {
    int64_t at;     /* UTC seconds */
    int32_t offset; /* seconds east of UTC from then on */
};

struct zone {
    struct zone *next;
    icaltimezone *rules;
    struct change *changes; /* the first stands at table_from */
    size_t n, room;
    char name[LONGEST_NAME];
};

/* All zones that were ever asked for: filled by zone_find, on the desk's thread, and
 * never emptied, as libical's own list of zones. */
static struct zone *known;

static int32_t ask(icaltimezone *rules, int64_t utc)
{
    struct icaltimetype time =
        icaltime_from_timet_with_zone((time_t)utc, 0, icaltimezone_get_utc_timezone());
    int is_daylight;

    return icaltimezone_get_utc_offset_of_utc_time(rules, &time, &is_daylight);
}

static void add_change(struct zone *zone, int64_t at, int32_t offset)
{
    if (zone->n == zone->room) {
        zone->room = zone->room ? zone->room * 2 : 16;
        zone->changes = realloc(zone->changes, zone->room * sizeof(*zone->changes));
        if (!zone->changes)
            abort();
    }
    zone->changes[zone->n++] = (struct change){at, offset};
}

/* When the offset changes that differs between low and high: at a whole minute. */
static int64_t change_between(const struct zone *zone, int64_t low, int64_t high)
{
    int32_t before = ask(zone->rules, low);

    while (high - low > 60) {
        int64_t middle = low + (high - low) / 120 * 60;

        if (ask(zone->rules, middle) == before)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static void fill(struct zone *zone)
{
    int32_t last;

    /* The far end first: libical expands its rules once to there, not again and again. */
    (void)ask(zone->rules, table_until);
    last = ask(zone->rules, table_from);
    add_change(zone, table_from, last);
    for (int64_t at = table_from; at < table_until; at += STEP) {
        int32_t now = ask(zone->rules, at + STEP);

        if (now != last)
            add_change(zone, change_between(zone, at, at + STEP), now);
        last = now;
    }
}

/* The name becomes a path below zoneinfo, where right/ counts leap seconds. */
static bool may_be_name(const char *name)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_+-/";
    size_t len = strspn(name, letters);

    return len > 0 && len < LONGEST_NAME && name[len] == '\0' && *name != '/' &&
           name[len - 1] != '/' && !strstr(name, "//") &&
           strncmp(name, "right/", 6) != 0 && strncmp(name, "posix", 5) != 0;
}

enum rc zone_find(const char *name, const struct zone **out)
{
    icaltimezone *rules;
    struct zone *zone;

    for (zone = known; zone; zone = zone->next)
        if (text_same(zone->name, name)) {
            *out = zone;
            return RC_OK;
        }
    if (!name || !may_be_name(name))
        return RC_ABSENT;
    /* libical's own rules are as old as the library; the system's are kept up. */
    icaltimezone_set_builtin_tzdata(0);
    rules = icaltimezone_get_builtin_timezone(name);
    if (!rules || (rules != icaltimezone_get_utc_timezone() &&
                   !icaltimezone_get_component(rules))) /* listed, but without a file */
        return RC_ABSENT;
    zone = calloc(1, sizeof(*zone));
    if (!zone)
        abort();
    memcpy(zone->name, name, strlen(name));
    zone->rules = rules;
    fill(zone);
    zone->next = known;
    known = zone;
    *out = zone;
    return RC_OK;
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

static int32_t offset_at(const struct zone *zone, int64_t utc)
{
    size_t low = 0, high = zone->n;

    if (utc < table_from || utc >= table_until)
        return ask(zone->rules, utc);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (zone->changes[middle].at <= utc)
            low = middle;
        else
            high = middle;
    }
    return zone->changes[low].offset;
}

static int64_t floor_div(int64_t n, int64_t by)
{
    return n / by - (n % by < 0);
}

struct wall zone_wall(const struct zone *zone, int64_t instant_ms)
{
    int64_t utc = floor_div(instant_ms, 1000);
    int64_t local = utc + offset_at(zone, utc);
    int64_t days = floor_div(local, DAY);

    return (struct wall){(int32_t)days, (int32_t)(local - days * DAY)};
}

int64_t zone_instant(const struct zone *zone, struct wall wall)
{
    int64_t local = (int64_t)wall.days * DAY + wall.seconds;
    /* No zone is more than a day from UTC: the offsets on both sides of a change. */
    int32_t before = offset_at(zone, local - DAY), after = offset_at(zone, local + DAY);
    int64_t first = local - before, second = local - after;

    if (offset_at(zone, first) == before) /* also the first of an overlap */
        return first * 1000;
    if (offset_at(zone, second) == after)
        return second * 1000;
    local -= wall.seconds % 60;
    return change_between(zone, local - DAY, local + DAY) * 1000;
}
