/* Records: numbers, versions, references, undo. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/invoices.h"
#include "store/leads.h"
#include "store/record_json.h"
#include "tests/store/talk.h"

static const char odd[] = "a \"quoted\" \\ back\n\x01 名字 \xF0\x9F\x94\x94";

static void json_brings_a_record_back_as_it_was(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal deal = {.id = 7,
                        .version = 3,
                        .account = -5,
                        .title = odd,
                        .stage = STAGE_DEMO,
                        .amount = {INT64_C(999999999999999), "CNY"},
                        .close_on = {20000},
                        .facts = "{\"budget\":\"48\"}",
                        .stage_at = 1772442000000},
                back = {0};
    const char *json = record_json(t->arena, &deals_kind, &deal);

    (void)state;
    assert_int_equal(record_json_version(json), 3);
    OK(record_unjson(t, &deals_kind, json, &back));
    assert_string_equal(back.title, odd);
    assert_string_equal(back.facts, deal.facts);
    assert_string_equal(back.next_touch, "");
    assert_string_equal(back.amount.currency, "CNY");
    assert_int_equal(back.amount.minor, deal.amount.minor);
    assert_int_equal(back.account, -5);
    assert_int_equal(back.stage, STAGE_DEMO);
    assert_int_equal(back.close_on.n, 20000);
    assert_int_equal(back.stage_at, deal.stage_at);
}

static void a_long_record_is_printed_too(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    char *title = arena_take(t->arena, 70001);
    struct deal deal = {.title = title, .close_on = DAY_NONE}, back;

    (void)state;
    memset(title, '"', 70000);
    OK(record_unjson(t, &deals_kind, record_json(t->arena, &deals_kind, &deal), &back));
    assert_string_equal(back.title, title);
}

static void references_are_read_as_people_type_them(void **state)
{
    static const char *const typed[] = {"D-5", "d5", "d-5", "Ｄ－５", "D-05"};
    struct turn *t = world_turn(&world, SMALL_ANA);
    const struct record_kind *kind;
    int64_t id;

    (void)state;
    for (size_t i = 0; i < COUNT(typed); i++) {
        OK(ref_parse(t, typed[i], &kind, &id));
        assert_ptr_equal(kind, &deals_kind);
        assert_int_equal(id, 5);
    }
    OK(ref_parse(t, "inv-7", &kind, &id));
    assert_ptr_equal(kind, &invoices_kind);
    assert_string_equal(ref_text(t->arena, kind, id), "INV-7");
    NO(RC_ABSENT, ref_parse(t, "ZZ-7", &kind, &id));
    NO(RC_ABSENT, ref_parse(t, "D-99999999999999999999", &kind, &id));
    NO(RC_USAGE, ref_parse(t, "5", &kind, &id));
    NO(RC_USAGE, ref_parse(t, "D-", &kind, &id));
    NO(RC_USAGE, ref_parse(t, "D-5x", &kind, &id));
    NO(RC_USAGE, ref_parse(t, "", &kind, &id));
}

static void numbers_go_on_from_the_highest(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal deal = {.id = 1000,
                        .account = SMALL_ACME,
                        .title = "seeded",
                        .facts = "{}",
                        .close_on = DAY_NONE};

    (void)state;
    OK(deals_add(t, &deal));
    t = world_turn(&world, SMALL_ANA);
    deal.id = 0;
    OK(deals_add(t, &deal));
    assert_int_equal(deal.id, 1001);
    world_end(&world, RC_OK);
    assert_int_equal(count("SELECT last FROM counter WHERE kind = 'deal'"), 1001);
}

static void a_change_writes_the_columns_that_changed_alone(void **state)
{
    struct turn *t;
    struct deal deal;

    (void)state;
    change("CREATE TABLE seen (what TEXT);"
           "CREATE TRIGGER title AFTER UPDATE OF title ON deal"
           " BEGIN INSERT INTO seen VALUES ('title'); END;"
           "CREATE TRIGGER owner AFTER UPDATE OF owner, stage, amount, facts ON deal"
           " BEGIN INSERT INTO seen VALUES ('more'); END");
    t = world_turn(&world, SMALL_ANA);
    OK(retitle(t, 5, "a"));
    OK(deals_get(t, 5, &deal));
    deal.owner = SMALL_MAX;
    deal.next_touch = "2026-04-01";
    OK(deals_put(t, &deal));
    world_end(&world, RC_OK);
    assert_int_equal(count("SELECT COUNT(*) FROM seen WHERE what = 'title'"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM seen WHERE what = 'more'"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM deal WHERE id = 5 AND title = 'a'"
                           " AND owner = 3 AND next_touch = '2026-04-01'"),
                     1);
}

static void what_a_turn_touched_is_known_once(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    OK(retitle(t, 5, "a"));
    OK(retitle(t, 5, "b"));
    assert_int_equal(t->n_touched, 1);
    assert_int_equal(t->touched[0].id, 5);
    assert_int_equal(t->n_written, 2);
}

static void undo_puts_back_what_was(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t turn = t->id;
    struct deal deal;
    int n;

    (void)state;
    OK(retitle(t, 5, "once"));
    OK(retitle(t, 5, "twice"));
    OK(retitle(t, 6, "another"));
    t = world_turn(&world, SMALL_ANA);
    OK(record_undo(t, turn, &n));
    assert_int_equal(n, 2);
    OK(deals_get(t, 5, &deal));
    assert_string_not_equal(deal.title, "once");
    assert_string_not_equal(deal.title, "twice");
    assert_int_equal(deal.version, 4);
    assert_int_equal(deal.stage, STAGE_PROPOSAL);
    assert_int_equal(deal.amount.minor, 400000);
}

static void undo_withdraws_what_was_new(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t turn = t->id;
    struct lead lead = {.name = "Nova", .owner = SMALL_ANA};
    int n;

    (void)state;
    OK(leads_add(t, &lead));
    t = world_turn(&world, SMALL_ANA);
    OK(record_undo(t, turn, &n));
    NO(RC_ABSENT, leads_get(t, lead.id, &lead));
    assert_int_equal(count("SELECT COUNT(*) FROM lead WHERE name = 'Nova'"
                           " AND withdrawn_at = 1772442000000 AND version = 2"),
                     1);
}

static void undo_is_refused_where_somebody_built_on_it(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t first = t->id, second, later;
    int n;

    (void)state;
    OK(retitle(t, 5, "ana's"));
    OK(record_built_on(t, first, false, &later));
    t = world_turn(&world, SMALL_MAX);
    second = t->id;
    OK(retitle(t, 5, "max's"));
    t = world_turn(&world, SMALL_ANA);
    NO(RC_RULE, record_built_on(t, first, false, &later));
    assert_int_equal(later, second);
    NO(RC_RULE, record_undo(t, first, &n));
    assert_string_equal(t->err.said, "Acme was changed after that by Max Stone");
    assert_int_equal(count("SELECT COUNT(*) FROM deal WHERE title = 'max''s'"), 1);
}

static void undo_happens_once_and_is_not_undone(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t turn = t->id, undoing;
    struct deed deeds[4];
    size_t n_deeds;
    int n;

    (void)state;
    OK(retitle(t, 5, "x"));
    t = world_turn(&world, SMALL_ANA);
    OK(audit_last(t, SMALL_ANA, 0, deeds, 4, &n_deeds));
    assert_int_equal(n_deeds, 1);
    assert_int_equal(deeds[0].turn, turn);
    undoing = t->id;
    OK(record_undo(t, turn, &n));
    t = world_turn(&world, SMALL_ANA);
    NO(RC_RULE, record_undo(t, turn, &n));
    NO(RC_RULE, record_undo(t, undoing, &n));
    NO(RC_ABSENT, record_undo(t, 999999, &n));
    OK(audit_deed(t, turn, &deeds[0]));
    assert_true(deeds[0].is_undone);
    assert_int_equal(deeds[0].actor, SMALL_ANA);
    assert_string_equal(deeds[0].action, "test");
    OK(audit_last(t, SMALL_ANA, 0, deeds, 4, &n_deeds));
    assert_int_equal(n_deeds, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(json_brings_a_record_back_as_it_was),
        TEST(a_long_record_is_printed_too),
        TEST(references_are_read_as_people_type_them),
        TEST(numbers_go_on_from_the_highest),
        TEST(a_change_writes_the_columns_that_changed_alone),
        TEST(what_a_turn_touched_is_known_once),
        TEST(undo_puts_back_what_was),
        TEST(undo_withdraws_what_was_new),
        TEST(undo_is_refused_where_somebody_built_on_it),
        TEST(undo_happens_once_and_is_not_undone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
