/* The invoices we have sent, and the money that came in for them. */

#include "store/invoices.h"

#include "store/accounts.h"
#include "store/audit.h"
#include "store/deals.h"
#include "store/list.h"

#include <assert.h>
#include <string.h>

enum {
    GET,
    ADD,
    PUT,
    OPEN_OF,
    OPEN,
    OF_DEAL,
    ISSUED,
    AGING,
    SEEN_AGING,
};

#define COLUMNS                                                                    \
    "id, version, account, deal, total, currency, issued_on, due_on, state, memo," \
    " promised_on, promised, paid, made_at, withdrawn_at"

/* ?1 is today, ?2 30 days before it, ?3 60. */
#define SUMS                                                           \
    "SELECT i.currency,"                                               \
    " SUM(CASE WHEN i.due_on >= ?1 THEN i.total - i.paid ELSE 0 END)," \
    " SUM(CASE WHEN i.due_on < ?1 AND i.due_on >= ?2"                  \
    " THEN i.total - i.paid ELSE 0 END),"                              \
    " SUM(CASE WHEN i.due_on < ?2 AND i.due_on >= ?3"                  \
    " THEN i.total - i.paid ELSE 0 END),"                              \
    " SUM(CASE WHEN i.due_on < ?3 THEN i.total - i.paid ELSE 0 END)"
#define IS_OPEN "paid < total AND state = 1 AND withdrawn_at = 0"
#define I_IS_OPEN "i.paid < i.total AND i.state = 1 AND i.withdrawn_at = 0"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM invoice WHERE id = ?1",
    [ADD] = "INSERT INTO invoice (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [PUT] = "UPDATE invoice SET version = ?2, account = ?3, deal = ?4, total = ?5,"
            " currency = ?6, issued_on = ?7, due_on = ?8, state = ?9, memo = ?10,"
            " promised_on = ?11, promised = ?12, paid = ?13, made_at = ?14,"
            " withdrawn_at = ?15 WHERE id = ?1 AND version = ?2 - 1",
    [OPEN_OF] = "SELECT " COLUMNS " FROM invoice WHERE account = ?1 AND " IS_OPEN
                " ORDER BY due_on, id LIMIT ?2",
    [OPEN] =
        "SELECT " COLUMNS " FROM invoice WHERE " IS_OPEN " ORDER BY due_on, id LIMIT ?1",
    [OF_DEAL] = "SELECT " COLUMNS " FROM invoice WHERE deal = ?1 AND withdrawn_at = 0"
                " ORDER BY due_on, id LIMIT ?2",
    [ISSUED] = "SELECT " COLUMNS " FROM invoice WHERE issued_on BETWEEN ?1 AND ?2"
               " AND state = 1 AND withdrawn_at = 0 ORDER BY issued_on, id LIMIT ?3",
    [AGING] = SUMS " FROM invoice i WHERE " I_IS_OPEN
                   " GROUP BY i.currency ORDER BY i.currency LIMIT ?4",
    [SEEN_AGING] =
        SUMS " FROM invoice i JOIN account a ON a.id = i.account"
             " LEFT JOIN deal d ON d.id = i.deal"
             " LEFT JOIN person p ON p.id = COALESCE(d.owner, a.owner) WHERE " I_IS_OPEN
             " AND (COALESCE(d.owner, a.owner, 0) IN (0, ?5) OR p.manager = ?6)"
             " GROUP BY i.currency ORDER BY i.currency LIMIT ?4",
};

const struct queries invoices_queries = QUERIES("invoices", sql);

static_assert(INVOICE_ISSUED == 1, "the queries above name this state by number");

