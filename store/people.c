/* Who works here, by what names, and who they are on each platform. */

#include "store/people.h"

#include "store/list.h"
#include "store/names.h"
#include "store/store_inside.h"

#include <string.h>

enum {
    GET,
    ADD,
    PUT,
    BY_HANDLE,
    BY_ALIAS,
    BY_ACCOUNT,
    WITH,
    ALIAS,
    UNALIAS,
    BIND,
    OWN_DIRECT,
    PLATFORMS,
    UNBIND,
    UNBOUND,
    WAS_UNBOUND,
    BY_EMAIL,
    ACCOUNT,
    CAME,
    TEAM,
};

#define COLUMNS                                                               \
    "id, version, handle, name, email, roles, manager, zone, calendar, lang," \
    " quiet_from, quiet_until, is_active, chosen, quiet_to"
#define P_COLUMNS                                                             \
    "p.id, p.version, p.handle, p.name, p.email, p.roles, p.manager, p.zone," \
    " p.calendar, p.lang, p.quiet_from, p.quiet_until, p.is_active,"          \
    " p.chosen, p.quiet_to"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM person WHERE id = ?1",
    [ADD] = "INSERT INTO person (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
            " ?15)",
    [PUT] = "UPDATE person SET version = ?2, handle = ?3, name = ?4, email = ?5,"
            " roles = ?6, manager = ?7, zone = ?8, calendar = ?9, lang = ?10,"
            " quiet_from = ?11, quiet_until = ?12, is_active = ?13, chosen = ?14,"
            " quiet_to = ?15"
            " WHERE id = ?1 AND version = ?2 - 1",
    [BY_HANDLE] = "SELECT " COLUMNS " FROM person WHERE handle = ?1",
    [BY_ALIAS] =
        "SELECT " P_COLUMNS " FROM person_alias a JOIN person p ON p.id = a.person"
        " WHERE a.alias = ?1 AND p.is_active = 1",
    [BY_ACCOUNT] = "SELECT " P_COLUMNS " FROM binding b JOIN person p ON p.id = b.person"
                   " WHERE b.platform = ?1 AND b.account = ?2 AND p.is_active = 1",
    [WITH] = "SELECT " COLUMNS " FROM person WHERE is_active = 1"
             " AND (?1 = 0 OR (roles & ?1) <> 0) ORDER BY handle LIMIT ?2",
    [ALIAS] = "INSERT INTO person_alias (alias, person) VALUES (?1, ?2)"
              " ON CONFLICT (alias) DO UPDATE SET person = excluded.person"
              " WHERE person_alias.person = excluded.person OR NOT EXISTS"
              " (SELECT 1 FROM person p WHERE p.id = person_alias.person"
              " AND p.is_active = 1)",
    [UNALIAS] = "DELETE FROM person_alias WHERE alias = ?1 AND person = ?2",
    [BIND] = "INSERT INTO binding (platform, account, person, direct)"
             " VALUES (?1, ?2, ?3, ?4)"
             " ON CONFLICT (platform, account) DO UPDATE SET"
             " direct = CASE excluded.direct WHEN '' THEN direct ELSE excluded.direct END"
             " WHERE binding.person = excluded.person",
    /* Direct words with an account are its person's. */
    [OWN_DIRECT] = "UPDATE conversation SET one = ?3 WHERE platform = ?1 AND key = ?2"
                   " AND one <> 0 AND one <> ?3",
    [PLATFORMS] = "SELECT DISTINCT platform FROM binding WHERE person = ?1"
                  " AND platform <> 'web' ORDER BY platform LIMIT ?2",
    [UNBIND] = "DELETE FROM binding WHERE person = ?1 AND platform = ?2",
    [UNBOUND] = "INSERT INTO unbound (platform, account) SELECT platform, account"
                " FROM binding WHERE person = ?1 AND platform = ?2"
                " ON CONFLICT (platform, account) DO NOTHING",
    [WAS_UNBOUND] = "SELECT 1 FROM unbound WHERE platform = ?1 AND account = ?2",
    [BY_EMAIL] = "SELECT " COLUMNS " FROM person WHERE email = ?1 AND email <> ''"
                 " AND is_active = 1",
    [ACCOUNT] = "SELECT account FROM binding WHERE person = ?1 AND platform = ?2 LIMIT 1",
    [CAME] = "UPDATE binding SET used_at = ?3 WHERE platform = ?1 AND account = ?2",
    [TEAM] = "SELECT id FROM person WHERE manager = ?1 AND is_active = 1 LIMIT ?2",
};

