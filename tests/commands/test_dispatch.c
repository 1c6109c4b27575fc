/* What is typed and pressed on its way to a command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "sales/deal.h"
#include "store/actions.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "tests/world/cases.h"

#include "hall.h"

/* How many messages that left say this. */
static int64_t told(const char *words)
{
    struct err err = {0};
    char sql[256];
    int64_t n = -1;

    if (world.has_turn)
        world_end(&world, RC_OK);
    (void)snprintf(
        sql, sizeof(sql),
        "SELECT count(*) FROM outbox WHERE channel = 'fake' AND text LIKE '%%%s%%'",
        words);
    OK(engine_int(world.store->db, sql, &n, &err));
    return n;
}

/* --- words ------------------------------------------------------------------------- */

static void a_mention_addresses_it(void **state)
{
    (void)state;
    says(chat("ana", "@dealbell who holds D-5"), RC_OK, "D-5 Acme: Ana Reyes");
    says(chat("ana", "@Dealbell：who holds D-5"), RC_OK, "D-5 Acme: Ana Reyes");
    says(chat("ana", "dealbell: who holds D-5"), RC_OK, "D-5 Acme: Ana Reyes");
    says(chat("ana", "/bell who holds D-5"), RC_OK, "D-5 Acme: Ana Reyes");
    says(chat("ana", "/who holds D-5"), RC_OK, "D-5 Acme: Ana Reyes");
    says(chat("bo", "@dealbell谁 D-6"), RC_OK, "D-6 鼎砺机械：薄一");
}

static void the_longest_name_wins_in_any_width_and_case(void **state)
{
    (void)state;
    says(tell("ana", "DEAL   Show D-5"), RC_OK, "D-5");
    says(tell("bo", "ｄｅａｌ　ｓｈｏｗ　Ｄ－６"), RC_OK, "D-6");
    says(tell("bo", "待我审批"), RC_OK, "没有待您审批的");
}

