/* The little firm in a database of its own. */

#include "tests/world/world.h"

#include "base/secret.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    struct err err = {0};
    char path[128];

    secret_start();
    *world = (struct little){.now = SMALL_NOW};
    (void)snprintf(world->dir, sizeof(world->dir), "%s/dealbell-test-XXXXXX", base);
    if (!mkdtemp(world->dir))
        abort();
    (void)snprintf(path, sizeof(path), "%s/small.db", world->dir);
    const struct store_options options = {.path = path};
    must("open", store_open(&options, &world->store, &err), &err);
    must("seed", small_world_in(world->store, world->now, &err), &err);
    world->arena = arena_new();
}

void world_close(struct little *world)
{
    const struct dirent *entry;
    DIR *dir;

    if (world->has_turn)
        world_end(world, RC_OK);
    store_close(world->store);
    arena_free(world->arena);
    dir = opendir(world->dir);
    if (!dir)
        return;
    while ((entry = readdir(dir))) {
        char path[512];

        (void)snprintf(path, sizeof(path), "%s/%s", world->dir, entry->d_name);
        (void)unlink(path);
    }
    (void)closedir(dir);
    (void)rmdir(world->dir);
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
