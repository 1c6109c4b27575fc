/*
 * fill_said.h - what an answer to a form was understood as, said again.
 */
#pragma once

#include "commands/command.h"
#include "sales/deal.h"

/* "Discount sought: 12 %", of a fact by its name; "" where it is none. */
const char *fact_said(struct turn *t, const struct pair *pair);

/* Something else is asked now (`rc`): what was understood stands before it. */
enum rc facts_then_ask(struct turn *t, const struct pairs *facts, enum rc rc) CHECKED;
