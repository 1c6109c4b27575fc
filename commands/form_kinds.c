/* form_kinds.c - which field of words a clause answers. */
#include "commands/form_kinds.h"
#include "commands/only_words.h"
#include "commands/unnumbered.h"
#include "sales/deal.h"

#include <ctype.h>
#include <string.h>

static bool ends_in(const char *text, const char *end)
{
    size_t len = strlen(text), n = strlen(end);

    return len > n && strcmp(text + len - n, end) == 0;
}

static bool has_words(const struct clause *clause, const char *row)
{
    size_t len;

    return clause_sign(clause->folded, row, &len) != NULL;
}

/* "30k", "around 80-100k", 15万左右. */
static bool is_budget(struct turn *t, const struct clause *clause)
{
    static const char around[] = "max|up to|maximum|roughly|some|between|budget|their|"
                                 "以内|不超过|最多|预算|上下|差不多|大概|大约|约";

    enum { LEAST_BUDGET = 1000 };

    if (clause->found.n != 1 || has_words(clause, "amount|total|金额|总价|总额"))
        return false;
    const struct entity *entity = &clause->found.rows[0];
    bool is_sum = entity->kind == ENTITY_MONEY ||
                  (entity->kind == ENTITY_NUMBER &&
                   (entity->flags & ENTITY_SCALED ||
                    (entity->number.scale == 0 && entity->number.units >= LEAST_BUDGET)));
    const char *beside = clause_beside_all(t->arena, clause);
    return is_sum &&
           (beside[0] == '\0' || only_of(beside, arena_printf(t->arena, "%s|%s", around,
                                                              clause_around_money)));
}

/* "Al decides", 刘总, 王工拍板. */
static bool is_role(const struct clause *clause)
{
    static const char words[] =
        "decides|decide|deciding|decision maker|decision-maker|buyer|signs off|sign off|"
        "has the say|has final say|final say|approves|boss|the boss|owner|in charge|"
        "procurement|purchasing|ceo|cfo|coo|cto|director|managing director";
    static const char *const signs[] = {"拍板", "决定", "说了算", "决策",  "做主",
                                        "老板", "采购", "总监",   "负责人"};

    enum { NAME_MOST = 4 };

    if (clause->found.n > 0)
        return false;
    return has_words(clause, words) ||
           text_has_any(clause->folded, signs, COUNT(signs)) ||
           (ends_in(clause->text, "总") && utf8_count(clause->text) <= NAME_MOST);
}

/* "By autumn", 上半年, "q3": a time, and nothing else. */
static bool is_timeline(struct turn *t, const struct clause *clause)
{
    static const char seasons[] =
        "spring|summer|autumn|fall|winter|q1|q2|q3|q4|h1|h2|quarter|half|first half|"
        "second half|asap|year end|end of year|easter|christmas|上半年|下半年|年底|年初|年中|"
        "季度|一季度|二季度|三季度|四季度|春天|夏天|秋天|冬天|春节前|尽快";
    static const char around[] =
        "before|until|early|late|mid|next|last|end|end of|year|month|running|live|go live|"
        "wants|want|wanted|needs|need|it|he|she|we|they|have|by|up and|要|想|希望|需要|想要|"
        "start|now|within|as soon as possible|今年|明年|上线|投产|之前|以前|内";
    size_t n_times = 0;

    for (size_t i = 0; i < clause->found.n; i++) {
        enum entity_kind kind = clause->found.rows[i].kind;
        n_times += kind == ENTITY_DATE || kind == ENTITY_DAYS || kind == ENTITY_DATETIME;
    }
    if (n_times != clause->found.n || (n_times == 0 && !has_words(clause, seasons)))
        return false;
    const char *beside = clause_beside_all(t->arena, clause);
    return beside[0] == '\0' ||
           only_of(beside, arena_printf(t->arena, "%s|%s|%s", seasons, around,
                                        clause_around_days));
}

/* "Q-101 valid til end april": how quotes are numbered. */
static bool is_quote(const struct clause *clause)
{
    return clause->folded[0] == 'q' &&
           isdigit((unsigned char)clause->folded[1 + (clause->folded[1] == '-')]);
}

const char *form_kind_quote(const struct clause *clause)
{
    for (size_t i = 0; i < clause->found.n; i++)
        if (clause->found.rows[i].kind == ENTITY_REF &&
            strncmp(clause->found.rows[i].said, "Q-", 2) == 0)
            return clause->found.rows[i].said;
    return NULL;
}

/* "v2", "version 3", 报价V2. */
static bool is_version(const struct clause *clause)
{
    static const char heads[] =
        "quote|version|ver|rev|revision|the quote|报价单|报价|版本|版";
    const char *at = clause->folded;
    size_t head = only_taken(at, heads);

    at += head;
    at += strspn(at, " .:#-");
    bool has_letter = *at == 'v';
    at += has_letter;
    return is_quote(clause) || ((head > 0 || has_letter) && isdigit((unsigned char)*at));
}

