/*
 * lost_words.h - why a deal is lost, to whom, and when to come back, as one says it.
 */
#pragma once

#include "store/turn.h"

/* In one of the words that the reports count: "price", "silent" ... "other". */
const char *lost_reason(struct arena *arena, const char *words);

/* "Lost Quillmark to Kestrel", "Kestrel was cheaper", 输给了云鹰: whom they went to; NULL
 * where no name is said. */
const char *lost_rival(struct arena *arena, const char *text);

/* "It's Kestrel actually", 是云鹰: the name, in words that correct another; NULL where
 * they may say more than that. */
const char *lost_rival_meant(struct arena *arena, const char *words);

/* "..., call them in September", 9月再联系, "never again": a day to come, or "never";
 * NULL where it is not said. */
const char *lost_again(struct turn *t, const char *text);

/* "No competitor", 没有对手, as an answer to who it was: nobody. */
bool lost_no_rival(struct arena *arena, const char *text);