const struct queries people_queries = QUERIES("people", sql);

static const struct column columns[] = {
    COLUMN(person, id, INT),
    COLUMN(person, version, INT),
    COLUMN(person, handle, TEXT),
    COLUMN(person, name, TEXT),
    COLUMN(person, email, TEXT),
    COLUMN(person, roles, ENUM),
    COLUMN(person, manager, INT),
    COLUMN(person, zone, TEXT),
    COLUMN(person, calendar, TEXT),
    COLUMN(person, lang, ENUM),
    COLUMN_AS("quiet_from", person, quiet.from, SHORT),
    COLUMN_AS("quiet_until", person, quiet.until, SHORT),
    COLUMN(person, is_active, FLAG),
    COLUMN(person, chosen, ENUM),
    COLUMN(person, quiet_to, INT),
};

struct naming person_naming(const struct person *person)
{
    return (struct naming){.kind = NAMED_PERSON,
                           .record = person->id,
                           .name = person->is_active ? person->name : NULL,
                           .handle = person->handle};
}

static enum rc written(struct turn *t, const void *was, const void *is)
{
    struct naming before = {0}, after = person_naming(is);

    if (was)
        before = person_naming(was);
    return names_change(t, was ? &before : NULL, &after);
}

static const char *called(struct turn *t, const void *record)
{
    const struct person *person = record;

    (void)t;
    return person->name;
}

/* Nobody is withdrawn: who leaves is no longer active. */
const struct record_kind people_kind = {
    .name = "person",
    .size = sizeof(struct person),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &people_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .name_zh = "同事",
    .called = called,
    .written = written,
};

enum { PEOPLE_MOST = 1000 }; /* of a firm, when one is looked for by name */

enum rc people_get(struct turn *t, int64_t id, struct person *out)
{
    return record_get(t, &people_kind, id, out);
}

enum rc people_by_account(struct turn *t, const char *platform, const char *account,
                          struct person *out)
{
    QUERY *q = query(t, &people_queries, BY_ACCOUNT);

    bind_text(q, 1, platform);
    bind_text(q, 2, account);
    return list_first(t, &people_kind, q, out);
}

enum rc people_by_email(struct turn *t, const char *email, struct person *out)
{
    QUERY *q = query(t, &people_queries, BY_EMAIL);
    struct person found[2];
    size_t n = 0;

    bind_text(q, 1, email);
    TRY(list_read(t, &people_kind, q, COUNT(found), found, &n));
    if (n != 1)
        return RC_ABSENT;
    *out = found[0];
    return RC_OK;
}

enum rc people_account(struct turn *t, int64_t person, const char *platform,
                       const char **account)
{
    QUERY *q = query(t, &people_queries, ACCOUNT);

    bind_int(q, 1, person);
    bind_text(q, 2, platform);
    TRY(row(t, q));
    *account = column_text(q, 0, t->arena);
    return RC_OK;
}

enum rc people_came(struct turn *t, const char *platform, const char *account)
{
    QUERY *q = query(t, &people_queries, CAME);

    bind_text(q, 1, platform);
    bind_text(q, 2, account);
    bind_int(q, 3, t->now);
    return done(t, q);
}

static enum rc by_word(struct turn *t, size_t which, const char *word, struct person *out)
{
    QUERY *q = query(t, &people_queries, which);

    bind_text(q, 1, word);
    return list_first(t, &people_kind, q, out);
}

