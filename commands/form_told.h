/*
 * form_told.h - what words tell while a form waits: why, an order of their own, or what a
 * request should change.
 */
#pragma once

#include "commands/form_open.h"

/* What is told is why, right after it was asked: no note is made of it, and no move; but
 * of what names its record itself. */
bool form_is_told(struct turn *t, const struct sentence *sentence);

/* "Remind me on Friday to call Max", "undo": an order, whatever was asked. A day beside
 * what was asked for ("legal is Jo, contract next monday") orders no reminder. */
bool form_is_order(struct turn *t, const struct sentence *sentence,
                   const struct form_open *form);

/* What should change, said right after it was asked, is a comment to whoever asked for
 * approval, whatever else it might be: "need the signed terms first". */
bool form_is_comment(struct turn *t, const struct sentence *sentence,
                     const struct form_open *form);