static void the_log_tells_which_step_took_the_words(void **state)
{
    static const struct {
        const char *words, *step;
    } taken[] = {
        {"who D-5", "plain"},
        {"thanks a lot", "courtesy"},
        {"approve", "verdict"},
        {"Acme wants a demo next Tuesday", "sentence"},
        {"frobnicate the lot", "not understood"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(taken); i++) {
        (void)tell("ana", taken[i].words);
        assert_string_equal(world.t.step, taken[i].step);
    }
}

static void chatter_in_a_room_is_met_with_silence(void **state)
{
    static const char *const sentences[] = {"good morning all",
                                            "won the lottery yesterday",
                                            "note that the lift is broken",
                                            "who is hungry",
                                            "payment will come soon",
                                            "谁有空",
                                            "完成了吗",
                                            "跟进一下这个客户吧",
                                            "done with lunch",
                                            "help",
                                            ""};

    (void)state;
    for (size_t i = 0; i < COUNT(sentences); i++) {
        struct heard heard = chat("bo", sentences[i]);
        if (heard.rc != RC_OK || (heard.text[0] && strcmp(sentences[i], "help") != 0))
            fail_msg("\"%s\" is answered: %s", sentences[i], heard.text);
    }
}

static void a_near_miss_in_a_room_is_a_private_hint(void **state)
{
    struct heard heard = chat("ana", "invoce shw");

    (void)state;
    says(heard, RC_USAGE, "I do not know \"invoce shw\"\nDid you mean \"invoice show\"");
    assert_true(heard.is_private);
    says(chat("ana", "/frobnicate"), RC_USAGE, "I do not know \"/frobnicate\"");
}

static void what_is_said_to_it_and_is_no_command_is_answered(void **state)
{
    (void)state;
    says(tell("ana", "flurb the wizzle"), RC_USAGE, "I do not know");
    says(tell("bo", "天气怎么样"), RC_USAGE, "不明白“天气怎么样”\n可以这样说");
    says(tell("ana", "   "), RC_USAGE, "That says nothing");
    says(chat("ana", "@dealbell"), RC_USAGE, "That says nothing");
}

static void bad_bytes_and_long_messages_are_refused(void **state)
{
    char *text = test_malloc(70000);

    (void)state;
    says(tell("ana", "note D-5 \xff\xfe"), RC_USAGE,
         "Some characters in that are broken; type it again");
    memset(text, 'a', 69999);
    text[69999] = '\0';
    says(tell("ana", text), RC_USAGE, "That is longer than 64 KiB");
    memcpy(text, "note D-5 ", 9);
    text[60000] = '\0';
    says(tell("ana", text), RC_OK, "Noted on D-5");
    test_free(text);
}

static void several_commands_are_one_turn(void **state)
{
    (void)state;
    says(tell("ana", "note D-5 met them\n\ntouch D-5 +3d"), RC_OK,
         "Noted on D-5 Acme.\nD-5 Acme: next touch Thu 5 March.");
    says(tell("ana", "note D-5 met again\ntouch INV-7 +3d"), RC_OK, "Noted on D-5");
    says(tell("ana", "touch D-5 +4d\ntouch D-6 +3d"), RC_DENIED, "Line 2: D-6 is 薄一's");
    says(tell("ana", "who D-5"), RC_OK, "D-5 Acme: Ana Reyes");
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal deal;
    OK(deals_get(t, 5, &deal));
    assert_string_equal(deal.next_touch, "2026-03-05"); /* not the refused one */
}

static void lines_that_are_no_commands_belong_to_the_first(void **state)
{
    struct activity list[4];
    size_t n = 0;

    (void)state;
    says(tell("ana", "note D-5 minutes:\nwon them over\n- price is fine"), RC_OK,
         "Noted");
    struct turn *t = world_turn(&world, SMALL_ANA);
    OK(activities_of(t, "deal", 5, COUNT(list), list, &n));
    assert_string_equal(list[0].text, "minutes:\nwon them over\n- price is fine");
}

/* --- presses ------------------------------------------------------------------------ */

static void a_button_counts_once(void **state)
{
    char id[128];

    (void)state;
    struct heard heard = tell("ana", "note D-5 met them");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Tomorrow"));
    says(press("ana", id), RC_OK, "D-5 Acme: next touch Tue 3 March.");
    says(press("ana", id), RC_RULE, "Already done by Ana Reyes at 09:00");
}

static void a_reading_button_may_be_pressed_again(void **state)
{
    char id[128];

    (void)state;
    (void)tell("ana", "touch D-5 +7d");
    struct heard heard = tell("ana", "approval request D-5 discount 12 reason=x");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Show"));
    says(press("ana", id), RC_OK, "AP-1 Discount 12%");
    says(press("ana", id), RC_OK, "AP-1 Discount 12%");
}

static void undo_by_button_ends_the_first_button_too(void **state)
{
    char id[128], undo[128];

    (void)state;
    struct heard heard = tell("ana", "note D-5 met them");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Tomorrow"));
    heard = press("ana", id);
    (void)snprintf(undo, sizeof(undo), "%s", button(&heard, "Undo"));
    says(press("bo", undo), RC_DENIED, "这个按钮是给 Ana Reyes 的");
    says(press("ana", undo), RC_OK, "Undone: the next touch of Acme.");
    says(press("ana", undo), RC_RULE, "");
    says(press("ana", id), RC_RULE, "Done by Ana Reyes at 09:00, and undone since");
}

static void an_unknown_button_is_refused_in_words(void **state)
{
    (void)state;
    says(press("ana", "no-such-action"), RC_ABSENT, "This button is not known here");
    says(press("bo", ""), RC_ABSENT, "这个按钮已失效");
}

static void a_form_carries_values_of_any_kind(void **state)
{
    struct activity list[4];
    size_t n = 0;
    char id[128];

    (void)state;
    struct heard heard = chat("ana", "note D-5");
    says(heard, RC_USAGE, "D-5 Acme: what was said or done?");
    assert_true(heard.is_private);
    (void)snprintf(id, sizeof(id), "%s", form_of(&heard));
    says(fill("bo", id, "{\"text\":\"x\"}"), RC_DENIED, "这个按钮是给");
    says(fill("ana", id, "{\"text\":\"\"}"), RC_USAGE,
         "D-5 Acme: what was said or done?");
    says(fill("ana", id, "{\"text\":[1]}"), RC_USAGE, "A form's fields are texts");
    says(fill("ana", id, "{broken"), RC_USAGE, "");
    says(fill("ana", id, "{\"text\":\"\\\"q\\\" next=+1d\\n--; DROP TABLE deal\"}"),
         RC_OK, "Noted on D-5 Acme. When");
    says(fill("ana", id, "{\"text\":\"again\"}"), RC_RULE, "Already done by Ana Reyes");
    struct turn *t = world_turn(&world, SMALL_ANA);
    OK(activities_of(t, "deal", 5, COUNT(list), list, &n));
    assert_int_equal(n, 1);
    assert_string_equal(list[0].text, "\"q\" next=+1d\n--; DROP TABLE deal");
}

static void a_stage_asks_for_what_it_wants(void **state)
{
    char id[128];

    (void)state;
    struct heard heard = tell("ana", "deal stage D-5 next competitor=\"Big \\\"Co\\\"\"");
    says(heard, RC_USAGE, "For Negotiation, D-5 Acme: Discount sought (%)?");
    assert_int_equal(heard.card.form->n_inputs, 2);
    (void)snprintf(id, sizeof(id), "%s", form_of(&heard));
    says(fill("ana", id, "{\"discount\":\"10\",\"terms\":\"30 days\"}"), RC_OK,
         "D-5 Acme is in Negotiation since today");
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal deal;
    OK(deals_get(t, 5, &deal));
    assert_string_equal(deal_fact(t->arena, &deal, "competitor"), "Big \"Co\"");
}

static void a_skip_asks_for_its_reason(void **state)
{
    char id[128];

    (void)state;
    struct heard heard =
        tell("bo", "阶段 D-6 报价 金额=48万 成交日=2026-06-01 报价单=Q-9");
    says(heard, RC_USAGE, "D-6 鼎砺机械：从“");
    assert_int_equal(heard.card.form->n_inputs, 1);
    (void)snprintf(id, sizeof(id), "%s", form_of(&heard));
    says(fill("bo", id, "{\"reason\":\"老客户\"}"), RC_OK, "D-6 鼎砺机械 今天进入“报价”");
}

/* --- approvals ---------------------------------------------------------------------- */

static void the_first_decision_counts(void **state)
{
    (void)state;
    says(tell("ana", "approval request D-5 discount 12 reason=x to=max,mei"), RC_OK,
         "AP-1: discount 12% on D-5 waits for Max Stone, 梅琳.");
    says(tell("ana", "approve AP-1"), RC_DENIED, "AP-1 is your own request");
    says(tell("fin", "approve AP-1"), RC_DENIED, "");
    says(tell("max", "approve AP-1 fine"), RC_OK, "AP-1 is approved");
    assert_int_equal(
        told("AP-1 is approved by Max Stone: Discount 12% on D-5 Acme: “fine”"), 1);
    says(tell("mei", "reject AP-1 no"), RC_RULE, "AP-1 已由 Max Stone 于 17:00 批准");
    says(tell("max", "approve AP-1"), RC_RULE,
         "AP-1: already approved by Max Stone at 09:00");
}

static void steps_follow_each_other(void **state)
{
    (void)state;
    says(tell("ana", "approval request D-5 discount 30 reason=x"), RC_OK,
         "AP-1: discount 30% on D-5 waits for 梅琳.");
    says(tell("cfo", "approve AP-1"), RC_DENIED, "It is not your turn for AP-1 yet");
    assert_int_equal(told("now it is your turn"), 0);
    says(tell("mei", "同意 AP-1"), RC_OK,
         "AP-1：您已批准折扣 30%（D-5），还待 Carla Voss 审批。");
    assert_int_equal(told("梅琳 has approved; now it is your turn"), 1);
    says(tell("who", "x"), RC_DENIED, "");
    says(tell("ana", "who D-5"), RC_OK,
         "D-5 Acme (Ana Reyes), AP-1 D-5: Carla Voss since 09:00");
    says(tell("cfo", "approve AP-1"), RC_OK, "AP-1 is approved");
}

static void all_must_agree_where_all_are_asked(void **state)
{
    (void)state;
    (void)tell("ana", "approval request D-5 contract reason=x to=\"max + fin\"");
    says(tell("max", "approve AP-1"), RC_OK, "AP-1: you approved");
    says(tell("fin", "reject AP-1"), RC_USAGE, "To reject AP-1, say why.");
    says(tell("fin", "reject AP-1 too risky"), RC_OK, "AP-1 is rejected");
    says(tell("ana", "approval request D-5 contract reason=y"), RC_OK, "AP-2");
    says(tell("ana", "approval request D-5 contract reason=z"), RC_RULE,
         "AP-2 already asks: Contract");
}

static void a_button_of_a_settled_request_says_who_was_first(void **state)
{
    char approve[128], reject[128];

    (void)state;
    (void)tell("ana", "approval request D-5 discount 12 reason=x to=max,mei");
    struct heard heard = tell("max", "approval show AP-1");
    (void)snprintf(approve, sizeof(approve), "%s", button(&heard, "Approve"));
    heard = tell("mei", "查看审批 AP-1");
    (void)snprintf(reject, sizeof(reject), "%s", button(&heard, "驳回"));
    says(press("max", approve), RC_OK, "AP-1 is approved");
    says(press("mei", reject), RC_RULE, "AP-1 已由 Max Stone 于");
}

/* The card in the room has one button for all. */
static void each_presses_the_rooms_button_for_themselves(void **state)
{
    char id[128];

    (void)state;
    (void)tell("ana", "approval request D-5 contract reason=x to=\"max + fin\"");
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct action action = {.command = "approve AP-1", .kind = "approval", .record = 1};
    struct approval approval;
    OK(approvals_get(t, 1, &approval));
    action.version = approval.version;
    OK(action_add(t, &action));
    (void)snprintf(id, sizeof(id), "%s", action.id);
    says(press("max", id), RC_OK, "AP-1: you approved");
    says(press("max", id), RC_RULE, "AP-1: already approved by Max Stone");
    says(press("ana", id), RC_DENIED, "AP-1 is your own");
    says(press("fin", id), RC_OK, "AP-1 is approved");
    assert_int_equal(told("AP-1 is approved by Fin Hale"), 1);
}

static void a_request_that_changed_is_looked_at_again(void **state)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct approval approval;
    char id[128];
    size_t n = 0;

    (void)state;
    (void)tell("ana", "approval request D-5 discount 12 reason=x");
    struct heard heard = tell("max", "approval show AP-1");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Approve"));
    struct turn *t = world_turn(&world, SMALL_ANA);
    OK(approvals_get(t, 1, &approval));
    OK(approvals_tasks(t, 1, tasks, COUNT(tasks), &n));
    approval.discount = "24";
    OK(approvals_put(t, &approval, tasks, n));
    says(press("max", id), RC_RULE, "AP-1 has changed, please look again");
    says(tell("max", "approve AP-1"), RC_OK, "AP-1 is approved: Discount 24%");
}

