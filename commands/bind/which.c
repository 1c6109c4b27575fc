/* which.c - the words fit several records: which of them is meant is asked. */
#include "commands/bind/fits.h"
#include "commands/choices.h"
#include "commands/parse.h"

#include <string.h>

enum { LOOKED_AT = 20 };

static const struct arg *record_arg(const struct order *order)
{
    for (const struct arg *arg = order->command ? order->command->args : NULL;
         arg && arg->name; arg++)
        if (arg->type == ARG_REF)
            return arg;
    return NULL;
}

static void offer_one(struct turn *t, const struct order *order, const struct arg *arg,
                      const char *label, const char *ref)
{
    ask_offer(t, label, "%s %s=%s", order_words(t->arena, order), arg->name, ref);
}

/* --- two customers of one name --------------------------------------------------------
 */

static const struct sighted *customer_of(const struct meaning *meaning)
{
    for (size_t i = 0; i < meaning->n_slots; i++)
        if (strcmp(meaning->slots[i].key, "customer") == 0)
            return meaning->slots[i].named;
    return NULL;
}

static void offer_customers(const struct said *said, const struct arg *arg,
                            const struct sighted *named, struct order *out)
{
    struct turn *t = said->t;

    const char *another = "";
    size_t n = 0;

    order_drop(out, arg->name);
    for (size_t i = 0; i <= named->n_others; i++) {
        const struct known *one = i == 0 ? &named->known : &named->others[i - 1];
        const char *ref = bind_as(t, one->id[0] ? one->id : one->name, arg->kinds);
        if (ref)
            offer_one(t, out, arg, arena_printf(t->arena, "%s %s", one->name, ref), ref);
        if (ref && n++ == CHOICES_SHOWN)
            another = ref;
    }
    out->is_one_of = true;
    if (n > CHOICES_SHOWN)
        out->words = arena_printf(t->arena, IN(t, "Which one?%s", "是哪一个？%s"),
                                  choices_rest(t, n, another));
}

/* --- several deals of one customer ----------------------------------------------------
 */

/* The speaker's own go before those of others; what may not be seen is not told of. */
static enum rc seen_deals(struct turn *t, int64_t account, struct deal *out, size_t *n)
{
    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    size_t n_all = 0;

    *n = 0;
    TRY(deals_all_open_of(t, account, LOOKED_AT, list, &n_all));
    for (int is_others = 0; is_others < 2; is_others++)
        for (size_t i = 0; i < n_all; i++)
            if ((list[i].owner != t->me.id) == is_others && access_sees(t, list[i].owner))
                out[(*n)++] = list[i];
    return RC_OK;
}

/* The card that is answered, or what "it" is. */
static bool is_shown(const struct said *said, const struct deal *deal)
{
    const char *ref = ref_text(said->t->arena, &deals_kind, deal->id);

    return text_same(ref, said->reply_to) || text_same(ref, said->about);
}

static bool is_titled(const struct said *said, const struct deal *deal)
{
    struct arena *arena = said->t->arena;

    return !text_empty(deal->title) &&
           strstr(text_fold(arena, said->text), text_fold(arena, deal->title));
}

/* The only one of which this is so; NULL when it is so of none, or of several. */
static const struct deal *
only_one(const struct said *said, const struct deal *list, size_t n,
         bool (*is_meant)(const struct said *said, const struct deal *deal))
{
    const struct deal *found = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!is_meant(said, &list[i]))
            continue;
        if (found)
            return NULL;
        found = &list[i];
    }
    return found;
}

static bool is_mine(const struct said *said, const struct deal *deal)
{
    return deal->owner == said->t->me.id;
}

static const struct deal *meant_of(const struct said *said, const struct deal *list,
                                   size_t n)
{
    const struct deal *found = only_one(said, list, n, is_shown);

    if (!found)
        found = only_one(said, list, n, is_titled);
    return found ? found : only_one(said, list, n, is_mine);
}

/* "D-9 Packing line, EUR 4,000". */
static const char *deal_words(struct turn *t, const struct deal *deal)
{
    bool has_amount = !money_is_zero(deal->amount);

    return arena_printf(t->arena, "%s %s%s%s", ref_text(t->arena, &deals_kind, deal->id),
                        text_empty(deal->title) ? stage_text(deal->stage, t->lang)
                                                : deal->title,
                        has_amount ? IN(t, ", ", "，") : "",
                        has_amount ? money_text(t->arena, deal->amount) : "");
}

