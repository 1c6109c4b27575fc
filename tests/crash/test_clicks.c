/* A crowd of clicks on one approval is one decision. */

#include "base/card.h"
#include "base/text.h"
#include "tests/fakes/rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

enum { CLICKS = 1000 };

static const char *action_of(struct arena *arena, const char *json, const char *label)
{
    struct card card;
    struct err err = {0};

    assert_int_equal(card_read(json, arena, &card, &err), RC_OK);
    for (size_t i = 0; i < card.n_buttons; i++)
        if (text_same(card.buttons[i].label, label))
            return card.buttons[i].action;
    fail_msg("no button %s", label);
    return "";
}

/* Max is asked; the card with buttons is his. */
static void ask_max(struct rig *rig)
{
    struct err err = {0};

    rig_make(rig);
    rig->wanted = "Approve";
    assert_int_equal(rig_open(rig, NULL, false, &err), RC_OK);
    rig_say(rig, "ask", "ana", "approval request D-5 discount 12 reason=\"Kraft\"");
    rig_run(rig);
    assert_int_equal(rig->results[0].rc, RC_OK);
    assert_non_null(rig->card);
    rig_forget(rig);
}

static void check_decisions(struct rig *rig, int64_t decisions)
{
    rig_close(rig);
    assert_int_equal(
        rig_ask(rig->path, "SELECT COUNT(*) FROM approval_task WHERE decided_at <> 0"),
        decisions);
    assert_int_equal(rig_ask(rig->path, "SELECT COUNT(DISTINCT turn) FROM audit"
                                        " WHERE action IN ('approve', 'reject')"),
                     decisions);
    rig_drop(rig);
}

static void a_thousand_clicks_are_one_decision(void **state)
{
    struct arena *arena = arena_new();
    struct rig rig;
    const char *action;
    size_t good = 0;

    (void)state;
    ask_max(&rig);
    action = action_of(arena, rig.card, "Approve");
    for (int i = 0; i < CLICKS; i++)
        rig_press(&rig, arena_printf(arena, "click-%d", i), "max", action);
    rig_run(&rig);
    assert_int_equal(rig.n_results, CLICKS);
    for (size_t i = 0; i < CLICKS; i++) {
        good += rig.results[i].rc == RC_OK;
        if (rig.results[i].rc != RC_OK)
            assert_non_null(strstr(rig.results[i].said, "already approved by Max Stone"));
    }
    assert_int_equal(good, 1);
    check_decisions(&rig, 1);
    arena_free(arena);
}

static void one_click_delivered_a_thousand_times_is_one_decision(void **state)
{
    struct arena *arena = arena_new();
    struct rig rig;
    const char *action;
    size_t repeats = 0;

    (void)state;
    ask_max(&rig);
    action = action_of(arena, rig.card, "Approve");
    for (int i = 0; i < CLICKS; i++)
        rig_press(&rig, "click", "max", action);
    rig_run(&rig);
    for (size_t i = 0; i < CLICKS; i++)
        repeats += rig.results[i].is_repeat;
    assert_int_equal(repeats, CLICKS - 1);
    check_decisions(&rig, 1);
    arena_free(arena);
}

static void clicks_on_yes_and_no_are_one_decision(void **state)
{
    struct arena *arena = arena_new();
    struct rig rig;
    const char *yes;

    (void)state;
    ask_max(&rig);
    yes = action_of(arena, rig.card, "Approve");
    for (int i = 0; i < CLICKS / 2; i++) {
        rig_say(&rig, arena_printf(arena, "no-%d", i), "max", "reject AP-1 too much");
        rig_press(&rig, arena_printf(arena, "yes-%d", i), "max", yes);
    }
    rig_run(&rig);
    assert_int_equal(rig.n_results, CLICKS);
    check_decisions(&rig, 1);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_clicks_are_one_decision),
        cmocka_unit_test(one_click_delivered_a_thousand_times_is_one_decision),
        cmocka_unit_test(clicks_on_yes_and_no_are_one_decision),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
