/* moves.c - a deal goes to another stage. */
#include "commands/moves.h"
#include "commands/lost_words.h"
#include "commands/unnumbered.h"
#include "commands/words.h"
#include "store/approvals.h"
#include "store/talk.h"

#include <string.h>

enum { MOST_MISSING = 8, WORDS_MOST = 64 * 1024 };

static const struct pair names_zh[] = {
    {"预算", "budget"},
    {"角色", "role"},
    {"决策人", "role"},
    {"时间", "timeline"},
    {"演示", "demo_on"},
    {"参会人", "attendees"},
    {"金额", "amount"},
    {"成交日", "close"},
    {"报价单", "quote"},
    {"竞争对手", "competitor"},
    {"对手", "competitor"},
    {"折扣", "discount"},
    {"付款", "terms"},
    {"主体", "entity"},
    {"签约日", "signed_on"},
    {"开票日", "invoice_on"},
    {"原因", "reason_code"},
    {"再联系", "reconnect"},
    {"下次", "next"},
    {"phone", "reach"},
    {"email", "reach"},
    {"wechat", "reach"},
    {"演示日", "demo_on"},
    {"预计成交", "close"},
    {"报价版本", "quote_approved"},
    {"要求折扣", "discount"},
    {"付款条款", "terms"},
    {"决策角色", "role"},
    {"签约日期", "signed_on"},
    {"电话", "reach"},
    {"邮箱", "reach"},
    {"微信", "reach"},
    {"signed", "signed_on"},
    {"close_on", "close"},
};

const char *fact_named(const char *said)
{
    for (size_t i = 0; i < COUNT(names_zh); i++)
        if (strcmp(names_zh[i].name, said) == 0)
            return names_zh[i].value;
    for (int stage = 0; stage < STAGES; stage++)
        for (const char *const *at = stage_wants((enum stage)stage); at && *at; at++) {
            const struct fact *fact = fact_find(*at);
            if (fact && strcmp(fact->label_zh, said) == 0)
                return *at;
        }
    return said;
}

/* "first_invoice" and "invoice_on" have a word in common. */
static bool shares_word(const char *a, const char *b)
{
    enum { LETTERS_LEAST = 3 };

    while (*a) {
        size_t len = strcspn(a, "_- ");
        for (const char *at = b; len >= LETTERS_LEAST && *at;) {
            size_t n = strcspn(at, "_- ");
            if (n == len && strncmp(at, a, len) == 0)
                return true;
            at += n + (at[n] != '\0');
        }
        a += len + (a[len] != '\0');
    }
    return false;
}

static const struct fact *fact_like(struct arena *arena, const char *said)
{
    const char *folded = text_fold(arena, said);

    for (int stage = 0; stage < STAGES; stage++)
        for (const char *const *at = stage_wants((enum stage)stage); at && *at; at++)
            if (shares_word(folded, *at))
                return fact_find(*at);
    return NULL;
}

static enum rc no_such_fact(struct turn *t, const char *said)
{
    const struct fact *near = fact_like(t->arena, said);

    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "a deal has no \"%s\"", "商机没有“%s”这一项信息"),
                  words_short(t->arena, said));
    if (near)
        return err_hint(&t->err, IN(t, "did you mean %s=", "是不是 %s="),
                        IN(t, near->name, near->label_zh));
    return err_hint(&t->err, "%s",
                    IN(t, "it has amount, close, need, budget and the like",
                       "可以写 金额、预计成交、需求、预算 等"));
}

/* The day a fact of the deal holds; DAY_NONE where it is none. */
static struct day day_of(struct turn *t, const struct deal *deal, const char *name)
{
    const char *value = deal_fact(t->arena, deal, name);
    struct err ignored = {.lang = t->lang};
    struct moment moment;

    return value && moment_parse_iso(value, &moment, &ignored) == RC_OK ? moment.day
                                                                        : DAY_NONE;
}

/* A day that was just said, and cannot be: a deal closes and is spoken of again in days
 * to come, is signed in those that were or soon, and invoiced once it is signed. */
static enum rc check_day(struct turn *t, const struct deal *deal, const char *name)
{
    enum { SOON_DAYS = 92 }; /* one may be signed next Monday, and not in years */

    bool is_to_come = text_same(name, "close") || text_same(name, "reconnect");
    struct day day = day_of(t, deal, name), signed_on = day_of(t, deal, "signed_on");

