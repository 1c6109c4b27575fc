/*
 * profile.h - zone and language of people as their platform's profile has them.
 */
#pragma once

#include "store/turn.h"

struct bot;

/*
 * Hands the desk what a platform says of an account, as soon as it is somebody's here:
 * it becomes theirs, but for what they chose here themselves. `face` is copied. Said
 * again it changes nothing and leaves no row; of what is said while one is under way the
 * newest comes next, and a full desk or disk is waited for.
 */
void profile_put(struct bot *bot, const char *platform, const char *account,
                 const struct face *face);
