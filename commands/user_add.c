/* "user add" - a colleague joins, or comes back. */
#include "commands/access.h"
#include "commands/colleague.h"
#include "commands/dispatch.h"
#include "commands/parse.h"
#include "store/people.h"

enum { EVENING = 20 * 60, MORNING = 8 * 60 + 30 };

static const struct example examples[] = {
    {"user add kim name=\"Kim Lee\" roles=sales manager=max",
     "Kim Lee (@kim) works here now: sales.", "adm"},
    {"添加用户 wu 姓名=吴越 角色=财务", "吴越 (@wu) works here now: finance.", "adm"},
    {0},
};

static unsigned default_roles(struct turn *t)
{
    unsigned roles = store_default_roles(t->store);

    return roles ? roles : ROLE_SALES;
}

static struct person joins(struct turn *t, const char *handle)
{
    return (struct person){
        .handle = handle,
        .name = handle,
        .email = "",
        .roles = default_roles(t),
        .zone = t->firm.zone,
        .calendar = t->me.calendar,
        .lang = t->firm.lang,
        .quiet = {.from = EVENING, .until = MORNING},
        .is_active = true,
    };
}

static enum rc add(struct turn *t, const struct colleague *in, const char *handle)
{
    struct person person = joins(t, handle);

    TRY(colleague_change(t, in, &person));
    TRY(people_add(t, &person));
    TRY(people_bind(t, person.id, "web", handle, ""));
    colleague_say(t, &person, IN(t, "works here now", "已加入"));
    return RC_OK;
}

/* Nobody is changed by being added once more: what was said of them becomes the button
 * that does it. */
static enum rc refuse_here(struct turn *t, const struct colleague *in,
                           const struct person *person)
{
    const char *rest;
    const struct command *change = command_find("user change", &rest);
    bool says_more = in->name.text[0] || in->email || in->roles.text[0] ||
                     in->manager.id || in->zone || in->lang;

    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s (@%s) works here already: %s", "%s（@%s）已经是同事：%s"),
                  person->name, person->handle,
                  roles_text(t->arena, person->roles, t->lang));
    if (says_more)
        ask_offer(t, IN(t, "Change", "修改"), "%s", args_words(t, change, in));
    return err_hint(&t->err,
                    IN(t, "`user change %s` changes what is known of them",
                       "发“修改用户 %s”可修改资料"),
                    person->handle);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct colleague *in = args;
    const char *handle = "";
    struct person person;

    TRY(colleague_handle(t, in->handle, &handle));
    enum rc rc = people_by_handle(t, handle, &person);
    if (rc == RC_ABSENT)
        return add(t, in, handle);
    TRY(rc);
    if (person.is_active)
        return refuse_here(t, in, &person);
    person.is_active = true;
    TRY(colleague_change(t, in, &person));
    TRY(people_put(t, &person));
    colleague_say(t, &person, IN(t, "works here again", "已重新加入"));
    return RC_OK;
}

const struct command cmd_user_add = {
    .name = "user add",
    .name_zh = "添加用户",
    .brief = "add colleagues, or bring back who had left",
    .brief_zh = "添加同事，或恢复已离职的同事",
    .deed = {"the new colleague %s", "添加同事%s", "person"},
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .args = colleague_args,
    .args_size = sizeof(struct colleague),
    .run = run,
    .examples = examples,
};