enum rc people_by_handle(struct turn *t, const char *handle, struct person *out)
{
    return by_word(t, BY_HANDLE, handle, out);
}

/* How far a word is from a person's names; 0: it is one of them. */
static int distance(struct turn *t, const struct person *person, const char *word,
                    int most)
{
    int by_handle = text_distance(person->handle, word, most);
    int by_name = text_distance(text_fold(t->arena, person->name), word, most);
    bool begins = strlen(word) > 1 && strncmp(person->handle, word, strlen(word)) == 0;

    if (by_name == 0)
        return 0;
    if (begins)
        return 1;
    return by_handle < by_name ? (by_handle > 0 ? by_handle : 1) : by_name;
}

/* By name, among all who work here; or who was nearest, for the hint. */
static enum rc by_name(struct turn *t, const char *called, const char *word,
                       struct person *out)
{
    struct person *all = TAKE_N(t->arena, PEOPLE_MOST, struct person);
    const struct person *found = NULL, *nearest = NULL;
    size_t n;
    int best = utf8_count(word) > 4 ? 3 : 2; /* nearer than this */

    TRY(people_with(t, 0, all, PEOPLE_MOST, &n));
    for (size_t i = 0; i < n; i++) {
        int far = distance(t, &all[i], word, best);

        if (far == 0 && found) {
            err_set(&t->err, RC_USAGE,
                    IN(t, "more than one colleague is called %s", "叫“%s”的同事不止一位"),
                    called);
            return err_hint(&t->err, "@%s, @%s", found->handle, all[i].handle);
        }
        if (far == 0)
            found = &all[i];
        if (far < best) {
            best = far > 0 ? far : 1;
            nearest = &all[i];
        }
    }
    if (found) {
        *out = *found;
        return RC_OK;
    }
    err_set(&t->err, RC_ABSENT, IN(t, "nobody here is called %s", "这里没有叫“%s”的人"),
            called);
    if (nearest)
        err_hint(&t->err, IN(t, "did you mean @%s?", "是指 @%s 吗？"), nearest->handle);
    return RC_ABSENT;
}

enum rc people_find(struct turn *t, const char *called, struct person *out)
{
    const char *word = text_fold(t->arena, called);
    enum rc rc;

    /* A mention carries the account, as the platform spells it. */
    if (called[0] == '@' && t->in) {
        rc = people_by_account(t, t->in->platform, called + 1, out);
        if (rc != RC_ABSENT)
            return rc;
    }
    if (word[0] == '@')
        word++;
    rc = people_by_handle(t, word, out);
    if (rc == RC_ABSENT)
        rc = by_word(t, BY_ALIAS, word, out);
    if (rc == RC_ABSENT)
        rc = by_name(t, called, word, out);
    return rc;
}

enum rc people_add(struct turn *t, struct person *person)
{
    struct person other;
    enum rc rc;

    person->handle = text_fold(t->arena, person->handle);
    rc = people_by_handle(t, person->handle, &other);
    if (rc == RC_OK)
        return err_set(&t->err, RC_RULE,
                       IN(t, "there is already a colleague @%s", "已经有同事 @%s 了"),
                       person->handle);
    if (rc != RC_ABSENT)
        return rc;
    return record_add(t, &people_kind, person);
}

enum rc people_put(struct turn *t, struct person *person)
{
    return record_put(t, &people_kind, person);
}

enum rc people_alias(struct turn *t, int64_t person, const char *alias)
{
    QUERY *q = query(t, &people_queries, ALIAS);

    bind_text(q, 1, text_fold(t->arena, alias));
    bind_int(q, 2, person);
    TRY(done(t, q));
    if (store_changed(t->store) == 0)
        return err_set(
            &t->err, RC_RULE,
            IN(t, "%s is already another colleague's name", "“%s”已经是另一位同事的称呼"),
            alias);
    return names_add_alias(t, NAMED_PERSON, person, alias);
}

enum rc people_unalias(struct turn *t, int64_t person, const char *alias)
{
    QUERY *q = query(t, &people_queries, UNALIAS);

