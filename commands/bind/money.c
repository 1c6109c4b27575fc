/* money.c - money that came in, and money that will not. */
#include "commands/access.h"
#include "commands/bind/fits.h"
#include "commands/choices.h"
#include "commands/language/small.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/words.h"

#include <string.h>

static bool is_invoice(const char *ref)
{
    static const char head[] = "INV-";

    return ref && strncmp(ref, head, sizeof head - 1) == 0;
}

/* Of several open invoices it is first asked which one (which.c). */
static bool is_only_one(const struct said *said)
{
    const char *called = bind_record(said, "account");
    struct turn *t = said->t;
    struct err before = t->err;
    struct invoice list[2];
    struct ref account;
    size_t n = 0;

    bool is_named = meaning_get(said->meaning, "customer");
    if (!called[0] || meaning_get(said->meaning, "ref") ||
        (!is_named && (is_invoice(said->reply_to) || is_invoice(said->about))))
        return true;
    bool is_known = parse_ref(t, called, "account", &account) == RC_OK &&
                    invoices_open_of(t, account.id, COUNT(list), list, &n) == RC_OK;
    t->err = before;
    return is_known && n < 2;
}

bool says_in_full(const struct said *said)
{
    return only_found(said->t->arena, said->text, small_row(SMALL_in_full));
}

/* "Paid half", 付了一半. Half past four is none. */
static bool says_half(const struct said *said)
{
    static const char *const no[] = {"half past",        "half a",    "half an",
                                     "half of the year", "half-year", "first half",
                                     "second half"};
    const char *text = text_fold(said->t->arena, said->text);

    if (text_has_any(text, no, COUNT(no)))
        return false;
    return strstr(text, "half") || strstr(text, "一半") || strstr(text, "50%");
}

/* Half of what is open, where nothing of it has come yet: then there is one half only. */
static bool put_half(const struct said *said, const struct invoice *invoice,
                     struct order *out)
{
    struct turn *t = said->t;
    struct money half;

    if (!says_half(said) || !money_is_zero(invoice->paid) ||
        money_share(invoice->total, 1, 2, &half, &t->err) != RC_OK)
        return false;
    order_put(out, "amount", money_plain(t->arena, half));
    return true;
}

/* The only one that can be meant; false: there is none, or nothing of it is open. */
static bool only_open(const struct said *said, struct invoice *out)
{
    const char *called = bind_record(said, "invoice");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;
    bool is_one = called[0] && is_only_one(said) &&
                  parse_ref(t, called, "invoice", &ref) == RC_OK &&
                  access_invoice(t, ref.id, TO_SEE, out, NULL) == RC_OK &&
                  !money_is_zero(invoice_open(out));

    t->err = before;
    return is_one;
}

/* "Paid the rest": what they paid too much before may be a part of it. */
static void offer_credit(struct turn *t, const struct invoice *invoice)
{
    struct err before = t->err;
    bool has_one;

    if (person_may(&t->me, BOOKS) && choices_has_credit(t, invoice, &has_one) == RC_OK &&
        has_one)
        ask_offer(t, IN(t, "Use the credit", "抵用余款"), "credit use %s",
                  ref_text(t->arena, &invoices_kind, invoice->id));
    t->err = before;
}

static void ask_amount(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *called = bind_record(said, "invoice");
    struct invoice invoice;
    bool is_one = only_open(said, &invoice);

    if (is_one && put_half(said, &invoice, out))
        return;
    out->open = "amount";
    out->must_confirm = false;
    const char *of = called[0] ? called : IN(t, "the payment", "这笔款");
    out->words =
        is_one && says_in_full(said)
            ? arena_printf(t->arena, IN(t, "%s: all of it, %s?", "%s：全部 %s？"), of,
                           money_text(t->arena, invoice_open(&invoice)))
            : arena_printf(t->arena, IN(t, "%s: how much came in?", "%s：到账多少？"),
                           of);
    if (is_one)
        ask_offer(t,
                  arena_printf(t->arena, IN(t, "All of it, %s", "全部 %s"),
                               money_text(t->arena, invoice_open(&invoice))),
                  "%s amount=%s", order_words(t->arena, out),
                  words_quote(t->arena, money_plain(t->arena, invoice_open(&invoice))));
    if (is_one)
        offer_credit(t, &invoice);
}

