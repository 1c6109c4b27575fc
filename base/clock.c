/* The only file that asks the system what time it is. */

#include "clock.h"

#include <time.h>

static int64_t system_wall_ms(const struct clock *clock)
{
    struct timespec now;

    (void)clock;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t system_steady_us(const struct clock *clock)
{
    struct timespec now;

    (void)clock;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

const struct clock clock_system = {system_wall_ms, system_steady_us};

static int64_t shifted_wall_ms(const struct clock *clock)
{
    /* The clock is the first member of what init made. */
    const struct clock_shifted *shifted = (const struct clock_shifted *)clock;

    return system_wall_ms(clock) + shifted->shift_ms;
}

void clock_shifted_init(struct clock_shifted *clock, int64_t shift_ms)
{
    clock->clock.wall_ms = shifted_wall_ms;
    clock->clock.steady_us = system_steady_us;
    clock->shift_ms = shift_ms;
}
