/* Requests and the tasks of those who must agree. */

#include "store/approvals.h"

#include "store/accounts.h"
#include "store/deals.h"
#include "store/list.h"
#include "store/people.h"

#include <assert.h>
#include <string.h>

enum {
    GET,
    ADD,
    PUT,
    LIVE,
    GRANTED,
    WAITING,
    ASKED,
    DECIDED,
    PENDING_OF,
    DECIDED_OF,
    TASK_GET,
    TASK_ADD,
    TASK_PUT,
    TASKS,
};

#define COLUMNS                                                               \
    "id, version, kind, subject, deal, account, submitter, state, discount,"  \
    " amount, currency, reason, facts, submitted_at, decided_at, decided_by," \
    " withdrawn_at"
#define TASK_COLUMNS                                                         \
    "id, version, approval, step, mode, assignee, origin, state, opened_at," \
    " decided_at, comment, via, withdrawn_at"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM approval WHERE id = ?1",
    [ADD] = "INSERT INTO approval (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
            " ?16, ?17)",
    [PUT] = "UPDATE approval SET version = ?2, kind = ?3, subject = ?4, deal = ?5,"
            " account = ?6, submitter = ?7, state = ?8, discount = ?9, amount = ?10,"
            " currency = ?11, reason = ?12, facts = ?13, submitted_at = ?14,"
            " decided_at = ?15, decided_by = ?16, withdrawn_at = ?17"
            " WHERE id = ?1 AND version = ?2 - 1",
    [LIVE] = "SELECT " COLUMNS " FROM approval WHERE deal = ?1 AND kind = ?2"
             " AND state = 0 AND withdrawn_at = 0 ORDER BY id DESC LIMIT 1",
    [GRANTED] = "SELECT " COLUMNS " FROM approval WHERE deal = ?1 AND kind = ?2"
                " AND state = 1 AND withdrawn_at = 0 ORDER BY id DESC LIMIT 1",
    [WAITING] = "SELECT " COLUMNS " FROM approval WHERE id IN"
                " (SELECT approval FROM approval_task WHERE assignee = ?1 AND state = 1"
                " AND withdrawn_at = 0)"
                " AND state = 0 AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
    [ASKED] = "SELECT " COLUMNS " FROM approval WHERE submitter = ?1 AND state = 0"
              " AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
    [DECIDED] = "SELECT " COLUMNS " FROM approval WHERE submitter = ?1 AND state = ?2"
                " AND withdrawn_at = 0 ORDER BY id DESC LIMIT 1",
    [PENDING_OF] = "SELECT " COLUMNS " FROM approval WHERE account = ?1 AND state = 0"
                   " AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
    [DECIDED_OF] = "SELECT " COLUMNS " FROM approval WHERE account = ?1 AND state = ?2"
                   " AND withdrawn_at = 0 ORDER BY id DESC LIMIT 1",
    [TASK_GET] = "SELECT " TASK_COLUMNS " FROM approval_task WHERE id = ?1",
    [TASK_ADD] = "INSERT INTO approval_task (" TASK_COLUMNS ")"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    [TASK_PUT] = "UPDATE approval_task SET version = ?2, approval = ?3, step = ?4,"
                 " mode = ?5, assignee = ?6, origin = ?7, state = ?8, opened_at = ?9,"
                 " decided_at = ?10, comment = ?11, via = ?12, withdrawn_at = ?13"
                 " WHERE id = ?1 AND version = ?2 - 1",
    [TASKS] = "SELECT " TASK_COLUMNS " FROM approval_task WHERE approval = ?1"
              " AND withdrawn_at = 0 ORDER BY step, id LIMIT ?2",
};

const struct queries approvals_queries = QUERIES("approvals", sql);

static_assert(APPROVAL_PENDING == 0 && APPROVAL_APPROVED == 1 && TASK_OPEN == 1,
              "the queries above name these states by number");

static const struct column columns[] = {
    COLUMN(approval, id, INT),
    COLUMN(approval, version, INT),
    COLUMN(approval, kind, TEXT),
    COLUMN(approval, subject, TEXT),
    COLUMN(approval, deal, INT),
    COLUMN(approval, account, INT),
    COLUMN(approval, submitter, INT),
    COLUMN(approval, state, ENUM),
    COLUMN(approval, discount, TEXT),
    COLUMN_AS("amount", approval, amount.minor, INT),
    COLUMN_AS("currency", approval, amount.currency, CURRENCY),
    COLUMN(approval, reason, TEXT),
    COLUMN(approval, facts, TEXT),
    COLUMN(approval, submitted_at, INT),
    COLUMN(approval, decided_at, INT),
    COLUMN(approval, decided_by, INT),
    COLUMN(approval, withdrawn_at, INT),
};

/* "AP-1 Acme"; of what is nobody's customer, what it is about. */
static const char *called(struct turn *t, const void *record)
{
    const struct approval *approval = record;
    const char *whose = account_name(t, approval->account);

    if (!whose[0] && approval->deal)
        whose = record_called(t, &deals_kind, approval->deal);
    return arena_printf(t->arena, "%s %s",
                        ref_text(t->arena, &approvals_kind, approval->id),
                        whose[0] ? whose : approval->subject);
}

