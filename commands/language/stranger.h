/*
 * stranger.h - a customer that a message names and the world does not know: "visited
 * Glenfield Dairy", "met kate from northlake", 去了趟北湖食品, 发给北湖的样品.
 *
 * Inside of commands/language: meanings->stranger is for everyone else.
 */
#pragma once

#include "commands/language/scene.h"

/* Marks the stranger in the scene, and whom one speaks to there where it is said; nobody
 * where the message names somebody known, or nobody. What stands behind
 * "visited" or 跟 and is a person, a department or a place is no stranger: it may be
 * anywhere. */
void stranger_find(struct scene *scene);
