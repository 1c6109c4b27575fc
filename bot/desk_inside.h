/*
 * desk_inside.h - what the desk's files share: desk.c has the queues and the thread,
 * batch.c what is done in one transaction.
 */
#pragma once

#include "bot/desk.h"
#include "bot/outcomes.h"

#include <stdatomic.h>

struct desk {
    struct store *store;
    struct clock_shifted *clock;
    void (*batch_ready)(void *whom);
    void *whom;
    struct queue *in, *out;
    struct thread *thread;
    struct arena *turns; /* emptied after each turn */
    struct inbound tick; /* stands in the queue for "look at the timers" */
    _Atomic bool tick_waits;
    struct inbound *walker; /* who moved the demo's clock: answered when it has arrived */
    int64_t clock_goal;     /* where the demo's clock walks to; 0: it stands */
    size_t letters_out;     /* taken, and their outcome not yet noted */
    struct outcomes kept;   /* that a full disk did not take */
    int64_t next_due;       /* as last told */
    bool has_more;   /* due timers or letters may be left, or the clock is on its way */
    bool has_loop;   /* another thread takes the batches */
    bool is_crowded; /* many messages wait for this commit */
    bool is_broken;
};

/* Runs these messages, and what is due, in one transaction; its answers go to desk->out.
 * Where the database fails desk->is_broken is set, and nobody is told that it was stored.
 */
void batch_run(struct desk *desk, void **items, size_t n);
