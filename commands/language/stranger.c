/* stranger.c - whom a message names that nobody knows yet. */
#include "commands/language/stranger.h"
#include "commands/language/name_words.h"

#include <ctype.h>
#include <string.h>

enum {
    HAN_BYTES = 3,
    NAME_BYTES = 80, /* the longest name */
    NAME_WORDS = 5,  /* ... in English */
    BARE_LEAST = 2,  /* characters of a name in Chinese without a firm's word */
    BARE_MOST = 4,
    FIRM_MOST = 12,  /* ... and with one */
    VERB_BYTES = 45, /* how far behind 跟 its verb may stand */
    SMALL_FIRM_WORDS = 3
};

struct name {
    struct span at;  /* of the firm, in the normal text */
    struct span who; /* of the person there; empty: none */
};

/* --- what stands before a name -------------------------------------------------------
 */

/* What one does with a customer; the name follows. */
static const char *const meets[] = {"visited",
                                    "visiting",
                                    "visit to",
                                    "visit at",
                                    "met with",
                                    "met up with",
                                    "met",
                                    "meeting with",
                                    "meeting at",
                                    "spoke to",
                                    "spoke with",
                                    "speaking to",
                                    "speaking with",
                                    "talked to",
                                    "talked with",
                                    "talking to",
                                    "call with",
                                    "call to",
                                    "called",
                                    "calls with",
                                    "call from",
                                    "rang",
                                    "phoned",
                                    "emailed",
                                    "messaged",
                                    "lunch with",
                                    "dinner with",
                                    "coffee with",
                                    "drinks with",
                                    "breakfast with",
                                    "chat with",
                                    "chatted with",
                                    "heard from",
                                    "heard back from",
                                    "caught up with",
                                    "saw",
                                    "seen",
                                    "demo at",
                                    "demo with",
                                    "demo for",
                                    "demoed to",
                                    "presented to",
                                    "pitched to",
                                    "pitched",
                                    "back from",
                                    "zoom with",
                                    "session with",
                                    "sync with",
                                    "dropped by",
                                    "popped into",
                                    "went to see",
                                    "went to",
                                    "off the phone with",
                                    "on the phone with",
                                    "sat down with",
                                    "ran into",
                                    "bumped into",
                                    "followed up with",
                                    "reached",
                                    "samples to",
                                    "quote to",
                                    "proposal to",
                                    "card from",
                                    "email from",
                                    "reply from"};

/* 去了趟北湖食品: the name follows. What one only goes to may be a town. */
static const struct {
    const char *word;
    bool may_be_town;
} meets_zh[] = {
    {"去了一趟", true}, {"去了趟", true},  {"去趟", true},    {"去了", true},
    {"跑了一趟", true}, {"跑了趟", true},  {"跑了", true},    {"拜访了", false},
    {"拜访过", false},  {"拜访", false},   {"走访了", false}, {"走访", false},
    {"回访了", false},  {"回访", false},   {"见了", false},   {"见到了", false},
    {"见到", false},    {"见过", false},   {"约了", false},   {"约到", false},
    {"发给", false},    {"寄给", false},   {"送给", false},   {"报给", false},
    {"打给", false},    {"联系了", false}, {"联系上", false}, {"联系到", false}};

/* 跟北湖食品聊了聊: the name stands before the verb. */
static const char *const with_zh[] = {"跟", "和", "与", "同", "给"};
static const char *const verbs_zh[] = {
    "聊",   "谈",   "通了", "通电话", "通话", "通过电话", "打了", "打电话",
    "打过", "开了", "开会", "见了",   "见面", "沟通",     "吃",   "碰了",
    "碰面", "对接", "交流", "视频",   "喝",   "约了",     "敲定", "讲了",
    "说了", "发了", "寄了", "报了",   "签了", "回了"};

/* --- what is no customer's name ------------------------------------------------------
 */

