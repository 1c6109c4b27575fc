/* approval.c - steps open, verdicts fall, and the request is settled. */
#include "approval.h"

#include "scan.h"

#include <string.h>

static const struct {
    const char *name, *en, *zh;
} states[] = {
    [APPROVAL_PENDING] = {"pending", "waiting", "审批中"},
    [APPROVAL_APPROVED] = {"approved", "approved", "已批准"},
    [APPROVAL_REJECTED] = {"rejected", "rejected", "已驳回"},
    [APPROVAL_RETURNED] = {"returned", "returned", "已退回"},
    [APPROVAL_RECALLED] = {"recalled", "recalled", "已撤回"},
    [APPROVAL_EXPIRED] = {"expired", "expired", "已过期"},
    [APPROVAL_SUPERSEDED] = {"superseded", "superseded", "已被取代"},
};

const char *approval_state_name(enum approval_state state)
{
    return states[state].name;
}

const char *approval_state_text(enum approval_state state, enum lang lang)
{
    return lang == LANG_ZH ? states[state].zh : states[state].en;
}

static const struct {
    const char *name, *en, *zh;
} kinds[] = {
    {"discount", "Discount", "折扣"},
    {"contract", "Contract", "合同"},
    {"credit", "Credit", "信用额度"},
    {"refund", "Refund", "退款"},
    {"writeoff", "Write-off", "坏账核销"},
    {"price", "Price", "特价"},
    {"other", "Other", "其他"},
};

static const struct scan_word kind_aliases[] = {
    {"打折", 0}, {"优惠", 0}, {"授信", 2},      {"额度", 2},      {"信用", 2},
    {"账期", 2}, {"退费", 3}, {"write-off", 4}, {"write off", 4}, {"核销", 4},
    {"坏账", 4}, {"价格", 5}, {"报价", 5},      {"其它", 6},      {0},
};

const char *approval_kind_text(const char *kind, enum lang lang)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (text_same(kinds[i].name, kind))
            return lang == LANG_ZH ? kinds[i].zh : kinds[i].en;
    return kind;
}

const char *approval_ask_text(struct arena *arena, const char *kind, const char *discount,
                              enum lang lang)
{
    const char *text = approval_kind_text(kind, lang);

    return text_empty(discount)
               ? text
               : arena_printf(arena, "%s %s", text, percent_text(arena, discount));
}

const char *approval_kind_parse(const char *name)
{
    struct scan scan;
    int kind;

    if (!scan_start(&scan, name))
        return NULL;
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(scan.text, kinds[i].name) == 0 || strcmp(scan.text, kinds[i].zh) == 0)
            return kinds[i].name;
    if (scan_one_of(&scan, kind_aliases, &kind) && scan_end(&scan))
        return kinds[kind].name;
    return NULL;
}

bool approval_kind_known(const char *kind)
{
    return approval_kind_parse(kind) != NULL;
}

int approval_discount(const char *text)
{
    int value = 0, decimals = -1;

    for (; text && *text && decimals < 2 && value < 100 * 100; text++) {
        if (*text == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*text < '0' || *text > '9')
            break;
        value = 10 * value + (*text - '0');
        decimals += decimals >= 0;
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
        value *= 10;
    return value;
}

enum rc approval_after(struct money amount, int discount, struct money *out,
                       struct err *err)
{
    struct money off;

    TRY(money_share(amount, discount, (int64_t)100 * 100, &off, err));
    return money_sub(amount, off, out, err);
}

int approval_step_now(const struct approval_task *tasks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN)
            return tasks[i].step;
    return -1;
}

/* Did they decide a step before this one? */
static bool has_decided(const struct approval_task *tasks, size_t n, int64_t who,
                        int before)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].assignee == who && tasks[i].step < before &&
            tasks[i].state == TASK_APPROVED)
            return true;
    return false;
}

/* Is the person in the step by another task than tasks[i]? */
static bool is_in_step(const struct approval_task *tasks, size_t n, size_t i, int step,
                       int64_t who)
{
    for (size_t j = 0; j < n; j++)
        if (j != i && tasks[j].step == step && tasks[j].assignee == who &&
            tasks[j].state != TASK_SKIPPED)
            return true;
    return false;
}

