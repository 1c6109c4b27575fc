/* Those who must agree: nudged, joined by their manager, expired. */

#include "firm.h"

static struct approval_task a_task(int step, int64_t assignee, enum step_mode mode,
                                   enum task_state state, int64_t now)
{
    return (struct approval_task){.step = step,
                                  .assignee = assignee,
                                  .mode = mode,
                                  .state = state,
                                  .opened_at = state == TASK_OPEN ? now : 0,
                                  .comment = "",
                                  .via = ""};
}

struct seen {
    int64_t id;
    struct approval approval;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n;
};

static enum rc ask_approval(struct turn *t, void *arg)
{
    struct approval *approval = arg;
    struct approval_task tasks[] = {
        a_task(0, LI, STEP_ANY, TASK_OPEN, t->now),
        a_task(1, MEI, STEP_ANY, TASK_WAITING, t->now),
    };

    *approval = (struct approval){.kind = "discount",
                                  .subject = "D-1",
                                  .account = 1,
                                  .submitter = approval->submitter,
                                  .state = APPROVAL_PENDING,
                                  .discount = "12",
                                  .amount = {31200000, "CNY"},
                                  .reason = "竞争",
                                  .facts = "{}",
                                  .submitted_at = t->now};
    return approvals_add(t, approval, tasks, COUNT(tasks));
}

static int64_t approval_by(struct firm_of_test *f, int64_t submitter)
{
    struct approval approval = {.submitter = submitter};

    act(f, ask_approval, &approval);
    return approval.id;
}

static void see(struct turn *t, void *arg)
{
    struct seen *seen = arg;

    assert_int_equal(approvals_get(t, seen->id, &seen->approval), RC_OK);
    assert_int_equal(
        approvals_tasks(t, seen->id, seen->tasks, APPROVAL_MOST_TASKS, &seen->n), RC_OK);
}

static void an_approver_is_nudged_twice_then_the_manager_may_decide_too(void **state)
{
    struct firm_of_test *f = *state;
    struct seen seen = {0};

    clock_at(f, "2026-03-02T11:00");
    seen.id = approval_by(f, HAO);
    assert_int_equal(next_due(f), instant_in(f, "Asia/Shanghai", "2026-03-02T16:00"));
    walk_to(f, "2026-03-02T16:00"); /* 4 h of business time: lunch does not count */
    assert_int_equal(f->n_heard, 1);
    assert_int_equal(heard_by(f, LI, "在等您审批"), 1);
    walk_to(f, "2026-03-03T10:59");
    assert_int_equal(f->n_heard, 0);
    walk_to(f, "2026-03-03T11:00"); /* 8 h, which is also the working day */
    assert_int_equal(heard_by(f, LI, "一直在等您审批"), 1);
    assert_int_equal(heard_by(f, ZHAO, "您也可以审批"), 1);
    assert_int_equal(heard_by(f, HAO, "已同时请赵敏审批"), 1);
    assert_int_equal(f->n_heard, 3);
    look_in(f, see, &seen);
    assert_int_equal(seen.tasks[0].state, TASK_OPEN);
    assert_int_equal(seen.tasks[0].assignee, LI);
    assert_int_equal(seen.tasks[1].assignee, ZHAO);
    assert_int_equal(seen.tasks[1].state, TASK_OPEN);
    assert_int_equal(seen.tasks[1].origin, TASK_ESCALATED);
    assert_int_equal(seen.tasks[1].step, 0);
    walk_to(f, "2026-03-05T18:00"); /* the manager has nudges of her own, Li none */
    assert_int_equal(heard_by(f, LI, ""), 0);
    assert_int_equal(heard_by(f, ZHAO, "在等您审批"), 2);
}

static void the_submitters_manager_is_passed_over_when_she_asked_herself(void **state)
{
    struct firm_of_test *f = *state;
    struct seen seen = {0};

    clock_at(f, "2026-03-02T11:00");
    seen.id = approval_by(f, ZHAO); /* Li's manager is the one who asks */
    walk_to(f, "2026-03-03T18:00");
    look_in(f, see, &seen);
    assert_int_equal(seen.tasks[1].assignee, MEI);
    assert_int_equal(seen.tasks[1].origin, TASK_ASSIGNED);
    assert_int_equal(heard_by(f, ZHAO, "上面没有可以再请的人"), 1);
}

static enum rc decide(struct turn *t, void *arg)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct approval approval;
    size_t n = 0;

    TRY(approvals_get(t, *(int64_t *)arg, &approval));
    TRY(approvals_tasks(t, approval.id, tasks, APPROVAL_MOST_TASKS, &n));
    TRY(approval_decide(&approval, tasks, n, LI, VERDICT_REJECT, "太低", t->now,
                        &t->err));
    return approvals_put(t, &approval, tasks, n);
}

static void who_has_decided_is_left_in_peace(void **state)
{
    struct firm_of_test *f = *state;
    int64_t id;

    clock_at(f, "2026-03-02T11:00");
    id = approval_by(f, HAO);
    act(f, decide, &id);
    assert_int_equal(next_due(f), 0);
}

static void after_five_working_days_a_request_expires(void **state)
{
    struct firm_of_test *f = *state;
    struct seen seen = {0};

    clock_at(f, "2026-03-02T11:00");
    seen.id = approval_by(f, HAO);
    walk_to(f, "2026-03-09T10:59");
    look_in(f, see, &seen);
    assert_int_equal(seen.approval.state, APPROVAL_PENDING);
    walk_to(f, "2026-03-09T11:00");
    look_in(f, see, &seen);
    assert_int_equal(seen.approval.state, APPROVAL_EXPIRED);
    assert_int_equal(heard_by(f, HAO, "已过期"), 1);
    assert_int_equal(heard_by(f, LI, "已过期"), 1);
    for (size_t i = 0; i < seen.n; i++)
        assert_int_equal(seen.tasks[i].state, TASK_REVOKED);
    assert_int_equal(next_due(f), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIRM(an_approver_is_nudged_twice_then_the_manager_may_decide_too),
        IN_FIRM(the_submitters_manager_is_passed_over_when_she_asked_herself),
        IN_FIRM(who_has_decided_is_left_in_peace),
        IN_FIRM(after_five_working_days_a_request_expires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
