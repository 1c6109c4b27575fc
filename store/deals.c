/* Sales on their way, and what was said and done about them. */

#include "store/deals.h"

#include "store/accounts.h"
#include "store/list.h"

enum {
    GET,
    ADD,
    PUT,
    OPEN_OF,
    NOT_LOST_OF,
    LAST_OF,
    OWNERS,
    OWNERS_CLOSED,
    OF_STAGE_OPEN,
    OF_STAGE_CLOSED,
    TOUCH,
    OWNERS_TOUCH,
    ACTIVITY_GET,
    ACTIVITY_ADD,
    ACTIVITY_PUT,
    ACTIVITIES,
    ACTIVITIES_BY,
};

#define COLUMNS                                                          \
    "id, version, account, owner, lead, title, stage, amount, currency," \
    " close_on, facts, next_touch, stage_at, made_at, closed_at, withdrawn_at"
#define ACTIVITY_COLUMNS "id, version, kind, record, person, what, text, at, withdrawn_at"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM deal WHERE id = ?1",
    [ADD] = "INSERT INTO deal (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
            " ?16)",
    [PUT] = "UPDATE deal SET version = ?2, account = ?3, owner = ?4, lead = ?5,"
            " title = ?6, stage = ?7, amount = ?8, currency = ?9, close_on = ?10,"
            " facts = ?11, next_touch = ?12, stage_at = ?13, made_at = ?14,"
            " closed_at = ?15, withdrawn_at = ?16"
            " WHERE id = ?1 AND version = ?2 - 1",
    [OPEN_OF] = "SELECT " COLUMNS " FROM deal WHERE account = ?1 AND stage < 7"
                " AND withdrawn_at = 0 ORDER BY id DESC LIMIT ?2",
    [NOT_LOST_OF] = "SELECT " COLUMNS " FROM deal WHERE account = ?1 AND stage < 8"
                    " AND withdrawn_at = 0 ORDER BY id DESC LIMIT ?2",
    [LAST_OF] = "SELECT " COLUMNS " FROM deal WHERE account = ?1"
                " AND withdrawn_at = 0 ORDER BY id DESC LIMIT 1",
    [OWNERS] = "SELECT " COLUMNS " FROM deal WHERE owner = ?1 AND stage = ?2"
               " AND withdrawn_at = 0 ORDER BY id LIMIT ?3",
    [OWNERS_CLOSED] = "SELECT " COLUMNS " FROM deal WHERE owner = ?1 AND stage = ?2"
                      " AND closed_at >= ?4 AND withdrawn_at = 0 ORDER BY id LIMIT ?3",
    [OF_STAGE_OPEN] = "SELECT " COLUMNS " FROM deal WHERE stage = ?1 AND closed_at = 0"
                      " AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
    [OF_STAGE_CLOSED] =
        "SELECT " COLUMNS " FROM deal WHERE stage = ?1 AND closed_at >= ?3"
        " AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
    /* The conditions of the partial indexes, word for word. */
    [TOUCH] = "SELECT " COLUMNS " FROM deal WHERE next_touch <> '' AND stage < 7"
              " AND withdrawn_at = 0 AND next_touch <= ?1"
              " ORDER BY next_touch, id LIMIT ?2",
    [OWNERS_TOUCH] = "SELECT " COLUMNS " FROM deal WHERE next_touch <> '' AND stage < 7"
                     " AND withdrawn_at = 0 AND owner = ?3 AND next_touch <= ?1"
                     " ORDER BY next_touch, id LIMIT ?2",
    [ACTIVITY_GET] = "SELECT " ACTIVITY_COLUMNS " FROM activity WHERE id = ?1",
    [ACTIVITY_ADD] = "INSERT INTO activity (" ACTIVITY_COLUMNS ")"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [ACTIVITY_PUT] = "UPDATE activity SET version = ?2, kind = ?3, record = ?4,"
                     " person = ?5, what = ?6, text = ?7, at = ?8, withdrawn_at = ?9"
                     " WHERE id = ?1 AND version = ?2 - 1",
    [ACTIVITIES] = "SELECT " ACTIVITY_COLUMNS " FROM activity"
                   " WHERE kind = ?1 AND record = ?2 AND withdrawn_at = 0"
                   " ORDER BY id DESC LIMIT ?3",
    [ACTIVITIES_BY] = "SELECT " ACTIVITY_COLUMNS " FROM activity"
                      " WHERE person = ?1 AND at >= ?2 AND at < ?3 AND withdrawn_at = 0"
                      " ORDER BY at DESC LIMIT ?4",
};

