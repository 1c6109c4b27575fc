/*
 * "invoice-overdue" - the ladder of reminders about an invoice (sales/dunning.h): each
 * rung at nine on a working day of those whom it asks.
 *
 * Those whom a rung asks may live in several zones. A step is therefore a rung and, in
 * it, a group of people who reach nine o'clock together: rung * GROUPS + group.
 */

#include "notifiers/attention.h"
#include "notifiers/audience.h"
#include "notifiers/rule.h"
#include "store/accounts.h"
#include "store/invoices.h"

enum { GROUPS = AUDIENCE_MOST, MORNING = 9 * 60, DAY_MS = 24 * 60 * 60 * 1000 };

extern const struct rule rule_invoice_overdue;

/* When a rung reaches each of its people. */
struct rung {
    struct audience_list who;
    int64_t at[AUDIENCE_MOST]; /* of people[i]; 0: never */
    int64_t group[GROUPS];     /* the instants, each once, ascending */
    size_t n_groups;
};

static int n_levels(void)
{
    int n = 0;

    while (dunning_ladder[n].name)
        n++;
    return n;
}

/* The working day, for this person, on which a promise is broken for good: its day and
 * one working day of grace have passed. */
static struct day broken_day(const struct attention *who, const struct invoice *invoice)
{
    return attention_workdays_after(who, invoice->promised_on, 2);
}

/* Nine o'clock of the rung's day; 0 when the rung has no say. What was reached before the
 * invoice was entered is said the working day after, heads-ups not at all; while all of
 * it is promised the ladder waits, and the broken promise is told first. */
static int64_t instant_for(struct turn *t, const struct invoice *invoice,
                           const struct level *level, const struct person *person)
{
    struct attention who = attention_of(t, person);
    struct day day = day_plus(invoice->due_on, level->offset_days);
    struct day made = attention_day(&who, invoice->made_at);

    if (day.n <= made.n) {
        if (level->offset_days <= 0)
            return 0;
        day = attention_workdays_after(&who, made, 1);
    }
    if (money_is_zero(dunning_base(invoice, false))) {
        struct day broken = broken_day(&who, invoice);

        if (day.n <= broken.n)
            day = attention_workdays_after(&who, broken, 1);
    }
    return attention_instant(&who, attention_workday(&who, day), MORNING);
}

static void add_group(struct rung *rung, int64_t at)
{
    size_t i = rung->n_groups;

    for (size_t k = 0; k < rung->n_groups; k++)
        if (rung->group[k] == at)
            return;
    for (; i > 0 && rung->group[i - 1] > at; i--)
        rung->group[i] = rung->group[i - 1];
    rung->group[i] = at;
    rung->n_groups++;
}

static enum rc rung_of(struct turn *t, const struct invoice *invoice, int level,
                       struct rung *out)
{
    const struct level *row = &dunning_ladder[level];

    *out = (struct rung){.n_groups = 0};
    TRY(audience_of(t, invoice, row->audience, &out->who));
    for (size_t i = 0; i < out->who.n; i++) {
        out->at[i] = instant_for(t, invoice, row, &out->who.people[i]);
        if (out->at[i])
            add_group(out, out->at[i]);
    }
    return RC_OK;
}

/* The newest group of a rung after `spoken` that has been reached, else the first to
 * come. */
static bool pick(const struct turn *t, const struct rung *rung, int level, int spoken,
                 bool reached, struct wish *out)
{
    bool found = false;

    for (size_t i = 0; i < rung->n_groups; i++) {
        int step = level * GROUPS + (int)i;

        if (step <= spoken || (rung->group[i] <= t->now) != reached)
            continue;
        out->due_at = rung->group[i];
        out->step = step;
        found = true;
        if (!reached)
            break;
    }
    return found;
}

/* Days are counted in UTC here, with one to spare: the instants decide. */
static int highest_near(const struct turn *t, const struct invoice *invoice)
{
    int today = (int)(t->now / DAY_MS) + 1, level = -1;

    for (int i = 0; dunning_ladder[i].name; i++)
        if (day_plus(invoice->due_on, dunning_ladder[i].offset_days).n <= today)
            level = i;
    return level;
}

static enum rc plan(struct turn *t, int64_t record, struct wish *out)
{
    struct invoice invoice;
    struct rung rung;
    int spoken, first, levels = n_levels();