/* --- one payment for each ------------------------------------------------------------
 */

static bool may_owe(const struct mention *m)
{
    return m->ref ? is_invoice(m->ref) : m->named->known.kind == KNOWN_ACCOUNT;
}

static const char *who_owes(const struct mention *m)
{
    return m->ref ? m->ref : m->named->known.name;
}

bool bind_pays_several(const struct meanings *all, const struct meaning *meaning)
{
    const struct mention *first[2] = {NULL, NULL}; /* an invoice, a customer */

    if (!all || strcmp(meaning->cmd, "payment.record") != 0 ||
        meaning_get(meaning, "amount"))
        return false;
    for (size_t i = 0; i < all->n_mentions; i++) {
        const struct mention *m = &all->mentions[i], **other = &first[m->ref ? 0 : 1];
        if (!may_owe(m))
            continue;
        if (*other && strcmp(who_owes(*other), who_owes(m)) != 0)
            return true;
        *other = m;
    }
    return false;
}

/* All that is open of one invoice, on a button. */
static void offer_all_of(struct turn *t, const struct invoice *invoice, const char *on)
{
    const char *ref = ref_text(t->arena, &invoices_kind, invoice->id);

    if (money_is_zero(invoice_open(invoice)))
        return;
    offer(t,
          arena_printf(t->arena, "%s %s %s", ref, account_name(t, invoice->account),
                       money_text(t->arena, invoice_open(invoice))),
          BUTTON_PLAIN, "payment %s amount=%s%s%s", ref,
          words_quote(t->arena, money_plain(t->arena, invoice_open(invoice))),
          on ? " on=" : "", on ? on : "");
}

static void offer_open_of(struct turn *t, const struct mention *m, const char *on)
{
    enum { FEW = 3 };

    struct err before = t->err;
    struct invoice list[FEW];
    struct account account;
    struct ref ref;
    size_t n = 0;

    if (m->ref && parse_ref(t, m->ref, "invoice", &ref) == RC_OK &&
        access_invoice(t, ref.id, TO_SEE, &list[0], NULL) == RC_OK)
        n = 1;
    else if (!m->ref && accounts_find(t, m->named->known.name, &account) == RC_OK &&
             invoices_open_of(t, account.id, FEW, list, &n) != RC_OK)
        n = 0;
    t->err = before;
    for (size_t i = 0; i < n; i++)
        offer_all_of(t, &list[i], on);
}

static enum rc ask_each(const struct said *said, struct order *out)
{
    struct turn *t = said->t;

    TRY(access_role(t, out->command->role, out->command->brief, out->command->brief_zh));
    say(t, "%s",
        IN(t,
           "Nothing was booked: how much came in for each? All that is open, or say the "
           "sums.",
           "没有登记：每一笔到账多少？全额请点选，否则请说金额。"));
    bool has_ref = false;
    for (size_t i = 0; i < said->all->n_mentions; i++)
        has_ref |= said->all->mentions[i].ref && may_owe(&said->all->mentions[i]);
    for (size_t i = 0; i < said->all->n_mentions; i++) {
        const struct mention *m = &said->all->mentions[i];
        if (may_owe(m) && (m->ref || !has_ref))
            offer_open_of(t, m, order_get(out, "on"));
    }
    *out = (struct order){0};
    return RC_OK;
}

/* Nobody is named, right behind an invoice or a customer's record: it is of that; `about`
 * is what "it" is then. */
