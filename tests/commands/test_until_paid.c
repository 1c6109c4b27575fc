/* Which reminders a payment ends: those that ask after it, and nothing besides. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "tests/commands/hall.h"

#include <stdio.h>

/* The answer to a reminder of these words, tomorrow. */
static struct heard remind(const char *text)
{
    static char words[400];

    (void)snprintf(words, sizeof(words), "remind tomorrow 15:00 %s", text);
    return tell("ana", words);
}

static bool ends_with_payment(const char *text)
{
    struct heard heard = remind(text);

    if (heard.rc != RC_OK)
        fail_msg("\"%s\": %s", text, heard.text);
    return strstr(heard.text, "It closes by itself once INV-7 is paid.");
}

static void what_asks_after_the_payment_ends_with_it(void **state)
{
    static const char *const texts[] = {
        "check whether INV-7 is paid",
        "check on Friday whether INV-7 is paid",
        "see if they've paid INV-7 yet",
        "ask Acme if INV-7 has been paid",
        "has inv7 been paid?",
        "did the money for INV-7 come in?",
        "make sure INV-7 is settled",
        "find out why INV-7 is still unpaid",
        "follow up with the customer on the payment of INV-7",
        "chase INV-7",
        "看看INV-7付了没",
        "查一下 INV-7 到账没有",
        "确认INV-7是否付款",
        "问一下客户INV-7付款了吗",
        "催一下INV-7的款",
        "跟进INV-7的回款情况",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (!ends_with_payment(texts[i]))
            fail_msg("\"%s\" does not end with the payment", texts[i]);
}

static void what_wants_anything_else_waits(void **state)
{
    static const char *const texts[] = {
        "send the receipt for INV-7",
        "thank Acme for paying INV-7",
        "if INV-7 is paid, ship the pumps",
        "when INV-7 is paid call Ben",
        "check whether INV-7 is paid and send the receipt",
        "check whether INV-7 was paid twice",
        "pay INV-7",
        "INV-7",
        "call Acme about INV-7",
        "check whether INV-7 has the right address",
        "check whether Acme has paid",
        "check whether INV-7 and INV-8 are paid",
        "check whether D-5 is paid",
        "check whether INV-99 is paid",
        "把INV-7的收据发给客户",
        "INV-7付款后发货",
        "确认INV-7的开票信息",
        "感谢客户付了INV-7",
        "confirm the payment of INV-7 to Acme",
        "verify to Acme that INV-7 is paid",
        "给客户确认INV-7已到账",
        "给Acme核实一下INV-7的付款",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (ends_with_payment(texts[i]))
            fail_msg("\"%s\" ends with the payment", texts[i]);
}

static void who_may_not_see_the_invoice_hears_nothing_of_it(void **state)
{
    (void)state;
    says(tell("bo", "提醒 明天15:00 看看INV-7付了没"), RC_OK,
         "R-1：3月3日（周二）15:00 提醒您：看看INV-7付了没");
    assert_null(strstr(tell("bo", "提醒 明天15:00 看看INV-7付了没").text, "自动完成"));
    assert_null(
        strstr(tell("fin", "remind bo tomorrow 15:00 check whether INV-7 is paid").text,
               "by itself"));
    assert_non_null(
        strstr(tell("fin", "remind ana tomorrow 15:00 check whether INV-7 is paid").text,
               "by itself"));
}

static void a_paid_invoice_is_waited_for_no_more(void **state)
{
    (void)state;
    says(tell("fin", "payment INV-7"), RC_OK, "INV-7: €1,200 came in");
    assert_false(ends_with_payment("check whether INV-7 is paid"));
}

static void handed_to_who_may_not_see_it_it_stays_theirs_to_end(void **state)
{
    (void)state;
    assert_true(ends_with_payment("check whether INV-7 is paid"));
    says(tell("ana", "hand over R-1 bo"), RC_OK, "R-1 is now");
    assert_null(strstr(tell("fin", "payment INV-7").text, "R-1"));
    assert_non_null(strstr(tell("bo", "我的提醒").text, "提醒"));
    says(tell("bo", "完成 R-1"), RC_OK, "R-1 已完成");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_asks_after_the_payment_ends_with_it),
        TEST(what_wants_anything_else_waits),
        TEST(who_may_not_see_the_invoice_hears_nothing_of_it),
        TEST(a_paid_invoice_is_waited_for_no_more),
        TEST(handed_to_who_may_not_see_it_it_stays_theirs_to_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
