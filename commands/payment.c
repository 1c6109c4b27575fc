/* "payment" - money came in (domain.md section 2). */
#include "commands/access.h"
#include "commands/until_paid.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

struct payment_args {
    struct ref for_what;
    struct money amount;
    struct day on;
    struct phrase memo;
};

enum { INVOICES_MOST = 200, PAYMENTS_MOST = 200 };

static const struct arg wants[] = {
    {.name = "invoice",
     .type = ARG_TYPE(struct payment_args, for_what),
     .offset = offsetof(struct payment_args, for_what),
     .about = "the invoice or customer, such as INV-7",
     .about_zh = "发票或客户，如 INV-7",
     .kinds = "account invoice"},
    OPT(struct payment_args, amount, "how much; all that is open when left out",
        "金额；默认全部未收"),
    OPT(struct payment_args, on, "the day it came in; today when left out",
        "到账日；默认今天"),
    OPT(struct payment_args, memo, "what it says", "备注"),
    {0},
};

static const struct example examples[] = {
    {"payment INV-7 200", "INV-7: €200 came in, €1,000 still open.", "fin"},
    {"回款 INV-7", "INV-7: €1,200 came in, nothing is open.", "fin"},
    {"payment Acme 1500",
     "INV-7: €1,200 came in, nothing is open.\nIn all €1,500, received from Acme on Mon 2 "
     "March.\n€300 is kept",
     "fin"},
    {0},
};

/* The customer's open invoices in one currency, oldest due first; `named` among them. */
struct book {
    struct account account;
    struct invoice list[INVOICES_MOST];
    size_t n;
    int named;
};

static void keep_currency(struct book *book, const char *currency, int64_t named)
{
    size_t kept = 0;

    book->named = -1;
    for (size_t i = 0; i < book->n; i++) {
        if (!text_same(book->list[i].total.currency, currency))
            continue;
        if (book->list[i].id == named)
            book->named = (int)kept;
        book->list[kept++] = book->list[i];
    }
    book->n = kept;
}

static bool is_pressed(const struct turn *t)
{
    return t->in && t->in->kind == IN_PRESS;
}

/* What is not booked as it was said is not lost: a button books it there. */
static void offer_booking(struct turn *t, const char *label, const char *there,
                          const struct payment_args *in, struct money amount)
{
    ask_offer(t, label, "payment %s amount=%s on=%s memo=%s", there,
              words_quote(t->arena, money_plain(t->arena, amount)),
              day_iso(t->arena, day_known(in->on) ? in->on : t->today),
              words_quote(t->arena, in->memo.text));
}

/* What a form that stood open meanwhile would have booked is not lost: the customer's
 * other invoices take it, or it is kept as credit. */
static enum rc is_paid(struct turn *t, const struct payment_args *in,
                       const struct invoice *invoice, const char *ref)
{
    struct money amount = in->amount;
    const char *name = account_name(t, invoice->account), *sum;

    (void)err_set(&t->err, RC_RULE, IN(t, "%s is paid already", "%s 已经收清"), ref);
    if (amount.minor <= 0)
        return RC_RULE;
    if (!amount.currency[0])
        TRY(amount_in(t, &amount, invoice->total.currency));
    sum = money_text(t->arena, amount);
    offer_booking(
        t, arena_printf(t->arena, IN(t, "Book %s for %s", "登记%s，%s"), sum, name),
        ref_text(t->arena, &accounts_kind, invoice->account), in, amount);
    return err_hint(&t->err,
                    IN(t, "%s was not booked; what else %s owes comes first",
                       "%s 没有登记；可改记到%s的其他发票，或作余款"),
                    sum, name);
}

/* The invoice that was named, if one was: it must be open. */
static enum rc named_invoice(struct turn *t, const struct payment_args *in,
                             struct invoice *out)
{
    const char *ref = ref_text(t->arena, &invoices_kind, in->for_what.id);

