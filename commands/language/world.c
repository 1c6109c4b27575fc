/* A world is asked through its calls; without one nothing is known. */
#include "commands/language/world.h"

void world_sight(const struct world *world, struct arena *arena,
                 const struct normal *text, struct sighted_names *out)
{
    *out = (struct sighted_names){0};
    if (world)
        world->calls->sight(world, arena, text, out);
}

bool world_record(const struct world *world, struct arena *arena, const char *ref,
                  struct record *out)
{
    return world && world->calls->record(world, arena, ref, out);
}

bool world_person(const struct world *world, struct arena *arena, const char *handle,
                  struct known *out)
{
    return world && world->calls->person(world, arena, handle, out);
}
