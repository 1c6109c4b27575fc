/* figures.c - reports: those that a list answers, and those that come by themselves. */
#include "commands/bind/fits.h"
#include "commands/language/small.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/report.h"
#include "commands/sentence.h"

#include <string.h>

/* A phrase of the row stands among the words, whole. */
static bool says(const struct said *said, enum small row)
{
    return only_found(said->t->arena, said->text, small_row(row));
}

/* Figures are asked for, not the deals themselves. */
static bool wants_figures(const struct said *said)
{
    return meaning_get(said->meaning, "by") || says(said, SMALL_figures);
}

static const char *day_only(const struct said *said, const char *key)
{
    const char *value = meaning_get(said->meaning, key);

    return value ? arena_copy_bytes(said->t->arena, value, strcspn(value, "T")) : NULL;
}

/* Whose: "our overdue invoices" are those that one sees, and finance sells nothing. */
static const char *whose(const struct said *said)
{
    const char *owner = meaning_get(said->meaning, "owner");

    if (!text_same(owner, "me"))
        return owner;
    if (!person_may(&said->t->me, SELLING))
        return NULL;
    return says(said, SMALL_ours) ? NULL : owner;
}

static void ask_figures(const struct said *said, const char *kind, struct order *out)
{
    order_begin(out, "report");
    order_put(out, "kind", kind);
    order_put(out, "by", meaning_get(said->meaning, "by"));
    order_put(out, "who", says(said, SMALL_team) ? "team" : whose(said));
    order_put(out, "from", day_only(said, "from"));
    order_put(out, "until", day_only(said, "until"));
    order_put(out, "days", meaning_get(said->meaning, "min_days"));
    /* what was promised for a day that is over */
    if (text_same(meaning_get(said->meaning, "status"), "broken") &&
        text_same(kind, "promises"))
        order_put(out, "until", day_iso(said->t->arena, day_plus(said->t->today, -1)));
}

static void list_deals(const struct said *said, struct order *out)
{
    const char *owner = meaning_get(said->meaning, "owner");
    const char *stage = meaning_get(said->meaning, "stage");

    order_begin(out, "deal list");
    order_put(out, "which", owner ? owner : stage ? stage : "all");
    if (text_same(owner, "me"))
        order_put(out, "which", "mine");
    order_put(out, "over", meaning_get(said->meaning, "min_amount"));
    order_put(out, "under", meaning_get(said->meaning, "max_amount"));
}

static void list_leads(const struct said *said, struct order *out)
{
    const char *owner = whose(said);

    order_begin(out, "lead list");
    order_put(out, "which", !owner ? "all" : text_same(owner, "me") ? "mine" : owner);
    order_put(out, "from", day_only(said, "from"));
    order_put(out, "until", day_only(said, "until"));
}

/* With all that narrows it down. "Who owes us" is not only of the speaker's own. */
static void list_invoices(const struct said *said, const char *which, struct order *out)
{
    order_begin(out, "invoice list");
    order_put(out, "which", which);
    order_put(out, "days", meaning_get(said->meaning, "min_days"));
    order_put(out, "over", meaning_get(said->meaning, "min_amount"));
    order_put(out, "who", whose(said));
}

/* "Due next week", 下周到期: by the day on which it is due. */
static bool lists_due(const struct said *said, const char *kind, struct order *out)
{
    const char *from = day_only(said, "from"), *until = day_only(said, "until");

    if (!says(said, SMALL_falls_due) || !text_same(kind, "receivable") ||
        (!from && !until))
        return false;
    const char *customer = meaning_get(said->meaning, "customer");
    list_invoices(said, customer ? customer : "all", out);
    order_put(out, "from", from);
    order_put(out, "until", until);
    return true;
}

/* Whom it is asked of: by name, or as "they". */
static const char *customer_of(const struct said *said)
{
    const char *customer = meaning_get(said->meaning, "customer");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;
    bool is_they = !customer && said->about &&
                   parse_ref(t, bind_record(said, "account"), "account", &ref) == RC_OK;

    t->err = before;
    return is_they ? account_name(t, ref.id) : customer;
}

