/*
 * reminder_mine.h - a reminder that who asked may end or move.
 */
#pragma once

#include "commands/access.h"
#include "store/reminders.h"

/* RC_DENIED when it is another's, RC_RULE when it is done or dropped. */
enum rc reminder_mine(struct turn *t, int64_t id, struct reminder *out) CHECKED;