const struct queries deals_queries = QUERIES("deals", sql);

static const struct column columns[] = {
    COLUMN(deal, id, INT),
    COLUMN(deal, version, INT),
    COLUMN(deal, account, INT),
    COLUMN(deal, owner, INT),
    COLUMN(deal, lead, INT),
    COLUMN(deal, title, TEXT),
    COLUMN(deal, stage, ENUM),
    COLUMN_AS("amount", deal, amount.minor, INT),
    COLUMN_AS("currency", deal, amount.currency, CURRENCY),
    COLUMN(deal, close_on, DAY),
    COLUMN(deal, facts, TEXT),
    COLUMN(deal, next_touch, TEXT),
    COLUMN(deal, stage_at, INT),
    COLUMN(deal, made_at, INT),
    COLUMN(deal, closed_at, INT),
    COLUMN(deal, withdrawn_at, INT),
};

static const char *called(struct turn *t, const void *record)
{
    const struct deal *deal = record;

    return account_name(t, deal->account);
}

const struct record_kind deals_kind = {
    .name = "deal",
    .prefix = "D-",
    .size = sizeof(struct deal),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &deals_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct deal, withdrawn_at),
    .name_zh = "商机",
    .called = called,
};

static const struct column activity_columns[] = {
    COLUMN(activity, id, INT),           COLUMN(activity, version, INT),
    COLUMN(activity, kind, TEXT),        COLUMN(activity, record, INT),
    COLUMN(activity, person, INT),       COLUMN(activity, what, TEXT),
    COLUMN(activity, text, TEXT),        COLUMN(activity, at, INT),
    COLUMN(activity, withdrawn_at, INT),
};

/* A line of history is known by whose history it is in. */
static const char *activity_called(struct turn *t, const void *record)
{
    const struct activity *activity = record;
    const struct record_kind *kind = record_kind_named(activity->kind);

    return kind ? record_called(t, kind, activity->record) : "";
}

const struct record_kind activities_kind = {
    .name = "activity",
    .size = sizeof(struct activity),
    .columns = activity_columns,
    .n_columns = COUNT(activity_columns),
    .queries = &deals_queries,
    .get = ACTIVITY_GET,
    .add = ACTIVITY_ADD,
    .put = ACTIVITY_PUT,
    .withdrawn = offsetof(struct activity, withdrawn_at),
    .name_zh = "跟进",
    .called = activity_called,
};

enum rc deals_get(struct turn *t, int64_t id, struct deal *out)
{
    return record_get(t, &deals_kind, id, out);
}

enum rc deals_add(struct turn *t, struct deal *deal)
{
    if (deal->made_at == 0)
        deal->made_at = t->now;
    if (deal->stage_at == 0)
        deal->stage_at = deal->made_at;
    return record_add(t, &deals_kind, deal);
}

enum rc deals_put(struct turn *t, struct deal *deal)
{
    return record_put(t, &deals_kind, deal);
}

enum rc deals_open_of(struct turn *t, int64_t account, struct deal *out)
{
    QUERY *q = query(t, &deals_queries, OPEN_OF);

    bind_int(q, 1, account);
    bind_int(q, 2, 1);
    return list_first(t, &deals_kind, q, out);
}

