#include "sales/name.h"

#include "base/normal.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { SCOPE = 7 };

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static bool has(const struct name_keys *keys, int64_t key)
{
    for (size_t i = 0; i < keys->n; i++)
        if (keys->list[i] == key)
            return true;
    return false;
}

/* The words of the text that the name is found in, by the way; NULL where it is not. */
static const char *found(const char *name, const char *text, enum name_way way)
{
    struct name_probe probes[NAME_PROBES];
    struct name_keys keys = {.n = 0};
    struct name_unit units[64];
    struct normal normal;
    struct name_fit fit;
    size_t n_units, from, until;

    name_whole_keys(arena, name, &keys);
    name_loose_keys(arena, name, SCOPE, &keys);
    assert_true(normal_make(arena, text, strlen(text), &normal));
    n_units = name_units(normal.bytes, normal.len, units, 64);
    for (size_t at = 0; at < n_units; at++) {
        size_t n = way == NAME_WHOLE
                       ? name_whole_probes(normal.bytes, units, n_units, at, probes)
                       : name_loose_probes(normal.bytes, units, n_units, at, probes);
        assert_in_range(n, 0, NAME_PROBES);
        for (size_t i = n; i-- > 0;) {
            fit = (struct name_fit){probes[i].last, NAME_WHOLE};
            if (!has(&keys, name_key(&probes[i], way == NAME_WHOLE ? 0 : SCOPE)) ||
                (way != NAME_WHOLE && !name_fits(arena, normal.bytes, units, n_units,
                                                 &probes[i], name, &fit)) ||
                fit.by != way)
                continue;
            normal_span(&normal, units[at].from, units[fit.last].until, &from, &until);
            return arena_copy_bytes(arena, text + from, until - from);
        }
    }
    return NULL;
}

static void a_name_is_found_whole(void **state)
{
    (void)state;
    assert_string_equal(found("鼎砺机械", "明天去鼎砺机械拜访", NAME_WHOLE), "鼎砺机械");
    assert_string_equal(found("Harrow & Pike", "call harrow and pike.", NAME_WHOLE),
                        "harrow and pike");
    assert_string_equal(found("Bluefin Logistics", "BLUEFIN  Logistics paid", NAME_WHOLE),
                        "BLUEFIN  Logistics");
    assert_string_equal(found("TCL科技", "ｔｃｌ科技来电", NAME_WHOLE), "ｔｃｌ科技");
}

static void a_name_is_found_without_city_and_legal_form(void **state)
{
    (void)state;
    assert_string_equal(found("上海鼎砺机械有限公司", "给鼎砺机械报价", NAME_WHOLE),
                        "鼎砺机械");
    assert_string_equal(found("Oakline Foods Ltd.", "oakline foods", NAME_WHOLE),
                        "oakline foods");
}

static void a_name_is_not_found_inside_of_a_word_or_an_address(void **state)
{
    (void)state;
    assert_null(found("Oakline", "oaklines are trees", NAME_WHOLE));
    assert_null(found("Bluefin", "see www.bluefin", NAME_WHOLE));
    assert_null(found("Blue Fin", "blue, fin", NAME_WHOLE));
}

static void short_forms_are_the_first_two_characters_or_the_first_word(void **state)
{
    (void)state;
    assert_string_equal(found("上海鼎砺机械有限公司", "鼎砺回款了", NAME_SHORT), "鼎砺");
    assert_string_equal(found("Bluefin Logistics", "ask bluefin", NAME_SHORT), "bluefin");
    assert_string_equal(found("TCL科技", "TCL明天来", NAME_SHORT), "TCL");
    assert_null(found("河马优", "河马", NAME_SHORT));
}

static void another_character_of_the_same_sound_will_do(void **state)
{
    (void)state;
    assert_string_equal(found("启衡自动化", "启恒自动化来电", NAME_SOUND), "启恒自动化");
    assert_string_equal(found("启衡自动化", "启恒来电", NAME_SOUND), "启恒");
    assert_string_equal(found("启衡自动化", "call qiheng today", NAME_SOUND), "qiheng");
    assert_string_equal(found("启衡自动化", "qihengzidonghua", NAME_SOUND),
                        "qihengzidonghua");
    assert_null(found("启衡自动化", "其横来电", NAME_SOUND));
}

static void one_wrong_character_will_do(void **state)
{
    (void)state;
    assert_string_equal(found("鼎砺机械", "去顶砺机械看看", NAME_SOUND), "顶砺机械");
    assert_string_equal(found("鼎砺机械", "去员砺机械看看", NAME_GAP), "员砺机械");
    assert_string_equal(found("鼎砺机械", "去鼎砺车械看看", NAME_GAP), "鼎砺车械");
    assert_string_equal(found("河马优", "河马忧", NAME_SOUND), "河马忧");
    assert_null(found("鼎砺机械", "去员工机械看看", NAME_GAP));
}

static void a_slip_of_the_pen_will_do(void **state)
{
    static const char *const slips[] = {"blufin",  "bluuefin", "bleufin",
                                        "bluefim", "bluefun",  "bluefinn"};

    (void)state;
    for (size_t i = 0; i < COUNT(slips); i++)
        assert_string_equal(found("Bluefin Logistics", slips[i], NAME_SLIP), slips[i]);
    assert_string_equal(found("Bluefin Logistics", "blufin logistcs", NAME_SLIP),
                        "blufin logistcs");
    assert_null(found("Bluefin Logistics", "bluffing", NAME_SLIP));
    assert_null(found("Bluefin Logistics", "xluefin", NAME_SLIP));
}

static void loosely_a_name_is_found_in_its_scope_alone(void **state)
{
    struct name_keys mine = {.n = 0}, theirs = {.n = 0};

    (void)state;
    name_loose_keys(arena, "鼎砺机械", 1, &mine);
    name_loose_keys(arena, "鼎砺机械", 2, &theirs);
    assert_true(mine.n > 3);
    for (size_t i = 0; i < mine.n; i++)
        assert_false(has(&theirs, mine.list[i]));
}

static void one_character_and_nothing_have_no_key(void **state)
{
    struct name_keys keys = {.n = 0};

    (void)state;
    name_whole_keys(arena, "", &keys);
    name_whole_keys(arena, "王", &keys);
    name_whole_keys(arena, "X", &keys);
    name_whole_keys(arena, "!!", &keys);
    name_loose_keys(arena, "", SCOPE, &keys);
    assert_int_equal(keys.n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_name_is_found_whole),
        TEST(a_name_is_found_without_city_and_legal_form),
        TEST(a_name_is_not_found_inside_of_a_word_or_an_address),
        TEST(short_forms_are_the_first_two_characters_or_the_first_word),
        TEST(another_character_of_the_same_sound_will_do),
        TEST(one_wrong_character_will_do),
        TEST(a_slip_of_the_pen_will_do),
        TEST(loosely_a_name_is_found_in_its_scope_alone),
        TEST(one_character_and_nothing_have_no_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
