/* books_can.c - what finance can do about words that are sales' to keep. */
#include "commands/books_can.h"
#include "commands/parse.h"
#include "commands/undo.h"
#include "commands/words.h"

#include <string.h>

enum { LEAST_SUM = 100, INVOICES_SEEN = 2 };

/* What is less may be pieces or days. */
static bool names_sum(struct turn *t, const struct sentence *sentence)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct entities found;

    entities_read(t->arena, sentence->text, strlen(sentence->text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        bool is_sum = e->kind == ENTITY_NUMBER && e->number.scale == 0 &&
                      e->number.units >= LEAST_SUM;
        if (e->kind == ENTITY_MONEY || (e->flags & ENTITY_SCALED) || is_sum)
            return true;
    }
    return false;
}

bool books_may_mean(struct turn *t, const struct sentence *sentence)
{
    static const char *const money[] = {
        "paid",    "pay ", "pays", "paying", "payment", "money", "cheque", "check ",
        "invoice", "owe",  "wire", "refund", "bounced", "钱",    "款",     "付",
        "到账",    "到帐", "发票", "打了",   "转账",    "收到"};

    return person_may(&t->me, BOOKS) && !person_may(&t->me, SELLING) &&
           (names_sum(t, sentence) ||
            text_has_any(text_fold(t->arena, sentence->text), money, COUNT(money)));
}

static bool is_refund(struct turn *t, const char *text)
{
    static const char *const signs[] = {"refund", "money back", "pay back", "退款",
                                        "退钱",   "退给",       "退他",     "退还",
                                        "钱退回", "款退回"};

    return text_has_any(text_fold(t->arena, text), signs, COUNT(signs));
}

static bool is_bounced(struct turn *t, const char *text)
{
    static const char *const signs[] = {"bounced", "came back", "was returned", "退回来",
                                        "被退",    "退票",      "跳票"};

    return text_has_any(text_fold(t->arena, text), signs, COUNT(signs));
}

static const char *nothing_done(struct turn *t, const char *text, bool is_change)
{
    if (is_bounced(t, text))
        return undo_bounced(t);
    if (is_refund(t, text))
        return IN(t, "Nothing was paid back: a refund is asked for first.",
                  "没有退款：退款须先提交审批。");
    if (is_change)
        return IN(t, "Nothing was changed: what a deal is worth is for sales to say.",
                  "没有改动：商机金额由销售修改。");
    return IN(t, "Nothing was booked: say it plainly, once the money is there.",
              "没有登记：钱到账后请直接说到账多少。");
}

static enum rc offer_invoices(struct turn *t, const char *account)
{
    struct invoice list[INVOICES_SEEN];
    struct ref ref;
    size_t n = 0;

    TRY(parse_ref(t, account, "account", &ref));
    TRY(invoices_open_of(t, ref.id, INVOICES_SEEN, list, &n));
    if (n > 1)
        offer(t, IN(t, "What they owe", "看欠款"), BUTTON_PLAIN, "invoice list which=%s",
              words_quote(t->arena, account_name(t, ref.id)));
    if (n != 1)
        return RC_OK;
    const char *invoice = ref_text(t->arena, &invoices_kind, list[0].id);
    offer(t, arena_printf(t->arena, IN(t, "Record payment %s", "登记回款 %s"), invoice),
          BUTTON_PLAIN, "payment %s", invoice);
    offer(t, IN(t, "They promised", "客户承诺"), BUTTON_PLAIN, "promise %s", invoice);
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "invoice show %s", invoice);
    return RC_OK;
}

enum rc books_offer(struct turn *t, const struct sentence *sentence, const char *called,
                    bool is_change)
{
    const char *account = called ? bind_as(t, called, "account") : NULL;
    bool wants_refund = is_refund(t, sentence->text) && !is_bounced(t, sentence->text);

    say(t, "%s", nothing_done(t, sentence->text, is_change));
    if (!account)
        return RC_OK;
    if (wants_refund)
        offer(t, IN(t, "Ask for a refund", "申请退款"), BUTTON_PLAIN,
              "approval request about=%s kind=refund", account);
    return offer_invoices(t, account);
}
