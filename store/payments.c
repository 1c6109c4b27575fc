/* Money that came in, and which invoices it went to. */

#include "store/accounts.h"
#include "store/invoices.h"
#include "store/list.h"

#include <assert.h>
#include <string.h>

enum {
    GET,
    ADD,
    PUT,
    UNAPPLIED,
    RECEIVED,
    OF_ACCOUNT,
    SHARE_GET,
    SHARE_ADD,
    SHARE_PUT,
    SHARES,
    SHARES_IN
};

#define COLUMNS                                                                      \
    "id, version, account, amount, currency, unapplied, received_on, memo, made_at," \
    " withdrawn_at"
#define SHARE_COLUMNS "id, version, payment, invoice, amount, made_at, withdrawn_at"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM payment WHERE id = ?1",
    [ADD] = "INSERT INTO payment (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [PUT] = "UPDATE payment SET version = ?2, account = ?3, amount = ?4, currency = ?5,"
            " unapplied = ?6, received_on = ?7, memo = ?8, made_at = ?9,"
            " withdrawn_at = ?10 WHERE id = ?1 AND version = ?2 - 1",
    [UNAPPLIED] = "SELECT " COLUMNS " FROM payment WHERE account = ?1 AND unapplied > 0"
                  " AND withdrawn_at = 0 ORDER BY currency, id LIMIT ?2",
    [RECEIVED] = "SELECT " COLUMNS " FROM payment WHERE received_on BETWEEN ?1 AND ?2"
                 " AND withdrawn_at = 0 ORDER BY received_on, id LIMIT ?3",
    [OF_ACCOUNT] = "SELECT " COLUMNS " FROM payment WHERE account = ?1"
                   " AND withdrawn_at = 0 ORDER BY received_on DESC, id DESC LIMIT ?2",
    [SHARE_GET] = "SELECT " SHARE_COLUMNS " FROM allocation WHERE id = ?1",
    [SHARE_ADD] = "INSERT INTO allocation (" SHARE_COLUMNS ")"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [SHARE_PUT] = "UPDATE allocation SET version = ?2, payment = ?3, invoice = ?4,"
                  " amount = ?5, made_at = ?6, withdrawn_at = ?7"
                  " WHERE id = ?1 AND version = ?2 - 1",
    [SHARES] = "SELECT " SHARE_COLUMNS " FROM allocation WHERE payment = ?1"
               " AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
    [SHARES_IN] = "SELECT " SHARE_COLUMNS " FROM allocation WHERE invoice = ?1"
                  " AND withdrawn_at = 0 ORDER BY id DESC LIMIT ?2",
};

const struct queries payments_queries = QUERIES("payments", sql);

static const struct column columns[] = {
    COLUMN(payment, id, INT),
    COLUMN(payment, version, INT),
    COLUMN(payment, account, INT),
    COLUMN_AS("amount", payment, amount.minor, INT),
    COLUMN_AS("currency", payment, amount.currency, CURRENCY),
    COLUMN_AS("unapplied", payment, unapplied.minor, INT),
    COLUMN(payment, received_on, DAY),
    COLUMN(payment, memo, TEXT),
    COLUMN(payment, made_at, INT),
    COLUMN(payment, withdrawn_at, INT),
};

static const char *called(struct turn *t, const void *record)
{
    const struct payment *payment = record;

    return account_name(t, payment->account);
}

const struct record_kind payments_kind = {
    .name = "payment",
    .prefix = "PAY-",
    .size = sizeof(struct payment),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &payments_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct payment, withdrawn_at),
    .name_zh = "到账",
    .called = called,
};

static const struct column share_columns[] = {
    COLUMN(stored_allocation, id, INT),           COLUMN(stored_allocation, version, INT),
    COLUMN(stored_allocation, payment, INT),      COLUMN(stored_allocation, invoice, INT),
    COLUMN(stored_allocation, amount, INT),       COLUMN(stored_allocation, made_at, INT),
    COLUMN(stored_allocation, withdrawn_at, INT),
};

/* A share of a payment is known by the invoice that it went to. */
static const char *share_called(struct turn *t, const void *record)
{
    const struct stored_allocation *share = record;

    return record_called(t, &invoices_kind, share->invoice);
}

const struct record_kind allocations_kind = {
    .name = "allocation",
    .size = sizeof(struct stored_allocation),
    .columns = share_columns,
    .n_columns = COUNT(share_columns),
    .queries = &payments_queries,
    .get = SHARE_GET,
    .add = SHARE_ADD,
    .put = SHARE_PUT,
    .withdrawn = offsetof(struct stored_allocation, withdrawn_at),
    .name_zh = "核销",
    .called = share_called,
    .part_of = &payments_kind,
    .whole = offsetof(struct stored_allocation, payment),
};

/* One column holds the currency of both amounts of a payment. */
static void share_currency(struct payment *payment)
{
    memcpy(payment->unapplied.currency, payment->amount.currency,
           sizeof(payment->unapplied.currency));
}

