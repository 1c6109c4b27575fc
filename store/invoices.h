/*
 * invoices.h - the invoices we have sent, and the money that came in for them.
 */
#pragma once

#include "sales/invoice.h"
#include "store/record.h"

extern const struct record_kind invoices_kind; /* "invoice", INV- */
extern const struct record_kind payments_kind; /* "payment", PAY- */
extern const struct record_kind allocations_kind;

struct payment {
    int64_t id, version, account;
    struct money amount, unapplied;
    struct day received_on;
    const char *memo;
    int64_t made_at, withdrawn_at;
};

struct stored_allocation {
    int64_t id, version, payment, invoice, amount, made_at, withdrawn_at;
};

enum rc invoices_get(struct turn *t, int64_t id, struct invoice *out) CHECKED;

/* Finds what was undone as well, for its card. */
enum rc invoices_get_any(struct turn *t, int64_t id, struct invoice *out) CHECKED;
enum rc invoices_add(struct turn *t, struct invoice *invoice) CHECKED;
enum rc invoices_put(struct turn *t, struct invoice *invoice) CHECKED;

/* Of an account (0: of all), with something open, oldest due first. */
enum rc invoices_open_of(struct turn *t, int64_t account, size_t most,
                         struct invoice *out, size_t *n) CHECKED;

/* Issued from one day to another, both included, by day. */
enum rc invoices_issued(struct turn *t, struct day from, struct day until, size_t most,
                        struct invoice *out, size_t *n) CHECKED;
enum rc invoices_of_deal(struct turn *t, int64_t deal, size_t most, struct invoice *out,
                         size_t *n) CHECKED;

/* What was invoiced on a deal and stands: issued or written off. */
struct deal_billed {
    struct invoice first;     /* the one issued first; id 0: none was */
    struct money total, open; /* in the currency of the oldest due */
    bool is_mixed;            /* there are some in another currency, too */
};

enum rc invoices_billed(struct turn *t, int64_t deal, struct deal_billed *out) CHECKED;

/* Whether less was invoiced than what the deal is worth. False as well where nothing was,
 * and where the currencies differ: nobody knows then. */
bool billed_has_rest(const struct deal_billed *billed, struct money worth);

/* Records a payment and its shares: adds to each invoice's paid and sets what is left
 * unapplied. RC_RULE when an invoice is another customer's, in another currency, or has
 * less open than its share. */
enum rc payments_add(struct turn *t, struct payment *payment, struct invoice *invoices,
                     const struct allocation *shares, size_t n) CHECKED;
enum rc payments_get(struct turn *t, int64_t id, struct payment *out) CHECKED;
enum rc payments_get_any(struct turn *t, int64_t id, struct payment *out) CHECKED;

/* What came in from one day to another, both included, by day. */
enum rc payments_received(struct turn *t, struct day from, struct day until, size_t most,
                          struct payment *out, size_t *n) CHECKED;

/* All that an account paid, newest first. */
enum rc payments_of(struct turn *t, int64_t account, size_t most, struct payment *out,
                    size_t *n) CHECKED;

/* Where a payment went, by id; and what came in for an invoice, newest first. */
enum rc payments_shares(struct turn *t, int64_t payment, size_t most,
                        struct stored_allocation *out, size_t *n) CHECKED;
enum rc invoices_shares(struct turn *t, int64_t invoice, size_t most,
                        struct stored_allocation *out, size_t *n) CHECKED;

/* What a customer has paid and not owed: credit, by currency, oldest first. */
enum rc payments_unapplied(struct turn *t, int64_t account, size_t most,
                           struct payment *out, size_t *n) CHECKED;

/* Puts as much of a payment's unapplied rest on an invoice as both allow. */
enum rc payments_apply(struct turn *t, struct payment *payment, struct invoice *invoice,
                       struct money *applied) CHECKED;

/* Of what t->me sees (person_sees), open on t->today, by days late 1-30, 31-60, over 60,
 * one row a currency. An indexed read of open invoices. */
struct aging {
    char currency[4];
    int64_t current, to_30, to_60, over_60; /* minor units */
};

enum rc invoices_aging(struct turn *t, struct aging *out, size_t most, size_t *n) CHECKED;
