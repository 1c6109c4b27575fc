/*
 * embedded.h - files that are compiled in: the schema's steps and the web chat's page.
 *
 * The arrays are made by tests/cmake/embed.cmake, in the order of their names; the last
 * row has no name.
 */
#pragma once

#include <stddef.h>

struct embedded {
    const char *name;           /* without its folder */
    const unsigned char *bytes; /* a NUL stands behind them */
    size_t len;
};

extern const struct embedded schema_files[]; /* store/schema */
extern const struct embedded page_files[];   /* bot/chats/page */
