/*
 * why.h - why a request is with somebody.
 */
#pragma once

#include "store/turn.h"

/* Says of the approval, to the one who asks alone, why it is with them, or whom it waits
 * for. */
enum rc why_say(struct turn *t, int64_t id) CHECKED;
