/* The customers, and the names they go by. */

#include "store/accounts.h"

#include "sales/lead.h"
#include "store/list.h"
#include "store/names.h"
#include "store/store_inside.h"

#include <string.h>

enum { GET, ADD, PUT, BY_ALIAS, BY_KEY, NEAR, NEAR_ALIAS, ALIAS, UNALIAS, NAME };

#define COLUMNS "id, version, name, key, currency, owner, email, made_at, withdrawn_at"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM account WHERE id = ?1",
    [ADD] = "INSERT INTO account (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [PUT] = "UPDATE account SET version = ?2, name = ?3, key = ?4, currency = ?5,"
            " owner = ?6, email = ?7, made_at = ?8, withdrawn_at = ?9"
            " WHERE id = ?1 AND version = ?2 - 1",
    [BY_ALIAS] = "SELECT c.id, c.version, c.name, c.key, c.currency, c.owner, c.email,"
                 " c.made_at, c.withdrawn_at"
                 " FROM account_alias a JOIN account c ON c.id = a.account"
                 " WHERE a.alias = ?1 AND c.withdrawn_at = 0",
    [BY_KEY] = "SELECT " COLUMNS " FROM account WHERE key = ?1 AND withdrawn_at = 0"
               " ORDER BY id LIMIT ?2",
    [NEAR] = "SELECT name, key FROM account WHERE key >= ?1 AND key < ?2"
             " AND withdrawn_at = 0 ORDER BY key, id LIMIT ?3",
    [NEAR_ALIAS] = "SELECT c.name, a.alias"
                   " FROM account_alias a JOIN account c ON c.id = a.account"
                   " WHERE a.alias >= ?1 AND a.alias < ?2 AND c.withdrawn_at = 0"
                   " ORDER BY a.alias LIMIT ?3",
    [ALIAS] = "INSERT INTO account_alias (alias, account) VALUES (?1, ?2)"
              " ON CONFLICT (alias) DO UPDATE SET account = excluded.account"
              " WHERE account_alias.account = excluded.account OR NOT EXISTS"
              " (SELECT 1 FROM account c WHERE c.id = account_alias.account"
              " AND c.withdrawn_at = 0)",
    [UNALIAS] = "DELETE FROM account_alias WHERE alias = ?1 AND account = ?2",
    [NAME] = "SELECT name FROM account WHERE id = ?1",
};

const struct queries accounts_queries = QUERIES("accounts", sql);

static const struct column columns[] = {
    COLUMN(account, id, INT),           COLUMN(account, version, INT),
    COLUMN(account, name, TEXT),        COLUMN(account, key, TEXT),
    COLUMN(account, currency, TEXT),    COLUMN(account, owner, INT),
    COLUMN(account, email, TEXT),       COLUMN(account, made_at, INT),
    COLUMN(account, withdrawn_at, INT),
};

struct naming account_naming(const struct account *account)
{
    return (struct naming){.kind = NAMED_ACCOUNT,
                           .record = account->id,
                           .name = account->withdrawn_at ? NULL : account->name,
                           .scopes = {account->owner, NAMES_SCOPE_ALL}};
}

static enum rc written(struct turn *t, const void *was, const void *is)
{
    struct naming before = {0}, after = account_naming(is);

    if (was)
        before = account_naming(was);
    return names_change(t, was ? &before : NULL, &after);
}

static const char *called(struct turn *t, const void *record)
{
    const struct account *account = record;

    (void)t;
    return account->name;
}

const struct record_kind accounts_kind = {
    .name = "account",
    .prefix = "ACC-",
    .size = sizeof(struct account),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &accounts_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct account, withdrawn_at),
    .name_zh = "客户",
    .called = called,
    .written = written,
};

enum {
    SAME_KEY_MOST = 8,
    NEAR_MOST = 100,  /* names looked at for a hint, at each length of prefix */
    PREFIX_MOST = 24, /* bytes */
    NEAR_FAR = 3      /* edits that a slip of the hand may have made */
};

enum rc accounts_get(struct turn *t, int64_t id, struct account *out)
{
    return record_get(t, &accounts_kind, id, out);
}

static enum rc by_alias(struct turn *t, const char *folded, struct account *out)
{
    QUERY *q = query(t, &accounts_queries, BY_ALIAS);

    bind_text(q, 1, folded);
    return list_first(t, &accounts_kind, q, out);
}

static enum rc by_key(struct turn *t, const char *called, const char *folded,
                      struct account *out)
{
    QUERY *q = query(t, &accounts_queries, BY_KEY);
    struct account found[SAME_KEY_MOST];
    size_t n = 0;

