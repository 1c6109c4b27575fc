/*
 * fill_said.h - what an answer to a form was understood as, said again.
 */
#pragma once

#include "commands/command.h"
#include "sales/deal.h"

/* Something else is asked now (`rc`): what was understood stands before it. */
enum rc facts_then_ask(struct turn *t, const struct pairs *facts, enum rc rc) CHECKED;