static enum rc choose_deal(const struct said *said, const struct arg *arg,
                           int64_t account, struct order *out)
{
    struct turn *t = said->t;
    struct deal *list = TAKE_N(t->arena, LOOKED_AT, struct deal);
    size_t n;

    TRY(seen_deals(t, account, list, &n));
    if (n < 2)
        return RC_OK;
    const struct deal *meant = meant_of(said, list, n);
    if (meant) {
        order_put(out, arg->name, ref_text(t->arena, &deals_kind, meant->id));
        return RC_OK;
    }
    order_drop(out, arg->name);
    for (size_t i = 0; i < n; i++)
        offer_one(t, out, arg, deal_words(t, &list[i]),
                  ref_text(t->arena, &deals_kind, list[i].id));
    out->is_one_of = true;
    out->words = arena_printf(t->arena,
                              IN(t, "%s has %zu open deals: which one?%s",
                                 "%s有 %zu 个进行中的商机：是哪一个？%s"),
                              account_name(t, account), n,
                              choices_rest_of(t, n, &deals_kind, CHOICES_NEXT(list, n)));
    return RC_OK;
}

/* The deal that stands in the order only because its customer was named. */
static bool is_by_customer(const struct said *said, const char *value, int64_t *account)
{
    const char *ref = meaning_get(said->meaning, "ref");
    struct turn *t = said->t;
    struct err before = t->err;
    struct deal deal;
    struct ref found;
    bool is = meaning_get(said->meaning, "customer") && !(ref && bind_as(t, ref, NULL)) &&
              parse_ref(t, value, "deal", &found) == RC_OK &&
              deals_get(t, found.id, &deal) == RC_OK;

    t->err = before;
    if (is)
        *account = deal.account;
    return is;
}

/* --- several open invoices of one customer -------------------------------------------
 */

static bool is_shown_invoice(const struct said *said, const struct invoice *invoice)
{
    const char *ref = ref_text(said->t->arena, &invoices_kind, invoice->id);

    return text_same(ref, said->reply_to) || text_same(ref, said->about);
}

static bool is_same(struct money a, struct money b)
{
    return a.minor == b.minor && text_same(a.currency, b.currency);
}

/* The only one that the amount pays to the last cent. */
static const struct invoice *exactly(const struct said *said, const struct order *out,
                                     const struct invoice *list, size_t n)
{
    const char *plain = order_get(out, "amount");
    const struct invoice *found = NULL;
    struct err ignored = {.lang = said->t->lang};
    struct money amount;

    for (size_t i = 0; plain && i < n; i++) {
        struct money open = invoice_open(&list[i]);
        if (money_parse(plain, open.currency, &amount, &ignored) != RC_OK ||
            !is_same(amount, open))
            continue;
        if (found)
            return NULL;
        found = &list[i];
    }
    return found;
}

/* All of them together: then none has to be chosen. */
static bool pays_all(const struct said *said, const struct order *out,
                     const struct invoice *list, size_t n)
{
    const char *plain = order_get(out, "amount");
    struct err ignored = {.lang = said->t->lang};
    struct money amount, sum = {0};

    for (size_t i = 0; i < n; i++)
        if (money_add(sum, invoice_open(&list[i]), &sum, &ignored) != RC_OK)
            return false;
    return plain && money_parse(plain, sum.currency, &amount, &ignored) == RC_OK &&
           is_same(amount, sum);
}

/* "Paid in full", of several in one currency: all of them, on one button. */
static void offer_all(const struct said *said, const struct arg *arg,
                      const struct invoice *list, size_t n, struct order *out)
{
    struct turn *t = said->t;
    struct money sum = {0};
    struct order all = *out;

    for (size_t i = 0; i < n; i++) {
        struct err ignored = {.lang = t->lang};
        if (money_add(sum, invoice_open(&list[i]), &sum, &ignored) != RC_OK)
            return;
    }
    order_put(&all, "amount", money_plain(t->arena, sum));
    offer_one(t, &all, arg,
              arena_printf(t->arena, IN(t, "All %zu, %s", "全部 %zu 张，%s"), n,
                           money_text(t->arena, sum)),
              ref_text(t->arena, &accounts_kind, list[0].account));
}

