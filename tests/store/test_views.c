/* Cards: what they show to whom, in both languages, and how they end. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/reminders.h"
#include "store/view.h"

#include "tests/world/cases.h"
#include <string.h>

static struct card card;

static enum rc draw_for(struct turn *t, const struct record_kind *kind, int64_t id,
                        int64_t reader)
{
    struct person person = {0};
    enum lang lang = t->firm.lang;

    if (reader) {
        OK(people_get(t, reader, &person));
        lang = person.lang;
    }
    return view_draw(t, kind, id, &person, lang, &card);
}

/* The card as a person reads it. */
static const char *words(struct turn *t, const struct record_kind *kind, int64_t id,
                         int64_t reader)
{
    OK(draw_for(t, kind, id, reader));
    return card_words(&card, t->arena, 0);
}

static const struct card_field *field(const char *label)
{
    for (size_t i = 0; i < card.n_fields; i++)
        if (text_same(card.fields[i].label, label))
            return &card.fields[i];
    fail_msg("no field %s", label);
    return NULL;
}

static bool has_command(const char *command)
{
    for (size_t i = 0; i < card.n_buttons; i++)
        if (text_same(card.buttons[i].command, command))
            return true;
    return false;
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static struct approval asked;
static struct approval_task tasks[3];

static void ask(struct turn *t)
{
    asked = (struct approval){.kind = "discount",
                              .subject = "D-5",
                              .deal = 5,
                              .account = SMALL_ACME,
                              .submitter = SMALL_ANA,
                              .discount = "12",
                              .amount = {352000, "EUR"},
                              .reason = "they sign this week",
                              .facts = "{\"Terms\":\"30 → 60 days\",\"Reason\":\"x\"}"};
    tasks[0] = (struct approval_task){
        .assignee = SMALL_MAX, .state = TASK_OPEN, .opened_at = t->now};
    tasks[1] = (struct approval_task){
        .step = 1, .assignee = SMALL_MEI, .mode = STEP_ALL, .state = TASK_WAITING};
    tasks[2] = (struct approval_task){
        .step = 1, .assignee = SMALL_CFO, .mode = STEP_ALL, .state = TASK_WAITING};
    OK(approvals_add(t, &asked, tasks, 3));
}

static void an_approver_sees_what_a_decision_needs_worst_first(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    ask(t);
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_MAX));
    assert_string_equal(card.title, "AP-1 Discount 12%");
    assert_string_equal(card.subtitle, "Acme, D-5");
    assert_string_equal(card.badge, "waits for Max Stone");
    assert_string_equal(card.fields[0].label, "Overdue on Mon 2 March");
    assert_string_equal(card.fields[0].value, "€1,200");
    assert_string_equal(card.fields[0].note, "due Sun 1 March");
    assert_int_equal(card.fields[0].tone, TONE_BAD);
    assert_string_equal(field("Amount")->value, "€3,520");
    assert_string_equal(field("Discount")->note, "off €4,000");
    assert_string_equal(field("Stage")->value, "Proposal");
    assert_string_equal(field("Reason")->value, "they sign this week");
    assert_string_equal(field("Asked by")->value, "Ana Reyes");
    assert_string_equal(field("Answer by")->value, "Tue 3 March 09:00");
    assert_string_equal(field("Terms")->value, "30 → 60 days");
    assert_int_equal(card.n_steps, 3);
    assert_string_equal(card.steps[0].label, "Ana Reyes asked");
    assert_int_equal(card.steps[0].state, STEP_DONE);
    assert_int_equal(card.steps[1].state, STEP_NOW);
    assert_string_equal(card.steps[2].label, "梅琳 + Carla Voss");
    assert_int_equal(card.steps[2].state, STEP_LATER);
}

static void at_most_three_actions_one_primary_the_dangerous_last(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    ask(t);
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_MAX));
    assert_int_equal(card.n_buttons, 4);
    assert_string_equal(card.buttons[0].command, "approve AP-1");
    assert_int_equal(card.buttons[0].style, BUTTON_PRIMARY);
    assert_string_equal(card.buttons[1].command, "return AP-1");
    assert_string_equal(card.buttons[2].command, "reject AP-1");
    assert_int_equal(card.buttons[2].style, BUTTON_DANGER);
    assert_string_equal(card.buttons[3].command, "why AP-1");
    assert_int_equal(card.buttons[3].style, BUTTON_QUIET);
    assert_int_equal(card.buttons[0].n_only_for, 0);
}

static void a_room_shows_the_buttons_to_whose_turn_it_is_now(void **state)
{
    struct turn *t = world_turn(&world, SMALL_MAX);

    (void)state;
    ask(t);
    OK(approval_decide(&asked, tasks, 3, SMALL_MAX, VERDICT_APPROVE, "", t->now,
                       &t->err));
    OK(approvals_put(t, &asked, tasks, 3));
    OK(draw_for(t, &approvals_kind, asked.id, 0));
    assert_int_equal(card.buttons[0].n_only_for, 2);
    assert_string_equal(card.buttons[0].only_for[0], "mei");
    assert_string_equal(card.buttons[0].only_for[1], "cfo");
}