    *out = (struct invoice){0};
    if (in->for_what.kind != &invoices_kind)
        return RC_OK;
    TRY(access_invoice(t, in->for_what.id, TO_CHANGE, out, NULL));
    if (out->state != INVOICE_ISSUED)
        return err_set(
            &t->err, RC_RULE,
            out->state == INVOICE_VOID
                ? IN(t, "%s is void: no payment goes there", "%s 已作废，不能登记到账")
            : out->state == INVOICE_DRAFT
                ? IN(t, "%s is not issued yet", "%s 还没开出")
                : IN(t, "%s is written off: no payment goes there",
                     "%s 已核销为坏账，不能登记到账"),
            ref);
    if (money_is_zero(invoice_open(out)))
        return is_paid(t, in, out, ref);
    return RC_OK;
}

/* That was said, else of what is owed. An invoice is paid in its own. */
static enum rc currency_of(struct turn *t, const struct payment_args *in,
                           const struct book *book, const struct invoice *named,
                           const char **out)
{
    const char *currency = in->amount.currency[0] ? in->amount.currency
                           : named->id            ? named->total.currency
                           : book->n              ? book->list[0].total.currency
                                                  : book->account.currency;

    if (named->id && !text_same(currency, named->total.currency))
        return err_set(&t->err, RC_RULE,
                       IN(t, "%s is in %s, not in %s", "%s 的币种是 %s，不是 %s"),
                       ref_text(t->arena, &invoices_kind, named->id),
                       named->total.currency, currency);
    *out = arena_copy(t->arena, currency); /* the book is sorted out by it */
    return RC_OK;
}

/* They owe, and not in this currency: it may be a slip. A button keeps it as credit. */
static enum rc refuse_currency(struct turn *t, const struct payment_args *in,
                               const struct book *book, const char *owed)
{
    const char *ref = ref_text(t->arena, &accounts_kind, book->account.id);
    const char *sum = money_text(t->arena, in->amount);

    offer_booking(t,
                  arena_printf(t->arena, IN(t, "Keep %s as credit", "%s 记为余款"), sum),
                  ref, in, in->amount);
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s owes %s and nothing in %s; nothing was booked",
                      "%s的欠款是 %s，没有 %s 的欠款，没有登记"),
                   book->account.name, owed, in->amount.currency);
}

static enum rc open_book(struct turn *t, const struct payment_args *in, struct book *book)
{
    const char *currency = "", *owed;
    struct invoice invoice;

    TRY(named_invoice(t, in, &invoice));
    TRY(accounts_get(t, invoice.id ? invoice.account : in->for_what.id, &book->account));
    TRY(invoices_open_of(t, book->account.id, INVOICES_MOST, book->list, &book->n));
    TRY(err_at(&t->err, "amount", currency_of(t, in, book, &invoice, &currency)));
    owed = book->n ? arena_copy(t->arena, book->list[0].total.currency) : "";
    keep_currency(book, currency, invoice.id);
    if (book->n == 0 && owed[0] && in->amount.minor >= 0 && !is_pressed(t))
        return err_at(&t->err, "amount", refuse_currency(t, in, book, owed));
    if (book->n == 0 && in->amount.minor < 0) {
        (void)err_set(&t->err, RC_RULE, IN(t, "%s owes nothing", "%s 没有未收款项"),
                      book->account.name);
        return err_hint(&t->err, "%s",
                        IN(t, "say how much came in, and it is kept as credit",
                           "请写明金额，先记为余款"));
    }
    return RC_OK;
}

/* All that is open: of the invoice that was named, else of every one. */
static enum rc open_of(struct turn *t, const struct book *book, int named,
                       struct money *out)
{
    *out = (struct money){0};
    for (size_t i = 0; i < book->n; i++)
        if (named < 0 || named == (int)i)
            TRY(money_add(*out, invoice_open(&book->list[i]), out, &t->err));
    return RC_OK;
}

/* How much: what was said, else all that is open of the invoice or the customer. */
static enum rc read_amount(struct turn *t, const struct payment_args *in,
                           const struct book *book, struct money *out)
{
    *out = in->amount;
    if (out->minor >= 0)
        return amount_in(t, out,
                         book->n ? book->list[0].total.currency : book->account.currency);
    return open_of(t, book, book->named, out);
}

