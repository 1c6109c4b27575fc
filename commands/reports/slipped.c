/* "slipped" - open deals whose closing day is over, the longest first. */
#include "commands/closing_list.h"

static enum rc run(struct turn *t, const struct report_ask *asked)
{
    const struct day yesterday = day_plus(t->today, -1);
    struct report_ask ask = *asked;

    if (!day_known(ask.until) || ask.until.n > yesterday.n)
        ask.until = yesterday;
    return closing_list(
        t, &ask,
        report_title(t, IN(t, "Deals past their closing day", "过了预计成交日的商机"),
                     asked),
        false);
}

const struct report report_slipped = {
    .name = "slipped",
    .name_zh = "延期",
    .brief = "open deals whose closing day is over",
    .brief_zh = "过了预计成交日还没成交的商机",
    .run = run,
};
