/* "touch drop" - a next touch that is no longer wanted: it did not happen, and nothing is
 * asked for in its stead. */
#include "commands/touches.h"

struct touch_drop {
    struct ref about;
};

static const struct arg wants[] = {
    REF(struct touch_drop, about, "deal lead", "a deal, lead or customer, such as D-5",
        "商机、线索或客户，如 D-5"),
    {0},
};

static const struct example given[] = {
    {"touch D-5 +7d", "D-5 Acme: next touch Mon 9 March.", "ana"},
    {"下次跟进 D-6 周五", "D-6 鼎砺机械：下次跟进 3月6日（周五）。", "bo"},
    {0},
};

static const struct example examples[] = {
    {"touch drop D-5", "D-5 Acme: the next touch, Mon 9 March, is dropped.", NULL},
    {"取消跟进 D-6", "D-6 鼎砺机械：已取消下次跟进（3月6日（周五））。", "bo"},
    {0},
};

static enum rc run(struct turn *t, const void *args)
{
    const struct touch_drop *in = args;
    struct touchable record;

    TRY(touchable_get(t, in->about, &record));
    if (text_empty(record.next_touch))
        return err_set(&t->err, RC_RULE,
                       IN(t, "no next touch of %s is set", "%s没有安排下次跟进"),
                       record.label);
    const char *day = touch_text(t, record.next_touch);
    TRY(touchable_put(t, &record, (struct moment){DAY_NONE, -1}));
    say(t, IN(t, "%s: the next touch, %s, is dropped.", "%s：已取消下次跟进（%s）。"),
        record.label, day);
    return RC_OK;
}

const struct command cmd_touch_drop = {
    .name = "touch drop",
    .name_zh = "取消跟进",
    .aliases = {"drop touch", "取消下次跟进"},
    .brief = "drop the next touch",
    .brief_zh = "取消下次跟进",
    .deed = {"the drop of the next touch of %s", "取消%s的下次跟进", "deal lead"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct touch_drop),
    .run = run,
    .given = given,
    .examples = examples,
};
