/* The ladder of an invoice, and promises about it. */

#include "firm.h"

#include <sqlite3.h>

struct billed {
    int64_t id, account;
    const char *due, *promised_on;
    int64_t paid;
};

static enum rc add_invoice(struct turn *t, void *arg)
{
    const struct money pounds = {36000000, "GBP"}, yuan = {36000000, "CNY"};
    struct billed *billed = arg;
    struct invoice invoice = {.account = billed->account,
                              .total = billed->account == 2 ? pounds : yuan,
                              .state = INVOICE_ISSUED,
                              .memo = "",
                              .promised_on = DAY_NONE,
                              .made_at = t->now};

    invoice.paid = (struct money){0, ""};
    memcpy(invoice.paid.currency, invoice.total.currency, 4);
    memcpy(invoice.promised.currency, invoice.total.currency, 4);
    TRY(day_parse_iso(billed->due, &invoice.due_on, &t->err));
    invoice.issued_on = t->today;
    TRY(invoices_add(t, &invoice));
    billed->id = invoice.id;
    return RC_OK;
}

static int64_t bill(struct firm_of_test *f, int64_t account, const char *due)
{
    struct billed billed = {.account = account, .due = due};

    act(f, add_invoice, &billed);
    return billed.id;
}

static enum rc change_invoice(struct turn *t, void *arg)
{
    const struct billed *billed = arg;
    struct invoice invoice;

    TRY(invoices_get(t, billed->id, &invoice));
    if (billed->promised_on) {
        TRY(day_parse_iso(billed->promised_on, &invoice.promised_on, &t->err));
        invoice.promised = invoice_open(&invoice);
    }
    if (billed->paid)
        invoice.paid.minor = billed->paid;
    return invoices_put(t, &invoice);
}

static void an_invoice_climbs_the_ladder_at_nine_on_working_days(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    bill(f, 1, "2026-03-18"); /* a Wednesday */
    assert_int_equal(next_due(f), instant_in(f, "Asia/Shanghai", "2026-03-11T09:00"));
    walk_to(f, "2026-03-11T18:00"); /* -7 */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "客户确认收到了吗"), 1);
    walk_to(f, "2026-03-17T18:00"); /* -1: owner and AR */
    assert_int_equal(f->n_heard, 2);
    assert_int_equal(heard_by(f, HAO, "3月18日（周三）到期"), 1);
    assert_int_equal(heard_by(f, MEI, "3月18日（周三）到期"), 1);
    walk_to(f, "2026-03-18T18:00"); /* 0: AR */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, MEI, "3月18日（周三）到期"), 1);
    walk_to(f, "2026-03-19T18:00"); /* +1: owner */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "INV-1 鼎砺机械已于 3月18日（周三）到期。"), 1);
    walk_to(f, "2026-03-22T18:00"); /* +4 is a Sunday */
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-03-23T18:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "该发友好提醒了"), 1);
    walk_to(f, "2026-04-02T18:00"); /* +15: owner, manager, AR */
    assert_int_equal(f->n_heard, 3);
    assert_int_equal(heard_by(f, LI, "请对方承诺付款日期"), 1);
    walk_to(f, "2026-06-18T18:00"); /* L3, L4, end */
    assert_int_equal(heard_by(f, QIAN, "核销"), 1);
    walk_to(f, "2026-12-31T18:00");
    assert_int_equal(f->n_heard, 0);
}

static void each_of_an_audience_hears_at_nine_on_their_own_wall(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    bill(f, 2, "2026-03-18"); /* Emma's in London; finance in Shanghai */
    walk_to(f, "2026-03-17T08:59");
    walk_to(f, "2026-03-17T09:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, MEI, "3月18日（周三）到期"), 1);
    walk_to(f, "2026-03-17T16:59");
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-03-17T17:00"); /* 09:00 in London */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, EMMA, "is due Wed 18 March"), 1);
}

static void after_a_long_sleep_the_newest_rung_reaches_all_its_people(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-02T10:00");
    bill(f, 2, "2026-03-18");
    clock_at(f, "2026-04-03T20:00"); /* +15 was yesterday: owner, manager, AR */
    run_due(f);
    assert_int_equal(f->n_heard, 3);
    assert_int_equal(heard_by(f, EMMA, "was due Wed 18 March"), 1);
    assert_int_equal(heard_by(f, EMMA, "(late 1 d)"), 1);
    assert_int_equal(heard_by(f, DAN, "was due Wed 18 March"), 1);
    assert_int_equal(heard_by(f, MEI, "已于 3月18日（周三）到期"), 1);
}

static enum rc give_account_to_finance(struct turn *t, void *arg)
{
    struct account account = {
        .name = "内部客户", .currency = "CNY", .email = "", .owner = MEI};

    TRY(accounts_add(t, &account));
    *(int64_t *)arg = account.id;
    return RC_OK;
}

static void who_is_asked_as_owner_and_as_finance_hears_it_once(void **state)
{
    struct firm_of_test *f = *state;
    int64_t account = 0;

    clock_at(f, "2026-03-02T10:00");
    act(f, give_account_to_finance, &account);
    bill(f, account, "2026-03-18");
    walk_to(f, "2026-03-11T18:00");
    walk_to(f, "2026-03-17T18:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, MEI, "3月18日（周三）到期"), 1);
}

static void a_paid_invoice_is_silent(void **state)
{
    struct firm_of_test *f = *state;
    struct billed paid = {.paid = 36000000};

    clock_at(f, "2026-03-02T10:00");
    paid.id = bill(f, 1, "2026-03-18");
    act(f, change_invoice, &paid);
    assert_int_equal(next_due(f), 0);
}

static void an_invoice_entered_late_is_chased_the_next_working_day(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-03-20T10:00"); /* a Friday */
    bill(f, 1, "2026-03-10");
    assert_int_equal(run_due(f), 0);
    assert_int_equal(next_due(f), instant_in(f, "Asia/Shanghai", "2026-03-23T09:00"));
    walk_to(f, "2026-03-23T18:00");
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "已于 3月10日（周二）到期"), 1);
}