/* Many times what they owe is more often a slip than a gift: a button books it, and so
 * does who corrects what they booked. Who owes nothing pays ahead. */
static enum rc refuse_far_more(struct turn *t, const struct payment_args *in,
                               const struct book *book, struct money amount)
{
    enum { FAR = 3 };

    const char *ref = ref_text(t->arena, in->for_what.kind, in->for_what.id);
    const char *sum = money_text(t->arena, amount), *name = book->account.name, *owed;
    struct money open;

    TRY(open_of(t, book, -1, &open));
    bool is_far = !money_is_zero(open) && (amount.minor - 1) / FAR >= open.minor;
    if (!is_far || is_pressed(t) || t->redone)
        return RC_OK;
    owed = money_text(t->arena, open);
    offer_booking(t,
                  arena_printf(t->arena, IN(t, "Book %s for %s", "登记%s，%s"), sum,
                               in->for_what.kind == &invoices_kind ? ref : name),
                  ref, in, amount);
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s is many times the %s that %s owes; nothing was booked",
                      "%s 远超%s的未收 %s，没有登记"),
                   sum, IN(t, owed, name), IN(t, name, owed));
}

static enum rc read_day(struct turn *t, const struct payment_args *in, struct day *out)
{
    *out = day_known(in->on) ? in->on : t->today;
    if (out->n <= t->today.n)
        return RC_OK;
    (void)err_set(&t->err, RC_RULE, IN(t, "%s is still to come", "%s 还没到"),
                  day_text(t->arena, *out, t->today, t->lang));
    return err_hint(
        &t->err, "%s",
        IN(t, "money is recorded once it is there; `promise` notes when it comes",
           "到账后再登记；预计哪天到账可发“承诺付款”"));
}

/* A button says which invoice and no more: the amount is shown before it is recorded. */
static enum rc ask_amount(struct turn *t, const struct payment_args *in,
                          struct money amount)
{
    struct card_input *inputs = TAKE_N(t->arena, 2, struct card_input);

    inputs[0] = (struct card_input){.name = "amount",
                                    .label = IN(t, "Amount", "金额"),
                                    .value = money_typed(t->arena, amount),
                                    .kind = INPUT_MONEY,
                                    .is_required = true};
    inputs[1] = (struct card_input){.name = "on",
                                    .label = IN(t, "Came in on", "到账日"),
                                    .value = day_iso(t->arena, t->today),
                                    .kind = INPUT_DAY,
                                    .is_required = true};
    const char *ref = ref_text(t->arena, in->for_what.kind, in->for_what.id);
    return ask(t, arena_printf(t->arena, "payment %s", ref), inputs, 2,
               IN(t, "%s: how much came in, and when?", "%s：到账多少，哪天？"), ref);
}

static const char *line_of(struct turn *t, const struct invoice *invoice,
                           struct money amount, enum lang lang)
{
    const struct err as = {.lang = lang};
    const char *ref = ref_text(t->arena, &invoices_kind, invoice->id);
    struct money open = invoice_open(invoice);

    if (money_is_zero(open))
        return arena_printf(
            t->arena,
            IN(&as, "%s: %s came in, nothing is open.", "%s：到账 %s，已收清。"), ref,
            money_text(t->arena, amount));
    return arena_printf(
        t->arena, IN(&as, "%s: %s came in, %s still open.", "%s：到账 %s，未收 %s。"),
        ref, money_text(t->arena, amount), money_text(t->arena, open));
}

/* Others than who records it, while they work here. */
static bool is_told(struct turn *t, int64_t owner, struct person *out)
{
    return owner && owner != t->me.id && people_get(t, owner, out) == RC_OK &&
           out->is_active;
}

/* What came in besides what this says, behind it; "" where it says all. */
static const char *kept_words(struct turn *t, const struct payment *payment,
                              struct money rest, enum lang lang)
{
    const struct err as = {.lang = lang};

