/* "closing" - open deals that are to close in a period, the soonest first, and what they
 * come to; when none is said, from now to the end of the month. */
#include "commands/closing_list.h"

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    struct report_ask ask = *asked;

    if (!day_known(ask.from) && !day_known(ask.until)) {
        ask.from = t->today;
        ask.until = day_month_end(t->today);
    }
    return closing_list(
        t, &ask,
        report_title(t, IN(t, "Deals that are to close", "预计成交的商机"), &ask), true);
}

const struct report report_closing = {
    .name = "closing",
    .name_zh = "预计成交",
    .brief = "open deals that are to close in a period",
    .brief_zh = "某段时间里预计成交的商机",
    .run = run,
};
