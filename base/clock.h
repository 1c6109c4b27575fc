/*
 * clock.h - time behind a pointer; nobody else asks the system what time it is.
 *
 * `wall_ms` is UTC milliseconds since 1970; it may jump. `steady_us` only moves on and is
 * for durations. Tests and the demo bring their own clock.
 */
#pragma once

#include "err.h"

struct clock {
    int64_t (*wall_ms)(const struct clock *clock);
    int64_t (*steady_us)(const struct clock *clock);
};

extern const struct clock clock_system;

/* A clock that runs with the system's but stands elsewhere: wall = system wall +
 * shift_ms. The shift may be set by one thread while others read. */
struct clock_shifted {
    struct clock clock;
    _Atomic int64_t shift_ms;
};

void clock_shifted_init(struct clock_shifted *clock, int64_t shift_ms);
