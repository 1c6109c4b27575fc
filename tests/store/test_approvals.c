/* Approvals: the first decision counts. */

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/approvals.h"

#include "tests/world/cases.h"
#include <string.h>

static void ask(struct turn *t, struct approval *approval, struct approval_task *tasks)
{
    *approval = (struct approval){.kind = "discount",
                                  .subject = "D-5",
                                  .deal = 5,
                                  .account = SMALL_ACME,
                                  .submitter = SMALL_ANA,
                                  .discount = "12",
                                  .amount = {400000, "EUR"},
                                  .reason = "they sign this week"};
    tasks[0] = (struct approval_task){.step = 0,
                                      .assignee = SMALL_MAX,
                                      .mode = STEP_ALL,
                                      .state = TASK_OPEN,
                                      .opened_at = t->now};
    tasks[1] = (struct approval_task){.step = 0,
                                      .assignee = SMALL_MEI,
                                      .mode = STEP_ALL,
                                      .state = TASK_OPEN,
                                      .opened_at = t->now};
    tasks[2] =
        (struct approval_task){.step = 1, .assignee = SMALL_CFO, .state = TASK_WAITING};
    OK(approvals_add(t, approval, tasks, 3));
}

static void a_request_comes_back_with_its_tasks(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct approval asked, found;
    struct approval_task tasks[3], list[APPROVAL_MOST_TASKS];
    size_t n;

    (void)state;
    ask(t, &asked, tasks);
    assert_int_equal(asked.id, 1);
    assert_true(tasks[0].id > 0 && tasks[2].id > tasks[0].id);
    OK(approvals_get(t, asked.id, &found));
    assert_string_equal(found.discount, "12");
    assert_int_equal(found.submitted_at, t->now);
    OK(approvals_tasks(t, asked.id, list, APPROVAL_MOST_TASKS, &n));
    assert_int_equal(n, 3);
    assert_int_equal(list[0].assignee, SMALL_MAX);
    assert_int_equal(list[0].mode, STEP_ALL);
    assert_int_equal(list[2].step, 1);
    assert_int_equal(list[2].approval, asked.id);
}

static void a_live_request_is_found_by_deal_and_kind(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct approval asked, found;
    struct approval_task tasks[3];

    (void)state;
    NO(RC_ABSENT, approvals_live(t, 5, "discount", &found));
    ask(t, &asked, tasks);
    OK(approvals_live(t, 5, "discount", &found));
    assert_int_equal(found.id, asked.id);
    NO(RC_ABSENT, approvals_live(t, 5, "contract", &found));
    NO(RC_ABSENT, approvals_live(t, 0, "discount", &found));
    NO(RC_ABSENT, approvals_granted(t, 5, "discount", &found));
    asked.state = APPROVAL_APPROVED;
    OK(approvals_put(t, &asked, tasks, 3));
    NO(RC_ABSENT, approvals_live(t, 5, "discount", &found));
    OK(approvals_granted(t, 5, "discount", &found));
}

static void of_two_who_decide_at_once_the_first_counts(void **state)
{
    struct turn *t = world_turn(&world, SMALL_MAX);
    struct approval asked, stale;
    struct approval_task tasks[3], theirs[3];

    (void)state;
    ask(t, &asked, tasks);
    stale = asked;
    memcpy(theirs, tasks, sizeof(tasks));
    tasks[0].state = TASK_APPROVED;
    tasks[0].decided_at = t->now;
    OK(approvals_put(t, &asked, tasks, 3));
    assert_int_equal(asked.version, 2);
    assert_int_equal(tasks[0].version, 2);
    assert_int_equal(tasks[1].version, 1);
    NO(RC_RULE, approvals_put(t, &stale, NULL, 0));
    theirs[1].state = TASK_REJECTED;
    theirs[1].decided_at = t->now;
    stale.state = APPROVAL_REJECTED;
    NO(RC_RULE, approvals_put(t, &stale, theirs, 3));
}

