/* legs_act.c - "12k now and the rest in June": the plain is done first, and what is not
 * is named, with a button. Two sums for one deal are asked about. */
#include "commands/legs_act.h"
#include "commands/language/legs.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "commands/world_of.h"

#include <string.h>

enum { MORNING = 9 };

/* Of the second leg of an invoice. */
#define NOT_ISSUED "Not issued yet: “%s”."
#define NOT_ISSUED_ZH "尚未开票：“%s”。"

static bool is_cmd(const struct legs *legs, const char *cmd)
{
    return strcmp(legs->cmd, cmd) == 0;
}

/* Whom the first leg names. */
static const char *called_in(const struct sentence *sentence)
{
    const struct meaning *m = &sentence->meanings.rows[0];
    const char *ref = meaning_get(m, "ref");

    return ref ? ref : meaning_get(m, "customer");
}

static const char *day_said(struct turn *t, struct day day)
{
    return day_text(t->arena, day, t->today, t->lang);
}

/* A reminder of it, in the morning of its day. */
static void offer_reminder(struct turn *t, const struct legs *legs, const char *about,
                           const char *words)
{
    offer(t,
          arena_printf(t->arena, IN(t, "Remind me of the rest, %s", "%s提醒我其余部分"),
                       day_said(t, legs->on)),
          BUTTON_PRIMARY, "remind about=%s when=\"%s %02d:00\" text=%s", about,
          day_iso(t->arena, legs->on), MORNING, words_quote(t->arena, words));
}

/* What came is booked; the rest was promised, if that is what was said. */
static void offer_promise(struct turn *t, const struct legs *legs, const char *called)
{
    const char *invoice = bind_as(t, called, "invoice");
    const char *sum = legs->sum.units ? arena_printf(t->arena, " amount=%s",
                                                     decimal_text(t->arena, legs->sum))
                                      : "";

    if (invoice)
        offer(t,
              arena_printf(t->arena, IN(t, "They promised it for %s", "客户承诺%s付"),
                           day_said(t, legs->on)),
              BUTTON_PRIMARY, "promise %s on=%s%s", invoice, day_iso(t->arena, legs->on),
              sum);
}

/* "Paid 1k monday and 500 friday", said between the two: it may have come before. */
static void offer_came(struct turn *t, const struct legs *legs, const char *called)
{
    const char *account = bind_as(t, called, "account");
    const char *plain = decimal_text(t->arena, legs->sum);
    const char *sum = legs->currency[0]
                          ? arena_printf(t->arena, "%s %s", plain, legs->currency)
                          : plain;

    if (!account || !day_known(legs->came_on) || legs->sum.units <= 0)
        return;
    offer(t,
          arena_printf(t->arena, IN(t, "They paid it %s", "%s已付"),
                       day_said(t, legs->came_on)),
          BUTTON_PLAIN, "payment %s amount=%s on=%s", account, words_quote(t->arena, sum),
          day_iso(t->arena, legs->came_on));
}

static void name_rest(struct turn *t, const struct legs *legs,
                      const struct sentence *first)
{
    const char *called = called_in(first), *rest = words_short(t->arena, legs->rest);
    bool is_promise = is_cmd(legs, "payment.promise");
    const char *about =
        called ? bind_as(t, called, is_promise ? "invoice" : "deal lead") : NULL;

    if (is_promise)
        say(t,
            IN(t, "Not noted: “%s”. An invoice holds one promise at a time.",
               "没有记录：“%s”。一张发票一次只记一个承诺。"),
            rest);
    else if (legs->kind == LEG_LATER && is_cmd(legs, "invoice.create"))
        say(t, IN(t, NOT_ISSUED, NOT_ISSUED_ZH), rest);
    else if (legs->kind == LEG_LATER)
        say(t, IN(t, "Not noted yet: “%s”.", "尚未记录：“%s”。"), rest);
    else
        say(t,
            IN(t, "Not done: “%s”. Say it by itself.",
               "没有执行：“%s”。请单独再说一次。"),
            rest);
    if (legs->kind != LEG_LATER || is_asking(t))
        return;
    if (is_cmd(legs, "payment.record")) {
        offer_promise(t, legs, called);
        offer_came(t, legs, called);
    } else if (about)
        offer_reminder(
            t, legs, about,
            arena_printf(t->arena,
                         is_promise ? "%s: %s" : IN(t, "invoice %s: %s", "给%s开票：%s"),
                         called, legs->rest));
}

