/* "approval request" - asks those who must agree. */
#include "commands/approval_request.h"
#include "commands/approval_changed.h"
#include "commands/decide.h"
#include "commands/words.h"

#include <string.h>

enum { WORDS_MOST = 16 * 1024 };

struct request {
    struct ref about;
    const char *kind, *size;
    struct phrase reason, to;
    const char *discount;
    struct money amount;
};

static const struct arg wants[] = {
    REF(struct request, about, "deal account", "the deal or customer, such as D-5",
        "商机或客户，如 D-5"),
    OPT(struct request, kind,
        "discount, contract, credit, refund, writeoff, price or other",
        "折扣、合同、信用额度、退款、坏账核销、特价或其他"),
    OPT(struct request, size, "percent off (12, 9折), or the amount",
        "优惠百分比（12、9折）或金额"),
    OPT(struct request, reason, "why", "理由"),
    OPT(struct request, to,
        "who decides: a name; a,b any of them; a+b all; a > b one after the other",
        "审批人：一人；a,b 任一；a+b 全部；a > b 依次"),
    OPT(struct request, discount, "percent off", "优惠百分比"),
    OPT(struct request, amount, "the amount", "金额"),
    {0},
};

static const struct example examples[] = {
    {"approval request D-5 discount 12 reason=\"three years\"",
     "AP-1: discount 12% on D-5 waits for Max Stone.", NULL},
    {"申请审批 D-6 折扣 9折 理由=老客户", "AP-1：D-6 折扣 10%，待梅琳审批。", "bo"},
    {"approval request D-5 discount 4 reason=\"round sum\"",
     "AP-1: discount 4% on D-5 is approved by rule", NULL},
    {"approval request D-5 price 3500 reason=volume to=\"fin > cfo, mei\"",
     "AP-1: price €3,500 on D-5 waits for Fin Hale.", NULL},
    {0},
};

/* What is asked, read and checked. */
struct asked {
    const char *kind, *subject, *deal_ref;
    struct deal deal; /* id 0: none */
    int64_t account;
    int discount; /* hundredths of a percent; 0: none */
    struct money amount;
};

static enum rc read_subject(struct turn *t, const struct request *in, struct asked *out)
{
    struct account account;

    if (in->about.kind == &deals_kind) {
        TRY(access_deal(t, in->about.id, TO_CHANGE, &out->deal));
        out->account = out->deal.account;
        out->subject = ref_text(t->arena, &deals_kind, out->deal.id);
        return RC_OK;
    }
    /* Finance asks for write-offs and credit, whoever looks after the customer. */
    TRY(access_account(t, in->about.id, person_may(&t->me, BOOKS) ? TO_SEE : TO_CHANGE,
                       &account));
    out->account = account.id;
    out->subject = account.name;
    return RC_OK;
}

static enum rc read_size(struct turn *t, const struct request *in, struct asked *out)
{
    struct account account;
    const char *percent = in->discount;

    out->amount = out->deal.amount;
    if (in->amount.minor >= 0)
        out->amount = in->amount;
    if (in->size && text_same(out->kind, "discount"))
        percent = in->size;
    else if (in->size)
        TRY(err_at(&t->err, "amount", money_parse(in->size, "", &out->amount, &t->err)));
    if (percent)
        TRY(err_at(&t->err, "discount", discount_parse(t, percent, &out->discount)));
    TRY(accounts_get(t, out->account, &account));
    const char *currency =
        out->deal.amount.currency[0] ? out->deal.amount.currency : account.currency;
    return amount_in(t, &out->amount,
                     currency[0] ? currency : usual_currency(t, account.owner));
}

static bool wants_amount(const char *kind)
{
    return text_same(kind, "credit") || text_same(kind, "refund") ||
           text_same(kind, "writeoff") || text_same(kind, "price");
}

struct card_input approval_kind_input(struct turn *t, const char *kind)
{
    static const char *const kinds[] = {"discount", "contract", "credit", "refund",
                                        "writeoff", "price",    "other"};
    struct card_option *options = TAKE_N(t->arena, COUNT(kinds), struct card_option);

    for (size_t i = 0; i < COUNT(kinds); i++)
        options[i] =
            (struct card_option){approval_kind_text(kinds[i], t->lang), kinds[i]};
    return (struct card_input){.name = "kind",
                               .label = IN(t, "What for", "审批事项"),
                               .value = kind,
                               .kind = INPUT_CHOICE,
                               .is_required = !kind,
                               .options = options,
                               .n_options = COUNT(kinds)};
}

