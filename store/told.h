/*
 * told.h - who was told what by a turn: for those who take it back.
 */
#pragma once

#include "store/turn.h"

struct told {
    int64_t person;
    const char
        *text; /* what they read, in their language; "" where it was a card alone */
};

/* People to whom the turn said something directly that has left by now, each once. */
enum rc told_by(struct turn *t, int64_t turn, size_t most, struct told *out, size_t *n)
    CHECKED;
