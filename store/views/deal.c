/* A deal's card. */

#include "store/accounts.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/history.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/people.h"
#include "store/view_inside.h"

enum { INVOICES_MOST = 50 };

/* A stage that was skipped has no tick: nothing was done there. */
static enum rc draw_path(struct drawing *d, const struct deal *deal)
{
    unsigned skipped;

    if (deal->stage == STAGE_LOST) {
        card_step(d->out, stage_text(STAGE_LOST, d->lang), STEP_FAILED);
        return RC_OK;
    }
    TRY(history_skipped(d->t, deal->id, &skipped));
    for (int i = STAGE_NEW; i <= STAGE_WON; i++)
        card_step(d->out, stage_text((enum stage)i, d->lang),
                  skipped & 1U << i                                  ? STEP_LATER
                  : i < (int)deal->stage || deal->stage == STAGE_WON ? STEP_DONE
                  : i == (int)deal->stage                            ? STEP_NOW
                                                                     : STEP_LATER);
    return RC_OK;
}

/* Who closed it, and when. */
static const char *closed(struct drawing *d, const struct deal *deal)
{
    return arena_printf(d->arena, IN(d, "%s on %s by %s", "%s，%s，%s"),
                        stage_text(deal->stage, d->lang),
                        drawn_instant(d, deal->closed_at), drawn_person(d, deal->owner));
}

/* What is won and not invoiced, or not all of it, is not at its end. */
static bool draw_invoice_action(struct drawing *d, const struct deal *deal,
                                const struct deal_billed *billed)
{
    bool may =
        drawing_changes(d, deal->owner) || person_may(d->reader, ROLE_FINANCE | ROLE_CFO);
    bool is_begun = billed->first.id != 0;

    if (deal->stage != STAGE_WON || !may ||
        (is_begun && !billed_has_rest(billed, deal->amount)))
        return false;
    d->out->footer = closed(d, deal);
    card_button(d->out,
                is_begun ? IN(d, "Invoice the rest", "开余款发票")
                         : IN(d, "Invoice", "开票"),
                is_begun ? BUTTON_PLAIN : BUTTON_PRIMARY,
                arena_printf(d->arena, "invoice new %s", d->out->ref));
    return true;
}

static void draw_actions(struct drawing *d, const struct deal *deal,
                         const struct deal_billed *billed)
{
    const char *ref = d->out->ref;

    if (deal->withdrawn_at) {
        decided_undone(d, deal->withdrawn_at);
        return;
    }
    if (draw_invoice_action(d, deal, billed))
        return;
    if (!stage_is_open(deal->stage)) {
        d->out->decided = closed(d, deal);
        return;
    }
    if (!drawing_changes(d, deal->owner))
        return;
    card_button(d->out, IN(d, "Log a touch", "记一笔"), BUTTON_PRIMARY,
                arena_printf(d->arena, "note %s", ref));
    card_button(d->out, IN(d, "Move on", "推进"), BUTTON_PLAIN,
                arena_printf(d->arena, "deal stage %s next from=%s", ref,
                             stage_name(deal->stage)));
    card_button(d->out, IN(d, "Ask approval", "提交审批"), BUTTON_PLAIN,
                arena_printf(d->arena, "approval request %s discount", ref));
}

/* The day that was agreed for it, while there is none. */
static void draw_first_invoice(struct drawing *d, const struct deal *deal)
{
    const char *said = deal_fact(d->arena, deal, "invoice_on");
    struct err ignored = {.lang = d->lang};
    struct day day;

    if (deal->stage == STAGE_WON && said && day_parse_iso(said, &day, &ignored) == RC_OK)
        fact(d, IN(d, "Next", "下一步"),
             arena_printf(d->arena, IN(d, "First invoice %s", "%s开首张发票"),
                          drawn_day(d, day)),
             day_between(day, d->now.day) > 0 ? TONE_BAD : TONE_WAITS);
}

/* What has been invoiced and not come in yet. */
static enum rc draw_invoices(struct drawing *d, const struct deal *deal)
{
    struct invoice *list = TAKE_N(d->arena, INVOICES_MOST, struct invoice);
    struct text text;
    size_t n;

    TRY(invoices_of_deal(d->t, deal->id, INVOICES_MOST, list, &n));
    text_init(&text, d->arena, 240);
    for (size_t i = 0; i < n; i++) {
        const struct invoice *invoice = &list[i];
        struct money open = invoice_open(invoice);

        if (!money_is_zero(open) && invoice->state == INVOICE_ISSUED)
            text_addf(&text, "%s%s %s", text.len ? ", " : "",
                      drawn_ref(d, &invoices_kind, invoice->id),
                      money_text(d->arena, open));
    }
    fact(d, IN(d, "Open invoices", "未收发票"), text.bytes, TONE_PLAIN);
    return RC_OK;
}

/* Of what is won: what was invoiced, and that it came in. */
static void draw_billed(struct drawing *d, const struct deal *deal,
                        const struct deal_billed *billed)
{
    bool is_paid = money_is_zero(billed->open) && !billed->is_mixed;

    if (deal->stage == STAGE_WON)
        fact_noted(d, IN(d, "Invoiced", "已开票"), money_text(d->arena, billed->total),
                   is_paid ? IN(d, "paid", "已收清") : NULL,
                   is_paid ? TONE_GOOD : TONE_PLAIN);
}

