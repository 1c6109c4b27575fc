/* "zone" - by which wall my times are meant. */
#include "commands/zone.h"

#include "base/zone.h"
#include "commands/access.h"
#include "commands/words.h"
#include "store/people.h"

#include <ctype.h>

struct wanted {
    const char *zone;
};

static const struct arg wants[] = {
    OPT(struct wanted, zone,
        "such as Europe/Berlin; auto follows your chat's profile; left out, it is shown",
        "如 Asia/Shanghai；“自动”则跟随聊天平台的个人资料；不写则显示当前时区"),
    {0},
};

static const struct example examples[] = {
    {"zone Europe/Berlin", "Your times are Europe/Berlin's from now on: it is 10:00",
     NULL},
    {"时区 Asia/Tokyo", "以后按 Asia/Tokyo 的时间：现在 18:00", "bo"},
    {"zone", "Your times are Europe/London's: it is 09:00", NULL},
    {0},
};

/* As the zones are spelled: Asia/Ho_Chi_Minh, America/Port-au-Prince. */
static const char *spelled(struct arena *arena, const char *said)
{
    char *copy = arena_copy(arena, said);
    bool begins = true;

    for (char *at = copy; *at; at++) {
        *at = (char)(begins ? toupper((unsigned char)*at) : tolower((unsigned char)*at));
        if (*at == ' ')
            *at = '_';
        begins = *at == '/' || *at == '_' || *at == '-';
    }
    return copy;
}

enum rc zone_read(struct turn *t, const char *said, const char **out)
{
    const struct zone *zone;

    if (zone_find(said, &zone) != RC_OK &&
        zone_find(spelled(t->arena, said), &zone) != RC_OK) {
        err_set(&t->err, RC_USAGE,
                IN(t, "there is no time zone \"%s\"", "没有“%s”这个时区"),
                words_short(t->arena, said));
        return err_hint(&t->err, "%s",
                        IN(t, "they are called like Europe/London or Asia/Shanghai",
                           "写法如 Asia/Shanghai、Europe/London"));
    }
    *out = zone_name(zone);
    return RC_OK;
}

static bool is_auto(struct turn *t, const char *said)
{
    const char *word = text_fold(t->arena, said);

    return text_same(word, "auto") || text_same(word, "自动");
}

static const char *hour_of(struct turn *t, const char *zone)
{
    struct moment now = wall_at(t, zone, t->now);

    return arena_printf(t->arena, "%02d:%02d", now.minute / 60, now.minute % 60);
}

static enum rc choose(struct turn *t, const char *said)
{
    struct person me;

    TRY(people_get(t, t->me.id, &me));
    if (is_auto(t, said)) {
        me.chosen &= ~(unsigned)CHOSE_ZONE;
    } else {
        TRY(zone_read(t, said, &me.zone));
        me.chosen |= CHOSE_ZONE;
    }
    TRY(people_put(t, &me));
    TRY(turn_as(t, me.id));
    say(t,
        IN(t, "Your times are %s's from now on: it is %s.",
           "以后按 %s 的时间：现在 %s。"),
        me.zone, hour_of(t, me.zone));
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct wanted *in = args;

    say_privately(t);
    if (!text_empty(in->zone))
        return choose(t, in->zone);
    say(t,
        IN(t, "Your times are %s's: it is %s. `zone Europe/Berlin` changes that.",
           "按 %s 的时间：现在 %s。发“时区 Asia/Shanghai”可更改。"),
        t->me.zone, hour_of(t, t->me.zone));
    return RC_OK;
}

const struct command cmd_zone = {
    .name = "zone",
    .name_zh = "时区",
    .aliases = {"time zone", "timezone"},
    .brief = "choose your time zone",
    .brief_zh = "选择时区",
    .group = GROUP_TEAM,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct wanted),
    .run = run,
    .examples = examples,
};