/* One form for whatever is missing: kind, size, reason. */
static enum rc ask_missing(struct turn *t, const struct request *in,
                           const struct asked *asked)
{
    struct card_input *inputs = TAKE_N(t->arena, 3, struct card_input);
    size_t n = 0;

    if (!asked->kind) {
        inputs[n++] = approval_kind_input(t, NULL);
    } else if (text_same(asked->kind, "discount") && asked->discount == 0) {
        inputs[n++] =
            (struct card_input){.name = "discount",
                                .label = IN(t, "Percent off", "优惠百分比"),
                                .value = deal_fact(t->arena, &asked->deal, "discount"),
                                .kind = INPUT_NUMBER,
                                .is_required = true};
    } else if (wants_amount(asked->kind) && in->amount.minor < 0 && !in->size) {
        inputs[n++] = (struct card_input){.name = "amount",
                                          .label = IN(t, "Amount", "金额"),
                                          .kind = INPUT_MONEY,
                                          .is_required = true};
    }
    if (in->reason.text[0] == '\0')
        inputs[n++] = (struct card_input){.name = "reason",
                                          .label = IN(t, "Reason", "理由"),
                                          .kind = INPUT_LINES,
                                          .is_required = true};
    if (n == 0)
        return RC_OK;
    struct text words;
    text_init(&words, t->arena, WORDS_MOST);
    text_addf(&words, "approval request %s", words_quote(t->arena, asked->subject));
    if (asked->kind)
        text_addf(&words, " kind=%s", asked->kind);
    if (asked->discount)
        text_addf(&words, " discount=%s", discount_text(t->arena, asked->discount));
    else if (in->size || in->amount.minor >= 0)
        text_addf(&words, " amount=%s",
                  words_quote(t->arena, money_plain(t->arena, asked->amount)));
    if (in->reason.text[0])
        text_addf(&words, " reason=%s", words_quote(t->arena, in->reason.text));
    if (in->to.text[0])
        text_addf(&words, " to=%s", words_quote(t->arena, in->to.text));
    return ask(t, words.bytes, inputs, n,
               IN(t, "%s: what those who decide need to know", "%s：审批人需要知道"),
               asked->subject);
}

static enum rc read_asked(struct turn *t, const struct request *in, struct asked *out)
{
    *out = (struct asked){0};
    TRY(read_subject(t, in, out));
    if (in->kind) {
        out->kind = approval_kind_parse(in->kind);
        if (!out->kind) {
            (void)err_set(&t->err, RC_USAGE,
                          IN(t, "there are no requests for \"%s\"", "没有“%s”这种审批"),
                          words_short(t->arena, in->kind));
            return err_hint(&t->err, "%s", IN(t, wants[1].about, wants[1].about_zh));
        }
    } else if (in->discount) {
        out->kind = "discount";
    }
    return read_size(t, in, out);
}

/* Of a customer without a deal: the speaker's own request for the same. */
static enum rc live_of_account(struct turn *t, const struct asked *asked,
                               struct approval *out)
{
    enum { ASKED_MOST = 25 };

    struct approval *list = TAKE_N(t->arena, ASKED_MOST, struct approval);
    size_t n = 0;

    TRY(approvals_asked_by(t, t->me.id, ASKED_MOST, list, &n));
    for (size_t i = 0; i < n; i++)
        if (!list[i].deal && list[i].account == asked->account &&
            text_same(list[i].kind, asked->kind) &&
            list[i].amount.minor == asked->amount.minor &&
            text_same(list[i].amount.currency, asked->amount.currency)) {
            *out = list[i];
            return RC_OK;
        }
    return RC_ABSENT;
}

static enum rc refuse_second(struct turn *t, const struct asked *asked)
{
    struct approval live;
    enum rc rc = asked->deal.id ? approvals_live(t, asked->deal.id, asked->kind, &live)
                                : live_of_account(t, asked, &live);

    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    (void)err_set(&t->err, RC_RULE, IN(t, "%s already asks: %s", "%s 已在申请：%s"),
                  ref_text(t->arena, &approvals_kind, live.id), approval_what(t, &live));
    return err_hint(&t->err, IN(t, "`approval show %s` shows it", "发“查看审批 %s”查看"),
                    ref_text(t->arena, &approvals_kind, live.id));
}

/* What was approved already needs nobody a second time, while it stands for this amount
 * and is not in it yet. */
static enum rc refuse_granted(struct turn *t, const struct asked *asked)
{
    struct approval granted;
    struct money after;
    enum rc rc;

    if (!asked->deal.id || !asked->discount)
        return RC_OK;
    rc = approvals_granted(t, asked->deal.id, asked->kind, &granted);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    int discount = approval_discount(granted.discount);
    if (discount < asked->discount ||
        !text_same(granted.amount.currency, asked->amount.currency) ||
        granted.amount.minor < asked->amount.minor)
        return RC_OK;
    TRY(approval_after(granted.amount, discount, &after, &t->err));
    if (asked->amount.minor <= after.minor)
        return RC_OK;
    const char *ref = ref_text(t->arena, &approvals_kind, granted.id);
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "%s is approved already: %s, %s", "%s 已经批准：%s，%s"),
                  percent_text(t->arena, granted.discount), ref,
                  access_time(t, granted.decided_at));
    ask_offer(t, arena_printf(t->arena, IN(t, "Show %s", "查看 %s"), ref),
              "approval show %s", ref);
    return err_hint(&t->err, "%s",
                    IN(t, "a second request is needed only for more than that",
                       "超过这个折扣才需要再次申请"));
}

