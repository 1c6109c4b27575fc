/*
 * choices.h - which record is meant, where the words did not say: those it may be.
 */
#pragma once

#include "commands/bind/bind.h"

/* Offers up to three as buttons that run the order with the record filled in: what was
 * last spoken of here first, then this person's own. */
enum rc choices_offer(struct turn *t, const struct order *order, const struct arg *arg)
    CHECKED;
