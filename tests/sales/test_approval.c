/* Who must agree, in what order, and when it is settled (domain.md section 1). */
#include "sales/approval.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { ZHAO = 1, LI, ZHOU, SUN, PRIYA, MOST = 6 };

/* A request of Zhao's, whose manager is Li, whose manager is Zhou. */
struct request {
    struct approval approval;
    struct approval_task tasks[MOST];
    size_t n;
    struct err err;
};

static void make(struct request *request)
{
    *request = (struct request){.approval = {.id = 87, .submitter = ZHAO}};
}

static void ask(struct request *request, int step, enum step_mode mode, int64_t who)
{
    request->tasks[request->n++] =
        (struct approval_task){.step = step, .mode = mode, .assignee = who};
}

static enum rc open_it(struct request *request)
{
    const int64_t managers[] = {LI, ZHOU};

    return approval_open(&request->approval, request->tasks, request->n, managers,
                         COUNT(managers), 1000, &request->err);
}

static enum rc decide(struct request *request, int64_t who, enum verdict verdict,
                      const char *comment)
{
    return approval_decide(&request->approval, request->tasks, request->n, who, verdict,
                           comment, 2000, &request->err);
}

static void is_task(const struct request *request, size_t i, enum task_state state)
{
    assert_int_equal(request->tasks[i].state, state);
}

static void is_state(const struct request *request, enum approval_state state)
{
    assert_string_equal(approval_state_name(request->approval.state),
                        approval_state_name(state));
}

static void any_is_satisfied_by_the_first(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 0, STEP_ANY, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(request.approval.submitted_at, 1000);
    assert_int_equal(request.tasks[1].opened_at, 1000);
    assert_int_equal(decide(&request, SUN, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
    is_task(&request, 0, TASK_REVOKED);
    is_task(&request, 1, TASK_APPROVED);
    assert_int_equal(request.approval.decided_by, SUN);
    assert_int_equal(request.approval.decided_at, 2000);
}

static void any_fails_when_all_rejected(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 0, STEP_ANY, SUN);
    ask(&request, 1, STEP_ANY, ZHOU);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, SUN, VERDICT_REJECT, "margin"), RC_OK);
    is_state(&request, APPROVAL_PENDING);
    assert_int_equal(decide(&request, LI, VERDICT_REJECT, "margin"), RC_OK);
    is_state(&request, APPROVAL_REJECTED);
    is_task(&request, 2, TASK_REVOKED);
}

static void any_may_still_be_approved_after_a_rejection(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 0, STEP_ANY, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, SUN, VERDICT_REJECT, "margin"), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, ""), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
}

static void all_wants_everyone(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_PENDING);
    assert_int_equal(approval_step_now(request.tasks, request.n), 0);
    assert_int_equal(decide(&request, SUN, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
    assert_int_equal(approval_step_now(request.tasks, request.n), -1);
}

static void all_fails_with_one_rejection(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, SUN);
    ask(&request, 0, STEP_ALL, PRIYA);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    assert_int_equal(decide(&request, SUN, VERDICT_REJECT, "no budget"), RC_OK);
    is_state(&request, APPROVAL_REJECTED);
    is_task(&request, 0, TASK_APPROVED);
    is_task(&request, 1, TASK_REJECTED);
    is_task(&request, 2, TASK_REVOKED);
    assert_string_equal(request.tasks[1].comment, "no budget");
}

static void steps_open_one_after_the_other(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 7, STEP_ANY, ZHOU);
    ask(&request, 2, STEP_ANY, LI);
    assert_int_equal(open_it(&request), RC_OK);
    is_task(&request, 0, TASK_WAITING);
    is_task(&request, 1, TASK_OPEN);
    assert_int_equal(approval_step_now(request.tasks, request.n), 2);
    assert_int_equal(decide(&request, ZHOU, VERDICT_APPROVE, NULL), RC_DENIED);
    assert_string_equal(request.err.said, "it is not your turn for AP-87 yet");
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_PENDING);
    is_task(&request, 0, TASK_OPEN);
    assert_int_equal(request.tasks[0].opened_at, 2000);
    assert_int_equal(decide(&request, ZHOU, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
}

static void nobody_decides_their_own_request(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, ZHAO);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(request.tasks[0].assignee, LI);
    assert_int_equal(decide(&request, ZHAO, VERDICT_APPROVE, NULL), RC_DENIED);
    is_state(&request, APPROVAL_PENDING);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
}