static void a_promise_pauses_the_ladder_until_it_is_broken(void **state)
{
    struct firm_of_test *f = *state;
    struct billed promise = {.promised_on = "2026-04-08"};

    clock_at(f, "2026-03-02T10:00");
    promise.id = bill(f, 1, "2026-03-18");
    walk_to(f, "2026-03-24T10:00");
    act(f, change_invoice, &promise);
    walk_to(f, "2026-04-08T18:00"); /* +15 falls within the promise */
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-04-09T18:00"); /* the working day after: the owner is asked */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, HAO, "对方付了吗"), 1);
    walk_to(f, "2026-04-10T18:00"); /* the grace is over */
    assert_int_equal(f->n_heard, 2);
    assert_int_equal(heard_by(f, HAO, "承诺未兑现"), 1);
    assert_int_equal(heard_by(f, MEI, "承诺未兑现"), 1);
    walk_to(f, "2026-04-13T18:00"); /* the ladder goes on where it would stand */
    assert_int_equal(f->n_heard, 3);
    assert_int_equal(heard_by(f, LI, "已于 3月18日（周三）到期"), 1);
}

static void a_promise_that_is_kept_is_not_mentioned(void **state)
{
    struct firm_of_test *f = *state;
    struct billed promise = {.promised_on = "2026-04-08"}, paid = {.paid = 36000000};

    clock_at(f, "2026-03-02T10:00");
    paid.id = promise.id = bill(f, 1, "2026-03-18");
    act(f, change_invoice, &promise);
    act(f, change_invoice, &paid);
    assert_int_equal(next_due(f), 0);
}

/* As a database of before the rules has it: none is met, and there is no timer. */
static void forget_rules(struct firm_of_test *f)
{
    sqlite3 *db = NULL;

    store_close(f->store);
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "DELETE FROM rule_known; DELETE FROM timer; DELETE FROM spoken;",
                     NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(open_store_of(f), RC_OK);
}

static enum rc meet(struct turn *t, void *arg)
{
    (void)arg;
    return scheduler_meet_rules(t);
}

static void a_rule_that_came_with_an_upgrade_is_asked_about_what_was_there(void **state)
{
    struct firm_of_test *f = *state;

    clock_at(f, "2026-01-20T10:00");
    bill(f, 1, "2026-03-18");
    bill(f, 1, "2026-02-10"); /* 20 days late: what would have been said is not */
    clock_at(f, "2026-03-02T10:00");
    forget_rules(f);
    act(f, meet, NULL);
    assert_int_equal(run_due(f), 4); /* two invoices, two rules */
    assert_int_equal(f->n_heard, 0);
    act(f, meet, NULL);
    assert_int_equal(run_due(f), 0);
    walk_to(f, "2026-03-10T18:00");
    assert_int_equal(heard_by(f, HAO, "INV-1"), 0);
    walk_to(f, "2026-03-11T18:00");
    assert_int_equal(heard_by(f, HAO, "INV-1"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIRM(an_invoice_climbs_the_ladder_at_nine_on_working_days),
        IN_FIRM(each_of_an_audience_hears_at_nine_on_their_own_wall),
        IN_FIRM(after_a_long_sleep_the_newest_rung_reaches_all_its_people),
        IN_FIRM(who_is_asked_as_owner_and_as_finance_hears_it_once),
        IN_FIRM(a_paid_invoice_is_silent),
        IN_FIRM(an_invoice_entered_late_is_chased_the_next_working_day),
        IN_FIRM(a_promise_pauses_the_ladder_until_it_is_broken),
        IN_FIRM(a_promise_that_is_kept_is_not_mentioned),
        IN_FIRM(a_rule_that_came_with_an_upgrade_is_asked_about_what_was_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
