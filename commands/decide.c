/* decide.c - one verdict on a request. */
#include "commands/decide.h"
#include "commands/approval_changed.h"
#include "store/people.h"

const struct example decide_given[] = {
    {"approval request D-5 discount 12 reason=\"three years\"", "AP-1", "ana"},
    {"申请审批 D-6 折扣 9折 理由=老客户", "AP-2", "bo"},
    {0},
};

struct deciding {
    struct approval approval;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    enum task_state before[APPROVAL_MOST_TASKS];
    size_t n;
    const char *ref;
};

const char *approval_what(struct turn *t, const struct approval *approval)
{
    const char *kind =
        approval_ask_text(t->arena, approval->kind, approval->discount, t->lang);

    if (text_empty(approval->discount) && !money_is_zero(approval->amount))
        return arena_printf(t->arena, "%s %s", kind,
                            money_text(t->arena, approval->amount));
    return kind;
}

enum rc approval_to_see(struct turn *t, int64_t id, struct approval *out,
                        struct approval_task *tasks, size_t *n)
{
    struct deal deal;

    TRY(approvals_get(t, id, out));
    TRY(approvals_tasks(t, id, tasks, APPROVAL_MOST_TASKS, n));
    for (size_t i = 0; i < *n; i++)
        if (tasks[i].assignee == t->me.id)
            return RC_OK;
    if (out->deal && deals_get(t, out->deal, &deal) == RC_OK &&
        access_sees(t, deal.owner))
        return RC_OK;
    return access_owned(t, TO_SEE, ref_text(t->arena, &approvals_kind, id),
                        out->submitter);
}

static enum rc already(struct turn *t, const char *ref, enum task_state verdict,
                       int64_t who, int64_t when)
{
    const char *name = people_name(t, who), *time = access_time(t, when);

    if (verdict == TASK_REJECTED)
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s: already rejected by %s at %s", "%s 已由%s于%s驳回"),
                       ref, name, time);
    if (verdict == TASK_RETURNED)
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s: already returned by %s at %s", "%s 已由%s于%s退回"),
                       ref, name, time);
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s: already approved by %s at %s", "%s 已由%s于%s批准"), ref,
                   name, time);
}

/* A request that nobody waits for any more: who was first, and when. */
static enum rc refuse_settled(struct turn *t, const struct deciding *d)
{
    const struct approval *approval = &d->approval;

    switch (approval->state) {
    case APPROVAL_PENDING:
        return RC_OK;
    case APPROVAL_APPROVED:
        return already(t, d->ref, TASK_APPROVED, approval->decided_by,
                       approval->decided_at);
    case APPROVAL_REJECTED:
        return already(t, d->ref, TASK_REJECTED, approval->decided_by,
                       approval->decided_at);
    case APPROVAL_RETURNED:
        return already(t, d->ref, TASK_RETURNED, approval->decided_by,
                       approval->decided_at);
    case APPROVAL_RECALLED:
    case APPROVAL_SUPERSEDED:
    case APPROVAL_EXPIRED:
        break;
    }
    return err_set(&t->err, RC_RULE, IN(t, "%s is %s since %s", "%s %s（%s）"), d->ref,
                   approval_state_text(approval->state, t->lang),
                   access_time(t, approval->decided_at));
}

/* My part was settled, by me or by whoever was quicker in the same step. */
static enum rc refuse_late(struct turn *t, const struct deciding *d)
{
    const struct approval_task *mine = NULL;

    for (size_t i = 0; i < d->n; i++) {
        if (d->tasks[i].assignee != t->me.id)
            continue;
        if (d->tasks[i].state == TASK_OPEN)
            return RC_OK;
        if (d->tasks[i].decided_at)
            mine = &d->tasks[i];
    }
    if (!mine)
        return RC_OK; /* approval_decide says why not */
    if (mine->state != TASK_REVOKED)
        return already(t, d->ref, mine->state, mine->assignee, mine->decided_at);
    for (size_t i = 0; i < d->n; i++)
        if (d->tasks[i].step == mine->step && d->tasks[i].state == TASK_APPROVED)
            return already(t, d->ref, TASK_APPROVED, d->tasks[i].assignee,
                           d->tasks[i].decided_at);
    return RC_OK;
}

/* Whose turn it is decides, and nobody else, whoever else may see it. */
static enum rc refuse_others(struct turn *t, const struct deciding *d)
{
    const char *names = decide_waits_for(t, d->tasks, d->n);

    for (size_t i = 0; i < d->n; i++)
        if (d->tasks[i].assignee == t->me.id)
            return RC_OK;
    if (d->approval.submitter == t->me.id || !names[0])
        return RC_OK; /* approval_decide says why not */
    return decide_not_theirs(t, d->ref, names);
}

/* Each verdict moves the version on by one: more than that is a change of the request. */
static bool was_changed(const struct deciding *d)
{
    int64_t verdicts = 0;

    for (size_t i = 0; i < d->n; i++)
        verdicts += d->tasks[i].state == TASK_APPROVED ||
                    d->tasks[i].state == TASK_REJECTED ||
                    d->tasks[i].state == TASK_RETURNED;
    return d->approval.version - 1 > verdicts;
}

