/* invoices.c - an invoice as it is said: when it is due, and what it cannot be yet. */
#include "commands/access.h"
#include "commands/bind/fits.h"
#include "commands/language/small.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/words.h"

#include <stdlib.h>
#include <string.h>

/* "net 14": so many days after the day that it bears. A day that was said to be due goes
 * before. */
static void put_terms(const struct said *said, struct order *out)
{
    const char *terms = meaning_get(said->meaning, "terms_days");
    struct turn *t = said->t;
    struct err ignored = {.lang = t->lang};
    struct moment issued = {.day = t->today};
    const char *on = order_get(out, "on");
    bool is_counted = false;

    for (size_t i = 0; i < said->meaning->n_slots; i++)
        is_counted |= text_same(said->meaning->slots[i].key, "due") &&
                      text_same(said->meaning->slots[i].why, "in_length");
    if (!terms || (order_get(out, "due") && !is_counted) ||
        (on && moment_parse_iso(on, &issued, &ignored) != RC_OK))
        return;
    order_drop(out, "due");
    order_put(out, "due",
              day_iso(t->arena, day_plus(issued.day, (int)strtol(terms, NULL, 10))));
}

/* The sum stands right behind "30% of", or the share behind 7.2万的. */
static bool is_share_of(const struct said *said, const struct entity *a,
                        const struct entity *b)
{
    static const char *const ofs[] = {" of ", "% of ", "% of the ", " of the ", "的"};
    const char *from = said->text + a->span.until;
    size_t len = b->span.from - a->span.until;
    bool is_percent_first = a->kind == ENTITY_PERCENT;

    if ((a->kind == ENTITY_PERCENT) == (b->kind == ENTITY_PERCENT))
        return false;
    for (size_t i = 0; i < COUNT(ofs); i++)
        if (strlen(ofs[i]) == len && memcmp(from, ofs[i], len) == 0 &&
            is_percent_first == (ofs[i][0] == ' ' || ofs[i][0] == '%'))
            return true;
    return false;
}

/* "30% of 72k", 7.2万的30%: the sum that it comes to. */
static void put_share(const struct said *said, struct order *out)
{
    const struct reading_context context = sentence_reading(said->t);
    const char *amount = order_get(out, "amount");
    struct turn *t = said->t;
    struct err ignored = {.lang = t->lang};
    struct money whole, share;
    struct entities found;

    entities_read(t->arena, said->text, strlen(said->text), &context, &found);
    for (size_t i = 1; amount && i < found.n; i++) {
        const struct entity *a = &found.rows[i - 1], *b = &found.rows[i];
        int64_t percent = a->kind == ENTITY_PERCENT ? a->number.units : b->number.units;
        int scale = a->kind == ENTITY_PERCENT ? a->number.scale : b->number.scale;
        const struct entity *sum = a->kind == ENTITY_PERCENT ? b : a;
        const char *number = decimal_text(t->arena, sum->number);
        if (!is_share_of(said, a, b) || scale ||
            strncmp(amount, number, strlen(number)) != 0 || percent <= 0 ||
            percent > 100 || money_parse(amount, "USD", &whole, &ignored) != RC_OK ||
            money_share(whole, percent, 100, &share, &ignored) != RC_OK)
            continue;
        const char *plain = money_plain(t->arena, share);
        order_drop(out, "amount");
        order_put(out, "amount",
                  strchr(amount, ' ')
                      ? plain
                      : arena_copy_bytes(t->arena, plain, strcspn(plain, " ")));
        return;
    }
}

/* --- what it cannot be, or not yet ---------------------------------------------------
 */

static void offer_order(struct turn *t, const char *label, const struct order *out)
{
    offer(t, label, BUTTON_PRIMARY, "%s", order_words(t->arena, out));
}

static const char *issue_label(const struct said *said, const struct order *out)
{
    const char *amount = order_get(out, "amount");

    if (!amount)
        return IN(said->t, "Issue it", "开票");
    return arena_printf(said->t->arena, IN(said->t, "Invoice %s", "开票 %s"),
                        bind_sum(said, amount));
}

/* One of equal parts, where it is said in how many. */
static void offer_part(const struct said *said, struct order out)
{
    long n = strtol(meaning_get(said->meaning, "split"), NULL, 10);
    struct turn *t = said->t;
    struct err ignored = {.lang = t->lang};
    const char *amount = order_get(&out, "amount");
    struct money whole, part;

    if (n < 2 || money_parse(amount, "USD", &whole, &ignored) != RC_OK ||
        money_share(whole, 1, n, &part, &ignored) != RC_OK)
        return;
    const char *plain = money_plain(t->arena, part);
    if (!strchr(amount, ' '))
        plain = arena_copy_bytes(t->arena, plain, strcspn(plain, " "));
    order_drop(&out, "amount");
    order_put(&out, "amount", plain);
    offer(t, issue_label(said, &out), BUTTON_PLAIN, "%s", order_words(t->arena, &out));
}

static void offer_reminder(const struct said *said, struct day day, const char *label,
                           const char *repeat)
{
    struct turn *t = said->t;

    offer(t, label, BUTTON_PLAIN, "remind when=%s%s%s text=%s", day_iso(t->arena, day),
          repeat ? " repeat=" : "", repeat ? repeat : "",
          words_quote(t->arena, said->text));
}