static enum rc act_on(struct turn *t, const char *text, struct sentence *sentence)
{
    TRY(sentence_read(t, text, sentence));
    return sentence_act(t, sentence);
}

/* The second payment; refused, it takes the first not back. */
static enum rc act_again(struct turn *t, const struct legs *legs)
{
    struct sentence sentence;
    struct turn_step step;

    TRY(turn_step(t, &step));
    enum rc rc = act_on(t, legs->again, &sentence);
    TRY(turn_step_end(t, &step, rc));
    if (rc == RC_OK)
        return RC_OK;
    const char *why = arena_copy(t->arena, t->err.said);
    t->err = (struct err){.lang = t->err.lang};
    say_refused(t, arena_printf(t->arena, IN(t, "“%s”: %s", "“%s”：%s"),
                                words_short(t->arena, legs->rest), why));
    return RC_OK;
}

/* --- two figures for one deal ---------------------------------------------------------
 */

static void offer_amount(struct turn *t, const char *deal, const char *label,
                         struct decimal amount, const char *currency)
{
    const char *plain = decimal_text(t->arena, amount);
    struct err ignored = {.lang = t->lang};
    struct money money;

    if (money_parse(plain, currency, &money, &ignored) == RC_OK)
        ask_offer(t, arena_printf(t->arena, "%s%s", label, money_text(t->arena, money)),
                  "deal update %s amount=%s", deal,
                  words_quote(t->arena, money_plain(t->arena, money)));
}

static enum rc ask_which(struct turn *t, const struct legs *legs,
                         const struct sentence *whole)
{
    const char *ref = bind_as(t, called_in(whole), "deal");
    struct ref found;
    struct deal deal;

    if (!ref)
        return err_set(&t->err, RC_ABSENT,
                       IN(t, "%s has no open deal", "%s没有未结的商机"),
                       called_in(whole));
    TRY(parse_ref(t, ref, "deal", &found));
    TRY(access_deal(t, found.id, TO_CHANGE, &deal));
    const char *currency = legs->currency[0] ? legs->currency : deal.amount.currency;
    if (legs->sum.scale == legs->first_sum.scale)
        offer_amount(
            t, ref, IN(t, "In all ", "合计 "),
            (struct decimal){legs->sum.units + legs->first_sum.units, legs->sum.scale},
            currency);
    offer_amount(t, ref, "", legs->first_sum, currency);
    offer_amount(t, ref, "", legs->sum, currency);
    struct card_input *input = TAKE(t->arena, struct card_input);
    *input = (struct card_input){.name = "amount",
                                 .label = IN(t, "Amount", "金额"),
                                 .kind = INPUT_MONEY,
                                 .is_required = true};
    return ask(t, arena_printf(t->arena, "deal update %s", ref), input, 1,
               IN(t, "two sums at two times; nothing was changed. What is %s worth?",
                  "说了两个时间的两个金额，没有改动。%s 的金额是多少？"),
               deal_label(t, &deal));
}

enum rc legs_act(struct turn *t, const char *text, bool is_addressed, bool *is_done)
{
    struct sentence sentence;
    struct legs legs;
    struct world world;
    const char *kinds;

    *is_done = !strchr(text, '=') && legs_may_be_in(text);
    if (!*is_done)
        return RC_OK;
    world_of(t, &world);
    const struct meaning_context context = {
        .reading = sentence_context(t, &world),
        .world = &world,
        .speaker = t->me.handle,
    };
    bool is_it = says_it(text, &kinds);
    if (is_it)
        TRY(sentence_read(t, text, &sentence));
    *is_done = legs_read(t->arena, is_it ? sentence.spelt : text, &context, &legs);
    if (*is_done && !is_it)
        TRY(sentence_read(t, text, &sentence));
    *is_done = *is_done && (is_addressed || sentence_is_ours(&sentence));
    if (!*is_done)
        return RC_OK;
    if (legs.kind == LEG_CHOICE)
        return ask_which(t, &legs, &sentence);
    enum rc rc = act_on(t, legs.first, &sentence);
    if (rc == RC_USAGE && is_asking(t) && is_cmd(&legs, "invoice.create"))
        return err_hint(&t->err, IN(t, NOT_ISSUED, NOT_ISSUED_ZH),
                        words_short(t->arena, legs.rest));
    TRY(rc);
    if (legs.kind == LEG_AGAIN)
        return act_again(t, &legs);
    name_rest(t, &legs, &sentence);
    return RC_OK;
}
