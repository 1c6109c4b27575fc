/*
 * "user remove" - a colleague leaves. What they did stays theirs in the record; they are
 * signed out, hear nothing more, and can be added again.
 */
#include "commands/access.h"
#include "store/approvals.h"
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

/* What a manager now has to look after: somebody must take it. */
static enum rc say_what_is_left(struct turn *t, const struct person *person)
{
    unsigned open = 0;
    struct deal *deals = TAKE_N(t->arena, LEFT_MOST, struct deal);
    struct approval *asked = TAKE_N(t->arena, LEFT_MOST, struct approval);
    size_t n_deals = 0, n_asked = 0;
    struct text left;

    for (int stage = 0; stage < STAGE_WON; stage++)
        open |= 1u << stage;
    TRY(deals_list(t, person->id, open, 0, LEFT_MOST, deals, &n_deals));
    TRY(approvals_waiting_for(t, person->id, LEFT_MOST, asked, &n_asked));
    text_init(&left, t->arena, 200);
    text_addf(&left,
              IN(t, "%s (@%s) works here no longer.", "%s（@%s）已移除，不能再登录。"),
              person->name, person->handle);
    if (n_deals)
        text_addf(&left, IN(t, " Deals still theirs: %zu.", "名下还有 %zu 个商机。"),
                  n_deals);
    if (n_asked)
        text_addf(
            &left,
            IN(t, " Requests that wait for them: %zu.", "还有 %zu 个申请等其审批。"),
            n_asked);
    say(t, "%s", left.bytes);
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
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .args = wants,
    .args_size = sizeof(struct user_remove),
    .run = run,
    .examples = examples,
};
