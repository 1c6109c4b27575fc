/* touches.c - the next touch of deals and leads. */
#include "commands/touches.h"

enum rc touchable_get(struct turn *t, struct ref ref, struct touchable *out)
{
    struct touchable record = {.kind = ref.kind, .id = ref.id};

    record.ref = ref_text(t->arena, ref.kind, ref.id);
    if (ref.kind == &leads_kind) {
        TRY(access_lead(t, ref.id, TO_CHANGE, &record.lead));
        if (record.lead.deal != 0) {
            (void)err_set(&t->err, RC_RULE, IN(t, "%s has become %s", "%s 已转为 %s"),
                          record.ref, ref_text(t->arena, &deals_kind, record.lead.deal));
            return RC_RULE;
        }
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
