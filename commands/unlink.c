/* "unlink" - an account on a platform is nobody's any more. */
#include "commands/access.h"
#include "store/people.h"

struct unlink {
    const char *platform;
    struct who person;
};

enum { PLATFORMS_MOST = 16, ALL_MOST = 400 };

static const struct arg wants[] = {
    OPT(struct unlink, platform, "where, such as slack", "哪个平台，如 slack"),
    OPT(struct unlink, person, "whom; yourself when left out", "谁；不写就是自己"),
    {0},
};

static const struct example examples[] = {
    {"unlink", "I know you on fake.", NULL},
    {"unlink slack", "On Slack I do not know Ana Reyes", NULL},
    {"解绑 mattermost", "我在 Mattermost 上不认识薄一", "bo"},
    {"unlink slack bo", "On Slack I do not know 薄一", "adm"},
    {"unlink web bo", "The web chat needs no link", "adm"},
    {0},
};

static const char *title_of(const char *platform)
{
    static const char *const titles[][2] = {{"slack", "Slack"},
                                            {"mattermost", "Mattermost"}};

    for (size_t i = 0; i < COUNT(titles); i++)
        if (text_same(titles[i][0], platform))
            return titles[i][1];
    return platform;
}

static enum rc list_them(struct turn *t)
{
    const char *platforms[PLATFORMS_MOST];
    struct text all;
    size_t n = 0;

    TRY(people_platforms(t, t->me.id, platforms, PLATFORMS_MOST, &n));
    text_init(&all, t->arena, ALL_MOST);
    for (size_t i = 0; i < n; i++) {
        text_addf(&all, "%s%s",
                  i == 0       ? ""
                  : i + 1 == n ? IN(t, " and ", "和")
                               : IN(t, ", ", "、"),
                  title_of(platforms[i]));
        offer(
            t,
            arena_printf(t->arena, IN(t, "Unlink %s", "解绑 %s"), title_of(platforms[i])),
            BUTTON_PLAIN, "unlink %s", platforms[i]);
    }
    if (n == 0)
        say(t, "%s",
            IN(t, "I know you on no other platform; `link` makes a code for one.",
               "您还没有绑定其他平台；发“绑定”获取绑定码。"));
    else
        say(t, IN(t, "I know you on %s.", "我在这些平台上认识您：%s。"), all.bytes);
    return RC_OK;
}

/* Who may sign in there is no matter of links. */
static enum rc refuse_web(struct turn *t)
{
    return err_set(&t->err, RC_RULE, "%s",
                   IN(t, "the web chat needs no link; `user remove` signs somebody out",
                      "网页聊天无需绑定；如需禁止登录，请用“移除用户”"));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct unlink *in = args;
    const char *platform;
    struct person person;
    enum rc rc;

    say_privately(t);
    if (!in->platform)
        return list_them(t);
    platform = text_fold(t->arena, in->platform);
    TRY(people_get(t, in->person.id ? in->person.id : t->me.id, &person));
    if (person.id != t->me.id)
        TRY(access_role(t, ROLE_ADMIN, "unlink somebody else", "解绑别人"));
    if (text_same(platform, "web"))
        return refuse_web(t);
    rc = people_unbind(t, person.id, platform);
    if (rc == RC_ABSENT)
        return err_set(&t->err, RC_ABSENT,
                       IN(t, "on %s I do not know %s", "我在 %s 上不认识%s"),
                       title_of(platform), person.name);
    TRY(rc);
    say(t, IN(t, "On %s I do not know %s any more.", "我在 %s 上不再认识%s。"),
        title_of(platform), person.name);
    return RC_OK;
}

const struct command cmd_unlink = {
    .name = "unlink",
    .name_zh = "解绑",
    .aliases = {"unlink account", "解除绑定"},
    .brief = "be known on a chat platform no more",
    .brief_zh = "解除某个聊天平台上的绑定",
    .group = GROUP_TEAM,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct unlink),
    .run = run,
    .examples = examples,
};
