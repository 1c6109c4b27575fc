/* Every query of every collection, prepared on a fresh schema: its plan reads by an
 * index, never the whole of a table that grows. */

#include "base/embedded.h"
#include "base/err.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tables of a few rows, which may be read whole. */
static const char *const small_tables[] = {"firm",         "counter",  "person",
                                           "person_alias", "calendar", "calendar_day",
                                           "conversation", NULL};

static bool is_listed(const char *const *list, const char *name, size_t len)
{
    for (; *list; list++)
        if (strlen(*list) == len && strncmp(*list, name, len) == 0)
            return true;
    return false;
}

/* "SCAN lead USING INDEX lead_owner" is fine when it ends early; "SCAN lead" alone is
 * not. */
static bool is_bad(const char *detail)
{
    const char *table;
    size_t len;

    if (strncmp(detail, "SCAN ", 5) != 0)
        return false;
    table = detail + 5;
    len = strcspn(table, " ");
    if (strstr(detail, "CONSTANT ROW") || strncmp(table, "(", 1) == 0)
        return false;
    if (is_listed(small_tables, table, len))
        return false;
    if (strstr(detail, "VIRTUAL TABLE INDEX") && strstr(detail, ":M"))
        return false; /* full-text search by its own index */
    return !strstr(detail, "USING");
}

static sqlite3 *fresh(void)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (const struct embedded *file = schema_files; file->name; file++) {
        char *said = NULL;

        if (sqlite3_exec(db, (const char *)file->bytes, NULL, NULL, &said) != SQLITE_OK)
            fail_msg("%s: %s", file->name, said);
    }
    return db;
}

static void check(sqlite3 *db, const char *collection, const char *sql)
{
    char explain[8192];
    sqlite3_stmt *plan = NULL;

    (void)snprintf(explain, sizeof(explain), "EXPLAIN QUERY PLAN %s", sql);
    if (sqlite3_prepare_v2(db, explain, -1, &plan, NULL) != SQLITE_OK)
        fail_msg("%s: %s: %s", collection, sqlite3_errmsg(db), sql);
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const char *detail = (const char *)sqlite3_column_text(plan, 3);

        if (is_bad(detail))
            fail_msg("%s reads all of a table: %s: %s", collection, detail, sql);
    }
    sqlite3_finalize(plan);
}

static void every_query_reads_by_an_index(void **state)
{
    sqlite3 *db = fresh();
    size_t n = 0;

    (void)state;
    for (size_t i = 0; store_queries[i]; i++) {
        const struct queries *queries = store_queries[i];

        for (size_t q = 0; q < queries->n; q++, n++)
            if (queries->sql[q])
                check(db, queries->name, queries->sql[q]);
    }
    assert_true(n > 60);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void every_query_uses_numbered_parameters(void **state)
{
    (void)state;
    for (size_t i = 0; store_queries[i]; i++)
        for (size_t q = 0; q < store_queries[i]->n; q++) {
            const char *sql = store_queries[i]->sql[q];

            for (const char *at = sql ? strchr(sql, '?') : NULL; at;
                 at = strchr(at + 1, '?'))
                if (at[1] < '1' || at[1] > '9')
                    fail_msg("%s: a bare ? in %s", store_queries[i]->name, sql);
            if (sql &&
                (strstr(sql, "INSERT OR REPLACE") || strstr(sql, "datetime('now')")))
                fail_msg("%s is not portable: %s", store_queries[i]->name, sql);
        }
}

static void a_whole_read_would_be_noticed(void **state)
{
    (void)state;
    assert_true(is_bad("SCAN lead"));
    assert_false(is_bad("SCAN lead USING INDEX lead_owner"));
    assert_false(is_bad("SEARCH lead USING INTEGER PRIMARY KEY (rowid=?)"));
}

/* Two that bear one number would leave the second undone where the first was. */
static void steps_are_numbered_one_after_the_other(void **state)
{
    (void)state;
    for (int i = 0; schema_files[i].name; i++)
        assert_int_equal(strtol(schema_files[i].name, NULL, 10), i + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_query_reads_by_an_index),
        cmocka_unit_test(every_query_uses_numbered_parameters),
        cmocka_unit_test(a_whole_read_would_be_noticed),
        cmocka_unit_test(steps_are_numbered_one_after_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