/* Whom and what one meets anywhere: as a whole name, or as its first word. */
static const char *const nobody[] = {
    "the",         "their",      "his",       "her",         "our",        "my",
    "a",           "an",         "them",      "him",         "us",         "me",
    "it",          "you",        "they",      "he",          "she",        "we",
    "this",        "that",       "these",     "those",       "some",       "somebody",
    "someone",     "all",        "both",      "two",         "everyone",   "everybody",
    "procurement", "purchasing", "finance",   "legal",       "accounts",   "sales",
    "ops",         "operations", "hq",        "it",          "hr",         "marketing",
    "production",  "quality",    "logistics", "engineering", "management", "reception",
    "head",        "ceo",        "cfo",       "coo",         "cto",        "md",
    "buyer",       "buyers",     "customer",  "customers",   "client",     "clients",
    "lead",        "leads",      "prospect",  "again",       "back",       "at",
    "in",          "on",         "for",       "about",       "and",        "with",
    "from",        "to",         "by",        "over",        "yesterday",  "today",
    "new",         "old",        "home",      "work",        "support",    "service",
    "no",          "any",        "every",     "each",        "once",       "twice",
    "there",       "here",       "i",         "is",          "was",        "went",
    "who",         "what",       "when",      "where",       "which",      "how",
    "site",        "office",     "plant",     "factory",     "warehouse",  "board",
    "everything",  "nothing",    "something", "first",       "last",       "next",
    "other",       "another",    "more",      "very",        "just",       "not"};

static const char *const nobody_zh[] = {
    "客户",   "对方", "老板", "采购", "财务", "法务", "技术",   "工厂",   "现场",
    "公司",   "总部", "仓库", "车间", "领导", "经理", "总监",   "负责人", "老总",
    "厂长",   "团队", "同事", "部门", "质检", "生产", "供应商", "代理商", "经销商",
    "渠道",   "银行", "医院", "税务", "海关", "机场", "展会",   "展馆",   "酒店",
    "那边",   "这边", "家里", "外地", "国外", "门店", "店里",   "厂里",   "甲方",
    "乙方",   "业主", "总包", "大家", "所有", "各家", "朋友",   "校长",   "主任",
    "院长",   "前台", "秘书", "助理", "司机", "工程", "专家",   "顾问",   "律师",
    "会计",   "出纳", "老师", "用户", "竞品", "友商", "对手",   "设计",   "决策",
    "联系人", "审批", "合同", "报价", "方案", "样品", "设备",   "价格",   "产品",
    "时间",   "会议", "电话", "邮件", "微信", "饭局", "服务",   "运维",   "售后",
    "安装",   "物流", "仪器", "市场", "行政", "人事", "研发",   "品质",   "工地",
    "项目",   "董事", "股东", "自己", "什么"};

/* With these no name in Chinese begins: 他们, 那家, 三家, 新客户. */
static const char *const begins_no_name[] = {
    "他", "她", "它", "我", "你", "您", "咱", "这", "那", "哪", "各", "某",
    "几", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "每",
    "对", "其", "老", "该", "本", "谁", "的", "了", "个", "上", "下", "不",
    "没", "还", "都", "也", "就", "又", "再", "今", "明", "昨"};

static const char *const towns[] = {
    "北京",   "上海",   "广州", "深圳", "苏州", "杭州", "南京", "无锡", "宁波", "天津",
    "重庆",   "成都",   "武汉", "西安", "长沙", "郑州", "青岛", "济南", "大连", "沈阳",
    "厦门",   "福州",   "东莞", "佛山", "合肥", "昆明", "常州", "南通", "温州", "嘉兴",
    "绍兴",   "金华",   "台州", "中山", "珠海", "惠州", "海口", "南宁", "贵阳", "太原",
    "石家庄", "哈尔滨", "长春", "兰州", "香港", "台北", "澳门", "日本", "德国", "美国",
    "越南",   "欧洲",   "昆山", "义乌", "徐州", "烟台", "潍坊", "泉州", "洛阳", "南昌"};

