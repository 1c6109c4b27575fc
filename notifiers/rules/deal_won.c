/* "deal-won" - the bell rings. */

#include "notifiers/rule.h"

#include "store/accounts.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/people.h"

enum { DAY_MS = 24 * 60 * 60 * 1000 };

extern const struct rule rule_deal_won;

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    struct deal deal;
    const char *round;

    *out = (struct wish){0};
    TRY(deals_get(t, record, &deal));
    if (deal.stage != STAGE_WON || deal.stage_at < t->now - DAY_MS)
        return RC_OK;
    round = rule_round(t, deal.stage_at);
    rule_pick(t, &deal.stage_at, 1, rule_spoken(t, &rule_deal_won, record, round), round,
              out);
    return RC_OK;
}

/* What was sold, by whom, when, and what comes next; all that the room may know. */
static enum rc add_facts(struct turn *t, const struct person *reader,
                         const struct deal *deal, struct card *out)
{
    const struct day today = wall_at(t, reader->zone, t->now).day;
    const char *invoice = deal_fact(t->arena, deal, "invoice_on");
    struct err ignored = {.lang = reader->lang};
    struct deal_billed billed;
    struct day day;

    TRY(invoices_billed(t, deal->id, &billed));
    if (deal->amount.currency[0])
        card_field(out, IN(reader, "Amount", "金额"), money_text(t->arena, deal->amount),
                   TONE_GOOD);
    card_field(out, IN(reader, "Won by", "负责人"), people_name(t, deal->owner),
               TONE_PLAIN);
    if (day_known(deal->close_on))
        card_field(out, IN(reader, "Signed", "签约日"),
                   day_text(t->arena, deal->close_on, today, reader->lang), TONE_PLAIN);
    if (!billed.first.id && invoice && day_parse_iso(invoice, &day, &ignored) == RC_OK)
        card_field(out, IN(reader, "Next", "下一步"),
                   arena_printf(t->arena, IN(reader, "First invoice %s", "%s开首张发票"),
                                day_text(t->arena, day, today, reader->lang)),
                   TONE_WAITS);
    return RC_OK;
}

/* All hear of it; its card is for those who may see the deal. */
static enum rc add_show(struct turn *t, const struct person *reader,
                        const struct deal *deal, struct card *out)
{
    const char *const *seeing;
    size_t n;

    card_button(out, IN(reader, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "deal show %s", out->ref));
    TRY(people_seeing(t, deal->owner, &seeing, &n));
    card_only_for(out, seeing, n);
    return RC_OK;
}

static enum rc ring(struct turn *t, const struct person *reader, const void *about,
                    struct card *out)
{
    const struct deal *deal = about;
    const char *who = people_name(t, deal->owner);
    const char *what = deal->account ? account_name(t, deal->account) : deal->title;
    const char *sum = money_text(t->arena, deal->amount);
    const char *ref = ref_text(t->arena, &deals_kind, deal->id);

    *out = (struct card){
        .kind = "deal",
        .ref = ref,
        .title = arena_printf(t->arena, "%s %s", ref, what),
        .badge = stage_text(STAGE_WON, reader->lang),
        .badge_tone = TONE_GOOD,
        .text =
            deal->amount.currency[0]
                ? arena_printf(t->arena, IN(reader, "%s won, %s by %s", "%s成交，%s，%s"),
                               what, sum, who)
                : arena_printf(t->arena, IN(reader, "%s won by %s", "%s成交，%s"), what,
                               who)};
    TRY(add_facts(t, reader, deal, out));
    return add_show(t, reader, deal, out);
}

static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    struct deal deal;

    TRY(deals_get(t, occasion->record, &deal));
    return announce(t, "bell", &deals_kind, deal.id, ring, &deal);
}

static enum rc ring_again(struct turn *t, int64_t record)
{
    struct deal deal;
    size_t n;

    TRY(deals_get(t, record, &deal));
    return deal.stage == STAGE_WON
               ? announced_again(t, &deals_kind, deal.id, ring, &deal, &n)
               : RC_OK; /* whoever takes it back says so */
}

const struct rule rule_deal_won = {
    .name = "deal-won",
    .brief = "ring the bell when a deal is won",
    .brief_zh = "成交时敲钟",
    .kind = "deal",
    .plan = plan,
    .speak = speak,
    .announce_again = ring_again,
};
