/*
 * files.h - a file of the tests' own, read whole. After cmocka.h.
 */
#pragma once

#include "base/text.h"

#include <stdio.h>

/* Its bytes, NUL behind them; `len` may be NULL. A file that is not there fails the test.
 */
static inline char *read_all(struct arena *arena, const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    struct text text;
    char block[4096];
    size_t n;

    if (!file)
        fail_msg("there is no %s", path);
    text_init(&text, arena, 4 * 1024 * 1024);
    while ((n = fread(block, 1, sizeof(block), file)) > 0)
        text_add_bytes(&text, block, n);
    assert_int_equal(fclose(file), 0);
    if (len)
        *len = text.len;
    return text.bytes;
}
