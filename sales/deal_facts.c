/* deal_facts.c - the facts that stages ask for: which there are, reading and setting
 * them.
 */
#include "deal.h"

#include "base/json.h"
#include "scan.h"

#include <string.h>

enum { FACT_BYTES_MOST = 1000, FACTS_BYTES_MOST = 256 * 1024 };

static const char *const reasons[] = {"price",   "competitor", "budget", "timing",
                                      "no_need", "silent",     "other",  NULL};

static const struct {
    const char *name, *en, *zh;
} reason_texts[] = {
    {"price", "price", "价格"},         {"competitor", "competitor", "竞争对手"},
    {"budget", "budget", "预算"},       {"timing", "timing", "时机"},
    {"no_need", "no need", "没有需求"}, {"silent", "no answer", "没有回音"},
    {"other", "other", "其他"},
};

static const struct fact facts[] = {
    {"contact", "Contact", "联系人", FACT_TEXT, NULL},
    {"reach", "Phone, e-mail or WeChat", "电话、邮箱或微信", FACT_TEXT, NULL},
    {"source", "Source", "来源", FACT_TEXT, NULL},
    {"next", "Next touch", "下次跟进", FACT_DAY, NULL},
    {"need", "Need", "需求", FACT_TEXT, NULL},
    {"budget", "Budget range", "预算范围", FACT_TEXT, NULL},
    {"role", "Role in the decision", "决策角色", FACT_TEXT, NULL},
    {"timeline", "Timeline", "时间计划", FACT_TEXT, NULL},
    {"demo_on", "Demo on", "演示日期", FACT_DAY, NULL},
    {"attendees", "Attendees", "参加人", FACT_TEXT, NULL},
    {"success", "Success criterion", "成功标准", FACT_TEXT, NULL},
    {"amount", "Amount", "金额", FACT_MONEY, NULL},
    {"close", "Close date", "预计成交日", FACT_DAY, NULL},
    {"quote", "Quote number", "报价单号", FACT_TEXT, NULL},
    {"competitor", "Competitor (or none)", "竞争对手（或“无”）", FACT_TEXT, NULL},
    {"discount", "Discount sought (%)", "要求折扣（优惠 %）", FACT_NUMBER, NULL},
    {"terms", "Payment terms", "付款条件", FACT_TEXT, NULL},
    {"quote_approved", "Approved quote version", "已批准的报价版本", FACT_TEXT, NULL},
    {"signer", "Signer", "签约人", FACT_TEXT, NULL},
    {"entity", "Legal entity", "签约主体", FACT_TEXT, NULL},
    {"tax_id", "Tax id", "税号", FACT_TEXT, NULL},
    {"signed_on", "Signed on", "签约日期", FACT_DAY, NULL},
    {"invoice_on", "First invoice on", "首次开票日期", FACT_DAY, NULL},
    {"reason_code", "Reason", "输单原因", FACT_CHOICE, reasons},
    {"reconnect", "Reconnect on (or never)", "再联系日期（或“不再”）", FACT_DAY, NULL},
};

struct wording {
    const char *name, *en, *zh;
};

/* Of what a lead must have to be a deal. */
static const struct wording questions[] = {
    {"need", "what do they need?", "客户需要什么？"},
    {"budget", "what is their budget?", "预算大概多少？"},
    {"role", "what is the contact's part in the decision?", "联系人在决策中是什么角色？"},
    {"timeline", "when do they want it?", "客户打算什么时候要？"},
};

/* Where what is wanted is on paper. */
static const struct wording hints[] = {
    {"quote", "as on your quote, such as Q-12", "报价单上的编号，如 Q-12"},
    {"quote_approved", "the number of the quote they agreed to, such as Q-12-2",
     "客户同意的报价单编号，如 Q-12-2"},
};

static const char *worded(const struct wording *rows, size_t n, const char *name,
                          enum lang lang)
{
    for (size_t i = 0; name && i < n; i++)
        if (strcmp(rows[i].name, name) == 0)
            return lang == LANG_ZH ? rows[i].zh : rows[i].en;
    return NULL;
}

const char *fact_question(const char *name, enum lang lang)
{
    return worded(questions, COUNT(questions), name, lang);
}

const char *fact_hint(const char *name, enum lang lang)
{
    return worded(hints, COUNT(hints), name, lang);
}

const struct fact *fact_find(const char *name)
{
    for (size_t i = 0; name && i < COUNT(facts); i++)
        if (strcmp(facts[i].name, name) == 0)
            return &facts[i];
    return NULL;
}

const char *fact_choice_text(const char *choice, enum lang lang)
{
    for (size_t i = 0; i < COUNT(reason_texts); i++)
        if (text_same(reason_texts[i].name, choice))
            return lang == LANG_ZH ? reason_texts[i].zh : reason_texts[i].en;
    return choice;
}

