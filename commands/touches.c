/* touches.c - the next touch of deals and leads. */
#include "commands/touches.h"

#include <string.h>

enum rc touchable_get(struct turn *t, struct ref ref, struct touchable *out)
{
    struct touchable record = {.kind = ref.kind, .id = ref.id};

    record.ref = ref_text(t->arena, ref.kind, ref.id);
    if (ref.kind == &leads_kind) {
        TRY(access_lead(t, ref.id, TO_CHANGE, &record.lead));
        if (record.lead.deal != 0) /* what it has become is meant */
            return touchable_get(t, (struct ref){&deals_kind, record.lead.deal}, out);
        record.owner = record.lead.owner;
        record.next_touch = record.lead.next_touch;
        record.label = arena_printf(t->arena, "%s %s", record.ref, record.lead.name);
    } else {
        TRY(access_deal(t, ref.id, TO_CHANGE, &record.deal));
        record.owner = record.deal.owner;
        record.next_touch = record.deal.next_touch;
        record.label = deal_label(t, &record.deal);
    }
    *out = record;
    return RC_OK;
}

enum rc touchable_to_give(struct turn *t, struct ref ref, struct touchable *out)
{
    struct lead lead;

    if (ref.kind != &leads_kind || leads_get(t, ref.id, &lead) != RC_OK ||
        lead.owner != 0 || lead.deal != 0)
        return touchable_get(t, ref, out);
    const char *called = ref_text(t->arena, ref.kind, ref.id);
    *out = (struct touchable){
        .kind = ref.kind,
        .id = ref.id,
        .ref = called,
        .label = arena_printf(t->arena, "%s %s", called, lead.name),
        .next_touch = lead.next_touch,
        .lead = lead,
    };
    return RC_OK;
}

enum rc touchable_put(struct turn *t, struct touchable *record, struct moment next)
{
    record->next_touch = day_known(next.day) ? moment_iso(t->arena, next) : "";
    if (record->kind == &leads_kind) {
        record->lead.next_touch = record->next_touch;
        return leads_put(t, &record->lead);
    }
    record->deal.next_touch = record->next_touch;
    return deals_put(t, &record->deal);
}

static const char *with_words(struct turn *t, const char *todo, const char *words)
{
    enum { WORDS_MOST = 72 };

    size_t len = strlen(words), cut = utf8_cut(words, len, WORDS_MOST);

    if (len == 0)
        return todo;
    return arena_printf(t->arena, IN(t, "%s (“%.*s%s”)", "%s（“%.*s%s”）"), todo,
                        (int)cut, words, cut < len ? "…" : "");
}

/* A person's own words; what merely happened says nothing of what there is to do. */
static const char *last_note(struct turn *t, const struct record_kind *kind, int64_t id)
{
    enum { LOOKED_AT = 8 };

    struct activity *list = TAKE_N(t->arena, LOOKED_AT, struct activity);
    struct err before = t->err;
    size_t n = 0;

    if (activities_of(t, kind->name, id, LOOKED_AT, list, &n) != RC_OK)
        n = 0;
    t->err = before;
    for (size_t i = 0; i < n; i++)
        if (text_same(list[i].what, "note"))
            return list[i].text;
    return "";
}

const char *deal_todo(struct turn *t, const struct deal *deal)
{
    return with_words(t, stage_todo(deal->stage, t->lang),
                      last_note(t, &deals_kind, deal->id));
}

const char *lead_todo(struct turn *t, const struct lead *lead)
{
    enum stage stage = lead->state == LEAD_NEW ? STAGE_NEW : STAGE_CONTACTED;

    return with_words(t, stage_todo(stage, t->lang), lead->need);
}

enum rc touchable_give(struct turn *t, struct touchable *record, int64_t owner)
{
    record->owner = owner;
    if (record->kind == &leads_kind) {
        record->lead.owner = owner;
        if (record->lead.state == LEAD_POOL)
            record->lead.state = LEAD_NEW;
        return leads_put(t, &record->lead);
    }
    record->deal.owner = owner;
    return deals_put(t, &record->deal);
}
