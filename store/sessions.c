/* Links that are good once, and sessions. */

#include "store/sessions.h"

#include "base/secret.h"
#include "store/people.h"

static const int64_t hour = 60LL * 60 * 1000;
static const int64_t day = 24LL * 60 * 60 * 1000;

enum { IDLE_DAYS = 14, SESSION_DAYS = 90, TOKEN_DAYS = 365 };

enum { INVITE, REDEEM, OPEN, HOLDER, SEEN, END, END_OF, INVITES_OF };

static const char *const sql[] = {
    [INVITE] = "INSERT INTO invite (fingerprint, person, until, used_at)"
               " VALUES (?1, ?2, ?3, 0)",
    /* One statement looks and uses up: of many at once, one finds it unused. */
    [REDEEM] = "UPDATE invite SET used_at = ?2"
               " WHERE fingerprint = ?1 AND used_at = 0 AND until > ?2 RETURNING person",
    [OPEN] =
        "INSERT INTO session (fingerprint, person, made_at, seen_at, until, is_token)"
        " VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
    [HOLDER] = "SELECT person, seen_at FROM session WHERE fingerprint = ?1 AND until > ?2"
               " AND (is_token = 1 OR seen_at > ?3)",
    [SEEN] = "UPDATE session SET seen_at = ?2 WHERE fingerprint = ?1",
    [END] = "DELETE FROM session WHERE fingerprint = ?1",
    [END_OF] = "DELETE FROM session WHERE person = ?1",
    [INVITES_OF] = "DELETE FROM invite WHERE person = ?1",
};

const struct queries sessions_queries = QUERIES("sessions", sql);

enum rc invite_make(struct turn *t, int64_t person, int64_t until, const char **token)
{
    const char *made = secret_token(t->arena);
    QUERY *q = query(t, &sessions_queries, INVITE);

    bind_text(q, 1, secret_fingerprint(t->arena, made));
    bind_int(q, 2, person);
    bind_int(q, 3, until);
    TRY(done(t, q));
    *token = made;
    return RC_OK;
}

enum rc session_make(struct turn *t, int64_t person, bool is_token, const char **token)
{
    const char *made = secret_token(t->arena);
    QUERY *q = query(t, &sessions_queries, OPEN);

    bind_text(q, 1, secret_fingerprint(t->arena, made));
    bind_int(q, 2, person);
    bind_int(q, 3, t->now);
    bind_int(q, 4, t->now + (is_token ? TOKEN_DAYS : SESSION_DAYS) * day);
    bind_int(q, 5, is_token);
    TRY(done(t, q));
    *token = made;
    return RC_OK;
}

static enum rc use_up(struct turn *t, const char *token, int64_t *person)
{
    QUERY *q = query(t, &sessions_queries, REDEEM);

    bind_text(q, 1, secret_fingerprint(t->arena, token));
    bind_int(q, 2, t->now);
    TRY(row(t, q));
    *person = column_int(q, 0);
    /* RETURNING ends with one more step. */
    enum rc rc = row(t, q);
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc working(struct turn *t, int64_t id, struct person *out)
{
    TRY(people_get(t, id, out));
    return out->is_active ? RC_OK : RC_ABSENT;
}

enum rc invite_redeem(struct turn *t, const char *token, const char **session,
                      int64_t *person)
{
    struct person whose;
    int64_t id = 0;
    enum rc rc = use_up(t, token, &id);

    if (rc == RC_OK)
        rc = working(t, id, &whose);
    if (rc == RC_ABSENT) {
        err_set(&t->err, RC_DENIED,
                IN(t, "this link is used up, too old or not ours",
                   "这个链接已用过、已过期或无效"));
        return err_hint(&t->err, IN(t, "ask an admin for a new one", "请管理员再发一个"));
    }
    TRY(rc);
    TRY(session_make(t, id, false, session));
    *person = id;
    return RC_OK;
}

static enum rc seen(struct turn *t, const char *fingerprint)
{
    QUERY *q = query(t, &sessions_queries, SEEN);

    bind_text(q, 1, fingerprint);
    bind_int(q, 2, t->now);
    return done(t, q);
}

static enum rc holder(struct turn *t, const char *fingerprint, int64_t *person,
                      int64_t *seen_at)
{
    QUERY *q = query(t, &sessions_queries, HOLDER);

    bind_text(q, 1, fingerprint);
    bind_int(q, 2, t->now);
    bind_int(q, 3, t->now - IDLE_DAYS * day);
    TRY(row(t, q));
    *person = column_int(q, 0);
    *seen_at = column_int(q, 1);
    return RC_OK;
}

enum rc session_person(struct turn *t, const char *token, struct person *out)
{
    const char *fingerprint = secret_fingerprint(t->arena, token);
    struct person whose;
    int64_t id = 0, seen_at = 0;
    enum rc rc = holder(t, fingerprint, &id, &seen_at);

    if (rc == RC_OK)
        rc = working(t, id, &whose);
    if (rc == RC_ABSENT) {
        err_set(&t->err, RC_DENIED, IN(t, "you are not signed in", "您还没有登录"));
        return err_hint(
            &t->err, IN(t, "ask an admin for a sign-in link", "请管理员发一个登录链接"));
    }
    TRY(rc);
    if (t->now - seen_at >= hour)
        TRY(seen(t, fingerprint));
    *out = whose;
    return RC_OK;
}

enum rc session_end(struct turn *t, const char *token)
{
    QUERY *q = query(t, &sessions_queries, END);

    bind_text(q, 1, secret_fingerprint(t->arena, token));
    return done(t, q);
}

static enum rc delete_of(struct turn *t, size_t which, int64_t person)
{
    QUERY *q = query(t, &sessions_queries, which);

    bind_int(q, 1, person);
    return done(t, q);
}

enum rc sessions_end_of(struct turn *t, int64_t person)
{
    TRY(delete_of(t, END_OF, person));
    return delete_of(t, INVITES_OF, person);
}
