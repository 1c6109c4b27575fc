/* approval_changed.c - what a decision rests on, and what happens when that has changed.
 */
#include "commands/approval_changed.h"
#include "commands/decide.h"
#include "store/people.h"

#include <string.h>

/* Facts of a deal on which every decision about it rests. */
static const char *const rests_on[] = {"amount", "discount", "terms", "quote"};

static const char key[] = "deal_then"; /* an object: the card shows texts alone */

const char *approval_facts(struct turn *t, const struct deal *deal, int discount)
{
    static const char *const shown[] = {"competitor", "terms", "timeline"};
    JSON *tree = cJSON_CreateObject();
    struct err ignored = {.lang = t->lang};
    struct money after;

    if (discount && !money_is_zero(deal->amount) &&
        approval_after(deal->amount, discount, &after, &ignored) == RC_OK)
        cJSON_AddStringToObject(tree, "after_discount", money_text(t->arena, after));
    for (size_t i = 0; deal->id && i < COUNT(shown); i++) {
        const char *value = deal_fact(t->arena, deal, shown[i]);

        if (value)
            cJSON_AddStringToObject(tree, shown[i], value);
    }
    cJSON *then = deal->id ? cJSON_AddObjectToObject(tree, key) : NULL;
    for (size_t i = 0; then && i < COUNT(rests_on); i++) {
        const char *value = deal_fact(t->arena, deal, rests_on[i]);

        cJSON_AddStringToObject(then, rests_on[i], value ? value : "");
    }
    return json_line(t->arena, tree);
}

/* As people read it: amounts with their sign, the rest as it was typed. */
static const char *as_read(struct turn *t, const char *name, const char *value,
                           enum lang lang)
{
    const struct err as = {.lang = lang};
    struct err ignored = {.lang = lang};
    struct money amount;

    if (text_empty(value))
        return IN(&as, "not known", "未知");
    if (strcmp(name, "amount") == 0 && money_parse(value, "", &amount, &ignored) == RC_OK)
        return money_text(t->arena, amount);
    return value;
}

static void add_change(struct turn *t, const char *name, const char *was, const char *is,
                       enum lang lang, struct text *text)
{
    const struct err as = {.lang = lang};
    const struct fact *fact = fact_find(name);
    const char *label = fact ? IN(&as, fact->label_en, fact->label_zh) : name;

    text_addf(text, IN(&as, "%s%s was %s, is %s", "%s%s原为 %s，现为 %s"),
              text->len ? IN(&as, "; ", "；") : "", label, as_read(t, name, was, lang),
              as_read(t, name, is, lang));
}

/* What was not known then and is now was not what the request rested on; an amount is
 * another matter. The discount that is asked for may be noted on the deal meanwhile. */
static bool is_change(const struct approval *approval, const char *name, const char *was,
                      const char *is)
{
    if (strcmp(was, is) == 0 || (was[0] == '\0' && strcmp(name, "amount") != 0))
        return false;
    return strcmp(name, "discount") != 0 || !text_same(approval->discount, is);
}

enum rc approval_changes(struct turn *t, const struct approval *approval, enum lang lang,
                         const char **out)
{
    const char *facts = text_empty(approval->facts) ? "{}" : approval->facts;
    JSON *tree = NULL;
    struct deal deal;
    struct text text;

    *out = "";
    if (!approval->deal)
        return RC_OK;
    TRY(deals_get(t, approval->deal, &deal));
    TRY(json_read(facts, strlen(facts), &json_usual, &tree, &t->err));
    const cJSON *then = cJSON_GetObjectItemCaseSensitive(tree, key);
    text_init(&text, t->arena, 2000);
    for (size_t i = 0; i < COUNT(rests_on); i++) {
        const cJSON *was = cJSON_GetObjectItemCaseSensitive(then, rests_on[i]);
        const char *is = deal_fact(t->arena, &deal, rests_on[i]);

        is = is ? is : "";
        if (cJSON_IsString(was) && is_change(approval, rests_on[i], was->valuestring, is))
            add_change(t, rests_on[i], arena_copy(t->arena, was->valuestring), is, lang,
                       &text);
    }
    *out = text.bytes;
    return RC_OK;
}

bool approval_is_deals_own(const struct approval *approval)
{
    JSON *tree = NULL;
    struct err ignored = {0};
    struct money amount;

    if (json_read(approval->facts, strlen(approval->facts), &json_usual, &tree,
                  &ignored) != RC_OK)
        return false;
    const char *was = json_text(cJSON_GetObjectItemCaseSensitive(tree, key), "amount");
    if (text_empty(was))
        return money_is_zero(approval->amount);
    return money_parse(was, "", &amount, &ignored) == RC_OK &&
           amount.minor == approval->amount.minor;
}