/* The least step above `after` with a task that waits; -1 when there is none. */
static int step_after(const struct approval_task *tasks, size_t n, int after)
{
    int least = -1;

    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_WAITING && tasks[i].step > after &&
            (least < 0 || tasks[i].step < least))
            least = tasks[i].step;
    return least;
}

/* Opens the next step that has anyone in it; false when none is left. Who decided an
 * earlier step is a duplicate here. */
static bool open_next(struct approval_task *tasks, size_t n, int after, int64_t now)
{
    bool is_open = false;

    for (int step = step_after(tasks, n, after); step >= 0 && !is_open;
         step = step_after(tasks, n, step))
        for (size_t i = 0; i < n; i++) {
            if (tasks[i].step != step || tasks[i].state != TASK_WAITING)
                continue;
            if (has_decided(tasks, n, tasks[i].assignee, step)) {
                tasks[i].state = TASK_SKIPPED;
                continue;
            }
            tasks[i].state = TASK_OPEN;
            tasks[i].opened_at = now;
            is_open = true;
        }
    return is_open;
}

static int64_t first_manager(int64_t submitter, const int64_t *managers, size_t n)
{
    for (size_t i = 0; i < n && managers[i] != 0; i++)
        if (managers[i] != submitter)
            return managers[i];
    return 0;
}

/* Nobody decides on their own request, and nobody twice in one step. */
static void replace(const struct approval *approval, struct approval_task *tasks,
                    size_t n, size_t i, int64_t manager)
{
    struct approval_task *task = &tasks[i];

    if (task->assignee == approval->submitter)
        task->assignee = manager;
    if (task->assignee == 0 || is_in_step(tasks, n, i, task->step, task->assignee))
        task->state = TASK_SKIPPED;
}

enum rc approval_open(struct approval *approval, struct approval_task *tasks, size_t n,
                      const int64_t *managers, size_t n_managers, int64_t now,
                      struct err *err)
{
    int64_t manager = first_manager(approval->submitter, managers, n_managers);

    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_WAITING)
            replace(approval, tasks, n, i, manager);
    if (!open_next(tasks, n, -1, now)) {
        (void)err_set(
            err, RC_RULE, "%s",
            IN(err, "there is nobody who may decide this", "没有可以审批这项申请的人"));
        return err_hint(
            err, "%s",
            IN(err, "name an approver other than yourself", "请指定本人以外的审批人"));
    }
    approval->state = APPROVAL_PENDING;
    approval->submitted_at = now;
    return RC_OK;
}

/* How the open step stands. */
struct tally {
    int open, rejected;
    int due; /* open, and asked of someone in the first place */
    bool is_approved, is_by_escalation;
    enum step_mode mode;
};

static struct tally count(const struct approval_task *tasks, size_t n, int step)
{
    struct tally tally = {0};

    for (size_t i = 0; i < n; i++) {
        if (tasks[i].step != step)
            continue;
        bool is_escalated = tasks[i].origin == TASK_ESCALATED;
        tally.mode = tasks[i].mode;
        tally.open += tasks[i].state == TASK_OPEN;
        tally.due += tasks[i].state == TASK_OPEN && !is_escalated;
        tally.rejected += tasks[i].state == TASK_REJECTED;
        tally.is_approved |= tasks[i].state == TASK_APPROVED;
        tally.is_by_escalation |= tasks[i].state == TASK_APPROVED && is_escalated;
    }
    return tally;
}

/* `any`: the first approval is enough. `all`: nobody who was asked is left; the manager
 * to whom a late step went up is a parallel `any` and settles what is still open. */
static bool is_satisfied(const struct tally *tally)
{
    if (!tally->is_approved)
        return false;
    return tally->mode == STEP_ANY || tally->due == 0 || tally->is_by_escalation;
}

static bool has_failed(const struct tally *tally)
{
    if (tally->mode == STEP_ALL)
        return tally->rejected > 0;
    return tally->open == 0 && !tally->is_approved;
}