/* Figures of one customer are their invoices. */
static bool is_of_one(const struct said *said, const char *kind)
{
    static const char *const kinds[] = {"receivable", "aging", "overdue"};

    return customer_of(said) && !meaning_get(said->meaning, "by") &&
           text_is_any(kind, kinds, COUNT(kinds));
}

/* "How much did Oakline pay", "does Oakline have credit left". */
static bool lists_paid(const struct said *said, const char *kind, struct order *out)
{
    static const char *const kinds[] = {"cash", "credit"};
    const char *customer = bind_record(said, "account");

    if (!customer[0] || meaning_get(said->meaning, "by") ||
        !text_is_any(kind, kinds, COUNT(kinds)))
        return false;
    order_begin(out, "payment list");
    order_put(out, "customer", customer);
    order_put(out, "from", day_only(said, "from"));
    order_put(out, "until", day_only(said, "until"));
    return true;
}

/* "Biggest debtors": sums of several currencies have no order among them. */
static void say_order(const struct said *said)
{
    struct turn *t = said->t;

    if (says(said, SMALL_by_size))
        say(t, "%s",
            IN(t, "Largest sums first, each currency by itself.",
               "按金额从大到小，各币种分开。"));
}

/* "Did INV-7 arrive?" asks about that one. */
static bool shows_invoice(const struct said *said, struct order *out)
{
    const struct reading_context context = sentence_reading(said->t);
    struct err before = said->t->err;
    struct entities found;
    struct ref ref;
    bool is_shown = false;

    entities_read(said->t->arena, said->text, strlen(said->text), &context, &found);
    for (size_t i = 0; i < found.n && !is_shown; i++)
        if (found.rows[i].kind == ENTITY_REF &&
            parse_ref(said->t, found.rows[i].said, "invoice", &ref) == RC_OK) {
            order_begin(out, "invoice show");
            order_put(out, "invoice", found.rows[i].said);
            is_shown = true;
        }
    said->t->err = before;
    return is_shown;
}

/* "Oakline is going cold" says something of one customer and asks for no list. */
static bool notes_silence(const struct said *said, const char *kind, struct order *out)
{

    if ((!text_same(kind, "stale") && !text_same(kind, "stuck")) ||
        !meaning_get(said->meaning, "customer"))
        return false;
    if (says(said, SMALL_asks_which) || strchr(said->text, '?') ||
        strstr(said->text, "？"))
        return false;
    order_begin(out, "note");
    order_put(out, "about", bind_record(said, "deal lead"));
    order_put(out, "text", said->text);
    return true;
}

static bool is_of_pool(const struct said *said)
{
    return says(said, SMALL_in_pool);
}

/* "Overdue in euros": figures are of all currencies. */
static void say_currencies(const struct said *said)
{
    struct turn *t = said->t;

    if (says(said, SMALL_in_currency) && !meaning_get(said->meaning, "min_amount") &&
        !meaning_get(said->meaning, "max_amount"))
        say(t, "%s", IN(t, "All currencies are shown.", "以下包含所有币种。"));
}

/* 恒力还欠多少, "how much does Foo owe": the name that stands where the debtor does. */
static const char *debtor_said(struct arena *arena, const char *text)
{
    enum { LONGEST = 40 };

    size_t from, end, len;

    if (only_next(text, 0, small_row(SMALL_does), &from, &len)) {
        size_t name = from + len + 1;
        if (only_next(text, name, small_row(SMALL_owes), &end, &len) && end > name &&
            end - from < LONGEST)
            return arena_copy_bytes(arena, text + name, end - 1 - name);
    }
    if (!only_next(text, 0, small_row(SMALL_still_owes), &end, &len) || end == 0 ||
        end > LONGEST || !han_at(text))
        return NULL;
    const char *name = arena_copy_bytes(arena, text, end);
    return only_next(name, 0, small_row(SMALL_no_debtor_zh), &from, &len) ? NULL : name;
}

/* What a customer owes whom nobody knows is not what all owe. */
static enum rc refuse_stranger(const struct said *said, const char *kind)
{
    struct turn *t = said->t;
    const char *text = text_fold(t->arena, said->text);
    const char *name = text_same(kind, "receivable") || text_same(kind, "overdue")
                           ? debtor_said(t->arena, text)
                           : NULL;

