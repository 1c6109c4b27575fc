/* Stages, what they ask for, and what guards the moves (domain.md section 3). */
#include "sales/deal.h"

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

/* Wednesday 11 March 2026, 10:15 */
static struct moment now(void)
{
    struct moment now = {.minute = 10 * 60 + 15};

    assert_true(day_make(2026, 3, 11, &now.day));
    return now;
}

static struct deal bare(enum stage stage)
{
    return (struct deal){.id = 1042, .stage = stage, .close_on = DAY_NONE};
}

static void set(struct arena *arena, struct deal *deal, const char *name,
                const char *text)
{
    struct err err = {0};

    if (deal_set_fact(arena, deal, name, text, now(), &err) != RC_OK)
        fail_msg("%s = %s: %s", name, text, err.said);
}

static void is_refused(struct arena *arena, struct deal *deal, const char *name,
                       const char *text, const char *said)
{
    struct err err = {0};

    assert_int_equal(deal_set_fact(arena, deal, name, text, now(), &err), RC_USAGE);
    if (said)
        assert_string_equal(err.said, said);
}

static void stages_have_names_in_both_languages(void **state)
{
    (void)state;
    for (int i = 0; i < STAGES; i++) {
        enum stage stage = (enum stage)i;
        assert_int_equal(stage_parse(stage_name(stage), STAGE_NEW), i);
        assert_int_equal(stage_parse(stage_text(stage, LANG_EN), STAGE_NEW), i);
        assert_int_equal(stage_parse(stage_text(stage, LANG_ZH), STAGE_NEW), i);
    }
    assert_int_equal(stage_parse("合同阶段", STAGE_NEW), STAGE_CONTRACT);
    assert_int_equal(stage_parse("contract stage", STAGE_NEW), STAGE_CONTRACT);
    assert_int_equal(stage_parse("成交", STAGE_NEW), STAGE_WON);
    assert_int_equal(stage_parse("丢单", STAGE_NEW), STAGE_LOST);
    assert_int_equal(stage_parse("nonsense", STAGE_NEW), -1);
    assert_int_equal(stage_parse("", STAGE_NEW), -1);
    assert_int_equal(stage_parse("contracted", STAGE_NEW), -1);
}

static void an_open_stage_says_what_there_is_to_do(void **state)
{
    (void)state;
    for (int i = 0; i < STAGES; i++) {
        bool is_open = stage_is_open((enum stage)i);
        assert_int_equal(!text_empty(stage_todo((enum stage)i, LANG_EN)), is_open);
        assert_int_equal(!text_empty(stage_todo((enum stage)i, LANG_ZH)), is_open);
    }
}

static void next_is_the_stage_behind(void **state)
{
    (void)state;
    assert_int_equal(stage_parse("next", STAGE_PROPOSAL), STAGE_NEGOTIATION);
    assert_int_equal(stage_parse("下一步", STAGE_CONTRACT), STAGE_WON);
    assert_int_equal(stage_parse("next", STAGE_WON), -1);
    assert_int_equal(stage_parse("next", STAGE_LOST), -1);
}

static void moves_know_their_direction(void **state)
{
    (void)state;
    assert_int_equal(stage_move(STAGE_DEMO, STAGE_PROPOSAL), MOVE_FORWARD);
    assert_int_equal(stage_move(STAGE_DEMO, STAGE_CONTRACT), MOVE_SKIP);
    assert_int_equal(stage_move(STAGE_DEMO, STAGE_WON), MOVE_SKIP);
    assert_int_equal(stage_move(STAGE_CONTRACT, STAGE_WON), MOVE_FORWARD);
    assert_int_equal(stage_move(STAGE_NEW, STAGE_LOST), MOVE_FORWARD);
    assert_int_equal(stage_move(STAGE_DEMO, STAGE_QUALIFIED), MOVE_BACK);
    assert_int_equal(stage_move(STAGE_DEMO, STAGE_DEMO), MOVE_SAME);
}

static void every_wanted_fact_is_known(void **state)
{
    (void)state;
    for (int i = 0; i < STAGES; i++)
        for (const char *const *name = stage_wants((enum stage)i); *name; name++)
            assert_non_null(fact_find(*name));
    assert_null(fact_find("shoe_size"));
    assert_null(fact_find(NULL));
}

