/* Undo: what a turn changed is put back, as changes of the turn that undoes. */

#include "store/audit.h"
#include "store/people.h"
#include "store/record_json.h"
#include "store/store_inside.h"

#include <string.h>

enum { CHANGES, SINCE };

static const char *const sql[] = {
    [CHANGES] = "SELECT kind, record, before, after, seq FROM audit"
                " WHERE seq >= ?2 AND seq < ?3 AND turn = ?1 ORDER BY seq DESC",
    /* What was undone since, and the undoing of it, is no building on it. */
    [SINCE] = "SELECT actor, turn FROM audit a"
              " WHERE kind = ?1 AND record = ?2 AND seq > ?3"
              " AND NOT EXISTS (SELECT 1 FROM audit u"
              "   WHERE u.kind = 'turn' AND u.record = a.turn)"
              " AND NOT EXISTS (SELECT 1 FROM audit u"
              "   WHERE u.turn = a.turn AND u.kind = 'turn')"
              " ORDER BY seq DESC LIMIT 1",
};

const struct queries undo_queries = QUERIES("undo", sql);

/* All that a turn did to one record: from before its first change to after its last. */
struct change {
    const struct record_kind *kind;
    int64_t record;
    const char *before, *after;
    int64_t seq; /* of its last row */
};

enum { MOST_CHANGES = 256 };

static struct change *change_of(struct change *changes, size_t *n,
                                const struct record_kind *kind, int64_t record)
{
    for (size_t i = 0; i < *n; i++)
        if (changes[i].kind == kind && changes[i].record == record)
            return &changes[i];
    changes[*n] = (struct change){.kind = kind, .record = record};
    return &changes[(*n)++];
}

static enum rc was_undoing(struct turn *t)
{
    return err_set(&t->err, RC_RULE, "%s",
                   IN(t, "that was an undoing itself; it cannot be undone",
                      "那一步本身就是撤销，不能再撤销"));
}

static enum rc was_setting(struct turn *t)
{
    (void)err_set(
        &t->err, RC_RULE, "%s",
        IN(t, "what the firm is called and counts in is not undone", "公司设置不能撤销"));
    return err_hint(&t->err, "%s",
                    IN(t, "set it again with `firm settings`", "请用“公司设置”改回去"));
}

static enum rc read_changes(struct turn *t, int64_t turn, bool to_change,
                            struct change *changes, size_t *n)
{
    QUERY *q = NULL;
    enum rc rc;

    *n = 0;
    TRY(audit_query(t, &undo_queries, CHANGES, turn, &q));
    while ((rc = row(t, q)) == RC_OK) {
        const char *name = column_text(q, 0, t->arena);
        const struct record_kind *kind = record_kind_named(name);
        struct change *change;

        if (strcmp(name, "turn") == 0)
            return was_undoing(t);
        if (strcmp(name, AUDIT_FIRM) == 0)
            return was_setting(t);
        /* A change goes back to what it changed; what changes it again, only to there. */
        if (strcmp(name, "changed") == 0 && to_change)
            return RC_OK;
        if (strcmp(name, "changed") == 0)
            continue;
        if (!kind || *n == MOST_CHANGES)
            return err_set(&t->err, RC_RULE, "%s",
                           IN(t, "that was too much to be undone at once",
                              "那一步改动太多，无法一次撤销"));
        change = change_of(changes, n, kind, column_int(q, 1));
        change->before = column_text(q, 2, t->arena);
        if (!change->after) {
            change->after = column_text(q, 3, t->arena);
            change->seq = column_int(q, 4);
        }
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}

static const char *name_of(struct turn *t, const struct change *change)
{
    return record_called(t, change->kind, change->record);
}

/* RC_OK when all that came after it was undone; else the turn that did, in *later. */
static enum rc built_on(struct turn *t, const struct change *change, int64_t *later)
{
    QUERY *q = query(t, &undo_queries, SINCE);
    struct person who;
    enum rc rc;

