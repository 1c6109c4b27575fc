/*
 * deed.h - what a step did, in words: "the note on Acme".
 */
#pragma once

#include "store/turn.h"

/* All that a turn did, one name for each of its commands, in this language: "the payment
 * of INV-7 Acme, the note on Acme". Never "". */
enum rc deed_called(struct turn *t, int64_t turn, enum lang lang, const char **out)
    CHECKED;
