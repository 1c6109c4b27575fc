/*
 * links.h - how an account on another platform becomes a person's: by a code that is
 * typed there once. Only fingerprints of codes are stored.
 */
#pragma once

#include "store/turn.h"

enum { LINK_MINUTES = 10, LINK_TRIES = 5 };

/* A code for this person, good once and for LINK_MINUTES: "K7QM-2XHP". */
enum rc link_make(struct turn *t, int64_t person, const char **code) CHECKED;

/*
 * Uses up the code for the account that typed it: it is bound to the code's person, who
 * is t->me from now on. RC_ABSENT, without words, for a code that is wrong, used or too
 * old; RC_DENIED, with words, after LINK_TRIES of those within an hour.
 */
enum rc link_redeem(struct turn *t, const char *code) CHECKED;
