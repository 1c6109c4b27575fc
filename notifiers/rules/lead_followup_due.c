/* "lead-followup-due" - a lead's next touch has come, or was neglected. */

#include "notifiers/followup.h"

#include "store/leads.h"

extern const struct rule rule_lead_followup_due;

static enum rc find(struct turn *t, int64_t record, struct followed *out)
{
    struct lead lead;

    TRY(leads_get(t, record, &lead));
    *out = (struct followed){.kind = &leads_kind,
                             .id = record,
                             .owner = lead.owner,
                             .name = lead.name,
                             .next_touch = lead.next_touch,
                             .is_open = lead.owner && (lead.state == LEAD_NEW ||
                                                       lead.state == LEAD_CONTACTED)};
    return RC_OK;
}

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    struct followed followed;

    TRY(find(t, record, &followed));
    return followup_plan(t, &rule_lead_followup_due, &followed, out);
}

static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    struct followed followed;

    TRY(find(t, occasion->record, &followed));
    return followup_speak(t, &rule_lead_followup_due, occasion, &followed);
}

static const char *became(struct turn *t, int64_t record, const struct person *reader)
{
    struct followed followed;

    return find(t, record, &followed) == RC_OK ? followup_became(t, &followed, reader)
                                               : IN(reader, "Undone", "已撤销");
}

const struct rule rule_lead_followup_due = {
    .name = "lead-followup-due",
    .brief = "ask the owner of a lead for its next touch, then the manager",
    .brief_zh = "线索到了该跟进的时候提醒负责人，没人理再找经理",
    .kind = "lead",
    .plan = plan,
    .speak = speak,
    .became = became,
};
