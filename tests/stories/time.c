/* Instants and lengths of time as stories write them. */

#include "tests/stories/story.h"

#include "sales/day.h"

#include <stdlib.h>
#include <string.h>

enum { MINUTE_MS = 60 * 1000, HOUR = 60, DAY = 24 * HOUR, WEEK = 7 * DAY };

bool time_length(const char *text, int64_t *ms, const char **rest)
{
    static const struct {
        const char *unit;
        int64_t minutes;
    } units[] = {{"min", 1}, {"d", DAY}, {"h", HOUR}, {"w", WEEK}};

    char *end;
    long n = strtol(text, &end, 10);

    if (end == text || n < 0)
        return false;
    for (size_t i = 0; i < COUNT(units); i++)
        if (strncmp(end, units[i].unit, strlen(units[i].unit)) == 0) {
            *ms = n * units[i].minutes * MINUTE_MS;
            *rest = end + strlen(units[i].unit);
            return true;
        }
    return false;
}

/* "2026-03-02 09:00", and perhaps the name of a zone. */
bool time_instant(const char *text, const char *zone, int64_t *out, const char **rest)
{
    enum { LEN = 16 };

    const struct zone *rules;
    struct moment moment;
    struct err err = {0};
    char iso[LEN + 1] = "", name[64] = "";
    size_t len;

    if (strlen(text) < LEN)
        return false;
    memcpy(iso, text, LEN);
    iso[10] = 'T';
    text += LEN;
    text += strspn(text, " ");
    len = strcspn(text, " ");
    if (len > 0 && len < sizeof(name) && strchr(text, '/')) {
        memcpy(name, text, len);
        text += len;
    }
    if (zone_find(name[0] ? name : zone, &rules) != RC_OK ||
        moment_parse_iso(iso, &moment, &err) != RC_OK)
        return false;
    *out = zone_instant(rules, wall_of_moment(moment, 0));
    *rest = text;
    return true;
}

const char *time_wall(struct arena *arena, int64_t at, const char *zone)
{
    const struct zone *rules;

    if (zone_find(zone, &rules) != RC_OK)
        return "?";
    return moment_iso(arena, moment_of_wall(zone_wall(rules, at)));
}
