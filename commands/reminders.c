/* "reminders" - what I asked to be reminded of and have not done. */
#include "store/reminders.h"
#include "commands/access.h"
#include "commands/listing.h"

static const struct example examples[] = {
    {"reminders", "Nothing to be reminded of", NULL},
    {"我的提醒", "没有提醒", "bo"},
    {0},
};

enum { BUTTONS = 3 };

static enum rc run(struct turn *t, const void *args)
{
    const char *const heads[] = {IN(t, "Reminder", "提醒"), IN(t, "When", "时间"),
                                 IN(t, "About", "关于"), IN(t, "What", "内容")};
    struct reminder *list = TAKE_N(t->arena, LISTING_MOST + 1, struct reminder);
    struct listing listing;
    size_t n = 0;

    (void)args;
    TRY(reminders_open(t, t->me.id, LISTING_MOST + 1, list, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 0);
    for (size_t i = 0; i < n; i++) {
        const struct record_kind *kind = record_kind_named(list[i].kind);
        const char *ref = ref_text(t->arena, &reminders_kind, list[i].id);
        const char *const cells[] = {ref, touch_text(t, list[i].due),
                                     kind ? ref_text(t->arena, kind, list[i].record) : "",
                                     list[i].text};
        if (!listing_row(&listing, cells))
            break;
        if (i < BUTTONS)
            offer(t, arena_printf(t->arena, IN(t, "Done %s", "完成 %s"), ref),
                  BUTTON_PLAIN, "done %s", ref);
    }
    listing_say(
        &listing, IN(t, "Reminders", "提醒"),
        IN(t, "Nothing to be reminded of. `remind tomorrow 15:00 call Acme` sets one.",
           "没有提醒。发“提醒 明天15:00 打电话”设置一个。"));
    return RC_OK;
}

const struct command cmd_reminders = {
    .name = "reminders",
    .name_zh = "我的提醒",
    .aliases = {"reminder list", "提醒列表"},
    .brief = "list your reminders",
    .brief_zh = "列出我的提醒",
    .group = GROUP_TIME,
    .reads_only = true,
    .run = run,
    .examples = examples,
};