static enum rc owed_by_last(const struct said *said, struct order *out,
                            const char **about)
{
    bool is_named =
        meaning_get(said->meaning, "ref") || meaning_get(said->meaning, "customer");
    struct turn *t = said->t;
    struct talk talk;

    for (size_t i = 0; said->all && i < said->all->n_mentions; i++)
        is_named |= may_owe(&said->all->mentions[i]);

    *about = said->about;
    if (is_named || said->reply_to || said->about || said->names_stranger)
        return RC_OK;
    TRY(talk_get(t, &talk));
    if (talk.record && record_kind_named(talk.kind) == &invoices_kind)
        *about = ref_text(t->arena, &invoices_kind, talk.record);
    else
        TRY(bind_spoken_of(said, "account", about));
    order_put(out, "invoice", *about);
    return RC_OK;
}

/* Without an amount it would be all that is open: that is said first. So is whose money
 * it was, where nobody was named. */
enum rc fit_payment(const struct said *said, struct order *out)
{
    bool is_named =
        meaning_get(said->meaning, "ref") || meaning_get(said->meaning, "customer");
    struct said of_last = *said;

    TRY(owed_by_last(said, out, &of_last.about));
    said = &of_last;
    if (bind_pays_several(said->all, said->meaning))
        return ask_each(said, out);
    if (!is_named && !said->reply_to)
        out->must_confirm = true;
    if (!order_get(out, "amount"))
        ask_amount(said, out);
    return RC_OK;
}

/* 4月10号付, right behind a deal: one of the customer's invoices may be meant, and that
 * is said first. */
static void promised_by_last(struct turn *t, const char *account, struct order *out)
{
    struct err before = t->err;
    struct ref ref;

    if (parse_ref(t, account, "account", &ref) == RC_OK)
        order_put(out, "invoice", account_name(t, ref.id));
    t->err = before;
    out->must_confirm = true;
}

/* "Half on Friday and the rest at month end": half of it is promised, and one promise
 * stands for an invoice at a time. */
enum rc fit_promise(const struct said *said, struct order *out)
{
    static const char *const others[] = {
        "the rest", "the other half", "the remainder", "the balance", "剩下",
        "剩余",     "其余",           "余款",          "另一半",      "尾款"};
    const char *text = text_fold(said->t->arena, said->text);
    struct said of_last = *said;
    struct turn *t = said->t;
    struct invoice invoice;

    TRY(owed_by_last(said, out, &of_last.about));
    if (!said->about && of_last.about && !is_invoice(of_last.about))
        promised_by_last(t, of_last.about, out);
    said = &of_last;
    if (order_get(out, "amount") || !says_half(said))
        return RC_OK;
    if (only_open(said, &invoice))
        put_half(said, &invoice, out);
    if (!order_get(out, "amount")) {
        out->open = "amount";
        out->words = IN(t, "How much of it is promised?", "承诺付多少？");
        return RC_OK;
    }
    if (text_has_any(text, others, COUNT(others)))
        say(t, "%s",
            IN(t, "The first half is noted; the rest can be promised once it is paid.",
               "先记下这一半；其余部分等这笔到账后再记。"));
    return RC_OK;
}

/* A write-off is asked for, and CFOs decide (domain.md section 1). */
enum rc fit_writeoff(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *invoice = bind_record(said, "invoice");
    struct err before = t->err;
    struct invoice open;
    struct ref ref;

    order_put(out, "kind", "writeoff");
    order_put(out, "about", bind_record(said, "account")); /* finance holds no deals */
    bool is_one = invoice[0] && parse_ref(t, invoice, "invoice", &ref) == RC_OK &&
                  invoices_get(t, ref.id, &open) == RC_OK;
    t->err = before;
    if (is_one && money_is_zero(invoice_open(&open)))
        return err_set(
            &t->err, RC_RULE,
            IN(t, "%s is paid: there is nothing to write off", "%s 已收清，没有可核销的"),
            ref_text(t->arena, &invoices_kind, open.id));
    if (is_one && !order_get(out, "amount"))
        order_put(out, "amount", money_plain(t->arena, invoice_open(&open)));
    return RC_OK;
}
