/* A lead's card. */

#include "store/deals.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/view_inside.h"

static void draw_path(struct drawing *d, const struct lead *lead)
{
    static const enum lead_state path[] = {LEAD_NEW, LEAD_CONTACTED, LEAD_QUALIFIED};
    enum lead_state at = lead->state == LEAD_POOL ? LEAD_NEW : lead->state;

    if (at == LEAD_JUNK) {
        card_step(d->out, drawn_first(d, lead_state_text(at, d->lang)), STEP_FAILED);
        return;
    }
    for (size_t i = 0; i < COUNT(path); i++)
        card_step(d->out, drawn_first(d, lead_state_text(path[i], d->lang)),
                  path[i] < at || lead->deal ? STEP_DONE
                  : path[i] == at            ? STEP_NOW
                                             : STEP_LATER);
    card_step(d->out,
              lead->deal ? drawn_ref(d, &deals_kind, lead->deal) : IN(d, "Deal", "商机"),
              lead->deal ? STEP_NOW : STEP_LATER);
}

static void draw_actions(struct drawing *d, const struct lead *lead)
{
    const char *ref = d->out->ref;
    const char *qualify = arena_printf(d->arena, "qualify %s", ref);
    const char *note = arena_printf(d->arena, "note %s", ref);

    if (lead->withdrawn_at) {
        decided_undone(d, lead->withdrawn_at);
    } else if (lead->deal) {
        decided_by(d, &leads_kind, lead->id,
                   arena_printf(d->arena, IN(d, "Became %s", "已转为 %s"),
                                drawn_ref(d, &deals_kind, lead->deal)));
        card_button(d->out, IN(d, "Show the deal", "查看商机"), BUTTON_PLAIN,
                    arena_printf(d->arena, "deal show %s",
                                 drawn_ref(d, &deals_kind, lead->deal)));
    } else if (lead->state == LEAD_JUNK) {
        decided_by(d, &leads_kind, lead->id, IN(d, "Marked as junk", "已标为无效"));
    } else if (lead->state == LEAD_POOL) {
        card_button(d->out, IN(d, "Take it", "领取"), BUTTON_PRIMARY,
                    arena_printf(d->arena, "lead take %s", ref));
    } else if (drawing_changes(d, lead->owner)) {
        card_button(d->out, IN(d, "Qualify", "转为商机"), BUTTON_PRIMARY, qualify);
        card_button(d->out, IN(d, "Log a touch", "记一笔"), BUTTON_PLAIN, note);
    }
}

static void draw_badge(struct drawing *d, const struct lead *lead)
{
    if (lead->state == LEAD_POOL) {
        d->out->badge = IN(d, "in the pool", "公海");
        d->out->badge_tone = TONE_WAITS;
        return;
    }
    d->out->badge = lead_state_text(lead->state, d->lang);
    d->out->badge_tone = lead->deal                 ? TONE_GOOD
                         : lead->state == LEAD_JUNK ? TONE_BAD
                         : lead->state == LEAD_NEW  ? TONE_WAITS
                                                    : TONE_PLAIN;
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct stored_lead stored;
    const struct lead *lead = &stored.lead;
    struct drawing d;

    TRY(record_get_any(t, &leads_kind, id, &stored));
    drawing_begin(&d, t, reader, lang, out);
    TRY(drawing_may(&d, lead->owner, out->ref));
    out->title = arena_printf(d.arena, "%s %s", out->ref, lead->name);
    out->subtitle = lead->contact;
    draw_badge(&d, lead);
    fact_touch(&d, lead->owner, lead->next_touch, true);
    fact_money(&d, IN(&d, "Expected", "预计金额"), lead->amount, TONE_PLAIN);
    fact(&d, IN(&d, "Need", "需求"), lead->need, TONE_PLAIN);
    fact_touch(&d, lead->owner, lead->next_touch, false);
    fact(&d, IN(&d, "Phone", "电话"), lead->phone, TONE_PLAIN);
    fact(&d, IN(&d, "E-mail", "邮箱"), lead->email, TONE_PLAIN);
    fact(&d, IN(&d, "WeChat", "微信"), lead->wechat, TONE_PLAIN);
    fact(&d, IN(&d, "Source", "来源"), lead->source, TONE_PLAIN);
    fact(&d, IN(&d, "Owner", "负责人"), drawn_person(&d, lead->owner), TONE_PLAIN);
    TRY(fact_last_note(&d, "lead", id));
    draw_path(&d, lead);
    draw_actions(&d, lead);
    return RC_OK;
}

const struct view view_lead = {.kind = "lead", .draw = draw};
