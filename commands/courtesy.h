/*
 * courtesy.h - good morning, thanks, ok: words that want nothing done.
 */
#pragma once

#include "store/turn.h"

/* *is_one: the whole message is such words. They are answered with as few, and a greeting
 * with what one may say. */
enum rc courtesy_answer(struct turn *t, const char *words, bool *is_one) CHECKED;

/* "Never mind", 算了, cancel: all of the letters (only_words.h) say that nothing is to be
 * done. */
bool courtesy_never_mind(const char *letters);
