/*
 * loop.h - the one thread that owns every socket (libuv).
 *
 * Everything here is called on the loop's thread, but for loop_wake. Callbacks may free
 * what they were called for. Once loop_free has begun nothing is called any more but what
 * loop_at_end was given.
 */
#pragma once

#include "arena.h"

struct loop;
struct loop_timer;
struct loop_wake;

/* Ignores SIGPIPE for the process and moves its soft limit of open files to 4,096 (or to
 * the hard limit): enough for 2,000 peers, and tables that are sized by it stay small. */
struct loop *loop_new(void);
void loop_run(struct loop *loop);  /* until loop_stop */
void loop_stop(struct loop *loop); /* from a callback, or before loop_run */

/* Closes what is still open, last come first closed, waits for work under way and aborts
 * when something stays behind. Not from a callback; NULL is fine. */
void loop_free(struct loop *loop);

/* What runs on this loop registers here to be closed by loop_free, last come first
 * closed; what was closed before takes itself off again. */
void loop_at_end(struct loop *loop, void (*close)(void *arg), void *arg);
void loop_not_at_end(struct loop *loop, void (*close)(void *arg), void *arg);

/* Calls `fire` once, after_ms from now; set again to move it. */
struct loop_timer *loop_timer_new(struct loop *loop, void (*fire)(void *arg), void *arg);
void loop_timer_set(struct loop_timer *timer, int64_t after_ms);
void loop_timer_off(struct loop_timer *timer);
void loop_timer_free(struct loop_timer *timer); /* NULL is fine; loop_free does it too */

/* Any thread may wake the loop; `woken` runs on the loop's thread, once for one or many
 * wakes. It ends with the loop: no thread may wake it once loop_free has begun. */
struct loop_wake *loop_wake_new(struct loop *loop, void (*woken)(void *arg), void *arg);
void loop_wake(
    void *wake); /* a struct loop_wake; takes void so that a queue can call it */

void loop_on_signal(struct loop *loop, int signal, void (*caught)(void *arg), void *arg);

/* Resolves a name off the loop's thread. `address` is the first numeric address, or NULL
 * when there is none; it lives until `done` returns. */
void loop_resolve(struct loop *loop, const char *host,
                  void (*done)(void *arg, const char *address), void *arg);

/* Reads lines from a file descriptor (standard input): a pipe, a socket, a terminal or a
 * file. `line` gets each without its newline (or CR and newline), what is past 1 MiB of a
 * line cut off, and NULL once at the end of input. The descriptor is the loop's from now
 * on; it is closed at the end unless it is 0, 1 or 2. */
void loop_read_lines(struct loop *loop, int fd, void (*line)(void *arg, const char *line),
                     void *arg);

/* For base/http, base/web and base/ws alone: libuv's own loop; one thing kept for each
 * loop under a key (NULL when nothing is); and what is buried by loop_free after the loop
 * has turned for the last time: libwebsockets ends in two steps with turns between. */
void *loop_native(struct loop *loop);
void *loop_kept(struct loop *loop, const void *key);
void loop_keep(struct loop *loop, const void *key, void *what);
void loop_bury(struct loop *loop, void (*bury)(void *arg), void *arg);
bool loop_is_ending(const struct loop *loop);
