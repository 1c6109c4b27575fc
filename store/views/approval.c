/* A request's card: what the one who decides must know, worst first. */

#include "base/alike.h"
#include "store/accounts.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/people.h"
#include "store/view_inside.h"

#include <string.h>

enum { NAMES_MOST = 160 };

struct request {
    struct approval approval;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    size_t n;
    struct deal deal; /* id 0: none */
    int64_t due;      /* when it should be answered; 0: it waits for nobody */
};

static bool is_pending(const struct request *r)
{
    return r->approval.state == APPROVAL_PENDING && r->approval.withdrawn_at == 0;
}

/* The submitter, those who decide, and whoever sees what is the submitter's. */
static enum rc may(struct drawing *d, const struct request *r)
{
    if (d->reader->id == r->deal.owner)
        return RC_OK;
    for (size_t i = 0; i < r->n; i++)
        if (r->tasks[i].assignee == d->reader->id)
            return RC_OK;
    return drawing_may(d, r->approval.submitter, d->out->ref);
}

static const struct approval_task *open_task(const struct request *r, int64_t whose)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->tasks[i].state == TASK_OPEN && (!whose || r->tasks[i].assignee == whose))
            return &r->tasks[i];
    return NULL;
}

static const char *open_names(struct drawing *d, const struct request *r)
{
    struct text names;

    text_init(&names, d->arena, NAMES_MOST);
    for (size_t i = 0; i < r->n; i++)
        if (r->tasks[i].state == TASK_OPEN)
            text_addf(&names, "%s%s", names.len ? IN(d, ", ", "、") : "",
                      drawn_person(d, r->tasks[i].assignee));
    return names.bytes;
}

static void draw_head(struct drawing *d, const struct request *r)
{
    const struct approval *approval = &r->approval;
    const char *ask =
        approval_ask_text(d->arena, approval->kind, approval->discount, d->lang);
    const char *customer = account_name(d->t, approval->account);

    d->out->title = arena_printf(d->arena, "%s %s", d->out->ref, drawn_first(d, ask));
    d->out->subtitle = customer[0] && !text_same(customer, approval->subject)
                           ? arena_printf(d->arena, IN(d, "%s, %s", "%s，%s"), customer,
                                          approval->subject)
                           : approval->subject;
    if (is_pending(r)) {
        d->out->badge =
            arena_printf(d->arena, IN(d, "waits for %s", "待%s"), open_names(d, r));
        d->out->badge_tone = TONE_WAITS;
    } else {
        d->out->badge = approval_state_text(approval->state, d->lang);
        d->out->badge_tone = approval->state == APPROVAL_APPROVED     ? TONE_GOOD
                             : approval->state == APPROVAL_SUPERSEDED ? TONE_PLAIN
                                                                      : TONE_BAD;
    }
}

/* The same time on the next working day of the one it waits for. */
static enum rc answer_by(struct drawing *d, const struct request *r, int64_t *out)
{
    const struct approval_task *task = open_task(r, 0);
    struct calendar calendar;
    struct person person;

    if (!task) {
        *out = 0;
        return RC_OK;
    }
    TRY(people_get(d->t, task->assignee, &person));
    TRY(calendar_of(d->t, &person, &calendar));
    struct moment opened = wall_at(d->t, person.zone, task->opened_at);
    *out = instant_of(d->t, person.zone, calendar_add_workdays(&calendar, opened, 1), 0);
    return RC_OK;
}

static bool is_over(const struct drawing *d, const struct request *r)
{
    return r->due && r->due <= d->t->now;
}

static const char *approved_before(struct drawing *d, const struct request *r)
{
    struct text names;

    text_init(&names, d->arena, NAMES_MOST);
    for (size_t i = 0; i < r->n; i++)
        if (r->tasks[i].state == TASK_APPROVED)
            text_addf(&names, "%s%s", names.len ? IN(d, ", ", "、") : "",
                      drawn_person(d, r->tasks[i].assignee));
    return names.bytes;
}

static bool has_label(const struct card *card, const char *label)
{
    for (size_t i = 0; i < card->n_fields; i++)
        if (text_same(card->fields[i].label, label))
            return true;
    return false;
}

/* A fact's label in the reader's language; a name that is none of ours stands for itself.
 */
static const char *label_of(const struct drawing *d, const char *name)
{
    const struct fact *known = fact_find(name);

    if (strcmp(name, "after_discount") == 0)
        return IN(d, "After discount", "折后金额");
    return known ? IN(d, known->label_en, known->label_zh) : arena_copy(d->arena, name);
}

