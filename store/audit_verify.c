/* Walks the audit from its first row, and recounts what the turns keep. */

#include "store/audit.h"
#include "store/backup.h"
#include "store/store_inside.h"

#include <assert.h>
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

static enum rc check_chain(sqlite3 *db, struct found *out, struct err *err)
{
    static const char text[] =
        "SELECT seq, turn, at, actor, action, kind, record, before,"
        " after, seal FROM audit ORDER BY seq";
    sqlite3_stmt *q = NULL;
    enum rc rc = RC_OK;

    out->audit_rows = 0;
    memset(out->seal, 0, sizeof(out->seal));
    if (sqlite3_prepare_v2(db, text, -1, &q, NULL) != SQLITE_OK)
        return engine_failed(db, err);
    while (rc == RC_OK && (rc = query_row(q, err)) == RC_OK)
        rc = check_row(q, ++out->audit_rows, out->seal, err);
    (void)sqlite3_finalize(q);
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* Each version of a record has its row in the audit. A chain that was cut at its end, or
 * emptied, is whole as far as it goes: here it is found to be short. */
#define CHANGES_OF(kind, table)                                               \
    {                                                                         \
        kind,                                                                 \
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table'" \
            " AND name = '" table                                             \
            "') OR EXISTS (SELECT 1 FROM audit WHERE kind = '" kind "')",     \
            "SELECT COALESCE(MIN(id), 0) FROM " table " r WHERE version >"    \
            " (SELECT COUNT(*) FROM audit a"                                  \
            "   WHERE a.kind = '" kind "' AND a.record = r.id)"               \
    }

/* A backup of an older schema has no table of a kind that came later, nor changes of it.
 */
static const struct changes_of {
    const char *kind, *has, *lacks;
} changes[] = {
    CHANGES_OF("account", "account"),   CHANGES_OF("activity", "activity"),
    CHANGES_OF("alias", "alias"),       CHANGES_OF("allocation", "allocation"),
    CHANGES_OF("approval", "approval"), CHANGES_OF("deal", "deal"),
    CHANGES_OF("invoice", "invoice"),   CHANGES_OF("lead", "lead"),
    CHANGES_OF("payment", "payment"),   CHANGES_OF("person", "person"),
    CHANGES_OF("reminder", "reminder"), CHANGES_OF("task", "approval_task"),
};

static enum rc lacks_changes(const struct record_kind *kind, int64_t id, struct err *err)
{
    if (kind->prefix)
        (void)err_set(
            err, RC_RULE,
            IN(err, "the audit lacks changes of %s%lld", "审计里缺少 %s%lld 的改动"),
            kind->prefix, (long long)id);
    else
        (void)err_set(
            err, RC_RULE,
            IN(err, "the audit lacks changes of %s %lld", "审计里缺少 %s %lld 的改动"),
            IN(err, kind->name, kind->name_zh ? kind->name_zh : kind->name),
            (long long)id);
    return err_hint(err, "%s",
                    IN(err, "rows were deleted from it outside: compare with a backup",
                       "有行被绕过程序删除：请与备份对照"));
}

static const struct changes_of *changes_of(const struct record_kind *kind)
{
    size_t i = 0;

    while (i < COUNT(changes) && strcmp(changes[i].kind, kind->name) != 0)
        i++;
    assert(i < COUNT(changes)); /* a new kind has its row above */
    return &changes[i];
}

static enum rc check_changes(sqlite3 *db, struct err *err)
{
    for (size_t i = 0; record_kinds[i]; i++) {
        const struct changes_of *of = changes_of(record_kinds[i]);
        int64_t has = 0, id = 0;

        TRY(engine_int(db, of->has, &has, err));
        if (has)
            TRY(engine_int(db, of->lacks, &id, err));
        if (id)
            return lacks_changes(record_kinds[i], id, err);
    }
    return RC_OK;
}

/* What is kept beside its parts must be their sum. */
static enum rc recount(sqlite3 *db, struct err *err)
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

    TRY(engine_int(db, paid, &bad, err));
    if (bad)
        return err_set(err, RC_RULE,
                       IN(err, "INV-%lld: what was paid is not the sum of its shares",
                          "INV-%lld：已收金额与分摊之和不符"),
                       (long long)bad);
    TRY(engine_int(db, unapplied, &bad, err));
    if (bad)
        return err_set(err, RC_RULE,
                       IN(err,
                          "PAY-%lld: what is left over is not the rest of its shares",
                          "PAY-%lld：余额与分摊之和不符"),
                       (long long)bad);
    return RC_OK;
}

static enum rc check_pages(sqlite3 *db, struct err *err)
{
    sqlite3_stmt *q = NULL;
    enum rc rc = RC_OK;

    if (sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &q, NULL) != SQLITE_OK ||
        sqlite3_step(q) != SQLITE_ROW)
        rc = engine_failed(db, err);
    else if (strcmp((const char *)sqlite3_column_text(q, 0), "ok") != 0)
        rc = err_set(err, RC_RULE,
                     IN(err, "the database is damaged: %s", "数据库已损坏：%s"),
                     (const char *)sqlite3_column_text(q, 0));
    (void)sqlite3_finalize(q);
    return rc;
}

static enum rc check_all(sqlite3 *db, struct found *out, struct err *err)
{
    TRY(check_pages(db, err));
    TRY(engine_int(db, "PRAGMA user_version", &out->schema, err));
    TRY(check_chain(db, out, err));
    TRY(recount(db, err));
    return check_changes(db, err);
}

enum rc audit_verify(struct store *store, int64_t *rows, struct err *err)
{
    struct found found = {0};

    TRY(check_all(store->db, &found, err));
    if (found.audit_rows != store->marks.seq)
        return err_set(err, RC_RULE,
                       IN(err, "the audit ends at row %lld, not at row %lld",
                          "审计止于第 %lld 行，而不是第 %lld 行"),
                       (long long)found.audit_rows, (long long)store->marks.seq);
    *rows = found.audit_rows;
    return RC_OK;
}

static enum rc has_firm(sqlite3 *db, const char *path, struct err *err)
{
    int64_t firms = 0;

    TRY(engine_int(db, "SELECT COUNT(*) FROM firm", &firms, err));
    return firms ? RC_OK : no_firm(path, err);
}

enum rc file_check(const char *path, struct found *out, struct err *err)
{
    sqlite3 *db = NULL;
    enum rc rc;

    TRY(file_may_be_ours(path, false, false, err));
    TRY(engine_look(path, &db, err));
    rc = has_firm(db, path, err);
    if (rc == RC_OK)
        rc = check_all(db, out, err);
    if (rc == RC_BROKEN)
        rc = engine_unusable(db, path, rc, err);
    (void)sqlite3_close(db);
    return rc;
}

enum rc store_check(const char *path, int64_t *audit_rows, struct err *err)
{
    struct found found = {0};
    int lock = -1;
    enum rc rc;

    secret_start();
    TRY(file_may_be_ours(path, false, false, err));
    TRY(lock_look(path, &lock, err));
    rc = file_check(path, &found, err);
    lock_drop(lock);
    if (rc == RC_OK)
        *audit_rows = found.audit_rows;
    return rc;
}