static const char *bytes_of(const struct scene *s, struct span at)
{
    return arena_copy_bytes(s->arena, s->text.bytes + at.from, at.until - at.from);
}

/* A phrase of ours, a day or a number stands in it: it is what it says. */
static bool is_marked(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from < at.until && at.from < s->marks[i].at.until)
            return true;
    return false;
}

static bool is_of_time(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from < at.until &&
            at.from < s->marks[i].at.until)
            return true;
    return false;
}

/* --- in English ----------------------------------------------------------------------
 */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
           c == '&';
}

static bool is_capital(const struct scene *s, size_t at)
{
    char c = s->text.original[s->text.from[at]];

    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '&';
}

static size_t word_end(const struct scene *s, size_t at)
{
    while (at < s->text.len && is_letter(s->text.bytes[at]))
        at++;
    return at;
}

/* "foods" and "Foods" are one. */
static bool is_firm_word(const struct scene *s, size_t at, size_t until)
{
    char word[NAME_BYTES];
    size_t len = until - at;

    if (len == 0 || len >= sizeof(word))
        return false;
    memcpy(word, s->text.bytes + at, len);
    word[0] = (char)toupper((unsigned char)word[0]);
    return name_is_firm_word(word, len);
}

/* "jane", "Jane Reed": as a name is written. */
static bool is_person(const struct scene *s, struct span at)
{
    char *words = arena_copy_bytes(s->arena, s->text.bytes + at.from, at.until - at.from);

    for (size_t i = 0; words[i]; i++)
        if (i == 0 || words[i - 1] == ' ')
            words[i] = (char)toupper((unsigned char)words[i]);
    return name_is_known(words) || name_has_title(words);
}

static bool is_nobody(const struct scene *s, size_t at, size_t until)
{
    return text_is_any(bytes_of(s, (struct span){at, until}), nobody, COUNT(nobody));
}

/* The words of a name with capitals, from `at` on; `has_firm`: one is a firm's. */
static size_t capitals_end(const struct scene *s, size_t at, bool *has_firm)
{
    size_t until = at;

    *has_firm = false;
    for (size_t n = 0; n < NAME_WORDS && at < s->text.len &&
                       is_letter(s->text.bytes[at]) && is_capital(s, at);
         n++) {
        size_t end = word_end(s, at);
        if (is_of_time(s, (struct span){at, end}))
            break;
        *has_firm |= n > 0 && is_firm_word(s, at, end);
        until = end;
        at = end + (s->text.bytes[end] == ' ');
    }
    return until;
}

/* "northlake packaging": small letters are a name where a firm's word ends it. */
static size_t small_firm_end(const struct scene *s, size_t at)
{
    for (size_t n = 0; n < SMALL_FIRM_WORDS && at < s->text.len; n++) {
        size_t end = word_end(s, at);
        if (end == at || is_nobody(s, at, end))
            return 0;
        if (n > 0 && is_firm_word(s, at, end))
            return end;
        if (is_marked(s, (struct span){at, end}) || s->text.bytes[end] != ' ')
            return 0;
        at = end + 1;
    }
    return 0;
}

/* "glenfield's plant": the plant is theirs. */
static size_t without_owning(const struct scene *s, struct span at)
{
    bool goes_on = s->text.bytes[at.until] == ' ';

    if (goes_on && at.until - at.from > 2 &&
        strncmp(s->text.bytes + at.until - 2, "'s", 2) == 0)
        return at.until - 2;
    return at.until;
}

/* Whoever is "he" or "she" has a name of their own. */
static bool speaks_of_one(const struct scene *s, size_t at)
{
    static const char *const ones[] = {" he ",  " she ", " his ", " her ",
                                       " him ", " he'",  " she'"};

    return text_has_any(s->text.bytes + at, ones, COUNT(ones));
}

