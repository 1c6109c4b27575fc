/* Amounts: what is read, what is refused, and how they are shown. */
#include "sales/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct money of(int64_t minor, const char *currency)
{
    struct money amount = {.minor = minor};

    memcpy(amount.currency, currency, strlen(currency) + 1);
    return amount;
}

static void reads_as(const char *text, const char *fallback, int64_t minor,
                     const char *currency)
{
    struct err err = {0};
    struct money amount;

    if (money_parse(text, fallback, &amount, &err) != RC_OK)
        fail_msg("%s: %s", text, err.said);
    if (amount.minor != minor || strcmp(amount.currency, currency) != 0)
        fail_msg("%s: read as %lld %s", text, (long long)amount.minor, amount.currency);
}

static void is_refused(const char *text, const char *said)
{
    struct err err = {0};
    struct money amount = {.minor = 7};

    if (money_parse(text, "CNY", &amount, &err) != RC_USAGE)
        fail_msg("%s was read as %lld", text, (long long)amount.minor);
    assert_int_equal(amount.minor, 7);
    if (said)
        assert_string_equal(err.said, said);
    assert_true(err.said[0] != '\0');
}

static void amounts_are_read_as_people_write_them(void **state)
{
    (void)state;
    reads_as("480000", "CNY", 48000000, "CNY");
    reads_as("1,200.50", "USD", 120050, "USD");
    reads_as("48万", "CNY", 48000000, "CNY");
    reads_as("¥480,000", "USD", 48000000, "CNY");
    reads_as("￥480，000", "", 48000000, "CNY");
    reads_as("CNY 48万", "USD", 48000000, "CNY");
    reads_as("120k", "USD", 12000000, "USD");
    reads_as("$48.5k", "CNY", 4850000, "USD");
    reads_as("3.2m", "EUR", 320000000, "EUR");
    reads_as("２００", "CNY", 20000, "CNY");
    reads_as("1.5亿", "CNY", 15000000000, "CNY");
    reads_as("48500 USD", "CNY", 4850000, "USD");
    reads_as("  € 25,500  ", "CNY", 2550000, "EUR");
    reads_as("RMB 66w", "USD", 66000000, "CNY");
    reads_as("120K usd", "", 12000000, "USD");
    reads_as("usd48500", "", 4850000, "USD");
    reads_as("3.2 million", "GBP", 320000000, "GBP");
    reads_as("480000.00 CNY", "", 48000000, "CNY");
    reads_as("0", "CNY", 0, "CNY");
}

static void chinese_parts_add_up(void **state)
{
    (void)state;
    reads_as("12万5", "CNY", 12500000, "CNY");
    reads_as("1亿2000万", "CNY", 12000000000, "CNY");
    reads_as("1万2000", "CNY", 1200000, "CNY");
    reads_as("3千", "CNY", 300000, "CNY");
    reads_as("3百万元", "USD", 300000000, "CNY");
    reads_as("12万5千", "CNY", 12500000, "CNY");
    reads_as("48万元整", "", 48000000, "CNY");
    reads_as("200块", "USD", 20000, "USD");
    reads_as("4.85万美元", "CNY", 4850000, "USD");
    is_refused("1万20", NULL);
    is_refused("1千2万", NULL);
    is_refused("1.5万5", NULL);
    is_refused("1k5", NULL);
}

static void a_code_may_say_more_than_a_sign(void **state)
{
    (void)state;
    reads_as("$500 HKD", "", 50000, "HKD");
    reads_as("HKD $500", "", 50000, "HKD");
    reads_as("¥500 JPY", "", 500, "JPY");
    is_refused("$500 CNY", "$500 CNY names two currencies");
    is_refused("€5 GBP", NULL);
}

static void decimals_are_those_of_the_currency(void **state)
{
    (void)state;
    reads_as("1200 JPY", "", 1200, "JPY");
    reads_as("1.234 KWD", "", 1234, "KWD");
    reads_as("0.5k JPY", "", 500, "JPY");
    reads_as("48.5555万", "CNY", 48555500, "CNY");
    is_refused("12.5 JPY", "JPY has no decimals");
    is_refused("1.200", "CNY has 2 decimals at most");
    is_refused("48.5555555万", "CNY has 2 decimals at most");
}

