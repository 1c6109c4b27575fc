/* "touch" - when to speak to a customer next. */
#include "commands/touches.h"

struct touch {
    struct ref about;
    struct moment when;
};

static const struct arg wants[] = {
    REF(struct touch, about, "deal lead", "a deal, lead or customer, such as D-5",
        "商机、线索或客户，如 D-5"),
    ARG(struct touch, when, "the day, with a time if it matters", "日期，可带时间"),
    {0},
};

static const struct example examples[] = {
    {"touch D-5 +7d", "D-5 Acme: next touch Mon 9 March.", NULL},
    {"下次跟进 D-6 周五", "D-6 鼎砺机械：下次跟进 3月6日（周五）。", "bo"},
    {0},
};

/* A line before this one has asked what this one says: then it has asked nothing. */
static void drop_question(struct turn *t, const char *label)
{
    const char *asked = arena_printf(
        t->arena,
        IN(t, "Noted on %s. When is the next touch?", "已记入 %s。下次什么时候跟进？"),
        label);

    if (!text_same(t->answer.text, asked))
        return;
    t->answer.text = NULL;
    t->answer.n_buttons = 0;
    answer_sets_touch(t, NULL, 0, NULL);
    say(t, IN(t, "Noted on %s.", "已记入 %s。"), label);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct touch *in = args;
    struct touchable record;

    TRY(touchable_get(t, in->about, &record));
    TRY(err_at(&t->err, "when", still_to_come(t, in->when)));
    if (record.kind == &deals_kind && !stage_is_open(record.deal.stage))
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s is closed (%s): nothing is due of it",
                          "%s 已经结束（%s），不再跟进"),
                       record.label, stage_text(record.deal.stage, t->lang));
    TRY(touchable_put(t, &record, in->when));
    drop_question(t, record.label);
    say(t, IN(t, "%s: next touch %s.", "%s：下次跟进%s。"), record.label,
        moment_text(t->arena, in->when, t->today, t->lang));
    return RC_OK;
}

const struct command cmd_touch = {
    .name = "touch",
    .name_zh = "下次跟进",
    .aliases = {"next touch", "约下次"},
    .brief = "set the next touch",
    .brief_zh = "设定下次跟进",
    .deed = {"the next touch of %s", "%s的下次跟进", "deal lead"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct touch),
    .run = run,
    .examples = examples,
};
