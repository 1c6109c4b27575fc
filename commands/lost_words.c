/* lost_words.c - what is said of a deal that is lost. */
#include "commands/lost_words.h"
#include "commands/form_clauses.h"
#include "commands/only_words.h"

#include <string.h>

/* The words of each reason; the first that stands there counts. */
static const struct {
    const char *code, *word;
} reason_signs[] = {
    {"budget", "budget"},
    {"budget", "预算"},
    {"budget", "没钱"},
    {"price", "price"},
    {"price", "expensive"},
    {"price", "cheaper"},
    {"price", "价"},
    {"price", "太贵"},
    {"price", "嫌贵"},
    {"price", "偏贵"},
    {"price", "更贵"},
    {"price", "贵了"},
    {"price", "贵很多"},
    {"price", "too dear"},
    {"price", "undercut"},
    {"price", "便宜"},
    {"competitor", "competitor"},
    {"competitor", "rival"},
    {"competitor", "竞争对手"},
    {"competitor", "友商"},
    {"competitor", "别家"},
    {"competitor", "对手"},
    {"competitor", "竞品"},
    {"competitor", "went with"},
    {"competitor", "chose"},
    {"competitor", "选了"},
    {"competitor", "抢走"},
    {"competitor", "抢了"},
    {"competitor", "抢去"},
    {"competitor", "抢单"},
    {"competitor", "撬走"},
    {"competitor", "撬了"},
    {"competitor", "截胡"},
    {"competitor", "poached"},
    {"timing", "timing"},
    {"timing", "next year"},
    {"timing", "postpone"},
    {"timing", "时机"},
    {"timing", "延期"},
    {"timing", "推迟"},
    {"timing", "明年"},
    {"no_need", "no need"},
    {"no_need", "not need"},
    {"no_need", "没有需求"},
    {"no_need", "不需要"},
    {"silent", "silent"},
    {"silent", "no answer"},
    {"silent", "no reply"},
    {"silent", "没有回音"},
    {"silent", "不回"},
    {"silent", "联系不上"},
};

const char *lost_reason(struct arena *arena, const char *words)
{
    const char *folded = text_fold(arena, words);

    for (size_t i = 0; i < COUNT(reason_signs); i++)
        if (strstr(folded, reason_signs[i].word))
            return reason_signs[i].code;
    return "other";
}

/* --- to whom -------------------------------------------------------------------------
 */

/* What stands where a name would, and is none. */
static const char nobody[] =
    "a|an|the|their|them|they|it|he|she|we|us|our|someone|somebody|another|others|other|no|"
    "lack|budget|price|prices|pricing|timing|time|competitor|competitors|competition|be|"
    "nothing|internal|in|inhouse|cost|costs|that|this|which|offer|quote|竞品|对手|竞争对手|"
    "别人|别家|其他|其他家|另一家|他们|人家|友商|价格|价钱|报价|我们|同行";

static const char *named(struct arena *arena, const char *from, size_t len)
{
    while (len > 0 && *from == ' ') {
        from++;
        len--;
    }
    while (len > 0 && from[len - 1] == ' ')
        len--;
    const char *name = arena_copy_bytes(arena, from, len);
    const char *letters = only_letters(arena, name);
    if (len == 0 || letters[0] == '\0' || only_taken(letters, nobody) > 0)
        return NULL;
    if (name[0] >= 'a' && name[0] <= 'z')
        return arena_printf(arena, "%c%s", name[0] - 'a' + 'A', name + 1);
    return name;
}

/* Up to where the name ends. */
static size_t name_ends(const char *at)
{
    static const char *const ends[] = {",",     ".",     "，",     "。",      "；",
                                       "!",     "！",    "了",     " on ",    " because ",
                                       ";",     " for ", " over ", " since ", " as ",
                                       " who ", " and ", " at ",   " with "};
    size_t len = strlen(at);

    for (size_t i = 0; i < COUNT(ends); i++) {
        const char *end = strstr(at, ends[i]);
        if (end && (size_t)(end - at) < len)
            len = (size_t)(end - at);
    }
    return len;
}

/* "Kestrel was 10% cheaper", 云鹰便宜一成: who stands before it, in that clause. */
static const char *cheaper_one(struct arena *arena, const char *text)
{
    static const char *const signs[] = {"cheaper", "undercut", "便宜", "更低"};
    static const char *const verbs[] = {" was ",     " is ",   " were ", " are ",
                                        " undercut", "'s ",    "便宜",   "更低",
                                        "更便宜",    "的报价", "报价",   "比我们"};
    static const char *const marks[] = {",", ".",  "，",        "。",   "；",   ";",
                                        ":", "：", " because ", " as ", " and "};

    for (size_t i = 0; i < COUNT(signs); i++) {
        const char *at = strstr(text, signs[i]), *from = text;
        if (!at)
            continue;
        for (size_t k = 0; k < COUNT(marks); k++)
            for (const char *m = text; (m = strstr(m, marks[k])) && m < at;) {
                m += strlen(marks[k]);
                from = m > from ? m : from;
            }
        size_t len = (size_t)(at - from);
        for (size_t k = 0; k < COUNT(verbs); k++) {
            const char *verb = strstr(from, verbs[k]);
            if (verb && (size_t)(verb - from) < len)
                len = (size_t)(verb - from);
        }
        bool is_long = len < (size_t)(at - from) || signs[i][0] < 0;
        return is_long || strcmp(signs[i], "undercut") == 0 ? named(arena, from, len)
                                                            : NULL;
    }
    return NULL;
}