static const struct column columns[] = {
    COLUMN(invoice, id, INT),
    COLUMN(invoice, version, INT),
    COLUMN(invoice, account, INT),
    COLUMN(invoice, deal, INT),
    COLUMN_AS("total", invoice, total.minor, INT),
    COLUMN_AS("currency", invoice, total.currency, CURRENCY),
    COLUMN(invoice, issued_on, DAY),
    COLUMN(invoice, due_on, DAY),
    COLUMN(invoice, state, ENUM),
    COLUMN(invoice, memo, TEXT),
    COLUMN(invoice, promised_on, DAY),
    COLUMN_AS("promised", invoice, promised.minor, INT),
    COLUMN_AS("paid", invoice, paid.minor, INT),
    COLUMN(invoice, made_at, INT),
    COLUMN(invoice, withdrawn_at, INT),
};

static const char *called(struct turn *t, const void *record)
{
    const struct invoice *invoice = record;

    return arena_printf(t->arena, "%s %s",
                        ref_text(t->arena, &invoices_kind, invoice->id),
                        account_name(t, invoice->account));
}

const struct record_kind invoices_kind = {
    .name = "invoice",
    .prefix = "INV-",
    .size = sizeof(struct invoice),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &invoices_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct invoice, withdrawn_at),
    .name_zh = "发票",
    .called = called,
};

/* One column holds the currency of all amounts of an invoice. */
static void share_currency(struct invoice *invoices, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *currency = invoices[i].total.currency;

        memcpy(invoices[i].paid.currency, currency, sizeof(invoices[i].paid.currency));
        memcpy(invoices[i].promised.currency, currency,
               sizeof(invoices[i].promised.currency));
    }
}

enum rc invoices_get(struct turn *t, int64_t id, struct invoice *out)
{
    TRY(record_get(t, &invoices_kind, id, out));
    share_currency(out, 1);
    return RC_OK;
}

enum rc invoices_get_any(struct turn *t, int64_t id, struct invoice *out)
{
    TRY(record_get_any(t, &invoices_kind, id, out));
    share_currency(out, 1);
    return RC_OK;
}

static bool one_currency(const struct invoice *invoice)
{
    const char *its = invoice->total.currency;

    return (invoice->paid.minor == 0 || text_same(invoice->paid.currency, its)) &&
           (invoice->promised.minor == 0 || text_same(invoice->promised.currency, its));
}

/* The deal's card tells what is open. */
static void touch_deal(struct turn *t, const struct invoice *invoice)
{
    if (invoice->deal)
        record_touch(t, &deals_kind, invoice->deal);
}

/* An invoice that is changed at once keeps its number, which may have been told already:
 * it is the same one in another version. */
static enum rc number_again(struct turn *t, struct invoice *invoice)
{
    enum { CHANGES_MOST = 64 };

    struct audit_change *list;
    struct invoice before;
    size_t n;

    if (!t->redone)
        return RC_OK;
    list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    TRY(audit_changes(t, t->redone, CHANGES_MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        if (list[i].kind != &invoices_kind)
            continue;
        TRY(invoices_get_any(t, list[i].record, &before));
        if (!before.withdrawn_at || before.account != invoice->account)
            continue;
        invoice->id = before.id;
        invoice->version = before.version;
        invoice->made_at = before.made_at;
        return RC_OK;
    }
    return RC_OK;
}

enum rc invoices_add(struct turn *t, struct invoice *invoice)
{
    assert(one_currency(invoice));
    if (invoice->made_at == 0)
        invoice->made_at = t->now;
    TRY(number_again(t, invoice));
    if (invoice->id && t->redone)
        TRY(record_put(t, &invoices_kind, invoice));
    else
        TRY(record_add(t, &invoices_kind, invoice));
    share_currency(invoice, 1);
    touch_deal(t, invoice);
    return RC_OK;
}

enum rc invoices_put(struct turn *t, struct invoice *invoice)
{
    if (!one_currency(invoice))
        return err_set(&t->err, RC_RULE, IN(t, "%s is in %s", "%s 的币种是 %s"),
                       ref_text(t->arena, &invoices_kind, invoice->id),
                       invoice->total.currency);
    TRY(record_put(t, &invoices_kind, invoice));
    touch_deal(t, invoice);
    return RC_OK;
}

static enum rc list(struct turn *t, sqlite3_stmt *q, size_t most, struct invoice *out,
                    size_t *n)
{
    *n = 0;
    TRY(list_read(t, &invoices_kind, q, most, out, n));
    share_currency(out, *n);
    return RC_OK;
}

enum rc invoices_open_of(struct turn *t, int64_t account, size_t most,
                         struct invoice *out, size_t *n)
{
    QUERY *q = query(t, &invoices_queries, account ? OPEN_OF : OPEN);
    int at = 1;

