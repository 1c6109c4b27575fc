/* choices.c - the records that may be meant. */
#include "commands/choices.h"
#include "commands/decide.h"
#include "commands/words.h"
#include "store/reminders.h"
#include "store/talk.h"

#include <string.h>

enum { MOST = CHOICES_SHOWN, LOOKED_AT = 100, ALL_MOST = 400 };

struct choices {
    struct turn *t;
    const char *refs[ALL_MOST], *labels[MOST];
    size_t n;
};

static void add(struct choices *c, const char *ref, const char *name)
{
    if (c->n == ALL_MOST)
        return;
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->refs[i], ref) == 0)
            return;
    if (c->n < MOST)
        c->labels[c->n] = arena_printf(c->t->arena, "%s %s", ref, name);
    c->refs[c->n++] = ref;
}

static bool takes(const struct arg *arg, const struct record_kind *kind)
{
    return !arg->kinds || strstr(arg->kinds, kind->name);
}

static enum rc add_last(struct choices *c, const struct arg *arg)
{
    struct turn *t = c->t;
    struct reminder reminder;
    struct invoice invoice;
    struct talk talk;
    struct deal deal;
    struct lead lead;

    TRY(talk_get(t, &talk));
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (!kind || !takes(arg, kind))
        return RC_OK;
    const char *ref = ref_text(t->arena, kind, talk.record);
    struct err before = t->err;
    if (kind == &deals_kind && deals_get(t, talk.record, &deal) == RC_OK)
        add(c, ref, account_name(t, deal.account));
    else if (kind == &leads_kind && leads_get(t, talk.record, &lead) == RC_OK)
        add(c, ref, lead.name);
    else if (kind == &reminders_kind && reminders_get(t, talk.record, &reminder) == RC_OK)
        add(c, ref, reminder.text);
    else if (kind == &invoices_kind && invoices_get(t, talk.record, &invoice) == RC_OK)
        add(c, ref, account_name(t, invoice.account));
    else
        add(c, ref, record_called(t, kind, talk.record));
    t->err = before;
    return RC_OK;
}

static enum rc add_deals(struct choices *c)
{
    struct turn *t = c->t;
    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    size_t n = 0;

    TRY(deals_list(t, t->me.id, STAGES_OPEN, 0, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n; i++)
        add(c, ref_text(t->arena, &deals_kind, list[i].id),
            account_name(t, list[i].account));
    return RC_OK;
}

/* What has been said lately comes before what is still to come. */
static enum rc add_reminders(struct choices *c)
{
    struct turn *t = c->t;
    struct reminder *list = TAKE_N(t->arena, LOOKED_AT, struct reminder);
    size_t n = 0;

    TRY(reminders_open(t, t->me.id, LOOKED_AT, list, &n));
    for (int is_still_to_come = 0; is_still_to_come < 2; is_still_to_come++)
        for (size_t i = 0; i < n; i++)
            if (is_still_to_come != text_same(list[i].state, "delivered"))
                add(c, ref_text(t->arena, &reminders_kind, list[i].id), list[i].text);
    return RC_OK;
}

enum rc choices_has_credit(struct turn *t, const struct invoice *invoice, bool *out)
{
    struct payment *credits = TAKE_N(t->arena, LOOKED_AT, struct payment);
    size_t n = 0;

