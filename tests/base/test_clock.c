/* Time behind a pointer. */

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void system_clock_tells_a_plausible_time(void **state)
{
    (void)state;
    assert_true(clock_system.wall_ms(&clock_system) > 1700000000000);
}

static void steady_time_only_moves_on(void **state)
{
    int64_t last = 0;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        int64_t now = clock_system.steady_us(&clock_system);

        assert_true(now >= last);
        last = now;
    }
}

static void shifted_clock_runs_elsewhere_and_can_be_moved(void **state)
{
    const int64_t nine_days = 9LL * 86400000;
    struct clock_shifted shifted;
    int64_t apart;

    (void)state;
    clock_shifted_init(&shifted, nine_days);
    apart = shifted.clock.wall_ms(&shifted.clock) - clock_system.wall_ms(&clock_system);
    assert_in_range(apart, nine_days - 2000, nine_days);
    shifted.shift_ms = -nine_days;
    apart = clock_system.wall_ms(&clock_system) - shifted.clock.wall_ms(&shifted.clock);
    assert_in_range(apart, nine_days - 2000, nine_days);
    assert_true(shifted.clock.steady_us(&shifted.clock) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(system_clock_tells_a_plausible_time),
        cmocka_unit_test(steady_time_only_moves_on),
        cmocka_unit_test(shifted_clock_runs_elsewhere_and_can_be_moved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
