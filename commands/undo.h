/*
 * undo.h - taking back a turn, for undo and change.
 */
#pragma once

#include "commands/command.h"

/* Whether this person may take it back now: who acted or their manager, for a day.
 * RC_RULE or RC_DENIED with words. */
enum rc undo_may(struct turn *t, int64_t turn) CHECKED;