/* The facts as a tree that the caller deletes. */
static enum rc read_facts(const struct deal *deal, cJSON **out, struct err *err)
{
    const struct json_limits limits = {FACTS_BYTES_MOST, 2, 256};
    const char *text = text_empty(deal->facts) ? "{}" : deal->facts;

    if (json_read(text, strlen(text), &limits, out, err) != RC_OK)
        return err_broken(err, "facts of D-%lld are not JSON", (long long)deal->id);
    if (!cJSON_IsObject(*out)) {
        json_done(out);
        return err_broken(err, "facts of D-%lld are no object", (long long)deal->id);
    }
    return RC_OK;
}

const char *deal_fact(struct arena *arena, const struct deal *deal, const char *name)
{
    struct err ignored = {0};
    JSON *tree = NULL;

    if (text_same(name, "amount"))
        return money_is_zero(deal->amount) ? NULL : money_plain(arena, deal->amount);
    if (text_same(name, "close"))
        return day_known(deal->close_on) ? day_iso(arena, deal->close_on) : NULL;
    if (text_same(name, "next"))
        return text_empty(deal->next_touch) ? NULL : deal->next_touch;
    if (read_facts(deal, &tree, &ignored) != RC_OK)
        return NULL;
    const char *text = json_text(tree, name);
    return text_empty(text) ? NULL : arena_copy(arena, text);
}

static enum rc refuse_empty(const struct fact *fact, struct err *err)
{
    return err_set(err, RC_USAGE, IN(err, "%s: nothing was said", "%s：没有内容"),
                   IN(err, fact->label_en, fact->label_zh));
}

/* Without blanks at its ends. */
static const char *trim(struct arena *arena, const char *text)
{
    static const char wide_blank[] = "\xE3\x80\x80"; /* U+3000 */
    size_t len;

    for (;;) {
        if (*text && strchr(" \t\r\n", *text))
            text++;
        else if (strncmp(text, wide_blank, 3) == 0)
            text += 3;
        else
            break;
    }
    len = strlen(text);
    for (;;) {
        if (len > 0 && strchr(" \t\r\n", text[len - 1]))
            len--;
        else if (len >= 3 && memcmp(text + len - 3, wide_blank, 3) == 0)
            len -= 3;
        else
            break;
    }
    return arena_copy_bytes(arena, text, len);
}

static enum rc read_text(struct arena *arena, const struct fact *fact, const char *text,
                         const char **out, struct err *err)
{
    size_t len = text ? strlen(text) : 0;

    if (len > FACT_BYTES_MOST) {
        (void)err_set(err, RC_USAGE, IN(err, "%s: that is too long", "%s：内容太长"),
                      IN(err, fact->label_en, fact->label_zh));
        return err_hint(err, "%s",
                        IN(err, "shorten it; the rest can go into a note",
                           "请写短一些，其余可以记在备注里"));
    }
    if (!utf8_valid(text, len))
        return err_set(err, RC_USAGE,
                       IN(err, "%s: that is not readable text", "%s：内容无法识别"),
                       IN(err, fact->label_en, fact->label_zh));
    *out = len > 0 ? trim(arena, text) : "";
    return text_empty(*out) ? refuse_empty(fact, err) : RC_OK;
}

/* Percent off: "10", "12.5%", "none". */
static enum rc read_number(struct arena *arena, const struct fact *fact,
                           const char **text, struct err *err)
{
    static const struct scan_word nothing[] = {
        {"none", 0}, {"no", 0}, {"无", 0}, {"没有", 0}, {0}};
    int64_t whole = 0, part = 0;
    struct scan scan;
    int ignored, decimals = 0;
    bool is_number = scan_start(&scan, *text);

    if (is_number && !scan_one_of(&scan, nothing, &ignored)) {
        is_number = scan_digits(&scan, 3, &whole) > 0;
        if (is_number && scan_take(&scan, "."))
            is_number = (decimals = scan_digits(&scan, 2, &part)) > 0;
        scan_blanks(&scan);
        scan_take(&scan, "%");
    }
    if (!is_number || !scan_end(&scan) || whole > 100 || (whole == 100 && part > 0))
        return err_set(err, RC_USAGE,
                       IN(err, "%s: say a number from 0 to 100, such as 12.5",
                          "%s：请填 0 到 100 之间的数，例如 12.5"),
                       IN(err, fact->label_en, fact->label_zh));
    *text = part ? arena_printf(arena, "%lld.%0*lld", (long long)whole, decimals,
                                (long long)part)
                 : arena_printf(arena, "%lld", (long long)whole);
    return RC_OK;
}

