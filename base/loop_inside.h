/*
 * loop_inside.h - what loop.c and loop_lines.c share: libuv handles that end with the
 * loop.
 */
#pragma once

#include "loop.h"

#include <uv.h>

/* Stands in the struct that holds the libuv handle; `gone` runs when libuv let go of it
 * and usually is free. */
struct loop_handle {
    struct loop *loop;
    uv_handle_t *native;
    void (*gone)(void *self);
    void *self;
    struct loop_handle *next, **link;
};

void loop_handle_add(struct loop *loop, struct loop_handle *handle, uv_handle_t *native,
                     void (*gone)(void *self), void *self);
void loop_handle_close(struct loop_handle *handle);

/* Runs `work` on libuv's worker pool, then `done` on the loop's thread. When loop_free
 * begins in between, `work` that began is waited for, and `dropped` (NULL: nobody) gets
 * what `done` will not get any more. */
void loop_work(struct loop *loop, void (*work)(void *arg), void (*done)(void *arg),
               void (*dropped)(void *arg), void *arg);
