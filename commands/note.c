/* "note" - what was said and done with a customer; asks for the next touch. */
#include "commands/sentence.h"
#include "commands/touches.h"
#include "commands/words.h"

#include <string.h>

struct note {
    struct ref about;
    struct phrase text;
    struct moment next;
};

static const struct arg wants[] = {
    REF(struct note, about, "deal lead", "a deal, lead or customer, such as D-5",
        "商机、线索或客户，如 D-5"),
    ARG(struct note, text, "what was said or done", "跟进内容"),
    OPT(struct note, next, "when to speak to them next", "下次跟进时间"),
    {0},
};

static const struct example examples[] = {
    {"note D-5 they liked the demo next=+7d",
     "Noted on D-5 Acme; next touch Mon 9 March.", NULL},
    {"跟进D-6客户很满意", "已记入 D-6 鼎砺机械。下次什么时候跟进？", "bo"},
    {0},
};

/* A touch that was due by today has now happened. */
static bool is_still_to_come(struct turn *t, const char *next_touch)
{
    struct moment moment;
    struct err ignored = {.lang = t->lang};

    return !text_empty(next_touch) &&
           moment_parse_iso(next_touch, &moment, &ignored) == RC_OK &&
           moment.day.n > t->today.n;
}

/* The next touch that was said; else the one that stands, unless it has come. A lead that
 * was noted on is contacted. */
static enum rc move_on(struct turn *t, const struct note *in, struct touchable *record)
{
    bool is_answered = record->kind == &leads_kind && record->lead.state == LEAD_NEW;
    bool keeps = is_still_to_come(t, record->next_touch);

    if (is_answered)
        record->lead.state = LEAD_CONTACTED;
    if (day_known(in->next.day)) {
        TRY(still_to_come(t, in->next));
        return touchable_put(t, record, in->next);
    }
    if (!keeps && (is_answered || !text_empty(record->next_touch)))
        return touchable_put(t, record, (struct moment){DAY_NONE, -1});
    return is_answered ? leads_put(t, &record->lead) : RC_OK;
}

/* A day to come that the words tell of; NULL for none. */
static const struct entity *day_told(struct turn *t, const char *text)
{
    struct entities found;

    if (text_same(text, t->timeless))
        return NULL;
    const struct reading_context reading = sentence_reading(t);
    entities_read(t->arena, text, strlen(text), &reading, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        bool is_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
        if (is_day && !(e->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST | ENTITY_UNSURE)) &&
            e->at.day.n > t->today.n)
            return e;
    }
    return NULL;
}

/* "They want a demo next Tuesday at 2pm" sets no touch: said, with a button that does. */
static bool answer_told(struct turn *t, const struct note *in,
                        const struct touchable *record)
{
    bool stays = !day_known(in->next.day) && !text_empty(record->next_touch);
    const struct entity *told = stays ? day_told(t, in->text.text) : NULL;

    if (!told)
        return false;
    const char *day = moment_iso(t->arena, told->at);
    if (text_same(day, record->next_touch))
        return false;
    say(t,
        IN(t, "Noted on %s; next touch stays %s. “%s” was not taken for it.",
           "已记入 %s；下次跟进仍为%s，“%s”没有当作下次跟进。"),
        record->label, touch_text(t, record->next_touch), told->text);
    offer(t,
          arena_printf(t->arena, IN(t, "Next touch %s", "%s跟进"),
                       moment_text(t->arena, told->at, t->today, t->lang)),
          BUTTON_PLAIN, "touch %s %s", record->ref, words_quote(t->arena, day));
    return true;
}

static void answer(struct turn *t, const struct note *in, const struct touchable *record)
{
    if (answer_told(t, in, record))
        return;
    if (!text_empty(record->next_touch)) {
        say(t, IN(t, "Noted on %s; next touch %s.", "已记入 %s；下次跟进%s。"),
            record->label, touch_text(t, record->next_touch));
    } else if (record->kind == &deals_kind && !stage_is_open(record->deal.stage)) {
        say(t, IN(t, "Noted on %s.", "已记入 %s。"), record->label);
    } else {
        say(t,
            IN(t, "Noted on %s. When is the next touch?",
               "已记入 %s。下次什么时候跟进？"),
            record->label);
        offer_touch(t, record->ref);
    }
}

static enum rc run(struct turn *t, const void *args)
{
    const struct note *in = args;
    struct touchable record;

    TRY(touchable_get(t, in->about, &record));
    TRY(history_note(t, record.kind, record.id, "%s", in->text.text));
    TRY(move_on(t, in, &record));
    answer(t, in, &record);
    return RC_OK;
}

const struct command cmd_note = {
    .name = "note",
    .name_zh = "跟进",
    .aliases = {"log", "记录", "跟进记录"},
    .brief = "note a follow-up",
    .brief_zh = "记录跟进",
    .deed = {"the note on %s", "%s的跟进记录", "deal lead activity"},
    .group = GROUP_DEALS,
    .role = SELLING,
    .args = wants,
    .args_size = sizeof(struct note),
    .run = run,
    .examples = examples,
};
