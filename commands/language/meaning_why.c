/* How a message was read, in plain words: for "why?". Which of its words were read as
 * what, which said what it is about, and which were left aside. */
#include "commands/language/intent.h"
#include "commands/language/shorthand.h"
#include "commands/words.h"
#include "sales/deal.h"
#include "sales/rhythm.h"

#include <string.h>
#include <strings.h>

struct said {
    const char *key, *en, *zh;
};

static const struct said means[] = {
#define MEANS(cmd, en, zh) {cmd, en, zh},
#define KEY(key, en, zh)
#include "commands/language/why.def"
#undef MEANS
#undef KEY
};

static const struct said keys[] = {
#define MEANS(cmd, en, zh)
#define KEY(key, en, zh) {key, en, zh},
#include "commands/language/why.def"
#undef MEANS
#undef KEY
};

static const struct said values[] = {{"am", "in the morning", "上午"},
                                     {"noon", "at noon", "中午"},
                                     {"pm", "in the afternoon", "下午"},
                                     {"eve", "in the evening", "晚上"},
                                     {"eod", "at the end of the day", "下班前"},
                                     {"me", "you", "您"},
                                     {"pipeline", "open deals", "商机"},
                                     {"won", "won deals", "赢单"},
                                     {"conversion", "conversion", "转化率"},
                                     {"leads", "leads", "线索"},
                                     {"stale", "deals without a touch", "久未跟进"},
                                     {"stuck", "deals that stand still", "停滞"},
                                     {"overdue", "overdue invoices", "逾期"},
                                     {"aging", "aging", "账龄"},
                                     {"cash", "money received", "回款"},
                                     {"receivable", "what is owed", "应收"},
                                     {"promises", "promises to pay", "付款承诺"},
                                     {"dso", "days of sales owed", "应收周转天数"},
                                     {"agenda", "the day's list", "日程"},
                                     {"pending", "waiting", "待审批"},
                                     {"discount", "discount", "折扣"},
                                     {"contract", "contract", "合同"},
                                     {"credit", "credit", "信用额度"},
                                     {"refund", "refund", "退款"},
                                     {"writeoff", "write-off", "坏账核销"},
                                     {"price", "price", "特价"}};

/* Who reads the answer, and the message that it is about. */
struct why {
    enum lang lang;
    struct arena *arena;
    const char *text;
    size_t len;
    struct day today;
    struct text *out;
    bool *is_told; /* of each byte of the text */
};

static const char *in_words(const struct said *list, size_t n, const char *key,
                            enum lang lang)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].key, key) == 0)
            return lang == LANG_ZH ? list[i].zh : list[i].en;
    return NULL;
}

static void tell(const struct why *why, struct span at)
{
    for (size_t i = at.from; i < at.until && i < why->len; i++)
        why->is_told[i] = true;
}

/* --- values ------------------------------------------------------------------------- */

static const char *amount_text(const struct why *why, const struct meaning *m,
                               const char *number)
{
    static const char none[] = "XXX"; /* ISO 4217: no currency */
    const char *currency = meaning_get(m, "currency");
    struct err ignored = {.lang = why->lang};
    struct money money;

    if (money_parse(number, currency ? currency : none, &money, &ignored) != RC_OK)
        return number;
    const char *plain = money_text(why->arena, money);
    return currency || strncmp(plain, none, 3) != 0 ? plain
                                                    : words_skip_blanks(plain + 3);
}

static const char *value_text(const struct why *why, const struct meaning *m,
                              const struct slot *slot)
{
    static const char *const times[] = {"due", "from", "until", "close", "paid_on"};
    static const char *const amounts[] = {"amount",     "amount_min", "amount_max",
                                          "min_amount", "max_amount", "unit_price"};
    struct err ignored = {.lang = why->lang};
    struct moment moment;

    for (size_t i = 0; i < COUNT(times); i++)
        if (strcmp(slot->key, times[i]) == 0 &&
            moment_parse_iso(slot->value, &moment, &ignored) == RC_OK)
            return moment_text(why->arena, moment, why->today, why->lang);
    for (size_t i = 0; i < COUNT(amounts); i++)
        if (strcmp(slot->key, amounts[i]) == 0)
            return amount_text(why, m, slot->value);
    if (strcmp(slot->key, "repeat") == 0)
        return rhythm_words(why->arena, slot->value, why->lang);
    if (strcmp(slot->key, "stage") == 0) {
        int stage = stage_parse(slot->value, STAGE_NEW);
        if (stage >= 0)
            return stage_text((enum stage)stage, why->lang);
    }
    const char *words = in_words(values, COUNT(values), slot->value, why->lang);
    return words ? words : slot->value;
}

