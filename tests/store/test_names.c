#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sales/name.h"
#include "store/aliases.h"
#include "store/people.h"
#include "store/store_inside.h"
#include "tests/world/cases.h"

/* How many have this as their name, whole. */
static size_t named(const char *name, enum named kind)
{
    struct name_keys keys = {.n = 0};
    struct named_row rows[8];
    size_t n = 0, found = 0;

    name_whole_keys(world.t.arena, name, &keys);
    assert_true(keys.n > 0);
    OK(names_of(&world.t, keys.list[0], rows, COUNT(rows), &n));
    for (size_t i = 0; i < n; i++)
        found += rows[i].kind == kind;
    return found;
}

static int64_t add_lead(const char *name)
{
    struct lead lead = {.name = name, .owner = SMALL_ANA};

    OK(leads_add(&world.t, &lead));
    return lead.id;
}

static void whoever_is_written_is_found_by_name(void **state)
{
    (void)state;
    world_turn(&world, SMALL_ANA);
    assert_int_equal(named("Acme", NAMED_ACCOUNT), 1);
    assert_int_equal(named("薄一", NAMED_PERSON), 1);
    assert_int_equal(named("max", NAMED_PERSON), 1);
    assert_int_equal(named("Cobalt Freight", NAMED_LEAD), 1);
    assert_int_equal(named("鼎砺", NAMED_ACCOUNT), 1);
    assert_int_equal(named("Nobody Ltd", NAMED_ACCOUNT), 0);
}

static void a_new_name_takes_the_place_of_the_old(void **state)
{
    struct lead lead;
    int64_t id;

    (void)state;
    world_turn(&world, SMALL_ANA);
    id = add_lead("Old Harbour");
    OK(leads_get(&world.t, id, &lead));
    lead.name = "New Harbour";
    OK(leads_put(&world.t, &lead));
    assert_int_equal(named("Old Harbour", NAMED_LEAD), 0);
    assert_int_equal(named("New Harbour", NAMED_LEAD), 1);
}

static void what_is_undone_has_no_name_any_more(void **state)
{
    int64_t turn;
    int n = 0;

    (void)state;
    world_turn(&world, SMALL_ANA);
    (void)add_lead("Short Lived");
    turn = world.t.id;
    world_turn(&world, SMALL_ANA);
    assert_int_equal(named("Short Lived", NAMED_LEAD), 1);
    OK(record_undo(&world.t, turn, &n));
    assert_int_equal(named("Short Lived", NAMED_LEAD), 0);
}

static void a_word_is_taught_taken_back_and_undone(void **state)
{
    struct alias alias = {.word = "Big Blue", .kind = "account", .record = SMALL_ACME};
    struct account account;
    int n = 0;

    (void)state;
    world_turn(&world, SMALL_ANA);
    OK(aliases_add(&world.t, &alias));
    assert_int_equal(named("Big Blue", NAMED_ACCOUNT), 1);
    OK(accounts_find(&world.t, "big blue", &account));
    NO(RC_RULE, aliases_add(&world.t, &(struct alias){.word = "BIG blue",
                                                      .kind = "account",
                                                      .record = SMALL_DINGLI}));
    world_turn(&world, SMALL_ANA);
    OK(aliases_find(&world.t, "BIG BLUE", &alias));
    OK(aliases_drop(&world.t, &alias));
    assert_int_equal(named("Big Blue", NAMED_ACCOUNT), 0);
    NO(RC_ABSENT, accounts_find(&world.t, "big blue", &account));
    int64_t turn = world.t.id;
    world_turn(&world, SMALL_ANA);
    OK(record_undo(&world.t, turn, &n));
    assert_int_equal(named("Big Blue", NAMED_ACCOUNT), 1);
}

static void sql_run(const char *text)
{
    struct err err = {0};

    OK(engine_exec(world.store->db, text, &err));
}

static void names_from_before_the_index_get_into_it(void **state)
{
    (void)state;
    sql_run("DELETE FROM name; UPDATE named SET stage = 0");
    world.store->unnamed = 0;
    world_turn(&world, SMALL_ANA);
    assert_int_equal(named("Acme", NAMED_ACCOUNT), 0);
    world_end(&world, RC_OK);
    while (store_tidy(world.store, true))
        continue;
    assert_int_equal(world.store->unnamed, NAMES_FILLED);
    world_turn(&world, SMALL_ANA);
    assert_int_equal(named("Acme", NAMED_ACCOUNT), 1);
    assert_int_equal(named("鼎砺", NAMED_ACCOUNT), 1);
    assert_int_equal(named("梅总", NAMED_PERSON), 1);
    assert_int_equal(named("Cobalt Freight", NAMED_LEAD), 1);
}

static bool may_have(int64_t key)
{
    uint16_t place;

    return names_among(world.store, &key, 1, &place) == 1;
}

static void the_filter_knows_every_key_and_few_others(void **state)
{
    struct name_keys keys = {.n = 0};
    size_t wrong = 0;

    (void)state;
    world_turn(&world, SMALL_ANA);
    assert_true(may_have(1)); /* it knows nothing yet */
    for (int i = 0; i < 500; i++)
        (void)add_lead(arena_printf(world.t.arena, "Harbour%d Works", i));
    world_end(&world, RC_OK);
    while (store_tidy(world.store, true))
        continue;
    world_turn(&world, SMALL_ANA);
    (void)add_lead("Late Comer");
    for (int i = 0; i < 500; i++) {
        keys.n = 0;
        name_whole_keys(world.t.arena, arena_printf(world.t.arena, "Harbour%d Works", i),
                        &keys);
        assert_true(may_have(keys.list[0]));
        keys.n = 0;
        name_whole_keys(world.t.arena, arena_printf(world.t.arena, "Sea%d Works", i),
                        &keys);
        wrong += may_have(keys.list[0]);
    }
    keys.n = 0;
    name_whole_keys(world.t.arena, "Late Comer", &keys);
    assert_true(may_have(keys.list[0]));
    assert_true(wrong < 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whoever_is_written_is_found_by_name),
        TEST(a_new_name_takes_the_place_of_the_old),
        TEST(what_is_undone_has_no_name_any_more),
        TEST(a_word_is_taught_taken_back_and_undone),
        TEST(names_from_before_the_index_get_into_it),
        TEST(the_filter_knows_every_key_and_few_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
