/* dunning.c - the rungs of the ladder and what may be chased. */
#include "dunning.h"

#include <string.h>

/* The default ladder of domain.md section 2; the days after grace's first belong to it.
 */
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