    if (!day_known(day))
        return RC_OK;
    if (is_to_come && day.n < t->today.n)
        return still_to_come(t, (struct moment){day, -1});
    if (text_same(name, "signed_on") && day_between(t->today, day) > SOON_DAYS)
        return err_set(&t->err, RC_RULE, IN(t, "%s is still to come", "%s 还没到"),
                       day_text(t->arena, day, t->today, t->lang));
    if (text_same(name, "invoice_on") && day_known(signed_on) && day.n < signed_on.n)
        return err_set(&t->err, RC_RULE,
                       IN(t, "the first invoice does not go out before it is signed, %s",
                          "首次开票日不能早于签约日（%s）"),
                       day_text(t->arena, signed_on, t->today, t->lang));
    return RC_OK;
}

enum rc facts_set(struct turn *t, struct deal *deal, const struct pairs *facts)
{
    for (size_t i = 0; i < facts->n; i++) {
        if (!fact_find(fact_named(facts->list[i].name)))
            return no_such_fact(t, facts->list[i].name);
        TRY(err_at(&t->err, facts->list[i].name,
                   deal_set_fact(t->arena, deal, fact_named(facts->list[i].name),
                                 facts->list[i].value, t->here, &t->err)));
    }
    for (size_t i = 0; i < facts->n; i++)
        TRY(err_at(&t->err, facts->list[i].name,
                   check_day(t, deal, fact_named(facts->list[i].name))));
    return RC_OK;
}

static enum input_kind kind_of(const struct fact *fact)
{
    switch (fact->kind) {
    case FACT_DAY:
        /* "never" is an answer too */
        return strcmp(fact->name, "reconnect") == 0 ? INPUT_LINE : INPUT_DAY;
    case FACT_MONEY:
        return INPUT_MONEY;
    case FACT_NUMBER:
        return INPUT_NUMBER;
    case FACT_CHOICE:
        return INPUT_CHOICE;
    case FACT_TEXT:
        break;
    }
    return INPUT_LINE;
}

static void add_options(struct turn *t, const struct fact *fact, struct card_input *input)
{
    size_t n = 0;

    while (fact->choices && fact->choices[n])
        n++;
    struct card_option *options = TAKE_N(t->arena, n, struct card_option);
    for (size_t i = 0; i < n; i++)
        options[i] = (struct card_option){fact_choice_text(fact->choices[i], t->lang),
                                          fact->choices[i]};
    input->options = options;
    input->n_options = n;
}

/* What was approved for the deal is what is sought; NULL: nothing was. */
static const char *discount_granted(struct turn *t, const struct deal *deal)
{
    const struct err before = t->err;
    struct approval granted;
    bool is_granted =
        deal->id != 0 && approvals_granted(t, deal->id, "discount", &granted) == RC_OK;

    t->err = before;
    return is_granted ? granted.discount : NULL;
}

struct card_input *facts_inputs(struct turn *t, const struct deal *deal,
                                const char *const *names, size_t n)
{
    struct card_input *inputs = TAKE_N(t->arena, n + 1, struct card_input);

    for (size_t i = 0; i < n; i++) {
        const struct fact *fact = fact_find(names[i]);
        inputs[i] = (struct card_input){.name = names[i], .is_required = true};
        if (!fact)
            continue;
        inputs[i].label = IN(t, fact->label_en, fact->label_zh);
        inputs[i].hint = fact_hint(names[i], t->lang);
        inputs[i].kind = kind_of(fact);
        inputs[i].value = deal_fact(t->arena, deal, names[i]);
        if (strcmp(names[i], "signed_on") == 0)
            inputs[i].value = day_iso(t->arena, t->today);
        if (strcmp(names[i], "discount") == 0)
            inputs[i].value = discount_granted(t, deal);
        if (fact->kind == FACT_CHOICE)
            add_options(t, fact, &inputs[i]);
    }
    return inputs;
}

const char *facts_words(struct turn *t, const struct pairs *facts)
{
    struct text text;

    text_init(&text, t->arena, WORDS_MOST);
    for (size_t i = 0; i < facts->n; i++)
        text_addf(&text, " %s=%s", facts->list[i].name,
                  words_quote(t->arena, facts->list[i].value));
    return text.bytes;
}

/* "Signed on: Mon 2 March. For Won, D-5 Acme: First invoice on?": what is taken for
 * granted unless the form says otherwise, and the first that must be said. */
static const char *asked_words(struct turn *t, const struct deal *deal, enum stage to,
                               const struct card_input *inputs, size_t n,
                               const char *guessed)
{
    const struct card_form form = {.inputs = inputs, .n_inputs = n};
    const struct card_input *first = form_asks(&form);

    const char *stage = stage_text(to, t->lang), *label = deal_label(t, deal);

    return arena_printf(t->arena, IN(t, "%sFor %s, %s: %s?", "%s%s 进入“%s”还需要：%s？"),
                        guessed, IN(t, stage, label), IN(t, label, stage),
                        first ? first->label : "");
}

