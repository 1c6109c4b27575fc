/*
 * reporting.h - a report that a rule sends: its words are run by the commands, which the
 * rules do not know.
 */
#pragma once

#include "base/card.h"
#include "store/turn.h"

/* What the report shows to this person, in that language; t acts as before afterwards.
 * RC_ABSENT when nobody runs reports here (store_reports_by). */
enum rc reporting_card(struct turn *t, int64_t person, enum lang lang, const char *words,
                       struct card *out) CHECKED;
