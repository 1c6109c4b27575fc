/* The little firm in a database of its own. */

#include "tests/world/world.h"

#include "base/secret.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(const char *what, enum rc rc, const struct err *err)
{
    if (rc == RC_OK)
        return;
    (void)fprintf(stderr, "the little firm: %s: %s: %s %s\n", what, rc_name(rc),
                  err->said, err->detail);
    abort();
}

void world_open(struct little *world)
{
    struct err err = {0};
    char path[128];

    secret_start();
    *world = (struct little){.now = SMALL_NOW};
    folder_make(world->dir, "test");
    (void)snprintf(path, sizeof(path), "%s/small.db", world->dir);
    const struct store_options options = {.path = path};
    must("open", store_open(&options, &world->store, &err), &err);
    must("seed", small_world_in(world->store, world->now, &err), &err);
    world->arena = arena_new();
}

void world_close(struct little *world)
{
    if (world->has_turn)
        world_end(world, RC_OK);
    store_close(world->store);
    arena_free(world->arena);
    folder_drop(world->dir);
}

struct turn *world_turn(struct little *world, int64_t person)
{
    struct err err = {0};

    if (world->has_turn)
        world_end(world, RC_OK);
    arena_empty(world->arena);
    must("begin", store_begin(world->store, &err), &err);
    must(
        "turn",
        turn_begin(world->store, world->arena, world->arena, NULL, world->now, &world->t),
        &world->t.err);
    world->has_turn = true;
    world->t.action = "test";
    if (person)
        must("person", turn_as(&world->t, person), &world->t.err);
    return &world->t;
}

void world_end(struct little *world, enum rc rc)
{
    struct err err = {0};

    must("end", turn_end(&world->t, rc), &world->t.err);
    must("commit", store_commit(world->store, &err), &err);
    world->has_turn = false;
}
