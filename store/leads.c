/* First contacts, found again by their numbers, addresses and names. */

#include "store/leads.h"

#include "store/list.h"
#include "store/names.h"
#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum { GET, ADD, PUT, CLAIM, HELD_BY, BY_IDENTITY, BY_NAME, OF_OWNER, OF_STATE, MADE };

#define COLUMNS                                                            \
    "id, version, name, key, contact, phone, email, wechat, source, need," \
    " amount, currency, state, owner, deal, next_touch, made_at, withdrawn_at"
#define L_COLUMNS                                                            \
    "l.id, l.version, l.name, l.key, l.contact, l.phone, l.email, l.wechat," \
    " l.source, l.need, l.amount, l.currency, l.state, l.owner, l.deal,"     \
    " l.next_touch, l.made_at, l.withdrawn_at"

/* An identity row stands for its lead only while the lead is there and still has the
 * value: undo and corrections leave rows behind, which the next lead takes over. */
#define HOLDS                                                       \
    " l.withdrawn_at = 0 AND CASE i.kind WHEN 'phone' THEN l.phone" \
    " WHEN 'email' THEN l.email ELSE l.wechat END = i.value"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM lead WHERE id = ?1",
    [ADD] = "INSERT INTO lead (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
            " ?16, ?17, ?18)",
    [PUT] = "UPDATE lead SET version = ?2, name = ?3, key = ?4, contact = ?5, phone = ?6,"
            " email = ?7, wechat = ?8, source = ?9, need = ?10, amount = ?11,"
            " currency = ?12, state = ?13, owner = ?14, deal = ?15, next_touch = ?16,"
            " made_at = ?17, withdrawn_at = ?18"
            " WHERE id = ?1 AND version = ?2 - 1",
    [CLAIM] = "INSERT INTO lead_identity (kind, value, lead) VALUES (?1, ?2, ?3)"
              " ON CONFLICT (kind, value) DO UPDATE SET lead = excluded.lead",
    [HELD_BY] = "SELECT l.id FROM lead_identity i JOIN lead l ON l.id = i.lead"
                " WHERE i.kind = ?1 AND i.value = ?2 AND l.id <> ?3 AND" HOLDS,
    [BY_IDENTITY] =
        "SELECT " L_COLUMNS " FROM lead_identity i JOIN lead l ON l.id = i.lead"
        " WHERE i.kind = ?1 AND i.value = ?2 AND" HOLDS,
    [BY_NAME] = "SELECT " COLUMNS " FROM lead WHERE key = ?1 AND withdrawn_at = 0"
                " ORDER BY id DESC LIMIT 1",
    [OF_OWNER] = "SELECT " COLUMNS " FROM lead WHERE owner = ?1 AND state = ?2"
                 " AND withdrawn_at = 0 ORDER BY id DESC LIMIT ?3",
    [MADE] = "SELECT " COLUMNS " FROM lead WHERE made_at >= ?1 AND made_at < ?2"
             " AND withdrawn_at = 0 AND ?3 IN (0, owner)"
             " ORDER BY made_at DESC LIMIT ?4",
    [OF_STATE] = "SELECT " COLUMNS " FROM lead WHERE state = ?1 AND withdrawn_at = 0"
                 " ORDER BY id DESC LIMIT ?2",
};

const struct queries leads_queries = QUERIES("leads", sql);

static const struct column columns[] = {
    COLUMN_AS("id", stored_lead, lead.id, INT),
    COLUMN_AS("version", stored_lead, lead.version, INT),
    COLUMN_AS("name", stored_lead, lead.name, TEXT),
    COLUMN(stored_lead, key, TEXT),
    COLUMN_AS("contact", stored_lead, lead.contact, TEXT),
    COLUMN_AS("phone", stored_lead, lead.phone, TEXT),
    COLUMN_AS("email", stored_lead, lead.email, TEXT),
    COLUMN_AS("wechat", stored_lead, lead.wechat, TEXT),
    COLUMN_AS("source", stored_lead, lead.source, TEXT),
    COLUMN_AS("need", stored_lead, lead.need, TEXT),
    COLUMN_AS("amount", stored_lead, lead.amount.minor, INT),
    COLUMN_AS("currency", stored_lead, lead.amount.currency, CURRENCY),
    COLUMN_AS("state", stored_lead, lead.state, ENUM),
    COLUMN_AS("owner", stored_lead, lead.owner, INT),
    COLUMN_AS("deal", stored_lead, lead.deal, INT),
    COLUMN_AS("next_touch", stored_lead, lead.next_touch, TEXT),
    COLUMN_AS("made_at", stored_lead, lead.made_at, INT),
    COLUMN_AS("withdrawn_at", stored_lead, lead.withdrawn_at, INT),
};