static void what_did_not_change_is_not_written(void **state)
{
    struct turn *t = world_turn(&world, SMALL_MAX);
    struct approval asked;
    struct approval_task tasks[3];
    int written;

    (void)state;
    ask(t, &asked, tasks);
    written = t->n_written;
    OK(approvals_put(t, &asked, tasks, 3));
    assert_int_equal(t->n_written, written);
    tasks[2].state = TASK_SKIPPED;
    OK(approvals_put(t, &asked, tasks, 3));
    assert_int_equal(t->n_written, written + 2);
}

static void a_task_may_join_later(void **state)
{
    struct turn *t = world_turn(&world, SMALL_MAX);
    struct approval asked;
    struct approval_task tasks[4], list[8];
    size_t n;

    (void)state;
    ask(t, &asked, tasks);
    tasks[3] = (struct approval_task){.assignee = SMALL_ADM,
                                      .origin = TASK_ESCALATED,
                                      .state = TASK_OPEN,
                                      .opened_at = t->now};
    OK(approvals_put(t, &asked, tasks, 4));
    OK(approvals_tasks(t, asked.id, list, 8, &n));
    assert_int_equal(n, 4);
    assert_int_equal(list[2].assignee, SMALL_ADM);
    assert_int_equal(list[2].origin, TASK_ESCALATED);
}

static void waiting_lists_hold_what_is_pending_and_open(void **state)
{
    struct turn *t = world_turn(&world, SMALL_MAX);
    struct approval asked, list[4];
    struct approval_task tasks[3];
    size_t n;

    (void)state;
    ask(t, &asked, tasks);
    OK(approvals_waiting_for(t, SMALL_MAX, 4, list, &n));
    assert_int_equal(n, 1);
    OK(approvals_waiting_for(t, SMALL_CFO, 4, list, &n));
    assert_int_equal(n, 0);
    OK(approvals_asked_by(t, SMALL_ANA, 4, list, &n));
    assert_int_equal(n, 1);
    asked.state = APPROVAL_RECALLED;
    OK(approvals_put(t, &asked, tasks, 3));
    OK(approvals_waiting_for(t, SMALL_MAX, 4, list, &n));
    assert_int_equal(n, 0);
}

static void undo_takes_a_decision_back_whole(void **state)
{
    struct turn *t = world_turn(&world, SMALL_ANA);
    struct approval asked;
    struct approval_task tasks[3], list[4];
    int64_t decided;
    int undone;
    size_t n;

    (void)state;
    ask(t, &asked, tasks);
    int64_t id = asked.id;
    t = world_turn(&world, SMALL_MAX);
    decided = t->id;
    OK(approvals_get(t, id, &asked));
    OK(approvals_tasks(t, id, tasks, 3, &n));
    OK(approval_decide(&asked, tasks, n, SMALL_MAX, VERDICT_REJECT, "no", t->now,
                       &t->err));
    OK(approvals_put(t, &asked, tasks, n));
    assert_int_equal(asked.state, APPROVAL_REJECTED);
    t = world_turn(&world, SMALL_MAX);
    OK(record_undo(t, decided, &undone));
    OK(approvals_get(t, id, &asked));
    assert_int_equal(asked.state, APPROVAL_PENDING);
    OK(approvals_tasks(t, id, list, 4, &n));
    assert_int_equal(list[0].state, TASK_OPEN);
    assert_int_equal(list[1].state, TASK_OPEN);
    assert_int_equal(list[2].state, TASK_WAITING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_request_comes_back_with_its_tasks),
        TEST(a_live_request_is_found_by_deal_and_kind),
        TEST(of_two_who_decide_at_once_the_first_counts),
        TEST(what_did_not_change_is_not_written),
        TEST(a_task_may_join_later),
        TEST(waiting_lists_hold_what_is_pending_and_open),
        TEST(undo_takes_a_decision_back_whole),
    };

    return cmocka_run_group_tests_name("store/approvals", tests, NULL, NULL);
}
