/*
 * desk.h - the thread that owns the database and runs the turns, a batch to a
 * transaction.
 *
 * It takes all messages that wait, runs each as a savepoint, commits once, and only then
 * hands back: acks (done), the web chat's news, letters to send, and when the next timer
 * is due. Alone, a message waits for nobody; under load the batch grows. The same code
 * runs without a thread for stories and tests.
 */
#pragma once

#include "base/clock.h"
#include "base/queue.h"
#include "notifiers/pump.h"
#include "notifiers/scheduler.h"
#include "store/outbox.h"

struct desk;

/* Who no longer works here. */
struct leaver {
    struct leaver *next;
    int64_t person;
};

/* What a batch leaves. Made by the desk, freed by who takes it with batch_free. */
struct batch {
    struct batch *next; /* for who takes it */
    struct arena *arena;
    struct inbound **done; /* committed; call each one's done() */
    size_t n_done;
    struct news *news; /* oldest first */
    struct leaver *leavers;
    struct letter *letters; /* taken: to be sent */
    size_t n_letters;
    int64_t next_due;    /* when the desk wants the next tick, ms; 0: never */
    int64_t clock_shift; /* the demo's clock, when clock_moved */
    bool clock_moved;
    bool records_changed; /* some */
    bool people_changed;  /* some of them */
    bool is_broken; /* the disk failed: nothing was acknowledged; stop the process */
    struct err err;
};

struct desk_options {
    struct store *store;
    struct clock_shifted *clock;
    void (*batch_ready)(void *whom); /* any thread: a batch waits in desk_batches; NULL
                                        without a thread */
    void *whom;
    int64_t clock_goal; /* the demo's clock was on its way there when the process ended;
                           0: no */
};

struct desk *desk_new(const struct desk_options *options);
void desk_free(struct desk *desk);

/* Hands a message in. False when the desk is full: tell the sender to try again. */
bool desk_put(struct desk *desk, struct inbound *in) CHECKED;

/* What to tell somebody whose words wait until a full disk has room, in their language;
 * NULL when they were not said to us. */
const char *desk_full_words(const struct inbound *in);

/* Half full: what can be had again later is better kept back. */
bool desk_is_busy(const struct desk *desk);

/* Asks the desk to look at its timers and outbox now; cheap, may be called often. */
void desk_tick(struct desk *desk);

/* A delivery's outcome, from the pump; copied. */
void desk_outcome(struct desk *desk, const struct outcome *outcome);

/* With a thread: start and stop (finishes what it holds). */
void desk_start(struct desk *desk);
void desk_stop(struct desk *desk);

/* Batches that are committed, oldest first; NULL when none waits. The loop's side. */
struct batch *desk_batch(struct desk *desk);
void batch_free(struct batch *batch);

/* Without a thread: one batch of what waits and what is due now. False when there was
 * nothing to do. */
bool desk_run_once(struct desk *desk);