    *out = (struct wish){0};
    TRY(invoices_get(t, record, &invoice));
    if (invoice.state != INVOICE_ISSUED || money_is_zero(invoice_open(&invoice)))
        return RC_OK;
    out->round = day_iso(t->arena, invoice.due_on);
    spoken = rule_spoken(t, &rule_invoice_overdue, record, out->round);
    first = spoken < 0 ? 0 : spoken / GROUPS;
    for (int i = highest_near(t, &invoice); i >= first; i--) {
        TRY(rung_of(t, &invoice, i, &rung));
        if (pick(t, &rung, i, spoken, true, out))
            return RC_OK;
    }
    for (int i = first; i < levels; i++) {
        TRY(rung_of(t, &invoice, i, &rung));
        if (pick(t, &rung, i, spoken, false, out))
            return RC_OK;
    }
    return RC_OK;
}

/* What is to be done now, by the days since it was due. */
static const char *advice(int offset, enum lang lang)
{
    static const struct {
        int from;
        const char *en, *zh;
    } rows[] = {
        {91, "Time for a proposal: legal steps or a write-off.",
         "请提议：走法律途径或核销。"},
        {61, "Time for a final notice.", "该发最后通知了。"},
        {31, "Time for a call and a look at their credit.", "该打电话，并复核信用了。"},
        {15, "Ask for a promise with a date.", "请对方承诺付款日期。"},
        {4, "Time for a friendly reminder.", "该发友好提醒了。"},
        {1, "Not seen yet: ask, or note a promise.", "还没到账：问一下，或记下承诺。"},
    };

    for (size_t i = 0; i < COUNT(rows); i++)
        if (offset >= rows[i].from)
            return lang == LANG_ZH ? rows[i].zh : rows[i].en;
    return "";
}

/* The card below says what is open, and is drawn again; these words stay as they are. */
static const char *words(struct turn *t, const struct invoice *invoice, struct day today,
                         int offset, const struct person *whom)
{
    const char *ref = ref_text(t->arena, &invoices_kind, invoice->id);
    const char *customer = account_name(t, invoice->account);
    const char *due = day_text(t->arena, invoice->due_on, today, whom->lang);

    if (invoice_days_late(invoice, today) > 0)
        return arena_printf(t->arena,
                            IN(whom, "%s %s was due %s. %s", "%s %s已于%s到期。%s"), ref,
                            customer, due, advice(offset, whom->lang));
    return arena_printf(t->arena,
                        offset < -1
                            ? IN(whom, "%s %s is due %s. Has the customer confirmed it?",
                                 "%s %s %s到期。客户确认收到了吗？")
                            : IN(whom, "%s %s is due %s.", "%s %s %s到期。"),
                        ref, customer, due);
}

static enum rc tell(struct turn *t, const struct occasion *occasion,
                    const struct invoice *invoice, const struct person *whom)
{
    int offset = dunning_ladder[occasion->step / GROUPS].offset_days;
    struct day today = wall_at(t, whom->zone, t->now).day;

    return show_person(
        t, whom, &invoices_kind, invoice->id,
        rule_words(t, occasion, whom, words(t, invoice, today, offset, whom)),
        TELL_MAIL_TOO);
}

static bool is_after_due(int step)
{
    return step >= 0 && dunning_ladder[step / GROUPS].offset_days > 0;
}

/* To the group that has come, and to those of the same rung who were missed. */
static enum rc speak(struct turn *t, const struct occasion *occasion)
{
    int level = occasion->step / GROUPS, group = occasion->step % GROUPS;
    int spoken = rule_spoken(t, &rule_invoice_overdue, occasion->record, occasion->round);
    int64_t after = 0;
    struct invoice invoice;
    struct rung rung;

    TRY(invoices_get(t, occasion->record, &invoice));
    TRY(rung_of(t, &invoice, level, &rung));
    if (spoken >= level * GROUPS && (size_t)(spoken % GROUPS) < rung.n_groups)
        after = rung.group[spoken % GROUPS];
    if ((size_t)group >= rung.n_groups)
        return RC_OK;
    for (size_t i = 0; i < rung.who.n; i++)
        if (rung.at[i] > after && rung.at[i] <= rung.group[group])
            TRY(tell(t, occasion, &invoice, &rung.who.people[i]));
    /* The cards that were shown before it was due say that it is overdue. */
    if (is_after_due(occasion->step) && !is_after_due(spoken))
        record_touch(t, &invoices_kind, invoice.id);
    return RC_OK;
}

const struct rule rule_invoice_overdue = {
    .name = "invoice-overdue",
    .brief = "remind those who hold an invoice before and after it is due",
    .brief_zh = "发票到期前后提醒相关的人",
    .kind = "invoice",
    .plan = plan,
    .speak = speak,
};