/* What was pressed showed an older request than the one that waits now. */
static enum rc refuse_changed(struct turn *t, const struct deciding *d)
{
    if (t->pressed_version == 0 || t->pressed_record != d->approval.id ||
        !text_same(t->pressed_kind, approvals_kind.name) ||
        t->pressed_version == d->approval.version || !was_changed(d))
        return RC_OK;
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s has changed, please look again", "%s 有变动，请重新查看"),
                  d->ref);
    return err_hint(&t->err, IN(t, "`approval show %s` shows it", "发“查看审批 %s”查看"),
                    d->ref);
}

static enum rc ask_reason(struct turn *t, const struct deciding *d, enum verdict verdict)
{
    struct card_input *input = TAKE(t->arena, struct card_input);
    bool is_return = verdict == VERDICT_RETURN;

    *input = (struct card_input){
        .name = "comment",
        .label = is_return ? IN(t, "What should change", "需要修改什么")
                           : IN(t, "Why", "原因"),
        .kind = INPUT_LINES,
        .is_required = true,
    };
    enum rc rc =
        ask(t, arena_printf(t->arena, "%s %s", is_return ? "return" : "reject", d->ref),
            input, 1,
            is_return ? IN(t, "To return %s, say what should change.",
                           "退回 %s 要说明需要修改什么。")
                      : IN(t, "To reject %s, say why.", "驳回 %s 要说明原因。"),
            d->ref);
    ask_to(t, is_return ? IN(t, "Return", "退回") : IN(t, "Reject", "驳回"));
    return rc;
}

static enum rc load(struct turn *t, int64_t id, struct deciding *d)
{
    d->ref = ref_text(t->arena, &approvals_kind, id);
    TRY(approvals_get(t, id, &d->approval));
    TRY(approvals_tasks(t, id, d->tasks, APPROVAL_MOST_TASKS, &d->n));
    for (size_t i = 0; i < d->n; i++)
        d->before[i] = d->tasks[i].state;
    TRY(refuse_settled(t, d));
    TRY(refuse_late(t, d));
    TRY(refuse_others(t, d));
    return refuse_changed(t, d);
}

static enum rc show_next(struct turn *t, const struct deciding *d)
{
    const char *en =
        arena_printf(t->arena, "%s has approved; now it is your turn.", t->me.name);
    const char *zh = arena_printf(t->arena, "%s已批准，现在请您审批。", t->me.name);

    for (size_t i = 0; i < d->n; i++)
        if (d->before[i] != TASK_OPEN)
            TRY(decide_show(t, d->approval.id, &d->tasks[i], en, zh));
    return RC_OK;
}

/* "AP-1 is approved by Max Stone: Discount 12% on D-5 Acme. Comment" */
static const char *verdict_words(struct turn *t, const struct deciding *d,
                                 const struct person *reader, const char *comment)
{
    const struct approval *approval = &d->approval;
    enum lang own = t->lang;

    t->lang = reader->lang;
    const char *what = approval_what(t, approval);
    t->lang = own;
    const char *customer = account_name(t, approval->account);
    bool says_customer = customer[0] && !text_same(customer, approval->subject);
    const char *said = text_empty(comment) ? "" : comment;
    return arena_printf(
        t->arena,
        IN(reader, "%s is %s by %s: %s on %s%s%s%s%s", "%s %s（%s）：%s，%s%s%s%s%s"),
        d->ref, approval_state_text(approval->state, reader->lang), t->me.name, what,
        approval->subject, says_customer ? " " : "", says_customer ? customer : "",
        said[0] ? IN(reader, ": “", "：“") : "",
        said[0] ? arena_printf(t->arena, "%s”", said) : "");
}

/* An approved discount goes into the amount by a press, never by itself. */
static bool add_amount(struct turn *t, const struct deal *deal,
                       const struct person *submitter, struct card *card)
{
    const struct err before = t->err;
    struct approval granted;
    struct money after;
    bool is_due = approvals_discount(t, deal, &granted, &after) == RC_OK;

    t->err = before;
    if (is_due)
        card_button(card,
                    arena_printf(t->arena,
                                 IN(submitter, "Set amount to %s", "金额改为 %s"),
                                 money_text(t->arena, after)),
                    BUTTON_PRIMARY, amount_command(t, deal, after));
    return is_due;
}

/* What may be done next, by the one who asked. */
static void add_next(struct turn *t, const struct approval *approval,
                     const struct person *submitter, struct card *card)
{
    const char *deal = ref_text(t->arena, &deals_kind, approval->deal);
    struct deal now;

    if (approval->state != APPROVAL_APPROVED)
        card_button(card, IN(submitter, "Ask again", "重新申请"), BUTTON_PLAIN,
                    arena_printf(t->arena, "approval again %s",
                                 ref_text(t->arena, &approvals_kind, approval->id)));
    if (!approval->deal || deals_get(t, approval->deal, &now) != RC_OK)
        return;
    bool sets =
        approval->state == APPROVAL_APPROVED && add_amount(t, &now, submitter, card);
    if (approval->state == APPROVAL_APPROVED && stage_is_open(now.stage))
        card_button(card, IN(submitter, "Move on", "推进"),
                    sets ? BUTTON_PLAIN : BUTTON_PRIMARY,
                    arena_printf(t->arena, "deal stage %s next from=%s", deal,
                                 stage_name(now.stage)));
    card_button(card, IN(submitter, "Show the deal", "查看商机"), BUTTON_PLAIN,
                arena_printf(t->arena, "deal show %s", deal));
}