/* What the words show by themselves. */
static bool is_plain(const char *rule)
{
    static const char *const plain[] = {"number",   "money", "percent", "discount",
                                        "quantity", "phone", "email",   "mention",
                                        "ref",      "clock", "length"};

    return text_is_any(rule, plain, COUNT(plain));
}

/* How a name was known, or which rule of times and amounts it was; "" when the words say
 * it themselves. */
static const char *because(const struct why *why, const struct slot *slot)
{
    static const struct {
        const char *en, *zh;
    } by[] = {[BY_NAME] = {"", ""},
              [BY_ALIAS] = {"by another name of theirs", "按别名"},
              [BY_SHORT] = {"by the short name", "按简称"},
              [BY_PINYIN] = {"by the sound", "按读音"},
              [BY_SLIP] = {"spelt a little differently", "写法略有不同"}};

    if (slot->named)
        return IN(why, by[slot->named->evidence].en, by[slot->named->evidence].zh);
    for (const struct entity_rule *rule = entity_rules; slot->why && rule->name; rule++)
        if (strcmp(rule->name, slot->why) == 0 && !is_plain(slot->why))
            return IN(why, rule->en, rule->zh);
    return "";
}

static void add_slot(const struct why *why, const struct meaning *m,
                     const struct slot *slot, const char *label)
{
    const char *reason = because(why, slot);
    int len = (int)(slot->span.until - slot->span.from);

    if (len > 0)
        text_addf(why->out, IN(why, "\n“%.*s” → %s: %s", "\n“%.*s” → %s：%s"), len,
                  why->text + slot->span.from, label, value_text(why, m, slot));
    else
        text_addf(why->out, IN(why, "\n%s: %s", "\n%s：%s"), label,
                  value_text(why, m, slot));
    if (reason[0])
        text_addf(why->out, IN(why, " (%s)", "（%s）"), reason);
    tell(why, slot->span);
}

static void add_slots(const struct why *why, const struct meaning *m)
{
    for (size_t k = 0; k < COUNT(keys); k++)
        for (size_t i = 0; i < m->n_slots; i++)
            if (strcmp(m->slots[i].key, keys[k].key) == 0)
                add_slot(why, m, &m->slots[i], IN(why, keys[k].en, keys[k].zh));
    for (size_t i = 0; i < m->n_slots; i++)
        if (strcmp(m->slots[i].key, "currency") == 0)
            tell(why, m->slots[i].span);
}

/* --- which words told what it is ------------------------------------------------------
 */

/* A feature that the rule wants; those behind '!' it does not. */
static bool rule_wants(const char *rule, enum feature feature)
{
    const char *name = feature_names[feature];
    size_t len = strlen(name);

    for (const char *at = rule; *at;) {
        size_t term = strcspn(at, " ");
        bool is_wanted = *at != '!';
        for (size_t i = 0; is_wanted && i + len <= term; i++) {
            bool starts = i == 0 || strchr("^|<~/", at[i - 1]);
            bool ends = i + len == term || strchr("|<~/", at[i + len]);
            if (starts && ends && strncmp(at + i, name, len) == 0)
                return true;
        }
        at += term;
        at += *at == ' ';
    }
    return false;
}

/* The phrases of the text by which the rule went. */
static void add_signs(const struct why *why, const struct normal *normal,
                      const struct meaning *m)
{
    struct mark *marks = TAKE_N(why->arena, MOST_MARKS, struct mark);
    size_t n = phrases_sight(normal, marks, MOST_MARKS), n_said = 0;

    for (size_t i = 0; i < n; i++) {
        struct span at;
        normal_span(normal, marks[i].at.from, marks[i].at.until, &at.from, &at.until);
        if (marks[i].row >= 0 || !rule_wants(m->rule, marks[i].feature) ||
            why->is_told[at.from])
            continue;
        text_addf(why->out, "%s“%.*s”",
                  n_said++ ? IN(why, ", ", "、") : IN(why, "\nBecause of ", "\n依据："),
                  (int)(at.until - at.from), why->text + at.from);
        tell(why, at);
    }
}

static bool is_mark_or_blank(const char *at)
{
    static const char marks[] = " \t\r\n,.;:!?()\"'-";

    return strchr(marks, *at) || strncmp(at, "，", 3) == 0 || strncmp(at, "。", 3) == 0 ||
           strncmp(at, "、", 3) == 0 || strncmp(at, "！", 3) == 0 ||
           strncmp(at, "？", 3) == 0 || strncmp(at, "：", 3) == 0;
}

/* --- what was taken as it stood ------------------------------------------------------
 */

