/*
 * stranger.h - a customer that a message names and the world does not know: "visited
 * Glenfield Dairy", "met kate from northlake", 去了趟北湖食品, 发给北湖的样品.
 *
 * Inside of commands/language: meanings->stranger is for everyone else.
 */
#pragma once

#include "commands/language/scene.h"

/* Puts out->stranger, and out->stranger_contact where it is said whom one speaks to
 * there; both NULL where the message names somebody known, or nobody. What stands behind
 * "visited" or 跟 and is a person, a department or a place is no stranger: it may be
 * anywhere. */
void stranger_find(const struct scene *scene, struct meanings *out);
