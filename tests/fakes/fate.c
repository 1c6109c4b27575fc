/* The end of a process, and the clock of a story. */

#include "tests/fakes/fate.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void fate_end(struct fate *fate)
{
    fate->has_ended = true;
    (void)kill(getpid(), SIGKILL);
    abort(); /* not reached */
}

static int64_t stands(const struct clock *clock)
{
    const struct story_clock *self = (const struct story_clock *)(const void *)clock;

    return self->fate->now_ms + atomic_load(&self->shifted.shift_ms);
}

static int64_t steady(const struct clock *clock)
{
    (void)clock;
    return clock_system.steady_us(&clock_system);
}

void story_clock_init(struct story_clock *clock, const struct fate *fate)
{
    clock->shifted.clock = (struct clock){.wall_ms = stands, .steady_us = steady};
    atomic_init(&clock->shifted.shift_ms, 0);
    clock->fate = fate;
}