/* --- who may -------------------------------------------------------------------------
 */

static void the_clock_goes_forward_and_says_so_of_all_else(void **state)
{
    struct err err = {0};

    (void)state;
    OK(engine_exec(world.store->db, "UPDATE firm SET is_demo = 1", &err));
    known_forget(world.store);
    says(tell("ana", "clock -3d"), RC_RULE, "The clock only goes forward, as in +3d");
    says(tell("bo", "时钟 -3d"), RC_RULE, "时钟只能往前走，例如 +3d");
    says(tell("ana", "clock -1h"), RC_RULE, "The clock only goes forward");
    says(tell("ana", "clock yesterday"), RC_RULE, "The clock cannot go back to Sun 1");
    says(tell("ana", "clock 2026-03-02 09:00"), RC_RULE, "The clock cannot go back");
    says(tell("ana", "clock +400d"), RC_RULE, "A year at a time at the most");
    says(tell("ana", "clock 25:00"), RC_USAGE, "");
    says(tell("ana", "clock soon"), RC_USAGE, "Cannot read \"soon\"");
    says(tell("ana", "clock +1d"), RC_OK, "The clock goes to Tue 3 March 09:00");
    says(tell("ana", "clock 15:00"), RC_OK, "The clock goes to Mon 2 March 15:00");
    says(tell("ana", "clock"), RC_OK, "It is Mon 2 March 2026");
}

