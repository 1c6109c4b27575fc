/* What is open and late, and how a payment is shared out (domain.md section 2). */
#include "sales/invoice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { MOST = 4 };

static struct money cny(int64_t yuan)
{
    return (struct money){.minor = yuan * 100, .currency = "CNY"};
}

static struct day on(int month, int mday)
{
    struct day day;

    assert_true(day_make(2026, month, mday, &day));
    return day;
}

static struct invoice invoice(int64_t total, int64_t paid, struct day due)
{
    return (struct invoice){.id = 3301,
                            .total = cny(total),
                            .paid = cny(paid),
                            .due_on = due,
                            .state = INVOICE_ISSUED,
                            .promised_on = DAY_NONE};
}

static void open_is_what_is_not_paid(void **state)
{
    struct invoice inv = invoice(1000, 300, on(3, 1));

    (void)state;
    assert_int_equal(invoice_open(&inv).minor, 70000);
    assert_string_equal(invoice_open(&inv).currency, "CNY");
    inv.paid = cny(1200);
    assert_int_equal(invoice_open(&inv).minor, 0);
    inv.paid = cny(0);
    inv.state = INVOICE_WRITTEN_OFF;
    assert_int_equal(invoice_open(&inv).minor, 0);
    inv.state = INVOICE_DRAFT;
    assert_int_equal(invoice_open(&inv).minor, 0);
    inv.state = INVOICE_ISSUED;
    inv.withdrawn_at = 1;
    assert_int_equal(invoice_open(&inv).minor, 0);
    inv.withdrawn_at = 0;
    inv.total.minor = INT64_MAX;
    inv.paid.minor = -1;
    assert_int_equal(invoice_open(&inv).minor, 0);
}

static void standing_follows_from_money_and_day(void **state)
{
    struct invoice inv = invoice(1000, 0, on(3, 1));

    (void)state;
    assert_int_equal(invoice_standing(&inv, on(2, 28)), STANDING_OPEN);
    assert_int_equal(invoice_standing(&inv, on(3, 1)), STANDING_OPEN);
    assert_int_equal(invoice_standing(&inv, on(3, 2)), STANDING_OVERDUE);
    inv.paid = cny(400);
    assert_int_equal(invoice_standing(&inv, on(3, 1)), STANDING_PARTLY);
    assert_int_equal(invoice_standing(&inv, on(3, 2)), STANDING_OVERDUE);
    inv.paid = cny(1000);
    assert_int_equal(invoice_standing(&inv, on(3, 2)), STANDING_PAID);
    inv.state = INVOICE_VOID;
    assert_int_equal(invoice_standing(&inv, on(3, 2)), STANDING_VOID);
    inv.state = INVOICE_DRAFT;
    assert_int_equal(invoice_standing(&inv, on(3, 2)), STANDING_OPEN);
    inv.withdrawn_at = 1;
    assert_int_equal(invoice_standing(&inv, on(3, 2)), STANDING_VOID);
    assert_string_equal(invoice_standing_text(STANDING_PARTLY, LANG_EN), "partly paid");
    assert_string_equal(invoice_standing_text(STANDING_OVERDUE, LANG_ZH), "已逾期");
}

static void days_late_count_from_the_due_day(void **state)
{
    struct invoice inv = invoice(1000, 0, on(2, 25));

    (void)state;
    assert_int_equal(invoice_days_late(&inv, on(2, 25)), 0);
    assert_int_equal(invoice_days_late(&inv, on(2, 24)), 0);
    assert_int_equal(invoice_days_late(&inv, on(3, 11)), 14);
    inv.paid = cny(1000);
    assert_int_equal(invoice_days_late(&inv, on(3, 11)), 0);
    inv.paid = cny(0);
    inv.due_on = DAY_NONE;
    assert_int_equal(invoice_days_late(&inv, on(3, 11)), 0);
}

/* Three invoices, oldest due first: 500 with 100 paid, 800, 400. */
struct three {
    struct invoice invoices[3];
    struct allocation out[MOST];
    size_t n;
    struct money rest;
    struct err err;
};

static void make_three(struct three *three)
{
    *three = (struct three){.n = 99};
    three->invoices[0] = invoice(500, 100, on(1, 31));
    three->invoices[1] = invoice(800, 0, on(2, 28));
    three->invoices[2] = invoice(450, 0, on(3, 31));
}

static void share(struct three *three, int64_t yuan, int named)
{
    int64_t sum = 0;

    assert_int_equal(payment_share(cny(yuan), three->invoices, 3, named, three->out,
                                   &three->n, &three->rest, &three->err),
                     RC_OK);
    for (size_t i = 0; i < three->n; i++)
        sum += three->out[i].amount.minor;
    assert_int_equal(sum + three->rest.minor, yuan * 100);
}