static void facts_are_kept_in_plain_form(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_NEW);

    memcpy(deal.amount.currency, "CNY", 4);
    assert_null(deal_fact(arena, &deal, "need"));
    set(arena, &deal, "need", "  两台\"封箱机\"　");
    assert_string_equal(deal_fact(arena, &deal, "need"), "两台\"封箱机\"");
    set(arena, &deal, "need", "three");
    assert_string_equal(deal_fact(arena, &deal, "need"), "three");
    set(arena, &deal, "demo_on", "明天下午3点");
    assert_string_equal(deal_fact(arena, &deal, "demo_on"), "2026-03-12T15:00");
    set(arena, &deal, "discount", "12.5 %");
    assert_string_equal(deal_fact(arena, &deal, "discount"), "12.5");
    set(arena, &deal, "discount", "无");
    assert_string_equal(deal_fact(arena, &deal, "discount"), "0");
    set(arena, &deal, "reason_code", "没有需求");
    assert_string_equal(deal_fact(arena, &deal, "reason_code"), "no_need");
    set(arena, &deal, "reason_code", "Price");
    assert_string_equal(deal_fact(arena, &deal, "reason_code"), "price");
    set(arena, &deal, "reconnect", "Never");
    assert_string_equal(deal_fact(arena, &deal, "reconnect"), "never");
    set(arena, &deal, "reconnect", "+3mo");
    assert_string_equal(deal_fact(arena, &deal, "reconnect"), "2026-06-11");
    assert_string_equal(deal_fact(arena, &deal, "need"), "three");
}

static void amount_close_and_next_are_the_deals_own(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_NEW);

    assert_null(deal_fact(arena, &deal, "amount"));
    assert_null(deal_fact(arena, &deal, "close"));
    assert_null(deal_fact(arena, &deal, "next"));
    is_refused(arena, &deal, "amount", "48万", "in which currency?");
    set(arena, &deal, "amount", "¥48万");
    assert_int_equal(deal.amount.minor, 48000000);
    assert_string_equal(deal_fact(arena, &deal, "amount"), "480000.00 CNY");
    set(arena, &deal, "amount", "50万");
    assert_string_equal(deal_fact(arena, &deal, "amount"), "500000.00 CNY");
    set(arena, &deal, "close", "31 Mar 15:00");
    assert_string_equal(deal_fact(arena, &deal, "close"), "2026-03-31");
    set(arena, &deal, "next", "周五 15:00");
    assert_string_equal(deal.next_touch, "2026-03-13T15:00");
    assert_string_equal(deal_fact(arena, &deal, "next"), "2026-03-13T15:00");
    assert_null(deal.facts);
}

static void facts_that_do_not_fit_are_refused(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_NEW);
    char *longest = arena_take(arena, 1100);

    memset(longest, 'x', 1050);
    memcpy(deal.amount.currency, "CNY", 4);
    is_refused(arena, &deal, "shoe_size", "42", NULL);
    is_refused(arena, &deal, "need", "", "Need: nothing was said");
    is_refused(arena, &deal, "need", " 　\n", "Need: nothing was said");
    is_refused(arena, &deal, "need", NULL, NULL);
    is_refused(arena, &deal, "need", longest, "Need: that is too long");
    is_refused(arena, &deal, "need", "\xff", NULL);
    is_refused(arena, &deal, "amount", "lots", NULL);
    is_refused(arena, &deal, "amount", "0", "the amount cannot be zero");
    is_refused(arena, &deal, "close", "31 Nov", "there is no 31 November");
    is_refused(arena, &deal, "close", "never", NULL);
    is_refused(arena, &deal, "discount", "101", NULL);
    is_refused(arena, &deal, "discount", "100.5", NULL);
    is_refused(arena, &deal, "discount", "-5", NULL);
    is_refused(arena, &deal, "discount", "five", NULL);
    is_refused(arena, &deal, "reason_code", "bad luck",
               "Reason: one of price, competitor, budget, timing, no need, no answer, "
               "other");
    assert_null(deal.facts);
    assert_int_equal(deal.amount.minor, 0);
}

static void facts_that_are_not_json_break_nothing(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_NEW);
    struct err err = {0};

    deal.facts = "[1]";
    assert_null(deal_fact(arena, &deal, "need"));
    assert_int_equal(deal_set_fact(arena, &deal, "need", "x", now(), &err), RC_BROKEN);
    deal.facts = "{oops";
    assert_null(deal_fact(arena, &deal, "need"));
    assert_string_equal(deal.facts, "{oops");
}

