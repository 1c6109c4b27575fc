/* stranger_zh.c - a stranger's name in Chinese: behind what one does with a customer, or
 * between 跟 and its verb. */
#include "commands/language/name_words.h"
#include "commands/language/stranger_inside.h"

#include <string.h>

enum {
    HAN_BYTES = 3,
    BARE_LEAST = 2, /* characters of a name without a firm's word */
    BARE_MOST = 4,
    FIRM_MOST = 12, /* ... and with one */
    VERB_BYTES = 45 /* how far behind 跟 its verb may stand */
};

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

/* 刚和Northlake call了一下: the same of English words among Chinese ones. */
static const char *const verbs_mixed[] = {"call",  "met",   "meet",   "chat",  "talk",
                                          "sync",  "zoom",  "demo",   "spoke", "speak",
                                          "lunch", "visit", "discuss"};

/* Behind these 和 is "with", and joins no two things. */
static const char *const before_with_zh[] = {
    "刚",   "刚刚", "刚才", "今天", "昨天", "前天", "上午", "下午", "早上", "中午",
    "晚上", "今早", "昨晚", "已经", "又",   "再",   "先",   "我",   "我们", "今儿"};

/* Whom and what one meets anywhere: a name does not begin so. */
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
    const char *words = stranger_bytes(s, at);
    size_t n = utf8_count(words);

    return n >= BARE_LEAST && n <= BARE_MOST && !stranger_is_marked(s, at) &&
           !text_begins_any(words, nobody_zh, COUNT(nobody_zh)) &&
           !text_begins_any(words, begins_no_name, COUNT(begins_no_name)) &&
           !name_is_known(words) && !name_has_han_title(words) &&
           !(may_be_town && text_begins_any(words, towns, COUNT(towns)));
}

/* 北湖的张总, 北湖张总: who is spoken to there. */
static void read_person_there(const struct scene *s, struct span run,
                              struct stranger *out)
{
    const char *b = s->text.bytes;
    size_t at = run.until;

    if (strncmp(b + at, "的", HAN_BYTES) == 0) {
        size_t from = at + HAN_BYTES, until = run_end(s, from, s->text.len);
        const char *who = stranger_bytes(s, (struct span){from, until});
        if (name_has_han_title(who) || name_is_known(who))
            out->who = (struct span){from, until};
    }
}

static bool read_chinese(const struct scene *s, struct span run, bool may_be_town,
                         struct stranger *out)
{
    *out = (struct stranger){.at = run};
    if (run.until <= run.from ||
        text_begins_any(s->text.bytes + run.from, begins_no_name, COUNT(begins_no_name)))
        return false;
    read_person_there(s, run, out);
    size_t tail = name_person_tail(stranger_bytes(s, run));
    if (tail) {
        out->who = (struct span){run.until - tail, run.until};
        out->at.until -= tail;
    }
    size_t firm = firm_end(s, out->at);
    if (firm) {
        out->at.until = firm;
        return !stranger_is_of_time(s, out->at);
    }
    return is_bare_name(s, out->at, may_be_town);
}

static bool read_behind_meet(const struct scene *s, size_t at, struct stranger *out)
{
    for (size_t i = 0; i < COUNT(meets_zh); i++) {
        size_t len = strlen(meets_zh[i].word), from = at + len;
        if (strncmp(s->text.bytes + at, meets_zh[i].word, len) != 0)
            continue;
        if (!han_at(s->text.bytes + from))
            return stranger_en_named(s, from, out);
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

/* 设备和服务谈好了: 和 joins two nouns, and leads in nobody who is met; not so behind
 * 刚, 今天 or 我, which are no nouns that it could join. */
static bool is_joint(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes;

    return strncmp(b + at, "和", HAN_BYTES) == 0 && at >= HAN_BYTES &&
           han_at(b + at - HAN_BYTES) &&
           !text_ends_any(b, at, before_with_zh, COUNT(before_with_zh));
}

/* 刚和Northlake call了一下: one behind 和 or 跟 who is written with a capital; an English
 * verb may stand behind the name. */
static bool read_latin_with(const struct scene *s, size_t from, struct stranger *out)
{
    struct stranger found;

    from += s->text.bytes[from] == ' ';
    if (!stranger_en_named(s, from, &found))
        return false;
    size_t at = found.at.until;
    while (s->text.bytes[at] == ' ')
        at++;
    if (!verb_at(s, at) &&
        !text_begins_any(s->text.bytes + at, verbs_mixed, COUNT(verbs_mixed)))
        return false;
    *out = found;
    return true;
}

static bool read_behind_with(const struct scene *s, size_t at, struct stranger *out)
{
    size_t from = at + HAN_BYTES;

    if (!text_begins_any(s->text.bytes + at, with_zh, COUNT(with_zh)))
        return false;
    bool only_joins = is_joint(s, at);
    if (!han_at(s->text.bytes + from))
        return !only_joins && read_latin_with(s, from, out);
    size_t verb = verb_at(s, from);
    if (!verb)
        return false;
    struct span run = {from, run_end(s, from, verb)};
    /* What is joined by 和 is a name where a firm's word says so. */
    return read_chinese(s, run, false, out) && (!only_joins || firm_end(s, run));
}

bool stranger_zh_met(const struct scene *s, size_t at, struct stranger *out)
{
    return read_behind_meet(s, at, out) || read_behind_with(s, at, out);
}
