/*
 * fill.h - words that answer an open question: the form that was asked for, filled in by
 * whoever types instead.
 */
#pragma once

#include "commands/sentence.h"

/* What is asked here and not answered yet, by its label; NULL when nothing is. */
const char *fill_open(struct turn *t);

/*
 * When this person was asked something here and these words answer it, runs the form's
 * command with its first field filled. Words that say something else leave it alone, and
 * a field that takes any text is filled where Dealbell is addressed, or where it is the
 * form's only one. *is_filled on RC_OK.
 */
enum rc fill_question(struct turn *t, const struct sentence *sentence, bool is_addressed,
                      bool *is_filled) CHECKED;

/* Behind the answer to the first thing that is done while a form waits: what is still
 * asked here, in one line. */
enum rc fill_waits(struct turn *t) CHECKED;
