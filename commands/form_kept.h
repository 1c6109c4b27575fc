/*
 * form_kept.h - what a form has taken, when the same is said again in other words.
 */
#pragma once

#include "commands/bind/bind.h"

/* Where a form for the same move of the same record stands open here, what it took goes
 * with the order, but for what the order says anew. */
enum rc form_keep(struct turn *t, struct order *order) CHECKED;