/* The facts that the form guesses, beside others that it cannot: with them words need not
 * say again what stands there. Their words for the command, and for the reader. */
static const char *guesses(struct turn *t, const struct card_input *inputs, size_t n,
                           bool wants_more, const char **said)
{
    struct text words, line;
    size_t n_open = wants_more ? 1 : 0;

    text_init(&words, t->arena, WORDS_MOST);
    text_init(&line, t->arena, WORDS_MOST);
    for (size_t i = 0; i < n; i++)
        n_open += text_empty(inputs[i].value);
    for (size_t i = 0; i < n && n_open > 0; i++) {
        const struct card_input *input = &inputs[i];
        struct err ignored = {.lang = t->lang};
        const char *value = input->value;
        struct day day;
        if (text_empty(value))
            continue;
        text_addf(&words, " %s=%s", input->name, words_quote(t->arena, value));
        if (day_parse_iso(value, &day, &ignored) == RC_OK)
            value = day_text(t->arena, day, t->today, t->lang);
        text_addf(&line, IN(t, "%s: %s. ", "%s：%s。"), input->label, value);
    }
    *said = line.bytes;
    return words.bytes;
}

/* A discount that was approved and is not in the amount: said where the amount is told,
 * and offered, never taken for granted. */
static bool discount_due(struct turn *t, const struct deal *deal, struct money *after,
                         const char **said)
{
    const struct err before = t->err;
    struct approval granted;
    bool is_due = approvals_discount(t, deal, &granted, after) == RC_OK;

    t->err = before;
    *said = is_due ? arena_printf(t->arena,
                                  IN(t, "%s approved (%s): %s, the amount says %s.",
                                     "已批准折扣 %s（%s）：%s，金额现为 %s。"),
                                  percent_text(t->arena, granted.discount),
                                  ref_text(t->arena, &approvals_kind, granted.id),
                                  money_text(t->arena, *after),
                                  money_text(t->arena, deal->amount))
                   : "";
    return is_due;
}

static const char *reason_words(struct turn *t, const struct deal *deal, enum stage to)
{
    return arena_printf(
        t->arena,
        IN(t, "%s: from %s to %s needs a reason", "%s：从“%s”到“%s”需要说明原因"),
        deal_label(t, deal), stage_text(deal->stage, t->lang), stage_text(to, t->lang));
}

/* "deal stage D-5 won", as its form begins. */
static const char *move_words(struct turn *t, const struct deal *deal, enum stage to)
{
    return arena_printf(t->arena, "deal stage %s %s",
                        ref_text(t->arena, &deals_kind, deal->id), stage_name(to));
}

/* "Reconnect Mon 1 June."; "" where no day was said. */
static const char *again_words(struct turn *t, const struct deal *deal)
{
    const char *reconnect = deal_fact(t->arena, deal, "reconnect");
    struct err ignored = {.lang = t->lang};
    struct moment moment;

    if (text_same(reconnect, "never"))
        return IN(t, "No reconnecting.", "不再联系。");
    if (!reconnect || moment_parse_iso(reconnect, &moment, &ignored) != RC_OK)
        return "";
    return arena_printf(t->arena, IN(t, "Reconnect %s.", "%s再联系。"),
                        moment_text(t->arena, moment, t->today, t->lang));
}

/* The day that was said with it stands in the question: it is not lost on the way. */
static const char *asked_lost(struct turn *t, const struct deal *deal, const char *said)
{
    const char *again = again_words(t, deal);

    return again[0] ? arena_printf(t->arena, "%s%s%s", again, IN(t, " ", ""), said)
                    : said;
}

/* This move's form is open here: what stood in its first question is known. */
static bool is_asked_again(struct turn *t, const struct deal *deal, enum stage to)
{
    const struct err before = t->err;
    const char *head = move_words(t, deal, to);
    struct talk talk;
    bool is_reply;
    bool is_again = talk_question(t, &talk, &is_reply) == RC_OK &&
                    !text_empty(talk.command) &&
                    strncmp(talk.command, head, strlen(head)) == 0;

    t->err = before;
    return is_again;
}

