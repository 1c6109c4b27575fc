/*
 * "approval-waiting" - somebody has not decided: two nudges, then their manager may
 * decide as well (domain.md section 1, rule 4).
 *
 * The clock is each task's own and runs in its assignee's business time; the manager's
 * task starts one of its own, which leads to the next manager.
 */

#include "notifiers/attention.h"
#include "notifiers/rule.h"
#include "store/approvals.h"

enum { NUDGE, NUDGE_AGAIN, ESCALATE, STEPS };

enum { FIRST_MINUTES = 4 * 60, SECOND_MINUTES = 8 * 60, WORKDAYS = 1 };

extern const struct rule rule_approval_waiting;

static enum rc task_get(struct turn *t, int64_t id, struct approval_task *out)
{
    struct stored_task stored;

    TRY(record_get(t, &tasks_kind, id, &stored));
    *out = stored.task;
    return RC_OK;
}

static int64_t max_of(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static enum rc next_up(struct turn *t, const struct approval_task *task,
                       const struct approval *approval, struct person *out) CHECKED;

enum { ROUNDS = 4 };

/* It goes up when whoever is asked then and the submitter, who hears of it, may both be
 * disturbed: a manager may live where it is night. Where no hour suits both, it is the
 * manager's. */
static enum rc when_up(struct turn *t, const struct approval_task *task,
                       const struct approval *approval, int64_t at, int64_t *out)
{
    struct person submitter, boss;
    struct attention who, up;
    enum rc rc;

    TRY(people_get(t, approval->submitter, &submitter));
    who = attention_of(t, &submitter);
    rc = next_up(t, task, approval, &boss);
    if (rc != RC_OK) {
        *out = attention_from(&who, at);
        return rc == RC_ABSENT ? RC_OK : rc;
    }
    up = attention_of(t, &boss);
    *out = attention_from(&up, at);
    for (int i = 0; i < ROUNDS; i++) {
        int64_t both = attention_from(&who, at);

        at = attention_from(&up, both);
        if (at == both) {
            *out = at;
            break;
        }
    }
    return RC_OK;
}

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    int64_t due[STEPS] = {0};
    struct approval_task task;
    struct approval approval;
    struct person assignee;
    struct attention who;
    const char *round;

    *out = (struct wish){0};
    TRY(task_get(t, record, &task));
    if (task.state != TASK_OPEN)
        return RC_OK;
    TRY(approvals_get(t, task.approval, &approval));
    if (approval.state != APPROVAL_PENDING)
        return RC_OK;
    TRY(people_get(t, task.assignee, &assignee));
    who = attention_of(t, &assignee);
    due[NUDGE] = attention_from(
        &who, attention_after_minutes(&who, task.opened_at, FIRST_MINUTES));
    due[NUDGE_AGAIN] = attention_from(
        &who, attention_after_minutes(&who, task.opened_at, SECOND_MINUTES));
    /* On a day of eight hours both are the same moment: then the manager comes in. */
    due[ESCALATE] = max_of(
        due[NUDGE_AGAIN],
        attention_from(&who, attention_after_workdays(&who, task.opened_at, WORKDAYS)));
    TRY(when_up(t, &task, &approval, due[ESCALATE], &due[ESCALATE]));
    round = rule_round(t, task.opened_at);
    rule_pick(t, due, STEPS, rule_spoken(t, &rule_approval_waiting, record, round), round,
              out);
    return RC_OK;
}

static enum rc nudge(struct turn *t, const struct occasion *occasion,
                     const struct approval_task *task, const struct approval *approval)
{
    struct person whom;
    struct moment since;
    const char *when, *words;

    TRY(people_get(t, task->assignee, &whom));
    if (!whom.is_active)
        return RC_OK;
    since = wall_at(t, whom.zone, task->opened_at);
    when = moment_text(t->arena, since, wall_at(t, whom.zone, t->now).day, whom.lang);
    words = arena_printf(
        t->arena,
        occasion->step == NUDGE
            ? IN(&whom, "%s of %s waits for you since %s.", "%s（%s）从%s起在等您审批。")
            : IN(&whom, "%s of %s still waits for you, since %s.",
                 "%s（%s）从%s起一直在等您审批。"),
        ref_text(t->arena, &approvals_kind, approval->id),
        people_name(t, approval->submitter), when);
    return show_person(t, &whom, &approvals_kind, approval->id,
                       rule_words(t, occasion, &whom, words), TELL_MAIL_TOO);
}

