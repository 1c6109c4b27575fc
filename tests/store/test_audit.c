/* The audit: a chain in which any change from outside is found. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/store/talk.h"

#include <stdio.h>

static enum rc verify(int64_t *rows, struct err *err)
{
    *err = (struct err){0};
    return audit_verify(world.store, rows, err);
}

static void some_changes(void)
{
    for (int i = 0; i < 5; i++)
        OK(retitle(world_turn(&world, SMALL_ANA), 5, i % 2 ? "odd" : "even"));
    world_end(&world, RC_OK);
}

static void an_honest_chain_is_whole(void **state)
{
    struct err err;
    int64_t rows;

    (void)state;
    some_changes();
    OK(verify(&rows, &err));
    assert_int_equal(rows, count("SELECT COUNT(*) FROM audit"));
    assert_int_equal(rows, world.store->marks.seq);
}

/* Whatever is done to the third row from the end, it is named. */
static void tampering_names_the_row(void **state)
{
    static const char *const deeds[] = {
        "UPDATE audit SET actor = actor + 1 WHERE seq = %lld",
        "UPDATE audit SET at = at - 1 WHERE seq = %lld",
        "UPDATE audit SET turn = turn + 1 WHERE seq = %lld",
        "UPDATE audit SET record = 6 WHERE seq = %lld",
        "UPDATE audit SET action = action || ' ' WHERE seq = %lld",
        "UPDATE audit SET kind = 'lead' WHERE seq = %lld",
        "UPDATE audit SET after = replace(after, 'version', 'Version') WHERE seq = %lld",
        "UPDATE audit SET before = before || after, after = '' WHERE seq = %lld",
        "UPDATE audit SET seal = zeroblob(32) WHERE seq = %lld",
        "DELETE FROM audit WHERE seq = %lld",
    };
    struct err err;
    int64_t rows, third;

    (void)state;
    some_changes();
    third = world.store->marks.seq - 2;
    for (size_t i = 0; i < COUNT(deeds); i++) {
        char *sql = sqlite3_mprintf("SAVEPOINT s; %z;", sqlite3_mprintf(deeds[i], third));
        char name[32];

        change(sql);
        sqlite3_free(sql);
        assert_int_equal(verify(&rows, &err), RC_RULE);
        (void)snprintf(name, sizeof(name), "row %lld ", (long long)third);
        assert_non_null(strstr(err.said, name));
        change("ROLLBACK TO s; RELEASE s");
    }
    OK(verify(&rows, &err));
}

static void rows_that_were_added_or_swapped_are_found(void **state)
{
    struct err err;
    int64_t rows;

    (void)state;
    some_changes();
    change("SAVEPOINT s; INSERT INTO audit SELECT seq + 1, turn, at, actor, action, kind,"
           " record, before, after, seal FROM audit ORDER BY seq DESC LIMIT 1;");
    assert_int_equal(verify(&rows, &err), RC_RULE);
    change("ROLLBACK TO s; UPDATE audit SET seq = -1 WHERE seq = 3;"
           "UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4"
           " WHERE seq = -1;");
    assert_int_equal(verify(&rows, &err), RC_RULE);
    change("ROLLBACK TO s; DELETE FROM audit WHERE seq ="
           " (SELECT MAX(seq) FROM audit);");
    assert_int_equal(verify(&rows, &err), RC_RULE);
    change("ROLLBACK TO s; RELEASE s");
    OK(verify(&rows, &err));
}

static void what_the_turns_keep_is_recounted(void **state)
{
    struct err err;
    int64_t rows;

    (void)state;
    change("SAVEPOINT s; UPDATE invoice SET paid = paid + 1 WHERE id = 7");
    assert_int_equal(verify(&rows, &err), RC_RULE);
    assert_non_null(strstr(err.said, "INV-7"));
    change("ROLLBACK TO s; RELEASE s");
}

static void rows_bear_who_and_what(void **state)
{
    (void)state;
    OK(retitle(world_turn(&world, SMALL_MAX), 6, "title \"x\""));
    world_end(&world, RC_OK);
    assert_int_equal(
        count("SELECT COUNT(*) FROM audit WHERE actor = 3 AND action = 'test'"
              " AND kind = 'deal' AND record = 6"
              " AND json_extract(before, '$.version') = 1"
              " AND json_extract(after, '$.version') = 2"
              " AND json_extract(after, '$.title') = 'title \"x\"'"),
        1);
}

static void a_kind_that_came_later_is_not_asked_for(void **state)
{
    struct err err;
    int64_t rows;

    (void)state;
    some_changes();
    assert_int_equal(count("SELECT COUNT(*) FROM audit WHERE kind = 'reminder'"), 0);
    change("DROP TABLE reminder");
    OK(verify(&rows, &err));
    change("PRAGMA foreign_keys = OFF");
    change("DROP TABLE deal"); /* but the audit has changes of it */
    assert_int_not_equal(verify(&rows, &err), RC_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_honest_chain_is_whole),
        TEST(tampering_names_the_row),
        TEST(rows_that_were_added_or_swapped_are_found),
        TEST(what_the_turns_keep_is_recounted),
        TEST(rows_bear_who_and_what),
        TEST(a_kind_that_came_later_is_not_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
