/*
 * loop.h - the one thread that owns every socket (libuv).
 *
 * Everything here is called on the loop's thread, but for loop_wake. Callbacks may free
 * what they were called for.
 */
#pragma once

#include "arena.h"

struct loop;
struct loop_timer;
struct loop_wake;

struct loop *loop_new(void);
void loop_run(struct loop *loop);  /* until loop_stop */
void loop_stop(struct loop *loop); /* from a callback */
void loop_free(struct loop *loop); /* closes what is still open; NULL is fine */

/* What runs on this loop registers here to be closed by loop_free, last come first
 * closed. */
void loop_at_end(struct loop *loop, void (*close)(void *arg), void *arg);

/* Calls `fire` once, after_ms from now; set again to move it. */
struct loop_timer *loop_timer_new(struct loop *loop, void (*fire)(void *arg), void *arg);
void loop_timer_set(struct loop_timer *timer, int64_t after_ms);
void loop_timer_off(struct loop_timer *timer);
void loop_timer_free(struct loop_timer *timer);

/* Any thread may wake the loop; `woken` runs on the loop's thread, once for one or many
 * wakes. */
struct loop_wake *loop_wake_new(struct loop *loop, void (*woken)(void *arg), void *arg);
void loop_wake(
    void *wake); /* a struct loop_wake; takes void so that a queue can call it */

void loop_on_signal(struct loop *loop, int signal, void (*caught)(void *arg), void *arg);

/* Runs `work` on libuv's worker pool, then `done` on the loop's thread. */
void loop_work(struct loop *loop, void (*work)(void *arg), void (*done)(void *arg),
               void *arg);

/* Resolves a name off the loop's thread. `address` is the first numeric address, or NULL
 * when there is none. */
void loop_resolve(struct loop *loop, const char *host,
                  void (*done)(void *arg, const char *address), void *arg);

/* Reads lines from a file descriptor (standard input); `line` gets NULL at the end of
 * input. */
void loop_read_lines(struct loop *loop, int fd, void (*line)(void *arg, const char *line),
                     void *arg);

/* libuv's own loop, for base/http, base/web and base/ws alone. */
void *loop_native(struct loop *loop);
