/* Every change, sealed: each row's digest covers the one before. */

#include "store/audit.h"

#include "store/store_inside.h"

#include <string.h>

enum { ADD, HEAD, TURN_AT, TIME_AT, DEED, CHANGES, IS_CHANGE, LAST, NEWEST };

/* A person looks for what they did lately: what lies further back is not walked to. */
enum { LATELY = 20000 };

/* By an undoing, or by a change that was not taken back itself. */
#define TAKEN_BACK(turn)                                                              \
    " (EXISTS (SELECT 1 FROM audit u WHERE u.kind = 'turn' AND u.record = " turn ")"  \
    " OR EXISTS (SELECT 1 FROM audit c WHERE c.kind = 'changed' AND c.record = " turn \
    " AND NOT EXISTS (SELECT 1 FROM audit v WHERE v.kind = 'turn' AND v.record = c.turn)))"

static const char *const sql[] = {
    [ADD] =
        "INSERT INTO audit (seq, turn, at, actor, action, kind, record, before, after,"
        " seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [HEAD] = "SELECT seq, seal FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)",
    [TURN_AT] = "SELECT turn FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT 1",
    [TIME_AT] = "SELECT at FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT 1",
    [DEED] = "SELECT COUNT(*), MAX(actor), MAX(at), MAX(action)," TAKEN_BACK(
        "?1") ","
              " SUM(kind = 'turn' OR kind = 'changed')"
              " FROM audit WHERE seq >= ?2 AND seq < ?3 AND turn = ?1",
    [CHANGES] = "SELECT action, kind, record FROM audit"
                " WHERE seq >= ?2 AND seq < ?3 AND turn = ?1 ORDER BY seq LIMIT ?4",
    [IS_CHANGE] = "SELECT COUNT(*) FROM audit"
                  " WHERE seq >= ?2 AND seq < ?3 AND turn = ?1 AND kind = 'changed'",
    [LAST] = "SELECT turn, at, action, kind," TAKEN_BACK(
        "a.turn") " FROM audit a WHERE seq > ?2"
                  " AND actor = ?1 ORDER BY seq DESC",
    [NEWEST] = "SELECT turn, actor, at, action FROM audit"
               " WHERE kind = ?1 AND record = ?2 ORDER BY seq DESC LIMIT 1",
};

const struct queries audit_queries = QUERIES("audit", sql);

static void put_figure(unsigned char into[8], int64_t value)
{
    for (int i = 0; i < 8; i++)
        into[i] = (unsigned char)((uint64_t)value >> (8 * i));
}

/*
 * The canonical row: the seal before, five figures, four lengths, then the texts, so that
 * no two rows have the same bytes. Figures: seq, turn, at, actor, record. Texts: action,
 * kind, before, after.
 */
void audit_seal(const unsigned char before[DIGEST_BYTES], const int64_t figures[5],
                const struct piece texts[4], unsigned char out[DIGEST_BYTES])
{
    unsigned char head[DIGEST_BYTES + 9 * 8];
    struct piece pieces[5] = {{head, sizeof(head)}};

    memcpy(head, before, DIGEST_BYTES);
    for (size_t i = 0; i < 5; i++)
        put_figure(head + DIGEST_BYTES + 8 * i, figures[i]);
    for (size_t i = 0; i < 4; i++) {
        put_figure(head + DIGEST_BYTES + 40 + 8 * i, (int64_t)texts[i].len);
        pieces[i + 1] = texts[i];
    }
    secret_digest(pieces, COUNT(pieces), out);
}

enum rc audit_head(struct store *store, struct err *err)
{
    QUERY *q = query_of(store, &audit_queries, HEAD);
    enum rc rc = query_row(q, err);
    struct marks *marks = &store->marks;
    const void *seal;
    size_t len;

    marks->seq = 0;
    memset(marks->seal, 0, sizeof(marks->seal));
    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    marks->seq = column_int(q, 0);
    seal = column_blob(q, 1, &len);
    if (len != DIGEST_BYTES)
        return err_broken(err, "audit: row %lld has no seal", (long long)marks->seq);
    memcpy(marks->seal, seal, DIGEST_BYTES);
    return RC_OK;
}

int64_t audit_count(const struct store *store)
{
    return store->marks.seq;
}

enum rc audit_add(struct turn *t, const char *kind, int64_t record, const char *before,
                  const char *after)
{
    struct marks *marks = &t->store->marks;
    const char *action = t->action ? t->action : "";
    const int64_t figures[5] = {marks->seq + 1, t->id, t->now, t->me.id, record};
    const struct piece texts[4] = {{action, strlen(action)},
                                   {kind, strlen(kind)},
                                   {before, strlen(before)},
                                   {after, strlen(after)}};
    unsigned char seal[DIGEST_BYTES];
    QUERY *q = query(t, &audit_queries, ADD);

    turn_number(t);
    audit_seal(marks->seal, figures, texts, seal);
    bind_int(q, 1, figures[0]);
    bind_int(q, 2, t->id);
    bind_int(q, 3, t->now);
    bind_int(q, 4, t->me.id);
    bind_text(q, 5, action);
    bind_text(q, 6, kind);
    bind_int(q, 7, record);
    bind_text(q, 8, before);
    bind_text(q, 9, after);
    bind_blob(q, 10, seal, sizeof(seal));
    TRY(done(t, q));
    marks->seq++;
    memcpy(marks->seal, seal, sizeof(seal));
    t->n_written++;
    return RC_OK;
}

