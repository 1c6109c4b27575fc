/* "approval-expiring" - nobody decided for five working days: the request ends. */

#include "notifiers/attention.h"
#include "notifiers/rule.h"
#include "store/approvals.h"

enum { WORKDAYS = 5 };

extern const struct rule rule_approval_expiring;

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    struct approval approval;
    struct person submitter;
    struct attention who;
    const char *round;
    int64_t due;

    *out = (struct wish){0};
    TRY(approvals_get(t, record, &approval));
    if (approval.state != APPROVAL_PENDING)
        return RC_OK;
    TRY(people_get(t, approval.submitter, &submitter));
    who = attention_of(t, &submitter);
    due = attention_from(&who,
                         attention_after_workdays(&who, approval.submitted_at, WORKDAYS));
    round = rule_round(t, approval.submitted_at);
    rule_pick(t, &due, 1, rule_spoken(t, &rule_approval_expiring, record, round), round,
              out);
    return RC_OK;
}

static enum rc end(struct turn *t, struct approval *approval)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n = 0;

    TRY(approvals_tasks(t, approval->id, tasks, APPROVAL_MOST_TASKS, &n));
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN || tasks[i].state == TASK_WAITING) {
            tasks[i].state = TASK_REVOKED;
            tasks[i].decided_at = t->now;
        }
    approval->state = APPROVAL_EXPIRED;
    approval->decided_at = t->now;
    return approvals_put(t, approval, tasks, n);
}

static enum rc tell(struct turn *t, const struct occasion *occasion,
                    const struct approval *approval, const struct person *whom)
{
    const char *words =
        arena_printf(t->arena,
                     IN(whom, "%s of %s expired: nobody decided within 5 working days.",
                        "%s（%s）已过期：5 个工作日内无人审批。"),
                     ref_text(t->arena, &approvals_kind, approval->id),
                     people_name(t, approval->submitter));

    return show_person(t, whom, &approvals_kind, approval->id,
                       rule_words(t, occasion, whom, words), TELL_MAIL_TOO);
}

static enum rc tell_submitter(struct turn *t, const struct occasion *occasion,
                              const struct approval *approval, const struct person *whom)
{
    const char *ref = ref_text(t->arena, &approvals_kind, approval->id);
    const char *words =
        arena_printf(t->arena,
                     IN(whom, "%s expired: nobody decided within 5 working days.",
                        "%s已过期：5 个工作日内无人审批。"),
                     ref);
    struct card card = rule_card(t, &approvals_kind, approval->id, occasion, whom, words);

    card_button(&card, IN(whom, "Ask again", "重新申请"), BUTTON_PRIMARY,
                arena_printf(t->arena, "approval again %s", ref));
    card_button(&card, IN(whom, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "approval show %s", ref));
    return tell_person(t, whom, &card, TELL_MAIL_TOO);
}

static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    struct approval approval;
    struct person submitter, manager;
    enum rc rc;

    TRY(approvals_get(t, occasion->record, &approval));
    TRY(people_get(t, approval.submitter, &submitter));
    TRY(end(t, &approval));
    if (submitter.is_active)
        TRY(tell_submitter(t, occasion, &approval, &submitter));
    rc = rule_manager(t, &submitter, 0, &manager);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    return tell(t, occasion, &approval, &manager);
}

const struct rule rule_approval_expiring = {
    .name = "approval-expiring",
    .brief = "end a request that nobody decided for five working days",
    .brief_zh = "五个工作日无人审批的申请自动过期",
    .kind = "approval",
    .plan = plan,
    .speak = speak,
};