static bool is_asked(const struct approval_task *tasks, size_t n, int step,
                     int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].step == step && tasks[i].assignee == person &&
            tasks[i].state != TASK_SKIPPED)
            return true;
    return false;
}

/* The first up the line who is neither the submitter nor asked already. */
static enum rc next_up(struct turn *t, const struct approval_task *task,
                       const struct approval *approval, struct person *out)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct person at;
    size_t n = 0;

    TRY(approvals_tasks(t, approval->id, tasks, APPROVAL_MOST_TASKS, &n));
    TRY(people_get(t, task->assignee, &at));
    for (size_t i = 0; i < APPROVAL_MOST_TASKS; i++) {
        struct person boss;

        TRY(rule_manager(t, &at, approval->submitter, &boss));
        if (!is_asked(tasks, n, task->step, boss.id)) {
            *out = boss;
            return n < APPROVAL_MOST_TASKS ? RC_OK : RC_ABSENT;
        }
        at = boss;
    }
    return RC_ABSENT;
}

static enum rc ask_boss(struct turn *t, const struct occasion *occasion,
                        const struct approval_task *task, const struct approval *approval,
                        const struct person *boss)
{
    struct stored_task added = {.task = {.approval = approval->id,
                                         .step = task->step,
                                         .assignee = boss->id,
                                         .mode = task->mode,
                                         .origin = TASK_ESCALATED,
                                         .state = TASK_OPEN,
                                         .opened_at = t->now,
                                         .comment = "",
                                         .via = ""}};
    const char *words = arena_printf(
        t->arena,
        IN(boss, "%s has waited a working day for %s. You may decide as well.",
           "%s已等%s一个工作日，您也可以审批。"),
        ref_text(t->arena, &approvals_kind, approval->id),
        people_name(t, task->assignee));

    TRY(record_add(t, &tasks_kind, &added));
    record_touch(t, &approvals_kind, approval->id); /* its cards name who may decide */
    return show_person(t, boss, &approvals_kind, approval->id,
                       rule_words(t, occasion, boss, words), TELL_MAIL_TOO);
}

static enum rc tell_submitter(struct turn *t, const struct occasion *occasion,
                              const struct approval_task *task,
                              const struct approval *approval, const struct person *boss)
{
    const char *ref = ref_text(t->arena, &approvals_kind, approval->id);
    const char *who = people_name(t, task->assignee), *words;
    struct person whom;
    struct card card;

    TRY(people_get(t, approval->submitter, &whom));
    if (!whom.is_active)
        return RC_OK;
    if (boss)
        words = arena_printf(
            t->arena,
            IN(&whom, "%s has waited for %s for a working day; %s is asked too.",
               "%s等%s审批已满一个工作日，已同时请%s审批。"),
            ref, who, boss->name);
    else
        words = arena_printf(
            t->arena,
            IN(&whom,
               "%s has waited for %s for a working day; nobody above can be asked.",
               "%s等%s审批已满一个工作日，上面没有可以再请的人。"),
            ref, who);
    card = rule_card(t, &approvals_kind, approval->id, occasion, &whom, words);
    return tell_person(t, &whom, &card, TELL_CHAT);
}

static enum rc escalate(struct turn *t, const struct occasion *occasion,
                        const struct approval_task *task, const struct approval *approval)
{
    struct person boss;
    enum rc rc = next_up(t, task, approval, &boss);

    /* Where the second nudge fell on the same moment, it is said here. */
    if (rule_spoken(t, &rule_approval_waiting, occasion->record, occasion->round) <
        NUDGE_AGAIN)
        TRY(nudge(t, occasion, task, approval));
    /* Its cards say that its time is over. */
    record_touch(t, &approvals_kind, approval->id);
    if (rc == RC_ABSENT)
        return tell_submitter(t, occasion, task, approval, NULL);
    TRY(rc);
    TRY(ask_boss(t, occasion, task, approval, &boss));
    return tell_submitter(t, occasion, task, approval, &boss);
}

static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    struct approval_task task;
    struct approval approval;

    TRY(task_get(t, occasion->record, &task));
    TRY(approvals_get(t, task.approval, &approval));
    return occasion->step == ESCALATE ? escalate(t, occasion, &task, &approval)
                                      : nudge(t, occasion, &task, &approval);
}

const struct rule rule_approval_waiting = {
    .name = "approval-waiting",
    .brief = "nudge who must agree, twice, then ask their manager as well",
    .brief_zh = "提醒审批人两次，再请其上级一起审批",
    .kind = "task",
    .plan = plan,
    .speak = speak,
};
