/*
 * zone.h - local time and back, by the system's zone rules (libical reads zoneinfo).
 *
 * A wall time is what a clock on the wall shows. In a gap (clocks go forward) the instant
 * is the first valid minute after it; in an overlap (clocks go back) the first of the two
 * (domain.md section 4). Not for several threads: the desk owns the zones.
 */
#pragma once

#include "err.h"

struct wall {
    int32_t days;    /* since 1970-01-01 */
    int32_t seconds; /* since midnight, 0..86399 */
};

struct zone; /* known to the end of the process; nobody frees one */

/* "Asia/Shanghai"; RC_ABSENT when there is no such zone. Quick when asked again. */
enum rc zone_find(const char *name, const struct zone **out) CHECKED;

const char *zone_name(const struct zone *zone);
struct wall zone_wall(const struct zone *zone, int64_t instant_ms);
int64_t zone_instant(const struct zone *zone, struct wall wall); /* UTC ms */
