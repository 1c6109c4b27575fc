/*
 * refused.h - what an errand was refused with.
 */
#pragma once

#include "store/turn.h"

/* For the person who asked, with the next step on a line of its own; in in->arena. */
const char *refused_words(const struct inbound *in);