/* "from Northlake", "at northlake", behind whom one met. */
static bool read_of_firm(const struct scene *s, size_t at, struct span *out)
{
    static const char *const ofs[] = {" from ", " at ", " of ", " over at "};
    bool has_firm;

    for (size_t i = 0; i < COUNT(ofs); i++) {
        size_t len = strlen(ofs[i]), from = at + len;
        if (strncmp(s->text.bytes + at, ofs[i], len) != 0)
            continue;
        size_t until = capitals_end(s, from, &has_firm);
        if (until == from || (!has_firm && is_nobody(s, from, until)))
            until = small_firm_end(s, from);
        if (!until)
            until = word_end(s, from);
        if (until < from + 2 || is_nobody(s, from, word_end(s, from)) ||
            is_of_time(s, (struct span){from, until}))
            return false;
        *out = (struct span){from, until};
        out->until = without_owning(s, *out);
        return true;
    }
    return false;
}

/* "a guy", "somebody", "the buyer": whom one met, unnamed. */
static size_t somebody_end(const struct scene *s, size_t at)
{
    static const char *const somebodies[] = {
        "somebody",   "someone",      "a guy",
        "a lady",     "a woman",      "a man",
        "a buyer",    "the buyer",    "the owner",
        "the boss",   "the ceo",      "the cfo",
        "the md",     "the team",     "the guys",
        "the people", "a manager",    "the manager",
        "a director", "the director", "a couple of people",
        "two people", "people"};

    for (size_t i = 0; i < COUNT(somebodies); i++) {
        size_t len = strlen(somebodies[i]);
        if (strncmp(s->text.bytes + at, somebodies[i], len) == 0 &&
            !is_letter(s->text.bytes[at + len]))
            return at + len;
    }
    return 0;
}

/* The person at `at`, of one word or two; its end, 0: none stands there. */
static size_t person_end(const struct scene *s, size_t at)
{
    size_t first = word_end(s, at), second = word_end(s, first + 1);

    if (s->text.bytes[first] == ' ' && second > first + 1 && is_capital(s, first + 1) &&
        is_person(s, (struct span){at, second}))
        return second;
    return first > at && is_person(s, (struct span){at, first}) ? first : 0;
}

static bool read_english(const struct scene *s, size_t at, struct name *out)
{
    size_t some = somebody_end(s, at), person = some ? 0 : person_end(s, at);
    bool has_firm;

    *out = (struct name){{0, 0}, {0, 0}};
    size_t until = capitals_end(s, at, &has_firm);
    if (!has_firm && (some || person)) {
        if (person)
            out->who = (struct span){at, person};
        return read_of_firm(s, some ? some : person, &out->at);
    }
    if (until == at)
        until = small_firm_end(s, at);
    if (!until || (!has_firm && is_nobody(s, at, word_end(s, at))))
        return false;
    out->at = (struct span){at, until};
    if (!has_firm && read_of_firm(s, until, &out->at)) {
        out->who = (struct span){at, until};
        return true;
    }
    out->at.until = without_owning(s, out->at);
    return has_firm || small_firm_end(s, at) == until ||
           (!is_marked(s, out->at) && !speaks_of_one(s, until) &&
            out->at.until - out->at.from > 2);
}

/* "They are called Foo Marine" tells a name, and of no call. */
static bool is_named_so(const struct scene *s, size_t at)
{
    static const char *const verbs[] = {" is ", "'s ", " are ", "'re ", " was ", " be "};

    for (size_t i = 0; i < COUNT(verbs); i++) {
        size_t len = strlen(verbs[i]);
        if (at >= len && memcmp(s->text.bytes + at - len, verbs[i], len) == 0)
            return true;
    }
    return false;
}

/* The bytes of what stands whole before a name. */
static size_t lead_in(const struct scene *s, size_t at)
{
    if (at && (is_letter(s->text.bytes[at - 1]) || is_named_so(s, at)))
        return 0;
    for (size_t i = 0; i < COUNT(meets); i++) {
        size_t len = strlen(meets[i]);
        if (strncmp(s->text.bytes + at, meets[i], len) == 0 &&
            s->text.bytes[at + len] == ' ')
            return len + 1;
    }
    return 0;
}

