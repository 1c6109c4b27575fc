/*
 * reporting.h - a report that a rule sends: its words are run by the commands, which the
 * rules do not know.
 */
#pragma once

#include "base/card.h"
#include "store/turn.h"

/* Runs a command that only reads, as t->me, and gives its answer as a card with commands
 * behind its buttons. */
typedef enum rc reporter(struct turn *t, const char *words, struct card *out);

/* The bot says at its start who does that. */
void reporting_by(reporter *who);

/* What the report shows to this person; t acts as before afterwards. RC_ABSENT when
 * nobody runs reports here. */
enum rc reporting_card(struct turn *t, int64_t person, const char *words,
                       struct card *out) CHECKED;