    return money_is_zero(rest)
               ? ""
               : arena_printf(t->arena,
                              IN(&as, " In all %s came in; %s is kept as credit.",
                                 "共到账%s，其中%s记为余款。"),
                              money_text(t->arena, payment->amount),
                              money_text(t->arena, rest));
}

/* The owner's message; what waited for the payment is done with it. `kept`: what stays of
 * the payment, where they hear of no more of it. */
static enum rc tell_owner(struct turn *t, const struct book *book, int64_t owner,
                          const struct invoice *invoice, struct money amount,
                          const struct payment *payment, struct money kept)
{
    struct person person;
    const char *done;
    bool tells = is_told(t, owner, &person);

    TRY(until_paid_end(t, invoice, tells ? &person : NULL, &done));
    if (!tells)
        return RC_OK;
    struct card card = {
        .text = arena_printf(t->arena, IN(&person, "%s: %s%s%s", "%s %s%s%s"),
                             book->account.name, line_of(t, invoice, amount, person.lang),
                             kept_words(t, payment, kept, person.lang), done)};
    card_button(&card, IN(&person, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "invoice show %s",
                             ref_text(t->arena, &invoices_kind, invoice->id)));
    return tell_person(t, &person, &card, TELL_CHAT);
}

/* Money that no invoice took: the customer's owner hears of it all the same. */
static enum rc tell_of_credit(struct turn *t, const struct book *book, struct money rest)
{
    struct person person;

    if (money_is_zero(rest) || !is_told(t, book->account.owner, &person))
        return RC_OK;
    struct card card = {
        .text = arena_printf(t->arena,
                             IN(&person, "%s: %s came in and is kept as credit.",
                                "%s：到账%s，记为余款。"),
                             book->account.name, money_text(t->arena, rest))};
    return tell_person(t, &person, &card, TELL_CHAT);
}

static enum rc note_payment(struct turn *t, const struct invoice *invoice,
                            struct money amount)
{
    struct money open = invoice_open(invoice);
    const struct happened facts[] = {
        {"invoice", ref_text(t->arena, &invoices_kind, invoice->id)},
        {"amount", money_text(t->arena, amount)},
        {"open", money_is_zero(open) ? "" : money_text(t->arena, open)},
        {0}};

    return history_happened(t, &deals_kind, invoice->deal, "payment", facts);
}

/* The deal's, else the customer's. */
static enum rc owner_of(struct turn *t, const struct book *book,
                        const struct invoice *invoice, int64_t *out)
{
    struct deal deal;

    *out = book->account.owner;
    if (!invoice->deal)
        return RC_OK;
    TRY(deals_get(t, invoice->deal, &deal));
    *out = deal.owner;
    return RC_OK;
}

/* Each invoice that got a share: its line, its deal's history, its owner's message. What
 * is left over stands in each owner's last. */
static enum rc report(struct turn *t, const struct book *book,
                      const struct payment *payment, const struct allocation *shares,
                      size_t n, struct money rest)
{
    int64_t *owners = TAKE_N(t->arena, n + 1, int64_t);

    for (size_t i = 0; i < n; i++)
        TRY(owner_of(t, book, &book->list[shares[i].invoice], &owners[i]));
    for (size_t i = 0; i < n; i++) {
        const struct invoice *invoice = &book->list[shares[i].invoice];
        struct money kept = rest;

        for (size_t k = i + 1; k < n; k++)
            if (owners[k] == owners[i])
                kept.minor = 0;
        if (invoice->deal)
            TRY(note_payment(t, invoice, shares[i].amount));
        say(t, "%s", line_of(t, invoice, shares[i].amount, t->lang));
        TRY(tell_owner(t, book, owners[i], invoice, shares[i].amount, payment, kept));
    }
    return n ? RC_OK : tell_of_credit(t, book, rest);
}

/* Whose money it was and when it came, as it was understood; and the sum, where the lines
 * of the invoices do not say it. */
