/*
 * change.h - what was done, done again with another value: [Change], and "no, 35万".
 */
#pragma once

#include "commands/sentence.h"

/*
 * "No, 35万", 不对，是周四: takes back what this person did last here and does it again
 * with the value that was said. *is_done is false, with RC_OK, when the words correct
 * nothing.
 */
enum rc change_said(struct turn *t, const struct sentence *sentence, bool *is_done)
    CHECKED;