static void a_stage_lists_what_it_still_wants(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_DEMO);
    struct err err = {0}, zh = {.lang = LANG_ZH};
    const char *missing[8];
    size_t n;

    set(arena, &deal, "quote", "Q-2031");
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_PROPOSAL, NULL, missing, 8, &n, &err),
        RC_USAGE);
    assert_int_equal(n, 2);
    assert_string_equal(missing[0], "amount");
    assert_string_equal(missing[1], "close");
    assert_string_equal(err.said, "Proposal still wants: Amount, Close date");
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_PROPOSAL, "", missing, 1, &n, &zh), RC_USAGE);
    assert_int_equal(n, 1);
    assert_string_equal(zh.said, "进入“报价”还需要：金额、预计成交日");
    set(arena, &deal, "amount", "¥48万");
    set(arena, &deal, "close", "+30d");
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_PROPOSAL, NULL, missing, 8, &n, &err), RC_OK);
    assert_int_equal(n, 0);
}

static void a_skip_and_a_step_back_need_a_reason(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_NEW);
    struct err err = {0};
    const char *missing[8];
    size_t n;

    set(arena, &deal, "demo_on", "today");
    set(arena, &deal, "attendees", "王工");
    set(arena, &deal, "success", "20 boxes a minute");
    assert_int_equal(deal_may_enter(arena, &deal, STAGE_DEMO, NULL, missing, 8, &n, &err),
                     RC_RULE);
    assert_string_equal(err.said, "going from New straight to Demo needs a reason");
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_DEMO, "old friend", missing, 8, &n, &err),
        RC_OK);
    deal.stage = STAGE_CONTRACT;
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_QUALIFIED, "", missing, 8, &n, &err), RC_RULE);
    assert_int_equal(deal_may_enter(arena, &deal, STAGE_QUALIFIED, "budget was cut",
                                    missing, 8, &n, &err),
                     RC_OK);
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_CONTRACT, "x", missing, 8, &n, &err), RC_RULE);
}

static void a_closed_deal_does_not_move(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_WON);
    struct err err = {0};
    const char *missing[8];
    size_t n;

    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_PROPOSAL, "why not", missing, 8, &n, &err),
        RC_RULE);
    assert_string_equal(err.said, "D-1042 is closed (Won)");
    deal.stage = STAGE_LOST;
    assert_int_equal(
        deal_may_enter(arena, &deal, STAGE_WON, "they came back", missing, 8, &n, &err),
        RC_RULE);
}

static void losing_to_a_competitor_wants_its_name(void **state)
{
    struct arena *arena = *state;
    struct deal deal = bare(STAGE_QUALIFIED);
    struct err err = {0};
    const char *missing[8];
    size_t n;

    set(arena, &deal, "reason_code", "competitor");
    set(arena, &deal, "reconnect", "never");
    assert_int_equal(deal_may_enter(arena, &deal, STAGE_LOST, NULL, missing, 8, &n, &err),
                     RC_USAGE);
    assert_int_equal(n, 1);
    assert_string_equal(missing[0], "competitor");
    set(arena, &deal, "reason_code", "budget");
    assert_int_equal(deal_may_enter(arena, &deal, STAGE_LOST, NULL, missing, 8, &n, &err),
                     RC_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stages_have_names_in_both_languages),
        cmocka_unit_test(an_open_stage_says_what_there_is_to_do),
        cmocka_unit_test(next_is_the_stage_behind),
        cmocka_unit_test(moves_know_their_direction),
        cmocka_unit_test(every_wanted_fact_is_known),
        cmocka_unit_test_setup_teardown(facts_are_kept_in_plain_form, make, unmake),
        cmocka_unit_test_setup_teardown(amount_close_and_next_are_the_deals_own, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(facts_that_do_not_fit_are_refused, make, unmake),
        cmocka_unit_test_setup_teardown(facts_that_are_not_json_break_nothing, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_stage_lists_what_it_still_wants, make, unmake),
        cmocka_unit_test_setup_teardown(a_skip_and_a_step_back_need_a_reason, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_closed_deal_does_not_move, make, unmake),
        cmocka_unit_test_setup_teardown(losing_to_a_competitor_wants_its_name, make,
                                        unmake),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
