/*
 * refused.h - what is wrong at which field of a form that was refused.
 */
#pragma once

#include "store/turn.h"

/*
 * Of a form that was submitted and answered with `card`: an object with the words for
 * each of its fields that is to be filled in differently, under `prefix` and the field's
 * name; empty when it is none of them. The caller deletes it.
 */
cJSON *refused_fields(const struct inbound *in, const struct card *card,
                      const char *prefix);
