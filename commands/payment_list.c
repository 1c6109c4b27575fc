/* "payment list" - what a customer has paid, what is open, and which credit waits. */
#include "commands/figures.h"
#include "commands/report.h"
#include "commands/words.h"
#include "store/talk.h"

struct payment_list {
    struct ref customer;
    struct day from, until;
};

static const struct arg wants[] = {
    REF(struct payment_list, customer, "account", "whose, such as Acme",
        "哪个客户，如鼎砺"),
    OPT(struct payment_list, from, "received from this day on", "到账日不早于"),
    OPT(struct payment_list, until, "received up to this day", "到账日不晚于"),
    {0},
};

static const struct example given[] = {
    {"payment INV-7 500", "INV-7", "fin"},
    {0},
};

static const struct example examples[] = {
    {"payment list Acme",
     "Acme: €500 paid, on Mon 2 March.\n€700 is open.\nNo credit waits.", "fin"},
    {"回款记录 Acme", "Acme: €500 paid, on Mon 2 March.", "fin"},
    {0},
};

static bool is_within(const struct payment_list *in, struct day on)
{
    return (!day_known(in->from) || on.n >= in->from.n) &&
           (!day_known(in->until) || on.n <= in->until.n);
}

static enum rc say_paid(struct turn *t, const struct payment_list *in,
                        const struct account *account)
{
    struct payment *list = TAKE_N(t->arena, REPORT_MOST, struct payment);
    struct figures *paid = TAKE(t->arena, struct figures);
    const char *whose = period_title(t, account->name, in->from, in->until);
    const struct payment *last = NULL;
    const char *sum;
    size_t n = 0, n_paid = 0;

    TRY(payments_of(t, account->id, REPORT_MOST, list, &n));
    figures_begin(paid, t);
    for (size_t i = 0; i < n; i++) {
        if (!is_within(in, list[i].received_on))
            continue;
        TRY(figures_add(paid, "", list[i].amount));
        last = last ? last : &list[i];
        n_paid++;
    }
    if (!last) {
        say(t, IN(t, "%s: no payment is recorded.", "%s：没有登记过回款。"), whose);
        return RC_OK;
    }
    TRY(figures_sum(paid, &sum));
    const char *day = day_text(t->arena, last->received_on, t->today, t->lang);
    if (n_paid == 1)
        say(t, IN(t, "%s: %s paid, on %s.", "%s：已付 %s（%s到账）。"), whose, sum, day);
    else
        say(t,
            IN(t, "%s: %s paid in %zu payments, the last %s on %s.",
               "%s：共付 %s，%zu 笔，最近一笔 %s（%s到账）。"),
            whose, sum, n_paid, money_text(t->arena, last->amount), day);
    return RC_OK;
}

static enum rc say_open(struct turn *t, const struct invoice *open, size_t n)
{
    struct figures *sums = TAKE(t->arena, struct figures);
    const char *sum;

    figures_begin(sums, t);
    for (size_t i = 0; i < n; i++)
        TRY(figures_add(sums, "", invoice_open(&open[i])));
    TRY(figures_sum(sums, &sum));
    if (n)
        say(t, IN(t, "%s is open.", "未收 %s。"), sum);
    else
        say(t, "%s", IN(t, "Nothing is open.", "没有未收发票。"));
    return RC_OK;
}

/* For the first that is due of those in the credit's currency. */
static void offer_use(struct turn *t, const struct payment *credits, size_t n_credits,
                      const struct invoice *open, size_t n_open)
{
    for (size_t i = 0; i < n_open; i++)
        for (size_t k = 0; k < n_credits; k++) {
            if (!text_same(open[i].total.currency, credits[k].unapplied.currency))
                continue;
            const char *ref = ref_text(t->arena, &invoices_kind, open[i].id);
            offer(
                t,
                arena_printf(t->arena, IN(t, "Use the credit for %s", "余款抵 %s"), ref),
                BUTTON_PRIMARY, "credit use %s", ref);
            return;
        }
}

static enum rc say_credit(struct turn *t, const struct account *account,
                          const struct invoice *open, size_t n_open)
{
    struct payment *credits = TAKE_N(t->arena, REPORT_MOST, struct payment);
    struct figures *sums = TAKE(t->arena, struct figures);
    const char *sum;
    size_t n = 0;

    TRY(payments_unapplied(t, account->id, REPORT_MOST, credits, &n));
    figures_begin(sums, t);
    for (size_t i = 0; i < n; i++)
        TRY(figures_add(sums, "", credits[i].unapplied));
    TRY(figures_sum(sums, &sum));
    if (n == 0) {
        say(t, "%s", IN(t, "No credit waits.", "没有余款。"));
        return RC_OK;
    }
    say(t, IN(t, "%s of credit waits.", "余款 %s，可抵发票。"), sum);
    if (person_may(&t->me, BOOKS))
        offer_use(t, credits, n, open, n_open);
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct payment_list *in = args;
    struct invoice *open = TAKE_N(t->arena, REPORT_MOST, struct invoice);
    struct account account;
    size_t n = 0;

    TRY(access_account(t, in->customer.id, TO_SEE, &account));
    TRY(invoices_open_of(t, account.id, REPORT_MOST, open, &n));
    TRY(say_paid(t, in, &account));
    TRY(say_open(t, open, n));
    TRY(say_credit(t, &account, open, n));
    if (n)
        offer(t, IN(t, "Open invoices", "未收发票"), BUTTON_PLAIN,
              "invoice list which=%s", words_quote(t->arena, account.name));
    talk_speak_of(t, &accounts_kind, account.id);
    return RC_OK;
}

const struct command cmd_payment_list = {
    .name = "payment list",
    .name_zh = "回款记录",
    .brief = "see what a customer has paid",
    .brief_zh = "查看客户的回款",
    .group = GROUP_MONEY,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct payment_list),
    .run = run,
    .given = given,
    .examples = examples,
};
