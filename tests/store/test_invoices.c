/* Invoices and the money that came in for them. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/audit.h"
#include "store/invoices.h"

#include "tests/world/cases.h"
#include <string.h>

static struct day on(int year, int month, int mday)
{
    struct day day;

    assert_true(day_make(year, month, mday, &day));
    return day;
}

static struct invoice acme(int64_t minor, struct day due)
{
    return (struct invoice){.account = SMALL_ACME,
                            .total = {minor, "EUR"},
                            .issued_on = day_plus(due, -30),
                            .due_on = due,
                            .state = INVOICE_ISSUED,
                            .promised_on = DAY_NONE};
}

/* A payment on INV-7 alone, or with the rest left over. */
static int64_t pay(struct turn *t, int64_t minor, int64_t share)
{
    struct payment payment = {
        .account = SMALL_ACME, .amount = {minor, "EUR"}, .received_on = on(2026, 3, 2)};
    const struct allocation shares[] = {{.invoice = 0, .amount = {share, "EUR"}}};
    struct invoice seven;

    OK(invoices_get(t, 7, &seven));
    OK(payments_add(t, &payment, &seven, shares, share ? 1 : 0));
    return payment.id;
}

static int64_t open_of_seven(struct turn *t)
{
    struct invoice seven;

    OK(invoices_get(t, 7, &seven));
    return invoice_open(&seven).minor;
}

static void all_amounts_of_an_invoice_share_its_currency(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct invoice seven;

    (void)state;
    OK(invoices_get(t, 7, &seven));
    assert_int_equal(seven.total.minor, 120000);
    assert_string_equal(seven.paid.currency, "EUR");
    assert_string_equal(seven.promised.currency, "EUR");
    seven.promised = (struct money){500, "USD"};
    NO(RC_RULE, invoices_put(t, &seven));
}

static void a_partial_payment_leaves_the_rest_open(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct stored_allocation shares[2];
    struct payment payment;
    size_t n;

    (void)state;
    int64_t id = pay(t, 20000, 20000);
    assert_int_equal(open_of_seven(t), 100000);
    OK(payments_get(t, id, &payment));
    assert_int_equal(payment.unapplied.minor, 0);
    assert_string_equal(payment.unapplied.currency, "EUR");
    OK(payments_shares(t, id, 2, shares, &n));
    assert_int_equal(n, 1);
    assert_int_equal(shares[0].amount, 20000);
    OK(invoices_shares(t, 7, 2, shares, &n));
    assert_int_equal(n, 1);
    assert_int_equal(shares[0].payment, id);
}

static void more_than_is_open_is_not_put_on_an_invoice(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct payment payment = {
        .account = SMALL_ACME, .amount = {130000, "EUR"}, .received_on = on(2026, 3, 2)};
    const struct allocation shares[] = {{.invoice = 0, .amount = {130000, "EUR"}}};
    struct invoice seven;

    (void)state;
    OK(invoices_get(t, 7, &seven));
    NO(RC_RULE, payments_add(t, &payment, &seven, shares, 1));
    assert_non_null(strstr(t->err.said, "INV-7"));
}

static void money_goes_to_its_customers_invoices_in_its_currency(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct payment other = {
        .account = SMALL_DINGLI, .amount = {100, "EUR"}, .received_on = on(2026, 3, 2)};
    struct payment dollars = {
        .account = SMALL_ACME, .amount = {100, "USD"}, .received_on = on(2026, 3, 2)};
    const struct allocation euro[] = {{.invoice = 0, .amount = {100, "EUR"}}};
    const struct allocation dollar[] = {{.invoice = 0, .amount = {100, "USD"}}};
    struct invoice seven;

    (void)state;
    OK(invoices_get(t, 7, &seven));
    NO(RC_RULE, payments_add(t, &other, &seven, euro, 1));
    NO(RC_RULE, payments_add(t, &dollars, &seven, euro, 1));
    NO(RC_RULE, payments_add(t, &dollars, &seven, dollar, 1));
}

