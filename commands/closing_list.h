/*
 * closing_list.h - open deals by their closing day: what reports/closing.c and
 * reports/slipped.c show.
 */
#pragma once

#include "commands/report.h"

/* Those of ask's owner whose closing day lies between ask->from and ask->until (either
 * may be unknown), the soonest first, under the title; `sums_up`: with what they come to
 * behind it. */
enum rc closing_list(struct turn *t, const struct report_ask *ask, const char *title,
                     bool sums_up) CHECKED;
