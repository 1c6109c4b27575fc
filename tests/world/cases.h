/*
 * cases.h - what the tests that begin with the little firm share. After cmocka.h, in one
 * file of a program.
 */
#pragma once

#include "tests/world/world.h"

static struct little world;

static int begin(void **state)
{
    (void)state;
    world_open(&world);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

/* The call goes well, or the test fails with what was said. */
#define OK(call)                                                      \
    do {                                                              \
        enum rc ok_rc_ = (call);                                      \
        if (ok_rc_ != RC_OK)                                          \
            fail_msg("%s: %s; %s", rc_name(ok_rc_), world.t.err.said, \
                     world.t.err.detail);                             \
    } while (0)

/* The call is refused in this way. */
#define NO(how, call)                                                                    \
    do {                                                                                 \
        enum rc no_rc_ = (call);                                                         \
        if (no_rc_ != (how))                                                             \
            fail_msg("%s, not %s: %s", rc_name(no_rc_), rc_name(how), world.t.err.said); \
    } while (0)

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