/* What the submitter laid beside it, as the approver saw it. */
static void draw_given(struct drawing *d, const char *facts)
{
    struct err unread = {0};
    JSON *tree = NULL;
    const cJSON *item;

    if (text_empty(facts) ||
        json_read(facts, strlen(facts), &json_usual, &tree, &unread) != RC_OK)
        return;
    cJSON_ArrayForEach(item, tree)
    {
        const char *label = item->string ? label_of(d, item->string) : NULL;

        if (label && cJSON_IsString(item) && !has_label(d->out, label))
            fact(d, label, arena_copy(d->arena, item->valuestring), TONE_PLAIN);
    }
}

/* While it waits, of what the deal is now; what it becomes later is not what was decided.
 */
static void draw_discount(struct drawing *d, const struct request *r)
{
    if (text_empty(r->approval.discount))
        return;
    fact_noted(d, IN(d, "Discount", "折扣"), percent_text(d->arena, r->approval.discount),
               !is_pending(r) || money_is_zero(r->deal.amount)
                   ? NULL
                   : arena_printf(d->arena, IN(d, "off %s", "原价 %s"),
                                  money_text(d->arena, r->deal.amount)),
               TONE_PLAIN);
}

/* A customer that is written to be taken for another. */
static void draw_oddity(struct drawing *d, int64_t account)
{
    enum oddity oddity = alike_oddity(account_name(d->t, account));

    if (oddity != NAME_PLAIN)
        fact(d, IN(d, "Look twice", "请核对"),
             oddity == NAME_HIDES
                 ? IN(d, "the customer's name holds hidden characters",
                      "客户名称里有看不见的字符")
                 : IN(d, "the customer's name mixes alphabets", "客户名称混用不同字母表"),
             TONE_BAD);
}

/* The handle beside the name, which nobody can take on, and when. */
static const char *who_and_when(struct drawing *d, const struct approval *approval)
{
    const char *when = drawn_instant(d, approval->submitted_at);
    struct person person;

    if (people_get(d->t, approval->submitter, &person) != RC_OK)
        return when;
    return arena_printf(d->arena, IN(d, "@%s, %s", "@%s，%s"), person.handle, when);
}

static enum rc draw_facts(struct drawing *d, const struct request *r)
{
    const struct approval *approval = &r->approval;

    draw_oddity(d, approval->account);
    TRY(fact_overdue(d, approval->account));
    fact_money(d, IN(d, "Amount", "金额"), approval->amount, TONE_PLAIN);
    draw_discount(d, r);
    if (r->deal.id)
        fact(d, IN(d, "Stage", "阶段"), stage_text(r->deal.stage, d->lang), TONE_PLAIN);
    fact(d, IN(d, "Reason", "理由"), approval->reason, TONE_PLAIN);
    fact_noted(d, IN(d, "Asked by", "申请人"), drawn_person(d, approval->submitter),
               who_and_when(d, approval), TONE_PLAIN);
    if (is_pending(r))
        fact(d, IN(d, "Approved before", "已同意"), approved_before(d, r), TONE_GOOD);
    fact(d, IN(d, "Answer by", "请在此前答复"), drawn_instant(d, r->due),
         is_over(d, r) ? TONE_BAD : TONE_PLAIN);
    draw_given(d, approval->facts);
    return RC_OK;
}

/* One step of the path: who is in it, and how it stands. -1: nobody is left in it. One
 * whose time is over, or that went up, or in which nobody decided until the request
 * ended, is late and not decided. */
static int step_state(const struct drawing *d, const struct request *r, int step)
{
    bool has_open = false, has_no = false, has_yes = false, is_there = false;
    bool is_escalated = false, has_ended = false;

    for (size_t i = 0; i < r->n; i++) {
        enum task_state state = r->tasks[i].state;

        if (r->tasks[i].step != step || state == TASK_SKIPPED)
            continue;
        is_there = true;
        has_open |= state == TASK_OPEN;
        has_yes |= state == TASK_APPROVED;
        has_no |= state == TASK_REJECTED || state == TASK_RETURNED;
        is_escalated |= r->tasks[i].origin == TASK_ESCALATED;
        has_ended |= state == TASK_REVOKED && r->tasks[i].opened_at;
    }
    if (!is_there)
        return -1;
    if (has_open)
        return is_escalated || is_over(d, r) ? STEP_LATE : STEP_NOW;
    if (has_no && r->approval.state != APPROVAL_PENDING &&
        r->approval.state != APPROVAL_APPROVED)
        return STEP_FAILED;
    if (has_ended && r->approval.state == APPROVAL_EXPIRED)
        return STEP_LATE;
    return has_yes ? STEP_DONE : STEP_LATER;
}

static const char *step_names(struct drawing *d, const struct request *r, int step)
{
    struct text names;

    text_init(&names, d->arena, NAMES_MOST);
    for (size_t i = 0; i < r->n; i++) {
        const struct approval_task *task = &r->tasks[i];

        if (task->step == step && task->state != TASK_SKIPPED)
            text_addf(&names, "%s%s",
                      !names.len               ? ""
                      : task->mode == STEP_ALL ? " + "
                                               : " / ",
                      drawn_person(d, task->assignee));
    }
    return names.bytes;
}

