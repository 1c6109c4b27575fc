/* Records by their kind: read, numbered, written as a new version, audited. */

#include "store/record.h"

#include "store/audit.h"
#include "store/record_json.h"
#include "store/store_inside.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { LAST, SET_LAST };

static const char *const sql[] = {
    [LAST] = "SELECT last FROM counter WHERE kind = ?1",
    [SET_LAST] = "INSERT INTO counter (kind, last) VALUES (?1, ?2)"
                 " ON CONFLICT (kind) DO UPDATE SET last = excluded.last",
};

const struct queries records_queries = QUERIES("records", sql);

const struct record_kind *record_kind_named(const char *name)
{
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++)
        if (strcmp((*kind)->name, name) == 0)
            return *kind;
    return NULL;
}

static int64_t *int_at(const struct record_kind *kind, void *record, size_t column)
{
    return (int64_t *)(void *)((char *)record + kind->columns[column].offset);
}

/* Numbers: kept in memory for the batch and written back at its COMMIT. */

static enum rc counter_of(struct turn *t, const char *kind, struct counter **out)
{
    struct marks *marks = &t->store->marks;
    struct counter *counter;
    enum rc rc;

    for (size_t i = 0; i < marks->n_counters; i++)
        if (strcmp(marks->counters[i].kind, kind) == 0) {
            *out = &marks->counters[i];
            return RC_OK;
        }
    assert(marks->n_counters < COUNTERS);
    QUERY *q = query(t, &records_queries, LAST);
    bind_text(q, 1, kind);
    rc = row(t, q);
    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    counter = &marks->counters[marks->n_counters++];
    *counter = (struct counter){.last = rc == RC_OK ? column_int(q, 0) : 0};
    assert(strlen(kind) < sizeof(counter->kind));
    memcpy(counter->kind, kind, strlen(kind) + 1);
    *out = counter;
    return RC_OK;
}

/* The next number, or the one it has: then the count goes on from there. */
static enum rc take_number(struct turn *t, const char *kind, int64_t *id)
{
    struct counter *counter;

    TRY(counter_of(t, kind, &counter));
    if (*id == 0)
        *id = counter->last + 1;
    if (*id > counter->last) {
        counter->last = *id;
        counter->is_dirty = true;
    }
    return RC_OK;
}

enum rc counters_flush(struct store *store, struct err *err)
{
    for (size_t i = 0; i < store->marks.n_counters; i++) {
        struct counter *counter = &store->marks.counters[i];

        if (!counter->is_dirty)
            continue;
        QUERY *q = query_of(store, &records_queries, SET_LAST);
        bind_text(q, 1, counter->kind);
        bind_int(q, 2, counter->last);
        TRY(query_run(q, err));
        counter->is_dirty = false;
    }
    return RC_OK;
}

/* Reading and binding by column. */

static struct day read_day(struct turn *t, sqlite3_stmt *q, int at)
{
    const char *text = column_text(q, at, t->arena);
    struct err err = {0};
    struct day day;

    return text[0] && day_parse_iso(text, &day, &err) == RC_OK ? day : DAY_NONE;
}

static void read_column(struct turn *t, const struct column *column, sqlite3_stmt *q,
                        int at, void *field)
{
    switch (column->kind) {
    case COLUMN_INT:
        *(int64_t *)field = column_int(q, at);
        break;
    case COLUMN_ENUM:
        *(int *)field = (int)column_int(q, at);
        break;
    case COLUMN_TEXT:
        *(const char **)field = column_text(q, at, t->arena);
        break;
    case COLUMN_DAY:
        *(struct day *)field = read_day(t, q, at);
        break;
    case COLUMN_CURRENCY:
        (void)snprintf(field, 4, "%s", column_text(q, at, t->arena));
        break;
    case COLUMN_FLAG:
        *(bool *)field = column_int(q, at) != 0;
        break;
    case COLUMN_SHORT:
        *(int16_t *)field = (int16_t)column_int(q, at);
        break;
    }
}

void record_read(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                 void *out)
{
    memset(out, 0, kind->size);
    for (size_t i = 0; i < kind->n_columns; i++)
        read_column(t, &kind->columns[i], q, (int)i,
                    (char *)out + kind->columns[i].offset);
}

