/* Whom a turn's sentences speak of, and what nobody learns from an echo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "commands/language/meaning.h"
#include "commands/world_of.h"
#include "store/accounts.h"
#include "store/aliases.h"
#include "store/leads.h"
#include "store/people.h"
#include "tests/world/cases.h"

#include <string.h>

/* The first name in the text, as this person's turn sees it; NULL known.name: none. */
static struct sighted sight(int64_t person, const char *text)
{
    struct turn *t = world_turn(&world, person);
    struct sighted_names names = {0};
    struct normal normal;
    struct world known;

    world_of(t, &known);
    assert_true(normal_make(t->arena, text, strlen(text), &normal));
    world_sight(&known, t->arena, &normal, &names);
    return names.n ? names.rows[0] : (struct sighted){0};
}

static void is(struct sighted got, const char *name, enum evidence evidence)
{
    if (!got.known.name || strcmp(got.known.name, name) != 0 || got.evidence != evidence)
        fail_msg("%s (%d) instead of %s (%d)", got.known.name ? got.known.name : "nobody",
                 (int)got.evidence, name, (int)evidence);
}

static void nobody(struct sighted got)
{
    if (got.known.name)
        fail_msg("%s", got.known.name);
}

static void ones_own_are_known_by_any_name(void **state)
{
    struct sighted found;

    (void)state;
    is(sight(SMALL_BO, "明天拜访鼎砺机械"), "鼎砺机械", BY_NAME);
    is(sight(SMALL_BO, "鼎砺来电"), "鼎砺机械", BY_ALIAS);
    is(sight(SMALL_BO, "鼎力来电"), "鼎砺机械", BY_PINYIN);
    is(sight(SMALL_BO, "鼎砺车械来电"), "鼎砺机械", BY_ALIAS);
    is(sight(SMALL_BO, "call dingli"), "鼎砺机械", BY_PINYIN);
    is(sight(SMALL_ANA, "cobalt called"), "Cobalt Freight", BY_SHORT);
    found = sight(SMALL_ANA, "coblat called");
    is(found, "Cobalt Freight", BY_SLIP);
    assert_string_equal(found.known.id, "L-3");
    assert_int_equal(found.at.until, 6);
}

static void a_manager_speaks_of_the_teams(void **state)
{
    (void)state;
    is(sight(SMALL_MAX, "coblat called"), "Cobalt Freight", BY_SLIP);
    is(sight(SMALL_CFO, "鼎力的账"), "鼎砺机械", BY_PINYIN);
    is(sight(SMALL_FIN, "call dingli"), "鼎砺机械", BY_PINYIN);
}

static void nobody_learns_a_colleagues_customer(void **state)
{
    struct sighted found;

    (void)state;
    nobody(sight(SMALL_ANA, "鼎砺来电"));
    nobody(sight(SMALL_ANA, "鼎力来电"));
    nobody(sight(SMALL_ANA, "call dingli"));
    nobody(sight(SMALL_BO, "coblat called"));
    nobody(sight(SMALL_BO, "cobalt called"));
    found = sight(SMALL_BO, "COBALT freight called");
    is(found, "COBALT freight", BY_NAME); /* what was typed, no more */
    nobody(sight(SMALL_BO, "the acme of perfection"));
}

static void a_record_of_a_colleague_tells_nothing(void **state)
{
    struct record record;
    struct world known;

    (void)state;
    world_of(world_turn(&world, SMALL_ANA), &known);
    assert_true(world_record(&known, world.t.arena, "d5", &record));
    assert_string_equal(record.ref, "D-5");
    assert_string_equal(record.customer, "Acme");
    assert_string_equal(record.by, "ana");
    assert_true(world_record(&known, world.t.arena, "D-6", &record));
    assert_null(record.customer);
    assert_null(record.by);
    assert_false(world_record(&known, world.t.arena, "D-777", &record));
    assert_false(world_record(&known, world.t.arena, "Q-1", &record));
    assert_int_equal(world.t.err.rc, RC_OK);
}

static void people_are_known_by_handle_mention_and_first_name(void **state)
{
    struct known found;
    struct world known;

    (void)state;
    is(sight(SMALL_BO, "ask max stone"), "Max Stone", BY_NAME);
    is(sight(SMALL_BO, "carla knows"), "Carla Voss", BY_ALIAS);
    is(sight(SMALL_ANA, "问一下梅总"), "梅琳", BY_ALIAS);
    world_of(world_turn(&world, SMALL_ANA), &known);
    assert_true(world_person(&known, world.t.arena, "Max", &found));
    assert_string_equal(found.id, "max");
    assert_true(world_person(&known, world.t.arena, "梅总", &found));
    assert_string_equal(found.id, "mei");
    assert_false(world_person(&known, world.t.arena, "mix", &found));
}

static void who_is_called_alike_is_named_beside(void **state)
{
    struct lead one = {.name = "Harbour Works", .owner = SMALL_ANA};
    struct lead two = {.name = "Harbour Foods", .owner = SMALL_ANA};
    struct sighted found;

    (void)state;
    world_turn(&world, SMALL_ANA);
    OK(leads_add(&world.t, &one));
    OK(leads_add(&world.t, &two));
    found = sight(SMALL_ANA, "harbour called");
    is(found, "Harbour Works", BY_SHORT);
    assert_int_equal(found.n_others, 1);
    assert_string_equal(found.others[0].name, "Harbour Foods");
    assert_int_equal(sight(SMALL_ANA, "harbour foods called").n_others, 0);
}

static void teach(const char *word, const char *kind)
{
    struct alias alias = {.word = word, .kind = kind};

    world_turn(&world, SMALL_MAX);
    OK(aliases_add(&world.t, &alias));
}

static const char *slot_of(const char *text, const char *key)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct meanings *meanings = TAKE(t->arena, struct meanings);
    struct meaning_context context = {.speaker = t->me.handle};
    struct world known;

    world_of(t, &known);
    context.world = &known;
    context.reading.now = t->here;
    meaning_read(t->arena, text, strlen(text), &context, meanings);
    return meaning_get(&meanings->rows[0], key);
}

static void products_and_sources_are_what_the_firm_taught(void **state)
{
    (void)state;
    teach("Sea Fair", "source");
    teach("封箱王", "product");
    assert_string_equal(
        slot_of("new lead Northgate Foods, Jo Reed, +442079460018, from sea fair",
                "source"),
        "sea fair");
    assert_string_equal(slot_of("给Acme报价 封箱王 2台", "product"), "封箱王");
}

static void what_a_word_says_by_itself_comes_before_a_short_form(void **state)
{
    struct lead lead = {.name = "明天科技", .owner = SMALL_ANA};

    (void)state;
    world_turn(&world, SMALL_ANA);
    OK(leads_add(&world.t, &lead));
    assert_null(slot_of("明天下午三点提醒我给客户打电话", "customer"));
    assert_string_equal(slot_of("明天下午三点提醒我给明天科技打电话", "customer"),
                        "明天科技");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ones_own_are_known_by_any_name),
        TEST(a_manager_speaks_of_the_teams),
        TEST(nobody_learns_a_colleagues_customer),
        TEST(a_record_of_a_colleague_tells_nothing),
        TEST(people_are_known_by_handle_mention_and_first_name),
        TEST(who_is_called_alike_is_named_beside),
        TEST(products_and_sources_are_what_the_firm_taught),
        TEST(what_a_word_says_by_itself_comes_before_a_short_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