/* "Oakline Foods Ltd", 松果教育科技有限公司. */
static bool is_entity(const struct clause *clause)
{
    static const char *const ends[] = {
        " ltd", " ltd.",   " limited", " gmbh",    " inc", " inc.", " llc",
        " llp", " plc",    " bv",      " b.v.",    " nv",  " ag",   " sarl",
        " srl", " s.r.l.", " spa",     " ab",      " oy",  " as",   " corp",
        " kg",  " sas",    " pty ltd", "有限公司", "公司", "集团",  "厂"};

    for (size_t i = 0; i < COUNT(ends); i++)
        if (ends_in(clause->folded, ends[i]))
            return true;
    return false;
}

/* GB123456789, 91310000MA1K35XX1A. */
static bool is_tax_id(const struct clause *clause)
{
    enum { LEAST = 8, MOST = 20, DIGITS_LEAST = 6 };

    size_t len = strlen(clause->text), n_digits = 0;

    for (size_t i = 0; i < len; i++) {
        if (!isalnum((unsigned char)clause->text[i]))
            return false;
        n_digits += isdigit((unsigned char)clause->text[i]) != 0;
    }
    return len >= LEAST && len <= MOST && n_digits >= DIGITS_LEAST &&
           (n_digits < len || len >= 15);
}

/* 法务张律, 周校长, "Anna Lee, head of legal". */
static bool is_signer(const struct clause *clause)
{
    static const char *const titles[] = {"法务", "总",   "律",   "经理", "先生", "女士",
                                         "老师", "校长", "主任", "院长", "董事"};
    static const char words[] = "mr|ms|mrs|dr|ceo|cfo|coo|director|legal|counsel|head of";

    enum { NAME_MOST = 8, WORDS_MOST = 32 };

    bool is_han = (unsigned char)clause->text[0] >= 0x80;

    if (clause->found.n > 0 || is_entity(clause))
        return false;
    return is_han ? utf8_count(clause->text) <= NAME_MOST &&
                        text_has_any(clause->text, titles, COUNT(titles))
                  : strlen(clause->text) <= WORDS_MOST && has_words(clause, words);
}

/* "They want to see the import work", 想看导入: what they hope for. */
static bool is_success(const struct clause *clause)
{
    static const char words[] =
        "want|wants|wanted|want to see|see|show|shows|prove|proves|must|has to|have to|"
        "needs to|need to|should|works|work|working|runs|success|happy if|happy when|"
        "convinced|test|check|make sure|so that|goal|aim|focus|interested|care about|"
        "cares about";
    static const char *const signs[] = {
        "想看", "要看", "希望", "想要",   "想试", "想了解", "重点", "主要看",
        "看到", "看看", "看能", "能不能", "验证", "确认",   "跑通", "证明",
        "关心", "关注", "想验", "要验",   "目标", "成功",   "只要"};

    return has_words(clause, words) || text_has_any(clause->folded, signs, COUNT(signs));
}

/* "Jo Reed and Anna Lee": names with capitals, and what joins them. */
static bool is_names(const char *text)
{
    static const char joints[] = "and|&|+|plus|with";
    size_t n_names = 0;

    for (const char *at = text; *at;) {
        size_t len = strcspn(at, " ,");
        if (len > 0 && isupper((unsigned char)*at))
            n_names++;
        else if (len > 0 && !only_listed(at, len, joints))
            return false;
        at += len;
        at += strspn(at, " ,");
    }
    return n_names > 0;
}

/* "Their CTO and two engineers", 王总和两个工程师来: who will be there. */
static bool is_attendees(const struct clause *clause)
{
    static const char words[] =
        "cto|ceo|cfo|coo|cio|vp|engineer|engineers|developer|developers|manager|managers|"
        "director|directors|team|buyer|buyers|procurement|purchasing|head of|boss|owner|"
        "colleague|colleagues|people|persons|users|everyone|operators|staff|partner|"
        "assistant|consultant|consultants|analyst|attend|attends|attending|joining|joins|"
        "will join|coming|comes|will come|will be there|in the room|on the call";
    static const char *const signs[] = {
        "工程师", "总监", "经理", "老板", "采购",   "同事",   "技术", "团队", "总",
        "主任",   "部长", "领导", "专家", "负责人", "老师",   "主管", "主席", "厂长",
        "参加",   "会来", "到场", "出席", "一起来", "一起看", "的人", "个人", "人来"};

    for (size_t i = 0; i < clause->found.n; i++) {
        enum entity_kind kind = clause->found.rows[i].kind;
        if (kind != ENTITY_NUMBER && kind != ENTITY_QUANTITY)
            return false;
    }
    return !is_success(clause) &&
           (has_words(clause, words) ||
            text_has_any(clause->folded, signs, COUNT(signs)) || is_names(clause->text));
}