    *out = false;
    TRY(payments_unapplied(t, invoice->account, LOOKED_AT, credits, &n));
    for (size_t i = 0; i < n; i++)
        *out |= text_same(credits[i].unapplied.currency, invoice->total.currency);
    return RC_OK;
}

/* What stays open of the invoice behind this sum; the most there is where it is more than
 * that, or of another currency. */
static int64_t left_behind(const struct invoice *invoice, const char *sum)
{
    struct money open = invoice_open(invoice), amount;
    struct err ignored = {0};
    bool fits = money_parse(sum, open.currency, &amount, &ignored) == RC_OK &&
                text_same(amount.currency, open.currency) && amount.minor <= open.minor;

    return fits ? open.minor - amount.minor : INT64_MAX;
}

void choices_by_sum(struct invoice *list, size_t n, const char *sum)
{
    for (size_t i = 1; sum && i < n; i++) {
        struct invoice moved = list[i];
        size_t k = i;
        for (; k > 0 && left_behind(&list[k - 1], sum) > left_behind(&moved, sum); k--)
            list[k] = list[k - 1];
        list[k] = moved;
    }
}

/* What takes a credit is only for those who have one. */
static enum rc add_invoices(struct choices *c, bool is_for_credit, const char *sum)
{
    struct turn *t = c->t;
    struct invoice *list = TAKE_N(t->arena, LOOKED_AT, struct invoice);
    size_t n = 0;

    if (!person_may(&t->me, BOOKS))
        return RC_OK;
    TRY(invoices_open_of(t, 0, LOOKED_AT, list, &n));
    choices_by_sum(list, n, sum);
    for (size_t i = 0; i < n; i++) {
        bool fits = true;
        if (is_for_credit)
            TRY(choices_has_credit(t, &list[i], &fits));
        if (!fits)
            continue;
        add(c, ref_text(t->arena, &invoices_kind, list[i].id),
            account_name(t, list[i].account));
    }
    return RC_OK;
}

/* Of the speaker's own, or of those that wait in the pool for whoever takes them. */
static enum rc add_leads(struct choices *c, bool of_pool)
{
    const unsigned open =
        of_pool ? 1U << LEAD_POOL : 1U << LEAD_NEW | 1U << LEAD_CONTACTED;
    struct turn *t = c->t;
    struct lead *list = TAKE_N(t->arena, LOOKED_AT, struct lead);
    size_t n = 0;

    TRY(leads_list(t, of_pool ? 0 : t->me.id, of_pool, open, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n; i++)
        add(c, ref_text(t->arena, &leads_kind, list[i].id), list[i].name);
    return RC_OK;
}

const char *choices_rest(struct turn *t, size_t n_all, const char *another)
{
    if (n_all <= CHOICES_SHOWN)
        return "";
    return arena_printf(t->arena,
                        IN(t, " And %zu more: say which, such as %s.",
                           "另有 %zu 个：请直接发编号，如 %s。"),
                        n_all - CHOICES_SHOWN, another);
}

const char *choices_rest_of(struct turn *t, size_t n_all, const struct record_kind *kind,
                            int64_t id)
{
    return choices_rest(t, n_all, ref_text(t->arena, kind, id));
}

void choices_waiting(struct turn *t, const struct approval *list, size_t n)
{
    const char *rest = choices_rest_of(t, n, &approvals_kind, CHOICES_NEXT(list, n));

    say(t, "%s",
        IN(t, "Nothing is decided. These wait for you:", "没有做任何决定。待您审批："));
    for (size_t i = 0; i < n && i < CHOICES_SHOWN; i++) {
        const char *ref = ref_text(t->arena, &approvals_kind, list[i].id);
        say(t, "%s %s %s", ref, approval_what(t, &list[i]),
            account_name(t, list[i].account));
        offer(t, arena_printf(t->arena, IN(t, "Open %s", "打开 %s"), ref), BUTTON_PLAIN,
              "approval show %s", ref);
    }
    if (rest[0])
        say(t, "%s", rest + (rest[0] == ' '));
}

/* Who asks has no lead, and a lead alone will do: where leads come from. */
static enum rc refuse_no_lead(struct turn *t)
{
    enum { ONE = 1 };

    struct lead pooled;
    size_t n = 0;

