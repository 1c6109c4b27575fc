/* dunning.c - the rungs of the ladder and what may be chased. */
#include "dunning.h"

#include <string.h>

/* The default ladder; the days after grace's first belong to it. */
const struct level dunning_ladder[] = {
    {"pre", -7, TO_OWNER},
    {"pre", -1, TO_OWNER | TO_AR},
    {"due", 0, TO_AR},
    {"grace", 1, TO_OWNER},
    {"L1", 4, TO_OWNER},
    {"L2", 15, TO_OWNER | TO_MANAGER | TO_AR},
    {"L3", 31, TO_MANAGER | TO_FINANCE_LEAD},
    {"L4", 61, TO_DIRECTOR | TO_CFO},
    {"end", 91, TO_CFO},
    {0},
};

enum { LEVELS = (int)COUNT(dunning_ladder) - 1 };

static bool is_chased(const struct invoice *invoice)
{
    return day_known(invoice->due_on) && !money_is_zero(invoice_open(invoice));
}

int dunning_level(const struct invoice *invoice, struct day today)
{
    int level = LEVELS - 1;

    if (!day_known(today) || !is_chased(invoice))
        return -1;
    int days = day_between(invoice->due_on, today);
    while (level >= 0 && dunning_ladder[level].offset_days > days)
        level--;
    return level;
}

struct day dunning_next_day(const struct invoice *invoice, int level)
{
    if (level < -1 || level >= LEVELS - 1 || !is_chased(invoice))
        return DAY_NONE;
    return day_plus(invoice->due_on, dunning_ladder[level + 1].offset_days);
}

struct money dunning_base(const struct invoice *invoice, bool grace_over)
{
    struct money base = invoice_open(invoice);
    bool is_promised = day_known(invoice->promised_on) && invoice->promised.minor > 0 &&
                       strcmp(invoice->promised.currency, base.currency) == 0;

    if (is_promised && !grace_over)
        base.minor -= invoice->promised.minor;
    base.minor = base.minor < 0 ? 0 : base.minor;
    return base;
}
