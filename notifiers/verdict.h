/*
 * verdict.h - answers of ours with buttons that decide a request (NUDGE_VERDICT_ASKED).
 */
#pragma once

#include "store/nudges.h"

/* How the request stands since: *line is NULL while it waits for the reader, "" when they
 * have had their say and it waits for others, else as its own card ends: "Approved by Max
 * Stone, Mon 2 March 09:00". */
enum rc verdict_became(struct turn *t, const struct nudge *asked,
                       const struct person *reader, const char **line) CHECKED;