/* One that became a deal is spoken of by its customer's name. */
struct naming lead_naming(const struct lead *lead)
{
    bool is_open = lead->deal == 0 && lead->state != LEAD_JUNK;
    int64_t scope = lead->owner ? lead->owner : NAMES_SCOPE_POOL;

    return (struct naming){.kind = NAMED_LEAD,
                           .record = lead->id,
                           .name = lead->withdrawn_at ? NULL : lead->name,
                           .scopes = {is_open ? scope : 0}};
}

static enum rc written(struct turn *t, const void *was, const void *is)
{
    const struct stored_lead *old = was, *new = is;
    struct naming before = {0}, after = lead_naming(&new->lead);

    if (old)
        before = lead_naming(&old->lead);
    return names_change(t, old ? &before : NULL, &after);
}

static const char *called(struct turn *t, const void *record)
{
    const struct stored_lead *stored = record;

    (void)t;
    return stored->lead.name;
}

const struct record_kind leads_kind = {
    .name = "lead",
    .prefix = "L-",
    .size = sizeof(struct stored_lead),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &leads_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct stored_lead, lead.withdrawn_at),
    .name_zh = "线索",
    .called = called,
    .written = written,
};

enum { LEAD_STATES = LEAD_JUNK + 1 };

static enum rc claim(struct turn *t, const char *kind, const char *value, int64_t lead)
{
    QUERY *q = query(t, &leads_queries, CLAIM);

    bind_text(q, 1, kind);
    bind_text(q, 2, value);
    bind_int(q, 3, lead);
    return done(t, q);
}

/* RC_RULE when another lead holds it. */
static enum rc check_free(struct turn *t, const char *kind, const char *value,
                          int64_t lead)
{
    QUERY *q = query(t, &leads_queries, HELD_BY);
    enum rc rc;

    bind_text(q, 1, kind);
    bind_text(q, 2, value);
    bind_int(q, 3, lead);
    rc = row(t, q);
    if (rc == RC_OK)
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s has this %s already", "%s 已经有这个%s"),
                       ref_text(t->arena, &leads_kind, column_int(q, 0)),
                       text_same(kind, "phone")   ? IN(t, "telephone number", "电话")
                       : text_same(kind, "email") ? IN(t, "mail address", "邮箱")
                                                  : IN(t, "WeChat id", "微信号"));
    return rc == RC_ABSENT ? RC_OK : rc;
}

typedef enum rc each_identity(struct turn *t, const char *kind, const char *value,
                              int64_t lead);

static enum rc for_each(struct turn *t, const struct lead *lead, each_identity *run)
{
    if (!text_empty(lead->phone))
        TRY(run(t, "phone", lead->phone, lead->id));
    if (!text_empty(lead->email))
        TRY(run(t, "email", lead->email, lead->id));
    if (!text_empty(lead->wechat))
        TRY(run(t, "wechat", lead->wechat, lead->id));
    return RC_OK;
}

static struct stored_lead wrapped(struct turn *t, const struct lead *lead)
{
    return (struct stored_lead){.lead = *lead, .key = company_key(t->arena, lead->name)};
}

enum rc leads_get(struct turn *t, int64_t id, struct lead *out)
{
    struct stored_lead stored;

    TRY(record_get(t, &leads_kind, id, &stored));
    *out = stored.lead;
    return RC_OK;
}

