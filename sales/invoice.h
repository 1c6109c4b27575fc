/*
 * invoice.h - what a customer owes, and what came in for it (domain.md section 2).
 *
 * Paid, partly paid and overdue are derived from the allocations and the day, so they
 * cannot drift.
 */
#pragma once

#include "day.h"
#include "money.h"

enum invoice_state { INVOICE_DRAFT, INVOICE_ISSUED, INVOICE_VOID, INVOICE_WRITTEN_OFF };

struct invoice {
    int64_t id, version;      /* INV-3301 */
    int64_t account, deal;    /* deal 0: none */
    struct money total, paid; /* paid: the sum of its allocations, read with it */
    struct day issued_on, due_on;
    enum invoice_state state;
    const char *memo;
    struct day promised_on; /* the open promise, or DAY_NONE */
    struct money promised;  /* zero when there is none */
    int64_t made_at, withdrawn_at;
};

enum invoice_standing {
    STANDING_OPEN,
    STANDING_PARTLY,
    STANDING_PAID,
    STANDING_OVERDUE,
    STANDING_VOID
};

/* Zero at the least, and for drafts and what is void, written off or withdrawn. */
struct money invoice_open(const struct invoice *invoice);
enum invoice_standing invoice_standing(const struct invoice *invoice, struct day today);
const char *invoice_standing_text(enum invoice_standing standing, enum lang lang);
int invoice_days_late(const struct invoice *invoice,
                      struct day today); /* 0 when not late or nothing is open */

/* Days sales outstanding in tenths of a day: open / sales x days (domain.md section 2);
 * negative when nothing was sold. */
int64_t invoice_days_of_sales(int64_t open, int64_t sales, int days);

/* Of a payment: how much goes to which invoice. */
struct allocation {
    size_t invoice; /* index into the invoices given */
    struct money amount;
};

/*
 * Shares a payment out: to `named` first (an index, or -1), then, when nothing was named,
 * to the one invoice whose open amount it matches exactly (two that match are no match),
 * else oldest due first; `out` has room for as many as there are invoices. What is
 * left over is `rest`: it stays unapplied and is offered against the next invoice. The
 * invoices are one customer's, in the payment's currency, oldest due first; RC_RULE when
 * a currency differs or the amount is zero.
 */
enum rc payment_share(struct money amount, const struct invoice *invoices, size_t n,
                      int named, struct allocation *out, size_t *n_out,
                      struct money *rest, struct err *err) CHECKED;
