/* company.c - the key under which a company's doubles are found (lead.h). */
#include "lead.h"

#include "base/wordtree.h"

#include <string.h>
#include <threads.h>

/* Where many firms' names begin. */
static struct tree_word places[] = {
    {.text = "内蒙古自治区"},
    {.text = "广西壮族自治区"},
    {.text = "西藏自治区"},
    {.text = "宁夏回族自治区"},
    {.text = "新疆维吾尔自治区"},
    {.text = "香港特别行政区"},
    {.text = "澳门特别行政区"},
    {.text = "黑龙江"},
    {.text = "内蒙古"},
    {.text = "石家庄"},
    {.text = "哈尔滨"},
    {.text = "呼和浩特"},
    {.text = "乌鲁木齐"},
    {.text = "张家港"},
    {.text = "北京"},
    {.text = "上海"},
    {.text = "天津"},
    {.text = "重庆"},
    {.text = "河北"},
    {.text = "山西"},
    {.text = "辽宁"},
    {.text = "吉林"},
    {.text = "江苏"},
    {.text = "浙江"},
    {.text = "安徽"},
    {.text = "福建"},
    {.text = "江西"},
    {.text = "山东"},
    {.text = "河南"},
    {.text = "湖北"},
    {.text = "湖南"},
    {.text = "广东"},
    {.text = "广西"},
    {.text = "海南"},
    {.text = "四川"},
    {.text = "贵州"},
    {.text = "云南"},
    {.text = "西藏"},
    {.text = "陕西"},
    {.text = "甘肃"},
    {.text = "青海"},
    {.text = "宁夏"},
    {.text = "新疆"},
    {.text = "台湾"},
    {.text = "香港"},
    {.text = "澳门"},
    {.text = "广州"},
    {.text = "深圳"},
    {.text = "杭州"},
    {.text = "南京"},
    {.text = "苏州"},
    {.text = "无锡"},
    {.text = "常州"},
    {.text = "宁波"},
    {.text = "温州"},
    {.text = "嘉兴"},
    {.text = "绍兴"},
    {.text = "金华"},
    {.text = "台州"},
    {.text = "合肥"},
    {.text = "福州"},
    {.text = "厦门"},
    {.text = "泉州"},
    {.text = "南昌"},
    {.text = "济南"},
    {.text = "青岛"},
    {.text = "烟台"},
    {.text = "潍坊"},
    {.text = "郑州"},
    {.text = "洛阳"},
    {.text = "武汉"},
    {.text = "长沙"},
    {.text = "佛山"},
    {.text = "东莞"},
    {.text = "珠海"},
    {.text = "中山"},
    {.text = "惠州"},
    {.text = "南宁"},
    {.text = "海口"},
    {.text = "成都"},
    {.text = "绵阳"},
    {.text = "贵阳"},
    {.text = "昆明"},
    {.text = "西安"},
    {.text = "兰州"},
    {.text = "西宁"},
    {.text = "银川"},
    {.text = "太原"},
    {.text = "大同"},
    {.text = "沈阳"},
    {.text = "大连"},
    {.text = "长春"},
    {.text = "唐山"},
    {.text = "保定"},
    {.text = "南通"},
    {.text = "徐州"},
    {.text = "扬州"},
    {.text = "昆山"},
    {.text = "芜湖"},
    {.text = "拉萨"},
    {.text = "三亚"},
    {.text = "桂林"},
    {.text = "柳州"},
    {.text = "义乌"},
};

static struct wordtree places_tree;
static once_flag places_made = ONCE_FLAG_INIT;

static void make_places(void)
{
    wordtree_make(&places_tree, places, COUNT(places));
}

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
    call_once(&places_made, make_places);
    const struct tree_word *place = wordtree_longest(&places_tree, name, strlen(name));

    if (!place)
        return name;
    const char *rest = name + place->len;
    for (size_t j = 0; j < COUNT(place_marks); j++)
        if (strncmp(rest, place_marks[j], strlen(place_marks[j])) == 0 &&
            utf8_count(rest) > 2)
            rest += strlen(place_marks[j]);
    return utf8_count(rest) >= 3 ? rest : name;
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