    bind_text(q, 1, change->kind->name);
    bind_int(q, 2, change->record);
    bind_int(q, 3, change->seq);
    rc = row(t, q);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    *later = column_int(q, 1);
    if (person_known(t, column_int(q, 0), &who) != RC_OK)
        who.name = "Dealbell";
    return err_set(
        &t->err, RC_RULE, IN(t, "%s was changed after that by %s", "%s之后又被%s改过"),
        name_of(t, change), who.id == t->me.id ? IN(t, "you", "您") : who.name);
}

static int64_t *int_in(void *record, size_t offset)
{
    return (int64_t *)(void *)((char *)record + offset);
}

/* Whether the record, in another version, is word for word what the change left. */
static enum rc stands_as_left(struct turn *t, const struct change *change,
                              const void *record, int64_t version)
{
    const struct record_kind *kind = change->kind;
    void *left = arena_take(t->arena, kind->size);

    memcpy(left, record, kind->size);
    TRY(record_unjson(t, kind, change->after, left));
    *int_in(left, kind->columns[1].offset) = version;
    if (strcmp(record_json(t->arena, kind, left), record_json(t->arena, kind, record)) ==
        0)
        return RC_OK;
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s is not as that step left it", "%s 已经不是那一步之后的样子"),
                   name_of(t, change));
}

/* Nobody built on the change: its version stands, or all that came after was undone. */
static enum rc is_free(struct turn *t, const struct change *change, const void *record,
                       int64_t version)
{
    int64_t later;

    if (version == record_json_version(change->after))
        return RC_OK;
    TRY(built_on(t, change, &later));
    return stands_as_left(t, change, record, version);
}

static enum rc put_back(struct turn *t, const struct change *change)
{
    const struct record_kind *kind = change->kind;
    void *record = arena_take(t->arena, kind->size);
    int64_t *version = int_in(record, kind->columns[1].offset), now;

    TRY(record_get_any(t, kind, change->record, record));
    now = *version;
    TRY(is_free(t, change, record, now));
    if (change->before[0]) {
        TRY(record_unjson(t, kind, change->before, record));
        *version = now;
    } else if (kind->withdrawn > 0) {
        *int_in(record, kind->withdrawn) = t->now;
    } else {
        return err_set(&t->err, RC_RULE,
                       IN(t, "a new %s cannot be undone", "新建的%s不能撤销"),
                       IN(t, kind->name, kind->name_zh));
    }
    return record_put(t, kind, record);
}

enum rc record_built_on(struct turn *t, int64_t turn, bool to_change, int64_t *later)
{
    struct change *changes = TAKE_N(t->arena, MOST_CHANGES, struct change);
    size_t n;

    *later = 0;
    TRY(read_changes(t, turn, to_change, changes, &n));
    for (size_t i = 0; i < n; i++) {
        void *record = arena_take(t->arena, changes[i].kind->size);
        TRY(record_get_any(t, changes[i].kind, changes[i].record, record));
        if (*int_in(record, changes[i].kind->columns[1].offset) !=
            record_json_version(changes[i].after))
            TRY(built_on(t, &changes[i], later));
    }
    return RC_OK;
}

static enum rc take_back(struct turn *t, int64_t turn, const char *mark, int *n_undone)
{
    struct change *changes = TAKE_N(t->arena, MOST_CHANGES, struct change);
    struct deed deed;
    size_t n;

    TRY(audit_deed(t, turn, &deed));
    if (deed.is_undone)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "that is undone already", "那一步已经撤销过了"));
    TRY(read_changes(t, turn, strcmp(mark, "changed") == 0, changes, &n));
    for (size_t i = 0; i < n; i++)
        TRY(put_back(t, &changes[i]));
    /* The mark by which the turn is known to be undone, and this one to be an undoing. */
    TRY(audit_add(t, mark, turn, "", ""));
    TRY(said_taken_back(t, turn, deed.actor, strcmp(mark, "changed") == 0));
    *n_undone = (int)n;
    return RC_OK;
}

enum rc record_undo(struct turn *t, int64_t turn, int *n_undone)
{
    return take_back(t, turn, "turn", n_undone);
}

enum rc record_undo_to_change(struct turn *t, int64_t turn)
{
    int n;

    return take_back(t, turn, "changed", &n);
}
