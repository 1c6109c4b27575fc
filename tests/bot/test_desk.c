/* The desk without its thread: what it takes into one transaction. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "base/queue.h"
#include "bot/desk.h"

#include <stdatomic.h>
#include <string.h>

enum { LONG = 60 * 1000, MESSAGES = 20, AT_ONCE_MOST = 9, LANES = 100, FEW_LETTERS = 16 };

static void on_done(struct inbound *in)
{
    assert_int_equal(in->rc, RC_OK);
    arena_free(in->arena);
}

static void put(struct desk *desk, int n, size_t len)
{
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);
    char *text = arena_take(arena, len + 1);

    memset(text, 'x', len);
    *in = (struct inbound){.kind = IN_WORDS,
                           .platform = "web",
                           .event = arena_printf(arena, "ana/%d", n),
                           .account = "ana",
                           .conversation = "sales",
                           .text = text,
                           .done = on_done,
                           .arena = arena};
    assert_true(desk_put(desk, in));
}

/* How many messages each transaction held; the most of them. */
static size_t run_all(struct desk *desk, size_t *n_batches, size_t *n_done)
{
    size_t most = 0;
    struct batch *batch;

    *n_batches = *n_done = 0;
    while (desk_run_once(desk))
        while ((batch = desk_batch(desk))) {
            for (size_t i = 0; i < batch->n_done; i++)
                batch->done[i]->done(batch->done[i]);
            *n_batches += batch->n_done > 0;
            *n_done += batch->n_done;
            most = batch->n_done > most ? batch->n_done : most;
            batch_free(batch);
        }
    return most;
}

static void long_messages_are_not_all_taken_into_one_transaction(void **state)
{
    struct clock_shifted clock;
    size_t n_batches, n_done;
    struct desk *desk;

    (void)state;
    clock_shifted_init(&clock, 0);
    desk = desk_new(&(struct desk_options){.store = world.store, .clock = &clock});
    (void)run_all(desk, &n_batches, &n_done);
    for (int i = 0; i < MESSAGES; i++)
        put(desk, i, 10);
    assert_int_equal(run_all(desk, &n_batches, &n_done), MESSAGES);
    assert_int_equal(n_batches, 1);
    for (int i = 0; i < MESSAGES; i++)
        put(desk, MESSAGES + i, LONG);
    assert_true(run_all(desk, &n_batches, &n_done) < AT_ONCE_MOST);
    assert_int_equal(n_done, MESSAGES);
    assert_true(n_batches > 1);
    desk_free(desk);
}

static void queue_letters(void)
{
    struct turn *t = world_turn(&world, 0);

    for (int i = 0; i < LANES; i++) {
        struct letter letter = {.channel = "fake",
                                .lane = arena_printf(t->arena, "lane %d", i),
                                .text = "hello"};

        OK(letter_add(t, &letter));
    }
    world_end(&world, RC_OK);
}

/* A commit that one message waits for is not to be long; and letters wait for nobody. */
static void few_letters_are_taken_at_once_and_the_others_right_behind_them(void **state)
{
    struct clock_shifted clock;
    size_t most = 0, n = 0;
    struct batch *batch;
    struct desk *desk;

    (void)state;
    queue_letters();
    clock_shifted_init(&clock, 0);
    desk = desk_new(&(struct desk_options){.store = world.store, .clock = &clock});
    put(desk, 0, 10);
    while (desk_run_once(desk))
        while ((batch = desk_batch(desk))) {
            for (size_t i = 0; i < batch->n_done; i++)
                batch->done[i]->done(batch->done[i]);
            most = batch->n_letters > most ? batch->n_letters : most;
            n += batch->n_letters;
            batch_free(batch);
        }
    assert_int_equal(n, LANES); /* no outcome has come */
    assert_true(most <= FEW_LETTERS);
    desk_free(desk);
}

/* What the desk has done and what was taken from it, as two threads see them. */
static struct {
    struct queue *steps; /* one for each errand that ran */
    _Atomic size_t n_ran, n_taken, most_ahead;
} race;

static enum rc step(struct turn *t, struct inbound *in)
{
    size_t ahead = ++race.n_ran - race.n_taken;

    (void)t;
    (void)in;
    if (ahead > race.most_ahead)
        race.most_ahead = ahead;
    queue_put_answer(race.steps, &race);
    return RC_OK;
}

static void put_errand(struct desk *desk)
{
    struct arena *arena = arena_new_small();
    struct inbound *in = TAKE(arena, struct inbound);

    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "desk",
                           .event = "",
                           .errand = step,
                           .reads_only = true,
                           .done = on_done,
                           .arena = arena};
    assert_true(desk_put(desk, in));
}

static size_t take_one(struct desk *desk)
{
    struct batch *batch = desk_batch(desk);
    size_t n = batch ? batch->n_done : 0;

    race.n_taken += n;
    for (size_t i = 0; i < n; i++)
        batch->done[i]->done(batch->done[i]);
    batch_free(batch);
    return n;
}

/* The answers of a batch take memory until the loop has it: a desk that goes on while the
 * loop is behind would fill it without end. Here the loop takes a batch where two could
 * be made. */
static void a_loop_that_is_behind_is_waited_for(void **state)
{
    enum { ERRANDS = 400, A_BATCH = 8, WAITING = 2, PATIENCE_MS = 20 };

    struct clock_shifted clock;
    struct desk *desk;
    void *steps[1];

    (void)state;
    race.steps = queue_new(1, NULL, NULL);
    clock_shifted_init(&clock, 0);
    desk = desk_new(&(struct desk_options){.store = world.store, .clock = &clock});
    for (int i = 0; i < ERRANDS; i++)
        put_errand(desk);
    desk_start(desk);
    while (race.n_taken < ERRANDS) {
        for (int i = 0; i < 2 * A_BATCH; i++)
            if (queue_take_within(race.steps, steps, 1, PATIENCE_MS) == 0)
                break; /* it waits for us */
        (void)take_one(desk);
    }
    desk_stop(desk);
    while (take_one(desk) > 0)
        ;
    /* What waits, what is being made, and what was taken and not counted yet. */
    assert_true(race.most_ahead <= (size_t)A_BATCH * (WAITING + 2));
    desk_free(desk);
    queue_free(race.steps);
}

/* Nobody takes any more: that keeps no desk from its end. */
static void a_desk_ends_though_nobody_takes_from_it(void **state)
{
    enum { ERRANDS = 200 };

    struct clock_shifted clock;
    struct desk *desk;

    (void)state;
    race.steps = queue_new(1, NULL, NULL);
    clock_shifted_init(&clock, 0);
    desk = desk_new(&(struct desk_options){.store = world.store, .clock = &clock});
    for (int i = 0; i < ERRANDS; i++)
        put_errand(desk);
    desk_start(desk);
    desk_stop(desk);
    while (take_one(desk) > 0)
        ;
    desk_free(desk);
    queue_free(race.steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(long_messages_are_not_all_taken_into_one_transaction),
        TEST(few_letters_are_taken_at_once_and_the_others_right_behind_them),
        TEST(a_loop_that_is_behind_is_waited_for),
        TEST(a_desk_ends_though_nobody_takes_from_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