static void refusals_say_who_may(void **state)
{
    (void)state;
    says(tell("ana", "payment INV-7 200"), RC_DENIED,
         "Only CFO or finance may record payments: ");
    says(tell("bo", "note D-5 hello"), RC_DENIED,
         "D-5 由 Ana Reyes 负责，只有本人或上级 Max Stone");
    says(tell("bo", "deal show D-5"), RC_DENIED, "D-5");
    says(tell("ana", "user invite bo"), RC_DENIED, "Only admin may");
    says(tell("max", "undo T-1"), RC_DENIED, "");
    says(tell("ana", "clock +1d"), RC_DENIED, "This is for the demo only");
}

static void a_manager_may_undo_for_a_day(void **state)
{
    (void)state;
    struct heard heard = tell("ana", "touch D-5 +7d");
    char words[64];
    (void)snprintf(words, sizeof(words), "undo T-%lld", (long long)world.t.id);
    (void)heard;
    says(tell("bo", words), RC_DENIED, "");
    says(tell("max", words), RC_OK, "Undone: the next touch of Acme.");
    (void)tell("ana", "touch D-5 +7d");
    (void)snprintf(words, sizeof(words), "undo T-%lld", (long long)world.t.id);
    world.now += 25LL * 3600 * 1000;
    says(tell("max", words), RC_RULE, "The next touch of Acme is more than 24 hours old");
}