    bind_text(q, 1, company_key(t->arena, called));
    bind_int(q, 2, SAME_KEY_MOST);
    TRY(list_read(t, &accounts_kind, q, SAME_KEY_MOST, found, &n));
    for (size_t i = 0; i < n; i++) {
        if (n == 1 || text_same(text_fold(t->arena, found[i].name), folded)) {
            *out = found[i];
            return RC_OK;
        }
    }
    if (n == 0)
        return RC_ABSENT;
    err_set(&t->err, RC_USAGE,
            IN(t, "more than one customer is called %s", "叫“%s”的客户不止一家"), called);
    return err_hint(&t->err, "%s / %s", found[0].name, found[1].name);
}

/* The customer whose name is nearest, of those that begin as `key` does. */
static enum rc near(struct turn *t, size_t which, const char *key, const char *prefix,
                    int *best, const char **name)
{
    QUERY *q = query(t, &accounts_queries, which);
    enum rc rc;

    bind_text(q, 1, prefix);
    /* The last code point: behind all that begin with the prefix. */
    bind_text(q, 2, arena_printf(t->arena, "%s\xF4\x8F\xBF\xBF", prefix));
    bind_int(q, 3, NEAR_MOST);
    while ((rc = row(t, q)) == RC_OK) {
        const char *its = column_text(q, 1, t->arena);
        bool begins = strncmp(its, key, strlen(key)) == 0;
        int far = begins ? 1 : text_distance(its, key, NEAR_FAR);

        if (far < *best) {
            *best = far;
            *name = column_text(q, 0, t->arena);
        }
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* Among those that go on alike the longest first: of a hundred thousand that begin with
 * the same letter, the near ones share more than that. */
static enum rc nearest(struct turn *t, size_t which, const char *key, int *best,
                       const char **name)
{
    size_t len = utf8_cut(key, strlen(key), PREFIX_MOST);

    while (len > 0 && !*name) {
        TRY(near(t, which, key, arena_copy_bytes(t->arena, key, len), best, name));
        len = utf8_cut(key, len, len - 1);
    }
    return RC_OK;
}

static enum rc absent(struct turn *t, const char *called, const char *folded)
{
    const char *key = company_key(t->arena, called);
    const char *name = NULL;
    int best = utf8_count(key) > 4 ? NEAR_FAR : 2;

    err_set(&t->err, RC_ABSENT, IN(t, "there is no customer %s", "没有客户“%s”"), called);
    TRY(nearest(t, NEAR, key, &best, &name));
    TRY(nearest(t, NEAR_ALIAS, folded, &best, &name));
    if (name)
        err_hint(&t->err, IN(t, "did you mean %s?", "是指“%s”吗？"), name);
    return RC_ABSENT;
}

enum rc accounts_find(struct turn *t, const char *called, struct account *out)
{
    const char *folded = text_fold(t->arena, called);
    enum rc rc = by_alias(t, folded, out);

    if (rc == RC_ABSENT)
        rc = by_key(t, called, folded, out);
    if (rc == RC_ABSENT)
        rc = absent(t, called, folded);
    return rc;
}

enum rc accounts_add(struct turn *t, struct account *account)
{
    account->key = company_key(t->arena, account->name);
    if (account->made_at == 0)
        account->made_at = t->now;
    return record_add(t, &accounts_kind, account);
}

enum rc accounts_put(struct turn *t, struct account *account)
{
    account->key = company_key(t->arena, account->name);
    return record_put(t, &accounts_kind, account);
}

enum rc accounts_alias(struct turn *t, int64_t account, const char *alias)
{
    QUERY *q = query(t, &accounts_queries, ALIAS);

    bind_text(q, 1, text_fold(t->arena, alias));
    bind_int(q, 2, account);
    TRY(done(t, q));
    if (store_changed(t->store) == 0)
        return err_set(
            &t->err, RC_RULE,
            IN(t, "%s is already another customer's name", "“%s”已经是另一个客户的名称"),
            alias);
    return names_add_alias(t, NAMED_ACCOUNT, account, alias);
}

enum rc accounts_unalias(struct turn *t, int64_t account, const char *alias)
{
    QUERY *q = query(t, &accounts_queries, UNALIAS);

    bind_text(q, 1, text_fold(t->arena, alias));
    bind_int(q, 2, account);
    TRY(done(t, q));
    return names_drop_alias(t, NAMED_ACCOUNT, account, alias);
}

const char *account_name(struct turn *t, int64_t id)
{
    if (id == 0)
        return "";
    QUERY *q = query(t, &accounts_queries, NAME);

    bind_int(q, 1, id);
    return row(t, q) == RC_OK ? column_text(q, 0, t->arena) : "";
}
