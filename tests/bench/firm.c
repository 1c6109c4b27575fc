/* The demo's firm in this process. */

#include "tests/bench/firm.h"

#include "bot/firm.h"

#include <fcntl.h>
#include <unistd.h>

/* 2026-03-11 10:00 in Shanghai, where the demo begins: no touch of the sellers' deals is
 * due. */
static const int64_t firm_begins = 1773194400000;

const struct seller firm_sellers[4] = {{"zhao.min", "D-1042"},
                                       {"wang.hao", "D-1063"},
                                       {"chen.yu", "D-1122"},
                                       {"emma.ross", "D-1088"}};

const char *firm_note(struct arena *arena, size_t n)
{
    return arena_printf(
        arena, "note %s Spoke with their buyer, the board has our offer now; call %zu",
        firm_sellers[n % COUNT(firm_sellers)].deal, n);
}

static struct store *opened(const char *path)
{
    struct store *store = NULL;
    struct err err = {0};

    if (store_open(&(struct store_options){.path = path}, &store, &err) != RC_OK)
        bench_die("could not open %s: %s %s", path, err.said, err.detail);
    return store;
}

void firm_make(const char *path)
{
    struct store *store = opened(path);
    int64_t shift = firm_begins - clock_system.wall_ms(&clock_system);
    struct err err = {0};
    bool was_new = false;

    if (demo_seed(store, firm_begins, shift, &was_new, &err) != RC_OK || !was_new)
        bench_die("could not make the demo's firm: %s %s", err.said, err.detail);
    store_close(store);
}

void firm_copy(const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    char bytes[65536];
    ssize_t len = 0;

    while (in >= 0 && out >= 0 && (len = read(in, bytes, sizeof(bytes))) > 0)
        if (write(out, bytes, (size_t)len) != len)
            bench_die("could not write %s", to);
    if (in < 0 || out < 0 || len < 0 || fsync(out) != 0)
        bench_die("could not copy %s to %s", from, to);
    (void)close(in);
    (void)close(out);
}

void firm_forget(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < COUNT(ends); i++)
        (void)unlink(arena_printf(arena, "%s%s", path, ends[i]));
    arena_free(arena);
}

void shop_open(struct shop *shop, const char *path)
{
    int64_t shift = firm_begins - clock_system.wall_ms(&clock_system);

    *shop = (struct shop){.store = opened(path)};
    clock_shifted_init(&shop->clock, shift);
    shop->desk =
        desk_new(&(struct desk_options){.store = shop->store, .clock = &shop->clock});
    while (store_tidy(shop->store, true))
        ; /* as the desk's first pause does */
}

void shop_close(struct shop *shop)
{
    desk_free(shop->desk);
    store_close(shop->store);
}

static size_t take_batch(struct batch *batch)
{
    size_t n = batch->n_done;

    if (batch->is_broken)
        bench_die("the desk is broken: %s %s", batch->err.said, batch->err.detail);
    for (size_t i = 0; i < n; i++) {
        if (batch->done[i]->rc != RC_OK)
            bench_die("a note was refused: %s %s", batch->done[i]->err.said,
                      batch->done[i]->err.detail);
        batch->done[i]->done(batch->done[i]);
    }
    batch_free(batch);
    return n;
}

size_t shop_work(struct shop *shop)
{
    struct batch *batch;
    size_t n = 0;

    while (desk_run_once(shop->desk)) {
        store_tidy(shop->store, false);
        while ((batch = desk_batch(shop->desk)))
            n += take_batch(batch);
    }
    return n;
}
