/* Memory that ends together: a chain of blocks, each twice the size of the one before. */

#include "arena.h"

#include "spaced.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>

enum { KEEPS = 0 };
#else
enum { KEEPS = 1 };

#define ASAN_POISON_MEMORY_REGION(at, len) ((void)(at), (void)(len))
#define ASAN_UNPOISON_MEMORY_REGION(at, len) ((void)(at), (void)(len))
#endif

enum { SMALL_ROOM = 4 * 1024, FIRST_ROOM = 16 * 1024, MOST_ROOM = 1024 * 1024 };

struct block {
    struct block *next; /* the one made before */
    size_t room, used;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *first, *now;
    size_t taken;
};

/* Most arenas are small and end with one message: some of their blocks are kept for the
 * next one of this thread. None under ASan, which is to see who looks into what ended. */
enum { SPARES = 32 };

static thread_local struct {
    struct block *first;
    int n;
} spares;

static struct block *block_new(size_t room, struct block *next)
{
    struct block *block = spares.first;

    if (room == SMALL_ROOM && block) {
        spares.first = block->next;
        spares.n--;
        block->next = next;
        block->used = 0;
        return block;
    }
    if (room > SIZE_MAX / 2 || !(block = malloc(sizeof(*block) + room)))
        abort();
    block->next = next;
    block->room = room;
    block->used = 0;
    ASAN_POISON_MEMORY_REGION(block->bytes, room);
    return block;
}

static void block_free(struct block *block)
{
    ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->room);
    if (KEEPS && block->room == SMALL_ROOM && spares.n < SPARES) {
        block->next = spares.first;
        spares.first = block;
        spares.n++;
        return;
    }
    free(block);
}

void arena_spares_end(void)
{
    while (spares.first) {
        struct block *next = spares.first->next;

        free(spares.first);
        spares.first = next;
    }
    spares.n = 0;
}

static struct arena *new_of(size_t room)
{
    struct arena *arena = calloc(1, sizeof(*arena));

    if (!arena)
        abort();
    arena->first = arena->now = block_new(room, NULL);
    return arena;
}

struct arena *arena_new(void)
{
    return new_of(FIRST_ROOM);
}

struct arena *arena_new_small(void)
{
    return new_of(SMALL_ROOM);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_empty(arena);
    block_free(arena->first);
    free(arena);
}

void arena_empty(struct arena *arena)
{
    while (arena->now != arena->first) {
        struct block *next = arena->now->next;

        block_free(arena->now);
        arena->now = next;
    }
    arena->first->used = 0;
    arena->taken = 0;
    ASAN_POISON_MEMORY_REGION(arena->first->bytes, arena->first->room);
}

static void grow(struct arena *arena, size_t bytes)
{
    size_t room = arena->now->room < MOST_ROOM ? arena->now->room * 2 : MOST_ROOM;

    arena->now = block_new(bytes > room ? bytes : room, arena->now);
}

/* Under ASan a gap that stays poisoned lies between one piece and the next. */
#ifdef ARENA_POISONS
enum { GAP = alignof(max_align_t) };
#else
enum { GAP = 0 };
#endif

static void *take(struct arena *arena, size_t bytes)
{
    const size_t step = alignof(max_align_t);
    size_t whole;
    void *at;

    if (bytes > SIZE_MAX / 4)
        abort();
    whole = (bytes + GAP + step - 1) / step * step;
    if (whole > arena->now->room - arena->now->used)
        grow(arena, whole);
    at = arena->now->bytes + arena->now->used;
    arena->now->used += whole;
    arena->taken += bytes;
    ASAN_UNPOISON_MEMORY_REGION(at, bytes);
    return at;
}

void *arena_take(struct arena *arena, size_t bytes)
{
    void *at = take(arena, bytes);

    memset(at, 0, bytes);
    return at;
}

char *arena_copy(struct arena *arena, const char *text)
{
    return text ? arena_copy_bytes(arena, text, strlen(text)) : NULL;
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t len)
{
    char *copy = take(arena, len + 1);

    if (len > 0)
        memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

char *arena_join(struct arena *arena, const char *first, ...)
{
    size_t len = 0;
    va_list args;

    va_start(args, first);
    for (const char *text = first; text; text = va_arg(args, const char *))
        len += strlen(text);
    va_end(args);
    char *made = arena_take(arena, len + 1), *at = made;
    va_start(args, first);
    for (const char *text = first; text; text = va_arg(args, const char *))
        at = stpcpy(at, text);
    va_end(args);
    return made;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    char *made;

    va_start(args, fmt);
    made = arena_vprintf(arena, fmt, args);
    va_end(args);
    return made;
}

char *arena_vprintf(struct arena *arena, const char *fmt, va_list args)
{
    char small[256];
    va_list again;
    char *made;
    int len;

    va_copy(again, args);
    len = spaced_vprintf(small, sizeof(small), fmt, args);
    if (len < 0)
        abort(); /* only a broken format or more than INT_MAX bytes */
    if ((size_t)len < sizeof(small)) {
        made = arena_copy_bytes(arena, small, (size_t)len);
    } else {
        made = take(arena, (size_t)len + 1);
        (void)spaced_vprintf(made, (size_t)len + 1, fmt, again);
    }
    va_end(again);
    return made;
}

size_t arena_used(const struct arena *arena)
{
    return arena->taken;
}
