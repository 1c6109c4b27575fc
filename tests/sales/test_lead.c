/* Leads, and what their doubles are found by (domain.md section 3). */
#include "sales/lead.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int unmake(void **state)
{
    arena_free(*state);
    return 0;
}

static void same_company(struct arena *arena, const char *a, const char *b)
{
    assert_string_equal(company_key(arena, a), company_key(arena, b));
}

static void companies_are_the_same_without_their_legal_forms(void **state)
{
    struct arena *arena = *state;

    assert_string_equal(company_key(arena, "鼎砺机械"), "鼎砺机械");
    same_company(arena, "鼎砺机械", "上海鼎砺机械有限公司");
    same_company(arena, "鼎砺机械", "上海市鼎砺机械股份有限公司");
    same_company(arena, "鼎砺机械", "浙江省杭州市鼎砺机械集团有限责任公司");
    same_company(arena, "鼎砺机械", "鼎砺机械（集团）");
    same_company(arena, "河马优选", " 河 马 优 选 ");
    same_company(arena, "Harrow & Pike", "Harrow and Pike Ltd.");
    same_company(arena, "Tessera Labs", "TESSERA LABS, L.L.C.");
    same_company(arena, "Tessera Labs", "Ｔｅｓｓｅｒａ　Ｌａｂｓ Inc");
    same_company(arena, "Verdant Pumps", "Verdant Pumps Pty. Ltd.");
    same_company(arena, "Müller", "MÜLLER GmbH & Co. KG");
    same_company(arena, "O'Neil Foods", "ONeil Foods Company");
}

static void names_that_only_look_like_forms_are_kept(void **state)
{
    struct arena *arena = *state;

    assert_string_equal(company_key(arena, "Tesco"), "tesco");
    assert_string_equal(company_key(arena, "Cisco Inc"), "cisco");
    assert_string_equal(company_key(arena, "上海"), "上海");
    assert_string_equal(company_key(arena, "北京银行"), "北京银行");
    assert_string_equal(company_key(arena, "深圳市"), "深圳市");
    assert_string_equal(company_key(arena, "有限公司"), "有限公司");
    assert_string_equal(company_key(arena, "Ltd"), "ltd");
    assert_string_equal(company_key(arena, "!!!"), "!!!");
    assert_string_equal(company_key(arena, ""), "");
    assert_string_equal(company_key(arena, "\xff\xfe"), "\xff\xfe");
    assert_string_not_equal(company_key(arena, "华为（上海）有限公司"),
                            company_key(arena, "华为有限公司"));
}

static void phone_is(struct arena *arena, const char *text, const char *region,
                     const char *e164)
{
    struct err err = {0};
    const char *phone = NULL;

    if (phone_parse(text, region, arena, &phone, &err) != RC_OK)
        fail_msg("%s: %s", text, err.said);
    assert_string_equal(phone, e164);
}

static void phones_are_kept_as_e164(void **state)
{
    struct arena *arena = *state;

    phone_is(arena, "13800138000", "CN", "+8613800138000");
    phone_is(arena, "138 0013 8000", "GB", "+8613800138000");
    phone_is(arena, "１３８－００１３－８０００", "CN", "+8613800138000");
    phone_is(arena, "86 13800138000", "CN", "+8613800138000");
    phone_is(arena, "+86 138 0013 8000", "US", "+8613800138000");
    phone_is(arena, "0086-13800138000", "CN", "+8613800138000");
    phone_is(arena, "021-62345678", "CN", "+862162345678");
    phone_is(arena, "(010) 6234 5678", "CN", "+861062345678");
    phone_is(arena, "0571-8765432", "CN", "+865718765432");
    phone_is(arena, "0571-87654321", "CN", "+8657187654321");
    phone_is(arena, "400-820-8820", "CN", "+864008208820");
    phone_is(arena, "020 7946 0958", "GB", "+442079460958");
    phone_is(arena, "+44 (0)20 7946 0958", "CN", "+442079460958");
    phone_is(arena, "(212) 555-0123", "US", "+12125550123");
    phone_is(arena, "416-555-0123", "CA", "+14165550123");
    phone_is(arena, "030 901820", "DE", "+4930901820");
    phone_is(arena, "2345 6789", "HK", "+85223456789");
    phone_is(arena, "138 0013 8000", "", "+8613800138000");
    phone_is(arena, "+44 20 7946 0958", "", "+442079460958");
    phone_is(arena, "1-212-555-0123", "US", "+12125550123");
    phone_is(arena, "+49 30 901820", "CN", "+4930901820");
}

