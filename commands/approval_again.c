/* "approval again" - what was not granted, asked once more: a form that holds it. */
#include "commands/approval_changed.h"
#include "commands/approval_request.h"
#include "commands/decide.h"
#include "store/accounts.h"
#include "store/deals.h"
#include "store/people.h"

enum { PATH_MOST = 1000 };

struct again {
    struct ref approval;
};

static const struct arg wants[] = {
    REF(struct again, approval, "approval", "its number, such as AP-87",
        "审批编号，如 AP-87"),
    {0},
};

static const struct example given[] = {
    {"approval request D-5 discount 12 reason=\"three years\"", "AP-1", "ana"},
    {"return AP-1 try 10 first", "AP-1 is returned", "max"},
    {"申请审批 D-6 折扣 9折 理由=老客户", "AP-2", "bo"},
    {"退回 AP-2 先谈95折", "AP-2", "mei"},
    {0},
};

static const struct example examples[] = {
    {"approval again AP-1", "To ask for AP-1 again, change what should be different.",
     "ana"},
    {"重新申请 AP-2", "重新申请 AP-2：请修改后提交。", "bo"},
    {0},
};

struct request {
    struct approval approval;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n;
    const char *ref;
};

static enum rc refuse_standing(struct turn *t, const struct request *r)
{
    enum approval_state state = r->approval.state;

    if (state != APPROVAL_PENDING && state != APPROVAL_APPROVED &&
        state != APPROVAL_SUPERSEDED)
        return RC_OK;
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s need not be asked again: it is %s", "%s %s，不用重新申请"),
                  r->ref, approval_state_text(state, t->lang));
    return err_hint(&t->err, IN(t, "`approval show %s` shows it", "发“查看审批 %s”查看"),
                    r->ref);
}

/* 12, or 3500.00 EUR; NULL where it is the deal's own amount. */
static const char *size_of(struct turn *t, const struct approval *approval)
{
    if (!text_empty(approval->discount))
        return approval->discount;
    return money_is_zero(approval->amount) || approval_is_deals_own(approval)
               ? NULL
               : money_typed(t->arena, approval->amount);
}

/* The rules ask the same people: then whoever asks for less than before asks whom the
 * rules name for that. */
static enum rc is_by_rules(struct turn *t, const struct request *r, bool *out)
{
    struct path *path = TAKE(t->arena, struct path);
    int discount = 0;
    size_t n = 0;

    if (!text_empty(r->approval.discount))
        TRY(discount_parse(t, r->approval.discount, &discount));
    TRY(path_default(t, r->approval.kind, discount, path));
    *out = true;
    for (size_t i = 0; i < r->n; i++) {
        const struct approval_task *task = &r->tasks[i];

        if (task->origin != TASK_ASSIGNED)
            continue;
        *out &= n < path->n && path->tasks[n].assignee == task->assignee &&
                path->tasks[n].step == task->step;
        n++;
    }
    *out &= n == path->n;
    return RC_OK;
}

/* "max, mei > cfo", as it is typed. */
static enum rc path_of(struct turn *t, const struct request *r, const char **out)
{
    const struct approval_task *last = NULL;
    struct text text;
    bool by_rules;

    *out = NULL;
    TRY(is_by_rules(t, r, &by_rules));
    if (by_rules)
        return RC_OK;
    text_init(&text, t->arena, PATH_MOST);
    for (size_t i = 0; i < r->n; i++) {
        const struct approval_task *task = &r->tasks[i];
        struct person person;

        if (task->origin != TASK_ASSIGNED)
            continue;
        TRY(people_get(t, task->assignee, &person));
        text_addf(&text, "%s%s",
                  !last                      ? ""
                  : last->step != task->step ? " > "
                  : task->mode == STEP_ALL   ? " + "
                                             : ", ",
                  person.handle);
        last = task;
    }
    *out = text.bytes;
    return RC_OK;
}

static enum rc show_form(struct turn *t, const struct request *r)
{
    enum { KIND, SIZE, REASON, TO, INPUTS };

    struct card_input *inputs = TAKE_N(t->arena, INPUTS, struct card_input);
    const char *to,
        *about = r->approval.deal
                     ? ref_text(t->arena, &deals_kind, r->approval.deal)
                     : ref_text(t->arena, &accounts_kind, r->approval.account);

    TRY(path_of(t, r, &to));
    inputs[KIND] = approval_kind_input(t, r->approval.kind);
    inputs[SIZE] = (struct card_input){
        .name = "size",
        .label = IN(t, "Percent off, or the amount", "优惠百分比或金额"),
        .value = size_of(t, &r->approval),
        .kind = INPUT_LINE};
    inputs[REASON] = (struct card_input){.name = "reason",
                                         .label = IN(t, "Reason", "理由"),
                                         .value = r->approval.reason,
                                         .kind = INPUT_LINES};
    inputs[TO] = (struct card_input){
        .name = "to",
        .label = IN(t, "Who decides (empty: as the rules say)", "审批人（不填则按规则）"),
        .value = to,
        .kind = INPUT_LINE};
    return ask(t, arena_printf(t->arena, "approval request %s", about), inputs, INPUTS,
               IN(t, "To ask for %s again, change what should be different.",
                  "重新申请 %s：请修改后提交。"),
               r->ref);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct again *in = args;
    struct request *r = TAKE(t->arena, struct request);

    r->ref = ref_text(t->arena, &approvals_kind, in->approval.id);
    TRY(approval_to_see(t, in->approval.id, &r->approval, r->tasks, &r->n));
    TRY(refuse_standing(t, r));
    return show_form(t, r);
}

const struct command cmd_approval_again = {
    .name = "approval again",
    .name_zh = "重新申请",
    .aliases = {"ask again"},
    .brief = "ask once more for what was not approved",
    .brief_zh = "修改后重新提交未获批准的申请",
    .group = GROUP_APPROVALS,
    .role = SELLING | BOOKS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct again),
    .run = run,
    .given = given,
    .examples = examples,
};