/* --- money ---------------------------------------------------------------------------
 */

static void a_part_and_the_rest_and_too_much(void **state)
{
    (void)state;
    says(tell("fin", "payment INV-7 200"), RC_OK,
         "INV-7: €200 came in, €1,000 still open.");
    says(tell("fin", "paid INV-7 USD 100"), RC_RULE, "INV-7 is in EUR, not in USD");
    says(tell("fin", "paid INV-7 0"), RC_RULE, "A payment is more than zero");
    says(tell("fin", "paid INV-7 10 on=2026-12-01"), RC_RULE, "Tue 1 December is still");
    says(
        tell("fin", "paid INV-7 1,100"), RC_OK,
        "INV-7: €1,000 came in, nothing is open.\nIn all €1,100, received from Acme on Mon 2 March.\n€100 is kept as credit of Acme");
    assert_int_equal(told("Acme: INV-7: €1,000 came in, nothing is open."), 1);
    says(tell("fin", "paid INV-7"), RC_RULE, "INV-7 is paid already");
    says(tell("fin", "undo"), RC_OK, "Undone: the payment of INV-7 Acme.");
    says(tell("fin", "paid INV-7"), RC_OK, "INV-7: €1,000 came in, nothing is open.");
}

static void a_pressed_payment_shows_the_amount_first(void **state)
{
    char id[128];

    (void)state;
    struct heard heard = tell("fin", "invoice show INV-7");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Payment"));
    heard = press("fin", id);
    says(heard, RC_USAGE, "INV-7: how much came in");
    assert_string_equal(heard.card.form->inputs[0].value, "1,200 EUR");
    (void)snprintf(id, sizeof(id), "%s", form_of(&heard));
    says(fill("fin", id, "{\"amount\":\"1,200 EUR\",\"on\":\"2026-03-02\"}"), RC_OK,
         "INV-7: €1,200 came in, nothing is open.");
}

/* --- leads and reminders ---------------------------------------------------------------
 */

static void a_known_number_is_found_again(void **state)
{
    (void)state;
    says(tell("bo", "新线索 钴货运 电话=138 0013 8000"), RC_OK,
         "L-3 Cobalt Freight 的电话相同，由 Ana Reyes 负责，没有新建");
    assert_int_equal(told("薄一 tried to add L-3"), 1);
    says(tell("ana", "lead new Cobalt phone=13800138000"), RC_OK,
         "L-3 Cobalt Freight is yours already");
    struct heard double_of = tell("bo", "新线索 Cobalt Freight Ltd");
    says(double_of, RC_OK, "L-4 Cobalt Freight Ltd 归您");
    assert_non_null(strstr(double_of.text, "可能与 L-3 Cobalt Freight 重复"));
}

static void the_pool_is_open_to_who_takes_first(void **state)
{
    char id[128];
    struct turn *t = world_turn(&world, SMALL_ADM);
    struct lead lead = {
        .name = "River Mills", .email = "joe@river.test", .state = LEAD_POOL};

    (void)state;
    OK(leads_add(t, &lead));
    says(tell("bo", "线索列表 公海"), RC_OK, "线索（1）");
    struct heard heard = tell("ana", "lead new Rivermills email=JOE@river.test");
    says(heard, RC_OK, "L-4 River Mills has the same e-mail and is in the pool");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Take it"));
    says(tell("ana", "note L-4 hello"), RC_DENIED, "L-4 is in the pool and nobody's");
    says(tell("bo", "领取L-4"), RC_OK, "L-4 River Mills 归您");
    says(press("ana", id), RC_RULE, "L-4 is 薄一's");
    says(tell("max", "hand over L-4 ana"), RC_DENIED, "");
    says(tell("mei", "转交 L-4 ana"), RC_OK, "L-4 River Mills 现由 Ana Reyes 负责");
}