static void bind_column(struct turn *t, const struct column *column, sqlite3_stmt *q,
                        int at, const void *field)
{
    switch (column->kind) {
    case COLUMN_INT:
        bind_int(q, at, *(const int64_t *)field);
        break;
    case COLUMN_ENUM:
        bind_int(q, at, *(const int *)field);
        break;
    case COLUMN_TEXT:
        bind_text(q, at, *(const char *const *)field);
        break;
    case COLUMN_DAY:
        bind_text(q, at, day_iso(t->arena, *(const struct day *)field));
        break;
    case COLUMN_CURRENCY:
        bind_text(q, at, field);
        break;
    case COLUMN_FLAG:
        bind_int(q, at, *(const bool *)field);
        break;
    case COLUMN_SHORT:
        bind_int(q, at, *(const int16_t *)field);
        break;
    }
}

static void bind_columns(struct turn *t, const struct record_kind *kind, sqlite3_stmt *q,
                         const void *record, uint64_t wanted)
{
    for (size_t i = 0; i < kind->n_columns; i++)
        if (wanted & UINT64_C(1) << i)
            bind_column(t, &kind->columns[i], q, (int)i + 1,
                        (const char *)record + kind->columns[i].offset);
}

static size_t size_of(enum column_kind kind)
{
    static const size_t sizes[] = {
        [COLUMN_INT] = sizeof(int64_t),
        [COLUMN_ENUM] = sizeof(int),
        [COLUMN_TEXT] = sizeof(char *),
        [COLUMN_DAY] = sizeof(struct day),
        [COLUMN_CURRENCY] = 4,
        [COLUMN_FLAG] = sizeof(bool),
        [COLUMN_SHORT] = sizeof(int16_t),
    };

    return sizes[kind];
}

static bool differs(const struct column *column, const void *a, const void *b)
{
    const char *one, *other;

    switch (column->kind) {
    case COLUMN_TEXT:
        one = *(const char *const *)a;
        other = *(const char *const *)b;
        return strcmp(one ? one : "", other ? other : "") != 0;
    case COLUMN_CURRENCY:
        return strcmp(a, b) != 0;
    case COLUMN_INT:
    case COLUMN_ENUM:
    case COLUMN_DAY:
    case COLUMN_FLAG:
    case COLUMN_SHORT:
        break;
    }
    return memcmp(a, b, size_of(column->kind)) != 0;
}

/* Number and version, and what is not as it was: bits in the order of the columns. */
static uint64_t changed(const struct record_kind *kind, const void *before,
                        const void *after)
{
    uint64_t bits = 3;

    assert(kind->n_columns <= 64);
    for (size_t i = 2; i < kind->n_columns; i++) {
        size_t at = kind->columns[i].offset;

        if (differs(&kind->columns[i], (const char *)before + at,
                    (const char *)after + at))
            bits |= UINT64_C(1) << i;
    }
    return bits;
}

static enum rc write_new(struct turn *t, const struct record_kind *kind,
                         const void *record)
{
    QUERY *q = query(t, kind->queries, kind->add);

    bind_columns(t, kind, q, record, UINT64_MAX);
    return done(t, q);
}

static enum rc write_change(struct turn *t, const struct record_kind *kind,
                            const void *before, const void *after)
{
    uint64_t bits = changed(kind, before, after);
    QUERY *q = query_lean(t->store, kind->queries, kind->put, bits);

    bind_columns(t, kind, q, after, bits);
    return done(t, q);
}

/*
 * A turn asks for the same record again and again: the command, each rule, each card. It
 * is kept as its row stands. Only we write, and all writing of records is below.
 */

static struct kept_record *kept_of(struct turn *t, const struct record_kind *kind,
                                   int64_t id)
{
    struct turn_inside *inside = t->inside;

    for (size_t i = 0; i < KEPT_RECORDS && i < inside->n_kept; i++)
        if (inside->kept[i].kind == kind && inside->kept[i].id == id)
            return &inside->kept[i];
    return NULL;
}

/* `record`: in the turn's arena; NULL: it is to be read anew. */
static void keep(struct turn *t, const struct record_kind *kind, int64_t id,
                 const void *record)
{
    struct kept_record *kept = kept_of(t, kind, id);

    if (!t->inside->has_savepoint || (!kept && !record))
        return; /* one that only reads may outlive its arena, and others write meanwhile
                 */
    if (!kept)
        kept = &t->inside->kept[t->inside->n_kept++ % KEPT_RECORDS];
    *kept = (struct kept_record){record ? kind : NULL, id, record};
}

void record_forget(struct turn *t)
{
    t->inside->n_kept = 0;
}

static void keep_read(struct turn *t, const struct record_kind *kind, int64_t id,
                      const void *record)
{
    if (t->inside->has_savepoint)
        keep(t, kind, id, memcpy(arena_take(t->arena, kind->size), record, kind->size));
}