static void is_given(const struct three *three, size_t i, size_t invoice, int64_t yuan)
{
    assert_true(i < three->n);
    assert_int_equal(three->out[i].invoice, invoice);
    assert_int_equal(three->out[i].amount.minor, yuan * 100);
    assert_string_equal(three->out[i].amount.currency, "CNY");
}

static void a_named_invoice_is_paid_and_the_rest_stays(void **state)
{
    struct three three;

    (void)state;
    make_three(&three);
    share(&three, 900, 1);
    assert_int_equal(three.n, 1);
    is_given(&three, 0, 1, 800);
    assert_int_equal(three.rest.minor, 10000);
    share(&three, 300, 1);
    is_given(&three, 0, 1, 300);
    assert_int_equal(three.rest.minor, 0);
}

static void an_exact_amount_finds_its_invoice(void **state)
{
    struct three three;

    (void)state;
    make_three(&three);
    share(&three, 450, -1);
    assert_int_equal(three.n, 1);
    is_given(&three, 0, 2, 450);
    share(&three, 400, -1);
    assert_int_equal(three.n, 1);
    is_given(&three, 0, 0, 400);
}

static void two_exact_matches_are_no_match(void **state)
{
    struct three three;

    (void)state;
    make_three(&three);
    three.invoices[2] = invoice(800, 0, on(3, 31));
    share(&three, 800, -1);
    assert_int_equal(three.n, 2);
    is_given(&three, 0, 0, 400);
    is_given(&three, 1, 1, 400);
}

static void else_the_oldest_due_is_paid_first(void **state)
{
    struct three three;

    (void)state;
    make_three(&three);
    share(&three, 1000, -1);
    assert_int_equal(three.n, 2);
    is_given(&three, 0, 0, 400);
    is_given(&three, 1, 1, 600);
    share(&three, 50, -1);
    assert_int_equal(three.n, 1);
    is_given(&three, 0, 0, 50);
}

static void an_overpayment_stays_unapplied(void **state)
{
    struct three three;

    (void)state;
    make_three(&three);
    share(&three, 2000, -1);
    assert_int_equal(three.n, 3);
    assert_int_equal(three.rest.minor, 35000);
    assert_string_equal(three.rest.currency, "CNY");
}

static void paid_and_void_invoices_take_nothing(void **state)
{
    struct three three;

    (void)state;
    make_three(&three);
    three.invoices[0].paid = cny(500);
    three.invoices[1].state = INVOICE_VOID;
    share(&three, 460, -1);
    assert_int_equal(three.n, 1);
    is_given(&three, 0, 2, 450);
    share(&three, 460, 0);
    assert_int_equal(three.n, 0);
    assert_int_equal(three.rest.minor, 46000);
    assert_int_equal(
        payment_share(cny(5), NULL, 0, -1, NULL, &three.n, &three.rest, &three.err),
        RC_OK);
    assert_int_equal(three.rest.minor, 500);
}

static void other_currencies_and_nothing_are_refused(void **state)
{
    struct money dollars = {.minor = 100, .currency = "USD"};
    struct three three;

    (void)state;
    make_three(&three);
    assert_int_equal(payment_share(dollars, three.invoices, 3, -1, three.out, &three.n,
                                   &three.rest, &three.err),
                     RC_RULE);
    assert_string_equal(three.err.said, "INV-3301 is in CNY, the payment in USD");
    assert_int_equal(payment_share(cny(0), three.invoices, 3, -1, three.out, &three.n,
                                   &three.rest, &three.err),
                     RC_RULE);
    assert_int_equal(payment_share(cny(-5), three.invoices, 3, -1, three.out, &three.n,
                                   &three.rest, &three.err),
                     RC_RULE);
    assert_int_equal(three.n, 99);
}

/* The vector of the measures: sales of 300,000 in 90 days, 200,000 open, of which 150,000
 * are not due. */
static void days_of_sales_are_open_by_sales_times_days(void **state)
{
    (void)state;
    assert_int_equal(invoice_days_of_sales(20000000, 30000000, 90), 600);
    assert_int_equal(invoice_days_of_sales(15000000, 30000000, 90), 450);
    assert_int_equal(invoice_days_of_sales(1, 3, 1), 3);
    assert_int_equal(invoice_days_of_sales(0, 30000000, 90), 0);
    assert_true(invoice_days_of_sales(100, 0, 90) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_sales_are_open_by_sales_times_days),
        cmocka_unit_test(open_is_what_is_not_paid),
        cmocka_unit_test(standing_follows_from_money_and_day),
        cmocka_unit_test(days_late_count_from_the_due_day),
        cmocka_unit_test(a_named_invoice_is_paid_and_the_rest_stays),
        cmocka_unit_test(an_exact_amount_finds_its_invoice),
        cmocka_unit_test(two_exact_matches_are_no_match),
        cmocka_unit_test(else_the_oldest_due_is_paid_first),
        cmocka_unit_test(an_overpayment_stays_unapplied),
        cmocka_unit_test(paid_and_void_invoices_take_nothing),
        cmocka_unit_test(other_currencies_and_nothing_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
