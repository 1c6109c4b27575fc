/*
 * told.h - who was told of something that lasts, so that they are told once. On the
 * loop's thread.
 */
#pragma once

#include <stdbool.h>

struct told;

/* True the first time for this account; *list starts as NULL. */
bool told_first(struct told **list, const char *account);

/* It is over: all may be told again. */
void told_forget(struct told **list);