static void what_is_no_amount_is_refused(void **state)
{
    static const char *const bad[] = {
        "",
        " ",
        "abc",
        "-5",
        "+5",
        "¥-5",
        "5-",
        "1,20",
        "12,34,567",
        "1200,500",
        "1,",
        ".5",
        "5.",
        "1.2.3",
        "5 apples",
        "12寸",
        "FX-200",
        "48万左右",
        "¥",
        "CNY",
        "1e9",
        "0x10",
        "五",
        "5\n6",
        "\xff\xfe",
        "NaN",
        "５。５",
        "1 200",
        "12345678901234567890",
        "99999999999999999999999999999999999999999999999999999",
        "5 XYZ",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        is_refused(bad[i], NULL);
    is_refused("5 XYZ", "XYZ is no currency we know");
    is_refused("-5", "an amount has no sign: -5");
    is_refused("abc", "cannot read \"abc\" as an amount");
}

static void what_cannot_be_kept_is_refused(void **state)
{
    (void)state;
    reads_as("10000000000000", "CNY", 1000000000000000, "CNY");
    is_refused("10000000000000.01", "10000000000000.01 is more than can be kept");
    is_refused("999999999999999999", NULL);
    is_refused("999999999999999999亿", NULL);
    is_refused("100万亿", NULL);
}

static void refusals_are_said_in_chinese_too(void **state)
{
    struct err err = {.lang = LANG_ZH};
    struct money amount;

    (void)state;
    assert_int_equal(money_parse("很多", "CNY", &amount, &err), RC_USAGE);
    assert_string_equal(err.said, "看不懂金额“很多”");
    assert_string_equal(err.hint, "例如 480000、1,200.50、48万、$48.5k 或 120k USD");
}

static void sums_do_not_mix_currencies(void **state)
{
    struct err err = {0};
    struct money sum;

    (void)state;
    assert_int_equal(money_add(of(100, "CNY"), of(250, "CNY"), &sum, &err), RC_OK);
    assert_int_equal(sum.minor, 350);
    assert_int_equal(money_sub(of(100, "CNY"), of(250, "CNY"), &sum, &err), RC_OK);
    assert_int_equal(sum.minor, -150);
    assert_int_equal(money_add(of(100, "CNY"), of(1, "USD"), &sum, &err), RC_RULE);
    assert_int_equal(money_sub(of(100, "CNY"), of(1, "USD"), &sum, &err), RC_RULE);
    assert_int_equal(money_add(of(0, ""), of(1, "USD"), &sum, &err), RC_OK);
    assert_string_equal(sum.currency, "USD");
}

static void overflow_is_refused(void **state)
{
    struct err err = {0};
    struct money out = of(7, "CNY");

    (void)state;
    assert_int_equal(money_add(of(INT64_MAX, "CNY"), of(1, "CNY"), &out, &err), RC_RULE);
    assert_int_equal(money_sub(of(INT64_MIN, "CNY"), of(1, "CNY"), &out, &err), RC_RULE);
    assert_int_equal(money_share(of(INT64_MAX, "CNY"), 2, 1, &out, &err), RC_RULE);
    assert_int_equal(out.minor, 7);
}

static void shares_round_half_away_from_zero(void **state)
{
    struct err err = {0};
    struct money out;

    (void)state;
    assert_int_equal(money_share(of(5, "CNY"), 1, 2, &out, &err), RC_OK);
    assert_int_equal(out.minor, 3);
    assert_int_equal(money_share(of(-5, "CNY"), 1, 2, &out, &err), RC_OK);
    assert_int_equal(out.minor, -3);
    assert_int_equal(money_share(of(5, "CNY"), 1, -2, &out, &err), RC_OK);
    assert_int_equal(out.minor, -3);
    assert_int_equal(money_share(of(100, "CNY"), 1, 3, &out, &err), RC_OK);
    assert_int_equal(out.minor, 33);
    assert_int_equal(money_share(of(INT64_MIN, "CNY"), 1, 1, &out, &err), RC_OK);
    assert_true(out.minor == INT64_MIN);
    assert_int_equal(money_share(of(INT64_MAX, "CNY"), INT64_MAX, INT64_MAX, &out, &err),
                     RC_OK);
    assert_true(out.minor == INT64_MAX);
}

static void currencies_know_their_digits(void **state)
{
    (void)state;
    assert_int_equal(currency_digits("CNY"), 2);
    assert_int_equal(currency_digits("JPY"), 0);
    assert_int_equal(currency_digits("KRW"), 0);
    assert_int_equal(currency_digits("KWD"), 3);
    assert_true(currency_known("GBP"));
    assert_true(currency_known("AED"));
    assert_true(currency_known("ZWL"));
    assert_false(currency_known("XYZ"));
    assert_false(currency_known("cny"));
    assert_false(currency_known(""));
    assert_false(currency_known(NULL));
}

static void a_card_shows_amounts_with_sign_and_groups(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(money_text(arena, of(48000000, "CNY")), "¥480,000");
    assert_string_equal(money_text(arena, of(4850050, "USD")), "$48,500.50");
    assert_string_equal(money_text(arena, of(2550000, "EUR")), "€25,500");
    assert_string_equal(money_text(arena, of(8650000, "GBP")), "£86,500");
    assert_string_equal(money_text(arena, of(1250, "GBP")), "£12.50");
    assert_string_equal(money_text(arena, of(500000, "KRW")), "₩500,000");
    assert_string_equal(money_text(arena, of(1200, "CHF")), "CHF 12.00");
    assert_string_equal(money_text(arena, of(1200, "HKD")), "HKD 12.00");
    assert_string_equal(money_text(arena, of(1234567, "JPY")), "JPY 1,234,567");
    assert_string_equal(money_text(arena, of(-5, "CNY")), "-¥0.05");
    assert_string_equal(money_text(arena, of(100000, "")), "1,000");
    assert_string_equal(money_text(arena, of(INT64_MIN, "CNY")),
                        "-¥92,233,720,368,547,758.08");
    arena_free(arena);
}

static void what_is_shown_with_a_sign_is_read_back(void **state)
{
    static const char *const currencies[] = {"CNY", "USD", "EUR", "GBP", "KRW", "INR",
                                             "VND", "THB", "PHP", "TRY", "ILS", "RUB",
                                             "UAH", "NGN", "KZT", "CHF", "JPY", "HKD"};
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < COUNT(currencies); i++)
        reads_as(money_text(arena, of(8650000, currencies[i])), "", 8650000,
                 currencies[i]);
    arena_free(arena);
}

