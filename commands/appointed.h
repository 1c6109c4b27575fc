/*
 * appointed.h - a note that tells of a meeting to come.
 */
#pragma once

#include "store/turn.h"

/* The only time that the words name, where they tell of an appointment and it is still to
 * come, as moment_iso writes it; NULL otherwise. */
const char *appointed(struct turn *t, const char *text);
