/* "user invite" - a link that signs a colleague in, once. */
#include "commands/access.h"
#include "commands/colleague.h"
#include "store/people.h"

struct user_invite {
    struct who person;
};

/* A link is read by others too, sooner or later: ten minutes at the most. */
static const int64_t GOOD_FOR_MS = 10LL * 60 * 1000;

static const struct arg wants[] = {
    ARG(struct user_invite, person, "the colleague", "同事"),
    {0},
};

static const struct example examples[] = {
    {"user invite ana", "For Ana Reyes, good once and for 10 minutes: /#signin=", "adm"},
    {"邀请用户 bo", "For 薄一, good once and for 10 minutes: /#signin=", "adm"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct user_invite *in = args;
    struct person person;
    const char *token;

    TRY(people_get(t, in->person.id, &person));
    TRY(colleague_works_here(t, &person));
    TRY(invite_make(t, person.id, t->now + GOOD_FOR_MS, &token));
    say_privately(t);
    t->answer_is_secret = true;
    say(t,
        IN(t, "For %s, good once and for 10 minutes: %s/#signin=%s",
           "给%s的登录链接，一次有效，10 分钟内：%s/#signin=%s"),
        person.name, firm_address(t), token);
    return RC_OK;
}

const struct command cmd_user_invite = {
    .name = "user invite",
    .name_zh = "邀请用户",
    .aliases = {"invite", "登录链接"},
    .brief = "make a sign-in link for a colleague",
    .brief_zh = "生成同事的登录链接",
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct user_invite),
    .run = run,
    .examples = examples,
};
