/* company.c - the key under which a company's doubles are found (lead.h). */
#include "lead.h"

#include <string.h>

/* Where many firms' names begin; the longer before what it begins with. */
static const char *const places[] = {
    "内蒙古自治区",
    "广西壮族自治区",
    "西藏自治区",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
    "香港特别行政区",
    "澳门特别行政区",
    "黑龙江",
    "内蒙古",
    "石家庄",
    "哈尔滨",
    "呼和浩特",
    "乌鲁木齐",
    "张家港",
    "北京",
    "上海",
    "天津",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
    "广州",
    "深圳",
    "杭州",
    "南京",
    "苏州",
    "无锡",
    "常州",
    "宁波",
    "温州",
    "嘉兴",
    "绍兴",
    "金华",
    "台州",
    "合肥",
    "福州",
    "厦门",
    "泉州",
    "南昌",
    "济南",
    "青岛",
    "烟台",
    "潍坊",
    "郑州",
    "洛阳",
    "武汉",
    "长沙",
    "佛山",
    "东莞",
    "珠海",
    "中山",
    "惠州",
    "南宁",
    "海口",
    "成都",
    "绵阳",
    "贵阳",
    "昆明",
    "西安",
    "兰州",
    "西宁",
    "银川",
    "太原",
    "大同",
    "沈阳",
    "大连",
    "长春",
    "唐山",
    "保定",
    "南通",
    "徐州",
    "扬州",
    "昆山",
    "芜湖",
    "拉萨",
    "三亚",
    "桂林",
    "柳州",
    "义乌",
};

static const char *const place_marks[] = {"省", "市"};

static const char *const chinese_forms[] = {
    "有限责任公司", "股份有限公司", "有限公司", "有限合伙", "集团公司",
    "总公司",       "分公司",       "公司",     "集团",     "股份",
};

/* As they stand once dots and punctuation are gone. */
static const char *const latin_forms[] = {
    "ltd",  "limited",     "llc", "llp",     "lp",   "inc",   "incorporated",
    "corp", "corporation", "co",  "company", "plc",  "gmbh",  "ag",
    "kg",   "ug",          "sa",  "sas",     "sarl", "srl",   "spa",
    "bv",   "nv",          "ab",  "oy",      "oyj",  "as",    "aps",
    "pty",  "pte",         "sdn", "bhd",     "kk",   "group", "holdings",
};

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Of folded text: letters, digits and Han, not blanks, signs or punctuation. */
static bool is_kept(uint32_t c)
{
    if (c < 0x80)
        return is_latin((char)c);
    if (c < 0xC0 || c == 0xD7 || c == 0xF7)
        return false;
    if ((c >= 0x2000 && c < 0x2C00) || (c >= 0x2E00 && c < 0x2E80))
        return false;
    if (c >= 0x3000 && c < 0x3040)
        return c >= 0x3005 && c <= 0x3007;
    return c != 0x30FB && !(c >= 0xFE00 && c < 0xFE70) && !(c >= 0xFF00 && c < 0xFF10) &&
           !(c >= 0xFFF0 && c <= 0xFFFF);
}

/* Words of what is kept with one blank between them; a dot or an apostrophe ends no
 * word: "L.L.C." is "llc". */
static char *words_of(struct arena *arena, const char *folded)
{
    char *words = arena_take(arena, strlen(folded) + 1);
    size_t len = 0;

    while (*folded) {
        const char *start = folded;
        uint32_t c = utf8_next(&folded);
        if (is_kept(c)) {
            memcpy(words + len, start, (size_t)(folded - start));
            len += (size_t)(folded - start);
        } else if (c != '.' && c != '\'' && c != 0x2019 && len > 0 &&
                   words[len - 1] != ' ') {
            words[len++] = ' ';
        }
    }
    while (len > 0 && words[len - 1] == ' ')
        len--;
    words[len] = '\0';
    return words;
}

static bool ends(const char *text, size_t len, const char *with)
{
    size_t tail = strlen(with);

    return len > tail && memcmp(text + len - tail, with, tail) == 0;
}

/* Cuts one legal form off the end, unless nothing would be left. */
static bool cut_form(char *words)
{
    size_t len = strlen(words);

    for (size_t i = 0; i < COUNT(chinese_forms); i++) {
        if (strcmp(words, chinese_forms[i]) == 0)
            return false;
        if (ends(words, len, chinese_forms[i])) {
            words[len - strlen(chinese_forms[i])] = '\0';
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(latin_forms); i++) {
        size_t tail = strlen(latin_forms[i]);
        if (ends(words, len, latin_forms[i]) && !is_latin(words[len - tail - 1])) {
            words[len - tail] = '\0';
            return true;
        }
    }
    return false;
}

static void cut_blanks(char *words)
{
    for (size_t len = strlen(words); len > 0 && words[len - 1] == ' '; len--)
        words[len - 1] = '\0';
}

/* Behind a province or city that `name` begins with, if three characters are left: 银行
 * alone would be every city's bank. */
static const char *behind_place(const char *name)
{
    for (size_t i = 0; i < COUNT(places); i++) {
        size_t len = strlen(places[i]);
        const char *rest = name + len;
        if (strncmp(name, places[i], len) != 0)
            continue;
        for (size_t j = 0; j < COUNT(place_marks); j++)
            if (strncmp(rest, place_marks[j], strlen(place_marks[j])) == 0 &&
                utf8_count(rest) > 2)
                rest += strlen(place_marks[j]);
        return utf8_count(rest) >= 3 ? rest : name;
    }
    return name;
}

/* Without blanks, and without "and" between words, which "&" has lost as well. */
static void join(char *words)
{
    char *to = words;

    for (const char *from = words; *from;) {
        if (strncmp(from, " and ", 5) == 0)
            from += 4;
        else if (*from == ' ')
            from++;
        else
            *to++ = *from++;
    }
    *to = '\0';
}

const char *company_key(struct arena *arena, const char *name)
{
    if (!utf8_valid(name, strlen(name)))
        return arena_copy(arena, name);
    char *words = words_of(arena, text_fold(arena, name));
    while (cut_form(words))
        cut_blanks(words);
    join(words);
    const char *key = behind_place(words);
    key = behind_place(key); /* 浙江省杭州市 */
    return key[0] ? key : text_fold(arena, name);
}