    TRY(leads_list(t, 0, true, 1U << LEAD_POOL, ONE, &pooled, &n));
    if (n > 0)
        ask_offer(t, IN(t, "See the pool", "看公海"), "lead list pool");
    ask_offer(t, IN(t, "New lead", "新线索"), "lead new");
    (void)err_set(&t->err, RC_RULE, "%s",
                  IN(t, "you have no open lead", "您名下没有进行中的线索"));
    return err_hint(&t->err, "%s",
                    n > 0 ? IN(t, "take one from the pool, or record a new one",
                               "可以从公海领取，或录入新线索")
                          : IN(t, "record a new one first", "请先录入新线索"));
}

enum rc choices_offer(struct turn *t, const struct command *command, const char *words,
                      const struct arg *arg, const char *sum, const char **rest)
{
    struct choices *all = TAKE(t->arena, struct choices);

    all->t = t;
    bool is_for_credit = strcmp(command->name, "credit use") == 0;
    bool takes_one = strcmp(command->name, "lead take") == 0;

    /* what was spoken of last may have no credit, and is in no pool */
    if (!is_for_credit && !takes_one)
        TRY(add_last(all, arg));
    if (takes(arg, &reminders_kind))
        TRY(add_reminders(all));
    if (takes(arg, &deals_kind))
        TRY(add_deals(all));
    if (takes(arg, &leads_kind))
        TRY(add_leads(all, takes_one));
    if (takes(arg, &invoices_kind))
        TRY(add_invoices(all, is_for_credit, sum));
    *rest = choices_rest(t, all->n, all->n > MOST ? all->refs[MOST] : "");
    if (all->n == 0 && !takes_one && text_same(arg->kinds, leads_kind.name) &&
        person_may(&t->me, SELLING))
        return refuse_no_lead(t);
    for (size_t i = 0; i < all->n && i < MOST; i++)
        ask_offer(t, all->labels[i], "%s %s=%s", words, arg->name, all->refs[i]);
    return RC_OK;
}

/* The books are of every deal; else whoever may change it. */
static bool may_bill(struct turn *t, const struct deal *deal)
{
    struct err before = t->err;
    bool may =
        person_may(&t->me, BOOKS) || access_owned(t, TO_CHANGE, "", deal->owner) == RC_OK;

    t->err = before;
    return may;
}

/* The one deal of this record that has something to be invoiced; its id is 0: none has,
 * or several do. */
static enum rc billable_deal(struct turn *t, const struct record_kind *kind, int64_t id,
                             struct deal *out, struct deal_billed *billed)
{
    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    size_t n = 1, n_found = 0;

    *out = (struct deal){0};
    *billed = (struct deal_billed){0};
    if (kind == &deals_kind)
        TRY(deals_get(t, id, &list[0]));
    else if (kind == &accounts_kind)
        TRY(deals_not_lost_of(t, id, LOOKED_AT, list, &n));
    else
        return RC_OK;
    for (size_t i = 0; i < n; i++) {
        struct deal_billed of;
        TRY(invoices_billed(t, list[i].id, &of));
        bool has_rest = list[i].amount.minor > 0 && may_bill(t, &list[i]) &&
                        (!of.first.id || billed_has_rest(&of, list[i].amount));
        if (has_rest && n_found++ == 0) {
            *out = list[i];
            *billed = of;
        }
    }
    if (n_found != 1)
        *out = (struct deal){0};
    return RC_OK;
}

enum rc choices_sum(struct turn *t, const struct command *command, const char *words,
                    const char *ref)
{
    const struct record_kind *kind;
    struct deal_billed billed;
    struct deal deal;
    int64_t id;

    if (strcmp(command->name, "invoice new") != 0 || !ref ||
        ref_parse(t, ref, &kind, &id) != RC_OK)
        return RC_OK;
    TRY(billable_deal(t, kind, id, &deal, &billed));
    if (!deal.id)
        return RC_OK;
    struct money sum = deal.amount;
    if (billed.first.id)
        sum.minor -= billed.total.minor;
    ask_offer(t,
              arena_printf(t->arena,
                           billed.first.id ? IN(t, "The rest, %s", "其余 %s")
                                           : IN(t, "All of it, %s", "全部 %s"),
                           money_text(t->arena, sum)),
              "%s amount=%s", words, words_quote(t->arena, money_plain(t->arena, sum)));
    return RC_OK;
}
