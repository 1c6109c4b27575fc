/* "channel purpose" - what a channel is for: its cards come there. */
#include "commands/command.h"
#include "commands/words.h"
#include "store/conversations.h"

#include <string.h>

struct channel_purpose {
    const char *purpose;
};

static const struct arg wants[] = {
    OPT(struct channel_purpose, purpose, "sales, approvals, finance, bell or none",
        "销售、审批、财务、喜报或无"),
    {0},
};

static const struct example examples[] = {
    {"channel purpose approvals", "This is our direct conversation", "max"},
    {"频道用途 审批", "这里是私聊", "mei"},
    {0},
};

static const struct {
    const char *name, *en, *zh;
} purposes[] = {
    {"sales", "sales", "销售"},
    {"approvals", "approvals", "审批"},
    {"finance", "finance", "财务"},
    {"bell", "bell", "喜报"},
    {"", "none", "无"},
};

static enum rc read_purpose(struct turn *t, const char *word, const char **out)
{
    const char *folded = text_fold(t->arena, word);

    for (size_t i = 0; i < COUNT(purposes); i++)
        if (text_same(folded, purposes[i].en) || text_same(folded, purposes[i].zh)) {
            *out = purposes[i].name;
            return RC_OK;
        }
    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "there is no purpose \"%s\"", "没有“%s”这个用途"),
                  words_short(t->arena, word));
    return err_hint(
        &t->err, "%s",
        IN(t, "sales, approvals, finance, bell or none", "销售、审批、财务、喜报或无"));
}

static const char *shown(struct turn *t, const char *purpose)
{
    for (size_t i = 0; i < COUNT(purposes); i++)
        if (text_same(purpose, purposes[i].name))
            return IN(t, purposes[i].en, purposes[i].zh);
    return purpose;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct channel_purpose *in = args;
    const char *purpose = t->where.id ? t->where.purpose : "";

    if (!t->where.id || t->where.one)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "this is our direct conversation; say it in a channel",
                          "这里是私聊，请在频道里发"));
    if (in->purpose) {
        TRY(read_purpose(t, in->purpose, &purpose));
        TRY(conversation_purpose(t, t->where.id, purpose));
    }
    say(t, IN(t, "Purpose of this channel: %s.", "本频道用途：%s。"), shown(t, purpose));
    return RC_OK;
}

const struct command cmd_channel_purpose = {
    .name = "channel purpose",
    .name_zh = "频道用途",
    .aliases = {"room purpose"},
    .brief = "say what a channel is for",
    .brief_zh = "设定频道用途",
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN | ROLE_MANAGER | ROLE_DIRECTOR,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct channel_purpose),
    .run = run,
    .examples = examples,
};
