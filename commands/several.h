/*
 * several.h - a message with a deed for each of several customers or records
 * (commands/language/parts.h): each is done by itself, and what is not done is said.
 */
#pragma once

#include "commands/language/parts.h"
#include "commands/sentence.h"

/* Whether a message that begins with this command may go on with another; a note and its
 * like take all that stands behind their name, and so does a reminder whose day stands in
 * figures. */
bool several_begin_with(struct turn *t, const struct command *command, const char *rest);

/* The parts of what this person types here; 0 where it is one sentence. */
size_t several_parts(struct turn *t, const char *text, struct part out[MOST_PARTS]);

/*
 * Does the parts one after the other, in this turn. A part that is refused is taken back
 * by itself and named; behind one that asks something, and where it may only be offered,
 * nothing is done: it is named, with a button. *is_done where the message has parts.
 */
enum rc several_act(struct turn *t, const char *text, bool is_addressed, bool *is_done)
    CHECKED;