const struct record_kind approvals_kind = {
    .name = "approval",
    .prefix = "AP-",
    .size = sizeof(struct approval),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &approvals_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct approval, withdrawn_at),
    .name_zh = "审批",
    .called = called,
};

static const struct column task_columns[] = {
    COLUMN_AS("id", stored_task, task.id, INT),
    COLUMN_AS("version", stored_task, task.version, INT),
    COLUMN_AS("approval", stored_task, task.approval, INT),
    COLUMN_AS("step", stored_task, task.step, ENUM),
    COLUMN_AS("mode", stored_task, task.mode, ENUM),
    COLUMN_AS("assignee", stored_task, task.assignee, INT),
    COLUMN_AS("origin", stored_task, task.origin, ENUM),
    COLUMN_AS("state", stored_task, task.state, ENUM),
    COLUMN_AS("opened_at", stored_task, task.opened_at, INT),
    COLUMN_AS("decided_at", stored_task, task.decided_at, INT),
    COLUMN_AS("comment", stored_task, task.comment, TEXT),
    COLUMN_AS("via", stored_task, task.via, TEXT),
    COLUMN(stored_task, withdrawn_at, INT),
};

const struct record_kind tasks_kind = {
    .name = "task",
    .size = sizeof(struct stored_task),
    .columns = task_columns,
    .n_columns = COUNT(task_columns),
    .queries = &approvals_queries,
    .get = TASK_GET,
    .add = TASK_ADD,
    .put = TASK_PUT,
    .withdrawn = offsetof(struct stored_task, withdrawn_at),
    .name_zh = "审批任务",
    .part_of = &approvals_kind,
    .whole = offsetof(struct stored_task, task.approval),
};

enum rc approvals_get(struct turn *t, int64_t id, struct approval *out)
{
    return record_get(t, &approvals_kind, id, out);
}

enum rc approvals_tasks(struct turn *t, int64_t approval, struct approval_task *out,
                        size_t most, size_t *n)
{
    struct stored_task *stored = TAKE_N(t->arena, most, struct stored_task);
    QUERY *q = query(t, &approvals_queries, TASKS);

    *n = 0;
    bind_int(q, 1, approval);
    bind_int(q, 2, (int64_t)most);
    TRY(list_read(t, &tasks_kind, q, most, stored, n));
    for (size_t i = 0; i < *n; i++)
        out[i] = stored[i].task;
    return RC_OK;
}

enum rc approvals_deciders(struct turn *t, const struct approval_task *tasks, size_t n,
                           const char *const **handles, size_t *n_handles)
{
    const char **found = TAKE_N(t->arena, n + 1, const char *);

    *handles = found;
    *n_handles = 0;
    for (size_t i = 0; i < n; i++) {
        struct person person;
        enum rc rc;

        if (tasks[i].state != TASK_OPEN)
            continue;
        rc = person_known(t, tasks[i].assignee, &person);
        if (rc == RC_OK && person.is_active)
            found[(*n_handles)++] = person.handle;
        else if (rc != RC_ABSENT)
            TRY(rc);
    }
    return RC_OK;
}

static enum rc add_task(struct turn *t, int64_t approval, struct approval_task *task)
{
    struct stored_task stored;

    task->approval = approval;
    stored = (struct stored_task){.task = *task};
    TRY(record_add(t, &tasks_kind, &stored));
    *task = stored.task;
    return RC_OK;
}

/* The deal's card tells of the request that is under way. */
static void touch_deal(struct turn *t, const struct approval *approval)
{
    if (approval->deal)
        record_touch(t, &deals_kind, approval->deal);
}

enum rc approvals_add(struct turn *t, struct approval *approval,
                      struct approval_task *tasks, size_t n)
{
    if (n > APPROVAL_MOST_TASKS)
        return err_set(&t->err, RC_RULE,
                       IN(t, "a request has %d tasks at most", "一个审批最多 %d 个任务"),
                       APPROVAL_MOST_TASKS);
    if (approval->submitted_at == 0)
        approval->submitted_at = t->now;
    TRY(record_add(t, &approvals_kind, approval));
    for (size_t i = 0; i < n; i++)
        TRY(add_task(t, approval->id, &tasks[i]));
    touch_deal(t, approval);
    return RC_OK;
}

static const char *word(const char *text)
{
    return text ? text : "";
}

static bool same_task(const struct approval_task *a, const struct approval_task *b)
{
    return a->version == b->version && a->step == b->step && a->assignee == b->assignee &&
           a->mode == b->mode && a->origin == b->origin && a->state == b->state &&
           a->opened_at == b->opened_at && a->decided_at == b->decided_at &&
           text_same(word(a->comment), word(b->comment)) &&
           text_same(word(a->via), word(b->via));
}

