/* What people asked to be reminded of. */

#include "store/reminders.h"

#include "store/list.h"

enum { GET, ADD, PUT, OPEN, UNTIL_PAID };

#define COLUMNS                                                                   \
    "id, version, owner, kind, record, text, due, zone, state, snoozes, made_at," \
    " withdrawn_at, repeat, report, room, until_paid"

static const char *const sql[] = {
    [GET] = "SELECT " COLUMNS " FROM reminder WHERE id = ?1",
    [ADD] = "INSERT INTO reminder (" COLUMNS ")"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
            " ?15, ?16)",
    [PUT] = "UPDATE reminder SET version = ?2, owner = ?3, kind = ?4, record = ?5,"
            " text = ?6, due = ?7, zone = ?8, state = ?9, snoozes = ?10, made_at = ?11,"
            " withdrawn_at = ?12, repeat = ?13, report = ?14, room = ?15,"
            " until_paid = ?16"
            " WHERE id = ?1 AND version = ?2 - 1",
    [OPEN] = "SELECT " COLUMNS " FROM reminder WHERE owner = ?1"
             " AND state IN ('scheduled', 'delivered') AND withdrawn_at = 0"
             " ORDER BY due, id LIMIT ?2",
    [UNTIL_PAID] = "SELECT " COLUMNS " FROM reminder WHERE until_paid = ?1"
                   " AND until_paid > 0 AND state IN ('scheduled', 'delivered')"
                   " AND withdrawn_at = 0 ORDER BY id LIMIT ?2",
};

const struct queries reminders_queries = QUERIES("reminders", sql);

static const struct column columns[] = {
    COLUMN(reminder, id, INT),      COLUMN(reminder, version, INT),
    COLUMN(reminder, owner, INT),   COLUMN(reminder, kind, TEXT),
    COLUMN(reminder, record, INT),  COLUMN(reminder, text, TEXT),
    COLUMN(reminder, due, TEXT),    COLUMN(reminder, zone, TEXT),
    COLUMN(reminder, state, TEXT),  COLUMN(reminder, snoozes, INT),
    COLUMN(reminder, made_at, INT), COLUMN(reminder, withdrawn_at, INT),
    COLUMN(reminder, repeat, TEXT), COLUMN(reminder, report, TEXT),
    COLUMN(reminder, room, TEXT),   COLUMN(reminder, until_paid, INT),
};

static const char *called(struct turn *t, const void *record)
{
    const struct reminder *reminder = record;

    return arena_printf(t->arena, "“%s”", reminder->text);
}

const struct record_kind reminders_kind = {
    .name = "reminder",
    .prefix = "R-",
    .size = sizeof(struct reminder),
    .columns = columns,
    .n_columns = COUNT(columns),
    .queries = &reminders_queries,
    .get = GET,
    .add = ADD,
    .put = PUT,
    .withdrawn = offsetof(struct reminder, withdrawn_at),
    .name_zh = "提醒",
    .called = called,
};

enum rc reminders_get(struct turn *t, int64_t id, struct reminder *out)
{
    return record_get(t, &reminders_kind, id, out);
}

enum rc reminders_add(struct turn *t, struct reminder *reminder)
{
    if (reminder->made_at == 0)
        reminder->made_at = t->now;
    if (text_empty(reminder->state))
        reminder->state = "scheduled";
    if (!reminder->repeat)
        reminder->repeat = "";
    if (!reminder->report)
        reminder->report = "";
    if (!reminder->room)
        reminder->room = "";
    return record_add(t, &reminders_kind, reminder);
}

enum rc reminders_put(struct turn *t, struct reminder *reminder)
{
    return record_put(t, &reminders_kind, reminder);
}

enum rc reminders_open(struct turn *t, int64_t owner, size_t most, struct reminder *out,
                       size_t *n)
{
    return list_of(t, &reminders_kind, OPEN, owner, most, out, n);
}

enum rc reminders_until_paid(struct turn *t, int64_t invoice, size_t most,
                             struct reminder *out, size_t *n)
{
    return list_of(t, &reminders_kind, UNTIL_PAID, invoice, most, out, n);
}
