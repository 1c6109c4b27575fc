/*
 * demo_firm.h - the demo's firm in a database of its own, for tests that ask it. After
 * cmocka.h.
 */
#pragma once

#include "bot/firm.h"
#include "tests/world/folder.h"

struct demo_firm {
    struct store *store;
    struct arena *arena; /* as long as the firm */
    char dir[FOLDER_ROOM];
};

/* Seeded at this instant, all its names and words to be found. */
static inline void demo_firm_open(struct demo_firm *firm, int64_t now)
{
    struct err err = {0};
    bool was_new;

    firm->arena = arena_new();
    folder_make(firm->dir, "test");
    const struct store_options options = {
        .path = arena_printf(firm->arena, "%s/db", firm->dir)};
    assert_int_equal(store_open(&options, &firm->store, &err), RC_OK);
    assert_int_equal(demo_seed(firm->store, now, 0, &was_new, &err), RC_OK);
    while (store_tidy(firm->store, true))
        continue;
}

static inline void demo_firm_close(struct demo_firm *firm)
{
    store_close(firm->store);
    folder_drop(firm->dir);
    arena_free(firm->arena);
}
