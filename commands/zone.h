/*
 * zone.h - a time zone as people write it.
 */
#pragma once

#include "store/turn.h"

/* "Asia/Shanghai", in any case of letters; RC_USAGE with words when there is none. */
enum rc zone_read(struct turn *t, const char *said, const char **out) CHECKED;
