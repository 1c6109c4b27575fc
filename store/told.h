/*
 * told.h - who was told what by a turn: for those who take it back.
 */
#pragma once

#include "store/turn.h"

/* People to whom the turn said something directly that has left by now, each once. */
enum rc told_by(struct turn *t, int64_t turn, size_t most, int64_t *people, size_t *n)
    CHECKED;
