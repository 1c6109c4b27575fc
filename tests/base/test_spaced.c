/* Chinese and Latin, where a value meets the words around. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/spaced.h"
#include "base/text.h"

#include <string.h>

static struct arena *arena;

#define SAYS(words, ...) assert_string_equal(arena_printf(arena, __VA_ARGS__), words)

static int before(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int after(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void a_space_stands_between_chinese_and_latin(void **state)
{
    (void)state;
    SAYS("由 Ana Reyes 负责", "由%s负责", "Ana Reyes");
    SAYS("由薄一负责", "由%s负责", "薄一");
    SAYS("下次跟进 3月13日（周五）。", "下次跟进%s。", "3月13日（周五）");
    SAYS("3月13日（周五）15:00 提醒您", "%s提醒您", "3月13日（周五）15:00");
    SAYS("到账 ¥480,000，已付清", "到账%s，已付清", "¥480,000");
    SAYS("第 12 行：好", "第%zu行：%s", (size_t)12, "好");
    SAYS("逾期 7 天", "逾期%d天", 7);
    SAYS("给 @bo 的", "给%s的", "@bo");
    SAYS("优惠 10% 以内", "优惠%s以内", "10%");
}

static void what_was_typed_stays_as_it_was(void **state)
{
    (void)state;
    SAYS("已记入 TCL科技：要2台", "已记入%s：%s", "TCL科技", "要2台");
    SAYS("“R2D2”不明白", "“%s”不明白", "R2D2");
}

static void a_date_is_one_word(void **state)
{
    (void)state;
    SAYS("2026年3月4日（周三）", "%d年%d月%d日（周%s）", 2026, 3, 4, "三");
    SAYS("没有 31号这一天", "没有%d号这一天", 31);
}

static void nothing_and_two_values_stand_together(void **state)
{
    (void)state;
    SAYS("已撤销。", "已撤销%s。", "");
    SAYS("由提醒", "由%s提醒", "");
    SAYS("D-6鼎砺：好", "%s%s：好", "D-6", "鼎砺");
}

static void english_is_printed_as_it_is(void **state)
{
    (void)state;
    SAYS("by 薄一at", "by %sat", "薄一");
    SAYS("100 %", "%d %%", 100);
    SAYS("ac\xF4\x8F\xBF\xBF", "%s\xF4\x8F\xBF\xBF", "ac"); /* a bound of keys */
}

static void per_cent_signs_and_widths_are_kept(void **state)
{
    (void)state;
    SAYS("折扣 5 %（上限 007）", "折扣%d %%（上限%03d）", 5, 7);
    SAYS("共 ab 条", "共%.*s条", 2, "abcd");
}

/* What somebody quotes may be no text at all. */
static void bad_bytes_harm_nothing(void **state)
{
    (void)state;
    assert_int_equal(strlen(arena_printf(arena, "“%s”不是文本", "\xE4\xB8")), 2 + 18);
    assert_non_null(arena_printf(arena, "由%s负责", "\xFF\xFE\xE4"));
}

/* However long: all of it, or as much as there is room for. */
static void long_values_are_whole(void **state)
{
    char *value = arena_take(arena, 5001);
    const char *said;

    (void)state;
    memset(value, 'x', 5000);
    said = arena_printf(arena, "由%s负责", value);
    assert_int_equal(strlen(said), 3 + 1 + 5000 + 1 + 6);
    assert_string_equal(said + strlen(said) - 8, "x 负责");
}

static void two_texts_are_apart_where_their_scripts_meet(void **state)
{
    (void)state;
    assert_true(spaced_apart("刚和", "Cobalt Marine"));
    assert_true(spaced_apart("Cobalt Marine", "通了电话"));
    assert_true(spaced_apart("到账", "$85"));
    assert_false(spaced_apart("刚和", "鼎砺机械"));
    assert_false(spaced_apart("刚和 ", "Cobalt Marine"));
    assert_false(spaced_apart("spoke to ", "Cobalt Marine"));
    assert_false(spaced_apart("", "Cobalt Marine"));
    assert_false(spaced_apart("Cobalt Marine", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_space_stands_between_chinese_and_latin),
        cmocka_unit_test(what_was_typed_stays_as_it_was),
        cmocka_unit_test(a_date_is_one_word),
        cmocka_unit_test(nothing_and_two_values_stand_together),
        cmocka_unit_test(english_is_printed_as_it_is),
        cmocka_unit_test(per_cent_signs_and_widths_are_kept),
        cmocka_unit_test(bad_bytes_harm_nothing),
        cmocka_unit_test(long_values_are_whole),
        cmocka_unit_test(two_texts_are_apart_where_their_scripts_meet),
    };

    return cmocka_run_group_tests(tests, before, after);
}