static void ask_split(const struct said *said, const struct order *out)
{
    struct turn *t = said->t;

    say(t, "%s",
        IN(t,
           "Nothing was issued: an invoice is not split here. Issue it whole, or each "
           "part by itself.",
           "没有开票：这里不能把一张发票分开。请整张开，或每一份单独开。"));
    if (!order_get(out, "amount"))
        return;
    offer_order(t, issue_label(said, out), out);
    offer_part(said, *out);
}

static void ask_rhythm(const struct said *said, const struct order *out)
{
    enum { LAST_OF_ALL = 28 }; /* the last day that every month has */

    const char *rhythm = text_fold(said->t->arena, meaning_get(said->meaning, "rhythm"));
    struct turn *t = said->t;
    bool is_monthly = text_same(rhythm, "every month") ||
                      text_same(rhythm, "each month") || text_same(rhythm, "monthly") ||
                      text_same(rhythm, "每月") || text_same(rhythm, "每个月") ||
                      text_same(rhythm, "按月");
    int year, month, day;

    day_split(t->today, &year, &month, &day);

    say(t, "%s",
        IN(t, "Nothing was issued: an invoice is issued once here and does not repeat.",
           "没有开票：发票在这里只开一次，不会自动重复。"));
    if (order_get(out, "amount"))
        offer_order(t, issue_label(said, out), out);
    if (is_monthly && day <= LAST_OF_ALL)
        offer_reminder(said, day_plus(t->today, 1),
                       IN(t, "Remind me each month", "每月提醒我"),
                       arena_printf(t->arena, "monthly:%d@09:00", day));
}

static void ask_plan(const struct said *said, const struct order *out)
{
    struct turn *t = said->t;
    struct err ignored = {.lang = t->lang};
    struct moment plan;

    if (moment_parse_iso(meaning_get(said->meaning, "plan"), &plan, &ignored) != RC_OK)
        return;
    const char *day = day_text(t->arena, plan.day, t->today, t->lang);
    say(t,
        IN(t, "Nothing was issued: is it due %s, or to be issued then?",
           "没有开票：%s是到期日，还是到那天再开票？"),
        day);
    if (order_get(out, "amount")) {
        struct order due = *out;
        order_drop(&due, "due");
        order_put(&due, "due", day_iso(t->arena, plan.day));
        offer_order(t,
                    arena_printf(t->arena, IN(t, "%s, due %s", "%s，%s到期"),
                                 issue_label(said, out), day),
                    &due);
    }
    offer_reminder(said, plan.day,
                   arena_printf(t->arena, IN(t, "Remind me %s", "%s提醒我"), day), NULL);
}

static void ask_wish(const struct said *said, const struct order *out)
{
    struct turn *t = said->t;
    struct day day;

    say(t, "%s",
        IN(t, "Nothing was issued: that is what they want. Shall I issue it?",
           "没有开票：这是客户的要求。要现在开吗？"));
    offer_order(t, issue_label(said, out), out);
    const char *tomorrow = quick_remind(t, &day);
    offer_reminder(said, day, tomorrow, NULL);
}

/* True: it was asked about, and nothing is issued by these words. */
static bool asks_first(const struct said *said, struct order *out)
{
    const char *split = meaning_get(said->meaning, "split");

    if (split && text_same(split, order_get(out, "amount"))) /* "in two halves" */
        order_drop(out, "amount");
    if (split)
        ask_split(said, out);
    else if (meaning_get(said->meaning, "rhythm"))
        ask_rhythm(said, out);
    else if (meaning_get(said->meaning, "plan"))
        ask_plan(said, out);
    else if (out->must_confirm)
        ask_wish(said, out);
    else
        return false;
    *out = (struct order){0};
    return true;
}

/* "plus 20% VAT": no tax is reckoned here. Said before the sum is. */
static void say_tax(const struct said *said, const struct order *out)
{
    const char *tax = meaning_get(said->meaning, "tax_pct");
    struct turn *t = said->t;
    bool is_plus = strchr(said->text, '+') ||
                   only_found(t->arena, said->text, small_row(SMALL_tax_on_top));

    if (tax && order_get(out, "amount") && is_plus)
        say(t,
            IN(t, "The tax of %s was not added: say the sum with tax.",
               "没有另加%s的税：请直接说含税金额。"),
            percent_text(t->arena, tax));
}

/* "Send the Acme invoice again" makes no new one: those that there are. */
static bool lists_instead(const struct said *said, struct order *out)
{
    const char *customer = meaning_get(said->meaning, "customer");

    if (!customer || order_get(out, "amount") ||
        !only_found(said->t->arena, said->text, small_row(SMALL_send_again)))
        return false;
    order_begin(out, "invoice list");
    order_put(out, "which", customer);
    return true;
}

enum rc fit_invoice(const struct said *said, struct order *out)
{
    struct turn *t = said->t;

    if (lists_instead(said, out))
        return RC_OK;
    put_share(said, out);
    put_terms(said, out);
    if (!order_get(out, "about"))
        return RC_OK;
    TRY(access_role(t, out->command->role, out->command->brief, out->command->brief_zh));
    if (!asks_first(said, out))
        say_tax(said, out);
    return RC_OK;
}