static void what_was_paid_too_much_waits_for_the_next_invoice(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct payment credit[4];
    struct invoice next = acme(50000, on(2026, 4, 1));
    struct money applied;
    size_t n;

    (void)state;
    pay(t, 150000, 120000);
    assert_int_equal(open_of_seven(t), 0);
    OK(payments_unapplied(t, SMALL_ACME, 4, credit, &n));
    assert_int_equal(n, 1);
    assert_int_equal(credit[0].unapplied.minor, 30000);
    OK(invoices_add(t, &next));
    OK(payments_apply(t, &credit[0], &next, &applied));
    assert_int_equal(applied.minor, 30000);
    assert_int_equal(invoice_open(&next).minor, 20000);
    OK(payments_unapplied(t, SMALL_ACME, 4, credit, &n));
    assert_int_equal(n, 0);
    OK(payments_unapplied(t, SMALL_DINGLI, 4, credit, &n));
    assert_int_equal(n, 0);
}

static void undo_of_a_payment_opens_the_invoice_again(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    int64_t turn = t->id, rows;
    struct stored_allocation shares[2];
    struct err err = {0};
    int undone;
    size_t n;

    (void)state;
    pay(t, 150000, 120000);
    t = world_turn(&world, SMALL_FIN);
    OK(record_undo(t, turn, &undone));
    assert_int_equal(open_of_seven(t), 120000);
    OK(invoices_shares(t, 7, 2, shares, &n));
    assert_int_equal(n, 0);
    world_end(&world, RC_OK);
    OK(audit_verify(world.store, &rows, &err));
}

static void open_invoices_come_oldest_due_first(void **state)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct invoice early = acme(1000, on(2026, 1, 10)), list[4];
    struct invoice gone = acme(1000, on(2026, 1, 1));
    size_t n;

    (void)state;
    gone.state = INVOICE_VOID;
    OK(invoices_add(t, &early));
    OK(invoices_add(t, &gone));
    OK(invoices_open_of(t, SMALL_ACME, 4, list, &n));
    assert_int_equal(n, 2);
    assert_int_equal(list[0].id, early.id);
    assert_int_equal(list[1].id, 7);
    assert_string_equal(list[1].paid.currency, "EUR");
    OK(invoices_open_of(t, 0, 4, list, &n));
    assert_int_equal(n, 2);
    OK(invoices_open_of(t, SMALL_DINGLI, 4, list, &n));
    assert_int_equal(n, 0);
    OK(invoices_of_deal(t, 5, 4, list, &n));
    assert_int_equal(n, 1);
}

static void aging_sums_by_days_late(void **state)
{
    static const struct {
        int late;
        int64_t minor;
    } rows[] = {{0, 1}, {1, 10}, {30, 20}, {31, 100}, {60, 200}, {61, 1000}, {-5, 2}};

    const struct {
        int64_t person;
        bool sees_it;
    } readers[] = {{SMALL_ANA, true}, {SMALL_MAX, true}, {SMALL_BO, false}};
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct aging sums[4];
    size_t n;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct invoice invoice = acme(rows[i].minor, day_plus(t->today, -rows[i].late));

        OK(invoices_add(t, &invoice));
    }
    OK(invoices_aging(t, sums, 4, &n));
    assert_int_equal(n, 1);
    assert_string_equal(sums[0].currency, "EUR");
    assert_int_equal(sums[0].current, 3);
    assert_int_equal(sums[0].to_30, 30 + 120000);
    assert_int_equal(sums[0].to_60, 300);
    assert_int_equal(sums[0].over_60, 1000);
    for (size_t i = 0; i < COUNT(readers); i++) {
        OK(turn_as(t, readers[i].person));
        OK(invoices_aging(t, sums, 4, &n));
        assert_int_equal(n, readers[i].sees_it);
        if (n)
            assert_int_equal(sums[0].to_30, 30 + 120000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_amounts_of_an_invoice_share_its_currency),
        TEST(a_partial_payment_leaves_the_rest_open),
        TEST(more_than_is_open_is_not_put_on_an_invoice),
        TEST(money_goes_to_its_customers_invoices_in_its_currency),
        TEST(what_was_paid_too_much_waits_for_the_next_invoice),
        TEST(undo_of_a_payment_opens_the_invoice_again),
        TEST(open_invoices_come_oldest_due_first),
        TEST(aging_sums_by_days_late),
    };

    return cmocka_run_group_tests_name("store/invoices", tests, NULL, NULL);
}
