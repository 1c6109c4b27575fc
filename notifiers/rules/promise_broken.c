/*
 * "promise-broken" - money was promised and did not come: its owner is asked on the
 * working day after, and after a day of grace owner and finance hear that it is broken
 * (domain.md section 2).
 */

#include "notifiers/attention.h"
#include "notifiers/audience.h"
#include "notifiers/rule.h"
#include "store/accounts.h"
#include "store/invoices.h"

enum { ASK, BROKEN, STEPS };

enum { MORNING = 9 * 60 };

extern const struct rule rule_promise_broken;

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    int64_t due[STEPS];
    struct invoice invoice;
    struct person owner;
    struct attention who;
    const char *round;

    *out = (struct wish){0};
    TRY(invoices_get(t, record, &invoice));
    if (invoice.state != INVOICE_ISSUED || !day_known(invoice.promised_on) ||
        money_is_zero(invoice.promised) || money_is_zero(invoice_open(&invoice)))
        return RC_OK;
    TRY(audience_owner(t, &invoice, &owner));
    who = attention_of(t, &owner);
    for (int i = 0; i < STEPS; i++)
        due[i] = attention_instant(
            &who, attention_workdays_after(&who, invoice.promised_on, i + 1), MORNING);
    round = day_iso(t->arena, invoice.promised_on);
    rule_pick(t, due, STEPS, rule_spoken(t, &rule_promise_broken, record, round), round,
              out);
    return RC_OK;
}

static enum rc tell(struct turn *t, const struct occasion *occasion,
                    const struct invoice *invoice, const struct person *whom)
{
    struct day today = wall_at(t, whom->zone, t->now).day;
    const char *words = arena_printf(
        t->arena,
        occasion->step == ASK
            ? IN(whom,
                 "%s %s: %s was promised for %s and is not here yet. Has it been sent?",
                 "%s %s：承诺付款%s（%s），还没到账。对方付了吗？")
            : IN(whom, "%s %s: promise broken. %s was promised for %s and did not come.",
                 "%s %s：承诺未兑现。承诺付款%s（%s），没有到账。"),
        ref_text(t->arena, &invoices_kind, invoice->id),
        account_name(t, invoice->account), money_text(t->arena, invoice->promised),
        day_text(t->arena, invoice->promised_on, today, whom->lang));

    return show_person(t, whom, &invoices_kind, invoice->id,
                       rule_words(t, occasion, whom, words), TELL_MAIL_TOO);
}

static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    unsigned to = occasion->step == ASK ? TO_OWNER : TO_OWNER | TO_AR;
    struct audience_list who;
    struct invoice invoice;

    TRY(invoices_get(t, occasion->record, &invoice));
    TRY(audience_of(t, &invoice, to, &who));
    for (size_t i = 0; i < who.n; i++)
        TRY(tell(t, occasion, &invoice, &who.people[i]));
    /* The cards that were shown before its day say that it is broken. */
    if (occasion->step == ASK)
        record_touch(t, &invoices_kind, invoice.id);
    return RC_OK;
}

const struct rule rule_promise_broken = {
    .name = "promise-broken",
    .brief = "ask about money that was promised and did not come",
    .brief_zh = "承诺的款没到时提醒负责人和财务",
    .kind = "invoice",
    .plan = plan,
    .speak = speak,
};
