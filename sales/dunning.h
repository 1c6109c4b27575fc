/*
 * dunning.h - the ladder of reminders about an invoice (domain.md section 2). Levels are
 * rows of a policy; these are the defaults.
 */
#pragma once

#include "invoice.h"

enum audience {
    TO_OWNER = 1,
    TO_MANAGER = 2,
    TO_AR = 4,
    TO_FINANCE_LEAD = 8,
    TO_DIRECTOR = 16,
    TO_CFO = 32
};

struct level {
    const char *name; /* "pre", "due", "grace", "L1" ... */
    int offset_days;  /* from the due day */
    unsigned audience;
};

/* Ends with a row without a name. Names are not unique ("pre" stands at -7 and at -1):
 * what is remembered of a level is its offset. */
extern const struct level dunning_ladder[];

/* What may be chased: open less promised (until the promise is broken) ; zero: the ladder
 * waits. `grace_over`: the promise's day and its grace of one business day have passed.
 */
struct money dunning_base(const struct invoice *invoice, bool grace_over);