    if (account)
        bind_int(q, at++, account);
    bind_int(q, at, (int64_t)most);
    return list(t, q, most, out, n);
}

enum rc invoices_issued(struct turn *t, struct day from, struct day until, size_t most,
                        struct invoice *out, size_t *n)
{
    QUERY *q = query(t, &invoices_queries, ISSUED);

    *n = 0;
    bind_text(q, 1, day_iso(t->arena, from));
    bind_text(q, 2, day_iso(t->arena, until));
    bind_int(q, 3, (int64_t)most);
    return list(t, q, most, out, n);
}

enum rc invoices_of_deal(struct turn *t, int64_t deal, size_t most, struct invoice *out,
                         size_t *n)
{
    QUERY *q = query(t, &invoices_queries, OF_DEAL);

    bind_int(q, 1, deal);
    bind_int(q, 2, (int64_t)most);
    return list(t, q, most, out, n);
}

enum rc invoices_billed(struct turn *t, int64_t deal, struct deal_billed *out)
{
    enum { LOOKED_AT = 200 };

    struct invoice *all = TAKE_N(t->arena, LOOKED_AT, struct invoice);
    size_t n;

    *out = (struct deal_billed){0};
    TRY(invoices_of_deal(t, deal, LOOKED_AT, all, &n));
    for (size_t i = 0; i < n; i++) {
        if (all[i].state != INVOICE_ISSUED && all[i].state != INVOICE_WRITTEN_OFF)
            continue;
        if (!out->first.id || all[i].issued_on.n < out->first.issued_on.n)
            out->first = all[i];
        if (out->total.currency[0] &&
            !text_same(out->total.currency, all[i].total.currency)) {
            out->is_mixed = true;
            continue;
        }
        TRY(money_add(out->total, all[i].total, &out->total, &t->err));
        TRY(money_add(out->open, invoice_open(&all[i]), &out->open, &t->err));
    }
    return RC_OK;
}

bool billed_has_rest(const struct deal_billed *billed, struct money worth)
{
    return billed->first.id && !billed->is_mixed &&
           text_same(billed->total.currency, worth.currency) &&
           billed->total.minor < worth.minor;
}

enum rc invoices_aging(struct turn *t, struct aging *out, size_t most, size_t *n)
{
    bool sees_all = person_sees_all(&t->me);
    QUERY *q = query(t, &invoices_queries, sees_all ? AGING : SEEN_AGING);
    enum rc rc = RC_OK;

    *n = 0;
    bind_text(q, 1, day_iso(t->arena, t->today));
    bind_text(q, 2, day_iso(t->arena, day_plus(t->today, -30)));
    bind_text(q, 3, day_iso(t->arena, day_plus(t->today, -60)));
    bind_int(q, 4, (int64_t)most);
    if (!sees_all) {
        bind_int(q, 5, t->me.id);
        bind_int(q, 6, person_may(&t->me, ROLE_MANAGER) ? t->me.id : -1);
    }
    while (*n < most && (rc = row(t, q)) == RC_OK) {
        struct aging *sums = &out[*n];
        const char *currency = column_text(q, 0, t->arena);

        *sums = (struct aging){.current = column_int(q, 1),
                               .to_30 = column_int(q, 2),
                               .to_60 = column_int(q, 3),
                               .over_60 = column_int(q, 4)};
        if (strlen(currency) < sizeof(sums->currency))
            memcpy(sums->currency, currency, strlen(currency) + 1);
        ++*n;
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}