/* A request that is under way; its own card says the rest. */
static enum rc draw_request(struct drawing *d, int64_t deal)
{
    struct approval live;
    enum rc rc = approvals_live(d->t, deal, "discount", &live);

    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    fact(d, IN(d, "Waits for approval", "待审批"), drawn_ref(d, &approvals_kind, live.id),
         TONE_WAITS);
    return RC_OK;
}

/* A discount that was approved stands beside the amount until it is in it. */
static enum rc draw_discount(struct drawing *d, const struct deal *deal)
{
    struct approval granted;
    struct money after;
    enum rc rc = approvals_discount(d->t, deal, &granted, &after);

    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    fact_noted(d, IN(d, "Discount", "折扣"),
               arena_printf(d->arena, IN(d, "%s approved: %s", "%s 已批准：%s"),
                            percent_text(d->arena, granted.discount),
                            money_text(d->arena, after)),
               drawn_ref(d, &approvals_kind, granted.id), TONE_WAITS);
    return RC_OK;
}

static void draw_head(struct drawing *d, const struct deal *deal)
{
    const char *customer = account_name(d->t, deal->account);
    bool is_titled = !text_empty(deal->title) && !text_same(deal->title, customer);

    d->out->title = money_is_zero(deal->amount)
                        ? arena_printf(d->arena, "%s %s", d->out->ref, customer)
                        : arena_printf(d->arena, "%s %s", d->out->ref,
                                       money_text(d->arena, deal->amount));
    if (money_is_zero(deal->amount)) /* the customer stands in the title */
        d->out->subtitle = is_titled ? deal->title : "";
    else
        d->out->subtitle = is_titled ? arena_printf(d->arena, IN(d, "%s, %s", "%s，%s"),
                                                    customer, deal->title)
                                     : customer;
    d->out->badge = stage_text(deal->stage, d->lang);
    d->out->badge_tone = deal->stage == STAGE_WON    ? TONE_GOOD
                         : deal->stage == STAGE_LOST ? TONE_BAD
                                                     : TONE_WAITS;
}

static void draw_close(struct drawing *d, const struct deal *deal)
{
    bool is_past = stage_is_open(deal->stage) && day_known(deal->close_on) &&
                   day_between(deal->close_on, d->now.day) > 0;

    fact(d,
         deal->stage == STAGE_WON ? IN(d, "Signed", "签约日")
                                  : IN(d, "Close", "预计成交"),
         drawn_day(d, deal->close_on), is_past ? TONE_BAD : TONE_PLAIN);
}

/* With whom one speaks: as the deal says, else as its lead did. */
static enum rc draw_contact(struct drawing *d, const struct deal *deal)
{
    const char *who = deal_fact(d->arena, deal, "contact");
    const char *reach = deal_fact(d->arena, deal, "reach");
    struct lead lead = {0};

    if (deal->lead) {
        const struct err before = d->t->err;
        if (leads_get(d->t, deal->lead, &lead) != RC_OK)
            lead = (struct lead){0};
        d->t->err = before;
    }
    if (text_empty(who))
        who = lead.contact;
    if (text_empty(reach))
        reach = !text_empty(lead.phone)   ? lead.phone
                : !text_empty(lead.email) ? lead.email
                                          : lead.wechat;
    if (text_empty(who))
        fact(d, IN(d, "Contact", "联系人"), reach, TONE_PLAIN);
    else
        fact_noted(d, IN(d, "Contact", "联系人"), who, text_empty(reach) ? NULL : reach,
                   TONE_PLAIN);
    return RC_OK;
}

static enum rc draw_facts(struct drawing *d, const struct deal *deal,
                          const struct deal_billed *billed)
{
    const char *touch = stage_is_open(deal->stage) ? deal->next_touch : "";

    TRY(fact_overdue(d, deal->account));
    if (!billed->first.id)
        draw_first_invoice(d, deal);
    else
        draw_billed(d, deal, billed);
    fact_touch(d, deal->owner, touch, true);
    TRY(draw_request(d, deal->id));
    TRY(draw_discount(d, deal));
    draw_close(d, deal);
    fact(d, IN(d, "Owner", "负责人"), drawn_person(d, deal->owner), TONE_PLAIN);
    fact_touch(d, deal->owner, touch, false);
    TRY(draw_contact(d, deal));
    fact(d, IN(d, "Need", "需求"), deal_fact(d->arena, deal, "need"), TONE_PLAIN);
    fact(d, IN(d, "Budget", "预算"), deal_fact(d->arena, deal, "budget"), TONE_PLAIN);
    fact(d, IN(d, "Quote", "报价单号"), deal_fact(d->arena, deal, "quote"), TONE_PLAIN);
    TRY(fact_last_note(d, "deal", deal->id));
    return draw_invoices(d, deal);
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct deal deal;
    struct drawing d;
    struct deal_billed billed;

    TRY(record_get_any(t, &deals_kind, id, &deal));
    drawing_begin(&d, t, reader, lang, out);
    TRY(drawing_may(&d, deal.owner, out->ref));
    draw_head(&d, &deal);
    TRY(invoices_billed(t, deal.id, &billed));
    TRY(draw_facts(&d, &deal, &billed));
    TRY(draw_path(&d, &deal));
    draw_actions(&d, &deal, &billed);
    return RC_OK;
}

const struct view view_deal = {.kind = "deal", .draw = draw};