static void where_it_is_nobodys_turn_a_room_has_no_buttons(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct person max;

    (void)state;
    ask(t);
    OK(people_get(t, SMALL_MAX, &max));
    max.is_active = false;
    OK(people_put(t, &max));
    OK(draw_for(t, &approvals_kind, asked.id, 0));
    assert_int_equal(card.n_buttons, 0);
}

static void only_whose_turn_it_is_and_a_room_have_buttons(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    ask(t);
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_MEI));
    assert_int_equal(card.n_buttons, 0);
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_ANA));
    assert_int_equal(card.n_buttons, 0);
    OK(draw_for(t, &approvals_kind, asked.id, 0));
    assert_int_equal(card.n_buttons, 4);
    for (size_t i = 0; i < card.n_buttons; i++) {
        assert_int_equal(card.buttons[i].n_only_for, 1);
        assert_string_equal(card.buttons[i].only_for[0], "max");
    }
    NO(RC_DENIED, draw_for(t, &approvals_kind, asked.id, SMALL_BO));
}

static void a_chinese_reader_reads_chinese_on_their_own_clock(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    const char *text;

    (void)state;
    ask(t);
    text = words(t, &approvals_kind, asked.id, SMALL_MEI);
    has(text, "AP-1 折扣 12%");
    has(text, "待 Max Stone");
    has(text, "折扣：12%（原价 €4,000）");
    has(text, "截至 3月2日（周一）逾期");
    has(text, "3月3日（周二）17:00");
}

static void a_decision_takes_the_place_of_the_actions(void **state)
{
    struct turn *t = world_turn(&world, SMALL_MAX);

    (void)state;
    ask(t);
    OK(approval_decide(&asked, tasks, 3, SMALL_MAX, VERDICT_APPROVE, "fine", t->now,
                       &t->err));
    OK(approvals_put(t, &asked, tasks, 3));
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_CFO));
    assert_string_equal(field("Approved before")->value, "Max Stone");
    assert_int_equal(card.steps[1].state, STEP_DONE);
    assert_int_equal(card.steps[2].state, STEP_NOW);
    assert_null(card.decided);
    OK(approval_decide(&asked, tasks, 3, SMALL_CFO, VERDICT_REJECT, "too much", t->now,
                       &t->err));
    OK(approvals_put(t, &asked, tasks, 3));
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_ANA));
    assert_int_equal(card.n_buttons, 0);
    assert_string_equal(card.decided,
                        "Rejected by Carla Voss, Mon 2 March 09:00: too much");
    assert_int_equal(card.steps[2].state, STEP_FAILED);
    assert_string_equal(card.badge, "rejected");
}

static void a_deal_shows_its_late_touch_in_red(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct activity note = {.kind = "deal",
                            .record = 5,
                            .person = SMALL_ANA,
                            .what = "note",
                            .text = "met the buyer"};
    struct deal deal;

    (void)state;
    OK(deals_get(t, 5, &deal));
    deal.next_touch = "2026-02-27";
    OK(deals_put(t, &deal));
    OK(activities_add(t, &note));
    OK(draw_for(t, &deals_kind, 5, SMALL_ANA));
    assert_string_equal(card.title, "D-5 €4,000");
    assert_string_equal(card.subtitle, "Acme, Packing line");
    assert_string_equal(card.badge, "Proposal");
    assert_int_equal(field("Next touch")->tone, TONE_BAD);
    assert_string_equal(field("Next touch")->note, "late");
    assert_string_equal(card.fields[0].label, "Overdue on Mon 2 March");
    assert_string_equal(card.fields[1].label, "Next touch");
    assert_string_equal(field("Close")->value, "Thu 30 April");
    assert_string_equal(field("Last note")->value, "met the buyer");
    assert_string_equal(field("Open invoices")->value, "INV-7 €1,200");
    assert_true(has_command("note D-5"));
    assert_true(has_command("deal stage D-5 next from=proposal"));
    assert_true(has_command("approval request D-5 discount"));
    assert_int_equal(card.steps[STAGE_PROPOSAL].state, STEP_NOW);
    NO(RC_DENIED, draw_for(t, &deals_kind, 5, SMALL_BO));
    assert_non_null(strstr(t->err.said, "D-5"));
    OK(draw_for(t, &deals_kind, 5, SMALL_FIN));
    assert_int_equal(card.n_buttons, 0);
}

