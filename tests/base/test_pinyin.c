#include "base/pinyin.h"
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static void a_name_is_spelt_by_its_sounds(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(pinyin_text(arena, "启衡自动化"), "qihengzidonghua");
    assert_string_equal(pinyin_text(arena, "鼎砺"), pinyin_text(arena, "鼎力"));
    arena_free(arena);
}

static void what_is_no_chinese_character_stays(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(pinyin_text(arena, "TCL科技 é"), "TCLkeji é");
    assert_string_equal(pinyin_text(arena, ""), "");
    assert_null(pinyin_of('a'));
    assert_null(pinyin_of(0x1F600));
    arena_free(arena);
}

static void every_common_character_has_a_sound(void **state)
{
    const char *at = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对"
                     "成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";

    (void)state;
    while (*at)
        assert_non_null(pinyin_of(utf8_next(&at)));
}

/* Of its readings the one that names have: 海拓 is no haita. */
static void a_character_sounds_as_it_does_in_names(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(pinyin_text(arena, "海拓"), "haituo");
    assert_string_equal(pinyin_text(arena, "大地"), "dadi");
    assert_string_equal(pinyin_text(arena, "黄埔"), "huangpu");
    assert_string_equal(pinyin_text(arena, "名著"), "mingzhu");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_spelt_by_its_sounds),
        cmocka_unit_test(what_is_no_chinese_character_stays),
        cmocka_unit_test(every_common_character_has_a_sound),
        cmocka_unit_test(a_character_sounds_as_it_does_in_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
