/*
 * legs_act.h - a deed of money in two legs: the first is done, the rest is named.
 */
#pragma once

#include "commands/sentence.h"

/* *is_done is false, with RC_OK, where the words have no two legs. */
enum rc legs_act(struct turn *t, const char *text, bool is_addressed, bool *is_done)
    CHECKED;
