/* "followup-due" - a deal's next touch has come, or was neglected. */

#include "notifiers/followup.h"

#include "store/accounts.h"
#include "store/deals.h"

extern const struct rule rule_followup_due;

static enum rc find(struct turn *t, int64_t record, struct followed *out)
{
    struct deal deal;

    TRY(deals_get(t, record, &deal));
    *out = (struct followed){.kind = &deals_kind,
                             .id = record,
                             .owner = deal.owner,
                             .name = deal.title,
                             .next_touch = deal.next_touch,
                             .is_open = stage_is_open(deal.stage)};
    if (deal.account)
        out->name = account_name(t, deal.account);
    return RC_OK;
}

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    struct followed followed;

    TRY(find(t, record, &followed));
    return followup_plan(t, &rule_followup_due, &followed, out);
}

static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    struct followed followed;

    TRY(find(t, occasion->record, &followed));
    return followup_speak(t, &rule_followup_due, occasion, &followed);
}

static const char *became(struct turn *t, int64_t record, const struct person *reader)
{
    struct followed followed;

    return find(t, record, &followed) == RC_OK ? followup_became(t, &followed, reader)
                                               : IN(reader, "Undone", "已撤销");
}

const struct rule rule_followup_due = {
    .name = "followup-due",
    .brief = "ask the owner of a deal for its next touch, then the manager",
    .brief_zh = "商机到了该跟进的时候提醒负责人，没人理再找经理",
    .kind = "deal",
    .plan = plan,
    .speak = speak,
    .became = became,
};
