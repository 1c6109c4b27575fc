/* "channel language" - in which language, and by which clock, a channel is spoken to. */
#include "commands/command.h"
#include "commands/language.h"
#include "commands/zone.h"
#include "store/conversations.h"

#include <string.h>

struct channel_language {
    const char *lang, *zone;
};

static const struct arg wants[] = {
    OPT(struct channel_language, lang, "en or zh; firm as everywhere in the firm",
        "en 或 zh（英文、中文）；公司：同公司"),
    OPT(struct channel_language, zone, "time zone, such as Europe/London",
        "时区，如 Asia/Shanghai"),
    {0},
};

static const struct example examples[] = {
    {"channel language zh", "This is our direct conversation", "max"},
    {"频道语言 英文 时区=Europe/London", "这里是你我的私聊", "mei"},
    {0},
};

static bool is_firm(struct turn *t, const char *said)
{
    const char *folded = text_fold(t->arena, said);

    return text_same(folded, "firm") || text_same(folded, "公司");
}

/* There one message is for all; in a room of our own each reads it in their language. */
static enum rc is_channel(struct turn *t)
{
    if (!t->where.id || t->where.one)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "this is our direct conversation; say it in a channel",
                          "这里是你我的私聊，请在频道里发"));
    if (strcmp(t->where.platform, "web") == 0)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "here each reads in their own language: `language`",
                          "这里每个人按自己的语言阅读，发“语言”设定"));
    return RC_OK;
}

static enum rc change(struct turn *t, const struct channel_language *in, int *lang,
                      const char **zone)
{
    enum lang wanted;

    if (in->lang && is_firm(t, in->lang)) {
        *lang = -1;
        *zone = "";
    } else if (in->lang) {
        TRY(language_read(t, in->lang, &wanted));
        *lang = (int)wanted;
    }
    if (in->zone)
        TRY(zone_read(t, in->zone, zone));
    return conversation_manner(t, t->where.id, *lang, *zone);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct channel_language *in = args;
    const char *zone = t->where.zone;
    int lang = t->where.lang;

    TRY(is_channel(t));
    if (in->lang || in->zone)
        TRY(change(t, in, &lang, &zone));
    bool is_chinese = (lang < 0 ? (int)t->firm.lang : lang) == LANG_ZH;
    say(t,
        IN(t, "Language of this channel: %s, by the clock of %s.",
           "本频道语言：%s，时间按 %s。"),
        is_chinese ? IN(t, "Chinese", "中文") : IN(t, "English", "英文"),
        text_empty(zone) ? t->firm.zone : zone);
    return RC_OK;
}

const struct command cmd_channel_language = {
    .name = "channel language",
    .name_zh = "频道语言",
    .aliases = {"room language"},
    .brief = "say in which language a channel is spoken to",
    .brief_zh = "设定频道的语言",
    .group = GROUP_TEAM,
    .role = ROLE_ADMIN | ROLE_MANAGER | ROLE_DIRECTOR,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct channel_language),
    .run = run,
    .examples = examples,
};