    bind_text(q, 1, text_fold(t->arena, alias));
    bind_int(q, 2, person);
    TRY(done(t, q));
    return names_drop_alias(t, NAMED_PERSON, person, alias);
}

static enum rc own_direct(struct turn *t, int64_t person, const char *platform,
                          const char *direct)
{
    QUERY *q = query(t, &people_queries, OWN_DIRECT);

    bind_text(q, 1, platform);
    bind_text(q, 2, direct);
    bind_int(q, 3, person);
    return done(t, q);
}

enum rc people_bind(struct turn *t, int64_t person, const char *platform,
                    const char *account, const char *direct)
{
    QUERY *q = query(t, &people_queries, BIND);

    bind_text(q, 1, platform);
    bind_text(q, 2, account);
    bind_int(q, 3, person);
    bind_text(q, 4, direct);
    TRY(done(t, q));
    if (store_changed(t->store) == 0)
        return err_set(&t->err, RC_RULE,
                       IN(t, "this account on %s is already another colleague's",
                          "%s 上的这个账号已经属于另一位同事"),
                       platform);
    return direct[0] ? own_direct(t, person, platform, direct) : RC_OK;
}

enum rc people_platforms(struct turn *t, int64_t person, const char **out, size_t most,
                         size_t *n)
{
    QUERY *q = query(t, &people_queries, PLATFORMS);
    enum rc rc = RC_OK;

    *n = 0;
    bind_int(q, 1, person);
    bind_int(q, 2, (int64_t)most);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        out[(*n)++] = column_text(q, 0, t->arena);
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc of_platform(struct turn *t, size_t which, int64_t person,
                           const char *platform)
{
    QUERY *q = query(t, &people_queries, which);

    bind_int(q, 1, person);
    bind_text(q, 2, platform);
    return done(t, q);
}

enum rc people_unbind(struct turn *t, int64_t person, const char *platform)
{
    TRY(shown_forget(t, person, platform));
    TRY(of_platform(t, UNBOUND, person, platform));
    TRY(of_platform(t, UNBIND, person, platform));
    return store_changed(t->store) > 0 ? RC_OK : RC_ABSENT;
}

bool people_was_unbound(struct turn *t, const char *platform, const char *account)
{
    QUERY *q = query(t, &people_queries, WAS_UNBOUND);

    bind_text(q, 1, platform);
    bind_text(q, 2, account);
    return row(t, q) == RC_OK;
}

enum rc people_with(struct turn *t, unsigned roles, struct person *out, size_t most,
                    size_t *n)
{
    return list_of(t, &people_kind, WITH, roles, most, out, n);
}

enum rc team_read(struct turn *t, int64_t manager, size_t most, int64_t *out, size_t *n)
{
    QUERY *q = query(t, &people_queries, TEAM);
    enum rc rc;

    *n = 0;
    bind_int(q, 1, manager);
    bind_int(q, 2, (int64_t)most);
    while ((rc = row(t, q)) == RC_OK)
        out[(*n)++] = column_int(q, 0);
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc people_seeing(struct turn *t, int64_t owner, const char *const **handles,
                      size_t *n)
{
    struct person *all = TAKE_N(t->arena, PEOPLE_MOST, struct person), of = {0};
    const char **seeing = TAKE_N(t->arena, PEOPLE_MOST, const char *);
    size_t n_all;

    if (owner)
        TRY(person_known(t, owner, &of));
    TRY(people_with(t, 0, all, PEOPLE_MOST, &n_all));
    *n = 0;
    for (size_t i = 0; i < n_all; i++)
        if (person_sees(&all[i], owner, of.manager))
            seeing[(*n)++] = all[i].handle;
    *handles = seeing;
    return RC_OK;
}

const char *people_name(struct turn *t, int64_t id)
{
    struct person person;

    if (id == 0)
        return "Dealbell";
    return person_known(t, id, &person) == RC_OK ? person.name
                                                 : IN(t, "somebody", "某人");
}
