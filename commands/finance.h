/*
 * finance.h - what finance hears from others.
 */
#pragma once

#include "commands/command.h"
#include "store/told.h"

/* Tells each of finance in chat the card that `draw` makes for them of `of`. Its primary
 * button is one for all of them: whoever presses it first has done it, and the others are
 * told who did. *names: who was told, "Priya Nair, 孙琪"; "" where there is nobody. */
enum rc finance_tell(struct turn *t,
                     void (*draw)(struct turn *t, const struct person *reader,
                                  const void *of, struct card *out),
                     const void *of, const char **names) CHECKED;
