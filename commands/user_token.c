/* "user token" - a key for a script that acts as a colleague. */
#include "commands/access.h"
#include "store/people.h"

struct user_token {
    struct who person;
};

static const struct arg wants[] = {
    ARG(struct user_token, person, "the colleague", "同事"),
    {0},
};

static const struct example examples[] = {
    {"user token ana", "Token of Ana Reyes, good for a year: ", "adm"},
    {"用户令牌 bo", "Token of 薄一, good for a year: ", "adm"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct user_token *in = args;
    struct person person;
    const char *token;

    TRY(people_get(t, in->person.id, &person));
    TRY(session_make(t, person.id, true, &token));
    say_privately(t);
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
