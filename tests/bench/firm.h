/*
 * firm.h - the demo's firm in this process: its store and its desk, without thread and
 * without sockets.
 */
#pragma once

#include "bot/desk.h"
#include "tests/bench/bench.h"

struct shop {
    struct store *store;
    struct clock_shifted clock;
    struct desk *desk;
};

/* A database of the demo's firm, closed, without a WAL. */
void firm_make(const char *path);
void firm_copy(const char *from, const char *to);
void firm_forget(const char *path);

void shop_open(struct shop *shop, const char *path);
void shop_close(struct shop *shop);

/* Runs all that waits and is due, as the desk's thread does, and frees what comes of it;
 * how many answers. Dies when one of them is not RC_OK. */
size_t shop_work(struct shop *shop);

/* Who notes, and about what: sales people of the demo, each with a deal of their own. */
struct seller {
    const char *handle, *deal;
};

extern const struct seller firm_sellers[4];

/* What they say. */
const char *firm_note(struct arena *arena, size_t n);
