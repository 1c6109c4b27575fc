/*
 * world_of.h - the firm that a turn's sentences speak of, asked of the database's
 * indexes.
 *
 * What a person may not see is sighted only where they typed its whole name, and a record
 * that is not theirs to see tells neither customer nor owner: no echo gives away a
 * colleague's customer. The ids of what is sighted: a person's handle, "L-208" of a lead,
 * "ACC-12" of an account.
 */
#pragma once

#include "commands/language/world.h"
#include "store/turn.h"

/* For whoever the turn is; lives as long as it does. */
void world_of(struct turn *t, struct world *out);

/* Whom and what the text names, and its normal form, in which their spans stand. False:
 * it cannot be read. */
bool world_of_sight(struct turn *t, const char *text, struct normal *normal,
                    struct sighted_names *out);
