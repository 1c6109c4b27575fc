/* A ring behind a mutex, and threads with names. The ring starts small and grows to what
 * was ever waiting at once. */

#include "queue.h"

#include "arena.h"
#include "clock.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>

enum { FIRST_ROOM = 64 };

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled, taken;
    void **ring;
    size_t room, head, len, most; /* room is a power of two */
    bool is_closed;
    void (*wake)(void *whom);
    void *whom;
};

static void must(int failed)
{
    if (failed)
        abort();
}

struct queue *queue_new(size_t most, void (*wake)(void *whom), void *whom)
{
    struct queue *queue = calloc(1, sizeof(*queue));
    pthread_condattr_t steady;

    assert(most > 0);
    if (!queue || !(queue->ring = calloc(FIRST_ROOM, sizeof(*queue->ring))))
        abort();
    must(pthread_mutex_init(&queue->lock, NULL));
    must(pthread_condattr_init(&steady));
    must(pthread_condattr_setclock(&steady, CLOCK_MONOTONIC));
    must(pthread_cond_init(&queue->filled, &steady));
    must(pthread_cond_init(&queue->taken, NULL));
    must(pthread_condattr_destroy(&steady));
    queue->room = FIRST_ROOM;
    queue->most = most;
    queue->wake = wake;
    queue->whom = whom;
    return queue;
}

void queue_free(struct queue *queue)
{
    if (!queue)
        return;
    must(pthread_cond_destroy(&queue->taken));
    must(pthread_cond_destroy(&queue->filled));
    must(pthread_mutex_destroy(&queue->lock));
    free(queue->ring);
    free(queue);
}

static void grow(struct queue *queue)
{
    void **ring;

    assert(queue->room > 0);
    ring = calloc(queue->room * 2, sizeof(*ring));
    if (!ring)
        abort();
    for (size_t i = 0; i < queue->len; i++)
        ring[i] = queue->ring[(queue->head + i) & (queue->room - 1)];
    free(queue->ring);
    queue->ring = ring;
    queue->room *= 2;
    queue->head = 0;
}

static bool put(struct queue *queue, void *item, bool is_answer)
{
    bool was_empty, fits;

    must(pthread_mutex_lock(&queue->lock));
    was_empty = queue->len == 0;
    fits = is_answer || (!queue->is_closed && queue->len < queue->most);
    if (fits) {
        if (queue->len == queue->room)
            grow(queue);
        queue->ring[(queue->head + queue->len++) & (queue->room - 1)] = item;
        if (was_empty)
            must(pthread_cond_signal(&queue->filled));
    }
    must(pthread_mutex_unlock(&queue->lock));
    if (fits && was_empty && queue->wake)
        queue->wake(queue->whom);
    return fits;
}

bool queue_put(struct queue *queue, void *item)
{
    return put(queue, item, false);
}

void queue_put_answer(struct queue *queue, void *item)
{
    (void)put(queue, item, true);
}

static size_t take_locked(struct queue *queue, void **items, size_t most)
{
    size_t n = queue->len < most ? queue->len : most;

    for (size_t i = 0; i < n; i++)
        items[i] = queue->ring[(queue->head + i) & (queue->room - 1)];
    queue->head = (queue->head + n) & (queue->room - 1);
    queue->len -= n;
    if (n > 0)
        must(pthread_cond_signal(&queue->taken));
    must(pthread_mutex_unlock(&queue->lock));
    return n;
}

size_t queue_take(struct queue *queue, void **items, size_t most, bool wait)
{
    must(pthread_mutex_lock(&queue->lock));
    while (wait && queue->len == 0 && !queue->is_closed)
        must(pthread_cond_wait(&queue->filled, &queue->lock));
    return take_locked(queue, items, most);
}

void queue_wait_below(struct queue *queue, size_t most)
{
    assert(most > 0);
    must(pthread_mutex_lock(&queue->lock));
    while (queue->len >= most && !queue->is_closed)
        must(pthread_cond_wait(&queue->taken, &queue->lock));
    must(pthread_mutex_unlock(&queue->lock));
}

size_t queue_take_within(struct queue *queue, void **items, size_t most, int64_t wait_ms)
{
    int64_t until_us = clock_system.steady_us(&clock_system) + wait_ms * 1000;
    const struct timespec until = {.tv_sec = until_us / 1000000,
                                   .tv_nsec = until_us % 1000000 * 1000};
    int waited = 0;

    must(pthread_mutex_lock(&queue->lock));
    while (waited == 0 && queue->len == 0 && !queue->is_closed)
        waited = pthread_cond_timedwait(&queue->filled, &queue->lock, &until);
    must(waited != 0 && waited != ETIMEDOUT);
    return take_locked(queue, items, most);
}

size_t queue_length(struct queue *queue)
{
    size_t len;

    must(pthread_mutex_lock(&queue->lock));
    len = queue->len;
    must(pthread_mutex_unlock(&queue->lock));
    return len;
}

void queue_close(struct queue *queue)
{
    must(pthread_mutex_lock(&queue->lock));
    queue->is_closed = true;
    must(pthread_cond_broadcast(&queue->filled));
    must(pthread_cond_broadcast(&queue->taken));
    must(pthread_mutex_unlock(&queue->lock));
}

bool queue_is_closed(struct queue *queue)
{
    bool is_closed;

    must(pthread_mutex_lock(&queue->lock));
    is_closed = queue->is_closed;
    must(pthread_mutex_unlock(&queue->lock));
    return is_closed;
}

struct thread {
    pthread_t id;
    char name[16]; /* what Linux keeps of a name */
    void (*run)(void *arg);
    void *arg;
};

static void *thread_main(void *arg)
{
    struct thread *thread = arg;

    (void)prctl(PR_SET_NAME, thread->name, 0L, 0L, 0L);
    thread->run(thread->arg);
    arena_spares_end();
    return NULL;
}

struct thread *thread_start(const char *name, void (*run)(void *arg), void *arg)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    struct thread *thread = calloc(1, sizeof(*thread));
    sigset_t all, before;

    if (!thread)
        abort();
    (void)snprintf(thread->name, sizeof(thread->name), "%s", name);
    thread->run = run;
    thread->arg = arg;

    /* SIGTERM and the like are the loop's: no other thread is interrupted by them. */
    (void)sigfillset(&all);
    for (size_t i = 0; i < COUNT(faults); i++)
        (void)sigdelset(&all, faults[i]);
    must(pthread_sigmask(SIG_SETMASK, &all, &before));
    must(pthread_create(&thread->id, NULL, thread_main, thread));
    must(pthread_sigmask(SIG_SETMASK, &before, NULL));
    return thread;
}

void thread_join(struct thread *thread)
{
    must(pthread_join(thread->id, NULL));
    free(thread);
}
