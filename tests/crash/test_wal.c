/* The log of the database (WAL) has a bound, whatever comes and however fast: the longest
 * messages, the greatest batches, thousands of timers at once, copies made meanwhile.
 * Counted in bytes. The file grows to the longest that the log ever was, and SQLite cuts
 * it to 64 MiB sharp when it was longer. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "base/log.h"
#include "bot/desk.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BOUND = 64 * 1024 * 1024,
    LONGEST = 64 * 1024 - 100,
    LONG_ONES = 500, /* 31 MiB of words, each written several times */
    LEADS_EACH = 4,
    REMINDERS = 3600,
    WAITING_MOST = 4000,
    DAY_MS = 24 * 60 * 60 * 1000
};

struct flood {
    struct desk *desk;
    struct clock_shifted clock;
    char wal[96], copy[96], part[104];
    pthread_mutex_t lock;
    pthread_cond_t has_batch;
    bool is_ready;
    int n_put, n_done, n_copies;
    int64_t next_due; /* as the newest batch says */
};

static struct flood flood;

static int64_t bytes_of(const char *path)
{
    struct stat file;

    return stat(path, &file) == 0 ? file.st_size : 0;
}

static void ready(void *whom)
{
    struct flood *at = whom;

    pthread_mutex_lock(&at->lock);
    at->is_ready = true;
    pthread_cond_signal(&at->has_batch);
    pthread_mutex_unlock(&at->lock);
}

static void on_done(struct inbound *in)
{
    flood.n_done++;
    arena_free(in->arena);
}

static void take_batches(void)
{
    struct batch *batch;

    while ((batch = desk_batch(flood.desk))) {
        assert_false(batch->is_broken);
        for (size_t i = 0; i < batch->n_done; i++)
            batch->done[i]->done(batch->done[i]);
        flood.next_due = batch->next_due;
        batch_free(batch);
    }
}

static void wait_for_batches(void)
{
    pthread_mutex_lock(&flood.lock);
    while (!flood.is_ready)
        pthread_cond_wait(&flood.has_batch, &flood.lock);
    flood.is_ready = false;
    pthread_mutex_unlock(&flood.lock);
    take_batches();
}

static void put(struct inbound in)
{
    struct arena *arena = arena_new();
    struct inbound *kept = TAKE(arena, struct inbound);

    *kept = in;
    kept->platform = "web";
    kept->event = arena_printf(arena, "ana/%d", ++flood.n_put);
    kept->account = "ana";
    kept->conversation = "dealbell";
    kept->is_addressed = true;
    kept->text = arena_copy(arena, in.text);
    kept->done = on_done;
    kept->arena = arena;
    if (!desk_put(flood.desk, kept))
        fail_msg("the desk is full");
    while (flood.n_put - flood.n_done > WAITING_MOST)
        wait_for_batches();
}

static void drain(void)
{
    while (flood.n_put > flood.n_done)
        wait_for_batches();
}

static enum rc copy(struct store *store, struct inbound *in)
{
    /* As the bot does it: the copy alone, which somebody else checks. */
    TRY(store_copy(store, flood.copy, &in->err));
    flood.n_copies += bytes_of(flood.part) > 0;
    (void)unlink(flood.part);
    return RC_OK;
}

static void put_copy(void)
{
    put((struct inbound){.kind = IN_ERRAND, .between = copy});
}

static int begin_flood(void **state)
{
    (void)begin(state);
    log_level(LOG_ERROR);
    memset(&flood, 0, sizeof(flood));
    pthread_mutex_init(&flood.lock, NULL);
    pthread_cond_init(&flood.has_batch, NULL);
    (void)snprintf(flood.wal, sizeof(flood.wal), "%s/small.db-wal", world.dir);
    (void)snprintf(flood.copy, sizeof(flood.copy), "%s/copy.db", world.dir);
    (void)snprintf(flood.part, sizeof(flood.part), "%s.part", flood.copy);
    clock_shifted_init(&flood.clock, 0);
    flood.desk = desk_new(&(struct desk_options){.store = world.store,
                                                 .clock = &flood.clock,
                                                 .batch_ready = ready,
                                                 .whom = &flood});
    desk_start(flood.desk);
    return 0;
}

static int end_flood(void **state)
{
    desk_stop(flood.desk);
    take_batches();
    desk_free(flood.desk);
    pthread_cond_destroy(&flood.has_batch);
    pthread_mutex_destroy(&flood.lock);
    return end(state);
}

/* `least`: what the flood must have been worth, or the test would say nothing. */
static void stayed_within(int64_t least)
{
    char path[96];
    int64_t wal = bytes_of(flood.wal);

    (void)snprintf(path, sizeof(path), "%s/small.db", world.dir);
    if (wal >= BOUND)
        fail_msg("the log took %lld bytes", (long long)wal);
    if (bytes_of(path) + wal < least)
        fail_msg("only %lld bytes were written", (long long)(bytes_of(path) + wal));
    print_message("the log took %lld bytes at the most\n", (long long)wal);
}

/* Small ones between, which touch many pages each. */
static void put_leads(int i)
{
    for (int k = 0; k < LEADS_EACH; k++) {
        char text[160];

        (void)snprintf(text, sizeof(text),
                       "lead new \"Company %d of %d\" contact=\"Jo %d\" phone=139%08d"
                       " source=fair next=+%dd",
                       i, k, i, i * LEADS_EACH + k, 1 + i % 30);
        put((struct inbound){.kind = IN_WORDS, .text = text});
    }
}

static void longest_messages_among_others(void **state)
{
    char *text = malloc(LONGEST + 1);

    (void)state;
    assert_non_null(text);
    memset(text, 'x', LONGEST);
    memcpy(text, "note D-5 ", 9);
    text[LONGEST] = '\0';
    for (int i = 0; i < LONG_ONES; i++) {
        put((struct inbound){.kind = IN_WORDS, .text = text});
        put_leads(i);
        if (i % 250 == 100)
            put_copy();
    }
    drain();
    free(text);
    assert_int_equal(flood.n_copies, LONG_ONES / 250);
    stayed_within(BOUND);
}

static void thousands_of_timers_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < REMINDERS; i++) {
        char text[2100];

        (void)snprintf(text, sizeof(text), "remind +1d %2000d", i);
        put((struct inbound){.kind = IN_WORDS, .text = text});
    }
    drain();
    flood.clock.shift_ms += 2 * (int64_t)DAY_MS;
    desk_tick(flood.desk);
    while (flood.next_due &&
           flood.next_due <= flood.clock.clock.wall_ms(&flood.clock.clock))
        wait_for_batches();
    stayed_within(BOUND / 4);
}

#define IN_FLOOD(test) cmocka_unit_test_setup_teardown(test, begin_flood, end_flood)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FLOOD(longest_messages_among_others),
        IN_FLOOD(thousands_of_timers_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