static void a_won_deal_asks_for_no_more_than_the_rest(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct deal deal;

    (void)state;
    OK(deals_get(t, 5, &deal));
    deal.stage = STAGE_WON;
    deal.closed_at = t->now;
    OK(deals_put(t, &deal));
    OK(draw_for(t, &deals_kind, 5, SMALL_ANA));
    assert_int_equal(card.n_buttons, 1);
    assert_string_equal(card.buttons[0].label, "Invoice the rest");
    deal.amount = (struct money){deal.amount.minor, "USD"};
    OK(deals_put(t, &deal));
    OK(draw_for(t, &deals_kind, 5, SMALL_ANA));
    assert_int_equal(card.n_buttons, 0);         /* dollars less euros are no rest */
    deal.amount = (struct money){120000, "EUR"}; /* all of it is invoiced */
    OK(deals_put(t, &deal));
    OK(draw_for(t, &deals_kind, 5, SMALL_ANA));
    assert_int_equal(card.n_buttons, 0);
    assert_string_equal(card.decided, "Won on Mon 2 March 09:00 by Ana Reyes");
    assert_int_equal(card.badge_tone, TONE_GOOD);
}

static void an_invoice_shows_its_due_day_and_its_promise(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct invoice seven;

    (void)state;
    OK(invoices_get(t, 7, &seven));
    seven.promised_on = day_plus(t->today, 5);
    seven.promised = (struct money){100000, "EUR"};
    OK(invoices_put(t, &seven));
    OK(draw_for(t, &invoices_kind, 7, SMALL_FIN));
    assert_string_equal(card.title, "INV-7 €1,200");
    assert_string_equal(card.subtitle, "Acme, D-5");
    assert_string_equal(card.badge, "overdue");
    assert_string_equal(card.fields[0].label, "Due");
    assert_int_equal(field("Open")->tone, TONE_BAD);
    assert_string_equal(field("Promised")->value, "Sat 7 March");
    assert_string_equal(field("Promised")->note, "€1,000");
    assert_true(has_command("payment INV-7"));
    assert_true(has_command("promise INV-7"));
    assert_true(has_command("remind INV-7 text=\"see whether INV-7 is paid\""));
    OK(draw_for(t, &invoices_kind, 7, SMALL_ANA));
    assert_false(has_command("payment INV-7"));
    assert_true(has_command("promise INV-7"));
}

static void a_paid_invoice_says_when(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct payment payment = {
        .account = SMALL_ACME, .amount = {150000, "EUR"}, .received_on = t->today};
    const struct allocation shares[] = {{.invoice = 0, .amount = {120000, "EUR"}}};
    struct invoice seven;

    (void)state;
    OK(invoices_get(t, 7, &seven));
    OK(payments_add(t, &payment, &seven, shares, 1));
    OK(draw_for(t, &invoices_kind, 7, SMALL_ANA));
    assert_string_equal(card.decided, "Paid in full on Mon 2 March, PAY-1");
    assert_int_equal(card.n_buttons, 0);
    assert_int_equal(card.badge_tone, TONE_GOOD);
    OK(draw_for(t, &payments_kind, payment.id, SMALL_FIN));
    assert_string_equal(card.title, "PAY-1 €1,500");
    assert_string_equal(field("Unapplied")->value, "€300");
    assert_string_equal(field("Went to")->value, "INV-7 €1,200");
}

static void a_lead_offers_what_its_state_allows(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct lead lead;

    (void)state;
    OK(draw_for(t, &leads_kind, 3, SMALL_ANA));
    assert_string_equal(card.title, "L-3 Cobalt Freight");
    assert_string_equal(field("Phone")->value, "+8613800138000");
    assert_true(has_command("qualify L-3"));
    assert_true(has_command("note L-3"));
    NO(RC_DENIED, draw_for(t, &leads_kind, 3, SMALL_BO));
    OK(leads_get(t, 3, &lead));
    lead.state = LEAD_POOL;
    lead.owner = 0;
    OK(leads_put(t, &lead));
    OK(draw_for(t, &leads_kind, 3, SMALL_BO));
    assert_true(has_command("lead take L-3"));
    assert_string_equal(card.badge, "公海");
    lead.state = LEAD_QUALIFIED;
    lead.owner = SMALL_ANA;
    lead.deal = 5;
    OK(leads_put(t, &lead));
    OK(draw_for(t, &leads_kind, 3, SMALL_ANA));
    assert_string_equal(card.decided, "Became D-5 by Ana Reyes, Mon 2 March 09:00");
    assert_int_equal(card.n_buttons, 1);
    assert_true(has_command("deal show D-5"));
}

