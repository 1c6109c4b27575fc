/* "link" - one person on two platforms: a code here, typed there. */
#include "commands/command.h"
#include "commands/dispatch.h"
#include "store/links.h"

struct link {
    struct phrase code;
};

static const struct arg wants[] = {
    OPT(struct link, code, "the code, where you are not known yet",
        "绑定码，在还不认识您的地方发"),
    {0},
};

static const struct example examples[] = {
    {"link", "Within 10 minutes, say to me on the other platform: link ", NULL},
    {"绑定", "请在 10 分钟内，到另一个平台对我发：绑定 ", "bo"},
    {"link K7QM-2XHP", "I know you here: you are Ana Reyes", NULL},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct link *in = args;
    const char *code;

    if (in->code.text[0])
        return err_set(&t->err, RC_RULE,
                       IN(t, "I know you here: you are %s", "我认识您：您是%s"),
                       t->me.name);
    TRY(link_make(t, t->me.id, &code));
    say_privately(t);
    t->answer_is_secret = true;
    say(t,
        IN(t, "Within %d minutes, say to me on the other platform: link %s",
           "请在 %d 分钟内，到另一个平台对我发：绑定 %s"),
        LINK_MINUTES, code);
    return RC_OK;
}

const struct command cmd_link = {
    .name = "link",
    .name_zh = "绑定",
    .aliases = {"link account", "绑定账号"},
    .brief = "be known on a second chat platform",
    .brief_zh = "在另一个聊天平台上绑定自己",
    .group = GROUP_TEAM,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct link),
    .run = run,
    .examples = examples,
};

/* A wrong code is an answer and no refusal: that it was tried is kept. */
enum rc link_stranger(struct turn *t, const char *code)
{
    enum rc rc = link_redeem(t, code);

    say_privately(t);
    if (rc == RC_ABSENT) {
        say(t, IN(t, "This code is wrong, used up or too old; `link` makes a new one.",
                  "绑定码不对、已用过或已过期；请重新发“绑定”获取。"));
        return RC_OK;
    }
    TRY(rc);
    t->action = "link";
    say(t, IN(t, "You are %s here now.", "已绑定，您是%s。"), t->me.name);
    offer(t, IN(t, "What can I do?", "我能做什么？"), BUTTON_PLAIN, "help");
    return RC_OK;
}
