/*
 * keep.h - memory that outlives a turn: what belongs to a socket, a request, a loop.
 *
 * Taken with these, given back with free(). Out of memory aborts, as with an arena.
 */
#pragma once

#include <stdlib.h>
#include <string.h>

static inline void *keep_new(size_t bytes) /* zeroed */
{
    void *at = calloc(1, bytes);

    if (!at)
        abort();
    return at;
}

static inline void *keep_resize(void *at, size_t bytes)
{
    at = realloc(at, bytes);
    if (!at)
        abort();
    return at;
}

static inline char *keep_bytes(const char *bytes, size_t len) /* adds a NUL */
{
    char *at = keep_new(len + 1);

    if (len > 0)
        memcpy(at, bytes, len);
    return at;
}

static inline char *keep_text(const char *text) /* NULL stays NULL */
{
    return text ? keep_bytes(text, strlen(text)) : NULL;
}