enum rc payments_get(struct turn *t, int64_t id, struct payment *out)
{
    TRY(record_get(t, &payments_kind, id, out));
    share_currency(out);
    return RC_OK;
}

enum rc payments_get_any(struct turn *t, int64_t id, struct payment *out)
{
    TRY(record_get_any(t, &payments_kind, id, out));
    share_currency(out);
    return RC_OK;
}

/* Money goes to its customer's invoices, in its currency, up to what is open. */
static enum rc check_share(struct turn *t, const struct payment *payment,
                           const struct invoice *invoice, struct money amount)
{
    const char *number = ref_text(t->arena, &invoices_kind, invoice->id);

    if (invoice->account != payment->account)
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s is another customer's", "%s 属于另一个客户"), number);
    if (!text_same(amount.currency, invoice->total.currency) ||
        !text_same(amount.currency, payment->amount.currency))
        return err_set(&t->err, RC_RULE, IN(t, "%s is in %s", "%s 的币种是 %s"), number,
                       invoice->total.currency);
    if (amount.minor <= 0 || amount.minor > invoice_open(invoice).minor)
        return err_set(&t->err, RC_RULE, IN(t, "%s has %s open", "%s 只差 %s"), number,
                       money_text(t->arena, invoice_open(invoice)));
    return RC_OK;
}

static enum rc put_share(struct turn *t, const struct payment *payment,
                         struct invoice *invoice, struct money amount)
{
    struct stored_allocation share = {.payment = payment->id,
                                      .invoice = invoice->id,
                                      .amount = amount.minor,
                                      .made_at = t->now};

    TRY(check_share(t, payment, invoice, amount));
    TRY(record_add(t, &allocations_kind, &share));
    TRY(money_add(invoice->paid, amount, &invoice->paid, &t->err));
    return invoices_put(t, invoice);
}

enum rc payments_add(struct turn *t, struct payment *payment, struct invoice *invoices,
                     const struct allocation *shares, size_t n)
{
    struct money rest = payment->amount;

    for (size_t i = 0; i < n; i++)
        TRY(money_sub(rest, shares[i].amount, &rest, &t->err));
    if (payment->amount.minor <= 0 || rest.minor < 0)
        return err_broken(&t->err, "shares of a payment exceed it");
    payment->unapplied = rest;
    if (payment->made_at == 0)
        payment->made_at = t->now;
    TRY(record_add(t, &payments_kind, payment));
    for (size_t i = 0; i < n; i++)
        TRY(put_share(t, payment, &invoices[shares[i].invoice], shares[i].amount));
    return RC_OK;
}

/* Of one account, by the query's own order. */
static enum rc of_account(struct turn *t, size_t which, int64_t account, size_t most,
                          struct payment *out, size_t *n)
{
    TRY(list_of(t, &payments_kind, which, account, most, out, n));
    for (size_t i = 0; i < *n; i++)
        share_currency(&out[i]);
    return RC_OK;
}

enum rc payments_unapplied(struct turn *t, int64_t account, size_t most,
                           struct payment *out, size_t *n)
{
    return of_account(t, UNAPPLIED, account, most, out, n);
}

enum rc payments_of(struct turn *t, int64_t account, size_t most, struct payment *out,
                    size_t *n)
{
    return of_account(t, OF_ACCOUNT, account, most, out, n);
}

enum rc payments_received(struct turn *t, struct day from, struct day until, size_t most,
                          struct payment *out, size_t *n)
{
    QUERY *q = query(t, &payments_queries, RECEIVED);

    *n = 0;
    bind_text(q, 1, day_iso(t->arena, from));
    bind_text(q, 2, day_iso(t->arena, until));
    bind_int(q, 3, (int64_t)most);
    TRY(list_read(t, &payments_kind, q, most, out, n));
    for (size_t i = 0; i < *n; i++)
        share_currency(&out[i]);
    return RC_OK;
}

enum rc payments_apply(struct turn *t, struct payment *payment, struct invoice *invoice,
                       struct money *applied)
{
    struct money amount = invoice_open(invoice);

    if (amount.minor > payment->unapplied.minor)
        amount.minor = payment->unapplied.minor;
    TRY(put_share(t, payment, invoice, amount));
    TRY(money_sub(payment->unapplied, amount, &payment->unapplied, &t->err));
    TRY(record_put(t, &payments_kind, payment));
    *applied = amount;
    return RC_OK;
}

enum rc payments_shares(struct turn *t, int64_t payment, size_t most,
                        struct stored_allocation *out, size_t *n)
{
    return list_of(t, &allocations_kind, SHARES, payment, most, out, n);
}

enum rc invoices_shares(struct turn *t, int64_t invoice, size_t most,
                        struct stored_allocation *out, size_t *n)
{
    return list_of(t, &allocations_kind, SHARES_IN, invoice, most, out, n);
}
