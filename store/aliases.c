/* Words that the firm taught, and how they get into the indexes of names. */

#include "store/aliases.h"

#include "store/accounts.h"
#include "store/list.h"
#include "store/names.h"
#include "store/people.h"

#include <string.h>

enum { GET, ADD, PUT, BY_WORD, NEWEST };

#define COLUMNS "id, version, word, folded, kind, record, made_by, made_at, withdrawn_at"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM alias WHERE id = ?1",
    [ADD] = "INSERT INTO alias (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [PUT] = "UPDATE alias SET version = ?2, word = ?3, folded = ?4, kind = ?5,"
            " record = ?6, made_by = ?7, made_at = ?8, withdrawn_at = ?9"
            " WHERE id = ?1 AND version = ?2 - 1",
    [BY_WORD] = "SELECT " COLUMNS " FROM alias WHERE folded = ?1 AND withdrawn_at = 0"
                " ORDER BY id DESC LIMIT 1",
    [NEWEST] = "SELECT " COLUMNS " FROM alias WHERE id > 0 AND withdrawn_at = 0"
               " ORDER BY id DESC LIMIT ?1",
};

const struct queries aliases_queries = QUERIES("aliases", sql);

static const struct column columns[] = {
    COLUMN(alias, id, INT),           COLUMN(alias, version, INT),
    COLUMN(alias, word, TEXT),        COLUMN(alias, folded, TEXT),
    COLUMN(alias, kind, TEXT),        COLUMN(alias, record, INT),
    COLUMN(alias, made_by, INT),      COLUMN(alias, made_at, INT),
    COLUMN(alias, withdrawn_at, INT),
};

static enum rc teach(struct turn *t, const struct alias *alias)
{
    if (text_same(alias->kind, "account"))
        return accounts_alias(t, alias->record, alias->word);
    if (text_same(alias->kind, "person"))
        return people_alias(t, alias->record, alias->word);
    if (text_same(alias->kind, "lead"))
        return names_add_alias(t, NAMED_LEAD, alias->record, alias->word);
    return names_add_alias(
        t, text_same(alias->kind, "product") ? NAMED_PRODUCT : NAMED_SOURCE, alias->id,
        alias->word);
}

static enum rc forget(struct turn *t, const struct alias *alias)
{
    if (text_same(alias->kind, "account"))
        return accounts_unalias(t, alias->record, alias->word);
    if (text_same(alias->kind, "person"))
        return people_unalias(t, alias->record, alias->word);
    if (text_same(alias->kind, "lead"))
        return names_drop_alias(t, NAMED_LEAD, alias->record, alias->word);
    return names_drop_alias(
        t, text_same(alias->kind, "product") ? NAMED_PRODUCT : NAMED_SOURCE, alias->id,
        alias->word);
}

static enum rc written(struct turn *t, const void *was, const void *is)
{
    const struct alias *before = was, *after = is;

    if (before && before->withdrawn_at == 0)
        TRY(forget(t, before));
    return after->withdrawn_at == 0 ? teach(t, after) : RC_OK;
}

static const char *called(struct turn *t, const void *record)
{
    const struct alias *alias = record;

    return arena_printf(t->arena, "“%s”", alias->word);
}

const struct record_kind aliases_kind = {
    .name = "alias",
    .size = sizeof(struct alias),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &aliases_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct alias, withdrawn_at),
    .name_zh = "别名",
    .called = called,
    .written = written,
};

enum rc aliases_get(struct turn *t, int64_t id, struct alias *out)
{
    return record_get(t, &aliases_kind, id, out);
}

enum rc aliases_find(struct turn *t, const char *word, struct alias *out)
{
    QUERY *q = query(t, &aliases_queries, BY_WORD);

    bind_text(q, 1, text_fold(t->arena, word));
    return list_first(t, &aliases_kind, q, out);
}

enum rc aliases_add(struct turn *t, struct alias *alias)
{
    struct alias other;
    enum rc rc = aliases_find(t, alias->word, &other);

    if (rc == RC_OK)
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s is a word of ours already", "“%s”已经教过了"),
                       other.word);
    if (rc != RC_ABSENT)
        return rc;
    alias->folded = text_fold(t->arena, alias->word);
    alias->made_at = t->now;
    return record_add(t, &aliases_kind, alias);
}

enum rc aliases_drop(struct turn *t, struct alias *alias)
{
    alias->withdrawn_at = t->now;
    return record_put(t, &aliases_kind, alias);
}

enum rc aliases_list(struct turn *t, size_t most, struct alias *out, size_t *n)
{
    QUERY *q = query(t, &aliases_queries, NEWEST);

    *n = 0;
    bind_int(q, 1, (int64_t)most);
    return list_read(t, &aliases_kind, q, most, out, n);
}