/* "Lost it to kestrel": a name in small letters is one word, in one clause with "lost".
 */
static bool is_small_name(struct arena *arena, const char *text, const char *at,
                          size_t len)
{
    const char *before =
        text_fold(arena, arena_copy_bytes(arena, text, (size_t)(at - text)));
    const char *lost = strstr(before, "lost ");

    return lost && !strpbrk(lost, ",.;") && !memchr(at, ' ', len);
}

/* 被博力抢了: who took it. */
static const char *taker(struct arena *arena, const char *text)
{
    static const char *const verbs[] = {"抢", "撬", "截胡", "拿走", "拿下", "签走", "夺"};
    const char *at = strstr(text, "被");
    size_t len;

    if (!at)
        return NULL;
    at += strlen("被");
    len = strlen(at);
    for (size_t i = 0; i < COUNT(verbs); i++) {
        const char *verb = strstr(at, verbs[i]);
        if (verb && (size_t)(verb - at) < len)
            len = (size_t)(verb - at);
    }
    bool is_one = at[len] && name_ends(at) >= len;
    return is_one ? named(arena, at, len) : NULL;
}

const char *lost_rival(struct arena *arena, const char *text)
{
    static const char *const signs[] = {
        " to ",   "went with ", "going with ", "chose ", "picked ",     "signed with ",
        "输给了", "输给",       "选择了",      "选了",   "competitor ", "对手是"};

    for (size_t i = 0; i < COUNT(signs); i++) {
        const char *at = strstr(text, signs[i]);
        if (!at)
            continue;
        at += strlen(signs[i]);
        size_t len = name_ends(at);
        bool is_small = *at >= 'a' && *at <= 'z';
        if (is_small && *signs[i] == ' ' && !is_small_name(arena, text, at, len))
            continue;
        const char *name = named(arena, at, len);
        if (name)
            return name;
    }
    const char *name = taker(arena, text);
    return name ? name : cheaper_one(arena, text);
}

const char *lost_rival_meant(struct arena *arena, const char *words)
{
    static const char heads[] =
        "it's|it is|it was|is|that's|they are|to|against|the "
        "competitor is|competitor is|是|应该是|其实是|对手是|竞品是";
    static const char tails[] = "actually|sorry|instead|i mean|才对|吧|的";

    enum { WORDS_MOST = 3, NAME_MOST = 30 };

    const char *folded = text_fold(arena, words), *at = words;
    size_t len, n_words = 1;

    at += strspn(at, " ,");
    while ((len = only_taken(folded + (at - words), heads)) > 0) {
        at += len;
        at += strspn(at, " ,");
    }
    len = strcspn(at, ".!?,;");
    len = only_before(arena_copy_bytes(arena, folded + (at - words), len), tails);
    while (len > 0 && (at[len - 1] == ' ' || at[len - 1] == ','))
        len--;
    const char *name = arena_copy_bytes(arena, at, len);
    for (const char *c = name; *c; c++)
        n_words += *c == ' ';
    bool is_latin = (unsigned char)name[0] < 0x80;
    bool is_capital = name[0] >= 'A' && name[0] <= 'Z';
    return len > 0 && len <= NAME_MOST && n_words <= WORDS_MOST &&
                   (!is_latin || is_capital) && !strpbrk(name, "0123456789")
               ? name
               : NULL;
}

/* --- when again ----------------------------------------------------------------------
 */

const char *lost_again(struct turn *t, const char *text)
{
    static const char again[] =
        "again|call|reconnect|back|revisit|contact|reach out|ping|follow up|retry|try|"
        "touch base|check in|speak|talk|再|再联系|联系|回访|跟进|再聊|打电话|问问|重启";
    static const char never[] =
        "never|never again|no reconnect|no reconnecting|don't call|"
        "不再|不再联系|不用再联系|永不|不联系了";
    struct clause list[CLAUSES_MOST];
    size_t n = form_clauses(t, text, list), len;

    for (size_t i = 0; i < n; i++) {
        const char *day = NULL;
        for (size_t k = 0; k < list[i].found.n && !day; k++)
            day = clause_day(t, &list[i].found.rows[k], false);
        if (day && clause_sign(list[i].folded, again, &len))
            return day;
        if (only_of(only_letters(t->arena, list[i].text), never))
            return "never";
    }
    return NULL;
}

bool lost_no_rival(struct arena *arena, const char *text)
{
    static const char none[] =
        "none|no one|nobody|no competitor|no competitors|no competition|no rival|no rivals|"
        "no other bidder|没有|无|没|对手|竞争对手|竞争|竞品|竞争者|别人|其他人|人|的";
    static const char heads[] = "no|none|nobody|没|无";
    const char *letters = only_letters(arena, text);

    return only_taken(letters, heads) > 0 && only_of(letters, none);
}
