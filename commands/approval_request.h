/*
 * approval_request.h - what asking for an approval shares with asking again.
 */
#pragma once

#include "store/say.h"

/* A form's choice of what it is asked for; `kind` is chosen, NULL: none is yet. */
struct card_input approval_kind_input(struct turn *t, const char *kind);