/* What was just written, as it would be read: texts are the row's own. */
static void keep_written(struct turn *t, const struct record_kind *kind, int64_t id,
                         const void *record)
{
    char *copy;

    if (!t->inside->has_savepoint)
        return;
    copy = arena_take(t->arena, kind->size);
    for (size_t i = 0; i < kind->n_columns; i++) {
        const struct column *column = &kind->columns[i];
        const char *from = (const char *)record + column->offset;

        if (column->kind == COLUMN_TEXT) {
            const char *text = *(const char *const *)(const void *)from;

            *(const char **)(void *)(copy + column->offset) =
                text ? arena_copy(t->arena, text) : "";
        } else {
            memcpy(copy + column->offset, from, size_of(column->kind));
        }
    }
    keep(t, kind, id, copy);
}

/* Getting. */

static enum rc absent(struct turn *t, const struct record_kind *kind, int64_t id)
{
    if (kind->prefix)
        return err_set(&t->err, RC_ABSENT, IN(t, "there is no %s", "没有 %s"),
                       ref_text(t->arena, kind, id));
    return err_set(&t->err, RC_ABSENT, IN(t, "there is no such %s", "没有这个%s"),
                   IN(t, kind->name, kind->name_zh ? kind->name_zh : kind->name));
}

enum rc record_get_any(struct turn *t, const struct record_kind *kind, int64_t id,
                       void *out)
{
    const struct kept_record *kept = kept_of(t, kind, id);
    enum rc rc;

    if (kept) {
        memcpy(out, kept->record, kind->size);
        return RC_OK;
    }
    QUERY *q = query(t, kind->queries, kind->get);
    bind_int(q, 1, id);
    rc = row(t, q);
    if (rc == RC_ABSENT)
        return absent(t, kind, id);
    TRY(rc);
    record_read(t, kind, q, out);
    keep_read(t, kind, id, out);
    return RC_OK;
}

static bool is_withdrawn(const struct record_kind *kind, const void *record)
{
    /* id stands first, so a kind that cannot be withdrawn has 0 here. */
    return kind->withdrawn > 0 &&
           *(const int64_t *)(const void *)((const char *)record + kind->withdrawn) != 0;
}

enum rc record_get(struct turn *t, const struct record_kind *kind, int64_t id, void *out)
{
    TRY(record_get_any(t, kind, id, out));
    return is_withdrawn(kind, out) ? absent(t, kind, id) : RC_OK;
}

/* Writing. */

void record_touch(struct turn *t, const struct record_kind *kind, int64_t id)
{
    for (size_t i = 0; i < t->n_touched; i++)
        if (t->touched[i].kind == kind && t->touched[i].id == id)
            return;
    if (t->n_touched < TURN_MOST_TOUCHED)
        t->touched[t->n_touched++] = (struct touched){kind, id};
}

enum rc record_add(struct turn *t, const struct record_kind *kind, void *record)
{
    int64_t *id = int_at(kind, record, 0);

    TRY(take_number(t, kind->name, id));
    *int_at(kind, record, 1) = 1;
    TRY(write_new(t, kind, record));
    keep_written(t, kind, *id, record);
    record_touch(t, kind, *id);
    if (kind->written)
        TRY(kind->written(t, NULL, record));
    return audit_add(t, kind->name, *id, "", record_json(t->arena, kind, record));
}

static enum rc changed_meanwhile(struct turn *t, const struct record_kind *kind,
                                 int64_t id)
{
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s was changed by somebody else meanwhile", "%s 刚被别人改过"),
                  kind->prefix ? ref_text(t->arena, kind, id)
                               : IN(t, kind->name, kind->name_zh ? kind->name_zh : ""));
    return err_hint(&t->err, "%s",
                    IN(t, "look at it again, then repeat", "请查看后再试"));
}

enum rc record_put(struct turn *t, const struct record_kind *kind, void *record)
{
    int64_t id = *int_at(kind, record, 0), *version = int_at(kind, record, 1);
    void *stored = arena_take(t->arena, kind->size);

    TRY(record_get_any(t, kind, id, stored));
    if (*int_at(kind, stored, 1) != *version)
        return changed_meanwhile(t, kind, id);
    ++*version;
    keep(t, kind, id, NULL);
    TRY(write_change(t, kind, stored, record));
    if (store_changed(t->store) != 1)
        return changed_meanwhile(t, kind, id);
    keep_written(t, kind, id, record);
    record_touch(t, kind, id);
    if (kind->written)
        TRY(kind->written(t, stored, record));
    return audit_add(t, kind->name, id, record_json(t->arena, kind, stored),
                     record_json(t->arena, kind, record));
}