static const char *what_text(struct turn *t, const struct asked *asked)
{
    const char *discount =
        asked->discount ? discount_text(t->arena, asked->discount) : "";
    const char *kind = approval_ask_text(t->arena, asked->kind, discount, t->lang);

    kind = t->lang == LANG_EN ? text_fold(t->arena, kind) : kind;
    if (!asked->discount && !money_is_zero(asked->amount))
        return arena_printf(t->arena, "%s %s", kind, money_text(t->arena, asked->amount));
    return kind;
}

static enum rc note_asked(struct turn *t, const struct approval *approval)
{
    const struct happened facts[] = {
        {"approval", ref_text(t->arena, &approvals_kind, approval->id)},
        {"kind", approval->kind},
        {"discount", approval->discount},
        {"amount",
         money_is_zero(approval->amount) ? "" : money_text(t->arena, approval->amount)},
        {"reason", approval->reason},
        {0}};

    return history_happened(t, &deals_kind, approval->deal, "asked", facts);
}

/* To the room, and to each whose turn it is. */
static enum rc show(struct turn *t, const struct approval *approval,
                    const struct path *path)
{
    const char *en = arena_printf(t->arena, "%s asks you to decide.", t->me.name);
    const char *zh = arena_printf(t->arena, "%s请您审批。", t->me.name);

    TRY(show_room(t, "approvals", &approvals_kind, approval->id, NULL));
    for (size_t i = 0; i < path->n; i++)
        TRY(decide_show(t, approval->id, &path->tasks[i], en, zh));
    return RC_OK;
}

static void offer_amount(struct turn *t, const struct deal *deal)
{
    const struct err before = t->err;
    struct approval granted;
    struct money after;

    if (deal->id && approvals_discount(t, deal, &granted, &after) == RC_OK)
        offer(t,
              arena_printf(t->arena, IN(t, "Set amount to %s", "金额改为 %s"),
                           money_text(t->arena, after)),
              BUTTON_PRIMARY, "%s", amount_command(t, deal, after));
    t->err = before;
}

static enum rc show_and_answer(struct turn *t, const struct approval *approval,
                               const struct asked *asked, const struct path *path)
{
    const char *ref = ref_text(t->arena, &approvals_kind, approval->id);
    const char *what = what_text(t, asked);

    TRY(show(t, approval, path));
    if (path->is_by_rule) {
        say(t,
            IN(t, "%s: %s on %s is approved by rule; up to 5%% needs nobody.",
               "%s：%s 的%s按规则自动批准（5%% 以内无需审批）。"),
            ref, IN(t, what, asked->subject), IN(t, asked->subject, what));
        offer_amount(t, &asked->deal);
    } else {
        say(t, IN(t, "%s: %s on %s waits for %s.", "%s：%s %s，待%s审批。"), ref,
            IN(t, what, asked->subject), IN(t, asked->subject, what),
            decide_waits_for(t, path->tasks, path->n));
    }
    offer(t, IN(t, "Show", "查看"), BUTTON_PLAIN, "approval show %s", ref);
    return RC_OK;
}

static enum rc open_path(struct turn *t, struct approval *approval, struct path *path)
{
    int64_t managers[8] = {0};

    if (path->is_by_rule) {
        approval->state = APPROVAL_APPROVED;
        approval->submitted_at = approval->decided_at = t->now;
        return RC_OK;
    }
    size_t n = path_managers(t, managers, COUNT(managers));
    return approval_open(approval, path->tasks, path->n, managers, n, t->now, &t->err);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct request *in = args;
    struct asked asked;
    struct path path;

    TRY(read_asked(t, in, &asked));
    TRY(ask_missing(t, in, &asked));
    TRY(refuse_second(t, &asked));
    TRY(refuse_granted(t, &asked));
    if (in->to.text[0]) {
        TRY(err_at(&t->err, "to", path_parse(t, in->to.text, &path)));
        TRY(err_at(&t->err, "to", path_may_decide(t, asked.kind, asked.discount, &path)));
    } else {
        TRY(path_default(t, asked.kind, asked.discount, &path));
    }
    struct approval approval = {
        .kind = asked.kind,
        .subject = asked.subject,
        .deal = asked.deal.id,
        .account = asked.account,
        .submitter = t->me.id,
        .state = APPROVAL_PENDING,
        .discount = asked.discount ? discount_text(t->arena, asked.discount) : "",
        .amount = asked.amount,
        .reason = in->reason.text,
        .facts = approval_facts(t, &asked.deal, asked.discount),
    };
    TRY(open_path(t, &approval, &path));
    TRY(approvals_add(t, &approval, path.tasks, path.n));
    if (asked.deal.id)
        TRY(note_asked(t, &approval));
    return show_and_answer(t, &approval, &asked, &path);
}

const struct command cmd_approval_request = {
    .name = "approval request",
    .name_zh = "申请审批",
    .aliases = {"ask approval", "request approval", "提交审批", "申请"},
    .brief = "ask for an approval",
    .brief_zh = "提交审批",
    .deed = {"the request %s", "审批申请 %s", "approval"},
    .group = GROUP_APPROVALS,
    .role = SELLING | BOOKS,
    .args = wants,
    .args_size = sizeof(struct request),
    .run = run,
    .examples = examples,
};
