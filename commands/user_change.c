/* "user change" - a colleague's name, roles, manager, address, zone or language. */
#include "commands/access.h"
#include "commands/colleague.h"
#include "store/people.h"

static const struct example examples[] = {
    {"user change bo roles=sales,approver", "薄一 (@bo) is changed: sales, approver.",
     "adm"},
    {"修改用户 ana 语言=zh", "Ana Reyes (@ana) is changed: sales.", "adm"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct colleague *in = args;
    const char *handle = "";
    struct person person;

    TRY(colleague_handle(t, in->handle, &handle));
    enum rc rc = people_by_handle(t, handle, &person);
    if (rc == RC_ABSENT) {
        (void)err_set(&t->err, rc, IN(t, "nobody here is @%s", "没有 @%s 这个人"),
                      handle);
        return err_hint(&t->err,
                        IN(t, "`user add %s` brings them in", "发“添加用户 %s”可加入"),
                        handle);
    }
    TRY(rc);
    TRY(colleague_works_here(t, &person));
    bool was_admin = person.roles & ROLE_ADMIN;
    TRY(colleague_change(t, in, &person));
    if (was_admin && !(person.roles & ROLE_ADMIN))
        TRY(colleague_leaves_admin(t, &person));
    TRY(people_put(t, &person));
    colleague_say(t, &person, IN(t, "is changed", "已更新"));
    return RC_OK;
}

const struct command cmd_user_change = {
    .name = "user change",
    .name_zh = "修改用户",
    .brief = "change what is known of a colleague, and their roles",
    .brief_zh = "修改同事的资料和角色",
    .deed = {"the change to %s", "对%s的修改", "person"},
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .args = colleague_args,
    .args_size = sizeof(struct colleague),
    .run = run,
    .examples = examples,
};
