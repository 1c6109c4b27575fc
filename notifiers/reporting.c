/* reporting.c - what a report shows to a person, for rules. */
#include "notifiers/reporting.h"

enum rc reporting_card(struct turn *t, int64_t person, enum lang lang, const char *words,
                       struct card *out)
{
    reporter *report = store_reporter(t->store);
    int64_t me = t->me.id;

    if (!report)
        return RC_ABSENT;
    TRY(turn_as(t, person));
    t->lang = t->err.lang = lang;
    enum rc rc = report(t, words, out);
    TRY(turn_as(t, me));
    return rc;
}
