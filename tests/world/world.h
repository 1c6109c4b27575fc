/*
 * world.h - the little firm in a database of its own, for a test: a turn at a time.
 *
 * Whatever of this fails ends the test program with words. One world at a time.
 */
#pragma once

#include "tests/world/folder.h"
#include "tests/world/small.h"

struct little {
    struct store *store;
    struct arena *arena; /* of the turn at hand */
    char dir[FOLDER_ROOM];
    int64_t now; /* of the next turn; SMALL_NOW to begin with */
    struct turn t;
    bool has_turn;
};

void world_open(struct little *world);
void world_close(struct little *world); /* removes the database */

/* Ends and commits the turn at hand, if any, and begins one of this person (0: nobody's).
 * What the turn before gave is gone. */
struct turn *world_turn(struct little *world, int64_t person);

/* Ends the turn at hand as `rc` says and commits. */
void world_end(struct little *world, enum rc rc);