/* "cobalt marine rang": who calls is a name, and it ends before the verb. */
static bool read_caller(const struct scene *s, size_t at, struct name *out)
{
    static const char *const verbs[] = {" rang",     " called",      " phoned",
                                        " emailed",  " wrote",       " texted",
                                        " messaged", " got in touch"};
    size_t until = small_firm_end(s, at);

    for (size_t i = 0; until && i < COUNT(verbs); i++)
        if (strncmp(s->text.bytes + until, verbs[i], strlen(verbs[i])) == 0) {
            *out = (struct name){.at = {at, until}};
            return true;
        }
    return false;
}

/* "Glenfield Dairy cut the budget": who does something stands first, with a firm's word;
 * not where it is done to those spoken of ("Krones Systems quoted them 20k less"). */
static bool read_head(const struct scene *s, size_t clause, struct name *out)
{
    static const char *const toward[] = {" them", " him", " her"};
    size_t at = s->clauses[clause].from;
    bool has_firm;

    while (s->text.bytes[at] == ' ')
        at++;
    if (read_caller(s, at, out))
        return true;
    size_t until = capitals_end(s, at, &has_firm), first = word_end(s, at);
    /* "Add Fernhill Dairy as a lead": a verb has a capital too. */
    if (!has_firm || is_nobody(s, at, first) || is_marked(s, (struct span){at, first}))
        return false;
    if (text_has_any(s->text.bytes + until, toward, COUNT(toward)))
        return false;
    *out = (struct name){.at = {at, until}};
    out->at.until = without_owning(s, out->at);
    return true;
}

/* --- in Chinese ----------------------------------------------------------------------
 */

/* As far as a name may go: characters, up to the most of a firm's. */
static size_t run_end(const struct scene *s, size_t at, size_t most)
{
    static const char *const ends[] = {"的", "了", "聊", "谈",   "吃",   "看", "签",
                                       "、", "和", "跟", "那边", "这边", "，", "。"};

    for (size_t n = 0; n < FIRM_MOST && at < most && han_at(s->text.bytes + at); n++) {
        if (text_begins_any(s->text.bytes + at, ends, COUNT(ends)))
            break;
        at += HAN_BYTES;
    }
    return at;
}

/* Where the firm's words in it end; 0: none is there behind a word of its own. */
static size_t firm_end(const struct scene *s, struct span run)
{
    size_t until = 0;

    for (size_t at = run.from + HAN_BYTES; at < run.until; at += HAN_BYTES) {
        size_t len = name_han_firm_word(s->text.bytes + at);
        if (len && at + len <= run.until &&
            (at >= run.from + (size_t)2 * HAN_BYTES || until))
            until = at + len;
    }
    return until;
}

static bool is_bare_name(const struct scene *s, struct span at, bool may_be_town)
{
    const char *words = bytes_of(s, at);
    size_t n = utf8_count(words);

    return n >= BARE_LEAST && n <= BARE_MOST && !is_marked(s, at) &&
           !text_begins_any(words, nobody_zh, COUNT(nobody_zh)) &&
           !text_begins_any(words, begins_no_name, COUNT(begins_no_name)) &&
           !name_is_known(words) && !name_has_han_title(words) &&
           !(may_be_town && text_begins_any(words, towns, COUNT(towns)));
}

/* 北湖的张总, 北湖张总: who is spoken to there. */
static void read_person_there(const struct scene *s, struct span run, struct name *out)
{
    const char *b = s->text.bytes;
    size_t at = run.until;

    if (strncmp(b + at, "的", HAN_BYTES) == 0) {
        size_t from = at + HAN_BYTES, until = run_end(s, from, s->text.len);
        const char *who = bytes_of(s, (struct span){from, until});
        if (name_has_han_title(who) || name_is_known(who))
            out->who = (struct span){from, until};
    }
}

