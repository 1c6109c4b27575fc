/* The demo's firm is a firm as it would stand: what a newcomer tries first comes out as
 * it should. */
#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/bot/demo_firm.h"

#include <string.h>

/* 2026-03-11 10:00 in Shanghai. */
static const int64_t now = 1773194400000;

struct looking {
    struct demo_firm firm;
    struct turn t;
};

static int set_up(void **state)
{
    static struct looking looking;
    struct err err = {0};

    demo_firm_open(&looking.firm, now);
    assert_int_equal(store_begin(looking.firm.store, &err), RC_OK);
    assert_int_equal(turn_begin(looking.firm.store, looking.firm.arena,
                                looking.firm.arena, NULL, now, &looking.t),
                     RC_OK);
    *state = &looking;
    return 0;
}

static int tear_down(void **state)
{
    struct looking *looking = *state;
    struct err err = {0};

    assert_int_equal(turn_end(&looking->t, RC_OK), RC_OK);
    assert_int_equal(store_commit(looking->firm.store, &err), RC_OK);
    demo_firm_close(&looking->firm);
    return 0;
}

/* What is owed is of business before it: a deal that is won today has its first invoice
 * to come. */
static void no_deal_that_is_open_has_been_invoiced(void **state)
{
    struct looking *looking = *state;
    struct turn *t = &looking->t;
    struct deal deals[50];
    size_t n = 0;

    assert_int_equal(deals_list(t, 0, STAGES_OPEN, 0, COUNT(deals), deals, &n), RC_OK);
    assert_true(n > 10);
    for (size_t i = 0; i < n; i++) {
        struct deal_billed billed;

        assert_int_equal(invoices_billed(t, deals[i].id, &billed), RC_OK);
        assert_int_equal(billed.first.id, 0);
    }
}

static void a_discount_that_waits_says_what_is_left(void **state)
{
    static const int64_t discounts[] = {87, 95};
    static const char *const left[] = {"¥432,000", "$63,360"};
    struct looking *looking = *state;
    struct approval approval;

    for (size_t i = 0; i < COUNT(discounts); i++) {
        assert_int_equal(approvals_get(&looking->t, discounts[i], &approval), RC_OK);
        assert_non_null(strstr(approval.facts, left[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_deal_that_is_open_has_been_invoiced, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_discount_that_waits_says_what_is_left, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
