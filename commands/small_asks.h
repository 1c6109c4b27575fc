/*
 * small_asks.h - what is asked in a word or two: the day's list, the time.
 */
#pragma once

#include "store/turn.h"

/* *is_one: the whole message asks for one of them, and is answered. */
enum rc small_ask_answer(struct turn *t, const char *words, bool *is_one) CHECKED;
