/* "user token" - a key for a script that acts as a colleague. */
#include "commands/access.h"
#include "commands/colleague.h"
#include "store/people.h"

struct user_token {
    struct who person;
};

static const struct arg wants[] = {
    ARG(struct user_token, person, "the colleague", "同事"),
    {0},
};

static const struct example examples[] = {
    {"user token ana", "A token is made on the machine itself", "adm"},
    {"用户令牌 bo", "A token is made on the machine itself", "adm"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct user_token *in = args;
    struct person person;
    const char *token;

    TRY(people_get(t, in->person.id, &person));
    TRY(colleague_works_here(t, &person));
    if (t->where.id) {
        (void)err_set(&t->err, RC_RULE, "%s",
                      IN(t, "a token is made on the machine itself: no chat keeps it",
                         "令牌只在服务器上生成，不留在聊天里"));
        return err_hint(&t->err, "dealbell user token %s", person.handle);
    }
    TRY(session_make(t, person.id, true, &token));
    t->answer_is_secret = true;
    say(t, IN(t, "Token of %s, good for a year: %s", "%s的令牌，一年内有效：%s"),
        person.name, token);
    return RC_OK;
}

const struct command cmd_user_token = {
    .name = "user token",
    .name_zh = "用户令牌",
    .aliases = {"token"},
    .brief = "make a token for scripts",
    .brief_zh = "生成脚本令牌",
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct user_token),
    .run = run,
    .examples = examples,
};
