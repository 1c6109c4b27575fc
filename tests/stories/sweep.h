/*
 * sweep.h - the same story with the process ended at each of its syncs and sends.
 */
#pragma once

#include "tests/stories/story.h"

/* What one run left; strings live in its arena. */
struct outcome_of_run {
    int syncs, sends;
    bool has_ended; /* where it was to end */
    const char *complaints, *transcript;
};

/* story.c */
bool story_run(const struct script *script, const struct story_options *options,
               struct arena *arena, struct outcome_of_run *out);

/* False when a run told somebody something else than the undisturbed one; says so. */
bool sweep(const struct script *script, const struct story_options *options);