static void not_even_with_an_open_task_of_their_own(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    assert_int_equal(open_it(&request), RC_OK);
    request.tasks[0].assignee = ZHAO;
    assert_int_equal(decide(&request, ZHAO, VERDICT_APPROVE, NULL), RC_DENIED);
    assert_string_equal(request.err.said,
                        "AP-87 is your own request; somebody else decides it");
    is_state(&request, APPROVAL_PENDING);
    is_task(&request, 0, TASK_OPEN);
}

static void a_manager_who_is_in_the_step_is_not_asked_twice(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ALL, ZHAO);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, LI);
    assert_int_equal(open_it(&request), RC_OK);
    is_task(&request, 0, TASK_SKIPPED);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
}

static void without_anyone_it_is_never_silently_approved(void **state)
{
    const int64_t none[] = {0}, only_self[] = {ZHAO, 0};
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, ZHAO);
    assert_int_equal(approval_open(&request.approval, request.tasks, request.n, none, 1,
                                   1000, &request.err),
                     RC_RULE);
    make(&request);
    ask(&request, 0, STEP_ANY, ZHAO);
    assert_int_equal(approval_open(&request.approval, request.tasks, request.n, only_self,
                                   2, 1000, &request.err),
                     RC_RULE);
    make(&request);
    assert_int_equal(open_it(&request), RC_RULE);
    assert_string_equal(request.err.said, "there is nobody who may decide this");
    assert_int_equal(request.approval.submitted_at, 0);
}

static void an_empty_step_gives_way_to_the_next(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, 0);
    ask(&request, 1, STEP_ANY, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    is_task(&request, 0, TASK_SKIPPED);
    is_task(&request, 1, TASK_OPEN);
}

static void who_decided_before_is_skipped_as_a_duplicate(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 1, STEP_ALL, LI);
    ask(&request, 1, STEP_ALL, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_task(&request, 1, TASK_SKIPPED);
    is_task(&request, 2, TASK_OPEN);
    is_state(&request, APPROVAL_PENDING);
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 1, STEP_ANY, LI);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
}

static void who_was_only_revoked_is_asked_again(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 0, STEP_ANY, SUN);
    ask(&request, 1, STEP_ANY, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_task(&request, 1, TASK_REVOKED);
    is_task(&request, 2, TASK_OPEN);
}

static void a_return_goes_to_the_submitter_at_once(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, SUN);
    ask(&request, 1, STEP_ALL, ZHOU);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, SUN, VERDICT_RETURN, "add the quote"), RC_OK);
    is_state(&request, APPROVAL_RETURNED);
    is_task(&request, 0, TASK_REVOKED);
    is_task(&request, 1, TASK_RETURNED);
    is_task(&request, 2, TASK_REVOKED);
}

static void no_without_a_reason_is_refused(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_REJECT, NULL), RC_USAGE);
    assert_int_equal(decide(&request, LI, VERDICT_REJECT, " \n"), RC_USAGE);
    assert_int_equal(decide(&request, LI, VERDICT_RETURN, "　"), RC_USAGE);
    is_task(&request, 0, TASK_OPEN);
}

static void a_settled_request_refuses_another_verdict(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ANY, LI);
    ask(&request, 0, STEP_ANY, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    assert_int_equal(decide(&request, SUN, VERDICT_REJECT, "late"), RC_RULE);
    assert_string_equal(request.err.said, "AP-87 is not waiting any more: approved");
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_RULE);
    assert_int_equal(request.approval.decided_by, LI);
    is_task(&request, 1, TASK_REVOKED);
}