static enum rc tell_submitter(struct turn *t, const struct deciding *d,
                              const char *comment)
{
    const struct approval *approval = &d->approval;
    struct person submitter;

    TRY(people_get(t, approval->submitter, &submitter));
    if (!submitter.is_active || submitter.id == t->me.id)
        return RC_OK;
    struct card card = {
        .kind = approvals_kind.name,
        .ref = d->ref,
        .text = verdict_words(t, d, &submitter, comment),
    };
    add_next(t, approval, &submitter, &card);
    return tell_person(t, &submitter, &card, TELL_MAIL_TOO);
}

static enum rc settle(struct turn *t, const struct deciding *d, const char *comment)
{
    const struct approval *approval = &d->approval;

    if (approval->deal)
        TRY(history_happened(
            t, &deals_kind, approval->deal, "decided",
            (const struct happened[]){{"approval", d->ref},
                                      {"state", approval_state_name(approval->state)},
                                      {"reason", comment},
                                      {0}}));
    say(t, IN(t, "%s is %s: %s on %s.", "%s %s：%s，%s。"), d->ref,
        approval_state_text(approval->state, t->lang), approval_what(t, approval),
        approval->subject);
    return tell_submitter(t, d, comment);
}

/* Whether it is for who decides to say yes or no; approval_decide says why not. */
static bool is_asked(struct turn *t, const struct deciding *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->tasks[i].assignee == t->me.id && d->tasks[i].state == TASK_OPEN)
            return d->approval.submitter != t->me.id;
    return false;
}

/* Whether what it rests on has changed: nobody says yes to what they have not read. */
static enum rc has_changed(struct turn *t, const struct deciding *d, enum verdict verdict,
                           bool *out)
{
    const char *changes = "";

    if (verdict == VERDICT_APPROVE && is_asked(t, d))
        TRY(approval_changes(t, &d->approval, t->lang, &changes));
    *out = changes[0] != '\0';
    return RC_OK;
}

/* On which platform my own part was decided. */
static void note_platform(const struct turn *t, struct deciding *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->tasks[i].state != d->before[i] && d->tasks[i].assignee == t->me.id &&
            d->tasks[i].state != TASK_OPEN)
            d->tasks[i].via = t->in && t->in->platform ? t->in->platform : "";
}

enum rc decide(struct turn *t, int64_t id, enum verdict verdict, const char *comment)
{
    struct deciding d = {0};
    bool is_old;

    TRY(load(t, id, &d));
    TRY(has_changed(t, &d, verdict, &is_old));
    if (is_old)
        return approval_ask_again(t, &d.approval, d.tasks, d.n);
    enum rc rc = approval_decide(&d.approval, d.tasks, d.n, t->me.id, verdict, comment,
                                 t->now, &t->err);
    if (rc == RC_USAGE && text_empty(comment))
        return ask_reason(t, &d, verdict);
    if (rc != RC_OK)
        return rc;
    note_platform(t, &d);
    TRY(approvals_put(t, &d.approval, d.tasks, d.n));
    TRY(show_next(t, &d));
    if (d.approval.state != APPROVAL_PENDING)
        return settle(t, &d, comment);
    say(t,
        verdict == VERDICT_APPROVE
            ? IN(t, "%s: you approved %s on %s; it still waits for %s.",
                 "%s：您已批准%s（%s），还待%s审批。")
            : IN(t, "%s: you said no to %s on %s; it still waits for %s.",
                 "%s：您不同意%s（%s），还待%s审批。"),
        d.ref, approval_what(t, &d.approval), d.approval.subject,
        decide_waits_for(t, d.tasks, d.n));
    return RC_OK;
}

enum rc decide_not_theirs(struct turn *t, const char *ref, const char *names)
{
    return err_set(
        &t->err, RC_DENIED,
        IN(t, "%s waits for %s; nobody else decides", "%s 待%s审批，别人不能代为决定"),
        ref, names);
}

enum rc decide_show(struct turn *t, int64_t id, const struct approval_task *task,
                    const char *en, const char *zh)
{
    struct person person;

    if (task->state != TASK_OPEN)
        return RC_OK;
    TRY(people_get(t, task->assignee, &person));
    return show_person(t, &person, &approvals_kind, id, IN(&person, en, zh), TELL_CHAT);
}

const char *decide_waits_for(struct turn *t, const struct approval_task *tasks, size_t n)
{
    struct text names;

    text_init(&names, t->arena, 400);
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN)
            text_addf(&names, "%s%s", names.len ? IN(t, ", ", "、") : "",
                      people_name(t, tasks[i].assignee));
    return names.bytes;
}
