/* Undo, again and again: what was undone since is no building on what came before. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/world/cases.h"

#include "store/invoices.h"
#include "tests/store/talk.h"

static int64_t titled(int64_t person, const char *title)
{
    struct turn *t = world_turn(&world, person);

    OK(retitle(t, 5, title));
    return t->id;
}

static enum rc undo(int64_t person, int64_t turn)
{
    int n;

    return record_undo(world_turn(&world, person), turn, &n);
}

static const char *title(void)
{
    static struct deal deal;

    OK(deals_get(world_turn(&world, SMALL_ANA), 5, &deal));
    return deal.title;
}

static void a_step_before_the_undone_one_is_undone_next(void **state)
{
    int64_t first = titled(SMALL_ANA, "first"), second = titled(SMALL_ANA, "second"),
            third = titled(SMALL_ANA, "third");

    (void)state;
    OK(undo(SMALL_ANA, third));
    assert_string_equal(title(), "second");
    OK(undo(SMALL_ANA, second));
    assert_string_equal(title(), "first");
    OK(undo(SMALL_ANA, first));
    assert_string_equal(title(), "Packing line");
    assert_int_equal(count("SELECT version FROM deal WHERE id = 5"), 7);
}

static void two_steps_are_undone_in_one_turn(void **state)
{
    int64_t first = titled(SMALL_ANA, "first"), second = titled(SMALL_ANA, "second");
    struct turn *t = world_turn(&world, SMALL_ANA);
    int64_t undoing = t->id;
    int n;

    (void)state;
    OK(record_undo(t, second, &n));
    OK(record_undo(t, first, &n));
    assert_string_equal(title(), "Packing line");
    NO(RC_RULE, undo(SMALL_ANA, undoing));
    NO(RC_RULE, undo(SMALL_ANA, first));
}

static void what_another_did_and_took_back_is_not_in_the_way(void **state)
{
    int64_t mine = titled(SMALL_ANA, "ana's"), theirs = titled(SMALL_MAX, "max's");

    (void)state;
    NO(RC_RULE, undo(SMALL_ANA, mine));
    OK(undo(SMALL_MAX, theirs));
    OK(undo(SMALL_ANA, mine));
    assert_string_equal(title(), "Packing line");
}

static void what_another_built_on_it_after_an_undoing_is_kept(void **state)
{
    int64_t first = titled(SMALL_ANA, "first"), second = titled(SMALL_ANA, "second");
    int64_t theirs, later;

    (void)state;
    OK(undo(SMALL_ANA, second));
    theirs = titled(SMALL_MAX, "max's");
    NO(RC_RULE, record_built_on(world_turn(&world, SMALL_ANA), first, false, &later));
    assert_int_equal(later, theirs);
    NO(RC_RULE, undo(SMALL_ANA, first));
    assert_non_null(strstr(world.t.err.said, "Max"));
    assert_string_equal(title(), "max's");
}

/* Max comes between, then ana goes on and takes only her own last step back. */
static void an_undoing_does_not_hide_who_built_on_it_before(void **state)
{
    int64_t first = titled(SMALL_ANA, "first"), theirs = titled(SMALL_MAX, "max's"),
            last = titled(SMALL_ANA, "last");

    (void)state;
    OK(undo(SMALL_ANA, last));
    NO(RC_RULE, undo(SMALL_ANA, first));
    assert_non_null(strstr(world.t.err.said, "Max"));
    OK(undo(SMALL_MAX, theirs));
    OK(undo(SMALL_ANA, first));
    assert_string_equal(title(), "Packing line");
}

/* The same words by hand are somebody's will, and no undoing. */
static void words_put_back_by_hand_count_as_building_on_it(void **state)
{
    int64_t first = titled(SMALL_ANA, "first");

    (void)state;
    titled(SMALL_MAX, "other");
    titled(SMALL_MAX, "first");
    NO(RC_RULE, undo(SMALL_ANA, first));
}

static void a_record_that_is_not_as_it_was_left_is_kept(void **state)
{
    int64_t first = titled(SMALL_ANA, "first"), second = titled(SMALL_ANA, "second");

    (void)state;
    OK(undo(SMALL_ANA, second));
    (void)world_turn(&world, SMALL_ANA);
    change("UPDATE deal SET title = 'from nowhere' WHERE id = 5");
    NO(RC_RULE, undo(SMALL_ANA, first));
    assert_non_null(strstr(world.t.err.said, "Acme"));
    assert_string_equal(title(), "from nowhere");
}

static int64_t paid(int64_t minor)
{
    struct turn *t = world_turn(&world, SMALL_FIN);
    struct payment payment = {.amount = {minor, "EUR"}, .received_on = t->today};
    struct allocation share = {.invoice = 0, .amount = payment.amount};
    struct invoice invoice;

    OK(invoices_get(t, 7, &invoice));
    payment.account = invoice.account;
    OK(payments_add(t, &payment, &invoice, &share, 1));
    return t->id;
}

static int64_t paid_of_invoice(void)
{
    return count("SELECT paid FROM invoice WHERE id = 7");
}

static void payments_are_taken_back_one_after_the_other(void **state)
{
    int64_t before = paid_of_invoice(), first = paid(10000), second = paid(20000);

    (void)state;
    NO(RC_RULE, undo(SMALL_FIN, first));
    OK(undo(SMALL_FIN, second));
    assert_int_equal(paid_of_invoice(), before + 10000);
    OK(undo(SMALL_FIN, first));
    assert_int_equal(paid_of_invoice(), before);
    assert_int_equal(count("SELECT COUNT(*) FROM allocation WHERE withdrawn_at = 0"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_step_before_the_undone_one_is_undone_next),
        TEST(two_steps_are_undone_in_one_turn),
        TEST(what_another_did_and_took_back_is_not_in_the_way),
        TEST(what_another_built_on_it_after_an_undoing_is_kept),
        TEST(an_undoing_does_not_hide_who_built_on_it_before),
        TEST(words_put_back_by_hand_count_as_building_on_it),
        TEST(a_record_that_is_not_as_it_was_left_is_kept),
        TEST(payments_are_taken_back_one_after_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