static void report_whole(struct turn *t, const struct book *book,
                         const struct payment *payment, size_t n, struct money rest)
{
    const char *day = day_text(t->arena, payment->received_on, t->today, t->lang);
    const char *sum = money_text(t->arena, payment->amount);
    const char *name = book->account.name;

    if (n != 1 || !money_is_zero(rest))
        say(t, IN(t, "In all %s, received from %s on %s.", "共收到%s %s（%s到账）。"),
            IN(t, sum, name), IN(t, name, sum), day);
    else
        say(t, IN(t, "Received from %s on %s.", "%s，%s到账。"), name, day);
}

/* Over-payment stays the customer's credit and is offered against what is open. */
static enum rc report_rest(struct turn *t, const struct book *book, struct money rest)
{
    const char *sum = money_text(t->arena, rest);

    if (money_is_zero(rest))
        return RC_OK;
    say(t,
        IN(t, "%s is kept as credit of %s for the next invoice.",
           "%s 作为%s的余款，留给下一张发票。"),
        sum, book->account.name);
    for (size_t i = 0; i < book->n; i++)
        if (!money_is_zero(invoice_open(&book->list[i]))) {
            const char *ref = ref_text(t->arena, &invoices_kind, book->list[i].id);
            offer(t, arena_printf(t->arena, IN(t, "Use it for %s", "用于 %s"), ref),
                  BUTTON_PRIMARY, "credit use %s", ref);
            break;
        }
    return RC_OK;
}

/* The same sum of the same customer on the same day: often one payment, said twice. */
static enum rc warn_of_same(struct turn *t, const struct payment *payment)
{
    struct payment *list = TAKE_N(t->arena, PAYMENTS_MOST, struct payment);
    struct day on = payment->received_on;
    size_t n = 0;

    TRY(payments_received(t, on, on, PAYMENTS_MOST, list, &n));
    for (size_t i = 0; i < n; i++) {
        if (list[i].id == payment->id || list[i].account != payment->account ||
            !text_same(list[i].amount.currency, payment->amount.currency) ||
            list[i].amount.minor != payment->amount.minor)
            continue;
        say(t,
            IN(t, "%s of the same sum came that day already: undo, if it is the same.",
               "当天已有同额回款 %s：如果是同一笔，请撤销。"),
            ref_text(t->arena, &payments_kind, list[i].id));
        break;
    }
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct payment_args *in = args;
    struct book *book = TAKE(t->arena, struct book);
    struct allocation *shares = TAKE_N(t->arena, INVOICES_MOST, struct allocation);
    struct payment payment = {.memo = in->memo.text, .made_at = t->now};
    struct money rest;
    size_t n = 0;

    TRY(open_book(t, in, book));
    TRY(err_at(&t->err, "amount", read_amount(t, in, book, &payment.amount)));
    TRY(err_at(&t->err, "on", read_day(t, in, &payment.received_on)));
    if (in->amount.minor < 0 && t->in && t->in->kind == IN_PRESS)
        return ask_amount(t, in, payment.amount);
    TRY(err_at(&t->err, "amount", refuse_far_more(t, in, book, payment.amount)));
    payment.account = book->account.id;
    TRY(payment_share(payment.amount, book->list, book->n, book->named, shares, &n, &rest,
                      &t->err));
    TRY(payments_add(t, &payment, book->list, shares, n));
    TRY(report(t, book, &payment, shares, n, rest));
    report_whole(t, book, &payment, n, rest);
    TRY(warn_of_same(t, &payment));
    return report_rest(t, book, rest);
}

const struct command cmd_payment = {
    .name = "payment",
    .name_zh = "回款",
    .aliases = {"invoice paid", "paid", "到账", "收款"},
    .brief = "record payments",
    .brief_zh = "登记回款",
    .deed = {"the payment of %s", "%s的回款", "allocation payment"},
    .group = GROUP_MONEY,
    .role = BOOKS,
    .instead = {"payment tell", "Tell finance", "告诉财务"},
    .args = wants,
    .args_size = sizeof(struct payment_args),
    .run = run,
    .examples = examples,
};
