/* invoice.c - what is open, what is late, and how a payment is shared out. */
#include "invoice.h"

#include <string.h>

/* A draft is not owed yet; what was voided, written off or withdrawn is not owed any
 * more. */
static bool is_owed(const struct invoice *invoice)
{
    return invoice->state == INVOICE_ISSUED && invoice->withdrawn_at == 0;
}

struct money invoice_open(const struct invoice *invoice)
{
    struct money open = invoice->total;

    if (!is_owed(invoice) ||
        __builtin_sub_overflow(invoice->total.minor, invoice->paid.minor, &open.minor))
        open.minor = 0;
    open.minor = open.minor < 0 ? 0 : open.minor;
    return open;
}

int invoice_days_late(const struct invoice *invoice, struct day today)
{
    if (!day_known(invoice->due_on) || !day_known(today) ||
        money_is_zero(invoice_open(invoice)))
        return 0;
    int days = day_between(invoice->due_on, today);
    return days > 0 ? days : 0;
}

enum invoice_standing invoice_standing(const struct invoice *invoice, struct day today)
{
    if (invoice->state == INVOICE_DRAFT && invoice->withdrawn_at == 0)
        return STANDING_OPEN;
    if (!is_owed(invoice))
        return STANDING_VOID;
    if (money_is_zero(invoice_open(invoice)))
        return STANDING_PAID;
    if (invoice_days_late(invoice, today) > 0)
        return STANDING_OVERDUE;
    return invoice->paid.minor > 0 ? STANDING_PARTLY : STANDING_OPEN;
}

const char *invoice_standing_text(enum invoice_standing standing, enum lang lang)
{
    static const char *const texts[][2] = {
        [STANDING_OPEN] = {"open", "未收"},
        [STANDING_PARTLY] = {"partly paid", "部分收款"},
        [STANDING_PAID] = {"paid", "已收清"},
        [STANDING_OVERDUE] = {"overdue", "已逾期"},
        [STANDING_VOID] = {"void", "已作废"},
    };

    return texts[standing][lang == LANG_ZH];
}

/* Where a payment goes, as it is shared out. */
struct share {
    struct allocation *out;
    size_t n;
    struct money rest;
};

static void give(struct share *share, const struct invoice *invoices, size_t i)
{
    struct money part = invoice_open(&invoices[i]);

    if (part.minor > share->rest.minor)
        part.minor = share->rest.minor;
    if (part.minor == 0)
        return;
    share->out[share->n++] = (struct allocation){.invoice = i, .amount = part};
    share->rest.minor -= part.minor;
}

/* The one invoice with just this much open, -1 when there is none or more than one. */
static int exact_match(struct money amount, const struct invoice *invoices, size_t n)
{
    int found = -1;

    for (size_t i = 0; i < n; i++) {
        if (invoice_open(&invoices[i]).minor != amount.minor)
            continue;
        if (found >= 0)
            return -1;
        found = (int)i;
    }
    return found;
}

enum rc payment_share(struct money amount, const struct invoice *invoices, size_t n,
                      int named, struct allocation *out, size_t *n_out,
                      struct money *rest, struct err *err)
{
    struct share share = {.out = out, .rest = amount};

    if (amount.minor <= 0)
        return err_set(err, RC_RULE, "%s",
                       IN(err, "a payment is more than zero", "收款金额必须大于零"));
    for (size_t i = 0; i < n; i++)
        if (strcmp(invoices[i].total.currency, amount.currency) != 0)
            return err_set(err, RC_RULE,
                           IN(err, "INV-%lld is in %s, the payment in %s",
                              "INV-%lld 的货币是 %s，收款是 %s"),
                           (long long)invoices[i].id, invoices[i].total.currency,
                           amount.currency);
    if (named < 0)
        named = exact_match(amount, invoices, n);
    if (named >= 0 && (size_t)named < n)
        give(&share, invoices, (size_t)named);
    else
        for (size_t i = 0; i < n && share.rest.minor > 0; i++)
            give(&share, invoices, i);
    *n_out = share.n;
    *rest = share.rest;
    return RC_OK;
}

int64_t invoice_days_of_sales(int64_t open, int64_t sales, int days)
{
    if (sales <= 0)
        return -1;
    return (int64_t)((double)open * days * 10 / (double)sales + 0.5);
}