enum rc deals_all_open_of(struct turn *t, int64_t account, size_t most, struct deal *out,
                          size_t *n)
{
    return list_of(t, &deals_kind, OPEN_OF, account, most, out, n);
}

enum rc deals_not_lost_of(struct turn *t, int64_t account, size_t most, struct deal *out,
                          size_t *n)
{
    return list_of(t, &deals_kind, NOT_LOST_OF, account, most, out, n);
}

enum rc deals_last_of(struct turn *t, int64_t account, struct deal *out)
{
    QUERY *q = query(t, &deals_queries, LAST_OF);

    bind_int(q, 1, account);
    return list_first(t, &deals_kind, q, out);
}

static enum rc list_owners(struct turn *t, int64_t owner, enum stage stage,
                           int64_t closed_since, size_t most, struct deal *out, size_t *n)
{
    bool is_open = stage_is_open(stage);
    QUERY *q = query(t, &deals_queries, is_open ? OWNERS : OWNERS_CLOSED);

    bind_int(q, 1, owner);
    bind_int(q, 2, stage);
    bind_int(q, 3, (int64_t)(most - *n));
    if (!is_open)
        bind_int(q, 4, closed_since);
    return list_read(t, &deals_kind, q, most, out, n);
}

static enum rc list_all(struct turn *t, enum stage stage, int64_t closed_since,
                        size_t most, struct deal *out, size_t *n)
{
    bool is_open = stage_is_open(stage);
    QUERY *q = query(t, &deals_queries, is_open ? OF_STAGE_OPEN : OF_STAGE_CLOSED);

    bind_int(q, 1, stage);
    bind_int(q, 2, (int64_t)(most - *n));
    if (!is_open)
        bind_int(q, 3, closed_since);
    return list_read(t, &deals_kind, q, most, out, n);
}

enum rc deals_list(struct turn *t, int64_t owner, unsigned stages, int64_t closed_since,
                   size_t most, struct deal *out, size_t *n)
{
    *n = 0;
    for (int i = 0; i < STAGES && *n < most; i++) {
        if (!(stages & 1U << i))
            continue;
        if (owner)
            TRY(list_owners(t, owner, (enum stage)i, closed_since, most, out, n));
        else
            TRY(list_all(t, (enum stage)i, closed_since, most, out, n));
    }
    return RC_OK;
}

enum rc deals_touch_due(struct turn *t, int64_t owner, const char *until, size_t most,
                        struct deal *out, size_t *n)
{
    QUERY *q = query(t, &deals_queries, owner ? OWNERS_TOUCH : TOUCH);

    *n = 0;
    bind_text(q, 1, until);
    bind_int(q, 2, (int64_t)most);
    if (owner)
        bind_int(q, 3, owner);
    return list_read(t, &deals_kind, q, most, out, n);
}

enum rc activities_add(struct turn *t, struct activity *activity)
{
    if (activity->at == 0)
        activity->at = t->now;
    TRY(record_add(t, &activities_kind, activity));
    /* The card of what it is about shows the last note. */
    const struct record_kind *about = record_kind_named(activity->kind);
    if (about)
        record_touch(t, about, activity->record);
    return RC_OK;
}

enum rc activities_of(struct turn *t, const char *kind, int64_t record, size_t most,
                      struct activity *out, size_t *n)
{
    QUERY *q = query(t, &deals_queries, ACTIVITIES);

    *n = 0;
    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    bind_int(q, 3, (int64_t)most);
    return list_read(t, &activities_kind, q, most, out, n);
}

enum rc activities_by(struct turn *t, int64_t person, int64_t since, int64_t until,
                      size_t most, struct activity *out, size_t *n)
{
    QUERY *q = query(t, &deals_queries, ACTIVITIES_BY);

    *n = 0;
    bind_int(q, 1, person);
    bind_int(q, 2, since);
    bind_int(q, 3, until);
    bind_int(q, 4, (int64_t)most);
    return list_read(t, &activities_kind, q, most, out, n);
}
