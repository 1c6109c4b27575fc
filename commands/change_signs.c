/* change_signs.c - the words that begin or end a correction: "no, Thursday",
 * 不对，是35万, "Thursday, not Wednesday". */
#include "commands/change_inside.h"

#include <string.h>
#include <strings.h>

const char *change_behind_clause(const char *text)
{
    static const char *const signs[] = {"wrong",    "mistake", "my bad", "typo",
                                        "mistyped", "错了",    "不对"};
    const char *end = text + strcspn(text, ",;"), *wide = strstr(text, "，");
    bool says_so = false;

    end = wide && wide < end ? wide : end;
    for (const char *at = text; *end && at < end; at++)
        for (size_t i = 0; i < COUNT(signs); i++)
            says_so |= strncasecmp(at, signs[i], strlen(signs[i])) == 0;
    return says_so ? end + (end == wide ? strlen("，") : 1) : NULL;
}

/* "That was wrong, 260k", 刚才那笔登错了，是26万: behind the clause that says so; NULL.
 */
static const char *behind_wrong(const char *text)
{
    static const char *const begins[] = {
        "that was ", "that is ", "that's ",    "the last one ", "the amount ",
        "i got ",    "i typed ", "i mistyped", "i entered ",    "my mistake",
        "my bad",    "typo",     "wrong ",     "刚才",          "刚刚",
        "上一",      "那笔",     "这笔",       "金额",          "数字",
        "日期",      "客户",     "那条",       "不好意思",      "我登错",
        "我记错",    "登错",     "记错",       "输错",          "打错"};
    bool is_begun = false;

    for (size_t i = 0; i < COUNT(begins); i++)
        is_begun |= strncasecmp(text, begins[i], strlen(begins[i])) == 0;
    return is_begun ? change_behind_clause(text) : NULL;
}

const char *change_behind_no(const char *text)
{
    static const char *const signs[] = {
        "no,",           "no ",        "nope",      "sorry",  "oops",     "i mean",
        "i meant",       "make it",    "make that", "wait,",  "actually", "not ",
        "wrong,",        "correction", "rather",    "不对",   "不是",     "错了",
        "说错了",        "写错了",     "应该是",    "抱歉",   "更正",     "改成",
        "改为",          "改到",       "是说",      "我是说", "哦不",     "should be ",
        "it should be ", "不，",       "不,"};

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncasecmp(text, signs[i], strlen(signs[i])) == 0)
            return text + strlen(signs[i]);
    return behind_wrong(text);
}

const char *change_before_no(struct arena *arena, const char *text)
{
    static const char *const signs[] = {", not ", " instead", " i mean", ", sorry",
                                        "不是",   "才对",     "我说错了"};

    for (const char *at = text; *at; at++)
        for (size_t i = 0; at > text && i < COUNT(signs); i++)
            if (strncasecmp(at, signs[i], strlen(signs[i])) == 0)
                return arena_copy_bytes(arena, text, (size_t)(at - text));
    return NULL;
}
