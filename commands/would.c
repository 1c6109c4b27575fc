/* would.c - what was noted only, because another said it, wants it or it was a guess. */
#include "commands/parse.h"
#include "commands/sentence.h"

/* In the deal's currency where none was said. */
static const char *amount_said(struct turn *t, const char *amount, const char *ref)
{
    struct err before = t->err;
    struct money money;
    struct deal deal;
    struct ref found;
    bool is_read = parse_ref(t, ref, "deal", &found) == RC_OK &&
                   deals_get(t, found.id, &deal) == RC_OK &&
                   money_parse(amount, deal.amount.currency, &money, &t->err) == RC_OK;

    t->err = before;
    return is_read ? money_text(t->arena, money) : amount;
}

/* "Close date Tue 30 June": what it would do, on its button. */
static const char *would_label(struct turn *t, const struct order *order,
                               const char *deal)
{
    const char *close = order_get(order, "close"), *amount = order_get(order, "amount");
    struct err ignored = {.lang = t->lang};
    struct moment moment;

    if (text_same(order->command->name, "approval request"))
        return IN(t, "Request approval", "提交审批");
    if (text_same(order->command->name, "won"))
        return IN(t, "Mark won", "标为赢单");
    if (text_same(order->command->name, "lost"))
        return IN(t, "Mark lost", "标为丢单");
    if (!text_same(order->command->name, "deal update"))
        return IN(t, "Move the deal", "推进商机");
    if (order_get(order, "budget"))
        return arena_printf(t->arena, IN(t, "Budget range %s", "预算范围 %s"),
                            order_get(order, "budget"));
    bool has_close = close && moment_parse_iso(close, &moment, &ignored) == RC_OK;
    if (!has_close && !amount)
        return IN(t, "Update the deal", "更新商机");
    return arena_printf(t->arena, "%s%s%s%s%s", amount ? IN(t, "Amount ", "金额 ") : "",
                        amount ? amount_said(t, amount, deal) : "",
                        amount && has_close ? IN(t, ", close ", "，") : "",
                        has_close && !amount ? IN(t, "Close date ", "预计成交日 ") : "",
                        has_close ? moment_text(t->arena, moment, t->today, t->lang)
                                  : "");
}

void would_offer(struct turn *t, const struct sentence *sentence, const char *record)
{
    const struct meaning *would = &sentence->meanings.would;
    const struct said said = {.t = t, .meaning = would, .text = sentence->text};
    const char *deal = would->cmd && record ? bind_as(t, record, "deal") : NULL;
    struct err before = t->err;
    struct order order;

    /* "bump Acme to 5k and Cobalt wants 3k maybe": whose the 3k is, nobody can tell. */
    if (sentence_names(t, sentence) > 1)
        return;
    if (deal && bind_order(&said, NULL, &order) == RC_OK && order.command &&
        !order.open) {
        const struct arg *arg = order.command->args;
        const char *budget = order_get(&order, "budget");
        order_put(&order, arg->name, deal);
        if (budget)
            order_put(&order, "budget", amount_said(t, budget, deal));
        offer(t, would_label(t, &order, deal), BUTTON_PLAIN, "%s",
              order_words(t->arena, &order));
    }
    t->err = before;
}
