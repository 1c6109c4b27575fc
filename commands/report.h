/*
 * report.h - figures over what one may see: one file in reports/, one row in
 * reports/table.def.
 *
 * A report reads at most REPORT_MOST records of each kind; where there are more it says
 * so.
 */
#pragma once

#include "commands/access.h"

enum { REPORT_MOST = 2000 };

/* What was asked. Days are DAY_NONE where none were said. */
struct report_ask {
    const char *by; /* "owner", "stage", "customer", "month", ...; "" as is usual */
    int64_t owner;  /* 0: everybody whom one sees */
    bool is_team;   /* everybody was asked for by name: "my team" */
    struct day from, until; /* both included */
    int64_t days;           /* at least so many; 0: as is usual */
};

struct report {
    const char *name, *name_zh;
    const char *brief, *brief_zh; /* what it says */
    enum rc (*run)(struct turn *t, const struct report_ask *ask);
};

extern const struct report *const reports[]; /* from reports/table.def; ends with NULL */

/* By either name; NULL when there is none. */
const struct report *report_named(const char *name);

/* "Won deals, 1 March – 31 March": with the period behind it, where one was said. */
const char *report_title(struct turn *t, const char *title, const struct report_ask *ask);

/* The same of a list: either day may be unknown. In the turn's arena. */
const char *period_title(struct turn *t, const char *title, struct day from,
                         struct day until);

/* The period, or this month up to today where none was said. */
struct report_ask report_this_month(const struct turn *t, const struct report_ask *ask);

/* Seen by who asks, and of the owner who was asked for. */
bool report_counts(struct turn *t, const struct report_ask *ask, int64_t owner);

/* Whose an invoice is: its deal's owner, else its customer's. */
int64_t report_owner_of(struct turn *t, const struct invoice *invoice);
