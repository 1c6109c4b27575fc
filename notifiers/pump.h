/*
 * pump.h - outbox rows become deliveries. The loop's half: the desk takes letters and
 * hands them over after COMMIT; outcomes go back as messages.
 */
#pragma once

#include "notifiers/channel.h"

struct pump;

/* `report` hands an outcome to the desk: it becomes letter_went in a turn. */
struct outcome {
    int64_t letter;
    enum sent how;
    const char *ref, *detail; /* live until report returns */
    int64_t retry_after_ms;   /* -1: not said */
    int attempt;
};

struct pump *pump_new(void (*report)(void *whom, const struct outcome *outcome),
                      void *whom);
void pump_free(struct pump *pump);
void pump_add(struct pump *pump, const struct channel *channel, void *self);

/* Takes the letters over; `arena` with them, freed when all have gone. A letter of an
 * unknown channel is refused. */
void pump_deliver(struct pump *pump, const struct letter *letters, size_t n,
                  struct arena *arena);
size_t pump_under_way(const struct pump *pump);

/* When to try again: Retry-After, or full jitter between 1 s and 10 min doubling with the
 * attempt. ms from now. */
int64_t pump_backoff_ms(int attempt, int64_t retry_after_ms, uint32_t chance);
