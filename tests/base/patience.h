/* patience.h - a loop for a test: it turns until the test has what it waits for, and the
 * test fails when that takes longer than ten seconds. */
#pragma once

#include "base/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

enum { PATIENCE_MS = 10000 };

static inline void patience_lost(void *arg)
{
    (void)arg;
    fprintf(stderr, "what the test waits for did not happen\n");
    abort();
}

/* Turns the loop until a callback calls loop_stop. */
static inline void await(struct loop *loop)
{
    struct loop_timer *timer = loop_timer_new(loop, patience_lost, NULL);

    loop_timer_set(timer, PATIENCE_MS);
    loop_run(loop);
    loop_timer_free(timer);
}