static void a_number_is_of_where_one_lives(void **state)
{
    struct arena *arena = *state;
    struct err err = {0};
    const char *phone = NULL;

    assert_string_equal(phone_region("Europe/London"), "GB");
    assert_string_equal(phone_region("Asia/Shanghai"), "CN");
    assert_string_equal(phone_region("America/Chicago"), "US");
    assert_string_equal(phone_region("Africa/Lagos"), "");
    phone_is(arena, "020 7946 0831", phone_region("Europe/London"), "+442079460831");
    assert_int_equal(
        phone_parse("01 234 5678", phone_region("Africa/Lagos"), arena, &phone, &err),
        RC_USAGE);
}

static void extensions_are_kept_apart(void **state)
{
    struct arena *arena = *state;

    phone_is(arena, "021-62345678转801", "CN", "+862162345678;ext=801");
    phone_is(arena, "021-62345678 ext. 801", "CN", "+862162345678;ext=801");
    phone_is(arena, "021-62345678x801", "CN", "+862162345678;ext=801");
}

static void what_is_no_phone_is_refused(void **state)
{
    static const char *const bad[] = {
        "",
        " ",
        "abc",
        "12345",
        "12800138000",
        "138001380001",
        "1380013800",
        "+8612345",
        "+86 12800138000",
        "+1 123 456 7890",
        "+",
        "++8613800138000",
        "138-call-me",
        "021-62345678转",
        "+0123456789",
        "99999999999999999999999",
        "020-123",
        "138\n00138000",
        "\xff",
    };
    struct arena *arena = *state;
    struct err err = {0};
    const char *phone = NULL;

    for (size_t i = 0; i < COUNT(bad); i++)
        if (phone_parse(bad[i], "CN", arena, &phone, &err) != RC_USAGE)
            fail_msg("%s was read as %s", bad[i], phone);
    assert_int_equal(phone_parse("62345678", "CN", arena, &phone, &err), RC_USAGE);
    assert_string_equal(err.said, "62345678 wants its area code, such as 021");
    assert_int_equal(phone_parse("62345678", "GB", arena, &phone, &err), RC_USAGE);
    assert_null(phone);
}

static void addresses_are_kept_in_lower_case(void **state)
{
    struct arena *arena = *state;
    struct err err = {0};
    const char *email;

    assert_int_equal(email_parse(" Wang.Gong+x@DingLi.COM.cn ", arena, &email, &err),
                     RC_OK);
    assert_string_equal(email, "wang.gong+x@dingli.com.cn");
    assert_int_equal(email_parse("ａ＠ｂ．ｃｎ", arena, &email, &err), RC_OK);
    assert_string_equal(email, "a@b.cn");
    assert_int_equal(email_parse("王工@例子.公司", arena, &email, &err), RC_OK);
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const bad[] = {
        "",         "a",         "a@b",      "@b.cn",    "a@",
        "a@@b.cn",  "a@b@c.cn",  "a b@c.cn", "a@b .cn",  "a@.cn",
        "a@b.",     "a@b..cn",   ".a@b.cn",  "a.@b.cn",  "a..b@c.cn",
        "a@-b.cn",  "a@b-.cn",   "a\n@b.cn", "<a@b.cn>", "a@b.cn,c@d.cn",
        "a@b_c.cn", "\xff@b.cn",
    };
    struct arena *arena = *state;
    struct err err = {0};
    const char *email = NULL;
    char longest[300] = {0};

    for (size_t i = 0; i < COUNT(bad); i++)
        if (email_parse(bad[i], arena, &email, &err) != RC_USAGE)
            fail_msg("%s was read as %s", bad[i], email);
    memset(longest, 'a', 65);
    memcpy(longest + 65, "@b.cn", 6);
    assert_int_equal(email_parse(longest, arena, &email, &err), RC_USAGE);
    memset(longest, 'a', 290);
    assert_int_equal(email_parse(longest, arena, &email, &err), RC_USAGE);
    assert_null(email);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(companies_are_the_same_without_their_legal_forms),
        cmocka_unit_test(names_that_only_look_like_forms_are_kept),
        cmocka_unit_test(phones_are_kept_as_e164),
        cmocka_unit_test(a_number_is_of_where_one_lives),
        cmocka_unit_test(extensions_are_kept_apart),
        cmocka_unit_test(what_is_no_phone_is_refused),
        cmocka_unit_test(addresses_are_kept_in_lower_case),
        cmocka_unit_test(what_is_no_address_is_refused),
    };

    return cmocka_run_group_tests(tests, make, unmake);
}