    if (!name || meaning_get(said->meaning, "customer") || said->about ||
        meaning_get(said->meaning, "owner") ||
        only_listed(name, strlen(name), small_row(SMALL_no_debtor)))
        return RC_OK;
    return err_set(&t->err, RC_ABSENT,
                   IN(t, "no customer is called %s", "没有叫%s的客户"), name);
}

/* "Expected cash next week": nothing is forecast; what falls due then is known. */
static bool lists_cash_ahead(const struct said *said, const char *kind, struct order *out)
{
    const char *from = day_only(said, "from");
    struct turn *t = said->t;
    struct err ignored = {.lang = t->lang};
    struct moment first;

    if (!text_same(kind, "cash") || !from ||
        moment_parse_iso(from, &first, &ignored) != RC_OK || first.day.n <= t->today.n)
        return false;
    say(t, "%s",
        IN(t, "Cash to come is not forecast here; this falls due then.",
           "这里不预测回款；以下是届时到期的发票。"));
    list_invoices(said, "all", out);
    order_put(out, "from", from);
    order_put(out, "until", day_only(said, "until"));
    return true;
}

/* "Who owes us more than 30 days": what is late by so many. */
static void ask_owed(const struct said *said, const char *kind, struct order *out)
{
    bool is_late =
        text_same(kind, "receivable") && meaning_get(said->meaning, "min_days");

    if (lists_cash_ahead(said, kind, out))
        return;
    if (text_same(kind, "receivable") || text_same(kind, "overdue"))
        say_order(said);
    ask_figures(said, is_late ? "overdue" : kind, out);
}

/* "Cash forecast", 预计回款: what is to come, and nothing that came. */
static bool asks_ahead(const struct said *said)
{
    return says(said, SMALL_ahead);
}

static void list_promised(const struct said *said, struct order *out)
{
    struct turn *t = said->t;

    say(t, "%s",
        IN(t, "There is no forecast yet. What customers have promised:",
           "还没有回款预测。客户已承诺的付款："));
    ask_figures(said, "promises", out);
}

/* What this customer promised of what is open, where who asks may see it. */
static void say_promised(const struct said *said, const char *customer)
{
    enum { FEW = 6 };

    struct turn *t = said->t;
    struct err before = t->err;
    struct invoice list[FEW];
    struct account account;
    size_t n = 0, n_promised = 0;

    if (accounts_find(t, customer, &account) != RC_OK ||
        invoices_open_of(t, account.id, FEW, list, &n) != RC_OK)
        n = 0;
    for (size_t i = 0; i < n; i++) {
        if (!day_known(list[i].promised_on) ||
            access_invoice(t, list[i].id, TO_SEE, &list[i], NULL) != RC_OK)
            continue;
        say(t, IN(t, "%s: %s is promised for %s.", "%s：承诺%s付 %s。"),
            ref_text(t->arena, &invoices_kind, list[i].id),
            IN(t, money_text(t->arena, list[i].promised),
               day_text(t->arena, list[i].promised_on, t->today, t->lang)),
            IN(t, day_text(t->arena, list[i].promised_on, t->today, t->lang),
               money_text(t->arena, list[i].promised)));
        n_promised++;
    }
    t->err = before;
    if (n_promised == 0)
        say(t, IN(t, "%s has promised nothing.", "%s没有付款承诺。"), customer);
}

/* "The 3 biggest overdue invoices": a list in that order, and so long. */
static bool lists_ranked(const struct said *said, const char *kind, const char *customer,
                         struct order *out)
{
    const char *rank = meaning_get(said->meaning, "rank");
    bool is_late = text_same(kind, "overdue");
    bool is_owed = text_same(kind, "receivable") && says(said, SMALL_rank_invoices);

    if (!rank || meaning_get(said->meaning, "by"))
        return false;
    if (text_same(kind, "pipeline") && !meaning_get(said->meaning, "from"))
        list_deals(said, out);
    else if (text_same(kind, "leads"))
        list_leads(said, out);
    else if (is_late || is_owed)
        list_invoices(said, is_late ? "overdue" : customer ? customer : "all", out);
    else
        return false;
    order_put(out, "order", rank);
    order_put(out, "top", meaning_get(said->meaning, "top"));
    return true;
}

