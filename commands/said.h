/*
 * said.h - what was said, on its way through the steps that may take it: a command by its
 * name, the answer to an open question, a correction, a sentence.
 */
#pragma once

#include "commands/command.h"

/* The first step that knows what to do with the words takes them, and t->step is its
 * name. Silent, with RC_OK, for chatter that is not `is_addressed` to Dealbell. */
enum rc said_act(struct turn *t, const char *words, bool is_addressed) CHECKED;