static void a_discount_is_taken_off_to_the_last_cent(void **state)
{
    const struct money whole = {50000000, "CNY"};
    struct err err = {0};
    struct money after;

    (void)state;
    assert_int_equal(approval_discount("12"), 1200);
    assert_int_equal(approval_discount("12.5"), 1250);
    assert_int_equal(approval_discount("0.25"), 25);
    assert_int_equal(approval_discount(""), 0);
    assert_int_equal(approval_after(whole, 1200, &after, &err), RC_OK);
    assert_int_equal(after.minor, 44000000);
    assert_string_equal(after.currency, "CNY");
}

static void a_stranger_and_a_double_click_decide_nothing(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, SUN);
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, PRIYA, VERDICT_APPROVE, NULL), RC_DENIED);
    assert_string_equal(request.err.said, "AP-87 does not wait for you");
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_DENIED);
    assert_string_equal(request.err.said, "your part of AP-87 is settled already");
    is_state(&request, APPROVAL_PENDING);
}

static void an_escalated_task_is_a_parallel_any(void **state)
{
    struct request request;

    (void)state;
    make(&request);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, ZHOU);
    request.tasks[1].origin = TASK_ESCALATED;
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, ZHOU, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
    is_task(&request, 0, TASK_REVOKED);
    make(&request);
    ask(&request, 0, STEP_ALL, LI);
    ask(&request, 0, STEP_ALL, ZHOU);
    request.tasks[1].origin = TASK_ESCALATED;
    assert_int_equal(open_it(&request), RC_OK);
    assert_int_equal(decide(&request, LI, VERDICT_APPROVE, NULL), RC_OK);
    is_state(&request, APPROVAL_APPROVED);
    is_task(&request, 1, TASK_REVOKED);
}

static void kinds_are_known_by_both_names(void **state)
{
    static const char *const kinds[] = {"discount", "contract", "credit", "refund",
                                        "writeoff", "price",    "other"};

    (void)state;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        assert_string_equal(approval_kind_parse(kinds[i]), kinds[i]);
        assert_string_equal(approval_kind_parse(approval_kind_text(kinds[i], LANG_ZH)),
                            kinds[i]);
        assert_string_equal(approval_kind_parse(approval_kind_text(kinds[i], LANG_EN)),
                            kinds[i]);
    }
    assert_string_equal(approval_kind_parse("授信"), "credit");
    assert_string_equal(approval_kind_parse("坏账"), "writeoff");
    assert_true(approval_kind_known("折扣"));
    assert_false(approval_kind_known("bribe"));
    assert_null(approval_kind_parse(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_is_satisfied_by_the_first),
        cmocka_unit_test(any_fails_when_all_rejected),
        cmocka_unit_test(any_may_still_be_approved_after_a_rejection),
        cmocka_unit_test(all_wants_everyone),
        cmocka_unit_test(all_fails_with_one_rejection),
        cmocka_unit_test(steps_open_one_after_the_other),
        cmocka_unit_test(nobody_decides_their_own_request),
        cmocka_unit_test(not_even_with_an_open_task_of_their_own),
        cmocka_unit_test(a_manager_who_is_in_the_step_is_not_asked_twice),
        cmocka_unit_test(without_anyone_it_is_never_silently_approved),
        cmocka_unit_test(an_empty_step_gives_way_to_the_next),
        cmocka_unit_test(who_decided_before_is_skipped_as_a_duplicate),
        cmocka_unit_test(who_was_only_revoked_is_asked_again),
        cmocka_unit_test(a_return_goes_to_the_submitter_at_once),
        cmocka_unit_test(no_without_a_reason_is_refused),
        cmocka_unit_test(a_settled_request_refuses_another_verdict),
        cmocka_unit_test(a_discount_is_taken_off_to_the_last_cent),
        cmocka_unit_test(a_stranger_and_a_double_click_decide_nothing),
        cmocka_unit_test(an_escalated_task_is_a_parallel_any),
        cmocka_unit_test(kinds_are_known_by_both_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