/* A form for the facts that are missing, and for the reason where one is due. */
static enum rc ask_more(struct turn *t, const struct deal *deal, enum stage to,
                        const struct pairs *facts, const char *reason,
                        const char *const *missing, size_t n)
{
    const char *said = arena_copy(t->arena, t->err.said), *guessed, *discount;
    struct card_input *inputs = facts_inputs(t, deal, missing, n);
    bool wants_reason = text_empty(reason) && stage_move(deal->stage, to) != MOVE_FORWARD;
    const char *granted = guesses(t, inputs, n, wants_reason, &guessed);
    bool is_all_guessed = true;
    const char *behind = text_empty(reason) ? ""
                                            : arena_printf(t->arena, " reason=%s",
                                                           words_quote(t->arena, reason));

    for (size_t i = 0; i < n; i++)
        is_all_guessed &= !text_empty(inputs[i].value);
    if (n > 0 && is_all_guessed && wants_reason)
        said = arena_printf(t->arena, "%s%s", guessed, reason_words(t, deal, to));
    else if (n > 0)
        said = asked_words(t, deal, to, inputs, n, guessed);
    if (to == STAGE_LOST)
        said = asked_lost(t, deal, said);
    bool is_due = to == STAGE_WON && !is_asked_again(t, deal, to) &&
                  discount_due(t, deal, &(struct money){0}, &discount);
    if (is_due)
        said = arena_printf(t->arena, "%s%s%s", discount, IN(t, " ", ""), said);
    if (wants_reason)
        inputs[n++] = (struct card_input){
            .name = "reason",
            .label = IN(t, "Why skip or go back", "跳过或退回的原因"),
            .kind = INPUT_LINE,
            .is_required = true,
        };
    const char *words = arena_printf(t->arena, "%s%s%s%s", move_words(t, deal, to),
                                     facts_words(t, facts), granted, behind);
    for (size_t i = 0; i < n; i++)
        if (strcmp(inputs[i].name, "quote") == 0)
            ask_offer(t, IN(t, "No number yet", "还没有单号"), "%s quote=none", words);
    return ask(t, words, inputs, n, "%s", said);
}

/* May it? When only words are missing, asks for all of them at once. */
static enum rc guard(struct turn *t, const struct deal *deal, enum stage to,
                     const struct pairs *facts, const char *reason)
{
    const char *missing[MOST_MISSING];
    enum move move = stage_move(deal->stage, to);
    size_t n = 0;
    bool wants_reason = text_empty(reason) && stage_is_open(deal->stage) &&
                        (move == MOVE_SKIP || move == MOVE_BACK);
    enum rc rc = deal_may_enter(t->arena, deal, to, wants_reason ? "-" : reason, missing,
                                MOST_MISSING, &n, &t->err);

    if (rc == RC_OK && wants_reason)
        (void)err_set(&t->err, RC_USAGE, "%s", reason_words(t, deal, to));
    if (rc == RC_USAGE || (rc == RC_OK && wants_reason))
        return ask_more(t, deal, to, facts, reason, missing, n);
    return rc;
}

/* The day too: it was understood from words. */
static void answer_lost(struct turn *t, const struct deal *deal, const char *why)
{
    const char *competitor = deal_fact(t->arena, deal, "competitor");
    const char *again = again_words(t, deal);
    const char *code = deal_fact(t->arena, deal, "reason_code");
    bool names_rival = competitor && !lost_no_rival(t->arena, competitor) &&
                       (text_same(code, "competitor") || text_same(code, "price"));
    say(t, IN(t, "%s is lost: %s%s%s.%s%s", "%s 输单：%s%s%s。%s%s"), deal_label(t, deal),
        why, names_rival ? IN(t, ", ", "，") : "", names_rival ? competitor : "",
        again[0] ? IN(t, " ", "") : "", again);
}

/* What comes next, behind the answer; what is invoiced already is no step to come. */
static const char *first_invoice(struct turn *t, const struct deal *deal,
                                 const struct deal_billed *billed)
{
    const char *said = deal_fact(t->arena, deal, "invoice_on");
    struct err ignored = {.lang = t->lang};
    struct day day;

    if (billed->first.id)
        return arena_printf(
            t->arena, IN(t, " First invoice %s, %s.", "首张发票 %s，%s。"),
            ref_text(t->arena, &invoices_kind, billed->first.id),
            day_text(t->arena, billed->first.issued_on, t->today, t->lang));
    if (!said || day_parse_iso(said, &day, &ignored) != RC_OK)
        return "";
    return arena_printf(t->arena, IN(t, " First invoice %s.", "首张发票 %s。"),
                        day_text(t->arena, day, t->today, t->lang));
}

