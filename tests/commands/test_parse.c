/* Words into typed arguments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "commands/parse.h"
#include "commands/words.h"
#include "store/deals.h"
#include "store/store_inside.h"
#include "tests/world/cases.h"

#include <string.h>

struct all {
    struct ref about;
    struct moment when;
    struct phrase text;
    const char *code;
    struct money amount;
    struct day on;
    int64_t count;
    struct who to;
    struct pairs facts;
};

static const struct arg wants[] = {
    OPT_REF(struct all, about, "deal account", "what", "什么"),
    OPT(struct all, when, "when", "何时"),
    OPT(struct all, text, "text", "文字"),
    OPT(struct all, code, "code", "代码"),
    OPT(struct all, amount, "amount", "金额"),
    OPT(struct all, on, "day", "日期"),
    OPT(struct all, count, "count", "数量"),
    OPT(struct all, to, "to whom", "给谁"),
    {0},
};

static const struct arg with_facts[] = {
    REF(struct all, about, "deal", "what", "什么"),
    OPT(struct all, facts, "facts", "事实"),
    {0},
};

static const struct command plain = {
    .name = "plain", .name_zh = "普通", .args = wants, .args_size = sizeof(struct all)};
static const struct command paired = {.name = "paired",
                                      .name_zh = "成对",
                                      .args = with_facts,
                                      .args_size = sizeof(struct all)};

static struct all in;

static struct turn *read_as(int64_t who, const struct command *command, const char *words)
{
    struct turn *t = world_turn(&world, who);

    OK(parse_args(t, command, words, &in));
    return t;
}

static enum rc refused(const struct command *command, const char *words)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    return parse_args(t, command, words, &in);
}

static void what_is_left_out_says_so(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &plain, "");
    assert_null(in.about.kind);
    assert_int_equal(in.when.day.n, DAY_NONE.n);
    assert_string_equal(in.text.text, "");
    assert_null(in.code);
    assert_int_equal(in.amount.minor, -1);
    assert_int_equal(in.on.n, DAY_NONE.n);
    assert_true(in.count == INT64_MIN);
    assert_int_equal(in.to.id, 0);
}

static void words_go_to_arguments_in_order(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &plain, "D-5 tomorrow 15:00 call  them back");
    assert_ptr_equal(in.about.kind, &deals_kind);
    assert_int_equal(in.about.id, 5);
    assert_int_equal(in.when.minute, 15 * 60);
    assert_string_equal(in.text.text, "call  them back");
}

static void an_optional_argument_that_cannot_read_the_word_is_passed_over(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &plain, "tomorrow call");
    assert_null(in.about.kind);
    assert_string_equal(in.text.text, "call");
}

static void names_may_come_in_any_order_and_in_chinese(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &plain,
            "count=3 to=max AMOUNT=1,200.50 on=2026-03-09 text=as it was code=X-1");
    assert_int_equal(in.count, 3);
    assert_int_equal(in.to.id, SMALL_MAX);
    assert_int_equal(in.amount.minor, 120050);
    assert_string_equal(in.text.text, "as it was");
    assert_string_equal(in.code, "X-1");
    read_as(SMALL_BO, &plain, "金额＝48万 内容=“张 三” 交给=梅总");
    assert_int_equal(in.amount.minor, 48000000);
    assert_string_equal(in.text.text, "张 三");
    assert_int_equal(in.to.id, SMALL_MEI);
}

static void quotes_keep_blanks_quotes_and_equals(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &plain, "code=\"a \\\"b\\\" = c\\\\\" text=\"say \\\"hi\\\"\"");
    assert_string_equal(in.code, "a \"b\" = c\\");
    assert_string_equal(in.text.text, "say \"hi\"");
    read_as(SMALL_ANA, &plain, "text=a 15\" screen \"and\" more");
    assert_string_equal(in.text.text, "a 15\" screen \"and\" more");
}

static void what_was_quoted_reads_back_whatever_it_holds(void **state)
{
    static const char *const values[] = {
        "J",    "J Doe",      "",          "\"",        "\\",   "a=b c", "“张 三”",
        "\\\"", "line\nline", "张三 ＝ x", "tab\there", "\"\"", "'"};
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < COUNT(values); i++) {
        size_t n;
        const char *words =
            arena_printf(arena, "x name=%s y", words_quote(arena, values[i]));
        struct word *list = words_split(arena, words, &n);
        assert_int_equal(n, 3);
        assert_string_equal(list[1].name, "name");
        assert_string_equal(list[1].value, values[i]);
    }
    arena_free(arena);
}

static void a_customer_stands_for_the_first_kind_it_has(void **state)
{
    (void)state;
    read_as(SMALL_BO, &plain, "鼎砺 明天");
    assert_ptr_equal(in.about.kind, &deals_kind);
    assert_int_equal(in.about.id, 6);
    read_as(SMALL_ANA, &plain, "acme tomorrow");
    assert_int_equal(in.about.id, 5);
}

static void chinese_may_glue_an_argument_to_the_next(void **state)
{
    (void)state;
    read_as(SMALL_BO, &plain, "Ｄ－６明天下午3点打电话给王总");
    assert_int_equal(in.about.id, 6);
    assert_int_equal(in.when.minute, 15 * 60);
    assert_string_equal(in.text.text, "打电话给王总");
}

static void pairs_take_what_is_no_argument(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &paired, "D-5 need=CRM for 30 people budget=\"50 k\" 预算=5万");
    assert_int_equal(in.facts.n, 3);
    assert_string_equal(in.facts.list[0].value, "CRM for 30 people");
    assert_string_equal(in.facts.list[1].value, "50 k");
    assert_string_equal(in.facts.list[2].name, "预算");
}

static void fields_go_before_words_and_hold_anything(void **state)
{
    const struct pair list[] = {
        {"text", "a=\"b\" count=9\n\\"}, {"count", "7"}, {"code", "  "}};
    const struct pairs fields = {list, COUNT(list)};
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    OK(parse_args_with(t, &plain, "count=3 code=K", &fields, &in));
    assert_string_equal(in.text.text, "a=\"b\" count=9\n\\");
    assert_int_equal(in.count, 7);
    assert_string_equal(in.code, "K");
}

static void what_cannot_be_read_is_named_with_the_usage(void **state)
{
    (void)state;
    NO(RC_USAGE, refused(&plain, "count=3 count=4"));
    assert_non_null(strstr(world.t.err.said, "count"));
    assert_non_null(strstr(world.t.err.hint, "plain [about=…]"));
    NO(RC_USAGE, refused(&plain, "count=many"));
    NO(RC_USAGE, refused(&plain, "on=2026-02-30"));
    NO(RC_USAGE, refused(&plain, "about=INV-7"));
    NO(RC_ABSENT, refused(&plain, "to=nobody"));
    NO(RC_USAGE, refused(&plain, "kount=3"));
    assert_non_null(strstr(world.t.err.hint, "count="));
}

/* Optional amount and phrase, as of payments. */
static const struct arg costly[] = {
    REF(struct all, about, "deal", "what", "什么"),
    OPT(struct all, amount, "amount", "金额"),
    OPT(struct all, on, "day", "日期"),
    OPT(struct all, text, "text", "文字"),
    {0},
};

