/*
 * arena.h - memory that ends together.
 *
 * What is taken from an arena lives until the arena is emptied or freed; nothing
 * is freed by itself. Out of memory aborts. An arena belongs to one thread at a
 * time; whoever made it frees it. A thread keeps some of its blocks for the next arena
 * (arena_spares_end).
 */
#pragma once

#include "err.h"

#include <stdarg.h>

struct arena;

struct arena *arena_new(void);
struct arena *
arena_new_small(void); /* for what comes by the thousand: begins with 4 KiB */
void arena_free(struct arena *arena); /* NULL is fine */

/* Forgets all that was taken and keeps one block for the next turn. */
void arena_empty(struct arena *arena);

void *arena_take(struct arena *arena, size_t bytes); /* zeroed, aligned for any type */
char *arena_copy(struct arena *arena, const char *text); /* NULL stays NULL */
char *arena_copy_bytes(struct arena *arena, const char *bytes,
                       size_t len); /* adds a NUL */
char *arena_join(struct arena *arena, const char *first, ...)
    __attribute__((sentinel)); /* the texts behind one another, up to a NULL */
char *arena_printf(struct arena *arena, const char *fmt, ...) PRINTF(2, 3);
char *arena_vprintf(struct arena *arena, const char *fmt, va_list args) PRINTF(2, 0);

/* Gives back what this thread keeps: when it ends. */
void arena_spares_end(void);

/* All that was taken so far, in bytes; for tests. */
size_t arena_used(const struct arena *arena);

#define TAKE(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define TAKE_N(arena, n, type) ((type *)arena_take((arena), (n) * sizeof(type)))