static void talk_has_short_amounts(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(money_short(arena, of(48000000, "CNY"), LANG_ZH), "48万");
    assert_string_equal(money_short(arena, of(48000000, "CNY"), LANG_EN), "¥480k");
    assert_string_equal(money_short(arena, of(4850000, "USD"), LANG_EN), "$48.5k");
    assert_string_equal(money_short(arena, of(4850000, "USD"), LANG_ZH), "$4.85万");
    assert_string_equal(money_short(arena, of(231000000, "CNY"), LANG_EN), "¥2.31M");
    assert_string_equal(money_short(arena, of(15000000000, "CNY"), LANG_ZH), "1.5亿");
    assert_string_equal(money_short(arena, of(99999900, "CNY"), LANG_EN), "¥1M");
    assert_string_equal(money_short(arena, of(99500000, "CNY"), LANG_EN), "¥995k");
    assert_string_equal(money_short(arena, of(9999999999, "CNY"), LANG_ZH), "1亿");
    assert_string_equal(money_short(arena, of(999900, "CNY"), LANG_ZH), "¥9,999");
    assert_string_equal(money_short(arena, of(999900, "USD"), LANG_EN), "$9,999");
    assert_string_equal(money_short(arena, of(1000000, "USD"), LANG_EN), "$10k");
    assert_string_equal(money_short(arena, of(-48000000, "CNY"), LANG_ZH), "-48万");
    assert_string_equal(money_short(arena, of(0, "CNY"), LANG_ZH), "¥0");
    arena_free(arena);
}

static void plain_amounts_are_read_back(void **state)
{
    static const char *const currencies[] = {"CNY", "JPY", "KWD", "GBP"};
    static const int64_t amounts[] = {0, 5, 99, 100, 123456, 1000000000000000};
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(money_plain(arena, of(48000000, "CNY")), "480000.00 CNY");
    assert_string_equal(money_typed(arena, of(48000000, "CNY")), "480,000 CNY");
    assert_string_equal(money_typed(arena, of(4850050, "USD")), "48,500.50 USD");
    assert_string_equal(money_plain(arena, of(1200, "JPY")), "1200 JPY");
    for (size_t i = 0; i < COUNT(currencies); i++)
        for (size_t j = 0; j < COUNT(amounts); j++)
            reads_as(money_plain(arena, of(amounts[j], currencies[i])), "", amounts[j],
                     currencies[i]);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read_as_people_write_them),
        cmocka_unit_test(chinese_parts_add_up),
        cmocka_unit_test(a_code_may_say_more_than_a_sign),
        cmocka_unit_test(decimals_are_those_of_the_currency),
        cmocka_unit_test(what_is_no_amount_is_refused),
        cmocka_unit_test(what_cannot_be_kept_is_refused),
        cmocka_unit_test(refusals_are_said_in_chinese_too),
        cmocka_unit_test(sums_do_not_mix_currencies),
        cmocka_unit_test(overflow_is_refused),
        cmocka_unit_test(shares_round_half_away_from_zero),
        cmocka_unit_test(currencies_know_their_digits),
        cmocka_unit_test(a_card_shows_amounts_with_sign_and_groups),
        cmocka_unit_test(what_is_shown_with_a_sign_is_read_back),
        cmocka_unit_test(talk_has_short_amounts),
        cmocka_unit_test(plain_amounts_are_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