static enum rc value_at(struct turn *t, size_t what, int64_t seq, int64_t *out)
{
    QUERY *q = query(t, &audit_queries, what);

    bind_int(q, 1, seq);
    TRY(row(t, q));
    *out = column_int(q, 0);
    return RC_OK;
}

/* The first row of this turn, or that was written at this time, or of a later one. */
static enum rc first_of(struct turn *t, size_t what, int64_t wanted, int64_t *seq)
{
    int64_t low = 1, high = t->store->marks.seq + 1;

    while (low < high) {
        int64_t middle = low + (high - low) / 2, at;

        TRY(value_at(t, what, middle, &at));
        if (at < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    *seq = low;
    return RC_OK;
}

/* Turns and rows grow together, so halving finds a turn's rows: an index of them would be
 * written with every change, and is asked for by an undo now and then. */
static enum rc rows_of(struct turn *t, int64_t turn, int64_t *from, int64_t *until)
{
    TRY(first_of(t, TURN_AT, turn, from));
    return first_of(t, TURN_AT, turn + 1, until);
}

enum rc audit_query(struct turn *t, const struct queries *queries, size_t which,
                    int64_t turn, sqlite3_stmt **out)
{
    int64_t from, until;

    TRY(rows_of(t, turn, &from, &until));
    *out = query(t, queries, which);
    bind_int(*out, 1, turn);
    bind_int(*out, 2, from);
    bind_int(*out, 3, until);
    return RC_OK;
}

enum rc audit_deed(struct turn *t, int64_t turn, struct deed *out)
{
    QUERY *q = NULL;

    TRY(audit_query(t, &audit_queries, DEED, turn, &q));
    TRY(row(t, q));
    if (column_int(q, 0) == 0)
        return err_set(&t->err, RC_ABSENT, "%s",
                       IN(t, "that step changed nothing", "那一步没有改动任何内容"));
    *out = (struct deed){.turn = turn,
                         .actor = column_int(q, 1),
                         .at = column_int(q, 2),
                         .action = column_text(q, 3, t->arena),
                         .n_changes = (int)(column_int(q, 0) - column_int(q, 5)),
                         .is_undone = column_int(q, 4) != 0};
    return RC_OK;
}

enum rc audit_changes(struct turn *t, int64_t turn, size_t most, struct audit_change *out,
                      size_t *n)
{
    QUERY *q = NULL;
    enum rc rc = RC_OK;

    *n = 0;
    TRY(audit_query(t, &audit_queries, CHANGES, turn, &q));
    bind_int(q, 4, (int64_t)most);
    while (*n < most && (rc = row(t, q)) == RC_OK) {
        const struct record_kind *kind = record_kind_named(column_text(q, 1, t->arena));
        if (kind)
            out[(*n)++] = (struct audit_change){.action = column_text(q, 0, t->arena),
                                                .kind = kind,
                                                .record = column_int(q, 2)};
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc audit_is_change(struct turn *t, int64_t turn, bool *out)
{
    QUERY *q = NULL;

    TRY(audit_query(t, &audit_queries, IS_CHANGE, turn, &q));
    TRY(row(t, q));
    *out = column_int(q, 0) > 0;
    return RC_OK;
}

enum rc audit_newest(struct turn *t, const char *kind, int64_t record, struct deed *out)
{
    QUERY *q = query(t, &audit_queries, NEWEST);

    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    TRY(row(t, q));
    *out = (struct deed){.turn = column_int(q, 0),
                         .actor = column_int(q, 1),
                         .at = column_int(q, 2),
                         .action = column_text(q, 3, t->arena),
                         .n_changes = 1};
    return RC_OK;
}

enum rc audit_last(struct turn *t, int64_t person, int64_t since, struct deed *out,
                   size_t most, size_t *n)
{
    int64_t undoing = 0, after = t->store->marks.seq - LATELY, first = 0;
    enum rc rc;

    *n = 0;
    if (since > 0)
        TRY(first_of(t, TIME_AT, since, &first));
    after = first - 1 > after ? first - 1 : after;
    QUERY *q = query(t, &audit_queries, LAST);
    bind_int(q, 1, person);
    bind_int(q, 2, after);
    while ((rc = row(t, q)) == RC_OK) {
        int64_t turn = column_int(q, 0);

        /* An undoing's own mark is its newest row, so it is met first. */
        if (strcmp(column_text(q, 3, t->arena), "turn") == 0)
            undoing = turn;
        if (turn == undoing || column_int(q, 4) != 0)
            continue;
        if (*n > 0 && out[*n - 1].turn == turn) {
            out[*n - 1].n_changes++;
            continue;
        }
        if (*n == most)
            break;
        out[(*n)++] = (struct deed){.turn = turn,
                                    .actor = person,
                                    .at = column_int(q, 1),
                                    .action = column_text(q, 2, t->arena),
                                    .n_changes = 1};
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}
