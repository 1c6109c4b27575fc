/* reporting.c - what a report shows to a person, for rules. */
#include "notifiers/reporting.h"

static reporter *reporter_now; /* set once, before the desk starts */

void reporting_by(reporter *who)
{
    reporter_now = who;
}

enum rc reporting_card(struct turn *t, int64_t person, const char *words,
                       struct card *out)
{
    int64_t me = t->me.id;

    if (!reporter_now)
        return RC_ABSENT;
    TRY(turn_as(t, person));
    enum rc rc = reporter_now(t, words, out);
    TRY(turn_as(t, me));
    return rc;
}
