/*
 * "user remove" - a colleague leaves. What they did stays theirs in the record; they are
 * signed out, hear nothing more, and can be added again.
 */
#include "commands/access.h"
#include "commands/colleague.h"
#include "store/approvals.h"
#include "store/leads.h"
#include "store/people.h"

struct user_remove {
    struct who person;
};

static const struct arg wants[] = {
    ARG(struct user_remove, person, "the colleague", "同事"),
    {0},
};

static const struct example examples[] = {
    {"user remove bo", "薄一 (@bo) works here no longer.", "adm"},
    {"移除用户 ana", "Ana Reyes (@ana) works here no longer.", "adm"},
    {0},
};

enum { LEFT_MOST = 100 };

/* As many as were read, or "more than 100". */
static const char *how_many(struct turn *t, size_t n)
{
    if (n > LEFT_MOST)
        return arena_printf(t->arena, IN(t, "more than %d", "超过 %d "), LEFT_MOST);
    return arena_printf(t->arena, IN(t, "%zu", " %zu "), n);
}

/* What a manager now has to look after: somebody must take it. */
static enum rc say_what_is_left(struct turn *t, const struct person *person)
{
    const unsigned open_leads = 1U << LEAD_NEW | 1U << LEAD_CONTACTED;
    struct deal *deals = TAKE_N(t->arena, LEFT_MOST + 1, struct deal);
    struct lead *leads = TAKE_N(t->arena, LEFT_MOST + 1, struct lead);
    struct approval *asked = TAKE_N(t->arena, LEFT_MOST + 1, struct approval);
    size_t n_deals = 0, n_leads = 0, n_asked = 0;
    struct text left;

    TRY(deals_list(t, person->id, STAGES_OPEN, 0, LEFT_MOST + 1, deals, &n_deals));
    TRY(leads_list(t, person->id, false, open_leads, LEFT_MOST + 1, leads, &n_leads));
    TRY(approvals_waiting_for(t, person->id, LEFT_MOST + 1, asked, &n_asked));
    text_init(&left, t->arena, 200);
    text_addf(&left,
              IN(t, "%s (@%s) works here no longer.", "%s（@%s）已移除，不能再登录。"),
              person->name, person->handle);
    if (n_deals)
        text_addf(&left, IN(t, " Deals still theirs: %s.", "名下还有%s个商机。"),
                  how_many(t, n_deals));
    if (n_leads)
        text_addf(&left, IN(t, " Leads still theirs: %s.", "名下还有%s条线索。"),
                  how_many(t, n_leads));
    if (n_asked)
        text_addf(&left,
                  IN(t, " Requests that wait for them: %s.", "还有%s个申请等其审批。"),
                  how_many(t, n_asked));
    say(t, "%s", left.bytes);
    if (n_deals)
        offer(t, IN(t, "Their deals", "名下商机"), BUTTON_PRIMARY, "deal list %s",
              person->handle);
    if (n_leads)
        offer(t, IN(t, "Their leads", "名下线索"), BUTTON_PLAIN, "lead list %s",
              person->handle);
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct user_remove *in = args;
    struct person person;

    TRY(people_get(t, in->person.id, &person));
    if (person.id == t->me.id)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "nobody removes themselves; another admin can",
                          "不能移除自己，请让其他管理员操作"));
    if (!person.is_active)
        return err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                       person.name);
    TRY(colleague_leaves_admin(t, &person));
    TRY(sessions_end_of(t, person.id));
    person.is_active = false;
    TRY(people_put(t, &person));
    t->left = person.id;
    return say_what_is_left(t, &person);
}

const struct command cmd_user_remove = {
    .name = "user remove",
    .name_zh = "移除用户",
    .brief = "sign out a colleague who leaves",
    .brief_zh = "移除离职同事",
    .deed = {"the removal of %s", "移除%s", "person"},
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .args = wants,
    .args_size = sizeof(struct user_remove),
    .run = run,
    .examples = examples,
};
