/* The desk: messages wait in a queue and become batches, on a thread of their own. */

#include "bot/desk_inside.h"

#include "commands/dispatch.h"

#include <stdlib.h>
#include <string.h>

enum {
    QUEUE_MOST = 16384, /* messages that may wait */
    BATCH_MOST =
        512, /* turns in one transaction: more would keep the first one waiting */
    BYTES_MOST = 512 * 1024,  /* of their words: each is written several times, and all of
                                 it must fit into the WAL's bound (store.c) */
    ERRAND_BYTES = 64 * 1024, /* an errand's answer is long, and is kept until COMMIT */
    BEHIND_MOST = 2,  /* batches that wait for the loop: their answers take memory, and a
                         loop that is behind gains nothing by more */
    OUTCOMES_MS = 10, /* what became of deliveries waits so long for a message whose
                         commit it can share: nobody waits for it */
    PAUSE_MS = 50     /* nobody has come for so long: time to tidy up */
};

/* A delivery's outcome has no answer: hundreds of them share a commit. */
static size_t bytes_of(const struct inbound *in)
{
    if (in->kind == IN_ERRAND)
        return outcome_is(in) ? 0 : ERRAND_BYTES;
    return (in->text ? strlen(in->text) : 0) + (in->fields ? strlen(in->fields) : 0);
}

/* How many of them one transaction takes. */
static size_t that_fit(const struct desk *desk, void **items, size_t n)
{
    size_t bytes = 0, fit;

    for (fit = 0; fit < n; fit++) {
        bytes += items[fit] == &desk->tick ? 0 : bytes_of(items[fit]);
        if (fit > 0 && bytes > BYTES_MOST)
            break;
    }
    return fit;
}

/* Where the loop has a thread of its own, not before it has taken what came before. */
static void run_batch(struct desk *desk, void **items, size_t n)
{
    if (desk->has_loop)
        queue_wait_below(desk->out, BEHIND_MOST);
    batch_run(desk, items, n);
}

/* All that was taken: one batch, unless it is very long. */
static void run_taken(struct desk *desk, void **items, size_t n)
{
    size_t fit = that_fit(desk, items, n);

    desk->has_more = false;
    run_batch(desk, items, fit);
    while (fit < n && !desk->is_broken) {
        (void)store_tidy(desk->store, false);
        items += fit;
        n -= fit;
        fit = that_fit(desk, items, n);
        run_batch(desk, items, fit);
    }
}

void desk_outcome(struct desk *desk, const struct outcome *outcome)
{
    queue_put_answer(desk->in, outcome_report(outcome));
}

struct desk *desk_new(const struct desk_options *options)
{
    struct arena *turns = arena_new();
    struct desk *desk = calloc(1, sizeof(*desk));

    if (!desk)
        abort();
    desk->store = options->store;
    desk->clock = options->clock;
    desk->batch_ready = options->batch_ready;
    desk->whom = options->whom;
    desk->turns = turns;
    desk->clock_goal = options->clock_goal;
    desk->in = queue_new(QUEUE_MOST, NULL, NULL);
    desk->out = queue_new(QUEUE_MOST, options->batch_ready, options->whom);
    desk->has_more = true; /* whatever fell due while we were away */
    store_reports_by(desk->store, dispatch_card);
    return desk;
}

/* Outcomes that came after the desk had ended: at the next start their letters are
 * unsure. */
static void drop_late(struct desk *desk)
{
    void *item;

    while (queue_take(desk->in, &item, 1, false) == 1)
        if (item != &desk->tick)
            arena_free(((struct inbound *)item)->arena);
    outcomes_end(&desk->kept);
}

void desk_free(struct desk *desk)
{
    struct batch *batch;

    if (!desk)
        return;
    drop_late(desk);
    while ((batch = desk_batch(desk)))
        batch_free(batch);
    queue_free(desk->in);
    queue_free(desk->out);
    arena_free(desk->turns);
    free(desk);
}

bool desk_put(struct desk *desk, struct inbound *in)
{
    return queue_put(desk->in, in);
}

bool desk_is_busy(const struct desk *desk)
{
    return queue_length(desk->in) > QUEUE_MOST / 2;
}

void desk_tick(struct desk *desk)
{
    if (!atomic_exchange(&desk->tick_waits, true))
        queue_put_answer(desk->in, &desk->tick);
}

struct batch *desk_batch(struct desk *desk)
{
    void *batch = NULL;

    return queue_take(desk->out, &batch, 1, false) == 1 ? batch : NULL;
}

void batch_free(struct batch *batch)
{
    if (batch)
        arena_free(batch->arena);
}

static size_t took(struct desk *desk, void **items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (items[i] == &desk->tick)
            atomic_store(&desk->tick_waits, false);
    return n;
}

bool desk_run_once(struct desk *desk)
{
    void *items[BATCH_MOST];
    size_t n = took(desk, items, queue_take(desk->in, items, BATCH_MOST, false));

    if (desk->is_broken || (n == 0 && !desk->has_more))
        return false;
    run_taken(desk, items, n);
    return true;
}

/* Waits for messages; with something to tidy up no longer than for a pause: who comes
 * without one must not wait for that. */
static size_t take(struct desk *desk, void **items, bool is_untidy)
{
    const struct clock *clock = &desk->clock->clock;
    size_t n = is_untidy && !desk->has_more
                   ? queue_take_within(desk->in, items, BATCH_MOST, PAUSE_MS)
                   : queue_take(desk->in, items, BATCH_MOST, !desk->has_more);
    int64_t until = clock->steady_us(clock) + OUTCOMES_MS * 1000LL, now;

    while (outcomes_alone(items, n) && !desk->has_more && n < BATCH_MOST &&
           !queue_is_closed(desk->in) && (now = clock->steady_us(clock)) < until)
        n += queue_take_within(desk->in, items + n, BATCH_MOST - n,
                               (until - now + 999) / 1000);
    return took(desk, items, n);
}

static void work_until_closed(void *arg)
{
    struct desk *desk = arg;
    void *items[BATCH_MOST];
    bool is_untidy = false;

    desk->has_loop = true;
    while (!desk->is_broken) {
        size_t n = take(desk, items, is_untidy);
        bool is_pause = n == 0 && !desk->has_more;

        if (is_pause && queue_is_closed(desk->in))
            break; /* nothing is left */
        if (!is_pause)
            run_taken(desk, items, n);
        is_untidy = store_tidy(desk->store, is_pause);
    }
}

void desk_start(struct desk *desk)
{
    desk->thread = thread_start("desk", work_until_closed, desk);
}

void desk_stop(struct desk *desk)
{
    queue_close(desk->in);
    queue_close(desk->out); /* nobody takes from it while we wait here */
    if (desk->thread)
        thread_join(desk->thread);
    desk->thread = NULL;
}