static bool same_request(const struct approval *a, const struct approval *b)
{
    return a->state == b->state && a->decided_at == b->decided_at &&
           a->decided_by == b->decided_by && a->deal == b->deal &&
           a->account == b->account && a->submitter == b->submitter &&
           a->amount.minor == b->amount.minor &&
           text_same(a->amount.currency, b->amount.currency) &&
           text_same(word(a->discount), word(b->discount)) &&
           text_same(word(a->subject), word(b->subject)) &&
           text_same(word(a->reason), word(b->reason)) &&
           text_same(word(a->facts), word(b->facts)) &&
           a->withdrawn_at == b->withdrawn_at;
}

/* A task that is written keeps what is stored in its last column. */
static enum rc put_task(struct turn *t, int64_t approval, struct approval_task *task,
                        bool *is_changed)
{
    struct stored_task stored;

    if (task->id == 0) {
        *is_changed = true;
        return add_task(t, approval, task);
    }
    TRY(record_get(t, &tasks_kind, task->id, &stored));
    assert(stored.task.approval == approval);
    if (same_task(&stored.task, task))
        return RC_OK;
    stored.task = *task;
    TRY(record_put(t, &tasks_kind, &stored));
    *task = stored.task;
    *is_changed = true;
    return RC_OK;
}

enum rc approvals_put(struct turn *t, struct approval *approval,
                      struct approval_task *tasks, size_t n)
{
    struct approval stored;
    bool is_changed;

    TRY(approvals_get(t, approval->id, &stored));
    is_changed = stored.version != approval->version || !same_request(&stored, approval);
    for (size_t i = 0; i < n; i++)
        TRY(put_task(t, approval->id, &tasks[i], &is_changed));
    /* A decision inside a step is a change of the request: its version moves on, so that
     * a card drawn before is stale and is drawn again, and the first of two counts. */
    if (!is_changed)
        return RC_OK;
    TRY(record_put(t, &approvals_kind, approval));
    touch_deal(t, approval);
    return RC_OK;
}

static enum rc of_deal(struct turn *t, size_t which, int64_t deal, const char *kind,
                       struct approval *out)
{
    QUERY *q = query(t, &approvals_queries, which);

    bind_int(q, 1, deal);
    bind_text(q, 2, kind);
    return list_first(t, &approvals_kind, q, out);
}

enum rc approvals_live(struct turn *t, int64_t deal, const char *kind,
                       struct approval *out)
{
    return deal ? of_deal(t, LIVE, deal, kind, out) : RC_ABSENT;
}

enum rc approvals_granted(struct turn *t, int64_t deal, const char *kind,
                          struct approval *out)
{
    return deal ? of_deal(t, GRANTED, deal, kind, out) : RC_ABSENT;
}

enum rc approvals_discount(struct turn *t, const struct deal *deal, struct approval *out,
                           struct money *after)
{
    TRY(approvals_granted(t, deal->id, "discount", out));
    int discount = approval_discount(out->discount);
    if (discount <= 0 || deal->stage == STAGE_LOST || money_is_zero(out->amount) ||
        !text_same(out->amount.currency, deal->amount.currency))
        return RC_ABSENT;
    TRY(approval_after(out->amount, discount, after, &t->err));
    /* An amount above what was asked for is another deal than the approved one. */
    return deal->amount.minor > after->minor && deal->amount.minor <= out->amount.minor
               ? RC_OK
               : RC_ABSENT;
}

enum rc approvals_waiting_for(struct turn *t, int64_t person, size_t most,
                              struct approval *out, size_t *n)
{
    return list_of(t, &approvals_kind, WAITING, person, most, out, n);
}

enum rc approvals_asked_by(struct turn *t, int64_t person, size_t most,
                           struct approval *out, size_t *n)
{
    return list_of(t, &approvals_kind, ASKED, person, most, out, n);
}

enum rc approvals_pending_of(struct turn *t, int64_t account, size_t most,
                             struct approval *out, size_t *n)
{
    return list_of(t, &approvals_kind, PENDING_OF, account, most, out, n);
}

/* The last decided, by a query that has whose as ?1 and the state as ?2. */
static enum rc last_decided(struct turn *t, size_t which, int64_t whose,
                            struct approval *out)
{
    bool is_found = false;

    for (int state = APPROVAL_PENDING + 1; state < APPROVAL_STATES; state++) {
        QUERY *q = query(t, &approvals_queries, which);
        struct approval *last = TAKE(t->arena, struct approval);
        bind_int(q, 1, whose);
        bind_int(q, 2, state);
        enum rc rc = list_first(t, &approvals_kind, q, last);
        if (rc == RC_ABSENT)
            continue;
        TRY(rc);
        if (!is_found || last->decided_at > out->decided_at)
            *out = *last;
        is_found = true;
    }
    return is_found ? RC_OK : RC_ABSENT;
}

enum rc approvals_last_decided(struct turn *t, int64_t person, struct approval *out)
{
    return last_decided(t, DECIDED, person, out);
}

enum rc approvals_last_of(struct turn *t, int64_t account, struct approval *out)
{
    return last_decided(t, DECIDED_OF, account, out);
}
