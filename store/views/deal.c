/* A deal's card. */

#include "store/accounts.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/people.h"
#include "store/view_inside.h"

enum { INVOICES_MOST = 50 };

static void draw_path(struct drawing *d, const struct deal *deal)
{
    if (deal->stage == STAGE_LOST) {
        card_step(d->out, stage_text(STAGE_LOST, d->lang), STEP_FAILED);
        return;
    }
    for (int i = STAGE_NEW; i <= STAGE_WON; i++)
        card_step(d->out, stage_text((enum stage)i, d->lang),
                  i < (int)deal->stage || deal->stage == STAGE_WON ? STEP_DONE
                  : i == (int)deal->stage                          ? STEP_NOW
                                                                   : STEP_LATER);
}

/* Who closed it, and when. */
static const char *closed(struct drawing *d, const struct deal *deal)
{
    return arena_printf(d->arena, IN(d, "%s on %s by %s", "%s，%s，%s"),
                        stage_text(deal->stage, d->lang),
                        drawn_instant(d, deal->closed_at), drawn_person(d, deal->owner));
}

static void draw_actions(struct drawing *d, const struct deal *deal, bool is_billed)
{
    const char *ref = d->out->ref;
    bool may = drawing_changes(d, deal->owner);

    if (deal->withdrawn_at) {
        decided_undone(d, deal->withdrawn_at);
        return;
    }
    /* What is won and not invoiced is not at its end. */
    if (deal->stage == STAGE_WON && !is_billed &&
        (may || person_may(d->reader, ROLE_FINANCE | ROLE_CFO))) {
        d->out->footer = closed(d, deal);
        card_button(d->out, IN(d, "Invoice", "开票"), BUTTON_PRIMARY,
                    arena_printf(d->arena, "invoice new %s", ref));
        return;
    }
    if (!stage_is_open(deal->stage)) {
        d->out->decided = closed(d, deal);
        return;
    }
    if (!may)
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

struct billed {
    struct invoice *list;
    size_t n;
    bool since_won; /* something was */
};

static enum rc read_billed(struct drawing *d, const struct deal *deal, struct billed *out)
{
    *out = (struct billed){.list = TAKE_N(d->arena, INVOICES_MOST, struct invoice)};
    TRY(invoices_of_deal(d->t, deal->id, INVOICES_MOST, out->list, &out->n));
    for (size_t i = 0; i < out->n; i++)
        out->since_won |= out->list[i].made_at >= deal->closed_at;
    return RC_OK;
}

/* What has been invoiced and not come in yet. */
static void draw_invoices(struct drawing *d, const struct billed *billed)
{
    struct text text;

    text_init(&text, d->arena, 240);
    for (size_t i = 0; i < billed->n; i++) {
        const struct invoice *invoice = &billed->list[i];
        struct money open = invoice_open(invoice);

        if (!money_is_zero(open) && invoice->state == INVOICE_ISSUED)
            text_addf(&text, "%s%s %s", text.len ? ", " : "",
                      drawn_ref(d, &invoices_kind, invoice->id),
                      money_text(d->arena, open));
    }
    fact(d, IN(d, "Open invoices", "未结发票"), text.bytes, TONE_PLAIN);
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

static enum rc draw_facts(struct drawing *d, const struct deal *deal,
                          const struct billed *billed)
{
    const char *touch = stage_is_open(deal->stage) ? deal->next_touch : "";

    TRY(fact_overdue(d, deal->account));
    if (!billed->since_won)
        draw_first_invoice(d, deal);
    fact_touch(d, deal->owner, touch, true);
    TRY(draw_request(d, deal->id));
    draw_close(d, deal);
    fact(d, IN(d, "Owner", "负责人"), drawn_person(d, deal->owner), TONE_PLAIN);
    fact_touch(d, deal->owner, touch, false);
    TRY(fact_last_note(d, "deal", deal->id));
    draw_invoices(d, billed);
    return RC_OK;
}

static enum rc draw(struct turn *t, int64_t id, const struct person *reader,
                    enum lang lang, struct card *out)
{
    struct deal deal;
    struct drawing d;
    struct billed billed;

    TRY(record_get_any(t, &deals_kind, id, &deal));
    drawing_begin(&d, t, reader, lang, out);
    TRY(drawing_may(&d, deal.owner, out->ref));
    draw_head(&d, &deal);
    TRY(read_billed(&d, &deal, &billed));
    TRY(draw_facts(&d, &deal, &billed));
    draw_path(&d, &deal);
    draw_actions(&d, &deal, billed.since_won);
    return RC_OK;
}

const struct view view_deal = {.kind = "deal", .draw = draw};
