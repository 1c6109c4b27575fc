/*
 * demo_firm.h - the demo's firm in a database of its own, for tests that ask it. After
 * cmocka.h.
 */
#pragma once

#include "bot/firm.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct demo_firm {
    struct store *store;
    struct arena *arena; /* as long as the firm */
    char dir[64];
};

/* Seeded at this instant, all its names and words to be found. */
static inline void demo_firm_open(struct demo_firm *firm, int64_t now)
{
    struct err err = {0};
    bool was_new;

    firm->arena = arena_new();
    (void)snprintf(firm->dir, sizeof(firm->dir), "/tmp/dealbell-test-XXXXXX");
    assert_non_null(mkdtemp(firm->dir));
    const struct store_options options = {
        .path = arena_printf(firm->arena, "%s/db", firm->dir)};
    assert_int_equal(store_open(&options, &firm->store, &err), RC_OK);
    assert_int_equal(demo_seed(firm->store, now, 0, &was_new, &err), RC_OK);
    while (store_tidy(firm->store, true))
        continue;
}

static inline void demo_firm_close(struct demo_firm *firm)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};

    store_close(firm->store);
    for (size_t i = 0; i < COUNT(ends); i++)
        (void)unlink(arena_printf(firm->arena, "%s/db%s", firm->dir, ends[i]));
    (void)rmdir(firm->dir);
    arena_free(firm->arena);
}