static void offer_invoices(const struct said *said, const struct arg *arg,
                           struct invoice *list, size_t n, struct order *out)
{
    struct turn *t = said->t;

    order_drop(out, arg->name);
    choices_by_sum(list, n, order_get(out, "amount"));
    bool is_full = text_same(out->command->name, "payment") &&
                   !order_get(out, "amount") && says_in_full(said);
    if (is_full)
        offer_all(said, arg, list, n, out);
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &invoices_kind, list[i].id);
        struct order one = *out;
        if (is_full)
            order_put(&one, "amount", money_plain(t->arena, invoice_open(&list[i])));
        offer_one(t, &one, arg,
                  arena_printf(t->arena, IN(t, "%s %s, due %s", "%s %s，%s到期"), ref,
                               money_text(t->arena, invoice_open(&list[i])),
                               day_text(t->arena, list[i].due_on, t->today, t->lang)),
                  ref);
    }
    out->is_one_of = true;
    out->words =
        arena_printf(t->arena,
                     IN(t, "%s has %zu open invoices: which one?%s",
                        "%s有 %zu 张未收发票：是哪一张？%s"),
                     account_name(t, list[0].account), n,
                     choices_rest_of(t, n, &invoices_kind, CHOICES_NEXT(list, n)));
}

/* A promise is taken back of the only one that there is one for. */
static const struct invoice *promised(const struct said *said, const struct invoice *list,
                                      size_t n)
{
    const struct invoice *found = NULL;
    size_t n_found = 0;

    for (size_t i = 0; i < n; i++)
        if (day_known(list[i].promised_on)) {
            found = &list[i];
            n_found++;
        }
    return n_found == 1 && strcmp(said->meaning->cmd, "promise.drop") == 0 ? found : NULL;
}

static enum rc choose_invoice(const struct said *said, const struct arg *arg,
                              int64_t account, struct order *out)
{
    struct turn *t = said->t;
    struct invoice *list = TAKE_N(t->arena, LOOKED_AT, struct invoice);
    const struct invoice *meant = NULL;
    size_t n = 0;

    TRY(invoices_open_of(t, account, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n && !meant; i++)
        if (is_shown_invoice(said, &list[i]))
            meant = &list[i];
    meant = meant ? meant : exactly(said, out, list, n);
    meant = meant ? meant : promised(said, list, n);
    if (meant)
        order_put(out, arg->name, ref_text(t->arena, &invoices_kind, meant->id));
    else if (n > 1 && !pays_all(said, out, list, n))
        offer_invoices(said, arg, list, n, out);
    return RC_OK;
}

/* Money of a customer who was named, or spoken of last, and has no number beside. */
static bool is_money_of(const struct said *said, const struct arg *arg, const char *value,
                        int64_t *account)
{
    struct turn *t = said->t;
    struct err before = t->err;
    struct invoice invoice = {0};
    struct ref found;
    bool is = arg->kinds && strstr(arg->kinds, invoices_kind.name) &&
              !meaning_get(said->meaning, "ref") &&
              parse_ref(t, value, arg->kinds, &found) == RC_OK;

    if (is && found.kind == &invoices_kind)
        is = meaning_get(said->meaning, "customer") &&
             invoices_get(t, found.id, &invoice) == RC_OK;
    t->err = before;
    if (is)
        *account = found.kind == &accounts_kind ? found.id : invoice.account;
    return is;
}

enum rc bind_which(const struct said *said, struct order *out)
{
    const struct arg *arg = record_arg(out);
    const char *value = arg ? order_get(out, arg->name) : NULL;
    const struct sighted *named = customer_of(said->meaning);
    int64_t account;

    if (!value)
        return RC_OK;
    if (named && named->n_others > 0 && !meaning_get(said->meaning, "ref")) {
        offer_customers(said, arg, named, out);
        return RC_OK;
    }
    /* What is only looked at, or only hangs on a deal, may be the newest. */
    if (out->command->reads_only || arg->is_optional)
        return RC_OK;
    if (is_money_of(said, arg, value, &account))
        return choose_invoice(said, arg, account, out);
    return is_by_customer(said, value, &account) ? choose_deal(said, arg, account, out)
                                                 : RC_OK;
}
