/* What is due when, and what has been said about it. */

#include "store/timers.h"

#include <string.h>

enum { SET, OFF, DUE, TAKE_ALL, NEXT, STEP, SPOKEN, MET, MEET, ALL_OF };

/* Walked once for each rule that is new, before anybody is served. */
#define ALL_OF_TABLE(table)                                \
    "INSERT INTO timer (kind, record, rule, step, due_at)" \
    " SELECT ?1, id, ?2, -1, ?3 FROM " table " WHERE id > 0"
#define ALL_OF_KINDS                                                                 \
    [ALL_OF] = ALL_OF_TABLE("lead"), ALL_OF_TABLE("deal"), ALL_OF_TABLE("approval"), \
    ALL_OF_TABLE("invoice"), ALL_OF_TABLE("approval_task"), ALL_OF_TABLE("reminder")

static const char *const sql[] = {
    [SET] = "INSERT INTO timer (kind, record, rule, step, due_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (kind, record, rule)"
            " DO UPDATE SET step = excluded.step, due_at = excluded.due_at"
            " WHERE step <> excluded.step OR due_at <> excluded.due_at",
    [OFF] = "DELETE FROM timer WHERE kind = ?1 AND record = ?2 AND rule = ?3",
    [DUE] = "SELECT kind, record, rule, step, due_at FROM timer WHERE due_at <= ?1"
            " ORDER BY due_at, kind, record, rule LIMIT ?2",
    [TAKE_ALL] = "DELETE FROM timer WHERE (due_at, kind, record, rule)"
                 " <= (?1, ?2, ?3, ?4)",
    [NEXT] = "SELECT due_at FROM timer ORDER BY due_at LIMIT 1",
    [STEP] = "SELECT round, step FROM spoken"
             " WHERE kind = ?1 AND record = ?2 AND rule = ?3",
    [SPOKEN] = "INSERT INTO spoken (kind, record, rule, round, step, at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (kind, record, rule)"
               " DO UPDATE SET round = excluded.round, step = excluded.step,"
               " at = excluded.at",
    [MET] = "SELECT 1 FROM rule_known WHERE name = ?1",
    [MEET] = "INSERT INTO rule_known (name) VALUES (?1)",
    ALL_OF_KINDS};

/* The kinds that rules stand beside, and where their records are kept. */
static const char *const kinds[] = {"lead",    "deal", "approval",
                                    "invoice", "task", "reminder"};

const struct queries timers_queries = QUERIES("timers", sql);

enum rc timer_set(struct turn *t, const struct timer *timer)
{
    QUERY *q = query(t, &timers_queries, SET);

    bind_text(q, 1, timer->kind);
    bind_int(q, 2, timer->record);
    bind_text(q, 3, timer->rule);
    bind_int(q, 4, timer->step);
    bind_int(q, 5, timer->due_at);
    return done(t, q);
}

enum rc timer_off(struct turn *t, const char *kind, int64_t record, const char *rule)
{
    QUERY *q = query(t, &timers_queries, OFF);

    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    bind_text(q, 3, rule);
    return done(t, q);
}

enum rc timers_due(struct turn *t, size_t most, struct timer *out, size_t *n)
{
    QUERY *q = query(t, &timers_queries, DUE);
    enum rc rc = RC_OK;

    *n = 0;
    bind_int(q, 1, t->now);
    bind_int(q, 2, (int64_t)most);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        out[(*n)++] = (struct timer){.kind = column_text(q, 0, t->arena),
                                     .record = column_int(q, 1),
                                     .rule = column_text(q, 2, t->arena),
                                     .step = (int)column_int(q, 3),
                                     .due_at = column_int(q, 4)};
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc timers_take(struct turn *t, const struct timer *last)
{
    QUERY *q = query(t, &timers_queries, TAKE_ALL);

    bind_int(q, 1, last->due_at);
    bind_text(q, 2, last->kind);
    bind_int(q, 3, last->record);
    bind_text(q, 4, last->rule);
    return done(t, q);
}

enum rc timers_next(struct turn *t, int64_t *due_at)
{
    QUERY *q = query(t, &timers_queries, NEXT);
    enum rc rc = row(t, q);

    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    *due_at = rc == RC_OK ? column_int(q, 0) : 0;
    return RC_OK;
}

enum rc spoken_step(struct turn *t, const char *kind, int64_t record, const char *rule,
                    const char *round, int *step)
{
    QUERY *q = query(t, &timers_queries, STEP);
    enum rc rc;

    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    bind_text(q, 3, rule);
    rc = row(t, q);
    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    *step = rc == RC_OK && strcmp(column_text(q, 0, t->arena), round) == 0
                ? (int)column_int(q, 1)
                : -1;
    return RC_OK;
}

enum rc spoken_set(struct turn *t, const char *kind, int64_t record, const char *rule,
                   const char *round, int step)
{
    QUERY *q = query(t, &timers_queries, SPOKEN);

    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    bind_text(q, 3, rule);
    bind_text(q, 4, round);
    bind_int(q, 5, step);
    bind_int(q, 6, t->now);
    return done(t, q);
}

static enum rc set_for_all(struct turn *t, size_t which, const char *rule)
{
    QUERY *q = query(t, &timers_queries, ALL_OF + which);

    bind_text(q, 1, kinds[which]);
    bind_text(q, 2, rule);
    bind_int(q, 3, t->now);
    return done(t, q);
}

enum rc timers_meet(struct turn *t, const char *kind, const char *rule)
{
    QUERY *met = query(t, &timers_queries, MET);

    bind_text(met, 1, rule);
    enum rc rc = row(t, met);
    if (rc != RC_ABSENT)
        return rc;
    QUERY *meet = query(t, &timers_queries, MEET);
    bind_text(meet, 1, rule);
    TRY(done(t, meet));
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (text_same(kinds[i], kind))
            return set_for_all(t, i, rule);
    return err_broken(&t->err, "rule %s stands beside no known kind: %s", rule, kind);
}