static enum rc read_choice(struct arena *arena, const struct fact *fact,
                           const char **text, struct err *err)
{
    const char *folded = text_fold(arena, *text);
    struct text list;

    text_init(&list, arena, 256);
    for (const char *const *choice = fact->choices; *choice; choice++) {
        if (text_same(folded, *choice) ||
            text_same(folded, fact_choice_text(*choice, LANG_EN)) ||
            text_same(folded, fact_choice_text(*choice, LANG_ZH))) {
            *text = *choice;
            return RC_OK;
        }
        text_addf(&list, "%s%s", list.len > 0 ? IN(err, ", ", "、") : "",
                  fact_choice_text(*choice, err->lang));
    }
    return err_set(err, RC_USAGE, IN(err, "%s: one of %s", "%s：请选 %s"),
                   IN(err, fact->label_en, fact->label_zh), list.bytes);
}

static bool is_never(const char *text)
{
    static const struct scan_word never[] = {{"never", 0}, {"不再", 0},     {"永不", 0},
                                             {"从不", 0},  {"不再联系", 0}, {0}};
    struct scan scan;
    int ignored;

    return scan_start(&scan, text) && scan_one_of(&scan, never, &ignored) &&
           scan_end(&scan);
}

/* Days that are facts of their own keep a time only where one was said. */
static enum rc read_day(struct arena *arena, const struct fact *fact, const char **text,
                        struct moment now, struct err *err)
{
    struct moment moment;

    if (strcmp(fact->name, "reconnect") == 0 && is_never(*text)) {
        *text = "never";
        return RC_OK;
    }
    TRY(moment_parse(*text, now, &moment, err));
    *text = moment_iso(arena, moment);
    return RC_OK;
}

static enum rc set_amount(struct deal *deal, const char *text, struct err *err)
{
    struct money amount;

    TRY(money_parse(text, deal->amount.currency, &amount, err));
    if (amount.currency[0] == '\0') {
        (void)err_set(err, RC_USAGE, "%s", IN(err, "in which currency?", "请说明货币"));
        return err_hint(
            err, "%s",
            IN(err, "such as ¥480,000 or 48500 USD", "例如 ¥480,000 或 48500 USD"));
    }
    if (money_is_zero(amount))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "the amount cannot be zero", "金额不能为零"));
    deal->amount = amount;
    return RC_OK;
}

static enum rc store_fact(struct arena *arena, struct deal *deal, const char *name,
                          const char *text, struct err *err)
{
    JSON *tree = NULL;

    TRY(read_facts(deal, &tree, err));
    cJSON_DeleteItemFromObjectCaseSensitive(tree, name);
    cJSON_AddStringToObject(tree, name, text);
    deal->facts = json_line(arena, tree);
    return RC_OK;
}

/* "On the spot" numbers no quote. */
static enum rc check_quote(const char *text, struct err *err)
{
    if (strpbrk(text, "0123456789"))
        return RC_OK;
    (void)err_set(err, RC_USAGE, "%s",
                  IN(err, "that is no quote's number", "这不是报价单号"));
    return err_hint(
        err, "%s",
        IN(err, "say it as on your quote, such as Q-12", "请写报价单上的编号，如 Q-12"));
}

/* Into the plain form that is kept. */
static enum rc read_kind(struct arena *arena, const struct fact *fact, const char **text,
                         struct moment now, struct err *err)
{
    switch (fact->kind) {
    case FACT_NUMBER:
        return read_number(arena, fact, text, err);
    case FACT_CHOICE:
        return read_choice(arena, fact, text, err);
    case FACT_DAY:
        return read_day(arena, fact, text, now, err);
    case FACT_TEXT:
        return strcmp(fact->name, "quote") == 0 ? check_quote(*text, err) : RC_OK;
    case FACT_MONEY:
        break;
    }
    return RC_OK;
}

static enum rc set_close(struct deal *deal, const char *iso, struct err *err)
{
    struct moment close;

    TRY(moment_parse_iso(iso, &close, err));
    deal->close_on = close.day;
    return RC_OK;
}

enum rc deal_set_fact(struct arena *arena, struct deal *deal, const char *name,
                      const char *text, struct moment now, struct err *err)
{
    const struct fact *fact = fact_find(name);

    if (!fact)
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "there is no such fact of a deal", "商机没有这一项信息"));
    TRY(read_text(arena, fact, text, &text, err));
    TRY(read_kind(arena, fact, &text, now, err));
    if (strcmp(name, "amount") == 0)
        return set_amount(deal, text, err);
    if (strcmp(name, "close") == 0)
        return set_close(deal, text, err);
    if (strcmp(name, "next") != 0)
        return store_fact(arena, deal, name, text, err);
    deal->next_touch = text;
    return RC_OK;
}