static const struct command paying = {
    .name = "pay", .name_zh = "付", .args = costly, .args_size = sizeof(struct all)};

static void what_is_no_amount_is_never_a_remark(void **state)
{
    static const char *const words[] = {"-5", "five", "31.2.2026", "about 200",
                                        "amount="};

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        char line[40]; /* not of the turn's memory, which begins anew */

        (void)snprintf(line, sizeof(line), "D-5 %s", words[i]);
        NO(RC_USAGE, refused(&paying, line));
    }
    NO(RC_USAGE, refused(&paying, "D-5 200 31.2.2026"));
    assert_non_null(strstr(world.t.err.said, "31.2.2026"));
    read_as(SMALL_FIN, &paying, "D-5 200 by bank");
    assert_int_equal(in.amount.minor, 20000);
    assert_string_equal(in.text.text, "by bank");
    read_as(SMALL_FIN, &paying, "D-5 on 2026-02-27");
    assert_int_equal(in.amount.minor, -1);
    assert_int_equal(in.on.n, world.t.today.n - 3);
}

static void a_time_that_there_is_not_is_no_word(void **state)
{
    (void)state;
    NO(RC_USAGE, refused(&plain, "tomorrow 25:00 call"));
    assert_string_equal(world.t.err.said, "there is no 25:00");
    NO(RC_USAGE, refused(&plain, "明天25点打电话"));
    NO(RC_USAGE, refused(&plain, "明天二十五点打电话"));
    read_as(SMALL_ANA, &plain, "tomorrow 5 people");
    assert_string_equal(in.text.text, "5 people");
}

static void a_quote_does_not_end_a_phrase_that_goes_on(void **state)
{
    (void)state;
    read_as(SMALL_ANA, &plain, "\"great\" they");
    assert_string_equal(in.text.text, "great");
    assert_string_equal(in.code, "they");
    read_as(SMALL_ANA, &paying, "D-5 \"great\" they 'all' said");
    assert_string_equal(in.text.text, "\"great\" they 'all' said");
}

static void usage_names_arguments_as_the_reader_does(void **state)
{
    (void)state;
    assert_string_equal(command_usage(world.arena, &paying, LANG_ZH),
                        "付 关于 [金额=…] [日期=…] [内容=…]");
}

static void what_is_missing_is_asked_for_in_a_form(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    NO(RC_USAGE, parse_args(t, &paired, "need=\"a b\"", &in));
    assert_non_null(t->inside->form);
    assert_int_equal(t->inside->form->n_inputs, 1);
    assert_string_equal(t->inside->form->inputs[0].name, "about");
    assert_string_equal(t->inside->form->command, "paired need=\"a b\"");
}

static void a_long_row_of_quotes_takes_no_long_time(void **state)
{
    struct arena *arena = arena_new();
    struct text text;
    size_t n;

    (void)state;
    text_init(&text, arena, (size_t)64 * 1024);
    while (!text.cut)
        text_add(&text, "“x ");
    (void)words_split(arena, text.bytes, &n);
    assert_true(n > 10000);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_left_out_says_so),
        TEST(words_go_to_arguments_in_order),
        TEST(an_optional_argument_that_cannot_read_the_word_is_passed_over),
        TEST(names_may_come_in_any_order_and_in_chinese),
        TEST(quotes_keep_blanks_quotes_and_equals),
        cmocka_unit_test(what_was_quoted_reads_back_whatever_it_holds),
        TEST(a_customer_stands_for_the_first_kind_it_has),
        TEST(chinese_may_glue_an_argument_to_the_next),
        TEST(pairs_take_what_is_no_argument),
        TEST(fields_go_before_words_and_hold_anything),
        TEST(what_cannot_be_read_is_named_with_the_usage),
        TEST(what_is_no_amount_is_never_a_remark),
        TEST(a_time_that_there_is_not_is_no_word),
        TEST(a_quote_does_not_end_a_phrase_that_goes_on),
        TEST(usage_names_arguments_as_the_reader_does),
        TEST(what_is_missing_is_asked_for_in_a_form),
        cmocka_unit_test(a_long_row_of_quotes_takes_no_long_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
