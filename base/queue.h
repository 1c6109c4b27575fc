/*
 * queue.h - the only thing two threads share: a bounded queue of pointers.
 *
 * Any thread puts; one thread takes all that wait at once. `wake`, when given, is called
 * after a put into an empty queue, in the putting thread: a loop's way of being told. Who
 * is woken therefore takes until nothing is left.
 */
#pragma once

#include "err.h"

struct queue;

struct queue *queue_new(size_t most, void (*wake)(void *whom), void *whom);
void queue_free(struct queue *queue); /* what is still in it is the caller's loss */

/* False when it is full or closed: the item stays the caller's. */
bool queue_put(struct queue *queue, void *item) CHECKED;

/* Puts in any case, past the bound and after queue_close: for answers to what the bound
 * already counted. Who frees a closed queue first takes what still came. */
void queue_put_answer(struct queue *queue, void *item);

/* Takes up to `most` items, oldest first; waits for the first when `wait`. Returns how
 * many; 0 when none waited, or when the queue is closed and empty. */
size_t queue_take(struct queue *queue, void **items, size_t most, bool wait);

/* The same, but waits no longer than this; 0 also when the time is over. */
size_t queue_take_within(struct queue *queue, void **items, size_t most, int64_t wait_ms);

/* Waits until fewer than `most` wait, or it is closed: for who puts answers, so that they
 * do not pile up before a taker who is slow. `most` is 1 or more. */
void queue_wait_below(struct queue *queue, size_t most);

size_t queue_length(struct queue *queue);
void queue_close(struct queue *queue); /* queue_put fails now, takers wake up */
bool queue_is_closed(struct queue *queue);

/* A thread with a name; joined by thread_join. Aborts when none can be had. */
struct thread;

struct thread *thread_start(const char *name, void (*run)(void *arg), void *arg);
void thread_join(struct thread *thread); /* and frees it */
