/*
 * slots_time_inside.h - what the slots of time share; for slots_due.c and slots_time.c
 * alone.
 */
#pragma once

#include "commands/language/slots.h"

/* Against what the time is read: now, here. */
const struct reading_context *slot_reading(const struct filling *f);

/* Nothing where the day is not known. */
void slot_put_moment(const struct filling *f, const char *key, struct moment at,
                     const struct mark *mark);

/* The first entity with this feature and its mark; NULL for both: none. */
const struct entity *slot_entity(const struct filling *f, enum feature feature,
                                 const struct mark **mark);

/* The date that a change puts it to, else one that is still to come, else the first. */
const struct entity *slot_best_date(const struct filling *f, const struct mark **mark);

/* A clock time without a day is today's; false when it is over by then. */
bool slot_today_at(const struct filling *f, const struct entity *clock,
                   struct moment *out);
