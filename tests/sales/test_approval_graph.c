/* Nobody decides on their own request, whoever manages whom and whoever was asked: a
 * property over random firms. */
#include "sales/approval.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

enum { FIRMS = 20000, PEOPLE = 6, TASKS = 12, TRIES = 24, LINE = 8 };

struct firm {
    uint64_t seed;
    int64_t manager[PEOPLE + 1]; /* 0: none; rings and one's own manager among them */
    struct approval approval;
    struct approval_task tasks[TASKS];
    size_t n;
    int accepted;
};

/* xorshift64*: the same firms on every machine. */
static unsigned draw(struct firm *firm, unsigned below)
{
    firm->seed ^= firm->seed >> 12;
    firm->seed ^= firm->seed << 25;
    firm->seed ^= firm->seed >> 27;
    return (unsigned)((firm->seed * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

static void found(struct firm *firm, int number)
{
    int steps;

    *firm = (struct firm){.seed = UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(number + 1)};
    for (int i = 1; i <= PEOPLE; i++)
        firm->manager[i] = (int64_t)draw(firm, PEOPLE + 1);
    firm->approval =
        (struct approval){.id = number + 1, .submitter = 1 + (int64_t)draw(firm, PEOPLE)};
    steps = 1 + (int)draw(firm, 3);
    for (int step = 0; step < steps; step++) {
        enum step_mode mode = draw(firm, 2) ? STEP_ALL : STEP_ANY;

        for (unsigned k = 1 + draw(firm, 3); k > 0; k--)
            firm->tasks[firm->n++] = (struct approval_task){
                .step = step, .mode = mode, .assignee = 1 + (int64_t)draw(firm, PEOPLE)};
    }
}

/* The submitter's manager, theirs, and so on, round a ring as well. */
static size_t line_of(const struct firm *firm, int64_t out[LINE])
{
    int64_t at = firm->manager[firm->approval.submitter];
    size_t n = 0;

    for (; at && n < LINE; at = firm->manager[at])
        out[n++] = at;
    return n;
}

static enum rc open_it(struct firm *firm)
{
    int64_t line[LINE];
    struct err err = {0};
    size_t n = line_of(firm, line);

    return approval_open(&firm->approval, firm->tasks, firm->n, line, n, 1000, &err);
}

static bool is_asked(const struct firm *firm, int64_t who)
{
    for (size_t i = 0; i < firm->n; i++)
        if (firm->tasks[i].assignee == who &&
            (firm->tasks[i].state == TASK_OPEN || firm->tasks[i].state == TASK_WAITING))
            return true;
    return false;
}

/* As the rule does: somebody further up the line of who lets it wait may decide too. */
static void escalate(struct firm *firm)
{
    int step = approval_step_now(firm->tasks, firm->n);
    int64_t at = 1 + (int64_t)draw(firm, PEOPLE);

    for (int i = 0; i < LINE && at; i++, at = firm->manager[at])
        if (at != firm->approval.submitter && !is_asked(firm, at) && firm->n < TASKS &&
            step >= 0) {
            firm->tasks[firm->n++] = (struct approval_task){.step = step,
                                                            .assignee = at,
                                                            .mode = firm->tasks[0].mode,
                                                            .origin = TASK_ESCALATED,
                                                            .state = TASK_OPEN,
                                                            .opened_at = 1500};
            return;
        }
}

static void try_to_decide(struct firm *firm)
{
    const struct firm before = *firm;
    int64_t who =
        draw(firm, 3) ? 1 + (int64_t)draw(firm, PEOPLE) : firm->approval.submitter;
    enum verdict verdict = (enum verdict)draw(firm, 3);
    struct err err = {0};
    enum rc rc = approval_decide(&firm->approval, firm->tasks, firm->n, who, verdict,
                                 "because", 2000, &err);

    firm->accepted += rc == RC_OK;
    if (who != firm->approval.submitter)
        return;
    if (rc == RC_OK || memcmp(firm->tasks, before.tasks, sizeof(firm->tasks)) != 0 ||
        firm->approval.state != before.approval.state)
        fail_msg("firm %lld: %lld decided on their own request",
                 (long long)firm->approval.id, (long long)who);
}

static void check(const struct firm *firm)
{
    const struct approval *approval = &firm->approval;

    for (size_t i = 0; i < firm->n; i++) {
        const struct approval_task *task = &firm->tasks[i];
        bool counts = task->state != TASK_SKIPPED && task->state != TASK_REVOKED;

        if (counts && task->assignee == approval->submitter)
            fail_msg("firm %lld: the submitter is asked", (long long)approval->id);
    }
    if (approval->decided_by == approval->submitter)
        fail_msg("firm %lld: decided by the submitter", (long long)approval->id);
    if (approval->state == APPROVAL_APPROVED && firm->accepted == 0)
        fail_msg("firm %lld: approved by nobody", (long long)approval->id);
    if (approval->state == APPROVAL_PENDING &&
        approval_step_now(firm->tasks, firm->n) < 0)
        fail_msg("firm %lld: waits for nobody", (long long)approval->id);
}

static void nobody_decides_on_their_own_request_in_any_firm(void **state)
{
    int n_opened = 0, n_approved = 0, n_refused = 0;

    (void)state;
    for (int number = 0; number < FIRMS; number++) {
        struct firm firm;

        found(&firm, number);
        if (open_it(&firm) != RC_OK) {
            n_refused++;
            continue;
        }
        n_opened++;
        check(&firm);
        for (int i = 0; i < TRIES; i++) {
            if (draw(&firm, 5) == 0 && firm.approval.state == APPROVAL_PENDING)
                escalate(&firm);
            try_to_decide(&firm);
            check(&firm);
        }
        n_approved += firm.approval.state == APPROVAL_APPROVED;
    }
    assert_true(n_opened > FIRMS / 2); /* the firms are not all the same dull one */
    assert_true(n_approved > FIRMS / 10);
    assert_true(n_refused > FIRMS / 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_decides_on_their_own_request_in_any_firm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
