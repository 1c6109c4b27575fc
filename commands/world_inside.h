/*
 * world_inside.h - what the makers of a turn's world share. Inside of commands/world_*.c.
 */
#pragma once

#include "commands/world_of.h"

enum { WORLD_SCOPES = 16 };

struct firm_world {
    struct turn *t;
    int64_t
        scopes[WORLD_SCOPES]; /* in which `me` is understood loosely (store/names.h) */
    size_t n_scopes;
};

/* world_names.c: what is theirs, their team's, and every customer for those who see all.
 */
void world_find_scopes(struct firm_world *self);
void world_sight_names(const struct world *world, struct arena *arena,
                       const struct normal *text, struct sighted_names *out);