static void draw_path(struct drawing *d, const struct request *r)
{
    int last = -1;

    card_step(d->out,
              arena_printf(d->arena, IN(d, "%s asked", "%s申请"),
                           drawn_person(d, r->approval.submitter)),
              STEP_DONE);
    /* Tasks come by step. */
    for (size_t i = 0; i < r->n && d->out->n_steps < CARD_MOST_STEPS; i++) {
        int step = r->tasks[i].step;
        int state = step == last ? -1 : step_state(d, r, step);

        last = step;
        if (state >= 0)
            card_step(d->out, step_names(d, r, step), state);
    }
}

static void draw_decided(struct drawing *d, const struct request *r)
{
    const struct approval *approval = &r->approval;
    const char *state = drawn_first(d, approval_state_text(approval->state, d->lang));
    const char *who = drawn_person(d, approval->decided_by);
    const char *when = drawn_instant(d, approval->decided_at);
    const char *why = NULL;

    for (size_t i = 0; i < r->n; i++)
        if (r->tasks[i].assignee == approval->decided_by && r->tasks[i].decided_at &&
            !text_empty(r->tasks[i].comment))
            why = r->tasks[i].comment;
    const char *line =
        who[0] ? arena_printf(d->arena, IN(d, "%s by %s, %s", "%s：%s，%s"), state, who,
                              when)
               : arena_printf(d->arena, IN(d, "%s, %s", "%s，%s"), state, when);
    d->out->decided =
        why ? arena_printf(d->arena, IN(d, "%s: %s", "%s：%s"), line, why) : line;
}

/* Nobody decided it: another stands in its place. */
static void draw_superseded(struct drawing *d, const struct approval *approval)
{
    const char *when = drawn_instant(d, approval->decided_at);
    struct err unread = {0};
    JSON *tree = NULL;
    int64_t by;

    if (json_read(approval->facts, strlen(approval->facts), &json_usual, &tree,
                  &unread) == RC_OK &&
        json_int(tree, APPROVAL_SUPERSEDED_BY, &by))
        d->out->decided =
            arena_printf(d->arena, IN(d, "Superseded by %s, %s", "已由 %s 取代，%s"),
                         drawn_ref(d, &approvals_kind, by), when);
    else
        d->out->decided =
            arena_printf(d->arena, IN(d, "Superseded, %s", "已被取代，%s"), when);
}

/* A room reads one card: its buttons are for those whose turn it is, and where that is
 * nobody there are none. */
static enum rc keep_for_deciders(struct drawing *d, const struct request *r)
{
    const char *const *handles;
    size_t n;

    TRY(approvals_deciders(d->t, r->tasks, r->n, &handles, &n));
    if (n == 0)
        d->out->n_buttons = 0;
    card_only_for(d->out, handles, n);
    return RC_OK;
}

static enum rc draw_actions(struct drawing *d, const struct request *r)
{
    const char *ref = d->out->ref;

    if (r->approval.withdrawn_at) {
        decided_undone(d, r->approval.withdrawn_at);
        return RC_OK;
    }
    if (r->approval.state == APPROVAL_SUPERSEDED) {
        draw_superseded(d, &r->approval);
        return RC_OK;
    }
    if (!is_pending(r)) {
        draw_decided(d, r);
        return RC_OK;
    }
    if (d->reader->id && !open_task(r, d->reader->id))
        return RC_OK;
    card_button(d->out, IN(d, "Approve", "批准"), BUTTON_PRIMARY,
                arena_printf(d->arena, "approve %s", ref));
    card_button(d->out, IN(d, "Return", "退回"), BUTTON_PLAIN,
                arena_printf(d->arena, "return %s", ref));
    card_button(d->out, IN(d, "Reject", "驳回"), BUTTON_DANGER,
                arena_printf(d->arena, "reject %s", ref));
    card_button(d->out, IN(d, "Why me?", "为什么是我"), BUTTON_QUIET,
                arena_printf(d->arena, "why %s", ref));
    return d->reader->id ? RC_OK : keep_for_deciders(d, r);
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct request *r = TAKE(t->arena, struct request);
    struct drawing d;

    TRY(record_get_any(t, &approvals_kind, id, &r->approval));
    TRY(approvals_tasks(t, id, r->tasks, APPROVAL_MOST_TASKS, &r->n));
    if (r->approval.deal)
        TRY(record_get_any(t, &deals_kind, r->approval.deal, &r->deal));
    drawing_begin(&d, t, reader, lang, out);
    TRY(may(&d, r));
    if (is_pending(r))
        TRY(answer_by(&d, r, &r->due));
    draw_head(&d, r);
    TRY(draw_facts(&d, r));
    draw_path(&d, r);
    return draw_actions(&d, r);
}

const struct view view_approval = {.kind = "approval", .draw = draw};
