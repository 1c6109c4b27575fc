/*
 * unnumbered.h - a proposal is asked for the number of its quote, and there is none yet.
 */
#pragma once

#include "commands/access.h"

/* "Not yet", 还没有单号, and nothing else. */
bool unnumbered_said(struct arena *arena, const char *text);

/* The value that says so; NULL: a number was said, or nothing. */
const char *unnumbered_value(struct turn *t, const struct pairs *facts);

/* Keeps on the deal what else was said for the stage it does not enter, and answers with
 * what to do now; `reason`, why a stage is skipped, goes with the move to come. */
enum rc unnumbered_keep(struct turn *t, struct deal *deal, enum stage to,
                        const struct pairs *facts, const char *reason) CHECKED;