enum rc fit_report(const struct said *said, struct order *out)
{
    const char *kind = meaning_get(said->meaning, "kind");
    const char *customer = customer_of(said);
    bool is_grouped = meaning_get(said->meaning, "by");

    if (shows_invoice(said, out) || notes_silence(said, kind, out))
        return RC_OK;
    if (!kind && customer) { /* "did Oakline pay?" */
        list_invoices(said, customer, out);
        return RC_OK;
    }
    if (!kind && is_of_pool(said)) {
        order_begin(out, "lead list");
        order_put(out, "which", IN(said->t, "pool", "公海"));
        return RC_OK;
    }
    kind = kind ? kind : "pipeline";
    if (lists_ranked(said, kind, customer, out))
        return RC_OK;
    if (customer && !is_grouped && text_same(kind, "promises")) {
        say_promised(said, customer);
        list_invoices(said, customer, out);
        return RC_OK;
    }
    if (text_same(kind, "issued")) { /* 本月开了多少发票 */
        list_invoices(said, "issued", out);
        order_put(out, "from", day_only(said, "from"));
        order_put(out, "until", day_only(said, "until"));
        return RC_OK;
    }
    TRY(refuse_stranger(said, kind));
    if (text_same(kind, "overdue") || text_same(kind, "receivable") ||
        text_same(kind, "aging") || text_same(kind, "cash"))
        say_currencies(said);
    bool is_closing = strcmp(kind, "pipeline") == 0 && !is_grouped &&
                      meaning_get(said->meaning, "from") &&
                      says(said, SMALL_closing_asked);
    if (is_closing)
        ask_figures(said, "closing", out);
    else if (strcmp(kind, "pipeline") == 0 && !wants_figures(said))
        list_deals(said, out);
    else if (strcmp(kind, "leads") == 0)
        list_leads(said, out);
    else if (lists_paid(said, kind, out))
        return RC_OK;
    else if (is_of_one(said, kind))
        list_invoices(said, customer, out);
    else if (strcmp(kind, "overdue") == 0 && !is_grouped)
        list_invoices(said, "overdue", out);
    else if (strcmp(kind, "cash") == 0 && !meaning_get(said->meaning, "from") &&
             asks_ahead(said))
        list_promised(said, out);
    else if (!lists_due(said, kind, out))
        ask_owed(said, kind, out);
    return RC_OK;
}

/* Behind a room's name: a blank, a mark, or where one that is in letters goes on in
 * characters, "#finance群". */
static size_t room_len(const char *name)
{
    static const char ends[] = " ,.;:!?\n";
    static const char *const wide[] = {"，", "。", "；", "：", "！", "？", "、"};
    bool is_wide = (unsigned char)*name >= 0x80;
    size_t len = 0;

    for (; name[len] && !strchr(ends, name[len]); len++) {
        if (!is_wide && (unsigned char)name[len] >= 0x80)
            return len;
        for (size_t i = 0; i < COUNT(wide); i++)
            if (strncmp(name + len, wide[i], strlen(wide[i])) == 0)
                return len;
    }
    return len;
}

/* "#finance" among the words; NULL: no room is named. A name that no room bears is told
 * to the command all the same: it says so. */
static const char *room_said(const struct said *said)
{
    const char *at = strchr(said->text, '#');

    if (!at || (at[1] >= '0' && at[1] <= '9'))
        return NULL;
    size_t len = room_len(at + 1);
    return len ? arena_copy_bytes(said->t->arena, at, len + 1) : NULL;
}

/* Without a rhythm: what is to be done, each working morning; figures, each Monday. */
enum rc fit_subscribe(const struct said *said, struct order *out)
{
    const char *kind = meaning_get(said->meaning, "kind");

    kind = kind ? kind : "pipeline";
    order_put(out, "kind", kind);
    order_put(out, "room", room_said(said));
    if (!order_get(out, "repeat"))
        order_put(out, "repeat",
                  text_same(kind, "agenda") ? "workday@08:30" : "weekly:MO@09:00");
    return RC_OK;
}