/* The same people in the same order, as if nobody had been asked yet. */
static size_t same_path(const struct approval_task *tasks, size_t n,
                        struct approval_task *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (tasks[i].origin != TASK_ESCALATED)
            out[kept++] = (struct approval_task){.step = tasks[i].step,
                                                 .assignee = tasks[i].assignee,
                                                 .mode = tasks[i].mode,
                                                 .origin = tasks[i].origin,
                                                 .state = TASK_WAITING,
                                                 .comment = "",
                                                 .via = ""};
    return kept;
}

/* The number of the request in its place stands with the facts it rested on. */
static enum rc name_successor(struct turn *t, struct approval *approval, int64_t by)
{
    const char *facts = text_empty(approval->facts) ? "{}" : approval->facts;
    JSON *tree = NULL;

    TRY(json_read(facts, strlen(facts), &json_usual, &tree, &t->err));
    cJSON_AddNumberToObject(tree, APPROVAL_SUPERSEDED_BY, (double)by);
    approval->facts = json_line(t->arena, tree);
    return RC_OK;
}

static enum rc end_old(struct turn *t, struct approval *approval,
                       struct approval_task *tasks, size_t n, int64_t by)
{
    for (size_t i = 0; i < n; i++)
        if (tasks[i].state == TASK_OPEN || tasks[i].state == TASK_WAITING) {
            tasks[i].state = TASK_REVOKED;
            tasks[i].decided_at = t->now;
        }
    approval->state = APPROVAL_SUPERSEDED;
    approval->decided_at = t->now;
    TRY(name_successor(t, approval, by));
    return approvals_put(t, approval, tasks, n);
}

static enum rc open_new(struct turn *t, const struct approval *old,
                        struct approval_task *tasks, size_t n, struct approval *out)
{
    struct person submitter;
    struct deal deal;
    int64_t manager;
    int discount = 0;

    TRY(deals_get(t, old->deal, &deal));
    TRY(people_get(t, old->submitter, &submitter));
    if (!text_empty(old->discount))
        TRY(discount_parse(t, old->discount, &discount));
    *out = (struct approval){.kind = old->kind,
                             .subject = old->subject,
                             .deal = old->deal,
                             .account = old->account,
                             .submitter = old->submitter,
                             .discount = old->discount,
                             .amount =
                                 approval_is_deals_own(old) ? deal.amount : old->amount,
                             .reason = old->reason,
                             .facts = approval_facts(t, &deal, discount)};
    manager = submitter.manager;
    TRY(approval_open(out, tasks, n, &manager, 1, t->now, &t->err));
    return approvals_add(t, out, tasks, n);
}

static enum rc tell_deciders(struct turn *t, const struct approval *approval,
                             const char *old, const struct approval_task *tasks, size_t n)
{
    const char *en = arena_printf(
        t->arena, "%s has changed since it was asked; please decide on this one.", old);
    const char *zh = arena_printf(t->arena, "%s 提交后有变动，请改审这一项。", old);

    TRY(show_room(t, "approvals", &approvals_kind, approval->id, NULL));
    for (size_t i = 0; i < n; i++)
        if (tasks[i].assignee != t->me.id)
            TRY(decide_show(t, approval->id, &tasks[i], en, zh));
    return RC_OK;
}

static enum rc tell_submitter(struct turn *t, const struct approval *old,
                              const struct approval *now)
{
    struct person submitter;
    const char *changes;

    TRY(people_get(t, old->submitter, &submitter));
    if (!submitter.is_active || submitter.id == t->me.id)
        return RC_OK;
    TRY(approval_changes(t, old, submitter.lang, &changes));
    struct card card = {
        .kind = approvals_kind.name,
        .ref = ref_text(t->arena, &approvals_kind, now->id),
        .text = arena_printf(
            t->arena,
            IN(&submitter,
               "%s has changed since you asked: %s. %s asks again in its place.",
               "%s 提交后有变动：%s。已改由 %s 重新申请。"),
            ref_text(t->arena, &approvals_kind, old->id), changes,
            ref_text(t->arena, &approvals_kind, now->id)),
    };
    return tell_person(t, &submitter, &card, TELL_CHAT);
}

enum rc approval_ask_again(struct turn *t, struct approval *approval,
                           struct approval_task *tasks, size_t n)
{
    struct approval_task again[APPROVAL_MOST_TASKS];
    const char *old = ref_text(t->arena, &approvals_kind, approval->id), *changes;
    struct approval now;
    size_t n_again = same_path(tasks, n, again);

    TRY(approval_changes(t, approval, t->lang, &changes));
    TRY(open_new(t, approval, again, n_again, &now));
    TRY(end_old(t, approval, tasks, n, now.id));
    const char *ref = ref_text(t->arena, &approvals_kind, now.id);
    TRY(history_note(t, &deals_kind, approval->deal, "%s → %s", old, ref));
    TRY(tell_submitter(t, approval, &now));
    TRY(tell_deciders(t, &now, old, again, n_again));
    say(t,
        IN(t, "%s is not approved: it has changed since. %s. %s asks again.",
           "%s 未批准，提交后有变动：%s。已由 %s 重新申请。"),
        old, changes, ref);
    say_record(t, &approvals_kind, now.id);
    return RC_OK;
}