static void answer_won(struct turn *t, const struct deal *deal, const char *sum,
                       const struct deal_billed *billed)
{
    const char *ref = ref_text(t->arena, &deals_kind, deal->id), *discount;
    struct money after;

    say(t, IN(t, "%s is won%s, signed %s.%s", "%s 赢单%s，签约日 %s。%s"),
        deal_label(t, deal), sum, day_text(t->arena, deal->close_on, t->today, t->lang),
        first_invoice(t, deal, billed));
    if (discount_due(t, deal, &after, &discount)) {
        say(t, "%s", discount);
        offer(t,
              arena_printf(t->arena, IN(t, "Set amount to %s", "金额改为 %s"),
                           money_text(t->arena, after)),
              BUTTON_PRIMARY, "%s", amount_command(t, deal, after));
    } else if (person_may(&t->me, SELLING | BOOKS) && !billed->first.id) {
        offer(t, IN(t, "Invoice", "开票"), BUTTON_PRIMARY, "invoice new %s", ref);
    }
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "deal show %s", ref);
}

static void answer(struct turn *t, const struct deal *deal,
                   const struct deal_billed *billed)
{
    const char *ref = ref_text(t->arena, &deals_kind, deal->id);
    const char *sum = money_is_zero(deal->amount)
                          ? ""
                          : arena_printf(t->arena, IN(t, ", %s", "，%s"),
                                         money_text(t->arena, deal->amount));

    if (deal->stage == STAGE_WON) {
        answer_won(t, deal, sum, billed);
        return;
    }
    if (deal->stage == STAGE_LOST) {
        const char *why = deal_fact(t->arena, deal, "reason_code");
        answer_lost(t, deal, fact_choice_text(why ? why : "other", t->lang));
        return;
    }
    say(t, IN(t, "%s is in %s since today%s.", "%s 今天进入“%s”阶段%s。"),
        deal_label(t, deal), stage_text(deal->stage, t->lang), sum);
    offer(t,
          arena_printf(t->arena, IN(t, "To %s", "进入%s"),
                       stage_text(deal->stage + 1, t->lang)),
          BUTTON_PLAIN, "deal stage %s %s from=%s", ref, stage_name(deal->stage + 1),
          stage_name(deal->stage));
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "deal show %s", ref);
}

/* An invoice that there is says when the first one was issued: it is not asked. */
static enum rc know_first_invoice(struct turn *t, struct deal *deal,
                                  struct deal_billed *out)
{
    TRY(invoices_billed(t, deal->id, out));
    if (!out->first.id || deal_fact(t->arena, deal, "invoice_on"))
        return RC_OK;
    return deal_set_fact(t->arena, deal, "invoice_on",
                         day_iso(t->arena, out->first.issued_on), t->here, &t->err);
}

enum rc deal_closed_since(struct turn *t, const struct deal *deal)
{
    struct day day = wall_at(t, t->me.zone, deal->closed_at).day;
    bool is_won = deal->stage == STAGE_WON;

    return err_set(&t->err, RC_RULE,
                   is_won ? IN(t, "%s is won since %s", "%s 已在%s赢单")
                          : IN(t, "%s is lost since %s", "%s 已在%s输单"),
                   deal_label(t, deal), day_text(t->arena, day, t->today, t->lang));
}

enum rc deal_move(struct turn *t, int64_t id, enum stage to, const struct pairs *facts,
                  const char *reason)
{
    struct deal_billed billed = {0};
    struct deal deal;

    TRY(access_deal(t, id, TO_CHANGE, &deal));
    if (deal.stage == to && !stage_is_open(to))
        return deal_closed_since(t, &deal);
    if (to == STAGE_PROPOSAL && stage_is_open(deal.stage) && unnumbered_value(t, facts))
        return unnumbered_keep(t, &deal, to, facts, reason);
    TRY(facts_set(t, &deal, facts));
    if (to == STAGE_WON && stage_is_open(deal.stage))
        TRY(know_first_invoice(t, &deal, &billed));
    TRY(guard(t, &deal, to, facts, reason));
    enum stage from = deal.stage;
    deal.stage = to;
    deal.stage_at = t->now;
    if (!stage_is_open(to)) {
        deal.closed_at = t->now;
        deal.next_touch = "";
    }
    if (to == STAGE_WON) {
        const char *signed_on = deal_fact(t->arena, &deal, "signed_on");
        if (signed_on)
            TRY(day_parse_iso(signed_on, &deal.close_on, &t->err));
    }
    TRY(deals_put(t, &deal));
    TRY(history_happened(t, &deals_kind, id, "stage",
                         (const struct happened[]){{"from", stage_name(from)},
                                                   {"to", stage_name(to)},
                                                   {"reason", reason},
                                                   {0}}));
    answer(t, &deal, &billed);
    return RC_OK;
}