/* "Not approved yet", "dunno": no name, number or version is said. */
static bool is_denied(struct arena *arena, const char *text)
{
    static const char denials[] =
        "not yet|not approved|not sure|no idea|dunno|don't know|unknown|pending|tbd|tbc|"
        "还没|还没有|没有|没批|未|不知道|不清楚|待定|不确定";
    size_t len;

    return clause_sign(text_fold(arena, text), denials, &len) != NULL;
}

bool form_kind_fits(struct turn *t, const struct clause *clause, const char *field)
{
    if (strcmp(field, "quote") == 0 && unnumbered_said(t->arena, clause->text))
        return true;
    if (is_denied(t->arena, clause->text))
        return false;
    if (strcmp(field, "budget") == 0)
        return is_budget(t, clause);
    if (strcmp(field, "role") == 0)
        return is_role(clause);
    if (strcmp(field, "timeline") == 0)
        return is_timeline(t, clause);
    if (strcmp(field, "quote") == 0)
        return is_quote(clause) || form_kind_quote(clause);
    if (strcmp(field, "quote_approved") == 0)
        return is_version(clause);
    if (strcmp(field, "signer") == 0)
        return is_signer(clause);
    if (strcmp(field, "attendees") == 0)
        return is_attendees(clause);
    if (strcmp(field, "success") == 0)
        return is_success(clause);
    if (strcmp(field, "entity") == 0)
        return is_entity(clause);
    return strcmp(field, "tax_id") == 0 && is_tax_id(clause);
}

const char *form_kind_value(struct turn *t, const struct clause *clause)
{
    static const char names[] =
        "budget|their budget|the budget|timeline|预算|时间|时间计划";
    static const char links[] = "is|of|是|有|：|:";
    const char *text = clause->text + only_taken(clause->folded, names);

    text += strspn(text, " ");
    text += only_taken(text_fold(t->arena, text), links);
    text += strspn(text, " ");
    return *text ? text : clause->text;
}

bool form_kind_is_strict(const char *field)
{
    static const char *const fields[] = {"budget",    "timeline", "quote_approved",
                                         "signer",    "entity",   "tax_id",
                                         "attendees", "success"};

    return text_is_any(field, fields, COUNT(fields));
}

/* A record's number, or nothing but a day or a sum where `asks_words`. */
static bool is_bare_value(struct turn *t, const struct clause *clause, bool asks_words)
{
    const char *beside = clause_beside_all(t->arena, clause);
    const char *around =
        arena_printf(t->arena, "%s|%s|%s", clause_around_days, clause_around_money,
                     "sign|signed|signed on|签约|签了|签的|签");

    for (size_t i = 0; i < clause->found.n; i++) {
        enum entity_kind kind = clause->found.rows[i].kind;
        bool is_value = kind == ENTITY_DATE || kind == ENTITY_DATETIME ||
                        kind == ENTITY_DAYS || kind == ENTITY_TIME ||
                        kind == ENTITY_MONEY || kind == ENTITY_NUMBER;
        bool is_record =
            kind == ENTITY_REF && strncmp(clause->found.rows[i].said, "Q-", 2) != 0;
        if (is_record && beside[0] == '\0')
            return true;
        if (asks_words && is_value && only_of(beside, around))
            return true;
    }
    return false;
}

const char *form_kind_quote_said(struct turn *t, const char *text)
{
    struct clause list[CLAUSES_MOST];
    size_t n = form_clauses(t, text, list);

    for (size_t i = 0; i < n; i++)
        if (form_kind_fits(t, &list[i], "quote"))
            return list[i].text;
    for (size_t i = 0; n == 1 && i < list[0].found.n; i++) {
        const struct entity *e = &list[0].found.rows[i];
        if (e->kind == ENTITY_MONEY || e->flags & ENTITY_SCALED)
            return NULL;
    }
    return n == 1 && strpbrk(text, "0123456789") ? text : NULL;
}

bool form_kind_no_words(struct turn *t, const char *field, const char *text)
{
    static const char *const inputs[] = {"reason", "competitor", "role",   "signer",
                                         "entity", "attendees",  "success"};
    struct clause list[CLAUSES_MOST];
    static const char nods[] =
        "ok|okay|yes|yep|no|nope|fine|sure|thanks|thank you|好|好的|行|"
        "是|是的|可以|不|不行|嗯|收到|谢谢";
    bool asks_words = false;

    if (strcmp(field, "comment") == 0 && only_of(only_letters(t->arena, text), nods))
        return true;
    if (strcmp(field, "quote") == 0 && !form_kind_quote_said(t, text))
        return true; /* "no demo needed" numbers no quote */
    for (size_t i = 0; i < COUNT(inputs); i++)
        asks_words |= strcmp(field, inputs[i]) == 0;
    if (!asks_words && !fact_find(field))
        return false;
    if (form_kind_is_strict(field) && strcmp(field, "budget") != 0 &&
        strcmp(field, "timeline") != 0 && is_denied(t->arena, text))
        return true;
    size_t n = form_clauses(t, text, list);
    for (size_t i = 0; i < n; i++)
        if (!is_bare_value(t, &list[i], asks_words))
            return false;
    return n > 0;
}