static void a_reminder_is_due_on_its_owners_wall(void **state)
{
    struct turn *t = world_turn(&world, SMALL_BO);
    struct reminder reminder = {.owner = SMALL_BO,
                                .kind = "deal",
                                .record = 6,
                                .text = "寄样品",
                                .due = "2026-03-02T16:00",
                                .zone = "Asia/Shanghai"};

    (void)state;
    OK(reminders_add(t, &reminder));
    OK(draw_for(t, &reminders_kind, reminder.id, SMALL_BO));
    assert_string_equal(card.title, "R-1 寄样品");
    assert_string_equal(card.subtitle, "D-6，鼎砺机械");
    assert_int_equal(card.badge_tone, TONE_BAD);
    has(card.badge, "16:00");
    assert_true(has_command("done R-1"));
    assert_true(has_command("snooze R-1 1h"));
    assert_true(has_command("snooze R-1 next working day"));
    OK(draw_for(t, &reminders_kind, reminder.id, SMALL_ADM));
    assert_string_equal(field("Due")->value, "Mon 2 March 08:00");
    NO(RC_DENIED, draw_for(t, &reminders_kind, reminder.id, SMALL_ANA));
    reminder.state = "done";
    OK(reminders_put(t, &reminder));
    OK(draw_for(t, &reminders_kind, reminder.id, SMALL_BO));
    assert_int_equal(card.n_buttons, 0);
    assert_non_null(card.decided);
}

static void what_was_undone_says_so(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t turn = t->id;
    int undone;

    (void)state;
    ask(t);
    t = world_turn(&world, SMALL_ANA);
    OK(record_undo(t, turn, &undone));
    OK(draw_for(t, &approvals_kind, asked.id, SMALL_MAX));
    assert_int_equal(card.n_buttons, 0);
    assert_string_equal(card.decided, "Undone on Mon 2 March 09:00");
    assert_string_equal(card.badge, "undone");
}

static void every_card_prints_for_every_reader(void **state)
{
    static const struct {
        const struct record_kind *kind;
        int64_t id;
    } all[] = {{&approvals_kind, 1},
               {&deals_kind, 5},
               {&deals_kind, 6},
               {&invoices_kind, 7},
               {&leads_kind, 3}};
    struct turn *t = world_turn(&world, SMALL_ANA);

    (void)state;
    ask(t);
    for (size_t i = 0; i < COUNT(all); i++)
        for (int64_t reader = 0; reader <= SMALL_PEOPLE; reader++) {
            enum rc rc = draw_for(t, all[i].kind, all[i].id, reader);
            struct card back;

            if (rc == RC_DENIED && reader)
                continue;
            OK(rc);
            assert_string_equal(card.kind, all[i].kind->name);
            assert_string_equal(card.ref, ref_text(t->arena, all[i].kind, all[i].id));
            OK(card_read(card_print(&card, t->arena), t->arena, &back, &t->err));
            assert_string_equal(back.title, card.title);
        }
}

/* It is not drawn again when a day has gone by. */
static void what_a_late_card_says_is_true_on_later_days_too(void **state)
{
    struct reminder reminder = {.owner = SMALL_FIN,
                                .text = "call",
                                .due = "2026-03-01T16:00",
                                .zone = "Europe/London"};
    struct turn *t = world_turn(&world, SMALL_FIN);

    const struct {
        const struct record_kind *kind;
        int64_t id;
    } late[] = {{&invoices_kind, 7}, {&reminders_kind, 1}};

    (void)state;
    OK(reminders_add(t, &reminder));
    for (size_t i = 0; i < COUNT(late); i++) {
        OK(draw_for(t, late[i].kind, late[i].id, SMALL_FIN));
        const char *today = card_print(&card, t->arena);

        t->now += 3LL * 24 * 60 * 60 * 1000;
        OK(draw_for(t, late[i].kind, late[i].id, SMALL_FIN));
        assert_string_equal(card_print(&card, t->arena), today);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_a_late_card_says_is_true_on_later_days_too),
        TEST(an_approver_sees_what_a_decision_needs_worst_first),
        TEST(at_most_three_actions_one_primary_the_dangerous_last),
        TEST(where_it_is_nobodys_turn_a_room_has_no_buttons),
        TEST(only_whose_turn_it_is_and_a_room_have_buttons),
        TEST(a_room_shows_the_buttons_to_whose_turn_it_is_now),
        TEST(a_chinese_reader_reads_chinese_on_their_own_clock),
        TEST(a_decision_takes_the_place_of_the_actions),
        TEST(a_deal_shows_its_late_touch_in_red),
        TEST(a_won_deal_asks_for_no_more_than_the_rest),
        TEST(an_invoice_shows_its_due_day_and_its_promise),
        TEST(a_paid_invoice_says_when),
        TEST(a_lead_offers_what_its_state_allows),
        TEST(a_reminder_is_due_on_its_owners_wall),
        TEST(what_was_undone_says_so),
        TEST(every_card_prints_for_every_reader),
    };

    return cmocka_run_group_tests_name("store/views", tests, NULL, NULL);
}