static void revoke(struct approval_task *tasks, size_t n, bool with_waiting, int64_t now)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN ||
            (with_waiting && tasks[i].state == TASK_WAITING)) {
            tasks[i].state = TASK_REVOKED;
            tasks[i].decided_at = now;
        }
}

static void settle(struct approval *approval, enum approval_state state, int64_t who,
                   int64_t now)
{
    approval->state = state;
    approval->decided_by = who;
    approval->decided_at = now;
}

static bool is_blank(const char *comment)
{
    struct scan scan;

    return text_empty(comment) || comment[strspn(comment, " \t\r\n")] == '\0' ||
           (scan_start(&scan, comment) && scan_end(&scan));
}

static struct approval_task *open_task(struct approval_task *tasks, size_t n, int64_t who)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].assignee == who && tasks[i].state == TASK_OPEN)
            return &tasks[i];
    return NULL;
}

/* Why they have nothing to decide here. */
static enum rc not_theirs(const struct approval *approval,
                          const struct approval_task *tasks, size_t n, int64_t who,
                          struct err *err)
{
    long long id = (long long)approval->id;
    bool is_later = false, is_done = false;

    if (who == approval->submitter)
        return err_set(err, RC_DENIED,
                       IN(err, "AP-%lld is your own request; somebody else decides it",
                          "AP-%lld 是您自己提交的，须由他人审批"),
                       id);
    for (size_t i = 0; i < n; i++) {
        is_later |= tasks[i].assignee == who && tasks[i].state == TASK_WAITING;
        is_done |= tasks[i].assignee == who && tasks[i].decided_at != 0;
    }
    if (is_later)
        return err_set(
            err, RC_DENIED,
            IN(err, "it is not your turn for AP-%lld yet", "AP-%lld 还没有轮到您审批"),
            id);
    if (is_done)
        return err_set(err, RC_DENIED,
                       IN(err, "your part of AP-%lld is settled already",
                          "AP-%lld 中您的一步已经处理完毕"),
                       id);
    return err_set(err, RC_DENIED,
                   IN(err, "AP-%lld does not wait for you", "AP-%lld 不需要您审批"), id);
}

static enum rc check_comment(enum verdict verdict, const char *comment, struct err *err)
{
    if (verdict == VERDICT_APPROVE || !is_blank(comment))
        return RC_OK;
    if (verdict == VERDICT_RETURN)
        return err_set(
            err, RC_USAGE, "%s",
            IN(err, "to return it, say what should change", "退回时请说明需要修改什么"));
    return err_set(err, RC_USAGE, "%s",
                   IN(err, "to reject it, say why", "驳回时请说明原因"));
}

enum rc approval_decide(struct approval *approval, struct approval_task *tasks, size_t n,
                        int64_t who, enum verdict verdict, const char *comment,
                        int64_t now, struct err *err)
{
    static const enum task_state states_of[] = {[VERDICT_APPROVE] = TASK_APPROVED,
                                                [VERDICT_REJECT] = TASK_REJECTED,
                                                [VERDICT_RETURN] = TASK_RETURNED};
    struct approval_task *task = open_task(tasks, n, who);

    if (approval->state != APPROVAL_PENDING)
        return err_set(
            err, RC_RULE,
            IN(err, "AP-%lld is not waiting any more: %s", "AP-%lld 已不在审批中：%s"),
            (long long)approval->id, approval_state_text(approval->state, err->lang));
    if (!task || who == approval->submitter)
        return not_theirs(approval, tasks, n, who, err);
    TRY(check_comment(verdict, comment, err));
    task->state = states_of[verdict];
    task->decided_at = now;
    task->comment = comment;
    struct tally tally = count(tasks, n, task->step);
    if (verdict == VERDICT_RETURN) {
        revoke(tasks, n, true, now);
        settle(approval, APPROVAL_RETURNED, who, now);
    } else if (has_failed(&tally)) {
        revoke(tasks, n, true, now);
        settle(approval, APPROVAL_REJECTED, who, now);
    } else if (is_satisfied(&tally)) {
        revoke(tasks, n, false, now);
        if (!open_next(tasks, n, task->step, now))
            settle(approval, APPROVAL_APPROVED, who, now);
    }
    return RC_OK;
}