static void a_select_gives_its_value_whatever_it_holds(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct action named = {.command = "deal stage D-5 reason=x stage=", .kind = ""};
    struct action bare = {.command = "language", .kind = ""};

    (void)state;
    OK(action_add(t, &named));
    OK(action_add(t, &bare));
    const char *one = named.id, *two = bare.id;
    char ids[2][128];
    (void)snprintf(ids[0], sizeof(ids[0]), "%s", one);
    (void)snprintf(ids[1], sizeof(ids[1]), "%s", two);
    says(choose("ana", ids[0], "no \"such\" stage=1"), RC_USAGE,
         "There is no stage \"no \"such\" stage=1\"");
    says(choose("ana", ids[0], "demo"), RC_OK, "D-5 Acme is in Demo");
    says(choose("ana", ids[1], "zh"), RC_OK, "以后用中文");
}

static void the_past_is_asked_about_and_never_rolled_over(void **state)
{
    (void)state;
    struct heard heard = tell("ana", "remind 08:00 call");
    says(heard, RC_USAGE, "Mon 2 March 08:00 is over");
    assert_string_equal(heard.card.form->inputs[0].value, "2026-03-03T08:00");
    says(tell("ana", "remind 15:00 call"), RC_OK,
         "R-1: I will remind you Mon 2 March 15:00");
    says(tell("ana", "touch D-5 2026-01-01"), RC_RULE, "");
}

static void the_third_snooze_asks(void **state)
{
    char id[128];

    (void)state;
    (void)tell("ana", "remind tomorrow 15:00 call");
    says(tell("ana", "snooze R-1 1h"), RC_OK, "R-1: later, Mon 2 March 10:00");
    says(tell("ana", "snooze R-1 this afternoon"), RC_OK,
         "R-1: later, Mon 2 March 14:00");
    struct heard heard = tell("ana", "snooze R-1 tomorrow");
    says(heard, RC_OK, "R-1 was put off 2 times already: call. Drop it");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Keep"));
    says(press("ana", id), RC_OK, "R-1: later, Tue 3 March 09:00: call");
    heard = tell("ana", "snooze R-1 tomorrow");
    (void)snprintf(id, sizeof(id), "%s", button(&heard, "Drop"));
    says(press("ana", id), RC_OK, "R-1 is dropped: call");
    says(tell("bo", "完成 R-1"), RC_DENIED, "R-1 是 Ana Reyes 的");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_mention_addresses_it),
        TEST(the_longest_name_wins_in_any_width_and_case),
        TEST(the_log_tells_which_step_took_the_words),
        TEST(chatter_in_a_room_is_met_with_silence),
        TEST(a_near_miss_in_a_room_is_a_private_hint),
        TEST(what_is_said_to_it_and_is_no_command_is_answered),
        TEST(bad_bytes_and_long_messages_are_refused),
        TEST(several_commands_are_one_turn),
        TEST(lines_that_are_no_commands_belong_to_the_first),
        TEST(a_button_counts_once),
        TEST(a_reading_button_may_be_pressed_again),
        TEST(undo_by_button_ends_the_first_button_too),
        TEST(an_unknown_button_is_refused_in_words),
        TEST(a_form_carries_values_of_any_kind),
        TEST(a_stage_asks_for_what_it_wants),
        TEST(a_skip_asks_for_its_reason),
        TEST(the_first_decision_counts),
        TEST(steps_follow_each_other),
        TEST(all_must_agree_where_all_are_asked),
        TEST(each_presses_the_rooms_button_for_themselves),
        TEST(a_request_that_changed_is_looked_at_again),
        TEST(a_button_of_a_settled_request_says_who_was_first),
        TEST(refusals_say_who_may),
        TEST(a_manager_may_undo_for_a_day),
        TEST(a_part_and_the_rest_and_too_much),
        TEST(a_pressed_payment_shows_the_amount_first),
        TEST(a_known_number_is_found_again),
        TEST(the_pool_is_open_to_who_takes_first),
        TEST(a_select_gives_its_value_whatever_it_holds),
        TEST(the_past_is_asked_about_and_never_rolled_over),
        TEST(the_clock_goes_forward_and_says_so_of_all_else),
        TEST(the_third_snooze_asks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
