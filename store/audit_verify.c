/* Walks the audit from its first row, and recounts what the turns keep. */

#include "store/audit.h"
#include "store/store_inside.h"

#include <string.h>

enum { SEAL = 9 };

static struct piece text_at(sqlite3_stmt *q, int at)
{
    struct piece piece;

    piece.bytes = column_blob(q, at, &piece.len);
    if (!piece.bytes)
        piece.bytes = "";
    return piece;
}

static enum rc bad_row(sqlite3_stmt *q, int64_t expected, struct err *err)
{
    int64_t seq = column_int(q, 0);

    if (seq != expected)
        return err_set(err, RC_RULE,
                       IN(err, "audit row %lld is missing", "审计第 %lld 行缺失"),
                       (long long)expected);
    (void)err_set(
        err, RC_RULE,
        IN(err, "audit row %lld does not bear its seal", "审计第 %lld 行与其封印不符"),
        (long long)seq);
    return err_hint(err,
                    IN(err, "it, or the row before it, was changed outside: T-%lld",
                       "它或上一行被绕过程序改动过：T-%lld"),
                    (long long)column_int(q, 1));
}

static enum rc check_row(sqlite3_stmt *q, int64_t expected,
                         unsigned char seal[DIGEST_BYTES], struct err *err)
{
    const int64_t figures[5] = {column_int(q, 0), column_int(q, 1), column_int(q, 2),
                                column_int(q, 3), column_int(q, 6)};
    const struct piece texts[4] = {text_at(q, 4), text_at(q, 5), text_at(q, 7),
                                   text_at(q, 8)};
    unsigned char made[DIGEST_BYTES];
    struct piece kept = text_at(q, SEAL);

    audit_seal(seal, figures, texts, made);
    if (figures[0] != expected || kept.len != DIGEST_BYTES ||
        memcmp(kept.bytes, made, DIGEST_BYTES) != 0)
        return bad_row(q, expected, err);
    memcpy(seal, made, DIGEST_BYTES);
    return RC_OK;
}

static enum rc check_chain(struct store *store, int64_t *rows, struct err *err)
{
    static const char text[] =
        "SELECT seq, turn, at, actor, action, kind, record, before,"
        " after, seal FROM audit ORDER BY seq";
    unsigned char seal[DIGEST_BYTES] = {0};
    sqlite3_stmt *q = NULL;
    enum rc rc = RC_OK;
    int64_t n = 0;

    if (sqlite3_prepare_v2(store->db, text, -1, &q, NULL) != SQLITE_OK)
        return engine_failed(store->db, err);
    while (rc == RC_OK && (rc = query_row(q, err)) == RC_OK)
        rc = check_row(q, ++n, seal, err);
    (void)sqlite3_finalize(q);
    if (rc != RC_ABSENT)
        return rc;
    if (n != store->marks.seq)
        return err_set(err, RC_RULE,
                       IN(err, "the audit ends at row %lld, not at row %lld",
                          "审计止于第 %lld 行，而不是第 %lld 行"),
                       (long long)n, (long long)store->marks.seq);
    *rows = n;
    return RC_OK;
}

/* What is kept beside its parts must be their sum. */
static enum rc recount(struct store *store, struct err *err)
{
    static const char paid[] =
        "SELECT COALESCE(MIN(i.id), 0) FROM invoice i WHERE i.paid <>"
        " (SELECT COALESCE(SUM(a.amount), 0) FROM allocation a"
        "   WHERE a.invoice = i.id AND a.withdrawn_at = 0)";
    static const char unapplied[] =
        "SELECT COALESCE(MIN(p.id), 0) FROM payment p WHERE p.withdrawn_at = 0 AND"
        " p.unapplied <> p.amount - (SELECT COALESCE(SUM(a.amount), 0) FROM allocation a"
        "   WHERE a.payment = p.id AND a.withdrawn_at = 0)";
    int64_t bad = 0;

    TRY(engine_int(store->db, paid, &bad, err));
    if (bad)
        return err_set(err, RC_RULE,
                       IN(err, "INV-%lld: what was paid is not the sum of its shares",
                          "INV-%lld：已付金额与分摊之和不符"),
                       (long long)bad);
    TRY(engine_int(store->db, unapplied, &bad, err));
    if (bad)
        return err_set(err, RC_RULE,
                       IN(err,
                          "PAY-%lld: what is left over is not the rest of its shares",
                          "PAY-%lld：余额与分摊之和不符"),
                       (long long)bad);
    return RC_OK;
}

static enum rc check_pages(struct store *store, struct err *err)
{
    sqlite3_stmt *q = NULL;
    enum rc rc = RC_OK;

    if (sqlite3_prepare_v2(store->db, "PRAGMA integrity_check(1)", -1, &q, NULL) !=
            SQLITE_OK ||
        sqlite3_step(q) != SQLITE_ROW)
        rc = engine_failed(store->db, err);
    else if (strcmp((const char *)sqlite3_column_text(q, 0), "ok") != 0)
        rc = err_set(err, RC_RULE,
                     IN(err, "the database is damaged: %s", "数据库已损坏：%s"),
                     (const char *)sqlite3_column_text(q, 0));
    (void)sqlite3_finalize(q);
    return rc;
}

enum rc audit_verify(struct store *store, int64_t *rows, struct err *err)
{
    TRY(check_pages(store, err));
    TRY(check_chain(store, rows, err));
    return recount(store, err);
}