enum rc leads_add(struct turn *t, struct lead *lead)
{
    struct stored_lead stored;

    TRY(for_each(t, lead, check_free));
    if (lead->made_at == 0)
        lead->made_at = t->now;
    stored = wrapped(t, lead);
    TRY(record_add(t, &leads_kind, &stored));
    *lead = stored.lead;
    return for_each(t, lead, claim);
}

enum rc leads_put(struct turn *t, struct lead *lead)
{
    struct stored_lead stored = wrapped(t, lead);

    TRY(for_each(t, lead, check_free));
    TRY(record_put(t, &leads_kind, &stored));
    *lead = stored.lead;
    return for_each(t, lead, claim);
}

static enum rc find_one(struct turn *t, sqlite3_stmt *q, struct lead *out)
{
    struct stored_lead stored;

    TRY(list_first(t, &leads_kind, q, &stored));
    *out = stored.lead;
    return RC_OK;
}

enum rc leads_by_identity(struct turn *t, const char *kind, const char *value,
                          struct lead *out)
{
    QUERY *q = query(t, &leads_queries, BY_IDENTITY);

    bind_text(q, 1, kind);
    bind_text(q, 2, value);
    return find_one(t, q, out);
}

enum rc leads_by_name(struct turn *t, const char *name, struct lead *out)
{
    QUERY *q = query(t, &leads_queries, BY_NAME);

    bind_text(q, 1, company_key(t->arena, name));
    return find_one(t, q, out);
}

static enum rc list_owners(struct turn *t, int64_t owner, int state, size_t most,
                           struct stored_lead *out, size_t *n)
{
    QUERY *q = query(t, &leads_queries, OF_OWNER);

    bind_int(q, 1, owner);
    bind_int(q, 2, state);
    bind_int(q, 3, (int64_t)most);
    return list_read(t, &leads_kind, q, *n + most, out, n);
}

static enum rc list_all(struct turn *t, int state, size_t most, struct stored_lead *out,
                        size_t *n)
{
    QUERY *q = query(t, &leads_queries, OF_STATE);

    bind_int(q, 1, state);
    bind_int(q, 2, (int64_t)most);
    return list_read(t, &leads_kind, q, *n + most, out, n);
}

static int newest_first(const void *a, const void *b)
{
    int64_t left = ((const struct stored_lead *)a)->lead.id;
    int64_t right = ((const struct stored_lead *)b)->lead.id;

    return (left < right) - (left > right);
}

enum rc leads_list(struct turn *t, int64_t owner, bool with_pool, unsigned states,
                   size_t most, struct lead *out, size_t *n)
{
    /* The newest of each state, and of those the newest: every read has its index. */
    struct stored_lead *all = TAKE_N(t->arena, most * LEAD_STATES, struct stored_lead);
    size_t n_all = 0;

    for (int state = LEAD_NEW; state < LEAD_STATES; state++) {
        bool is_pool = state == LEAD_POOL;

        if (is_pool ? !with_pool : !(states & 1U << state))
            continue;
        if (is_pool || owner == 0)
            TRY(list_all(t, state, most, all, &n_all));
        else
            TRY(list_owners(t, owner, state, most, all, &n_all));
    }
    if (n_all > 1)
        qsort(all, n_all, sizeof(*all), newest_first);
    *n = n_all < most ? n_all : most;
    for (size_t i = 0; i < *n; i++)
        out[i] = all[i].lead;
    return RC_OK;
}

enum rc leads_made(struct turn *t, int64_t owner, int64_t since, int64_t until,
                   size_t most, struct lead *out, size_t *n)
{
    struct stored_lead *all = TAKE_N(t->arena, most, struct stored_lead);
    QUERY *q = query(t, &leads_queries, MADE);

    *n = 0;
    bind_int(q, 1, since);
    bind_int(q, 2, until);
    bind_int(q, 3, owner);
    bind_int(q, 4, (int64_t)most);
    TRY(list_read(t, &leads_kind, q, most, all, n));
    for (size_t i = 0; i < *n; i++)
        out[i] = all[i].lead;
    return RC_OK;
}
