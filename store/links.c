/* Codes that join an account to a person. */

#include "store/links.h"

#include "base/secret.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <ctype.h>
#include <string.h>

enum { MAKE, REDEEM, TRIES, TRIED };

static const char *const sql[] = {
    [MAKE] = "INSERT INTO link (fingerprint, person, until, used_at)"
             " VALUES (?1, ?2, ?3, 0)",
    /* One statement looks and uses up: of many at once, one finds it unused. */
    [REDEEM] = "UPDATE link SET used_at = ?2"
               " WHERE fingerprint = ?1 AND used_at = 0 AND until > ?2 RETURNING person",
    [TRIES] = "SELECT since, n FROM link_try WHERE platform = ?1 AND account = ?2",
    [TRIED] = "INSERT INTO link_try (platform, account, since, n) VALUES (?1, ?2, ?3, ?4)"
              " ON CONFLICT (platform, account)"
              " DO UPDATE SET since = excluded.since, n = excluded.n",
};

const struct queries links_queries = QUERIES("links", sql);

/* Without what is taken for one another: 0 and O, 1 and I. 40 bits in eight of them. */
static const char letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

enum { CODE_LETTERS = 8, HALF = 4 };

static const int64_t hour = 60LL * 60 * 1000;

enum rc link_make(struct turn *t, int64_t person, const char **code)
{
    char made[CODE_LETTERS + 1] = "";
    QUERY *q = query(t, &links_queries, MAKE);

    for (size_t i = 0; i < CODE_LETTERS; i++)
        made[i] = letters[secret_below(sizeof(letters) - 1)];
    bind_text(q, 1, secret_fingerprint(t->arena, made));
    bind_int(q, 2, person);
    bind_int(q, 3, t->now + LINK_MINUTES * 60LL * 1000);
    TRY(done(t, q));
    *code = arena_printf(t->arena, "%.*s-%s", HALF, made, made + HALF);
    return RC_OK;
}

/* As it was made, however it was typed. */
static const char *plain(struct arena *arena, const char *code)
{
    char *copy = arena_copy(arena, code), *to = copy;

    for (const char *at = copy; *at; at++)
        if (isalnum((unsigned char)*at))
            *to++ = (char)toupper((unsigned char)*at);
    *to = '\0';
    return copy;
}

static enum rc tries(struct turn *t, int64_t *since, int64_t *n)
{
    QUERY *q = query(t, &links_queries, TRIES);
    enum rc rc;

    *since = t->now;
    *n = 0;
    bind_text(q, 1, t->in->platform);
    bind_text(q, 2, t->in->account);
    rc = row(t, q);
    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    if (column_int(q, 0) <= t->now - hour)
        return RC_OK;
    *since = column_int(q, 0);
    *n = column_int(q, 1);
    return RC_OK;
}

static enum rc tried(struct turn *t, int64_t since, int64_t n)
{
    QUERY *q = query(t, &links_queries, TRIED);

    bind_text(q, 1, t->in->platform);
    bind_text(q, 2, t->in->account);
    bind_int(q, 3, since);
    bind_int(q, 4, n);
    return done(t, q);
}

static enum rc use_up(struct turn *t, const char *code, int64_t *person)
{
    QUERY *q = query(t, &links_queries, REDEEM);

    bind_text(q, 1, secret_fingerprint(t->arena, plain(t->arena, code)));
    bind_int(q, 2, t->now);
    TRY(row(t, q));
    *person = column_int(q, 0);
    /* RETURNING ends with one more step. */
    enum rc rc = row(t, q);
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc link_redeem(struct turn *t, const char *code)
{
    int64_t since, n, person = 0;
    enum rc rc;

    TRY(tries(t, &since, &n));
    if (n >= LINK_TRIES)
        return err_set(&t->err, RC_DENIED, "%s",
                       IN(t, "too many wrong codes; try again in an hour",
                          "错误次数过多，请一小时后再试"));
    rc = use_up(t, code, &person);
    if (rc == RC_ABSENT)
        TRY(tried(t, since, n + 1));
    TRY(rc);
    return meet_as(t, person);
}