static bool read_chinese(const struct scene *s, struct span run, bool may_be_town,
                         struct name *out)
{
    *out = (struct name){.at = run};
    if (run.until <= run.from ||
        text_begins_any(s->text.bytes + run.from, begins_no_name, COUNT(begins_no_name)))
        return false;
    read_person_there(s, run, out);
    size_t tail = name_person_tail(bytes_of(s, run));
    if (tail) {
        out->who = (struct span){run.until - tail, run.until};
        out->at.until -= tail;
    }
    size_t firm = firm_end(s, out->at);
    if (firm) {
        out->at.until = firm;
        return !is_of_time(s, out->at);
    }
    return is_bare_name(s, out->at, may_be_town);
}

static bool read_behind_meet(const struct scene *s, size_t at, struct name *out)
{
    for (size_t i = 0; i < COUNT(meets_zh); i++) {
        size_t len = strlen(meets_zh[i].word), from = at + len;
        if (strncmp(s->text.bytes + at, meets_zh[i].word, len) != 0)
            continue;
        if (!han_at(s->text.bytes + from))
            return is_capital(s, from) && read_english(s, from, out);
        return read_chinese(s, (struct span){from, run_end(s, from, s->text.len)},
                            meets_zh[i].may_be_town, out);
    }
    return false;
}

/* The verb behind 跟; 0: none stands near. */
static size_t verb_at(const struct scene *s, size_t at)
{
    for (size_t end = at; end < s->text.len && end - at < VERB_BYTES; end++) {
        if (strchr(",;.!?\n", s->text.bytes[end]))
            return 0;
        if (text_begins_any(s->text.bytes + end, verbs_zh, COUNT(verbs_zh)))
            return end;
    }
    return 0;
}

static bool read_behind_with(const struct scene *s, size_t at, struct name *out)
{
    size_t from = at + HAN_BYTES;

    if (!text_begins_any(s->text.bytes + at, with_zh, COUNT(with_zh)) ||
        !han_at(s->text.bytes + from))
        return false;
    size_t verb = verb_at(s, from);
    if (!verb)
        return false;
    struct span run = {from, run_end(s, from, verb)};
    /* 设备和服务谈好了: what is joined by 和 is a name where a firm's word says so. */
    bool only_joins = strncmp(s->text.bytes + at, "和", HAN_BYTES) == 0 && at > 0 &&
                      han_at(s->text.bytes + at - HAN_BYTES);
    return read_chinese(s, run, false, out) && (!only_joins || firm_end(s, run));
}

/* --- all of it -----------------------------------------------------------------------
 */

static bool is_named(const struct view *whole)
{
    static const enum feature known[] = {F_customer, F_lead,    F_l_ref,  F_d_ref,
                                         F_q_ref,    F_c_ref,   F_so_ref, F_ap_ref,
                                         F_inv_ref,  F_new_lead};

    for (size_t i = 0; i < COUNT(known); i++)
        if (whole->has[known[i]])
            return true;
    return false;
}

static bool read_at(const struct scene *s, size_t at, struct name *out)
{
    const char *b = s->text.bytes + at;

    if (han_at(b))
        return read_behind_meet(s, at, out) || read_behind_with(s, at, out);
    size_t lead = lead_in(s, at);
    return lead && read_english(s, at + lead, out);
}

static bool read_name(const struct scene *s, struct name *out)
{
    for (size_t at = 0; at < s->text.len; at++)
        if (((unsigned char)s->text.bytes[at] & 0xC0) != 0x80 && read_at(s, at, out))
            return true;
    for (size_t i = 0; i < s->n_clauses; i++)
        if (read_head(s, i, out))
            return true;
    return false;
}

void stranger_find(struct scene *scene)
{
    struct name name;

    if (is_named(scene->whole))
        return;
    *scene->steps += scene->text.len;
    if (!read_name(scene, &name))
        return;
    scene->stranger = name.at;
    scene->stranger_contact = name.who;
}