/* "because Kraft is cheaper": the words that led to it were read with it. */
static size_t with_lead(const struct why *why, size_t from)
{
    static const char *const leads[] = {"because", "since", "as",     "due to",
                                        "因为",    "由于",  "理由是", "原因是",
                                        "理由：",  "原因："};
    size_t end = from;

    while (end > 0 && why->text[end - 1] == ' ')
        end--;
    for (size_t i = 0; i < COUNT(leads); i++) {
        size_t len = strlen(leads[i]);
        if (len > end || strncasecmp(why->text + end - len, leads[i], len) != 0 ||
            why->is_told[end - len])
            continue;
        bool is_latin = (unsigned char)*leads[i] < 0x80;
        if (!is_latin || end == len || why->text[end - len - 1] == ' ')
            return end - len;
    }
    return from;
}

static bool is_all_told(const struct why *why, struct span at)
{
    for (size_t i = at.from; i < at.until; i++)
        if (!why->is_told[i] && !is_mark_or_blank(why->text + i))
            return false;
    return true;
}

/* Sets *is_taken when some of it is shown; *is_kept when the whole message is part of
 * what was done. */
static void add_taken(const struct why *why, const struct taken *taken, size_t n,
                      bool *is_taken, bool *is_kept)
{
    *is_taken = *is_kept = false;

    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(taken[i].words);
        const char *found = len ? strstr(why->text, taken[i].words) : NULL;
        struct span at = {.from = found ? (size_t)(found - why->text) : 0};

        at.until = at.from + len;
        *is_kept |= found && len == why->len;
        if (!found || len == why->len || is_all_told(why, at))
            continue;
        at.from = with_lead(why, at.from);
        text_addf(why->out, IN(why, "\n“%.*s” → %s: %s", "\n“%.*s” → %s：%s"),
                  (int)(at.until - at.from), why->text + at.from, taken[i].label,
                  words_short(why->arena, taken[i].words));
        tell(why, at);
        *is_taken = true;
    }
}

/* --- the rest -------------------------------------------------------------------------
 */

static size_t behind_letter(const char *text, size_t at)
{
    for (at++; ((unsigned char)text[at] & 0xC0) == 0x80; at++)
        continue;
    return at;
}

static bool keeps_text(const struct meanings *meanings)
{
    for (size_t i = 0; i < meanings->n; i++)
        if (meaning_get(&meanings->rows[i], "body"))
            return true;
    return false;
}

/* Where the next words begin and end that nothing was read from; empty at the end. */
static struct span untold(const struct why *why, size_t at)
{
    struct span out;

    while (at < why->len && (why->is_told[at] || is_mark_or_blank(why->text + at)))
        at = behind_letter(why->text, at);
    out.from = out.until = at;
    while (at < why->len && !why->is_told[at]) {
        bool is_mark = is_mark_or_blank(why->text + at);
        at = behind_letter(why->text, at);
        out.until = is_mark ? out.until : at;
    }
    return out;
}

/* They stay in the text that is kept, or count for nothing. */
static void add_rest(const struct why *why, bool is_kept)
{
    const char *mark =
        is_kept ? IN(why, "\nKept in the text, and nothing more read from it: ",
                     "\n只留在文字里，没有另作理解：")
                : IN(why, "\nLeft aside: ", "\n没有用到：");

    for (struct span at = untold(why, 0); at.until > at.from;
         at = untold(why, at.until)) {
        text_addf(why->out, "%s“%.*s”", mark, (int)(at.until - at.from),
                  why->text + at.from);
        mark = IN(why, ", ", "、");
    }
}

const char *meaning_why(struct arena *arena, const char *text,
                        const struct meanings *meanings, const struct taken *taken,
                        size_t n_taken, struct day today, enum lang lang)
{
    const struct reading_context plain = {0};
    struct normal normal;
    struct text out;
    struct why why = {lang, arena, text, strlen(text), today, &out, NULL};
    bool is_taken, is_kept;

    text_init(&out, arena, 8000);
    why.is_told = TAKE_N(arena, why.len + 1, bool);
    if (meanings->n == 0 || meanings->rows[0].rule[0] == '\0' ||
        !shorthand_normal(arena, text, strlen(text), &plain, &normal)) {
        text_add(&out, IN(&why, "I found nothing in it that I know how to do.",
                          "里面没有我能办的事。"));
        return out.bytes;
    }
    for (size_t i = 0; i < meanings->n; i++) {
        const struct meaning *m = &meanings->rows[i];
        const char *what = in_words(means, COUNT(means), m->cmd, lang);
        text_addf(&out, IN(&why, "%sIt is about %s", "%s理解为：%s"), i ? "\n" : "",
                  what ? what : m->cmd);
        add_slots(&why, m);
        add_signs(&why, &normal, m);
    }
    add_taken(&why, taken, n_taken, &is_taken, &is_kept);
    add_rest(&why, is_kept || (keeps_text(meanings) && !is_taken));
    return out.bytes;
}
